package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"duban/model"
	"duban/store/memory"
	"duban/tui"
)

// together has several offices lead task 2, of which one has done its part.
func together(t testing.TB, o *office, lead ...string) {
	t.Helper()
	values := model.Values{Lead: lead, Assist: []string{"宣教科"}}
	change, err := o.load(t).EditChange(o.load(t).Task("2"), []model.Field{model.FieldLead, model.FieldAssist}, values, "")
	if err != nil {
		t.Fatal(err)
	}
	o.apply(t, "desk1", change)
	o.apply(t, "desk2", part("2", "财务科", model.Done))
}

func part(task, office string, to model.Status) model.Change {
	return model.Change{Task: task, Kind: model.KindMark, Office: office, To: to}
}

func TestGoldenFramesOfParts(t *testing.T) {
	scenes := []struct {
		name string
		keys []string
	}{
		{"row", []string{"j"}},
		{"detail", []string{"j", "<enter>"}},
		{"sheet", []string{"j", "<enter>", "<enter>", "j"}},
		{"asks", []string{"j", " "}},
	}
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}, {60, 15}} {
		for _, manner := range []string{"zh", "en", "zh-ascii", "zh-mono"} {
			if manner != "zh" && size.width != 80 {
				continue
			}
			for _, scene := range scenes {
				name := fmt.Sprintf("%dx%d-%s-parts-%s", size.width, size.height, manner, scene.name)
				t.Run(name, func(t *testing.T) {
					o := newOffice(t)
					o.morning(t)
					together(t, o, "财务科", "办公室", "规划科")
					d := sit(t, o, size.width, size.height, manners()[manner]).press(scene.keys...)
					measure(t, d.styledFrame(), size.width, size.height)
					d.golden(t, name, manner)
				})
			}
		}
	}
}

// Space in the parts marks one office's; the last lead's closes the task.
func TestMarkParts(t *testing.T) {
	o := newOffice(t)
	together(t, o, "财务科", "办公室", "规划科")
	d := sit(t, o, 80, 24).press("j").see("1/3 财务科").press("<enter>").see("各科室完成情况 1/3").press("<enter>", "j", "s").see("2 办公室 进行中，已存盘")
	d.press(" ").see("2 办公室 已完成，已存盘").see("2/3").press(" ").see("2 办公室 进行中，已存盘").press("u").see("已撤销：2 办公室 进行中")
	d.press("j", " ").see("2 规划科 已完成，已存盘")
	if state := o.load(t).State("2"); state.Status != model.Done || state.DoneBy != "desk1" {
		t.Errorf("the task is %+v", state)
	}
	d.press("j", " ").see("2 宣教科 已完成，已存盘").press("<esc>", "<esc>")
	if row := d.cursorLine(); !strings.Contains(row, "3/3 财务科") || !strings.Contains(row, "办结") {
		t.Errorf("the row is %q", row)
	}
}

// A key means the part as it was asked for last, also while that is on its way.
func TestMarkAPartTwiceAtOnce(t *testing.T) {
	o := newOffice(t)
	together(t, o, "财务科", "办公室", "规划科")
	d := sit(t, o, 80, 24).press("j", "<enter>", "<enter>", "j")
	d.press(" ", " ").see("2 办公室 重新打开，已存盘")
	d.press("s", " ").see("2 办公室 已完成，已存盘").press(" ").see("2 办公室 进行中，已存盘") // as it was
	d.press(" ", " ").until("both are written", func(string) bool { return o.load(t).State("2").Version >= 8 })
	d.press("s").see("2 办公室 未开始，已存盘").press(" ").see("2 办公室 已完成").press(" ").see("2 办公室 重新打开，已存盘")
}

// Where a class leads, all parts done leave the task to the coordinator.
func TestPartsThatWaitToBeClosed(t *testing.T) {
	o := newOffice(t)
	together(t, o, "财务科", "各科室")
	for _, p := range o.load(t).Parts(o.load(t).Task("2")) {
		if p.Role == model.RoleLead && p.Status != model.Done {
			o.apply(t, "desk2", part("2", p.Office, model.Done))
		}
	}
	d := sit(t, o, 80, 24).press("j")
	if row := d.cursorLine(); !strings.Contains(row, "待办结") {
		t.Errorf("the row is %q", row)
	}
	d.press(" ").see("2 已完成，已存盘")
}

// Before a whole is marked over open parts the screen asks, once for the same tasks.
func TestOpenPartsAreAskedAbout(t *testing.T) {
	o := newOffice(t)
	together(t, o, "财务科", "办公室", "规划科")
	d := sit(t, o, 80, 24).press("j", " ").see("任务 2 还有 2 个主办科室没有完成").press("k", "j", " ").see("任务 2 还有 2 个主办科室没有完成") // asked again
	if o.load(t).State("2").Status == model.Done {
		t.Fatal("it was marked at once")
	}
	d.press(" ").see("2 已完成，已存盘").press(" ").see("2 进行中，已存盘")
	d.press("k", "v", "v", " ").see("2 项任务里还有 2 个主办科室没有完成").press(" ").see("2 项 已完成，已存盘")
}

// An office marks its own part; the ledger refuses another's, and the whole.
func TestAnOfficeMarksItsPart(t *testing.T) {
	o := newOffice(t)
	together(t, o, "财务科", "办公室", "规划科")
	permit := model.Permit{Access: model.AccessOffice, Offices: []string{"办公室"}}
	whole, ok := o.Ledger.(*memory.Ledger)
	if !ok {
		t.Fatalf("the ledger is a %T", o.Ledger)
	}
	o.Ledger = whole.With(permit)
	d := sit(t, o, 80, 24, func(o *tui.Options) { o.Permit = permit })
	d.press("j", "<enter>", "<enter>", " ").see("2 办公室 已完成，已存盘").press("k", " ").see("只能标记 办公室 自己的部分")
	d.press("<esc>", " ").see("只能标记 办公室 自己的部分")
}
