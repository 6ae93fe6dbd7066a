//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Keys that access writes are let in by sshd, change their role, and are refused once
// they are withdrawn.
func TestAccessThroughSSHD(t *testing.T) {
	s := startServer(t, map[string]string{"desk1": "editor"})
	authorized := filepath.Join(s.folder, "authorized")
	if err := os.Chmod(s.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	access := func(args ...string) string {
		return must(t, exec.Command(s.binary, append([]string{"--db", s.ledger, "--as", "admin", "--lang", "zh", "access"}, args...)...))
	}
	const name, key = "陈 敏", "chen"
	s.makeKey(key)
	access("add", name, "--role", "office:财务科", "--key", filepath.Join(s.folder, key+".pub"), "--keys", authorized)

	if out, failed, status := s.ssh(key, "", "done", "2"); status != 0 {
		t.Fatalf("a new key: %d %s%s", status, out, failed)
	}
	if out, failed, status := s.ssh(key, "", "done", "1"); status != 1 {
		t.Fatalf("another office's task: %d %s%s", status, out, failed)
	}
	access("role", name, "viewer", "--keys", authorized)
	if out, failed, status := s.ssh(key, "", "reopen", "2"); status != 1 {
		t.Fatalf("a viewer: %d %s%s", status, out, failed)
	}
	access("revoke", name, "--keys", authorized)
	if out, failed, status := s.ssh(key, "", "list"); status != 255 || !strings.Contains(failed, "denied") {
		t.Fatalf("a key that was withdrawn: %d %s%s", status, out, failed)
	}
	if out, failed, status := s.ssh("desk1", "", "done", "3"); status != 0 {
		t.Fatalf("the other key: %d %s%s", status, out, failed)
	}
	log := access("log")
	for _, want := range []string{name + "  office:财务科  127.0.0.1  结束 状态 0  done 2", "拒绝 状态 1", "desk1  editor         127.0.0.1"} {
		if !strings.Contains(log, want) {
			t.Errorf("the log has no %q:\n%s", want, log)
		}
	}
}
