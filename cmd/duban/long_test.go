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
	many(t, 20, 5, 25, length, 2*time.Second)
}
