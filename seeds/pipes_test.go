package seeds_test

import (
	"fmt"
	"strings"
	"testing"
)

// A table reads the same with and without leading and trailing pipes, and with headings
// between the rows.
func TestLeadingAndTrailingPipes(t *testing.T) {
	want := " · 1 · 公开预算 · 财务科 ·  · 2023-03-31\n · 2 · 公开决算 · 财务科 ·  · 2023-09-30\n · 3 · 更新目录 · 办公室 ·  · \n"
	headed := "一、公开 · 1 · 公开预算 · 财务科 ·  · 2023-03-31\n一、公开 · 2 · 公开决算 · 财务科 ·  · 2023-09-30\n二、管理 · 3 · 更新目录 · 办公室 ·  · \n"
	for bits := range 64 {
		bit := func(n int) bool { return bits>>n&1 == 1 }
		row := func(begins, ends bool, cells ...string) string {
			line := strings.Join(cells, "|")
			if begins {
				line = "|" + line
			}
			if ends {
				line += "|"
			}
			return line + "\n"
		}
		heading := func(words string) string {
			switch {
			case !bit(4):
				return ""
			case bit(5):
				return row(bit(2), bit(3), words)
			}
			return row(bit(2), bit(3), words, "", "", "", "")
		}
		text := "某局2023年任务分解表\n" + row(bit(0), bit(1), "序号", "工作任务", "责任科室", "完成时限", "备注") +
			heading("一、公开") + row(bit(2), bit(3), "1", "公开预算", "财务科", "3月底前", "") +
			row(bit(2), bit(3), "2", "公开决算", "财务科", "9月底前", "重点") +
			heading("二、管理") + row(bit(2), bit(3), "3", "更新目录", "办公室", "", "")
		f := form{"", "某局2023年任务分解表", text, strings.TrimSuffix(want, "\n")}
		if bit(4) {
			f.want = strings.TrimSuffix(headed, "\n")
		}
		t.Run(fmt.Sprintf("%06b", bits), func(t *testing.T) { checkForm(t, f) })
	}
}
