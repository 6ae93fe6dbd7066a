package store

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"duban/model"
)

// Outcome is the result of the changes of one Apply.
type Outcome struct {
	// Events are numbered, signed and dated, in the order of the changes.
	Events []model.Event
	// States holds, of each task with a new event, the state after it.
	States map[string]model.State
}

// Tasks reads the tasks of a plan in the transaction that writes.
type Tasks interface {
	// State returns what the history of a task adds up to; the error is that of History.
	State(task string, undo bool) (model.State, error)
	// History returns the events of one task in order, or a *model.NotFoundError if
	// the plan has no such task. Changes of a task that a corrected plan removed, or
	// whose addition was undone, can still be undone and redone, so undo asks for
	// those tasks as well.
	History(task string, undo bool) ([]model.Event, error)
	// Subject returns a task as the last document gives it.
	Subject(task string) (model.Subject, error)
	// HasOrHad reports whether the plan has or had a task of the identity.
	HasOrHad(task string) bool
}

// Decide returns the outcome of an Apply, the same for every engine. It alone refuses
// a change for a conflict, by the rule of model.Change.Conflict. head holds Plan, By
// and At of all events, the Seq of the first, and the Group if that is another event. The history of a task is read
// at most once, and only if its state is not enough; its events need not include those
// decided here. If any change is refused,
// the error says why and the engine must write nothing.
func Decide(changes []model.Change, head model.Event, tasks Tasks) (Outcome, error) {
	outcome, known := Outcome{States: map[string]model.State{}}, map[string]*decided{}
	for _, change := range changes {
		if change.Kind == model.KindAdd {
			change.Task = model.AddedTaskID(func(id string) bool { return known[id] != nil || tasks.HasOrHad(id) })
			known[change.Task] = &decided{seen: model.Replay(nil), state: model.Replay(nil), isRead: true}
		}
		task, err := decidedTask(known, change, tasks)
		if err != nil {
			return Outcome{}, err
		}
		about, err := tasks.Subject(change.Task)
		if err != nil {
			return Outcome{}, err
		}
		event, ok, err := change.Decide(task.state, task.history, about)
		if err != nil {
			return Outcome{}, err
		}
		if !ok {
			continue
		}
		event.Seq, event.Group = head.Seq+uint64(len(outcome.Events)), cmp.Or(head.Group, head.Seq)
		event.Plan, event.By = head.Plan, head.By
		event.At = head.At.UTC().Round(0) // as it is after a round trip through JSON
		if event.HappenedOn == model.DateOf(event.At) {
			event.HappenedOn = model.Date{}
		}
		task.add(event)
		outcome.Events = append(outcome.Events, event)
		outcome.States[change.Task] = task.state
	}
	return outcome, nil
}

// PlanChanges are the changes of one plan.
type PlanChanges struct {
	Plan    string
	Changes []model.Change
}

// ByPlan splits the changes of an Apply by their plans, in the order in which those come
// first.
func ByPlan(plan string, changes []model.Change) []PlanChanges {
	if len(changes) == 0 {
		return []PlanChanges{{Plan: plan}}
	}
	var split []PlanChanges
	for _, change := range changes {
		of := cmp.Or(change.Plan, plan)
		at := slices.IndexFunc(split, func(p PlanChanges) bool { return p.Plan == of })
		if at < 0 {
			at, split = len(split), append(split, PlanChanges{Plan: of})
		}
		split[at].Changes = append(split[at].Changes, change)
	}
	return split
}

// decided is a task of which changes are decided.
type decided struct {
	seen, state model.State // before this Apply, and after what was decided so far
	added       []model.Event
	history     []model.Event // with those added, if it was read
	isRead      bool
}

// decidedTask returns the task of a change, with its history if that is needed, unless
// the change conflicts with it.
func decidedTask(known map[string]*decided, change model.Change, tasks Tasks) (*decided, error) {
	undo := change.Kind == model.KindUndo || change.Kind == model.KindRedo
	task := known[change.Task]
	if task == nil {
		state, err := tasks.State(change.Task, undo)
		if err != nil {
			return nil, err
		}
		task = &decided{seen: state, state: state}
		known[change.Task] = task
	}
	if !change.NeedsHistory(task.seen) {
		return task, nil
	}
	if !task.isRead {
		past, err := tasks.History(change.Task, undo)
		if err != nil {
			return nil, err
		}
		task.history, task.isRead = append(past[:len(past):len(past)], task.added...), true
	}
	// The person saw the task before this Apply, without its earlier changes.
	return task, change.Conflict(task.history[:len(task.history)-len(task.added)])
}

