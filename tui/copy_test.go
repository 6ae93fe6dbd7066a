package tui_test

import (
	"strings"
	"testing"

	"duban/model"
	"duban/tui"
)

func TestATextIsCopied(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk2", model.Change{Task: "20", Kind: model.KindReport, Office: "办公室", Report: &model.Report{Progress: "目录已编好"}})
	for _, c := range []struct {
		name string
		keys []string
		want []string
	}{
		{"the task", []string{"/", "20", "<enter>", "Y"}, []string{"20. 2021年11月20日前完成", "主办 办公室", "期限 2021-11-20 逾期2天", "目录已编好"}},
		{"a row for a table", []string{"/", "20", "<enter>", "Y", "<tab>"}, []string{"20\t2021年11月20日前完成", "\t办公室\t\t2021-11-20\t未开始"}},
		{"a reminder", []string{"/", "20", "<enter>", "Y", "<tab>", "<tab>"}, []string{"办公室：以下 1 项任务请抓紧办理\n20. "}},
		{"reports", []string{"/", "20", "<enter>", "Y", "<s-tab>"}, []string{"20. 2021年11月20日前完成", "目录已编好"}},
		{"the selected ones", []string{"v", "v", "Y", "<tab>"}, []string{"1\t加强行政执法信息公开。\t政法科", "\n2\t"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			last := ""
			d := sit(t, o, 80, 24, func(options *tui.Options) { options.Copy = func(text string) { last = text } })
			d.press(c.keys...).see("已交终端剪贴板")
			for _, want := range c.want {
				if !strings.Contains(last, want) {
					t.Errorf("copied %q, want %q in it", last, want)
				}
			}
			d.press("<esc>").see("3 任务")
		})
	}
}

func TestATextTooLongForTheClipboardIsOnlyShown(t *testing.T) {
	o, long := newOffice(t), strings.Repeat("长", model.MaxNote)
	for _, c := range [][2]string{{"1", "政法科"}, {"2", "财务科"}, {"3", "规划科"}} {
		o.apply(t, "desk2", model.Change{Task: c[0], Kind: model.KindReport, Office: c[1], Report: &model.Report{Progress: long, Problem: long, Next: long}})
	}
	d := sit(t, o, 80, 24, func(options *tui.Options) {
		options.Copy = func(text string) { t.Errorf("%d bytes are copied", len(text)) }
	})
	d.press("V", "Y").see("太长，终端剪贴板放不下").see("1. 加强行政执法信息公开")
}
