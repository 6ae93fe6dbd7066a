package model_test

import (
	"slices"
	"testing"
	"time"

	"duban/model"
)

func TestParseQuota(t *testing.T) {
	for typed, want := range map[string]model.Quota{
		"month:999": {Every: model.EveryMonth, AtLeast: 999},
		"month:2":   {Every: model.EveryMonth, AtLeast: 2}, "每月至少2次": {Every: model.EveryMonth, AtLeast: 2},
		"twomonths:1": {Every: model.EveryTwoMonths, AtLeast: 1}, "每两个月三次": {Every: model.EveryTwoMonths, AtLeast: 3},
		"halfmonth:1": {Every: model.EveryHalfMonth, AtLeast: 1}, "每半月1次": {Every: model.EveryHalfMonth, AtLeast: 1},
		"tendays:1": {Every: model.EveryTenDays, AtLeast: 1}, "每旬1次": {Every: model.EveryTenDays, AtLeast: 1},
		"twoweeks:1": {Every: model.EveryTwoWeeks, AtLeast: 1}, "每两周1次": {Every: model.EveryTwoWeeks, AtLeast: 1},
		"day:1": {Every: model.EveryDay, AtLeast: 1}, "每天1次": {Every: model.EveryDay, AtLeast: 1},
		"每半年１次": {Every: model.EveryHalfYear, AtLeast: 1}, "year: 4": {Every: model.EveryYear, AtLeast: 4},
		"fixed:1:3,9": {Every: model.EveryFixed, AtLeast: 1, Months: []int{3, 9}},
		"每年3月、9月各2次":  {Every: model.EveryFixed, AtLeast: 2, Months: []int{3, 9}},
		"每年6月至少一次":    {Every: model.EveryFixed, AtLeast: 1, Months: []int{6}},
	} {
		got, ok := model.ParseQuota(typed)
		if !ok || got.Every != want.Every || got.AtLeast != want.AtLeast || !slices.Equal(got.Months, want.Months) {
			t.Errorf("%s is %+v, %v", typed, got, ok)
		}
		if again, ok := model.ParseQuota(got.Words); !ok || again.Words != got.Words {
			t.Errorf("%s is written %s, which reads as %+v, %v", typed, got.Words, again, ok)
		}
	}
	for _, typed := range []string{
		"", "month", "month:", "month:0", "month:1000", "month:-1", "fixed:1", "fixed:1:", "fixed:1:0", "fixed:1:13", "fixed:1:9,3", "fixed:1:3,3",
		"month:1:3", "fortnight:1", "每年13月1次", "每年月1次", "每", "2次",
	} {
		if got, ok := model.ParseQuota(typed); ok {
			t.Errorf("%q is %+v", typed, got)
		}
	}
}

// Ticks move a task to doing, and to done once the last period of the plan is met; a mark
// wins until the next tick.
func TestTicksMoveATask(t *testing.T) {
	plan := &model.Plan{ID: "2021", Year: 2021, Tasks: []model.Task{{
		ID: "1", Lead: []string{"办公室"}, Category: -1, Quota: &model.Quota{Every: model.EveryQuarter, AtLeast: 2},
	}}}
	tick := func(day string) model.Event { return model.Event{Kind: model.KindTick, On: on(t, day)} }
	mark := func(to model.Status) model.Event { return model.Event{Kind: model.KindMark, To: to} }
	for name, test := range map[string]struct {
		events []model.Event
		want   model.Status
	}{
		"one tick":                       {[]model.Event{tick("2021-02-01")}, model.Doing},
		"an earlier period met":          {[]model.Event{tick("2021-02-01"), tick("2021-02-02")}, model.Doing},
		"half of the last":               {[]model.Event{tick("2021-11-01")}, model.Doing},
		"the last met":                   {[]model.Event{tick("2021-11-01"), tick("2021-11-02")}, model.Done},
		"reopened":                       {[]model.Event{tick("2021-11-01"), tick("2021-11-02"), mark(model.Todo)}, model.Todo},
		"reopened and ticked":            {[]model.Event{tick("2021-11-01"), tick("2021-11-02"), mark(model.Todo), tick("2021-02-01")}, model.Done},
		"todo again and ticked":          {[]model.Event{tick("2021-02-01"), mark(model.Todo), tick("2021-02-01")}, model.Doing},
		"done by a person and ticked":    {[]model.Event{mark(model.Done), tick("2021-02-01")}, model.Done},
		"marked as doing after the last": {[]model.Event{tick("2021-11-01"), tick("2021-11-02"), mark(model.Doing)}, model.Doing},
	} {
		for i := range test.events {
			event := &test.events[i]
			event.Seq, event.Task, event.By, event.At = uint64(i+1), "1", "李", time.Date(2021, time.December, 1, 0, 0, 0, 0, time.UTC)
		}
		snapshot := model.NewSnapshot(plan, test.events, uint64(len(test.events)))
		if got := snapshot.State("1"); got.Status != test.want || got.Status == model.Done && (got.DoneBy != "李" || got.DoneOn.IsZero()) {
			t.Errorf("%s: %+v, want %s", name, got, test.want)
		}
	}
}

func TestStanding(t *testing.T) {
	for want, progress := range map[model.Standing]model.TaskProgress{
		"":                    {Status: model.Cancelled, Overdue: true},
		model.StandingDone:    {Status: model.Done, Ahead: true},
		model.StandingBehind:  {Status: model.Doing, Overdue: true},
		model.StandingAhead:   {Status: model.Doing, Ahead: true},
		model.StandingOngoing: {Status: model.Todo},
	} {
		if got := progress.Standing(&model.Task{Ongoing: true}); got != want {
			t.Errorf("%+v is %s, want %s", progress, got, want)
		}
	}
	lagging := model.TaskProgress{Status: model.Todo, Behind: true}
	if got := lagging.Standing(&model.Task{Ongoing: true}); got != model.StandingBehind {
		t.Errorf("behind is %s", got)
	}
	if got := (model.TaskProgress{Status: model.Todo}).Standing(&model.Task{}); got != model.StandingOnTrack {
		t.Errorf("on track is %s", got)
	}
}

// A tick leaves what was submitted as it is while a period of the plan is unmet.
func TestATickAfterSubmitting(t *testing.T) {
	plan := planOf("# 公开", "1 每月一次")
	plan.Tasks[0].Quota = &model.Quota{Every: model.EveryMonth, AtLeast: 1}
	for status, want := range map[model.Status]model.Status{model.Todo: model.Doing, model.Doing: model.Doing, model.Submitted: model.Submitted} {
		tick := model.Event{Seq: 2, Task: "1", Kind: model.KindTick, On: on(t, "2021-03-01")}
		s := model.NewSnapshot(plan, []model.Event{mark(1, "王", "1", "", status), tick}, 2)
		if got := s.State("1").Status; got != want {
			t.Errorf("after %s: %s", status, got)
		}
	}
}
