package tui_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// inXterm shows pieces in a real xterm on a display of its own. Its media copy
// (CSI i) prints the screen to a file after each.
func inXterm(t *testing.T, width, height int, pieces [][]byte) [][]string {
	need(t, "Xvfb", "xterm")
	dir := t.TempDir()
	script := fmt.Sprintf("stty raw -echo; cd '%s'; for i in $(seq 0 %d); do while [ ! -e $i.piece ]; do sleep 0.02; done; "+
		"cat $i.piece; printf '\\033[i'; done; sleep 60", dir, len(pieces)-1)
	printed := filepath.Join(dir, "screen")
	command := exec.Command("xterm", "-u8", "-geometry", fmt.Sprintf("%dx%d", width, height), "-fa", "monospace", "-fs", "6",
		"-xrm", "XTerm*printAttributes: 0", "-xrm", "XTerm*printerAutoClose: true",
		"-xrm", fmt.Sprintf("XTerm*printerCommand: cat > %[1]s.part && mv %[1]s.part %[1]s", printed), "-e", "sh", "-c", script)
	command.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "DISPLAY="+display(t))
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = command.Process.Kill(); _ = command.Wait() }()
	var shown [][]string
	for i, piece := range pieces {
		file := filepath.Join(dir, fmt.Sprint(i))
		if err := errors.Join(os.WriteFile(file, piece, 0o600), os.Rename(file, file+".piece")); err != nil {
			t.Fatal(err)
		}
		screen := waitForFile(t, printed)
		// The second column of a wide character prints as a character that is none.
		screen = strings.ReplaceAll(screen, "\uffff", "")
		shown = append(shown, strings.Split(strings.TrimRight(screen, "\n"), "\n"))
	}
	return shown
}

// waitForFile returns the content of a file once it is there, and removes it.
func waitForFile(t *testing.T, path string) string {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if content, err := os.ReadFile(path); err == nil {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			return string(content)
		}
	}
	t.Fatalf("xterm printed no screen")
	return ""
}

// display starts an X server without a screen and returns the name of its
// display.
func display(t *testing.T) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = read.Close() }()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	_ = write.Close()
	var number int
	if _, err := fmt.Fscan(read, &number); err != nil {
		t.Fatalf("Xvfb gives no display: %v", err)
	}
	return fmt.Sprintf(":%d", number)
}
