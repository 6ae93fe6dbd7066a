package model_test

import (
	"slices"
	"testing"

	"duban/model"
)

func markPart(seq uint64, task, office string, to model.Status) model.Event {
	event := mark(seq, "王", task, "", to)
	event.Office = office
	return event
}

// Accepting closes a task only once all that lead it are known to have done their parts.
func TestAcceptCloses(t *testing.T) {
	for _, test := range []struct {
		name   string
		task   model.Task
		parts  []string
		closes bool
	}{
		{"assisting offices of a task by matter", model.Task{ByMatter: true, Lead: []string{"主办科室"}, Assist: []string{"办公室", "财务科"}}, []string{"财务科"}, false},
		{"a named lead beside that by matter", model.Task{ByMatter: true, Lead: []string{"主办科室", "办公室"}, Assist: []string{"财务科"}}, []string{"办公室"}, false},
		{"one office of a class", model.Task{Lead: []string{"各科室"}, Classes: []string{"各科室"}}, []string{"财务科"}, false},
		{"all offices of a class", model.Task{Lead: []string{"各科室"}, Classes: []string{"各科室"}}, []string{"财务科", "办公室"}, true},
		{"the only office that a class reaches", model.Task{Lead: []string{"各科室"}, Classes: []string{"各科室"}, Assist: []string{"办公室"}}, []string{"财务科"}, true},
		{"the lead closes by its part", model.Task{Lead: []string{"财务科", "办公室"}}, []string{"财务科", "办公室"}, false},
	} {
		test.task.ID = "1"
		plan := &model.Plan{ID: "2021", Year: 2021, Tasks: []model.Task{test.task, {ID: "2", Lead: []string{"财务科"}}, {ID: "3", Lead: []string{"办公室"}}}}
		var log []model.Event
		for i, office := range test.parts {
			log = append(log, markPart(uint64(i+1), "1", office, model.Submitted))
		}
		s := model.NewSnapshot(plan, log, 9)
		changes, err := s.AcceptChanges(s.Task("1"), "", "")
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if closes := slices.ContainsFunc(changes, func(c model.Change) bool { return c.Office == "" }); closes != test.closes {
			t.Errorf("%s: %+v", test.name, changes)
		}
	}
}

// What an office submitted of its part waits for others: it is not late by it, nor done.
func TestSubmittedPartIsNotOverdue(t *testing.T) {
	plan := &model.Plan{ID: "2021", Year: 2021, Tasks: []model.Task{{ID: "1", Lead: []string{"财务科", "办公室"}, Due: on(t, "2021-03-10")}}}
	offices := model.NewSnapshot(plan, []model.Event{markPart(1, "1", "财务科", model.Submitted)}, 1).Progress(on(t, "2021-06-01")).Offices
	want := map[string]int{"财务科": 0, "办公室": 1}
	for _, office := range offices {
		if office.Overdue != want[office.Name] || office.Done != 0 || office.Total != 1 {
			t.Errorf("%+v", office)
		}
	}
}

// A whole that was submitted in time is not overdue while it waits; one that came late is,
// by the last part.
func TestSubmittedInTime(t *testing.T) {
	plan := &model.Plan{ID: "2021", Year: 2021, Tasks: []model.Task{
		{ID: "1", Lead: []string{"财务科"}, Due: on(t, "2021-03-10")}, {ID: "2", Lead: []string{"财务科", "办公室"}, Due: on(t, "2021-03-10")},
	}}
	earlier := markPart(12, "2", "办公室", model.Submitted)
	earlier.HappenedOn = on(t, "2021-03-03")
	for seq, isOverdue := range map[uint64]bool{10: false, 11: true} { // mark dates an event by its number
		for _, log := range [][]model.Event{
			{mark(seq, "王", "1", model.Todo, model.Submitted)},
			{markPart(seq, "2", "财务科", model.Submitted), markPart(seq, "2", "办公室", model.Submitted)},
			{markPart(3, "2", "财务科", model.Submitted), markPart(seq, "2", "办公室", model.Submitted)},
			{markPart(seq, "2", "财务科", model.Submitted), earlier},
		} {
			s := model.NewSnapshot(plan, log, 12)
			task := s.Task(log[0].Task)
			if now := s.TaskProgress(task, on(t, "2021-06-01")); now.Status != model.Submitted || now.Overdue != isOverdue {
				t.Errorf("task %s submitted on day %d: %s, overdue %v", task.ID, seq, now.Status, now.Overdue)
			}
		}
	}
}

