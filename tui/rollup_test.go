package tui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"duban/tui"
	"duban/tui/draw"
	"duban/tui/words"
)

// rollupOf returns a list of ledgers, of which the second can't be read.
func rollupOf(ledgers int, ascii bool) *tui.Rollup {
	options := tui.RollupOptions{
		Title: "各单位工作推进情况", Keys: "回车 打开  q 返回、退出", Columns: []string{"单位", "完成", "方案"}, Sum: []string{"合计", "9/99", ""},
		Words: words.In(words.Chinese), Pen: draw.NewPen(ascii, draw.NewTheme(draw.ThemeMono, false)),
	}
	for i := range ledgers {
		row := tui.RollupRow{Cells: []string{fmt.Sprint("江海市第", i, "卫生健康局"), "1/30", "2021年政务公开“工作”要点\x1b[2J分工方案"}}
		if i == 1 {
			row = tui.RollupRow{Error: "没有台账 none.db"}
		}
		options.Ledgers = append(options.Ledgers, row)
	}
	return tui.NewRollup(options)
}

func pressRollup(r *tui.Rollup, pressed ...string) (hasQuit bool) {
	for _, key := range pressed {
		_, cmd := r.Update(keyMessage(key))
		hasQuit = cmd != nil
	}
	return hasQuit
}

// Enter opens the ledger under the cursor, unless it can't be read; q leaves.
func TestRollupOpensLedgers(t *testing.T) {
	r := rollupOf(40, false)
	r.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if pressRollup(r, "j", "<enter>") {
		t.Error("a ledger that can't be read was opened")
	}
	pressRollup(r, "G")
	if frame := ansi.Strip(r.View()); !strings.Contains(frame, "▌ 江海市第39卫生健康局") || !strings.Contains(frame, "合计") {
		t.Errorf("at the last ledger:\n%s", frame)
	}
	if !pressRollup(r, "g", "ｊ", "<down>", "<enter>") {
		t.Error("Enter does not open")
	}
	if at, isOpening := r.Opened(); at != 2 || !isOpening {
		t.Errorf("opened %d, %t", at, isOpening)
	}
	for _, leave := range []string{"q", "<esc>", "<c-c>"} {
		r := rollupOf(3, false)
		if _, isOpening := r.Opened(); !pressRollup(r, leave) || isOpening {
			t.Errorf("%s does not leave", leave)
		}
	}
}

// The list fits every window, and nothing in it acts on the terminal.
func TestRollupFits(t *testing.T) {
	for _, ledgers := range []int{0, 1, 2, 100} {
		for _, ascii := range []bool{false, true} {
			r := rollupOf(ledgers, ascii)
			for width := range 90 {
				r.Update(tea.WindowSizeMsg{Width: width, Height: width % 27})
				frame := r.View()
				if strings.Contains(frame, "\x1b[2J") {
					t.Fatalf("it acts on the terminal: %q", frame)
				}
				if width > 1 {
					measure(t, frame, width, width%27)
				}
				pressRollup(r, "j")
			}
		}
	}
}

// The list is covered where no key was pressed for long, and ends after that.
func TestRollupIdle(t *testing.T) {
	clock := &idleClock{now: time.Date(2021, 11, 22, 9, 0, 0, 0, time.UTC), timers: make(chan idleTimer, 1)}
	r := rollupOf(3, false)
	r.Idle = tui.Idle{Lock: 10 * time.Minute, Leave: 30 * time.Minute, Now: func() time.Time { return clock.now }, After: clock.after}
	waiting := r.Init()
	r.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	pass := func(minutes int) (next tea.Cmd) {
		clock.now = clock.now.Add(time.Duration(minutes) * time.Minute)
		(<-clock.timers).due <- clock.now
		_, next = r.Update(waiting())
		return next
	}
	waiting = pass(10)
	if frame := r.View(); !strings.Contains(frame, "已锁定") || strings.Contains(frame, "江海市") {
		t.Errorf("after ten minutes:\n%s", frame)
	}
	if pressRollup(r, "q", "j"); strings.Contains(r.View(), "江海市") {
		t.Error("a key other than Enter unlocks")
	}
	r.Update(keyMessage("<enter>"))
	if _, isOpening := r.Opened(); isOpening || !strings.Contains(r.View(), "江海市") {
		t.Errorf("Enter does not unlock alone:\n%s", r.View())
	}
	waiting = pass(10)
	waiting = pass(10)
	if pass(20); !r.HasLeftIdle() {
		t.Error("the list does not end")
	}
}
