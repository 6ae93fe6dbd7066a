//go:build linux

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"duban/tui/terminaltest"
)

// scripted is a terminal whose part a test plays.
type scripted struct {
	t     *testing.T
	shown chan []byte
	all   []byte
	write func(string)
}

// startScripted starts the program in a terminal of its own, with nothing set that a
// terminal would be asked for, but for what is added to the environment.
func startScripted(t *testing.T, environment []string, binary string, args ...string) (*scripted, *exec.Cmd) {
	t.Helper()
	master, slave := terminaltest.NewPTY(t, 80, 24)
	command := exec.Command(binary, args...)
	command.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=", "COLORFGBG=", "NO_COLOR=", "LC_ALL=C.UTF-8")
	command.Env = append(command.Env, environment...)
	command.Stdin, command.Stdout, command.Stderr = slave, slave, slave
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	s := &scripted{t: t, shown: make(chan []byte, 1), write: func(keys string) { _, _ = master.WriteString(keys) }}
	go func() {
		for {
			part := make([]byte, 4096)
			n, err := master.Read(part)
			if err != nil {
				return
			}
			select {
			case s.shown <- part[:n]:
			case <-t.Context().Done():
				return
			}
		}
	}()
	return s, command
}

// await reads until the program has written a text since the last call.
func (s *scripted) await(text string) {
	s.t.Helper()
	end := time.After(30 * time.Second)
	for {
		if at := bytes.Index(s.all, []byte(text)); at >= 0 {
			s.all = s.all[at+len(text):]
			return
		}
		select {
		case part := <-s.shown:
			s.all = append(s.all, part...)
		case <-end:
			s.t.Fatalf("no %q in %q", text, s.all)
		}
	}
}

// The terminal is asked after the first frame. Its answers decide the colours and the
// characters, come when they like, in pieces, and press no key: the cursor stays on the
// first task, and Shift-F3, which looks like an answer, is still a key.
func TestTheTerminalsAnswers(t *testing.T) {
	binary, folder := binaryOf(t), t.TempDir()
	open := func() (*scripted, *exec.Cmd) {
		return startScripted(t, []string{"XDG_STATE_HOME=" + folder}, binary, "--db", filepath.Join(folder, "office.db"), "--as", "li")
	}
	s, command := open()
	s.await("督办")          // the first frame
	s.await("\x1b]11;?\a") // the questions
	s.await("│●…\x1b[6n")
	s.write("\x1b]11;rgb:ffff/ff") // half of an answer, whose rest
	s.write("j")                   // never comes
	s.await("推进")                  // the second task has the cursor
	s.write("\x1b[2;7R")           // drawn in two columns each
	s.await("#=")                  // frames in ASCII
	s.write("k")
	s.await("加强")
	s.write("q")
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(filepath.Join(folder, "duban", "terminals.json"))
	if err != nil || !strings.Contains(string(saved), `"wide":true`) {
		t.Errorf("%s, %v", saved, err)
	}
	s, command = open()
	s.await("#=") // known from the first frame on
	s.await("\x1b[6n")
	s.write("\x1b]11;rgb:fff")
	s.write("f/ffff/ffff\x1b\\\x1b[2;4R")
	s.await("\x1b[1;38;5;24m") // a light ground
	s.await("┏━")              // and another terminal of the same name, that is narrow
	s.write("q")
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
}
