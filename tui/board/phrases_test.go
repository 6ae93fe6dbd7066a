package board_test

import (
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/tui/board"
	"duban/tui/words"
)

// noon returns the time of an event of a day in November 2021.
func noon(day int) time.Time { return time.Date(2021, time.November, day, 12, 5, 0, 0, model.China()) }

// november returns a day of November 2021.
func november(day int) model.Date { return model.DateOf(noon(day)) }

// An event of today has its time, an earlier one its day; one that is about another day, that day.
func TestEventPhrases(t *testing.T) {
	log := []model.Event{
		{Seq: 1, At: noon(20), Task: "1", Kind: model.KindMark, To: model.Done},
		{Seq: 2, At: noon(22), Task: "1", Kind: model.KindUndo, To: model.Todo, Undoes: 1},
		{Seq: 3, At: noon(22), Task: "1", Kind: model.KindMark, To: model.Doing, HappenedOn: november(22)},
		{Seq: 4, At: noon(22), Task: "1", Kind: model.KindMark, To: model.Done, HappenedOn: november(19)},
		{Seq: 5, At: noon(22), Task: "1", Kind: model.KindExtend, On: november(30)},
		{Seq: 6, At: noon(22), Task: "1", Kind: model.KindExtend, On: november(30), Was: november(25)},
		{Seq: 7, At: noon(22), Task: "1", Kind: model.KindTick, On: november(21)},
	}
	b := &board.Board{Words: words.In(words.English), Today: november(22), Snapshot: model.NewSnapshot(plan(), log, 7)}
	for i, want := range []string{
		"11-20 | done", "12:05 | undid done", "12:05 | in progress", "12:05 | done 2021-11-19",
		"12:05 | extended no deadline -> 2021-11-30", "12:05 | extended 2021-11-25 -> 2021-11-30", "12:05 | tick 2021-11-21",
	} {
		if got := b.ShortTime(log[i]) + " | " + b.EventDetail(log[i]); got != want {
			t.Errorf("event %d: %q, want %q", i+1, got, want)
		}
	}
}

// A task that was just marked as done may lack periods of its quota.
func TestMissingPeriods(t *testing.T) {
	withQuota := plan()
	withQuota.Year = 2021
	withQuota.Tasks[0].Quota = &model.Quota{Every: model.EveryMonth, AtLeast: 1}
	b := &board.Board{Words: words.In(words.English), Today: november(22), Snapshot: model.NewSnapshot(withQuota, nil, 0)}
	for _, test := range []struct {
		task string
		to   model.Status
		want bool
	}{{"1", model.Done, true}, {"1", model.Doing, false}, {"2", model.Done, false}, {"none", model.Done, false}} {
		got := b.MissingPeriods([]model.Event{{Task: test.task, Kind: model.KindMark, To: test.to}})
		if (got != "") != test.want {
			t.Errorf("task %s marked as %s: %q", test.task, test.to, got)
		}
	}
}

// Somebody new to a plan sees what to do next, until they have marked a task.
func TestHint(t *testing.T) {
	hints := words.In(words.English).Screen.Hints
	own := model.Event{Seq: 1, By: "me", Task: "1", Kind: model.KindMark, To: model.Done}
	other, imported := own, model.Event{Seq: 1, By: "me", Kind: model.KindImport}
	other.By = "you"
	for name, test := range map[string]struct {
		sample, noPlan, readOnly bool
		log                      []model.Event
		want                     string
	}{
		"new":             {want: hints.FirstMark},
		"a sample":        {sample: true, want: hints.Sample},
		"no plan":         {noPlan: true},
		"read only":       {readOnly: true},
		"marked":          {log: []model.Event{own}},
		"a colleague's":   {log: []model.Event{other}, want: hints.FirstMark},
		"imported by one": {log: []model.Event{imported}, want: hints.FirstMark},
	} {
		p := plan()
		p.Sample = test.sample
		if !test.noPlan {
			p.ID = "2021"
		}
		b := &board.Board{Words: words.In(words.English), By: "me", ReadOnly: test.readOnly, Snapshot: model.NewSnapshot(p, test.log, 1)}
		if b.Refresh(); b.Hint != test.want {
			t.Errorf("%s: %q, want %q", name, b.Hint, test.want)
		}
	}
}

// An import stops an undo, and no redo.
func TestStopsUndo(t *testing.T) {
	log := []model.Event{{Seq: 1, By: "me", Kind: model.KindImport}}
	b := &board.Board{By: "me", Snapshot: model.NewSnapshot(plan(), log, 1)}
	for kind, want := range map[model.Kind]bool{model.KindUndo: true, model.KindRedo: false} {
		if _, stops := b.StopsUndo(kind, 0); stops != want {
			t.Errorf("%s is stopped: %v", kind, stops)
		}
	}
}

// The periods of a filter's month and of who has not done their part are named.
func TestDescribeFilter(t *testing.T) {
	filter := board.NewFilter(model.Filter{Category: 1, Status: model.StatusOpen, Missing: true, Month: model.Month{Year: 2021, Month: time.May}})
	got := strings.Split(filter.Describe(words.In(words.English), plan()), " · ")
	if len(got) != 4 || got[0] != "公开" || !strings.Contains(got[3], "2021-05") {
		t.Errorf("described as %q", got)
	}
}
