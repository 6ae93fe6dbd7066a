package main

import (
	"fmt"
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

// A restore asks for a word, and whoever has a dashboard open sees the ledger
// that is there now.
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
		window := &terminal{b, name}
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
