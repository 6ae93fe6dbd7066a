package tui_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/tui"
)

// The panel of quotas names the first that is behind, else the first that is not met yet,
// else none.
func TestThePanelOfQuotas(t *testing.T) {
	november := model.Date{Year: 2021, Month: 11, Day: 2}
	tick := func(task string) model.Change {
		return model.Change{Task: task, Kind: model.KindTick, On: november}
	}
	for name, c := range map[string]struct {
		from    model.Date // since which quotas count
		changes []model.Change
		want    string // what the panel shows of the two tasks
	}{
		"both are behind":      {model.Date{}, nil, "2 项落后 3. 本月 0/1"},
		"the second is behind": {model.Date{}, []model.Change{markDone("3")}, "1 项落后 7. 本月 0/1"},
		"none is behind":       {november, nil, "0 项落后 3. 本月 0/1"},
		"the first is met":     {november, []model.Change{tick("3")}, "0 项落后 · 1 … 7. 本月 0/1"},
		"the first is done":    {november, []model.Change{markDone("3")}, "0 项落后 7. 本月 0/1"},
		"both are met":         {november, []model.Change{tick("3"), tick("7")}, "0 项落后 · 2 …"},
	} {
		o := newOffice(t)
		old := o.load(t)
		plan := *old.Plan
		plan.Tasks = slices.Clone(plan.Tasks)
		for i := range plan.Tasks {
			plan.Tasks[i].Quota = nil
			if number := plan.Tasks[i].Number; number == "3" || number == "7" {
				plan.Tasks[i].Quota = &model.Quota{Every: model.EveryMonth, AtLeast: 1, Words: "每月至少1次"}
			}
		}
		if err := o.Revise(t.Context(), old.Reconcile(&plan), "desk1", o.tick()); err != nil {
			t.Fatal(err)
		}
		o.apply(t, "desk1", append(c.changes, o.load(t).SettingsChange([]model.Field{model.FieldCountFrom}, model.Values{CountFrom: c.from}))...)
		lines := strings.Split(sit(t, o, 120, 36).frame(), "\n")
		var shown []string
		for _, line := range lines[2:4] {
			shown = append(shown, strings.Fields(strings.Split(line, "││")[2])...)
		}
		if got := strings.TrimPrefix(strings.Join(shown, " "), "2 项 · "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A plan to which nothing happened yet, such as the sample before it is stored, says so.
func TestThePanelOfChangesWithoutAny(t *testing.T) {
	o := newOffice(t)
	unstored := model.NewSnapshot(o.load(t).Imported, nil, 0)
	sit(t, o, 120, 36, func(options *tui.Options) { options.Snapshot, options.ReadOnly = unstored, true }).see("还没有动态")
}
