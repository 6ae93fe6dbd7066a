//go:build linux

package main

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"duban/cmd/duban/internal/drafts"
	"duban/tui/terminaltest"
)

// goneIn waits until a process is gone and returns how long that took.
func goneIn(t *testing.T, pid int) time.Duration {
	t.Helper()
	start := time.Now()
	for time.Since(start) < 10*time.Second {
		if state := stateOf(pid); state == "" || state == "Z" {
			return time.Since(start)
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("process %d lives on without a terminal", pid)
	return 0
}

// stateOf returns the state of a process as /proc has it; empty if there is none.
func stateOf(pid int) string {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return ""
	}
	_, rest, _ := strings.Cut(string(data), ") ")
	state, _, _ := strings.Cut(rest, " ")
	return state
}

// Whatever way a line drops, the process is gone within seconds, the ledger is
// free, and what was being written is offered at the next start.
func TestALineThatDrops(t *testing.T) {
	for _, drop := range []struct {
		what    string
		wrapper []string
		signal  syscall.Signal // 0 to close the terminal
	}{
		{"hang-up", nil, syscall.SIGHUP},
		{"closed terminal", nil, 0},
		{"closed terminal, hang-up ignored", []string{"sh", "-c", `trap "" HUP; "$@"`, "sh"}, 0},
		{"killed", nil, syscall.SIGKILL},
		{"terminated", nil, syscall.SIGTERM},
	} {
		t.Run(drop.what, func(t *testing.T) { testDroppedLine(t, drop.wrapper, drop.signal) })
	}
}

// testDroppedLine types half a note, drops the line, and finds the note as a draft.
func testDroppedLine(t *testing.T, wrapper []string, signal syscall.Signal) {
	t.Helper()
	b := newBox(t)
	state := t.TempDir()
	blocking, slave := terminaltest.NewPTY(t, 80, 24)
	master := unblocked(t, blocking)
	line := append(append([]string{}, wrapper...), b.binary, "--db", b.ledger, "--as", "desk1")
	command := exec.Command(line[0], line[1:]...)
	command.Env = append(os.Environ(), "TERM=xterm", "LC_ALL=C.UTF-8", "DUBAN_TODAY=2021-11-22", "XDG_STATE_HOME="+state)
	command.Stdin, command.Stdout, command.Stderr = slave, slave, slave
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = command.Process.Kill() }()
	_ = slave.Close()
	seen := make(chan string, 1000)
	go func() {
		part := make([]byte, 1<<16)
		for {
			n, err := master.Read(part)
			seen <- string(part[:n])
			if err != nil {
				return
			}
		}
	}()
	awaitOutput(t, seen, "加强行政执法")
	_, _ = master.WriteString("n")
	awaitOutput(t, seen, "备注")
	_, _ = master.WriteString("催办了一半")
	awaitOutput(t, seen, "一半")
	time.Sleep(2 * drafts.SaveDelay)
	if signal != 0 {
		_ = command.Process.Signal(signal)
	} else {
		_ = master.Close()
	}
	go func() { _ = command.Wait() }()
	t.Logf("gone after %v", goneIn(t, command.Process.Pid))
	if status, _ := b.status("1"); status != "todo" {
		t.Errorf("the ledger has %s", status)
	}
	t.Setenv("XDG_STATE_HOME", state)
	again := b.open("desk1", 80, 24)
	again.see("有 1 条未保存的草稿（备注 1）：选中任务按 n 接着写")
	again.press("n").see("备注 1 催办了一半")
	again.press("Enter").see("备注已存盘")
	again.press("q").see("left with 0")
	fresh := b.open("desk1b", 80, 24, "--as", "desk1")
	fresh.see("空格 完成")
	if strings.Contains(fresh.screen(), "草稿") {
		t.Errorf("offered again:\n%s", fresh.screen())
	}
}

// unblocked returns a file that Close closes although somebody reads it.
func unblocked(t *testing.T, file *os.File) *os.File {
	t.Helper()
	fd, err := unix.Dup(int(file.Fd()))
	if err == nil {
		err = unix.SetNonblock(fd, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	unix.CloseOnExec(fd)
	_ = file.Close()
	return os.NewFile(uintptr(fd), file.Name())
}

func awaitOutput(t *testing.T, seen chan string, text string) {
	t.Helper()
	var all strings.Builder
	deadline := time.After(10 * time.Second)
	for !strings.Contains(all.String(), text) {
		select {
		case part := <-seen:
			all.WriteString(part)
		case <-deadline:
			t.Fatalf("never saw %q in %q", text, all.String())
		}
	}
}
