package postgres

import (
	"context"
	"maps"
	"reflect"
	"slices"

	"duban/model"
	"duban/store"
)

// Check implements store.Ledger: events are numbered without gaps, are about plans and
// tasks that exist, and add up to the states.
func (l *Ledger) Check(ctx context.Context) (store.CheckResult, error) {
	var found audit
	err := l.view(ctx, func(t *transaction) error {
		found = audit{read: t, tasks: map[task]bool{}, heads: map[string]planHead{}, histories: map[task][]model.Event{}, imports: map[string]int{}}
		return found.all()
	})
	if err != nil {
		return store.CheckResult{}, err
	}
	return found.result, nil
}

// audit is one check of a ledger.
type audit struct {
	read   *transaction
	result store.CheckResult
	heads  map[string]planHead // with those that were dropped
	// tasks has those of the documents, by plan and identity.
	tasks     map[task]bool
	histories map[task][]model.Event
	imports   map[string]int
}

type task struct{ plan, id string }

func (a *audit) problem(found model.Problem) { a.result.Problems = append(a.result.Problems, found) }

func (a *audit) all() error {
	a.result.Revision = a.read.revision
	for _, step := range []func() error{a.plans, a.events, a.states, a.kept} {
		if err := step(); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(a.heads)) {
		if want, found := max(a.heads[id].Version, 1), a.imports[id]; want != found {
			a.problem(model.Problem{Kind: model.ProblemPlanVersions, Plan: id, Expected: uint64(want), Found: uint64(found)}) //nolint:gosec // counts
		}
	}
	return nil
}

// plans reads the plans, and their tasks one by one.
func (a *audit) plans() error {
	heads, err := list[model.Plan](a.read, "a plan", "select head from plans")
	if err != nil {
		return err
	}
	for _, head := range heads {
		a.heads[head.ID] = planHead{Plan: head}
		tasks, err := a.read.tasksWhere(head.ID, "true")
		if err != nil {
			return err
		}
		for i := range tasks {
			a.tasks[task{head.ID, tasks[i].ID}] = true
		}
	}
	now, err := a.read.heads()
	if err != nil {
		return err
	}
	for _, head := range now {
		plan, err := a.read.wholePlan(head.ID)
		if err != nil {
			return err
		}
		a.result.Plans++
		a.result.Tasks += len(plan.Tasks)
	}
	return nil
}

func (a *audit) events() error {
	next := uint64(1)
	err := a.read.each(func(data []byte) error {
		var event model.Event
		if err := decode(data, &event, "an event"); err != nil {
			return err
		}
		a.result.Events++
		a.result.Latest = event.At
		if event.Seq != next {
			a.problem(model.Problem{Kind: model.ProblemEventPlace, Event: event.Seq, Expected: next})
		}
		next = event.Seq + 1
		if event.Group == 0 || event.Group > event.Seq {
			a.problem(model.Problem{Kind: model.ProblemEventGroup, Event: event.Seq, Found: event.Group})
		}
		a.event(event)
		return nil
	}, "select event from events order by seq")
	if err == nil && a.read.revision != next-1 {
		a.problem(model.Problem{Kind: model.ProblemEventPlace, Event: a.read.revision, Expected: next - 1})
	}
	return err
}

// event checks what an event is about.
func (a *audit) event(event model.Event) {
	_, known := a.heads[event.Plan]
	switch about := (task{event.Plan, event.Task}); {
	case event.Plan == "" && event.Task == "" && (event.Kind == model.KindRestore || event.Kind == model.KindDrop):
	case !known:
		a.problem(model.Problem{Kind: model.ProblemEventPlan, Event: event.Seq, Plan: event.Plan})
	case event.Task == "":
		a.imports[event.Plan]++
	case event.Kind != model.KindAdd && event.Task != model.SettingsID && !a.tasks[about] && a.histories[about] == nil:
		a.problem(model.Problem{Kind: model.ProblemEventTask, Event: event.Seq, Plan: event.Plan, Task: event.Task})
	default:
		a.histories[about] = append(a.histories[about], event)
	}
}

// states checks that the states are what the events add up to.
func (a *audit) states() error {
	missing := maps.Clone(a.histories)
	for _, plan := range slices.Sorted(maps.Keys(a.heads)) {
		states, err := a.read.statesWhere(plan, "true")
		if err != nil {
			return err
		}
		for id, state := range states {
			about := task{plan, id}
			if history := a.histories[about]; history == nil || !reflect.DeepEqual(state, model.Replay(history)) {
				a.problem(model.Problem{Kind: model.ProblemState, Plan: plan, Task: id})
			}
			delete(missing, about)
		}
	}
	for about := range missing {
		a.problem(model.Problem{Kind: model.ProblemNoState, Plan: about.plan, Task: about.id})
	}
	return nil
}

// kept checks that what people keep can be read.
func (a *audit) kept() error {
	_, err := a.read.allKept()
	return err
}
