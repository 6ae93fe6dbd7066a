package tui_test

import (
	"strings"
	"testing"

	"duban/model"
	"duban/model/pinyin"
	"duban/tui"
)

func as(permit model.Permit) func(*tui.Options) {
	return func(o *tui.Options) {
		o.Permit, o.ReadOnly = permit, permit.Access == model.AccessViewer
	}
}

// Whose role names an office that the plan does not have is told at once, and
// sees it in the header from then on.
func TestARoleWhoseOfficeIsNotThere(t *testing.T) {
	role := model.Permit{Access: model.AccessOffice, Office: "火星科", Spelling: pinyin.New()}
	d := sit(t, newOffice(t), 80, 24, as(role)).see("desk1 在这个方案里只能查看：没有科室「火星科」")
	d.press("j").see("科室 火星科 只看")
	role.Office = "bgs"
	d = sit(t, newOffice(t), 80, 24, as(role)).see("科室 办公室  desk1@")
	if strings.Contains(d.frame(), "只能查看") {
		t.Errorf("its office is there:\n%s", d.frame())
	}
}
