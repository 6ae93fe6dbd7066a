package storetest

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

func testMark(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	change := mark("2", 1, model.Done)
	change.Note = "已发布"
	events, now, err := ledger.Apply(t.Context(), plan, "王", noon(), []model.Change{change})
	want := model.Event{
		Seq: 2, Group: 2, At: noon().UTC(), By: "王", Plan: plan, Task: "2",
		Kind: model.KindMark, From: model.Todo, To: model.Done, Note: "已发布",
	}
	if err != nil || now != 2 || !slices.Equal(events, []model.Event{want}) {
		t.Fatalf("apply: %+v, %d, %v; want %+v, 2", events, now, err, want)
	}
	snapshot := load(t, ledger, plan)
	state := snapshot.State("2")
	if state.Status != model.Done || state.DoneBy != "王" || !state.DoneAt.Equal(noon()) || state.Version != 2 || state.Notes != 1 {
		t.Errorf("state %+v, want done by 王 at %v, version 2, 1 note", state, noon())
	}
	if got := snapshot.Log[len(snapshot.Log)-1]; got != want {
		t.Errorf("logged as %+v, want %+v", got, want)
	}
	if other := snapshot.State("1"); other.Version != 1 {
		t.Errorf("another task moved: %+v", other)
	}
}

func testEventsSince(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	for i := range 4 {
		apply(t, ledger, plan, "李", note("1", fmt.Sprint(i)))
	}
	log := load(t, ledger, plan).Log
	for after := range uint64(8) {
		news, err := ledger.News(t.Context(), plan, after)
		if want := log[min(after, 5):]; err != nil || news.Revision != 5 || !slices.Equal(news.Events, want) {
			t.Errorf("since %d: %+v, %v; want %+v, 5", after, news, err, want)
		}
	}
}

// Changes of two plans are written together or not at all, and undone together.
func testChangesOfPlans(t *testing.T, ledger store.Ledger) {
	first, second := importPlan(t, ledger, 2021), importPlan(t, ledger, 2022)
	there, faster := mark("1", 1, model.Done), mark("2", 1, model.Done)
	there.Plan, faster.Plan = second, second
	apply(t, ledger, second, "李", mark("2", 1, model.Doing))
	if err := refuse(t, ledger, first, "王", mark("1", 1, model.Done), faster); !errors.Is(err, model.ErrConflict) {
		t.Fatalf("refused with %v", err)
	}
	missing := there
	missing.Plan = "1999"
	if err := refuse(t, ledger, first, "王", mark("1", 1, model.Done), missing); !errors.As(err, new(*model.NotFoundError)) {
		t.Fatalf("refused with %v", err)
	}
	events := apply(t, ledger, first, "王", mark("1", 1, model.Done), there, mark("3", 1, model.Doing))
	if len(events) != 3 || events[0].Plan != first || events[1].Plan != first || events[2].Plan != second {
		t.Fatalf("wrote %+v", events)
	}
	for i, event := range events {
		if event.Group != events[0].Seq || event.Seq != events[0].Seq+uint64(i) {
			t.Errorf("event %d is %d of group %d", i, event.Seq, event.Group)
		}
	}
	if one, two := load(t, ledger, first), load(t, ledger, second); one.State("3").Status != model.Doing || two.State("1").Status != model.Done {
		t.Errorf("3 of the first is %s, 1 of the second %s", one.State("3").Status, two.State("1").Status)
	}
	joined := model.JoinPlans([]*model.Snapshot{load(t, ledger, first), load(t, ledger, second)})
	var undo []model.Change
	for _, event := range model.LastUndoable(joined.Log, "王") {
		undo = append(undo, model.Change{Plan: event.Plan, Task: event.Task, Kind: model.KindUndo, Undoes: event.Seq})
	}
	after := joined.Follow(model.News{Events: model.JoinEvents(apply(t, ledger, first, "王", model.SplitChanges(undo)...)), Revision: 9})
	for _, task := range []string{first + "/1", first + "/3", second + "/1"} {
		if got := after.State(task).Status; got != model.Todo {
			t.Errorf("after undo %s is %s", task, got)
		}
	}
	if got := load(t, ledger, second).State("1").Status; got != model.Todo {
		t.Errorf("in the ledger it is %s", got)
	}
}

func testAllOrNone(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	faster := apply(t, ledger, plan, "李", mark("2", 1, model.Doing))[0]
	err := refuse(t, ledger, plan, "王", mark("1", 1, model.Done), mark("2", 1, model.Done), mark("3", 1, model.Done))
	wantConflict(t, err, faster, false)
	if state := load(t, ledger, plan).State("1"); state.Version != 1 {
		t.Errorf("the first of refused changes was kept: %+v", state)
	}
	events := apply(t, ledger, plan, "王", mark("1", 1, model.Done), mark("2", 2, model.Done), mark("3", 1, model.Done))
	for i, event := range events {
		if event.Seq != uint64(3+i) || event.Group != 3 {
			t.Errorf("event %d of the group: number %d, group %d; want %d, 3", i, event.Seq, event.Group, 3+i)
		}
	}
}

