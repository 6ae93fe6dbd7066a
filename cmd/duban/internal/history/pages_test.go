package history_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"duban/cmd/duban/internal/history"
	"duban/model"
	"duban/store"
	"duban/store/memory"
)

// longLedger is a ledger whose log has several pages, with changes that were undone, and
// its plan.
func longLedger(t *testing.T) (ledger store.Ledger, id string) {
	t.Helper()
	ledger = memory.New()
	at := time.Date(2021, 3, 1, 9, 0, 0, 0, model.China())
	id, err := ledger.Import(t.Context(), &model.Plan{Year: 2021, Tasks: []model.Task{{ID: "1", Number: "1", Text: "甲"}, {ID: "2", Number: "2", Text: "乙"}}}, "王", at)
	if err != nil {
		t.Fatal(err)
	}
	apply := func(changes ...model.Change) []model.Event {
		events, _, err := ledger.Apply(t.Context(), id, "王", at, changes)
		if err != nil {
			t.Fatal(err)
		}
		return events
	}
	for batch := range 13 {
		notes := make([]model.Change, 200)
		for i := range notes {
			notes[i] = model.Change{Task: fmt.Sprint(1 + i%2), Kind: model.KindNote, Note: fmt.Sprint("第", batch, "批", i)}
		}
		events := apply(notes...)
		for i := range 2 + batch%2 { // an undo, its undo, and that one's
			undone := events[0]
			kind := []model.Kind{model.KindUndo, model.KindRedo}[i%2]
			events = apply(model.Change{Task: undone.Task, Kind: kind, Undoes: undone.Seq})
		}
	}
	return ledger, id
}

// What is read of a log in pages is all of it, each event once, undone and explained as
// where the whole log is there.
func TestPages(t *testing.T) {
	ledger, id := longLedger(t)
	whole, err := ledger.Load(t.Context(), id)
	if err != nil || len(whole.Log) < 2*store.RecentEvents {
		t.Fatal(len(whole.Log), err)
	}
	recent, err := ledger.Recent(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for name, snapshot := range map[string]*model.Snapshot{"whole": whole, "recent": recent} {
		undos, wanted := 0, len(whole.Log)
		var back, inOrder []model.Event
		check := func(page *model.Snapshot, events []model.Event) {
			for _, event := range events {
				if page.IsUndone(event) != whole.IsUndone(event) || page.Origin(event).Seq != whole.Origin(event).Seq {
					t.Fatalf("%s: event %d is undone %v, from %d; want %v, %d", name, event.Seq,
						page.IsUndone(event), page.Origin(event).Seq, whole.IsUndone(event), whole.Origin(event).Seq)
				}
				if event.Undoes != 0 {
					undos++
				}
			}
		}
		pages, err := history.Reader{Ledger: ledger, Plan: id}.Back(t.Context(), snapshot, func(page *model.Snapshot, events []model.Event) {
			check(page, events)
			back = slices.Concat(events, back)
		}, func() bool { return len(back) < wanted })
		if err != nil {
			t.Fatal(err)
		}
		err = pages.InOrder(context.Background(), func(page *model.Snapshot, events []model.Event) {
			check(page, events)
			inOrder = append(inOrder, events...)
		})
		same := func(a, b model.Event) bool { return a.Seq == b.Seq }
		if err != nil || undos < 50 || !slices.EqualFunc(back, whole.Log, same) || !slices.EqualFunc(inOrder, whole.Log, same) {
			t.Errorf("%s: %v, %d undos, %d and %d events of %d", name, err, undos, len(back), len(inOrder), len(whole.Log))
		}
	}
}

// Any event is found by its number, with the whole history of its task, whether the
// snapshot had it or not.
func TestEvent(t *testing.T) {
	ledger, id := longLedger(t)
	whole, err := ledger.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	recent, err := ledger.Recent(t.Context(), id)
	if err != nil || recent.IsWhole() {
		t.Fatal(err)
	}
	reader := history.Reader{Ledger: ledger, Plan: id}
	for _, at := range []int{0, 1, 2, 300, len(whole.Log) - 500, len(whole.Log) - 1} {
		want := whole.Log[at]
		for name, snapshot := range map[string]*model.Snapshot{"whole": whole, "recent": recent} {
			found, event, err := reader.Event(t.Context(), snapshot, want.Seq)
			isOfTask := want.Task != ""
			if err != nil || event.Task != want.Task || isOfTask && (event.Seq != want.Seq || len(found.History(want.Task)) != len(whole.History(want.Task))) {
				t.Errorf("%s: event %d: %+v, %v", name, want.Seq, event, err)
			}
		}
	}
	for _, seq := range []uint64{0, 1 << 40, 1<<64 - 1} {
		if _, event, err := reader.Event(t.Context(), recent, seq); err != nil || event.Seq != 0 {
			t.Errorf("event %d: %+v, %v", seq, event, err)
		}
	}
}