// What one of several leads submitted is nothing to accept once it leads alone and the
// whole was marked since.
func TestSubmittedByTheLeadOfBefore(t *testing.T) {
	plan := &model.Plan{ID: "2021", Year: 2021, Tasks: []model.Task{{ID: "1", Lead: []string{"财务科"}}}}
	log := []model.Event{markPart(1, "1", "财务科", model.Submitted)}
	s := model.NewSnapshot(plan, log, 1)
	if offices := s.Submitted(s.Task("1"), ""); !slices.Equal(offices, []string{"财务科"}) {
		t.Errorf("submitted by %q", offices)
	}
	back := mark(2, "李", "1", model.Submitted, model.Doing)
	back.Kind, back.Note = model.KindReturn, "缺佐证"
	s = s.Advance([]model.Event{back}, 2)
	if offices := s.Submitted(s.Task("1"), ""); len(offices) != 0 {
		t.Errorf("sent back, and still submitted by %q", offices)
	}
}

// Where approval is on, the tick of an office that meets the last period is submitted; the
// coordinator's own closes, and what an office ticks and sends again is submitted again.
func TestATickOfAnOfficeIsSubmitted(t *testing.T) {
	year := on(t, "2021-12-01")
	plan := &model.Plan{ID: "2021", Year: 2021, Approval: true, Tasks: []model.Task{{ID: "1", Lead: []string{"财务科"}, Quota: &model.Quota{Every: model.EveryYear, AtLeast: 1}}}}
	office, tick := model.Permit{Access: model.AccessOffice, Offices: []string{"财务科"}}, model.Change{Task: "1", Kind: model.KindTick, On: year}
	for _, c := range []struct {
		name   string
		permit model.Permit
		plan   *model.Plan
		want   model.Status
	}{
		{"an office", office, plan, model.Submitted},
		{"the coordinator", model.Permit{Access: model.AccessEditor}, plan, model.Done},
		{"an office without approval", office, &model.Plan{ID: "2021", Year: 2021, Tasks: plan.Tasks}, model.Done},
	} {
		s := model.NewSnapshot(c.plan, nil, 0)
		event, ok, err := c.permit.Submitting(c.plan, tick).Decide(model.Replay(nil), nil, model.Subject{Plan: c.plan, Task: &c.plan.Tasks[0]})
		if err != nil || !ok {
			t.Fatal(err)
		}
		event.Seq, event.By = 1, "王"
		s = s.Advance([]model.Event{event}, 1)
		if got := s.State("1").Status; got != c.want {
			t.Errorf("by %s: %s, want %s", c.name, got, c.want)
		}
		if c.want != model.Submitted {
			continue
		}
		if got := s.Submitted(s.Task("1"), ""); !slices.Equal(got, []string{""}) {
			t.Errorf("submitted by %q", got)
		}
		accepted, err := s.AcceptChanges(s.Task("1"), "", "")
		if err != nil || len(accepted) != 1 {
			t.Fatalf("accepting: %+v, %v", accepted, err)
		}
		if got := writeEvent(t, s, accepted[0]).State("1").Status; got != model.Done {
			t.Errorf("accepted: %s", got)
		}
		returned, err := s.ReturnChanges(s.Task("1"), "", "缺佐证")
		if err != nil || len(returned) != 1 {
			t.Fatalf("returning: %+v, %v", returned, err)
		}
		if got := writeEvent(t, s, returned[0]).State("1").Status; got != model.Doing {
			t.Errorf("returned: %s", got)
		}
	}
}

