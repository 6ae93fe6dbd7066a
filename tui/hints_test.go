package tui_test

import (
	"strings"
	"testing"

	"duban/tui"
	"duban/tui/words"
)

// Of a line of hints, those are shown that fit, uncut, the most important first.
func TestNoHintIsCut(t *testing.T) {
	for language, whole := range map[words.Language][]string{
		words.Chinese: {"回车 确定", "Esc 存草稿", "Alt-回车 换行"},
		words.English: {"Enter saves", "Esc keeps a draft", "Alt-Enter new line"},
	} {
		speak := func(options *tui.Options) { options.Words = words.In(language) }
		for width := 60; width <= 120; width += 5 {
			o := newOffice(t)
			d := sit(t, o, width, 24, speak).press("3", "G", "n", strings.Repeat("x", 10))
			rest := strings.TrimSpace(d.lastLine())
			at := strings.Index(rest, whole[0])
			if at < 0 {
				t.Fatalf("%d columns: no %q in %q", width, whole[0], rest)
			}
			for i, hint := range strings.Split(rest[at:], "  ") {
				if i >= len(whole) || hint != whole[i] {
					t.Errorf("%d columns: hint %d is %q in %q", width, i, hint, rest)
				}
			}
		}
	}
}

// The keys for leaving and for the help are always in the last line.
func TestFooterKeepsQuitAndHelp(t *testing.T) {
	o := newOffice(t)
	for width := 60; width <= 160; width += 10 {
		d := sit(t, o, width, 24)
		for _, pane := range []string{"1", "2", "3", "4"} {
			if last := d.press(pane).lastLine(); !strings.HasSuffix(last, " q 退出  ? 帮助 ") {
				t.Errorf("%d columns, pane %s: %q", width, pane, last)
			}
		}
		for _, sheet := range []string{"w", "a", "m", "y", "c"} {
			if last := d.press(sheet).lastLine(); !strings.Contains(last, " Esc 返回 ") || !strings.Contains(last, " ? 帮助 ") {
				t.Errorf("%d columns, sheet %s: %q", width, sheet, last)
			}
			d.press("<esc>")
		}
	}
}

// The footer of the detail offers the parts of a task only where it has some.
func TestFooterOffersPartsThatAreThere(t *testing.T) {
	o := newOffice(t)
	together(t, o, "财务科", "办公室", "规划科")
	d := sit(t, o, 160, 36)
	if last := d.press("4").lastLine(); strings.Contains(last, "各科室") {
		t.Errorf("task 1 has one lead: %q", last)
	}
	if last := d.press("3", "j", "4").lastLine(); !strings.Contains(last, "回车 各科室") {
		t.Errorf("task 2 has three leads: %q", last)
	}
}
