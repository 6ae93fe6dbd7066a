package model_test

import (
	"slices"
	"testing"
	"time"

	"duban/model"
)

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

// A year with nothing due has its twelve months all the same.
func TestCalendarOfAnEmptyYear(t *testing.T) {
	calendar := model.NewSnapshot(&model.Plan{Year: 2021}, nil, 0).Calendar(on(t, "2022-03-31"))
	if len(calendar) != 12 || calendar[0].Month.String() != "2021-01" || calendar[11].Month.String() != "2021-12" {
		t.Errorf("the year is %+v", calendar)
	}
}

// A change before midnight in China belongs to that day, in any zone.
func TestSilentSinceInChina(t *testing.T) {
	at := time.Date(2021, 3, 1, 15, 59, 0, 0, time.UTC)
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("EST", -5*60*60), model.China()} {
		for minutes, want := range map[int]string{0: "2021-03-01", 1: "2021-03-02"} {
			log := []model.Event{{Seq: 1, Kind: model.KindImport, At: at.Add(time.Duration(minutes) * time.Minute).In(zone)}}
			// A restore of the ledger is no change of a task.
			log = append(log, model.Event{Seq: 2, Kind: model.KindRestore, At: at.AddDate(0, 1, 0)})
			s := model.NewSnapshot(samplePlan(), log, 2)
			if got := s.SilentSince("1", on(t, "2021-06-01")).String(); got != want {
				t.Errorf("silent since %s, want %s", got, want)
			}
		}
	}
}

// A month lists what is due in it and what its quotas lack, without what is cancelled.
func TestMonthView(t *testing.T) {
	plan := planOf("# 公开", "1 期限在三月", "2 期限在四月", "3 每月一次", "4 已中止")
	plan.Tasks[0].Due, plan.Tasks[1].Due, plan.Tasks[3].Due = on(t, "2021-03-31"), on(t, "2021-04-01"), on(t, "2021-03-15")
	plan.Tasks[2].Quota = &model.Quota{Every: model.EveryMonth, AtLeast: 1, Words: "每月至少1次"}
	cancelled := mark(1, "王", "4", model.Todo, model.Cancelled)
	cancelled.Kind = model.KindCancel
	view := model.NewSnapshot(plan, []model.Event{cancelled}, 1).MonthView(model.Month{Year: 2021, Month: time.March}, on(t, "2021-04-05"))
	if len(view.Due) != 1 || view.Due[0].ID != "1" || len(view.Unmet) != 1 || view.Unmet[0].ID != "3" {
		t.Errorf("due %v, unmet %v", view.Due, view.Unmet)
	}
}

// Of an open task the last change up to the end of the month must be known.
func TestUnknownSilence(t *testing.T) {
	plan := planOf("# 公开", "1 其一", "2 其二", "3 其三", "4 其四", "5 其五")
	early := mark(1, "王", "1", model.Todo, model.Doing) // 1 March
	late := func(seq uint64, task string, to model.Status) model.Event {
		event := mark(seq, "王", task, model.Todo, to)
		event.At = noon(5, 1)
		return event
	}
	states := map[string]model.State{
		"1": {Version: 3, Status: model.Doing}, "2": {Version: 3, Status: model.Doing}, // one more event each, not read
		"3": {Version: 3, Status: model.Done}, "4": {Version: 2, Status: model.Doing}, // all of 4 is read
	}
	page := model.Page{HasEarlier: true, Events: []model.Event{
		early, late(12, "2", model.Doing), late(13, "3", model.Done), late(14, "4", model.Doing),
	}}
	s := model.NewRecentSnapshot(plan, states, page, 14)
	march, today := model.Month{Year: 2021, Month: time.March}, on(t, "2021-05-02")
	if got := s.UnknownSilence(march, today); !slices.Equal(got, []string{"2"}) {
		t.Errorf("unknown: %v", got)
	}
	if got := s.UnknownSilence(model.Month{Year: 2021, Month: time.June}, today); len(got) != 0 {
		t.Errorf("of a month to come: %v", got)
	}
	if got := s.UnknownSilence(model.Month{Year: 2021, Month: time.May}, today); len(got) != 0 {
		t.Errorf("of this month: %v", got)
	}
}
