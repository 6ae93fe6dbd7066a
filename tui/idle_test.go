package tui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui"
)

// idleClock is a clock that passes when the test says so.
type idleClock struct {
	now    time.Time
	timers chan idleTimer
}

type idleTimer struct {
	after time.Duration
	due   chan time.Time
}

func (c *idleClock) after(wait time.Duration) <-chan time.Time {
	timer := idleTimer{wait, make(chan time.Time, 1)}
	c.timers <- timer
	return timer.due
}

// sitIdle opens a dashboard that is locked after ten minutes and ends after thirty.
func sitIdle(t *testing.T, idle tui.Idle, change ...func(*tui.Options)) (*driver, *idleClock) {
	clock := &idleClock{now: time.Date(2021, 11, 22, 9, 0, 0, 0, time.UTC), timers: make(chan idleTimer, 1)}
	idle.Now, idle.After = func() time.Time { return clock.now }, clock.after
	change = append(change, func(options *tui.Options) { options.Idle = idle })
	return sit(t, newOffice(t), 80, 24, change...), clock
}

// pass lets time pass, and a timer be due that has to be so long.
func (c *idleClock) pass(d *driver, minutes, timer int) {
	d.t.Helper()
	c.now = c.now.Add(time.Duration(minutes) * time.Minute)
	running := <-c.timers
	if running.after != time.Duration(timer)*time.Minute {
		d.t.Errorf("the timer runs for %s, not %d minutes", running.after, timer)
	}
	running.due <- c.now
}

// A locked screen shows nothing of the plan. Enter goes on where the user was, and no
// key does anything else, nor is it taken for a command afterwards.
func TestIdleLocks(t *testing.T) {
	d, clock := sitIdle(t, tui.Idle{Lock: 10 * time.Minute})
	d.press("j", "n", "已催")
	before := d.frame()
	clock.pass(d, 10, 10)
	d.see("已锁定：10 分钟没有按键")
	for line := range strings.SplitSeq(before, "\n") {
		if line = strings.TrimSpace(line); len([]rune(line)) > 8 && strings.Contains(d.frame(), line) {
			t.Errorf("the locked screen shows %q", line)
		}
	}
	d.press("q", "d", " ", "<esc>", "y", "<tab>", "已催\n", "<c-j>")
	d.see("已锁定")
	d.press("<enter>")
	if frame := d.frame(); frame != before {
		t.Errorf("unlocked, it shows\n%s\nbefore it showed\n%s", frame, before)
	}
	d.press("x").see("已催x")
	clock.pass(d, 10, 10) // the next lock
	d.see("已锁定")
	d.press("<c-c>")
	d.untilLeft()
}

// Keys and the mouse put the lock off; the mouse does not unlock.
func TestInputPutsTheLockOff(t *testing.T) {
	for name, input := range map[string]func(*driver){
		"a key":     func(d *driver) { d.press("j") },
		"a click":   func(d *driver) { d.click("及时反馈", tea.MouseButtonLeft) },
		"the wheel": func(d *driver) { d.click("及时反馈", tea.MouseButtonWheelDown) },
	} {
		d, clock := sitIdle(t, tui.Idle{Lock: 10 * time.Minute})
		clock.now = clock.now.Add(9 * time.Minute)
		input(d)
		clock.pass(d, 1, 10) // nine minutes are left
		d.until("another timer", func(string) bool { return len(clock.timers) > 0 })
		if strings.Contains(d.frame(), "已锁定") {
			t.Fatalf("locked a minute after %s:\n%s", name, d.frame())
		}
		clock.pass(d, 9, 9)
		d.see("已锁定").click("已锁定", tea.MouseButtonLeft).see("已锁定")
	}
}

// Locked or not, the dashboard ends when the time has come, and what was typed is kept.
func TestIdleEnds(t *testing.T) {
	saved := drawer{}
	d, clock := sitIdle(t, tui.Idle{Lock: 10 * time.Minute, Leave: 30 * time.Minute}, with(saved))
	d.press("n", "写了一半")
	clock.pass(d, 10, 10)
	d.see("已锁定")
	clock.pass(d, 20, 20)
	d.untilLeft()
	if !d.app.(*tui.App).HasLeftIdle() {
		t.Error("it does not say why it ended")
	}
	if kept := fmt.Sprint(saved); !strings.Contains(kept, "写了一半") {
		t.Errorf("kept: %s", kept)
	}
}

// A mark that is on its way is written before the dashboard ends.
func TestIdleEndsAfterWriting(t *testing.T) {
	d, clock := sitIdle(t, tui.Idle{Leave: 30 * time.Minute})
	d.seat.writes = make(chan chan error)
	d.press(" ")
	release := d.called(d.seat.writes)
	clock.pass(d, 30, 30)
	d.see("退出")
	if d.left {
		t.Fatal("left before the mark was written")
	}
	release <- nil
	d.untilLeft()
}
