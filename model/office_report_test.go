package model_test

import (
	"errors"
	"slices"
	"testing"

	"duban/model"
)

func reported(t *testing.T, seq uint64, office, day, progress string) model.Event {
	t.Helper()
	return model.Event{
		Seq: seq, By: "王", At: noon(3, int(seq)), Plan: "2021", Task: "1", Kind: model.KindReport, Office: office,
		HappenedOn: on(t, day), Report: &model.Report{Progress: progress},
	}
}

func renamed(seq uint64, rename model.Rename) model.Event {
	return model.Event{Seq: seq, By: "王", At: noon(3, int(seq)), Plan: "2021", Task: "1", Kind: model.KindEdit, Edit: &model.Edit{Rename: &rename}}
}

// The latest report of an office is the one for the latest day, of one day the one written
// last; it has reported for each month that it ever reported for.
func TestLatestReport(t *testing.T) {
	for _, c := range []struct {
		name   string
		log    []model.Event
		office string
		want   string
		months []string
		last   uint64
	}{
		{"one", []model.Event{reported(t, 1, "财务科", "2021-03-05", "甲")}, "财务科", "甲", []string{"2021-03-01"}, 1},
		{"for an earlier day", []model.Event{reported(t, 1, "财务科", "2021-03-05", "甲"), reported(t, 2, "财务科", "2021-02-05", "乙")}, "财务科", "甲", []string{"2021-03-01", "2021-02-01"}, 2},
		{"for a later day of the month", []model.Event{reported(t, 1, "财务科", "2021-03-05", "甲"), reported(t, 2, "财务科", "2021-03-06", "乙")}, "财务科", "乙", []string{"2021-03-01"}, 2},
		{"for the same day", []model.Event{reported(t, 1, "财务科", "2021-03-05", "甲"), reported(t, 2, "财务科", "2021-03-05", "乙")}, "财务科", "乙", []string{"2021-03-01"}, 2},
		{"of two offices", []model.Event{reported(t, 1, "财务科", "2021-03-05", "甲"), reported(t, 2, "办公室", "2021-04-05", "乙")}, "财务科", "甲", []string{"2021-03-01"}, 1},
		{"after a new name", []model.Event{reported(t, 1, "财务科", "2021-03-05", "甲"), renamed(2, model.Rename{Old: "财务科", New: "计财科"})}, "计财科", "甲", []string{"2021-03-01"}, 1},
		{
			"of two that become one", []model.Event{
				reported(t, 1, "计财科", "2021-03-05", "甲"), reported(t, 2, "财务科", "2021-04-05", "乙"), renamed(3, model.Rename{Old: "财务科", New: "计财科"}),
			}, "计财科", "乙", []string{"2021-03-01", "2021-04-01"}, 2,
		},
	} {
		state := model.Replay(c.log)
		got, months := state.ReportOf(c.office), []string{}
		for _, month := range got.Months {
			months = append(months, month.String())
		}
		if got.Progress != c.want || got.Office != c.office || got.LastSeq != c.last || !slices.Equal(months, c.months) {
			t.Errorf("%s: %+v", c.name, got)
		}
		if name := "财务科"; c.office != name && state.ReportOf(name).Seq != 0 {
			t.Errorf("%s: the old name still has %+v", c.name, state.ReportOf(name))
		}
	}
	if s := model.Replay([]model.Event{reported(t, 1, "财务科", "2021-03-05", "甲"), reported(t, 2, "财务科", "2021-03-06", "乙")}); s.Reports != 2 || len(s.Reported) != 1 {
		t.Errorf("%d reports, the latest of %d offices", s.Reports, len(s.Reported))
	}
}

// A report without any text is refused; blank texts of another are empty.
func TestReportChange(t *testing.T) {
	empty := new(model.InputError)
	for _, blank := range []model.Report{{}, {Progress: " ", Problem: "\n", Next: "\t"}} {
		if _, err := model.ReportChange("1", "财务科", blank, model.Date{}); !errors.As(err, &empty) {
			t.Errorf("%+v: %v", blank, err)
		}
		change := model.Change{Task: "1", Kind: model.KindReport, Report: &blank}
		if _, _, err := change.Decide(model.State{}, nil, model.Subject{}); !errors.As(err, &empty) {
			t.Errorf("decided %+v: %v", blank, err)
		}
	}
	if _, _, err := (model.Change{Task: "1", Kind: model.KindReport}).Decide(model.State{}, nil, model.Subject{}); !errors.As(err, &empty) {
		t.Errorf("without a report: %v", err)
	}
	change, err := model.ReportChange("1", "财务科", model.Report{Progress: " ", Next: "下周上报"}, on(t, "2021-03-05"))
	if want := (model.Report{Next: "下周上报"}); err != nil || *change.Report != want || change.Office != "财务科" || change.HappenedOn != on(t, "2021-03-05") {
		t.Errorf("%+v, %v", change, err)
	}
}

// A report without an office is that of the person's own part, else of the leads.
func TestReporters(t *testing.T) {
	plan := planOf("# 公开", "1 公开")
	plan.Tasks[0].Lead, plan.Tasks[0].Assist = []string{"办公室", "财务科"}, []string{"规划科"}
	s := model.NewSnapshot(plan, nil, 0)
	for own, want := range map[string][]string{"规划科": {"规划科"}, "财务科": {"财务科"}, "政法科": {"办公室", "财务科"}} {
		if got := s.Reporters(s.Task("1"), []string{own}); !slices.Equal(got, want) {
			t.Errorf("of %s: %v", own, got)
		}
	}
}

// Those that lead an open task and did not report for the period are named.
func TestNotReported(t *testing.T) {
	plan := planOf("# 公开", "1 公开", "2 公开")
	plan.Tasks[0].Lead, plan.Tasks[0].Assist = []string{"办公室", "财务科"}, []string{"规划科"}
	s := model.NewSnapshot(plan, []model.Event{reported(t, 1, "财务科", "2021-03-05", "甲"), mark(2, "王", "2", model.Todo, model.Done)}, 2)
	for key, want := range map[string][]string{"2021-03-31": {"办公室"}, "2021-04-01": {"办公室", "财务科"}} {
		var got []string
		for _, office := range s.NotReported(model.EveryMonth.PeriodAt(on(t, key)), "") {
			got = append(got, office.Office)
			if len(office.Tasks) != 1 || office.Tasks[0].ID != "1" {
				t.Errorf("%s: %s has %d tasks", key, office.Office, len(office.Tasks))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
}
