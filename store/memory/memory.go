// Package memory keeps a ledger in memory, for tests. It passes the same tests as
// the engine that keeps a file.
package memory

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"duban/model"
	"duban/store"
)

// Ledger is a store.Ledger whose content ends with the process. Its zero value
// is an empty ledger, ready for use by several goroutines. It must not be
// copied.
type Ledger struct {
	mutex sync.Mutex
	plans []*model.Plan
	log   []model.Event // of all plans; the event with Seq n is at n-1
	// dropped are the identities of plans that were removed.
	dropped []string
	kept    map[keptAt][]byte // JSON, so that no caller changes what is kept
}

var _ store.Ledger = (*Ledger)(nil)

// New returns an empty ledger.
func New() *Ledger { return &Ledger{} }

// Plans implements store.Ledger.
func (l *Ledger) Plans(ctx context.Context) ([]model.PlanInfo, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	var infos []model.PlanInfo
	for _, plan := range l.plans {
		infos = append(infos, model.PlanInfo{
			ID: plan.ID, Title: plan.Title, Issuer: plan.Issuer, Year: plan.Year, UntilYear: plan.UntilYear,
			Tasks:  len(l.snapshot(plan).Plan.Tasks),
			Sample: plan.Sample && !slices.ContainsFunc(l.events(plan.ID), func(e model.Event) bool { return e.AboutTask() != "" }),
		})
	}
	return infos, nil
}

// Load implements store.Ledger.
func (l *Ledger) Load(ctx context.Context, id string) (*model.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	plan := &model.Plan{}
	if id != "" {
		var err error
		if plan, err = l.plan(id); err != nil {
			return nil, err
		}
	}
	return l.snapshot(plan), nil
}

// Apply implements store.Ledger.
func (l *Ledger) Apply(ctx context.Context, plan, by string, at time.Time, changes []model.Change) ([]model.Event, uint64, error) {
	return l.apply(ctx, model.Permit{}, plan, by, at, changes)
}

func (l *Ledger) apply(
	ctx context.Context, permit model.Permit, plan, by string, at time.Time, changes []model.Change,
) ([]model.Event, uint64, error) {
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	var events []model.Event
	for _, of := range store.ByPlan(plan, changes) {
		target, err := l.plan(of.Plan)
		if err != nil {
			return nil, 0, err
		}
		group := l.revision() + 1
		head := model.Event{Seq: group + uint64(len(events)), Group: group, Plan: of.Plan, By: by, At: at}
		tasks := planTasks{l, target}
		whole := func() (*model.Plan, error) { return l.snapshot(target).Plan, nil }
		allowed, err := store.MayApply(permit, by, of.Changes, whole, tasks.History)
		if err != nil {
			return nil, 0, err
		}
		outcome, err := store.Decide(allowed, head, tasks)
		if err != nil {
			return nil, 0, err
		}
		events = append(events, outcome.Events...)
	}
	l.log = append(l.log, events...)
	return events, l.revision(), nil
}

// Import implements store.Ledger.
func (l *Ledger) Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, known := range l.plans {
		if store.IsSamePlan(known, plan) {
			imports := slices.DeleteFunc(l.events(known.ID), func(e model.Event) bool { return e.Kind != model.KindImport })
			return "", &model.ConflictError{Latest: imports[0]}
		}
	}
	id := store.PlanID(plan.Year, func(id string) bool {
		_, err := l.plan(id)
		return err == nil || slices.Contains(l.dropped, id)
	})
	l.plans = append(l.plans, copyOf(store.FirstVersion(plan, id), id))
	l.log = append(l.log, store.ImportEvent(l.revision()+1, id, by, at))
	return id, nil
}

// Revise implements store.Ledger.
func (l *Ledger) Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	id := revision.Plan.ID
	old, err := l.plan(id)
	if err != nil {
		return err
	}
	log := func() ([]model.Event, error) { return l.events(id), nil }
	if err := store.CheckRevision(old.Version, revision, log); err != nil || revision.IsEmpty() {
		return err
	}
	corrected := copyOf(revision.Plan, id)
	event := store.RevisionEvent(l.revision()+1, revision, by, at)
	outcome, err := store.Decide(revision.Edits(), store.AfterRevision(event), planTasks{l, corrected})
	if err != nil {
		return err
	}
	l.plans[slices.Index(l.plans, old)] = corrected
	l.log = append(append(l.log, event), outcome.Events...)
	return nil
}

