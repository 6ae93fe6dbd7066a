package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	li.press("Enter").see("已导入方案 2022：1 个类别，2 项任务")
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
