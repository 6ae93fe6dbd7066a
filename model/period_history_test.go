package model_test

import (
	"errors"
	"strings"
	"testing"

	"duban/model"
)

// An even pace asks for nothing on the first day, and never for the last one
// before the period is over.
func TestExpected(t *testing.T) {
	tests := []struct {
		every   model.Every
		atLeast int
		today   string
		want    int
	}{
		{model.EveryMonth, 1, "2021-11-30", 0},
		{model.EveryMonth, 2, "2021-11-01", 0},
		{model.EveryMonth, 2, "2021-11-15", 0},
		{model.EveryMonth, 2, "2021-11-16", 1},
		{model.EveryMonth, 2, "2021-11-30", 1},
		{model.EveryMonth, 4, "2021-11-30", 3},
		{model.EveryMonth, 2, "2020-02-15", 0}, // a leap year: 14 of 29 days are over
		{model.EveryMonth, 2, "2020-02-16", 1},
		{model.EveryMonth, 2, "2021-02-15", 1}, // 14 of 28
		{model.EveryWeek, 2, "2021-11-25", 0},
		{model.EveryWeek, 2, "2021-11-26", 1},
		{model.EveryQuarter, 3, "2021-01-31", 1}, // 30 of 90
		{model.EveryHalfYear, 6, "2021-06-30", 5},
		{model.EveryYear, 12, "2020-12-31", 11},
	}
	for _, test := range tests {
		period := test.every.PeriodAt(on(t, test.today))
		if got := period.Expected(test.atLeast, on(t, test.today)); got != test.want {
			t.Errorf("%d in %s, on %s: %d expected, want %d", test.atLeast, period.Key, test.today, got, test.want)
		}
	}
	november := model.EveryMonth.PeriodAt(on(t, "2021-11-01"))
	for today, want := range map[string]int{"2021-10-01": 0, "2021-12-01": 2, "2030-01-01": 2} {
		if got := november.Expected(2, on(t, today)); got != want {
			t.Errorf("read on %s: %d expected, want %d", today, got, want)
		}
	}
}

func TestPeriodHistory(t *testing.T) {
	tests := []struct {
		name  string
		every model.Every
		ticks string
		year  int
		today string
		want  string // per period: key, ticks, stage, * for now
	}{
		{
			"quarters", model.EveryQuarter, "2021-02-28 2021-05-01 2021-08-31 2021-07-01", 2021, "2021-08-31",
			"2021-Q1 1 short, 2021-Q2 1 short, 2021-Q3 2 met *, 2021-Q4 0 ahead",
		},
		{
			"now is not full", model.EveryHalfYear, "2021-07-01", 2021, "2021-12-31",
			"2021-H1 0 short, 2021-H2 1 now *",
		},
		{"read later", model.EveryHalfYear, "2021-07-01 2021-07-02", 2021, "2030-01-01", "2021-H1 0 short, 2021-H2 2 met"},
		{"read before", model.EveryYear, "", 2021, "2020-12-31", "2021 0 ahead"},
		{"no year known", model.EveryYear, "", 0, "2020-02-29", "2020 0 now *"},
	}
	for _, test := range tests {
		task := &model.Task{ID: "1", Quota: &model.Quota{Every: test.every, AtLeast: 2}}
		var got []string
		for _, p := range model.PeriodHistory(task, model.State{Ticks: ticks(t, test.ticks)}, (&model.Plan{Year: test.year}).Counting(on(t, test.today)), on(t, test.today)) {
			summary := p.Key + " " + string(rune('0'+len(p.Ticks))) + " " + string(p.Stage)
			if p.Current {
				summary += " *"
			}
			got = append(got, summary)
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %v, want %s", test.name, got, test.want)
		}
	}
	if strip := model.PeriodHistory(&model.Task{ID: "1"}, model.State{}, model.Counting{Year: 2021}, on(t, "2021-01-01")); strip != nil {
		t.Errorf("a strip without a quota: %v", strip)
	}
	weeks := model.PeriodHistory(&model.Task{Quota: &model.Quota{Every: model.EveryWeek, AtLeast: 1}}, model.State{}, model.Counting{Year: 2020}, on(t, "2021-01-03"))
	if len(weeks) != 53 || weeks[52].Key != "2020-W53" || !weeks[52].Current || weeks[52].Stage != model.StageCurrent {
		t.Errorf("the last week of 2020 is %+v", weeks[len(weeks)-1])
	}
}

