//go:build long

package main

import (
	"os"
	"testing"
	"time"
)

func TestLongPowerCut(t *testing.T) { cutPower(t, 60, 12) }

// TestLongSoak takes as long as DUBAN_SOAK says.
func TestLongSoak(t *testing.T) {
	length, err := time.ParseDuration(os.Getenv("DUBAN_SOAK"))
	if err != nil {
		t.Fatalf("DUBAN_SOAK says how long, such as 90s: %v", err)
	}
	// One in a hundred may fall into a moment when the machine does other things.
	if took := many(t, 20, 5, 25, length, 3*time.Second); took > time.Second {
		t.Errorf("a change takes %v to a dashboard, want a second at most", took)
	}
}
