package plain

import (
	"errors"
	"io"
	"testing"
	"time"
)

// A session ends where no line comes in time, and not before.
func TestLinesWithinATime(t *testing.T) {
	input, typed := io.Pipe()
	clock := make(chan time.Time)
	asked := make(chan time.Duration, 10)
	lines := NewLines(Within(input, time.Minute, func(limit time.Duration) <-chan time.Time {
		asked <- limit
		return clock
	}))
	go func() { _, _ = typed.Write([]byte("list\nhalf a")) }()
	if line, err := lines.Next(); line != "list" || err != nil {
		t.Fatalf("%q, %v", line, err)
	}
	go func() { clock <- time.Time{} }()
	if _, err := lines.Next(); !errors.Is(err, ErrIdle) {
		t.Errorf("after the time: %v", err)
	}
	if limit := <-asked; limit != time.Minute {
		t.Errorf("waited for %s", limit)
	}
	_ = typed.Close()
}
