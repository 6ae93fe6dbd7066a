package tui_test

import (
	"strings"
	"testing"

	"duban/model"
	"duban/tui"
	"duban/tui/keys"
)

// The keys that a user has chosen work, also in full width, and are shown in the footer, the
// help and the palette; those that they had do nothing.
func TestChosenKeysInTheDashboard(t *testing.T) {
	d := sit(t, newOffice(t), 120, 36, func(options *tui.Options) {
		options.Keys = []keys.Choice{{Action: keys.WriteNote, Keys: []string{"i"}}, {Action: keys.ShowOffices, Keys: []string{"ctrl+o"}}}
	})
	if footer := d.lastLine(); !strings.Contains(footer, "i 备注") || strings.Contains(footer, "n 备注") {
		t.Errorf("the footer is %q", footer)
	}
	d.press("n").see("i 备注")
	d.press("ｉ").see("备注 1").press("<esc>")
	d.press("?").see("i          写备注").see("Ctrl-O").press("<esc>")
	d.press(":", "备注").see(" i ").press("<esc>")
	d.press("w").see("3 任务").press("<c-o>").see("科室一览")
}

// Columns that the user has left out give their room to the text.
func TestColumnsLeftOut(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	// row returns the row of a task without some columns.
	row := func(hidden ...string) string {
		d := sit(t, o, 80, 24, func(options *tui.Options) { options.Hidden = hidden }).press("/", "20", "<enter>")
		measure(t, d.frame(), 80, 24)
		return d.cursorLine()
	}
	all := row()
	for column, text := range map[string]string{"number": " 20 ", "offices": "办公室", "due": "逾期2天"} {
		less := row(column)
		if strings.Contains(less, text) || !strings.Contains(all, text) {
			t.Errorf("without %s %q is\n%s, with it\n%s", column, text, less, all)
		}
		if before, _, _ := strings.Cut(all, "…"); !strings.Contains(less, strings.TrimSpace(before[strings.Index(before, "2021年"):])) {
			t.Errorf("without %s there is less of the text:\n%s\nwith it\n%s", column, less, all)
		}
	}
	if none := row("number", "offices", "urged", "due"); !strings.Contains(none, "公开平台上对外") {
		t.Errorf("the text alone is cut: %s", none)
	}
}

// A dashboard begins with what the user has set, and with the first task where that is not
// there.
func TestStart(t *testing.T) {
	o := newOffice(t)
	o.morning(t)
	plan := sit(t, o, 80, 24).app.(*tui.App).CurrentPlace().Plan
	for want, place := range map[string]tui.Place{
		"━ 2 科室": {Plan: plan, Pane: "offices"}, "按月督办": {Plan: plan, Sheet: "month"}, "3 任务  未完成": {Plan: plan, Filter: model.Filter{Status: model.StatusOpen}},
		"按键 3 没有常用筛选": {Plan: plan, Recall: 3}, "3 任务  30/30": {Plan: plan, Pane: "nowhere"},
	} {
		sit(t, o, 80, 24, func(options *tui.Options) { options.Place = place }).see(want)
	}
}