func testNothingToWrite(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", mark("1", 1, model.Done))
	events, now, err := ledger.Apply(t.Context(), plan, "王", noon(), []model.Change{mark("1", 2, model.Done)})
	if err != nil || len(events) != 0 || now != 2 {
		t.Errorf("a mark as it was: %+v, %d, %v; want none, 2", events, now, err)
	}
	events, now, err = ledger.Apply(t.Context(), plan, "王", noon(), nil)
	if err != nil || len(events) != 0 || now != 2 {
		t.Errorf("no changes: %+v, %d, %v; want none, 2", events, now, err)
	}
	events = apply(t, ledger, plan, "王", mark("1", 2, model.Done), mark("2", 1, model.Done))
	if len(events) != 1 || events[0].Task != "2" || events[0].Group != 3 {
		t.Errorf("one of two was done already: %+v, want the other's event, in group 3", events)
	}
	if state := load(t, ledger, plan).State("1"); state.DoneBy != "李" {
		t.Errorf("done by %s, want 李, who was first", state.DoneBy)
	}
}

func testNotes(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	for i := range 3 {
		apply(t, ledger, plan, "李", note("1", fmt.Sprint("第", i)))
	}
	if state := load(t, ledger, plan).State("1"); state.Notes != 3 || state.Version != 4 || state.Status != model.Todo {
		t.Errorf("state %+v, want 3 notes, version 4, to do", state)
	}
}

func testTicks(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	day := model.Date{Year: 2021, Month: time.May, Day: 31}
	tick := model.Change{Task: "2", Kind: model.KindTick, On: day, Note: "第1条"}
	apply(t, ledger, plan, "李", tick, tick)
	state := load(t, ledger, plan).State("2")
	if want := []model.Tick{{Seq: 2, On: day}, {Seq: 3, On: day}}; !slices.Equal(state.Ticks, want) || state.Notes != 2 {
		t.Errorf("state %+v, want the ticks %+v and 2 notes", state, want)
	}
}

func testSeveralChangesOfOneTask(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	// What was seen is the task before all of them.
	events := apply(t, ledger, plan, "李", mark("1", 1, model.Doing), note("1", "开始"), mark("1", 1, model.Done))
	if len(events) != 3 || events[2].From != model.Doing {
		t.Errorf("events %+v, want the third to go on from the first", events)
	}
	if state := load(t, ledger, plan).State("1"); state.Version != 4 || state.Status != model.Done {
		t.Errorf("state %+v, want done, version 4", state)
	}
	// The faster one is never an event of the same, refused, changes.
	wantConflict(t, refuse(t, ledger, plan, "李", note("1", "好"), mark("1", 3, model.Todo)), events[2], false)
}

func testGoroutines(t *testing.T, ledger store.Ledger) {
	const people, each = 8, 12
	plan := importPlan(t, ledger, 2021)
	var group sync.WaitGroup
	for person := range people {
		group.Go(func() {
			by := fmt.Sprint("person ", person)
			for i := range each {
				if err := markAsSeen(t, ledger, plan, by, fmt.Sprint(1+(person+i)%3)); err != nil {
					t.Errorf("%s: %v", by, err)
				}
			}
		})
	}
	group.Wait()
	snapshot := load(t, ledger, plan)
	count := map[string]int{}
	for _, event := range snapshot.Log[1:] {
		count[event.By]++
	}
	for person, n := range count {
		if n != each {
			t.Errorf("%d events by %s, want %d", n, person, each)
		}
	}
	if len(count) != people || snapshot.Revision != 1+people*each {
		t.Errorf("%d people, revision %d; want %d, %d", len(count), snapshot.Revision, people, 1+people*each)
	}
}

// markAsSeen turns a task's status over as a person does, who looks again
// after a conflict.
func markAsSeen(t *testing.T, ledger store.Ledger, plan, by, task string) error {
	for {
		snapshot, err := ledger.Load(t.Context(), plan)
		if err != nil {
			return err
		}
		state := snapshot.State(task)
		to := model.Done
		if state.Status == model.Done {
			to = model.Todo
		}
		_, _, err = ledger.Apply(t.Context(), plan, by, noon(), []model.Change{mark(task, state.Version, to)})
		if !errors.Is(err, model.ErrConflict) {
			return err
		}
	}
}
