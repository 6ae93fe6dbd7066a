//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Two colleagues have a plan open; one brings in its corrected version, after
// reading what it changes.
func TestImportingInARealTerminal(t *testing.T) {
	b := newBox(t)
	plan := "2022年重点工作台账\n序号 | 工作任务 | 责任科室 | 完成时限\n1 | 制定年度计划。 | 办公室 | 3月底前\n2 | 修订办事指南。 | 法规科 | 上半年\n"
	first, second := filepath.Join(t.TempDir(), "台账.txt"), filepath.Join(t.TempDir(), "台账 修订.txt")
	for path, text := range map[string]string{first: plan, second: strings.Replace(plan, "3月底前", "4月底前", 1)} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	li := b.open("li", 80, 24)
	li.see("30/30")
	li.press("p").see("i 导入文件")
	li.press("i").see("回车 预览")
	li.press(first).see("台账.txt")
	li.press("Enter").see("期限 2022-03-31")
	li.press("Enter").see("已导入方案 2022：0 个类别，2 项任务")
	wang := b.open("wang", 120, 36)
	wang.see("2022年重点工作台账")
	wang.press("j", "Space").see("2 已完成，已存盘")
	li.see("wang 已完成 2")
	li.press("p").see("i 导入文件")
	li.press("i").see("回车 预览")
	li.press(second).see("修订.txt")
	li.press("Enter").see("2022-03-31 → 2022-04-30")
	li.press("Enter").see("已更新方案 2022：新增 0，修改 1")
	wang.see("li 导入了这个方案的修订：新增 0，修改 1")
	wang.see("2022-04-30")
	li.press("q").see("left with 0")
	wang.press("q").see("left with 0")
}

// largePlan is a plan that takes a while to read.
func largePlan(t *testing.T) string {
	t.Helper()
	var text strings.Builder
	text.WriteString("2022年重点工作台账\n序号,工作任务,责任科室,完成时限\n")
	for i := range 40_000 {
		fmt.Fprintf(&text, "%d,修订第%d号办事指南，汇总后报送。,法规科牵头，办公室配合,6月底前\n", i+1, i*7919%1000003)
	}
	path := filepath.Join(t.TempDir(), "large.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Ctrl-C while a document is read leaves no ledger and no bar.
func TestImportIsInterrupted(t *testing.T) {
	b := newBox(t)
	path := largePlan(t)
	b.tmux("new-session", "-d", "-s", "li", "-x", "80", "-y", "24", "PS1='$ ' LC_ALL=C.UTF-8 exec bash --norc")
	li := &window{b, "li"}
	li.see("$")
	command := fmt.Sprintf("%s --db %s --as li import %s", b.binary, b.ledger, path)
	li.press(command, "Enter").see("─  ")
	li.press("C-c").see("已中断；没有做完的都没有写入")
	li.press("echo ended after $?", "Enter").see("ended after 130")
	screen := li.screen()
	if strings.Contains(screen, "─") || strings.Contains(screen, "━") {
		t.Errorf("the bar is still there:\n%s", screen)
	}
	if _, err := os.Stat(b.ledger); !os.IsNotExist(err) {
		t.Errorf("%v: there is a ledger", err)
	}
}

// In the dashboard the bar moves, Esc stops it, and the next try is a new one.
func TestReadingIsGivenUpInARealTerminal(t *testing.T) {
	b := newBox(t)
	path := largePlan(t)
	li := b.open("li", 80, 24)
	li.see("30/30")
	read := func() {
		li.press("p").see("i 导入文件")
		li.press("i").see("回车 预览")
		li.press(path).see("large.csv")
		li.press("Enter").see("正在读取 large.csv")
	}
	read()
	li.see("━─")
	li.press("Escape").see("没有导入")
	read()
	if _, seen := li.seeWithin("预览：还没有写入", time.Minute, 100*time.Millisecond); !seen {
		t.Fatalf("never read:\n%s", li.screen())
	}
	li.press("Escape").see("没有导入")
	li.press("q").see("left with 0")
}
