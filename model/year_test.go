package model_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

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
		got := model.ProgressOf(task, state, 2021, on(t, test.today))
		if got.Behind != test.behind || got.Lagging != test.lagging || got.MissedPeriods != test.short || got.UnmetPeriods != test.missing {
			t.Errorf("%s: %+v", test.name, got)
		}
		if got.IsSettled() {
			t.Errorf("%s: done for the year with %d periods missing", test.name, got.UnmetPeriods)
		}
	}
}

func TestSettled(t *testing.T) {
	task := &model.Task{ID: "1", Quota: &model.Quota{Every: model.EveryHalfYear, AtLeast: 1}}
	for text, want := range map[string]bool{"": false, "2021-06-30": false, "2021-07-01": false, "2021-06-30 2021-07-01": true} {
		state := model.State{Status: model.Done, Ticks: ticks(t, text)}
		if got := model.ProgressOf(task, state, 2021, on(t, "2021-12-31")); got.IsSettled() != want {
			t.Errorf("done with %q: settled %t", text, got.IsSettled())
		}
		state.Status = model.Doing
		if model.ProgressOf(task, state, 2021, on(t, "2021-12-31")).IsSettled() {
			t.Errorf("not done with %q, and settled", text)
		}
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

func TestStrip(t *testing.T) {
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
		for _, p := range model.PeriodHistory(task, model.State{Ticks: ticks(t, test.ticks)}, test.year, on(t, test.today)) {
			told := p.Key + " " + string(rune('0'+len(p.Ticks))) + " " + string(p.Stage)
			if p.Current {
				told += " *"
			}
			got = append(got, told)
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %v, want %s", test.name, got, test.want)
		}
	}
	if strip := model.PeriodHistory(&model.Task{ID: "1"}, model.State{}, 2021, on(t, "2021-01-01")); strip != nil {
		t.Errorf("a strip without a quota: %v", strip)
	}
	weeks := model.PeriodHistory(&model.Task{Quota: &model.Quota{Every: model.EveryWeek, AtLeast: 1}}, model.State{}, 2020, on(t, "2021-01-03"))
	if len(weeks) != 53 || weeks[52].Key != "2020-W53" || !weeks[52].Current || weeks[52].Stage != model.StageCurrent {
		t.Errorf("the last week of 2020 is %+v", weeks[len(weeks)-1])
	}
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

func TestExtendChange(t *testing.T) {
	task := &model.Task{ID: "5", Due: on(t, "2020-02-28"), Milestones: []model.Date{on(t, "2020-01-31"), on(t, "2020-02-28")}}
	tests := []struct {
		extended, to, reason string
		rule                 model.Rule
	}{
		{"", "2020-02-29", "等文件", ""},
		{"", "2020-02-28", "等文件", model.RuleNotLater},
		{"", "2020-02-27", "等文件", model.RuleNotLater},
		{"2020-03-31", "2020-03-31", "等文件", model.RuleNotLater},
		{"2020-03-31", "2020-03-01", "等文件", model.RuleNotLater},
		{"2020-03-31", "2021-01-01", "等文件", ""},
		{"", "2020-03-01", "", model.RuleNoReason},
		{"", "", "等文件", model.RuleNotLater},
	}
	for _, test := range tests {
		state := model.State{Version: 3}
		var to model.Date
		if test.extended != "" {
			state.Due = on(t, test.extended)
		}
		if test.to != "" {
			to = on(t, test.to)
		}
		change, err := model.ExtendChange(task, state, to, test.reason)
		if ruleOf(err) != test.rule {
			t.Errorf("from %q to %s: %v, want %q", test.extended, test.to, err, test.rule)
		}
		if change.Seen != 3 || change.Was != task.Due {
			t.Errorf("from %q to %s: %+v", test.extended, test.to, change)
		}
	}
	if _, err := model.ExtendChange(&model.Task{ID: "1"}, model.State{}, on(t, "2020-03-01"), "新定"); err != nil {
		t.Errorf("a task without a deadline: %v", err)
	}
}

func TestMilestones(t *testing.T) {
	task := &model.Task{ID: "5", Due: on(t, "2021-11-20"), Milestones: []model.Date{on(t, "2021-05-31"), on(t, "2021-11-20")}}
	tests := []struct {
		name  string
		task  *model.Task
		state model.State
		today string
		want  string
	}{
		{"between", task, model.State{}, "2021-06-01", "2021-05-31 short -1, 2021-11-20 ahead 172"},
		{"on the day", task, model.State{}, "2021-05-31", "2021-05-31 now 0, 2021-11-20 ahead 173"},
		{"moved", task, model.State{Due: on(t, "2021-12-01")}, "2021-11-30", "2021-05-31 short -183, 2021-12-01 < 2021-11-20 ahead 1"},
		{"done", task, model.State{Status: model.Done}, "2021-01-01", "2021-05-31 met 150, 2021-11-20 met 323"},
		{"none", &model.Task{}, model.State{}, "2021-01-01", ""},
		{"none, then one", &model.Task{}, model.State{Due: on(t, "2021-01-02")}, "2021-01-01", "2021-01-02 ahead 1"},
		{"only a deadline", &model.Task{Due: on(t, "2021-01-02")}, model.State{}, "2021-01-01", "2021-01-02 ahead 1"},
	}
	for _, test := range tests {
		var got []string
		for _, m := range model.Milestones(test.task, test.state, on(t, test.today)) {
			told := m.On.String()
			if !m.Was.IsZero() {
				told += " < " + m.Was.String()
			}
			got = append(got, told+" "+string(m.Stage)+" "+strconv.Itoa(m.DaysLeft))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %v, want %s", test.name, got, test.want)
		}
	}
}

func TestMonth(t *testing.T) {
	february := model.Month{Year: 2020, Month: time.February}
	if got := february.Last().String(); got != "2020-02-29" {
		t.Errorf("February ends on %s", got)
	}
	for n, want := range map[int]string{0: "2020-02", 1: "2020-03", 11: "2021-01", -2: "2019-12"} {
		if got := february.Add(n).String(); got != want {
			t.Errorf("%d months on it is %s, want %s", n, got, want)
		}
	}
	for _, text := range []string{"", "2021", "2021-13", "2021-00", "21-01", "2021-1", "2021-01-01", "x"} {
		if month, err := model.ParseMonth(text); err == nil {
			t.Errorf("%q is the month %s", text, month)
		}
	}
	if month, err := model.ParseMonth("2020-02"); err != nil || month != february {
		t.Errorf("2020-02 is %s, %v", month, err)
	}
	if (model.Month{}).Contains(model.Date{}) {
		t.Error("no month holds no day")
	}
}

func TestCalendar(t *testing.T) {
	plan := samplePlan()
	log := []model.Event{
		{Seq: 1, Group: 1, At: noon(1, 4), Kind: model.KindImport, By: "李"},
		{Seq: 2, Group: 2, At: noon(3, 4), Kind: model.KindTick, Task: "3", On: on(t, "2021-03-04"), By: "李"},
		{Seq: 3, Group: 3, At: noon(3, 5), Kind: model.KindTick, Task: "3", On: on(t, "2021-03-05"), By: "李"},
		{Seq: 4, Group: 4, At: noon(3, 6), Kind: model.KindTick, Task: "3", On: on(t, "2021-02-05"), By: "李"},
		{Seq: 5, Group: 5, At: noon(3, 7), Kind: model.KindExtend, Task: "5", On: on(t, "2022-01-31"), Was: on(t, "2021-11-20"), Note: "等", By: "李"},
	}
	s := model.NewSnapshot(plan, log, 5)
	calendar := s.Calendar(on(t, "2021-03-31"))
	if len(calendar) != 13 || calendar[12].Month.String() != "2022-01" || calendar[12].Due != 1 || calendar[0].Month.String() != "2021-01" {
		t.Fatalf("the year is %+v", calendar)
	}
	march := model.MonthSummary{Month: model.Month{Year: 2021, Month: 3}, Current: true, Periods: 1, Met: 1, Ticks: 2}
	february := model.MonthSummary{Month: model.Month{Year: 2021, Month: 2}, Periods: 1, Missed: 1, Ticks: 1}
	if calendar[2] != march || calendar[1] != february || calendar[10].Due != 0 {
		t.Errorf("February %+v, March %+v, November %+v", calendar[1], calendar[2], calendar[10])
	}
	wanted := func(month string) []string {
		parsed, err := model.ParseMonth(month)
		if err != nil {
			t.Fatal(err)
		}
		return ids(model.Filter{Month: parsed}.Tasks(s, on(t, "2021-03-31"), nil))
	}
	for month, want := range map[string][]string{"2021-11": {"3"}, "2022-01": {"5"}, "2020-12": {}} {
		if got := wanted(month); !slices.Equal(got, want) {
			t.Errorf("%s holds %v, want %v", month, got, want)
		}
	}
	view := s.MonthView(model.Month{Year: 2021, Month: 3}, on(t, "2021-03-31"))
	if len(view.Due) != 0 || len(view.Unmet) != 0 || !slices.Equal(ids(view.Silent), []string{"1", "2", "4", "6"}) {
		t.Errorf("March: %v, %v, %v", ids(view.Due), ids(view.Unmet), ids(view.Silent))
	}
	view = s.MonthView(model.Month{Year: 2021, Month: 2}, on(t, "2021-03-31"))
	if !slices.Equal(ids(view.Unmet), []string{"3"}) || len(view.Silent) != 6 {
		t.Errorf("February: %v, %v", ids(view.Unmet), ids(view.Silent))
	}
	view = s.MonthView(model.Month{Year: 2021, Month: 5}, on(t, "2021-03-31"))
	if len(view.Unmet) != 0 || len(view.Silent) != 0 {
		t.Errorf("a month to come: %v, %v", ids(view.Unmet), ids(view.Silent))
	}
}

// A change before midnight in China belongs to that day, whatever zone its time
// is told in.
func TestSilentSinceInChina(t *testing.T) {
	at := time.Date(2021, 3, 1, 15, 59, 0, 0, time.UTC)
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("EST", -5*60*60), model.China()} {
		for minutes, want := range map[int]string{0: "2021-03-01", 1: "2021-03-02"} {
			log := []model.Event{{Seq: 1, Kind: model.KindImport, At: at.Add(time.Duration(minutes) * time.Minute).In(zone)}}
			// A restore of the ledger is nobody's word about a task.
			log = append(log, model.Event{Seq: 2, Kind: model.KindRestore, At: at.AddDate(0, 1, 0)})
			s := model.NewSnapshot(samplePlan(), log, 2)
			if got := s.SilentSince("1", on(t, "2021-06-01")).String(); got != want {
				t.Errorf("silent since %s, want %s", got, want)
			}
		}
	}
}
