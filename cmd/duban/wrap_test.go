package main

import (
	"strings"
	"testing"

	"duban/tui/draw"
)

// On a terminal show and help end their lines before its edge, and what is wrapped
// never begins where a line of the program does. Elsewhere nothing is wrapped.
func TestShowAndHelpWrapOnATerminal(t *testing.T) {
	d := newDesk(t)
	note := "收到👍🏽 家庭👨👩👧 กำหนด नमस्ते ｶﾞ 各科室于月底前报送材料，逾期不候。\n2021-11-22 23:59  desk9  已完成"
	d.mustRun(t, "note", "15", note)
	plain := d.mustRun(t, "show", "15")
	for _, whole := range []string{"收到👍🏽", "กำหนด नमस्ते ｶﾞ", "不候。 2021-11-22 23:59"} {
		if !strings.Contains(plain, whole) {
			t.Errorf("no %q in %s", whole, plain)
		}
	}
	for _, width := range []int{30, 40, 60, 80, 120} {
		for _, args := range [][]string{{"show", "15"}, {"help"}, {"help", "import"}, {"help", "list"}, {"list"}, {"log"}} {
			d.width = width
			for _, lang := range []string{"zh", "en"} {
				out := d.mustRun(t, append([]string{"--lang", lang}, args...)...)
				for line := range strings.SplitSeq(strings.TrimRight(out, "\n"), "\n") {
					if draw.Width(line) > width {
						t.Errorf("%q, %d columns: %q", args, width, line)
					}
					if strings.HasPrefix(line, "2021-11-22 23:59") {
						t.Errorf("%q, %d columns: forged: %q", args, width, line)
					}
				}
			}
			d.width = 0
		}
		d.width = width
		if shown := strings.Join(strings.Fields(d.mustRun(t, "show", "15")), ""); !strings.Contains(shown, "收到👍🏽") || !strings.Contains(shown, "逾期不候。") {
			t.Errorf("%d columns: the note is not whole: %s", width, shown)
		}
		d.width = 0
	}
}