func ticks(t *testing.T, days string) []model.Tick {
	t.Helper()
	var list []model.Tick
	for i, day := range strings.Fields(days) {
		list = append(list, model.Tick{Seq: uint64(i + 1), On: on(t, day)})
	}
	return list
}

func TestTickChange(t *testing.T) {
	plan := samplePlan()
	plan.Tasks[2].Quota = &model.Quota{Every: model.EveryWeek, AtLeast: 1}
	plan.Tasks[5].Quota = &model.Quota{Every: model.EveryMonth, AtLeast: 1}
	s := model.NewSnapshot(plan, nil, 0)
	tests := []struct {
		task, day, today string
		rule             model.Rule
	}{
		{"3", "2021-11-22", "2021-11-22", ""},
		{"3", "2021-11-23", "2021-11-22", model.RuleFuture},
		{"1", "2021-11-22", "2021-11-22", model.RuleNoQuota},
		// The weeks of 2021 run from the 4th of January to the 2nd of January.
		{"3", "2021-01-03", "2022-02-01", model.RuleOutsideYear},
		{"3", "2021-01-04", "2022-02-01", ""},
		{"3", "2022-01-02", "2022-02-01", ""},
		{"3", "2022-01-03", "2022-02-01", model.RuleOutsideYear},
		{"6", "2020-12-31", "2022-02-01", model.RuleOutsideYear},
		{"6", "2021-01-01", "2022-02-01", ""},
		{"6", "2021-12-31", "2022-02-01", ""},
		{"6", "2022-01-01", "2022-02-01", model.RuleOutsideYear},
	}
	for _, test := range tests {
		change, err := s.TickChange(s.Task(test.task), on(t, test.day), on(t, test.today), "好")
		if ruleOf(err) != test.rule {
			t.Errorf("task %s on %s: %v, want %q", test.task, test.day, err, test.rule)
		}
		if err == nil && (change.Task != test.task || change.On.String() != test.day || change.Note != "好") {
			t.Errorf("task %s on %s: %+v", test.task, test.day, change)
		}
	}
	var future *model.RuleError
	_, err := s.TickChange(s.Task("3"), on(t, "2021-11-23"), on(t, "2021-11-22"), "")
	if want := (model.RuleError{Rule: model.RuleFuture, Task: "3", Day: on(t, "2021-11-23"), Limit: on(t, "2021-11-22")}); !errors.As(err, &future) || *future != want {
		t.Errorf("%+v, want %+v", err, want)
	}
	plan.Year = 0
	if _, err := model.NewSnapshot(plan, nil, 0).TickChange(&plan.Tasks[2], on(t, "1999-01-01"), on(t, "2021-01-01"), ""); err != nil {
		t.Errorf("a plan without a year: %v", err)
	}
}

func ruleOf(err error) model.Rule {
	var broken *model.RuleError
	errors.As(err, &broken)
	if broken == nil {
		return ""
	}
	return broken.Rule
}

// A plan of this year or an earlier one counts from its date of issue; a day that a person
// set goes before it.
func TestCountingFrom(t *testing.T) {
	for _, c := range []struct{ issued, set, want string }{
		{"2021-03-05", "", "2021-03-05"}, {"2020-12-20", "", "2020-12-20"}, {"2022-01-10", "", ""}, {"2021-03-05", "2021-02-01", "2021-02-01"},
	} {
		plan := &model.Plan{Year: 2021, Issued: on(t, c.issued)}
		want := model.Date{}
		if c.set != "" {
			plan.CountFrom = on(t, c.set)
		}
		if c.want != "" {
			want = on(t, c.want)
		}
		if got := plan.Counting(on(t, "2021-06-01")).From; got != want {
			t.Errorf("issued %s, set %q: from %s, want %s", c.issued, c.set, got, want)
		}
	}
}
