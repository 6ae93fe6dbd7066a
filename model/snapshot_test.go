package model_test

import (
	"reflect"
	"slices"
	"testing"

	"duban/model"
)

func sampleLog() []model.Event {
	return []model.Event{
		{Seq: 1, Group: 1, By: "王", Plan: "2021", Kind: model.KindImport},
		mark(2, "王", "1", model.Todo, model.Done),
		mark(4, "李", "3", model.Todo, model.Doing),
		{Seq: 5, Group: 5, By: "李", Plan: "2021", Task: "3", Kind: model.KindNote, Note: "催"},
	}
}

func TestSnapshot(t *testing.T) {
	s := model.NewSnapshot(samplePlan(), sampleLog(), 6)
	if s.Revision != 6 || len(s.Log) != 4 {
		t.Errorf("revision %d with %d events", s.Revision, len(s.Log))
	}
	if !slices.Equal(s.Offices, s.Plan.Offices()) {
		t.Errorf("offices %v", s.Offices)
	}
	if got := s.State("1"); got.Status != model.Done || got.Version != 2 || got.DoneBy != "王" {
		t.Errorf("task 1: %+v", got)
	}
	if got := s.State("2"); got.Status != model.Todo || got.Version != 1 {
		t.Errorf("an untouched task: %+v", got)
	}
	if got := seqs(s.History("3")); !slices.Equal(got, []uint64{4, 5}) {
		t.Errorf("history of 3: %v", got)
	}
	if got := seqs(s.History("2")); !slices.Equal(got, []uint64{}) {
		t.Errorf("history of 2: %v", got)
	}
	if s.Task("5") != &s.Plan.Tasks[4] || s.Task("none") != nil {
		t.Error("tasks are not found by their identity")
	}
	if got := s.TaskProgress(s.Task("5"), on(t, "2021-11-21")); !got.Overdue {
		t.Errorf("task 5: %+v", got)
	}
}

func TestAdvance(t *testing.T) {
	first := model.NewSnapshot(samplePlan(), sampleLog(), 5)
	before := *first
	between := first.Advance([]model.Event{{Seq: 6, By: "王", Task: "3", Kind: model.KindNote, Note: "催"}}, 6)
	left := between.Advance([]model.Event{mark(7, "赵", "3", model.Doing, model.Done)}, 8)
	right := between.Advance([]model.Event{mark(7, "钱", "3", model.Doing, model.Todo)}, 7)
	if !reflect.DeepEqual(*first, before) || first.State("3").Status != model.Doing || len(first.History("3")) != 2 {
		t.Error("the older snapshot was changed")
	}
	if left.Revision != 8 || left.State("3").DoneBy != "赵" || left.State("3").Version != 5 {
		t.Errorf("revision %d, %+v", left.Revision, left.State("3"))
	}
	if got := right.State("3"); got.Status != model.Todo || right.Log[5].By != "钱" || left.Log[5].By != "赵" ||
		left.History("3")[3].By != "赵" {
		t.Errorf("two successors share their events: %+v", got)
	}
	if other := left.Advance(nil, 9); other.Revision != 9 || !reflect.DeepEqual(other.Log, left.Log) {
		t.Error("a change of another plan is more than a revision")
	}
}

// A mark of one's own and the answer of the watch may bring the same event.
func TestAdvanceOverlap(t *testing.T) {
	events := []model.Event{mark(6, "王", "2", model.Todo, model.Doing), mark(7, "王", "2", model.Doing, model.Done)}
	once := model.NewSnapshot(samplePlan(), sampleLog(), 5).Advance(events, 7)
	for _, again := range []*model.Snapshot{
		once.Advance(events, 7), once.Advance(events[1:], 7), once.Advance(events[:1], 6),
		model.NewSnapshot(samplePlan(), sampleLog(), 5).Advance(events[:1], 6).Advance(events, 7),
	} {
		if again.Revision != 7 || !reflect.DeepEqual(seqs(again.Log), seqs(once.Log)) || again.State("2").Version != 3 {
			t.Errorf("revision %d, %v, %+v", again.Revision, seqs(again.Log), again.State("2"))
		}
	}
}

func undoneEvents(s *model.Snapshot) []uint64 {
	return seqs(slices.DeleteFunc(slices.Clone(s.Log), func(e model.Event) bool { return !s.IsUndone(e) }))
}

func TestIsUndone(t *testing.T) {
	s := model.NewSnapshot(samplePlan(), then(sampleLog(), undo(6, "王", "1", 2)), 6)
	if got := undoneEvents(s); !slices.Equal(got, []uint64{2}) {
		t.Errorf("taken back: %v", got)
	}
	if got := undoneEvents(s.Advance([]model.Event{redo(7, "王", "1", 6)}, 7)); !slices.Equal(got, []uint64{6}) {
		t.Errorf("taken back: %v", got)
	}
}

