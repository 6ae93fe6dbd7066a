//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"duban/store/postgres/servertest"
)

// serverBox is a box whose ledger is on a server.
type serverBox struct {
	*box
	url  string
	data string // the folder of what is kept of restores
}

// duban runs a command that must end well, and returns what it prints.
func (b *serverBox) duban(db string, args ...string) string {
	b.t.Helper()
	command := exec.Command(b.binary, append([]string{"--db", db, "--as", "desk2", "--lang", "zh", "--today", "2021-11-22"}, args...)...)
	command.Env = append(os.Environ(), "XDG_DATA_HOME="+b.data)
	out, err := command.CombinedOutput()
	if err != nil {
		b.t.Fatalf("duban %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// keptCopy finds the file that has what a restore replaced.
var keptCopy = regexp.MustCompile(`原来的台账留存在 (\S+\.db)`)

// A ledger on a server is made, used by two dashboards and commands, checked, moved to a
// file and back, with all that was done to it.
func TestLedgerOnServer(t *testing.T) {
	server := servertest.Start(t)
	b := &serverBox{newBox(t), server.URL(), t.TempDir()}
	out, err := exec.Command(b.binary, "--db", b.url, "--lang", "zh", "list").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "duban setup --db '"+b.url+"'") {
		t.Errorf("before setup: %v, %s", err, out)
	}
	b.duban(b.url, "setup")
	if again := b.duban(b.url, "setup"); !strings.Contains(again, "都已就绪") {
		t.Errorf("setup again: %s", again)
	}
	command := fmt.Sprintf("DUBAN_TODAY=2021-11-22 LC_ALL=C.UTF-8 %s --db '%s' --as desk1", b.binary, b.url)
	b.tmux("new-session", "-d", "-s", "desk1", "-x", "80", "-y", "24", command)
	desk1 := &window{b.box, "desk1"}
	desk1.see("完成 0/30")
	b.duban(b.url, "done", "1", "--note", "已在网站公开")
	desk1.see("完成 1/30")
	desk1.press("j", "Space").see("完成 2/30")
	desk1.see("已存盘")
	b.duban(b.url, "check")
	if doctor := b.duban(b.url, "doctor"); !strings.Contains(doctor, "PostgreSQL") {
		t.Errorf("doctor: %s", doctor)
	}
	shown, log := b.duban(b.url, "list", "--json"), b.duban(b.url, "log", "--json")
	file := filepath.Join(t.TempDir(), "moved.db")
	b.duban(b.url, "backup", file)
	if moved := b.duban(file, "list", "--json"); moved != shown {
		t.Errorf("the file has %s\nwant %s", moved, shown)
	}
	b.duban(b.url, "reopen", "1-2")
	desk1.see("完成 0/30")
	reopened := b.duban(b.url, "log", "--json")
	restored := b.duban(b.url, "restore", "--yes", file)
	if kept := keptCopy.FindStringSubmatch(restored); kept == nil {
		t.Errorf("a restore prints %s", restored)
	} else if copied := b.duban(kept[1], "log", "--json"); copied != reopened {
		t.Errorf("the copy of what was replaced has %s\nwant %s", copied, reopened)
	}
	if back := b.duban(b.url, "list", "--json"); back != shown {
		t.Errorf("after the restore the server has %s\nwant %s", back, shown)
	}
	if back := b.duban(b.url, "log", "--json"); !strings.HasPrefix(back, strings.TrimRight(log, "]\n }")) || !strings.Contains(back, "moved.db") {
		t.Errorf("after the restore the log is %s\nbefore it was %s", back, log)
	}
	desk1.see("完成 2/30")
	if sum := b.duban(b.url, "rollup", b.url, file); strings.Count(sum, "江门市卫生健康局") < 2 {
		t.Errorf("rollup: %s", sum)
	}
}

// What a client of the gate sends as variables does not lead to another ledger than the
// gate's line says.
func TestGateOnServerWithHostileVariables(t *testing.T) {
	server := servertest.Start(t)
	b := &serverBox{newBox(t), server.URL(), t.TempDir()}
	b.duban(b.url, "setup")
	other := server.URL()
	b.duban(other, "setup")
	b.duban(other, "note", "3", "别的单位的备注")
	schema := regexp.MustCompile(`search_path=(\w+)`)
	// The line leaves the schema to the server.
	server.SQL(t, "alter role duban set search_path = "+schema.FindStringSubmatch(b.url)[1])
	line := schema.ReplaceAllString(b.url, "")
	for _, variable := range []string{
		"PGOPTIONS=-csearch_path=" + schema.FindStringSubmatch(other)[1], "PGPORT=1", "PGSERVICE=other", "PGSERVICEFILE=" + b.data, "PGSSLROOTCERT=" + b.data,
	} {
		command := exec.Command(b.binary, "gate", "--as", "desk3", "--role", "viewer", "--lang", "zh", "--db", line)
		command.Env = append(os.Environ(), "SSH_ORIGINAL_COMMAND=show 3", variable)
		out, err := command.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "开放江门") || strings.Contains(string(out), "别的单位") {
			t.Errorf("with %s: %v, %s", variable, err, out)
		}
	}
}
