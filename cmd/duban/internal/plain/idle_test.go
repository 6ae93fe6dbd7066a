package plain

import (
	"errors"
	"io"
	"slices"
	"testing"
	"time"
)

// watchedPipe is an input, of which the test owns the clock.
type watchedPipe struct {
	lines *Lines
	typed *io.PipeWriter
	clock chan time.Time
	asked chan time.Duration
	shown chan bool
}

func newWatchedPipe(lock, leave time.Duration) watchedPipe {
	input, typed := io.Pipe()
	p := watchedPipe{typed: typed, clock: make(chan time.Time), asked: make(chan time.Duration, 10), shown: make(chan bool, 10)}
	p.lines = NewLines(Idle{
		Lock: lock, Leave: leave, Show: func(isLocked bool) { p.shown <- isLocked },
		After: func(limit time.Duration) <-chan time.Time {
			p.asked <- limit
			return p.clock
		},
	}.Watch(input))
	return p
}

func (p watchedPipe) write(texts ...string) {
	for _, text := range texts {
		_, _ = p.typed.Write([]byte(text))
	}
}

// A session ends where no line comes in time, and not before.
func TestLinesWithinATime(t *testing.T) {
	p := newWatchedPipe(0, time.Minute)
	go p.write("list\nhalf a")
	if line, err := p.lines.Next(); line != "list" || err != nil {
		t.Fatalf("%q, %v", line, err)
	}
	go func() { p.clock <- time.Time{} }()
	if _, err := p.lines.Next(); !errors.Is(err, ErrIdle) {
		t.Errorf("after the time: %v", err)
	}
	if _, err := p.lines.Next(); !errors.Is(err, ErrIdle) {
		t.Errorf("after the end: %v", err)
	}
	if limit := <-p.asked; limit != time.Minute {
		t.Errorf("waited for %s", limit)
	}
	_ = p.typed.Close()
}

// A locked session takes nothing but an empty line, and what follows it.
func TestALockedSessionTakesOnlyAnEmptyLine(t *testing.T) {
	p := newWatchedPipe(time.Minute, 3*time.Minute)
	go func() {
		p.clock <- time.Time{}
		<-p.shown
		p.write("done 1\n", "y", "es\r\n", "\r\nlist\n")
	}()
	if line, err := p.lines.Next(); line != "list" || err != nil {
		t.Fatalf("%q, %v", line, err)
	}
	if isLocked := <-p.shown; isLocked {
		t.Error("unlocking is not shown")
	}
	if limits := []time.Duration{<-p.asked, <-p.asked}; !slices.Equal(limits, []time.Duration{time.Minute, 2 * time.Minute}) {
		t.Errorf("waited for %v", limits)
	}
	_ = p.typed.Close()
}

// A locked session ends in its time, whatever is typed meanwhile.
func TestALockedSessionEnds(t *testing.T) {
	p := newWatchedPipe(time.Minute, 3*time.Minute)
	go func() {
		p.clock <- time.Time{}
		p.write("done 1\n")
		p.clock <- time.Time{}
	}()
	if line, err := p.lines.Next(); !errors.Is(err, ErrIdle) {
		t.Errorf("%q, %v", line, err)
	}
	_ = p.typed.Close()
}
