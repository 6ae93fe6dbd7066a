package model_test

import (
	"testing"

	"duban/model"
)

func TestTaskProgressDeadline(t *testing.T) {
	type marks struct{ overdue, soon bool }
	tests := []struct {
		name    string
		due     string
		status  model.Status
		ongoing bool
		today   string
		want    marks
		left    int
	}{
		{"far away", "2021-11-20", model.Todo, false, "2021-10-20", marks{false, false}, 31},
		{"30 days ahead", "2021-11-20", model.Todo, false, "2021-10-21", marks{false, true}, 30},
		{"the day before", "2021-11-20", model.Doing, false, "2021-11-19", marks{false, true}, 1},
		{"the day itself is inside", "2021-11-20", model.Todo, false, "2021-11-20", marks{false, true}, 0},
		{"the day after", "2021-11-20", model.Todo, false, "2021-11-21", marks{true, false}, -1},
		{"under way and late", "2021-11-20", model.Doing, false, "2021-12-20", marks{true, false}, -30},
		{"years later", "2021-11-20", model.Todo, false, "2026-11-20", marks{true, false}, -1826},
		{"done before", "2021-11-20", model.Done, false, "2021-11-01", marks{false, false}, 19},
		{"done is never late", "2021-11-20", model.Done, false, "2021-11-21", marks{false, false}, -1},
		{"ongoing is never late", "2021-11-20", model.Todo, true, "2021-11-21", marks{false, false}, -1},
		{"no deadline", "", model.Todo, false, "2099-01-01", marks{false, false}, 0},
	}
	for _, test := range tests {
		task := &model.Task{ID: "1", Ongoing: test.ongoing}
		if test.due != "" {
			task.Due = on(t, test.due)
		}
		got := model.ProgressOf(task, model.State{Status: test.status}, model.Counting{Year: 2021}, on(t, test.today))
		if (marks{got.Overdue, got.DueSoon}) != test.want || got.DaysLeft != test.left || got.Status != test.status {
			t.Errorf("%s: %+v", test.name, got)
		}
		if got.Behind || got.Period.Key != "" {
			t.Errorf("%s: a quota from nowhere: %+v", test.name, got)
		}
	}
}

func TestTaskProgressQuota(t *testing.T) {
	tests := []struct {
		name   string
		every  model.Every
		least  int
		ticks  []string
		status model.Status
		year   int
		today  string
		behind bool
		period string
		count  int
	}{
		{"in the first month", model.EveryMonth, 1, nil, model.Todo, 2021, "2021-01-31", false, "2021-01", 0},
		{"a month ended short", model.EveryMonth, 1, nil, model.Todo, 2021, "2021-02-01", true, "2021-02", 0},
		{"a month ended full", model.EveryMonth, 2, []string{"2021-01-01", "2021-01-31"}, model.Doing, 2021, "2021-02-01", false, "2021-02", 0},
		{"more in one month makes up for no other", model.EveryMonth, 1, []string{"2021-01-01", "2021-01-02"}, model.Doing, 2021, "2021-03-01", true, "2021-03", 0},
		{"ticks of today", model.EveryMonth, 2, []string{"2021-01-05", "2021-02-01"}, model.Doing, 2021, "2021-02-03", true, "2021-02", 1},
		{"done is not behind", model.EveryMonth, 1, nil, model.Done, 2021, "2021-06-01", false, "2021-06", 0},
		{"the year runs", model.EveryYear, 1, nil, model.Todo, 2021, "2021-12-31", false, "2021", 0},
		{"the year is over", model.EveryYear, 1, nil, model.Todo, 2021, "2022-01-01", true, "2021", 0},
		{"the year was met", model.EveryYear, 1, []string{"2021-05-05"}, model.Doing, 2021, "2022-01-01", false, "2021", 1},
		{"read years later", model.EveryQuarter, 1, []string{"2021-12-31"}, model.Doing, 2021, "2026-11-22", true, "2021-Q4", 1},
		{"read before its year", model.EveryHalfYear, 1, nil, model.Todo, 2021, "2020-12-31", false, "2021-H1", 0},
		{"weeks begin in January", model.EveryWeek, 1, nil, model.Todo, 2021, "2021-01-03", false, "2021-W01", 0},
		{"a week ended short", model.EveryWeek, 1, nil, model.Todo, 2021, "2021-01-11", true, "2021-W02", 0},
		{"no year known", model.EveryMonth, 1, []string{"2022-01-09"}, model.Doing, 0, "2022-02-01", false, "2022-02", 0},
	}
	for _, test := range tests {
		task := &model.Task{ID: "1", Quota: &model.Quota{Every: test.every, AtLeast: test.least}}
		state := model.State{Status: test.status}
		for _, day := range test.ticks {
			state.Ticks = append(state.Ticks, model.Tick{On: on(t, day)})
		}
		got := model.ProgressOf(task, state, (&model.Plan{Year: test.year}).Counting(on(t, test.today)), on(t, test.today))
		if got.Behind != test.behind || got.Period.Key != test.period || got.Ticks != test.count {
			t.Errorf("%s: behind %v in %s with %d, want %v in %s with %d",
				test.name, got.Behind, got.Period.Key, got.Ticks, test.behind, test.period, test.count)
		}
	}
}

