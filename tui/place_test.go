package tui_test

import (
	"encoding/json"
	"strings"
	"testing"

	"duban/model"
	"duban/tui"
)

// The next start shows what was open, filtered and under the cursor, whatever that was.
func TestTheNextStartReturnsToThePlace(t *testing.T) {
	for name, keys := range map[string][]string{
		"start":      nil,
		"a task":     {"j", "j", "j"},
		"filtered":   {"o", "bgs", "<enter>", "f", "j", "j"},
		"sorted":     {"S", "<down>", "<enter>", "j"},
		"the detail": {"/", "18", "<enter>", "4"},
		"categories": {"1", "j", "j"},
		"offices":    {"w"},
		"the month":  {"m"},
		"the year":   {"y", "<right>"},
		"unreported": {"M"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			o.morning(t)
			before := sit(t, o, 80, 24).press(keys...)
			data, err := json.Marshal(before.app.(*tui.App).CurrentPlace())
			if err != nil {
				t.Fatal(err)
			}
			var place tui.Place
			if err := json.Unmarshal(data, &place); err != nil {
				t.Fatal(err)
			}
			after := sit(t, o, 80, 24, func(options *tui.Options) { options.Place = place })
			if got, want := after.frame(), before.frame(); got != want {
				t.Errorf("returned to\n%s\nwas at\n%s", got, want)
			}
		})
	}
}

// A place that has gone is as none.
func TestAPlaceThatHasGoneIsNone(t *testing.T) {
	o := newOffice(t)
	first := sit(t, o, 80, 24)
	here := first.app.(*tui.App).CurrentPlace()
	for name, place := range map[string]tui.Place{
		"another plan":           {Plan: "1999", Task: "5", Sheet: "m"},
		"a task that is no more": {Plan: here.Plan, Task: "no such task"},
		"a filter of nothing":    {Plan: here.Plan, Filter: model.Filter{Category: 99}},
		"keys that do nothing":   {Plan: here.Plan, Pane: "q", Sheet: "x"},
	} {
		place := place
		if got := sit(t, o, 80, 24, func(options *tui.Options) { options.Place = place }).frame(); got != first.frame() {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// What is wrong in the settings is in the last line until a key is pressed.
func TestAnAlarmAtTheStart(t *testing.T) {
	d := sit(t, newOffice(t), 80, 24, func(options *tui.Options) { options.Alarm = "设置文件第 3 行有误" })
	d.see("设置文件第 3 行有误").press("j")
	if got := d.lastLine(); got == "" || got == "设置文件第 3 行有误" {
		t.Errorf("%q", got)
	}
}

// The palette names the keys that move too, behind the commands. What was used last comes
// first, in the next session as well.
func TestThePaletteRemembers(t *testing.T) {
	o := newOffice(t)
	first := func(d *driver) string { return strings.Split(d.frame(), "\n")[4] }
	d := sit(t, o, 80, 24).press(":", "到科室").see("到科室  ").press("<esc>", ":")
	if line := first(d); !strings.Contains(line, "标为已完成") {
		t.Errorf("first is %q", line)
	}
	d.press("最近的动态", "<enter>").see("最近动态").press("<esc>", ":")
	if line := first(d); !strings.Contains(line, "最近的动态") {
		t.Errorf("first is %q", line)
	}
	place := d.app.(*tui.App).CurrentPlace()
	d = sit(t, o, 80, 24, func(options *tui.Options) { options.Place = tui.Place{Recent: append(place.Recent, "gone")} }).press(":")
	if line := first(d); !strings.Contains(line, "最近的动态") {
		t.Errorf("in the next session first is %q", line)
	}
}
