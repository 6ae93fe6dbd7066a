package tui_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
)

// R records what the office that leads alone reports; the detail shows it.
func TestReport(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("/", "20", "<enter>", "R").see("报进展 20").see("计入2021年第四季度、2021年11月")
	d.press("<c-s>").see("内容是空的").press("已完成初稿", "<enter>", "缺人", "<enter>", "送审", "<enter>").press("<c-u>", "9-28").see("计入2021年第三季度、2021年9月")
	d.press("<enter>").see("20 办公室 进展 2021-09-28，已存盘").see("进展 办公室 09-28  已完成初稿；存在问题：缺人；下一步：送审")
	if got := o.load(t).State("20").ReportOf("办公室"); got.Report != (model.Report{Progress: "已完成初稿", Problem: "缺人", Next: "送审"}) || got.On.String() != "2021-09-28" {
		t.Errorf("reported %+v", got)
	}
	d.press("R").see("报进展 20").press("写了一半", "<esc>").see("草稿").press("R").see("写了一半").press("<esc>", "u").see("已撤销：20 办公室 进展")
	if got := o.load(t).State("20"); got.Reports != 0 {
		t.Errorf("after an undo %+v", got.Reported)
	}
}

// Where several offices act, the form asks which one reports; the parts show it, and
// how often each was urged.
func TestReportOfOneOfSeveral(t *testing.T) {
	o := newOffice(t)
	together(t, o, "财务科", "办公室", "规划科")
	o.apply(t, "desk1", model.Change{Task: "2", Kind: model.KindUrge, Office: "办公室"}, model.Change{Task: "2", Kind: model.KindUrge, Office: "规划科"})
	d := sit(t, o, 100, 30).press("j").see("催1").press("R", "<tab>", "已起草", "<c-s>").see("请写明是哪个科室报的")
	d.press("zck", "<c-s>").see("没有科室").press("<c-u>", "bgs", "<enter>", "<c-s>").see("2 办公室 进展，已存盘")
	d.press("<enter>", "<enter>", "j").see("办公室  主办  ○ 未开始  进展 11-22  催1 已答复").see("进展 11-22  已起草")
}

// What an office submitted has a word of its own, and the detail says why it was sent back.
func TestSubmitted(t *testing.T) {
	o := newOffice(t)
	o.apply(t, "desk1", o.load(t).SettingsChange([]model.Field{model.FieldApproval}, model.Values{Approval: true}))
	o.apply(t, "desk2", model.Change{Task: "20", Kind: model.KindMark, To: model.Submitted})
	sit(t, o, 80, 24).press("/", "20", "<enter>").see("◐ 待审核").see("期限 2021-11-20   ")
	o.apply(t, "desk1", model.Change{Task: "20", Kind: model.KindReturn, Note: "缺佐证"})
	lines := strings.Split(sit(t, o, 80, 24).press("/", "20", "<enter>", "<enter>").see("退回 11-15  缺佐证").frame(), "\n")
	if first := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "4 详情") }); !strings.Contains(lines[first+1], "退回 11-15  缺佐证") {
		t.Errorf("the reason does not come first\n%s", strings.Join(lines, "\n"))
	}
}

// Where approval is on, the status panel counts what is submitted, and f filters by it;
// where it is off, neither shows.
func TestSubmittedIsCounted(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 30).press("f", "f", "f", "f", "f").see("已完成   0/30")
	if strings.Contains(d.frame(), "待审核") {
		t.Errorf("without approval:\n%s", d.frame())
	}
	o.apply(t, "desk1", o.load(t).SettingsChange([]model.Field{model.FieldApproval}, model.Values{Approval: true}))
	o.apply(t, "desk2", model.Change{Task: "20", Kind: model.KindMark, To: model.Submitted})
	for _, size := range [][2]int{{120, 30}, {80, 24}} {
		d := sit(t, o, size[0], size[1]).see("● 待审核 1").press("f", "f", "f", "f", "f").see("待审核   1/30")
		if row := d.cursorLine(); !strings.Contains(row, " 待审核 ") { // in words, beside the mark
			t.Errorf("the row is %s", row)
		}
		d.press("f").see("已完成   0/30")
	}
}

// An office takes back with Space what it has submitted, and submits it again.
func TestTakeBackWhatWasSubmitted(t *testing.T) {
	o := newOffice(t)
	together(t, o, "财务科", "办公室")
	o.apply(t, "desk1", o.load(t).SettingsChange([]model.Field{model.FieldApproval}, model.Values{Approval: true}))
	o.apply(t, "desk2", model.Change{Task: "20", Kind: model.KindMark, To: model.Submitted}, part("2", "办公室", model.Submitted))
	d := sit(t, o, 80, 24, as(model.Permit{Access: model.AccessOffice, Offices: []string{"局办公室"}})).press("/", "20", "<enter>", " ").see("20 未开始，已存盘")
	if now := o.load(t).State("20").Status; now != model.Todo {
		t.Errorf("task 20 is %s", now)
	}
	d.press("<esc>", "g", "j", "<enter>", "<enter>", " ").see("2 办公室 未开始，已存盘")
	// The coordinator's Space closes what was submitted.
	o.apply(t, "desk2", model.Change{Task: "20", Kind: model.KindMark, To: model.Submitted})
	sit(t, o, 80, 24).press("/", "20", "<enter>", " ").see("20 审核通过")
}
