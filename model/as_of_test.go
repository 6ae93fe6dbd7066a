package model_test

import (
	"slices"
	"testing"

	"duban/model"
)

// A tick counts on its own day, a mark on the day that it was written.
func TestTicksCountOnTheirDay(t *testing.T) {
	tick := func(seq uint64, day string) model.Event {
		return model.Event{Seq: seq, Group: seq, At: noon(3, 20), By: "李", Task: "3", Kind: model.KindTick, On: on(t, day)}
	}
	late := mark(4, "李", "3", model.Todo, model.Doing)
	late.At, late.On = noon(3, 20), on(t, "2021-02-01")
	s := model.NewSnapshot(samplePlan(), []model.Event{tick(1, "2021-02-05"), tick(2, "2021-03-21"), tick(3, "2021-02-06"), late, undo(5, "李", "3", 3)}, 5)
	for day, want := range map[string][]uint64{
		"2021-02-04": {}, "2021-02-05": {1}, "2021-03-04": {1}, "2021-03-05": {1, 5}, "2021-03-19": {1, 5}, "2021-03-20": {1, 4, 5}, "2021-03-21": {1, 2, 4, 5},
	} {
		if got := seqs(s.AsOf(on(t, day)).Log); !slices.Equal(got, want) {
			t.Errorf("as of %s: %v, want %v", day, got, want)
		}
	}
	for quarter, want := range map[string][]uint64{"2020-Q4": {}, "2021-Q1": {1, 2, 4}, "2021-Q2": {}} {
		period, err := model.ParseQuarter(quarter, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := seqs(s.EventsIn("3", period)); !slices.Equal(got, want) {
			t.Errorf("in %s: %v, want %v", quarter, got, want)
		}
	}
	february := model.EveryMonth.PeriodAt(on(t, "2021-02-01"))
	if got := seqs(s.EventsIn("3", february)); !slices.Equal(got, []uint64{1}) {
		t.Errorf("in February: %v", got)
	}
}
