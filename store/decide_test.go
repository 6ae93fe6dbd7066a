package store_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// pastTasks are tasks with their histories.
type pastTasks map[string][]model.Event

func (p pastTasks) State(task string, _ bool) (model.State, error) {
	return model.Replay(p[task]), nil
}

func (p pastTasks) History(task string, _ bool) ([]model.Event, error) { return p[task], nil }
func (p pastTasks) Subject(string) (model.Subject, error)              { return model.Subject{}, nil }

func (p pastTasks) HasOrHad(task string) bool {
	_, found := p[task]
	return found
}

// The states of an outcome are those of the events.
func TestDecideStates(t *testing.T) {
	at := time.Date(2021, 3, 4, 12, 0, 0, 0, model.China())
	past := map[string][]model.Event{"1": {{Seq: 4, Task: "1", Kind: model.KindNote, Note: "催", By: "李"}}, "2": nil}
	outcome, err := store.Decide([]model.Change{
		{Task: "1", Kind: model.KindMark, To: model.Doing},
		{Task: "2", Kind: model.KindNote, Note: "好"},
		{Task: "1", Kind: model.KindMark, To: model.Done},
		{Task: "1", Kind: model.KindMark, To: model.Done}, // nothing to write
	}, model.Event{Plan: "2021", By: "王", At: at, Seq: 7}, pastTasks(past))
	if err != nil || len(outcome.Events) != 3 || len(outcome.States) != 2 {
		t.Fatalf("%+v, %v", outcome, err)
	}
	for place, event := range outcome.Events {
		if event.Seq != 7+uint64(place) || event.Group != 7 || event.By != "王" || event.Plan != "2021" || !event.At.Equal(at) {
			t.Errorf("%+v", event)
		}
		past[event.Task] = append(past[event.Task], event)
	}
	for task, state := range outcome.States {
		if want := model.Replay(past[task]); !reflect.DeepEqual(state, want) {
			t.Errorf("task %s: %+v, want %+v", task, state, want)
		}
	}
}

func TestRestoreEvent(t *testing.T) {
	at := time.Date(2021, 3, 4, 12, 0, 0, 0, model.China())
	want := model.Event{Seq: 4, Group: 4, At: at.UTC(), By: "王", Kind: model.KindRestore, Note: "周五 [2J.db"}
	if got := store.RestoreEvent(4, "王", at, "周五\n\x1b[2J.db"); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A document imported once more is the same plan, whatever has been done about it; a
// difference in what people read makes it another.
func TestIsSamePlan(t *testing.T) {
	plan := func(change func(*model.Plan)) *model.Plan {
		p := &model.Plan{
			ID: "2021", Title: "要点", Issuer: "某局", Year: 2021, Version: 1,
			Tasks: []model.Task{{ID: "1", Text: "公开", OfficesRaw: "财务科"}, {ID: "2", Text: "解读", OfficesRaw: "办公室"}},
		}
		change(p)
		return p
	}
	there := plan(func(*model.Plan) {})
	for name, test := range map[string]struct {
		change func(*model.Plan)
		want   bool
	}{
		"the same":         {func(*model.Plan) {}, true},
		"not stored yet":   {func(p *model.Plan) { p.ID, p.Version = "", 0 }, true},
		"another title":    {func(p *model.Plan) { p.Title = "方案" }, false},
		"another issuer":   {func(p *model.Plan) { p.Issuer = "某委" }, false},
		"another year":     {func(p *model.Plan) { p.Year = 2022 }, false},
		"another name":     {func(p *model.Plan) { p.Tasks[1].ID = "3" }, false},
		"another text":     {func(p *model.Plan) { p.Tasks[0].Text = "公开。" }, false},
		"other offices":    {func(p *model.Plan) { p.Tasks[0].OfficesRaw = "政法科" }, false},
		"one task fewer":   {func(p *model.Plan) { p.Tasks = p.Tasks[:1] }, false},
		"in another order": {func(p *model.Plan) { p.Tasks[0], p.Tasks[1] = p.Tasks[1], p.Tasks[0] }, false},
	} {
		if got := store.IsSamePlan(there, plan(test.change)); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestNotFound(t *testing.T) {
	for what, err := range map[model.Noun]error{
		model.NounTask: store.TaskNotFound([]string{"115", "2"}, "151"), model.NounPlan: store.PlanNotFound([]string{"2021", "x"}, "2012"),
	} {
		var missing *model.NotFoundError
		if !errors.As(err, &missing) || missing.What != what || missing.Name == "" || len(missing.Nearest) != 1 || slices.Contains(missing.Nearest, missing.Name) {
			t.Errorf("%s: %+v", what, err)
		}
	}
}

// A plan or a history that can't be read refuses a change.
func TestMayApplyNeedsThePlan(t *testing.T) {
	unread := errors.New("unread")
	office := model.Permit{Access: model.AccessOffice, Offices: []string{"财务科"}}
	plan := &model.Plan{Tasks: []model.Task{{ID: "1", Lead: []string{"财务科"}}}}
	changes := []model.Change{{Task: "1", Kind: model.KindNote, Note: "好"}}
	for _, test := range []struct{ plan, history, want error }{{nil, nil, nil}, {unread, nil, unread}, {nil, unread, unread}} {
		_, err := store.MayApply(office, "王", changes,
			func() (*model.Plan, error) {
				if test.plan != nil {
					return nil, test.plan
				}
				return plan, nil
			},
			func(string, bool) ([]model.Event, error) { return nil, test.history })
		if !errors.Is(err, test.want) {
			t.Errorf("%+v: %v", test, err)
		}
	}
}