// add takes an event in that was decided.
func (t *decided) add(event model.Event) {
	t.added = append(t.added, event)
	if t.isRead {
		t.history = append(t.history, event)
	}
	if event.Undoes == 0 {
		t.state = t.state.After(event)
		return
	}
	t.state = model.Replay(t.history)
}

// PlanID returns the identity of a new plan of the year: the year, or the year and the
// first free number from 2. Without a year it is "plan". isUsed reports whether an
// identity is in use, or was that of a plan that was dropped: who still has that one
// open must not change another.
func PlanID(year int, isUsed func(id string) bool) string {
	base := "plan"
	if year != 0 {
		base = strconv.Itoa(year)
	}
	id := base
	for number := 2; isUsed(id); number++ {
		id = fmt.Sprintf("%s-%d", base, number)
	}
	return id
}

// ImportEvent returns the event of an import: who and when.
func ImportEvent(seq uint64, plan, by string, at time.Time) model.Event {
	return model.Event{Seq: seq, Group: seq, At: at.UTC().Round(0), By: by, Plan: plan, Kind: model.KindImport}
}

// RestoreEvent returns the event of a restore: who, when and the name of the
// backup.
func RestoreEvent(seq uint64, by string, at time.Time, name string) model.Event {
	return model.Event{Seq: seq, Group: seq, At: at.UTC().Round(0), By: by, Kind: model.KindRestore, Note: model.CleanLine(name)}
}

// DropEvent returns the event of the removal of a plan: who, when and which.
func DropEvent(seq uint64, plan *model.Plan, by string, at time.Time) model.Event {
	return model.Event{
		Seq: seq, Group: seq, At: at.UTC().Round(0), By: by, Kind: model.KindDrop, Source: plan.ID, Note: model.CleanLine(plan.Title),
	}
}

// IsSamePlan reports whether a plan to be imported equals one in the ledger.
func IsSamePlan(known, plan *model.Plan) bool {
	return known.Title == plan.Title && known.Issuer == plan.Issuer && known.Year == plan.Year &&
		slices.EqualFunc(known.Tasks, plan.Tasks, func(a, b model.Task) bool {
			return a.ID == b.ID && a.Text == b.Text && a.OfficesRaw == b.OfficesRaw
		})
}

// CheckRevision returns a *model.ConflictError if the plan is not at the version on
// which a revision is based. The log function returns the plan's events in order.
func CheckRevision(version int, revision *model.Revision, log func() ([]model.Event, error)) error {
	if version == revision.Seen {
		return nil
	}
	events, err := log()
	if err != nil {
		return err
	}
	conflict := &model.ConflictError{}
	for _, event := range events {
		if event.Kind == model.KindImport {
			conflict.Latest = event
		}
	}
	return conflict
}

// RevisionEvent returns the event of the import of a corrected version: who, when
// and how many tasks changed.
func RevisionEvent(seq uint64, revision *model.Revision, by string, at time.Time) model.Event {
	event := ImportEvent(seq, revision.Plan.ID, by, at)
	event.Revised = revision.Summary()
	return event
}

// AfterRevision returns the head of the events that the import of a corrected version
// writes behind its own.
func AfterRevision(event model.Event) model.Event {
	return model.Event{Seq: event.Seq + 1, Plan: event.Plan, By: event.By, At: event.At}
}

// TaskNotFound returns the error for a task that is not among a plan's.
func TaskNotFound(tasks []string, wanted string) error {
	return &model.NotFoundError{What: model.NounTask, Name: wanted, Nearest: model.Nearest(tasks, wanted, 3)}
}

// PlanNotFound returns the error for a plan that is not among a ledger's.
func PlanNotFound(plans []string, wanted string) error {
	return &model.NotFoundError{What: model.NounPlan, Name: wanted, Nearest: model.Nearest(plans, wanted, 3)}
}

// TaskIDs returns the identities of tasks in order.
func TaskIDs(tasks []model.Task) []string {
	ids := make([]string, 0, len(tasks))
	for i := range tasks {
		ids = append(ids, tasks[i].ID)
	}
	return ids
}

// FirstVersion returns a copy of the plan with the identity, as version 1.
func FirstVersion(plan *model.Plan, id string) *model.Plan {
	first := *plan
	first.ID, first.Version = id, 1
	return &first
}
