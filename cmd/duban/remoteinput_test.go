//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/tui/terminaltest"
)

// channels returns the two ends of what sshd may give a command as its standard
// output.
func channels(t *testing.T) map[string][2]*os.File {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	master, slave := terminaltest.NewPTY(t, 80, 24)
	ends := map[string][2]*os.File{
		"pipe": {reader, writer}, "socket": {os.NewFile(uintptr(pair[0]), "client"), os.NewFile(uintptr(pair[1]), "output")}, "terminal": {master, slave},
	}
	t.Cleanup(func() {
		for _, end := range ends {
			_, _ = end[0].Close(), end[1].Close()
		}
	})
	return ends
}

// Whatever a command reads from standard input, a client that vanishes before its
// end leaves nothing behind, and one that waits for the answer gets it.
func TestInputEndsWithTheLine(t *testing.T) {
	document, err := os.ReadFile("testdata/plan2022.csv")
	if err != nil {
		t.Fatal(err)
	}
	backup := newDesk(t)
	backup.mustRun(t, "start", "1")
	copied, _, status := backup.run("backup", "-")
	if status != exit.Done {
		t.Fatal(status)
	}
	for command, text := range map[string]string{
		"import -": string(document), "note 1 -": "第一行\n第二行", "restore - --yes": copied,
	} {
		for _, what := range []string{"pipe", "socket", "terminal"} {
			for _, gone := range []time.Duration{never, 0, gate.LineGrace / 2} {
				t.Run(fmt.Sprint(command, " ", what, " ", gone), func(t *testing.T) {
					testInputEnds(t, channels(t)[what], command, text, gone)
				})
			}
		}
	}
}

const never time.Duration = -1

// testInputEnds sends a text whose end comes so long before the client is gone.
func testInputEnds(t *testing.T, end [2]*os.File, command, text string, gone time.Duration) {
	d := newDesk(t)
	d.mustRun(t, "note", "2", "先有台账")
	before := d.mustRun(t, "log")
	switch gone {
	case never:
		go func() { _, _ = io.Copy(io.Discard, end[0]) }()
	case 0:
		_ = end[0].Close()
	default:
		time.AfterFunc(gone, func() { _ = end[0].Close() })
	}
	d.stdin, d.stdout = strings.NewReader(text), end[1]
	_, failed, status := d.runGate("admin", command)
	d.stdout = &d.out
	switch changed := d.mustRun(t, "log") != before; {
	case gone == never && (status != exit.Done || !changed):
		t.Errorf("status %d, changed %v: %s", status, changed, failed)
	case gone != never && (status != exit.Failed || changed || !strings.Contains(failed, "连接中断") || strings.Count(failed, "\n") != 1):
		t.Errorf("status %d, changed %v: %s", status, changed, failed)
	}
}