// Drop implements store.Ledger.
func (l *Ledger) Drop(ctx context.Context, plan, by string, at time.Time) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	target, err := l.plan(plan)
	if err != nil {
		return err
	}
	l.plans = slices.DeleteFunc(l.plans, func(p *model.Plan) bool { return p == target })
	l.dropped = append(l.dropped, plan)
	l.log = append(l.log, store.DropEvent(l.revision()+1, target, by, at))
	return nil
}

// Kept implements store.Keeper.
func (l *Ledger) Kept(ctx context.Context, kind store.KeptKind, by string, into any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.readKept(kept(kind, by), into)
}

// Keep implements store.Keeper.
func (l *Ledger) Keep(ctx context.Context, kind store.KeptKind, by string, change func(read func(into any) error) (any, error)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	at := kept(kind, by)
	value, err := change(func(into any) error { return l.readKept(at, into) })
	if err != nil {
		return err
	}
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if l.kept == nil {
		l.kept = map[keptAt][]byte{}
	}
	l.kept[at] = data
	return nil
}

// keptAt is where a value is kept.
type keptAt struct {
	kind store.KeptKind
	by   string // empty if all share it
}

func kept(kind store.KeptKind, by string) keptAt {
	if kind.IsShared() {
		by = ""
	}
	return keptAt{kind, by}
}

func (l *Ledger) readKept(at keptAt, into any) error {
	if data, isThere := l.kept[at]; isThere {
		return json.Unmarshal(data, into)
	}
	return nil
}

// Check implements store.Ledger. It finds no problems.
func (l *Ledger) Check(ctx context.Context) (store.CheckResult, error) {
	if err := ctx.Err(); err != nil {
		return store.CheckResult{}, err
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	report := store.CheckResult{Plans: len(l.plans), Events: len(l.log), Revision: l.revision()}
	if len(l.log) > 0 {
		report.Latest = l.log[len(l.log)-1].At
	}
	for _, plan := range l.plans {
		report.Tasks += len(l.snapshot(plan).Plan.Tasks)
	}
	return report, nil
}

// snapshot returns a plan that the caller may keep.
func (l *Ledger) snapshot(plan *model.Plan) *model.Snapshot {
	return model.NewSnapshot(copyOf(plan, plan.ID), l.events(plan.ID), l.revision())
}

// planTasks implements store.Tasks.
type planTasks struct {
	ledger *Ledger
	plan   *model.Plan
}

func (t planTasks) History(task string, undo bool) ([]model.Event, error) {
	now := t.ledger.snapshot(t.plan)
	if task != model.SettingsID && now.Task(task) == nil && (!undo || !t.HasOrHad(task)) {
		return nil, store.TaskNotFound(store.TaskIDs(now.Plan.Tasks), task)
	}
	return slices.DeleteFunc(t.ledger.events(t.plan.ID), func(e model.Event) bool { return e.Task != task }), nil
}

func (t planTasks) State(task string, undo bool) (model.State, error) {
	history, err := t.History(task, undo)
	return model.Replay(history), err
}

func (t planTasks) Subject(task string) (model.Subject, error) {
	return model.Subject{Plan: t.plan, Task: t.plan.TaskByID(task)}, nil
}

func (t planTasks) HasOrHad(task string) bool {
	return t.plan.HasOrHad(task) || slices.ContainsFunc(t.ledger.events(t.plan.ID), func(e model.Event) bool { return e.Task == task })
}

func (l *Ledger) revision() uint64 { return uint64(len(l.log)) }

func (l *Ledger) plan(id string) (*model.Plan, error) {
	ids := make([]string, 0, len(l.plans))
	for _, plan := range l.plans {
		if plan.ID == id {
			return plan, nil
		}
		ids = append(ids, plan.ID)
	}
	return nil, store.PlanNotFound(ids, id)
}

// events returns the events of a plan, and the restores of the ledger since its first.
func (l *Ledger) events(plan string) []model.Event {
	var events []model.Event
	for _, event := range l.log {
		if event.Plan == plan || event.Plan == "" && len(events) > 0 {
			events = append(events, event)
		}
	}
	return events
}

// copyOf returns a copy, so that the caller can't change the ledger's plan.
func copyOf(plan *model.Plan, id string) *model.Plan {
	copied := *plan
	copied.ID = id
	copied.Categories, copied.Tasks = slices.Clone(plan.Categories), slices.Clone(plan.Tasks)
	copied.Removed = slices.Clone(plan.Removed)
	return &copied
}
