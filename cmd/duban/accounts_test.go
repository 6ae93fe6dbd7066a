//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"duban/cmd/duban/internal/exit"
)

// Accounts of one group work on the folder that setup has prepared, whatever
// their umask; for others the error gives the reason.
func TestAccountsInAGroup(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root may act as several accounts")
	}
	const group, gid = "daemon", 1 // on every Linux
	folder := reachable(t)
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(folder, "duban")
	// By another process: see the scripts.
	if out, err := exec.Command("cp", own, binary).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := os.Chmod(binary, 0o755); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(folder, "office", "duban.db")
	as := func(uid uint32, groups []uint32, args ...string) (string, int) {
		line := append([]string{"-c", `umask 077; exec "$0" "$@"`, binary, "--db", db}, args...)
		command := exec.Command("/bin/sh", line...)
		command.Dir = folder
		command.Env = append(os.Environ(), "DUBAN_AS=", "DUBAN_DB=")
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uid, Gid: uid, Groups: groups}}
		out, _ := command.CombinedOutput()
		return string(out), command.ProcessState.ExitCode()
	}
	if out, status := as(0, nil, "setup", "--group", group); status != exit.Done {
		t.Fatal(out)
	}
	for i, args := range [][]string{{"done", "1"}, {"note", "1", "看过了"}, {"start", "2"}} {
		if out, status := as(61001+uint32(i), []uint32{gid}, args...); status != exit.Done {
			t.Errorf("%q: status %d, %s", args, status, out)
		}
	}
	if out, _ := as(61002, []uint32{gid}, "log"); strings.Count(out, "\n") != 4 {
		t.Errorf("the log: %s", out)
	}
	if out, status := as(61009, nil, "list"); status != exit.Failed || !strings.Contains(out, "没有权限") {
		t.Errorf("a stranger: status %d, %s", status, out)
	}
	if out, status := as(61001, []uint32{gid}, "setup", "--group", group); !strings.Contains(out, "都已就绪") && status != exit.Failed {
		t.Errorf("set up again by a member: status %d, %s", status, out)
	}
	if out, status := as(0, nil, "setup", "--group", group); status != exit.Done || !strings.Contains(out, "都已就绪") {
		t.Errorf("set up again: status %d, %s", status, out)
	}
}
