//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"testing"
)

func (b *box) run(args ...string) {
	b.t.Helper()
	command := exec.Command(b.binary, append([]string{"--db", b.ledger, "--as", "desk2"}, args...)...)
	if out, err := command.CombinedOutput(); err != nil {
		b.t.Fatalf("duban %v: %v\n%s", args, err, out)
	}
}

// A restore asks for a word, and open dashboards show the ledger that is there now.
func TestRestoreBesideADashboard(t *testing.T) {
	b := newBox(t)
	backup := b.ledger + ".copy"
	b.run("done", "1")
	b.run("backup", backup)
	b.run("done", "2")
	desk := b.open("desk1", 80, 24)
	desk.see("✓  2")
	command := fmt.Sprintf("LC_ALL=C.UTF-8 %s --db %s restore %s; echo left with $?; exec sleep 60", b.binary, b.ledger, backup)
	ask := func(name, word, end string) {
		b.tmux("new-session", "-d", "-s", name, "-x", "100", "-y", "20", command)
		window := &window{b, name}
		window.see("输入 恢复 或 restore 确认")
		window.press(word, "Enter").see(end)
	}
	ask("hasty", "y", "没有恢复，台账未变")
	if status, _ := b.status("2"); status != "done" {
		t.Errorf("a letter was enough: task 2 is %s", status)
	}
	ask("sure", "恢复", "原来的台账留存在")
	desk.see("台账已从备份恢复")
	desk.see("○  2")
	desk.press("j", "j", "Space").see("3 已完成，已存盘")
	if status, _ := b.status("2"); status != "todo" {
		t.Errorf("after the restore task 2 is %s", status)
	}
	b.run("check")
}

// Whatever happens to the file while a dashboard has it open has an error
// message of its own, no mark is reported as saved, and a restore cures it all.
func TestFaultsUnderAnOpenDashboard(t *testing.T) {
	b := newBox(t)
	backup := b.ledger + ".copy"
	b.run("done", "2")
	b.run("backup", backup)
	desk := b.open("desk1", 100, 24)
	desk.see("✓  2")
	for _, c := range []struct {
		spoil   func() error
		message string
	}{
		{func() error { return os.Truncate(b.ledger, 5000) }, "截短"},
		{func() error { return os.Truncate(b.ledger, 0) }, "空文件"},
		{func() error { return os.WriteFile(b.ledger, bytes.Repeat([]byte("garbage "), 9999), 0o600) }, "不是 duban 的台账"},
		{func() error { return os.Remove(b.ledger) }, "不见了"},
	} {
		if err := c.spoil(); err != nil {
			t.Fatal(err)
		}
		desk.press("Space").see(c.message)
		b.run("restore", backup, "--yes")
		desk.see("恢复") // who did it, or that it was done
		desk.see("○  1")
		desk.press("Space").see("1 已完成，已存盘")
		b.run("restore", backup, "--yes")
		desk.see("已从备份恢复")
	}
	// Another ledger is moved into its place by somebody who knows of no locks.
	if err := exec.Command("cp", backup, b.ledger+".other").Run(); err != nil {
		t.Fatal(err)
	}
	other := *b
	other.ledger = b.ledger + ".other"
	other.run("done", "7")
	if err := os.Rename(other.ledger, b.ledger); err != nil {
		t.Fatal(err)
	}
	desk.press("j", "j", "j", "j", "j", "j").see("✓  7")
	desk.press("Space").see("重新打开，已存盘")
	if status, _ := b.status("7"); status != "todo" {
		t.Errorf("the mark went to a file that is gone: task 7 is %s", status)
	}
	desk.press("q").see("left with 0")
	b.run("check")
}