// What an office ticks once the last period is met by the coordinator's ticks changes
// nothing; after the task was opened again it is submitted.
func TestATickOfAnOfficeAfterTheLast(t *testing.T) {
	day := on(t, "2021-12-01")
	plan := &model.Plan{ID: "2021", Year: 2021, Approval: true, Tasks: []model.Task{{ID: "1", Lead: []string{"财务科"}, Quota: &model.Quota{Every: model.EveryYear, AtLeast: 2}}}}
	own, theirs := model.Event{Kind: model.KindTick, On: day}, model.Event{Kind: model.KindTick, On: day, To: model.Submitted}
	again := model.Event{Kind: model.KindMark, From: model.Done, To: model.Doing}
	for _, c := range []struct {
		name   string
		events []model.Event
		want   model.Status
	}{
		{"closed", []model.Event{own, own, theirs}, model.Done},
		{"closed by one, after one of an office", []model.Event{theirs, own, theirs}, model.Done},
		{"met by the office", []model.Event{own, theirs}, model.Submitted},
		{"met by the office alone, twice", []model.Event{theirs, theirs, theirs}, model.Submitted},
		{"opened again", []model.Event{own, own, again, theirs}, model.Submitted},
		{"not met", []model.Event{theirs}, model.Doing},
	} {
		for i := range c.events {
			c.events[i].Seq, c.events[i].Task, c.events[i].By = uint64(i)+1, "1", "王"
		}
		if got := model.NewSnapshot(plan, c.events, 9).State("1").Status; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// An office takes back its own report from before it got another name.
func TestAnOfficeUndoesAReportFromBeforeItsRename(t *testing.T) {
	plan := &model.Plan{ID: "2021", Year: 2021, Tasks: []model.Task{{ID: "1", Lead: []string{"规划科"}}}, Renamed: map[string]string{"财务科": "规划科"}}
	history := []model.Event{{Seq: 1, Task: "1", Kind: model.KindReport, By: "王", Office: "财务科", Report: &model.Report{Progress: "已办"}}}
	undo := model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1}
	for name, wantsErr := range map[string]bool{"规划科": false, "财务科": false, "办公室": true} {
		if err := (model.Permit{Access: model.AccessOffice, Offices: []string{name}}).MayChange("王", plan, undo, history); (err != nil) != wantsErr {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A tick that is redone is submitted where an office redoes it, and closes the task where
// the coordinator does.
func TestRedoOfTheLastTick(t *testing.T) {
	task := model.Task{ID: "1", Lead: []string{"财务科"}, Quota: &model.Quota{Every: model.EveryYear, AtLeast: 1}}
	about := model.Subject{Plan: &model.Plan{ID: "2021", Year: 2021, Approval: true}, Task: &task}
	history := []model.Event{{Seq: 1, Task: "1", Kind: model.KindTick, By: "王", On: on(t, "2021-12-01")}, undo(2, "王", "1", 1)}
	for submits, want := range map[bool]model.Kind{true: model.KindTick, false: model.KindRedo} {
		change := model.Change{Task: "1", Kind: model.KindRedo, Undoes: 2, Submits: submits}
		if event, ok, err := change.Decide(model.Replay(history), history, about); err != nil || !ok || event.Kind != want {
			t.Errorf("submits %v: %+v, %v, %v", submits, event, ok, err)
		}
	}
}

// What an office submitted of its part waits to be accepted, whatever the others have done,
// and was done on the day that the office named.
func TestSubmittedParts(t *testing.T) {
	plan := &model.Plan{ID: "2021", Year: 2021, Tasks: []model.Task{{ID: "1", Lead: []string{"财务科", "办公室"}}, {ID: "2", Lead: []string{"财务科"}}}}
	late, early := markPart(1, "1", "财务科", model.Submitted), markPart(2, "1", "办公室", model.Submitted)
	late.HappenedOn, early.HappenedOn = on(t, "2021-03-08"), on(t, "2021-03-05")
	whole := mark(3, "王", "2", model.Todo, model.Submitted)
	whole.HappenedOn = on(t, "2021-03-02")
	today := on(t, "2021-06-01")
	for want, log := range map[int][]model.Event{0: nil, 1: {late}, 2: {late, early, whole}} {
		s := model.NewSnapshot(plan, log, uint64(len(log)))
		listed := model.Filter{Status: model.StatusSubmitted}.Tasks(s, today, nil)
		if got := s.Progress(today).ToAccept; got != want || len(listed) != want {
			t.Errorf("%d events: %d to accept, %d listed", len(log), got, len(listed))
		}
	}
	s := model.NewSnapshot(plan, []model.Event{late, early, whole}, 3)
	for id, day := range map[string]string{"1": "2021-03-08", "2": "2021-03-02"} {
		changes, err := s.AcceptChanges(s.Task(id), "", "")
		if err != nil {
			t.Fatal(err)
		}
		accepted := s
		for _, change := range changes {
			accepted = writeEvent(t, accepted, change)
		}
		if state := accepted.State(id); state.Status != model.Done || state.DoneOn != on(t, day) {
			t.Errorf("task %s: %s on %s", id, state.Status, state.DoneOn)
		}
		if left := accepted.TaskProgress(accepted.Task(id), today); left.Submitted {
			t.Errorf("task %s still waits", id)
		}
	}
}
