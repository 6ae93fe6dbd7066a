package tui_test

import (
	"testing"

	"duban/model"
)

// R records what the office that leads alone reports; the detail shows it.
func TestReport(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 80, 24).press("/", "20", "<enter>", "R").see("报进展 20").see("计入2021年第四季度、2021年11月")
	d.press("<c-s>").see("内容是空的").press("已完成初稿", "<enter>", "缺人", "<enter>", "送审", "<enter>").press("<c-u>", "9-28").see("计入2021年第三季度、2021年9月")
	d.press("<enter>").see("20 办公室 进展，已存盘").see("进展 办公室 09-28  已完成初稿；存在问题：缺人；下一步：送审")
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
	sit(t, o, 80, 24).press("/", "20", "<enter>").see("退回 11-15  缺佐证")
}
