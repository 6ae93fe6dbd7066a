//go:build linux

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// What is set in the dashboard holds at once, is written to the file with all else left as
// it is, and holds at the next start.
func TestSettingsAreChanged(t *testing.T) {
	binary, folder := binaryOf(t), t.TempDir()
	path := filepath.Join(folder, "duban", "config.toml")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("# mine\ntheme = \"mono\" # always\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	environment := []string{"XDG_CONFIG_HOME=" + folder, "XDG_STATE_HOME=" + folder}
	sit := func(steps ...string) {
		t.Helper()
		s, command := startScripted(t, environment, binary, "--db", filepath.Join(folder, "office.db"), "--as", "li")
		for i := 0; i+1 < len(steps); i += 2 {
			s.await(steps[i])
			s.write(steps[i+1])
		}
		if err := command.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	sit("3 任务", ",", "文件第 2 行", "\r", "自动", "jj", "language = ", "\r", "no dashboard", "\x1b", "overdue", ":", "Commands", "mouse\r", "\x1b[?1000h", "q")
	content, err := os.ReadFile(path)
	if want := "# mine\ntheme = \"auto\" # always\nlanguage = \"en\"\nmouse = true\n"; string(content) != want || err != nil {
		t.Fatalf("%q, %v, want %q", content, err, want)
	}
	sit("\x1b[?1000h", "", "Tasks", ",", "theme = ", "\x1b[<0;5;5M\x1b[<0;5;5m", "language of", "q")
}