func TestOrigin(t *testing.T) {
	log := then(sampleLog(), undo(6, "王", "1", 2), redo(7, "王", "1", 6), undo(8, "王", "1", 99), undo(9, "王", "1", 9))
	s := model.NewSnapshot(samplePlan(), log, 9)
	for place, want := range []uint64{1, 2, 4, 5, 2, 2, 8, 9} {
		if got := s.Origin(log[place]).Seq; got != want {
			t.Errorf("event %d goes back to %d, want %d", log[place].Seq, got, want)
		}
	}
}

func TestProgress(t *testing.T) {
	plan := samplePlan()
	plan.Tasks = append(plan.Tasks, model.Task{ID: "lost", Category: -1}, model.Task{ID: "far", Category: 9})
	s := model.NewSnapshot(plan, sampleLog(), 5)
	got := s.Progress(on(t, "2021-11-21"))
	next := got.NextDue
	got.NextDue = nil
	want := model.Progress{
		Total: 8, Todo: 6, Doing: 1, Done: 1, Overdue: 1, Behind: 1, Quotas: 1, Lagging: 1,
		Categories: []model.Count{{Done: 1, Total: 1}, {Total: 1}, {Total: 4}},
		Offices: []model.OfficeProgress{
			{Name: "政法科", Lead: 1, Assist: 1, Class: 1, Count: model.Count{Done: 1, Total: 3}, Behind: 1},
			{Name: "办公室", Lead: 2, Class: 1, Count: model.Count{Total: 3}, Overdue: 1, Behind: 1},
			{Name: "财务科", Lead: 1, Count: model.Count{Total: 1}},
			{Name: "宣传科研组", Lead: 1, Class: 2, Count: model.Count{Total: 3}, Overdue: 1},
			{Name: model.ByMatterOffice, Lead: 1, Count: model.Count{Total: 1}},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v,\nwant %+v", got, want)
	}
	if next != nil {
		t.Errorf("a past deadline is next: %v", next.ID)
	}
	soon := s.Progress(on(t, "2021-11-20"))
	if soon.NextDue == nil || soon.NextDue.ID != "5" || soon.DueSoon != 1 || soon.Overdue != 0 {
		t.Errorf("on the day itself: %+v", soon)
	}
	s.Task("2").Due, s.Task("3").Due, s.Task("6").Due = on(t, "2021-12-05"), on(t, "2021-11-25"), on(t, "2021-12-31")
	if next := s.Progress(on(t, "2021-11-21")).NextDue; next == nil || next.ID != "3" {
		t.Errorf("next is %v", next)
	}
	if empty := model.NewSnapshot(&model.Plan{}, nil, 0).Progress(on(t, "2021-01-01")); empty.Total != 0 {
		t.Errorf("an empty plan: %+v", empty)
	}
}

// ChangedSince names the tasks with later events, and nothing of another plan.
func TestChangedSince(t *testing.T) {
	first := model.NewSnapshot(samplePlan(), sampleLog(), 5)
	later := first.Advance([]model.Event{mark(6, "赵", "3", model.Doing, model.Done), mark(7, "赵", "1", model.Done, model.Doing), mark(8, "赵", "3", model.Done, model.Doing)}, 8)
	if tasks, isKnown := later.ChangedSince(first); !isKnown || !slices.Equal(tasks, []string{"3", "1"}) {
		t.Errorf("changed: %v, %v", tasks, isKnown)
	}
	for name, before := range map[string]*model.Snapshot{
		"no snapshot": nil, "a later one": later.Advance(nil, 9), "another plan": model.NewSnapshot(samplePlan(), sampleLog(), 5),
	} {
		if tasks, isKnown := later.ChangedSince(before); isKnown {
			t.Errorf("since %s: %v", name, tasks)
		}
	}
}

// An undo that arrives is described by the event that it is about, also one that was not read.
func TestFollowKeepsOrigins(t *testing.T) {
	s := model.NewRecentSnapshot(samplePlan(), map[string]model.State{}, model.Page{HasEarlier: true}, 5)
	news := undo(6, "王", "1", 2)
	s = s.Follow(model.News{Events: []model.Event{news}, Revision: 6, Origins: []model.Event{mark(2, "王", "1", model.Todo, model.Done)}})
	if got := s.Origin(news); got.Seq != 2 {
		t.Errorf("the undo goes back to event %d", got.Seq)
	}
}
