package terminaltest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// RunInTmux runs a script of the shell in a terminal of the size, on a tmux server of its
// own that ends with the test. It returns what runs a command of tmux there and returns
// its output. Where tmux is missing, the test is skipped.
func RunInTmux(t testing.TB, width, height int, script string) func(arguments ...string) string {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	folder := t.TempDir()
	// Without a status line from the start, the pane is as high as asked before the
	// first byte is shown.
	settings := filepath.Join(folder, "tmux.conf")
	if err := os.WriteFile(settings, []byte("set -g status off\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tmux := func(arguments ...string) string {
		t.Helper()
		command := exec.Command("tmux", append([]string{"-u", "-f", settings, "-S", filepath.Join(folder, "socket")}, arguments...)...)
		command.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TERM=xterm-256color", "TMUX=")
		output, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %v: %v: %s", arguments, err, output)
		}
		return string(output)
	}
	tmux("new-session", "-d", "-x", strconv.Itoa(width), "-y", strconv.Itoa(height), script)
	t.Cleanup(func() { tmux("kill-server") })
	return tmux
}