func TestLagging(t *testing.T) {
	tests := []struct {
		name            string
		every           model.Every
		ticks           string
		status          model.Status
		today           string
		behind, lagging bool
		short, missing  int
	}{
		{"the first half of the first month", model.EveryMonth, "", model.Todo, "2021-01-16", false, false, 0, 12},
		{"the second half", model.EveryMonth, "", model.Todo, "2021-01-17", true, true, 0, 12},
		{"on pace", model.EveryMonth, "2021-01-31", model.Doing, "2021-01-31", false, false, 0, 12},
		{"full", model.EveryMonth, "2021-01-30 2021-01-31", model.Doing, "2021-01-31", false, false, 0, 11},
		{"the month after ended short", model.EveryMonth, "2021-01-31", model.Doing, "2021-02-01", true, false, 1, 12},
		{"done, though short", model.EveryMonth, "", model.Done, "2021-02-20", false, false, 1, 12},
		{"the year is over", model.EveryQuarter, "2021-12-30 2021-12-31", model.Todo, "2024-02-29", true, false, 3, 3},
		{"before the year", model.EveryWeek, "", model.Todo, "2020-12-31", false, false, 0, 52},
		{"the long year", model.EveryWeek, "", model.Todo, "2019-12-01", false, false, 0, 52},
	}
	for _, test := range tests {
		task := &model.Task{ID: "1", Quota: &model.Quota{Every: test.every, AtLeast: 2}}
		state := model.State{Status: test.status, Ticks: ticks(t, test.ticks)}
		got := model.ProgressOf(task, state, model.Counting{Year: 2021}, on(t, test.today))
		if got.Behind != test.behind || got.Lagging != test.lagging || got.MissedPeriods != test.short || got.UnmetPeriods != test.missing {
			t.Errorf("%s: %+v", test.name, got)
		}
		if got.IsSettled() {
			t.Errorf("%s: done for the year with %d periods missing", test.name, got.UnmetPeriods)
		}
	}
}

func TestIsSettled(t *testing.T) {
	task := &model.Task{ID: "1", Quota: &model.Quota{Every: model.EveryHalfYear, AtLeast: 1}}
	for text, want := range map[string]bool{"": false, "2021-06-30": false, "2021-07-01": false, "2021-06-30 2021-07-01": true} {
		state := model.State{Status: model.Done, Ticks: ticks(t, text)}
		if got := model.ProgressOf(task, state, model.Counting{Year: 2021}, on(t, "2021-12-31")); got.IsSettled() != want {
			t.Errorf("done with %q: settled %t", text, got.IsSettled())
		}
		state.Status = model.Doing
		if model.ProgressOf(task, state, model.Counting{Year: 2021}, on(t, "2021-12-31")).IsSettled() {
			t.Errorf("not done with %q, and settled", text)
		}
	}
}
