package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"duban/model"
)

// submitted turns approval on, has two offices submit their parts of task 2, and one that
// leads task 1 alone submit it.
func submitted(t testing.TB, o *office) {
	t.Helper()
	together(t, o, "财务科", "办公室", "规划科")
	o.apply(t, "desk1", o.load(t).SettingsChange([]model.Field{model.FieldApproval}, model.Values{Approval: true}))
	o.apply(t, "office2", part("2", "办公室", model.Submitted), part("2", "规划科", model.Submitted))
	o.apply(t, "office1", model.Change{Task: "1", Kind: model.KindMark, To: model.Submitted})
}

func TestGoldenFramesOfApproval(t *testing.T) {
	for name, keys := range map[string][]string{
		"accept": {"T", "粤卫办"}, "return": {"B", "缺附件，请补齐"}, "nothing": {"G", "T"}, "part": {"j", "<enter>", "<enter>", "j", "B"},
		"urge": {"j", "j", "v", "G", "v", "U", "12-1"}, "returned": {"B", "缺附件", "<enter>"},
	} {
		for _, size := range []struct{ width, height int }{{80, 24}, {120, 36}} {
			for _, manner := range []string{"zh", "en"} {
				if manner == "en" && size.width > 80 {
					continue
				}
				name := fmt.Sprintf("%dx%d-%s-approval-%s", size.width, size.height, manner, name)
				t.Run(name, func(t *testing.T) {
					o := newOffice(t)
					submitted(t, o)
					d := sit(t, o, size.width, size.height, manners()[manner]).press(keys...)
					if len(keys) == 3 && keys[2] == "<enter>" {
						d.see("u ")
						d.see("desk1 ")
						d.see(map[string]string{"zh": "存盘", "en": "saved"}[manner])
					}
					measure(t, d.styledFrame(), size.width, size.height)
					golden(t, name, d.frame())
				})
			}
		}
	}
}

// T accepts what offices submitted, B sends it back with a reason: the whole, or in the parts
// one office's. U records that the offices were urged.
func TestApprovalKeys(t *testing.T) {
	o := newOffice(t)
	d := sit(t, o, 120, 36)
	if frame := d.press("T").frame(); !strings.Contains(frame, "空格 完成") || strings.Contains(d.press("?").frame(), "审核") {
		t.Fatalf("approval shows where it is off:\n%s", frame)
	}
	d.press("<esc>")
	submitted(t, o)
	d.notify().see("待审核").press("T", "2021年", "<enter>").see("文号").press("<c-u>", "江卫办〔2021〕8号", "<enter>").see("1 审核通过，已存盘")
	if s := o.load(t); s.State("1").Status != model.Done || s.Notes("1")[0].Note != "江卫办〔2021〕8号" {
		t.Errorf("task 1 is %s", s.State("1").Status)
	}
	d.press("j", "<enter>", "<enter>", "j", "B", "<enter>").see("原因").press("缺附件", "<enter>").see("2 办公室 退回，已存盘")
	d.press("j", "T", "<enter>").see("2 规划科 审核通过，已存盘").press("T").see("待审核")
	d.press("k", "U", "昨天", "<enter>").press("<c-u>", "12-1", "<enter>").see("办公室 第1次催办，已存盘")
	state := o.load(t).State("2")
	if len(state.Returned) != 1 || state.Returned[0].Office != "办公室" || state.UrgeOf("办公室").ReplyBy.String() != "2021-12-01" || state.UrgeOf("财务科").Times != 0 {
		t.Errorf("returned %+v, urged %+v", state.Returned, state.Urged)
	}
	d.press("<esc>", "3", "j", "v", "j", "v", "U", "<enter>").see("2 项 催办，已存盘").see("催1").press("u").see("已撤销")
	if s := o.load(t); s.State("3").TimesUrged()+s.State("5").TimesUrged() != 0 {
		t.Error("the urges were not undone together")
	}
}

// An office sees neither of the keys.
func TestApprovalKeysOfAnOffice(t *testing.T) {
	o := newOffice(t)
	submitted(t, o)
	d := sit(t, o, 120, 36, as(model.Permit{Access: model.AccessOffice, Offices: []string{"财务科"}})).press("T")
	if o.load(t).State("1").Status != model.Submitted {
		t.Error("an office accepted")
	}
	if frame := d.press("?").frame(); strings.Contains(frame, "审核通过科室") {
		t.Errorf("the help of an office has it:\n%s", frame)
	}
}

// W shows what waits to be accepted, parts included, and again all. What is sent back of
// two offices is one task.
func TestShowSubmitted(t *testing.T) {
	o := newOffice(t)
	if frame := sit(t, o, 80, 24).press("W").frame(); strings.Contains(frame, "待审核") {
		t.Fatalf("approval shows where it is off:\n%s", frame)
	}
	submitted(t, o)
	d := sit(t, o, 80, 24)
	d.press("W").see("待审核   2/30").press("W").see("30/30").press("j", "B", "缺附件", "<enter>").see(" 2 退回，已存盘")
	o.apply(t, "office2", part("2", "办公室", model.Submitted))
	d.notify().press("W").see("待审核   2/30").press("W", "M").see("未报进展").press("W").see("待审核   2/30")
}
