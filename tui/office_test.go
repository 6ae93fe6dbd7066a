package tui_test

import (
	"context"
	"testing"
	"time"

	"duban/model"
	"duban/seeds"
	"duban/store"
	"duban/store/memory"
)

var today = model.Date{Year: 2021, Month: time.November, Day: 22}

// office is a ledger with the built-in plan and a clock that moves a minute
// with each change.
type office struct {
	store.Ledger
	plan string
	now  time.Time
}

func newOffice(t testing.TB) *office {
	t.Helper()
	plan, err := seeds.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	o := &office{Ledger: memory.New(), now: time.Date(2021, time.November, 15, 14, 0, 0, 0, model.China())}
	o.plan, err = o.Import(context.Background(), plan, "desk1", o.tick())
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *office) tick() time.Time {
	o.now = o.now.Add(time.Minute)
	return o.now
}

func (o *office) apply(t testing.TB, by string, changes ...model.Change) []model.Event {
	t.Helper()
	events, _, err := o.Apply(context.Background(), o.plan, by, o.tick(), changes)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func (o *office) load(t testing.TB) *model.Snapshot {
	t.Helper()
	snapshot, err := o.Recent(context.Background(), o.plan)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

func markDone(task string) model.Change {
	return model.Change{Task: task, Kind: model.KindMark, To: model.Done}
}

// morning fills the ledger as a week of work would.
func (o *office) morning(t testing.TB) {
	t.Helper()
	o.now = time.Date(2021, time.November, 18, 9, 29, 0, 0, model.China())
	o.apply(t, "desk2", model.Change{Task: "20", Kind: model.KindNote, Note: "目录已送各科室核对，缺规划科、财务科"})
	o.apply(t, "desk1", markDone("1"), markDone("3"), markDone("6"), markDone("12"))
	o.apply(t, "desk1", model.Change{Task: "15", Kind: model.KindMark, To: model.Doing})
	o.apply(t, "desk1", model.Change{Task: "5", Kind: model.KindTick, On: model.Date{Year: 2021, Month: 11, Day: 9}})
	o.now = time.Date(2021, time.November, 22, 9, 11, 0, 0, model.China())
	o.apply(t, "desk2", markDone("8"))
}
