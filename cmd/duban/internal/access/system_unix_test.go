//go:build unix

package access

import (
	"errors"
	"testing"
)

// A system's log that takes nothing does not hold up a client of the gate.
func TestSystemLogHangs(t *testing.T) {
	t.Parallel()
	hangs := make(chan struct{})
	defer close(hangs)
	if err := withTimeout(func() error { <-hangs; return nil }); !errors.Is(err, errSystemSlow) {
		t.Errorf("got %v", err)
	}
	if err := withTimeout(func() error { return nil }); err != nil {
		t.Errorf("of one that answers: %v", err)
	}
}
