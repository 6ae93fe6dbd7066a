//go:build linux

package main

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && runFloor(os.Args[1]) {
		return
	}
	os.Exit(m.Run())
}

// The smallest list is started, pressed and left idle in a terminal.
func TestWatch(t *testing.T) {
	floor, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{ctx: t.Context(), folder: t.TempDir(), rounds: 1}
	values, err := b.watch(80, 24, "任务", floor, "floor-list")
	if err != nil {
		t.Fatal(err)
	}
	if values.start <= 0 || values.bytes == 0 || values.memory == 0 || values.switches == 0 {
		t.Errorf("%+v", values)
	}
}

func TestLedger(t *testing.T) {
	b := &bench{ctx: t.Context(), folder: t.TempDir()}
	path, err := b.ledger(3, 7)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := b.ledger(3, 7); err != nil || again != path {
		t.Errorf("%s, %v", again, err)
	}
}

func TestRow(t *testing.T) {
	var out strings.Builder
	b := &bench{out: bufio.NewWriter(&out), figures: map[string]figure{}}
	b.heading("x")
	b.row("a", 3, 2, "ms")
	b.row("b", 3, 0, "")
	if want := "| a | 3.00 ms | 1.50 x |\n| b | 3.00  |  |\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("%q", out.String())
	}
	if milliseconds(1500*time.Microsecond) != 1.5 {
		t.Error(milliseconds(1500 * time.Microsecond))
	}
	if _, err := numbers("1,x"); err == nil {
		t.Error("x is a number")
	}
}
