//go:build linux

package main

import (
	"bytes"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"duban/tui/terminaltest"
)

// inTerminal runs the program in a terminal whose answers to where the cursor is
// are made of what was drawn since the last one; none if it returns "".
func inTerminal(t *testing.T, binary string, width, height int, answers func(drawn string) string, args ...string) (output string, status int, took time.Duration) {
	t.Helper()
	master, slave := terminaltest.NewPTY(t, width, height)
	command := exec.Command(binary, args...)
	command.Env = append(os.Environ(), "TERM=xterm", "LC_ALL=C.UTF-8")
	command.Stdin, command.Stdout, command.Stderr = slave, slave, slave
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	before := time.Now()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	_ = slave.Close()
	all := make(chan string)
	go func() {
		var whole, drawn bytes.Buffer
		part := make([]byte, 4096)
		for {
			n, err := master.Read(part)
			whole.Write(part[:n])
			drawn.Write(part[:n])
			if before, asked := bytes.CutSuffix(drawn.Bytes(), []byte("\x1b[6n")); asked {
				// In two packets, as over a bad line.
				answer := answers(string(before))
				for _, half := range []string{answer[:len(answer)/2], answer[len(answer)/2:]} {
					_, _ = master.WriteString(half)
					time.Sleep(20 * time.Millisecond)
				}
				drawn.Reset()
			}
			if err != nil {
				all <- whole.String()
				return
			}
		}
	}()
	err := command.Wait()
	took = time.Since(before)
	if exit, failed := err.(*exec.ExitError); failed {
		status = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return <-all, status, took
}
