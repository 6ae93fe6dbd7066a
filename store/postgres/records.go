package postgres

import (
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"duban/model"
	"duban/store"
)

// plansWithCounts lists the plans in the order of their import, each with how many tasks
// it has now, and whether one was ever changed.
const plansWithCounts = `select head,
	(select count(*) from tasks where plan = p.id and not removed)
	+ (select count(*) from states s where s.plan = p.id and s.added
		and not exists (select from tasks t where t.plan = p.id and t.id = s.task and not t.removed)),
	exists (select from states where plan = p.id and task <> $1)
	from plans p where dropped = 0 order by imported`

// planHead is a plan without its tasks.
type planHead struct {
	model.Plan
	imported uint64 // the number of the import event
}

// heads reads the plans in the order of their import.
func (t *transaction) heads() ([]planHead, error) {
	rows, err := t.tx.Query(t.ctx, "select head, imported from plans where dropped = 0 order by imported")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var heads []planHead
	for rows.Next() {
		var head planHead
		var data string
		if err := rows.Scan(&data, &head.imported); err != nil {
			return nil, err
		}
		if err := decode([]byte(data), &head.Plan, "plan"); err != nil {
			return nil, err
		}
		heads = append(heads, head)
	}
	return heads, rows.Err()
}

// head reads the head of one plan.
func (t *transaction) head(plan string) (planHead, error) {
	var head planHead
	var data string
	err := t.tx.QueryRow(t.ctx, "select head, imported from plans where id = $1 and dropped = 0", plan).Scan(&data, &head.imported)
	if err == nil {
		return head, decode([]byte(data), &head.Plan, "plan "+plan)
	}
	if !errors.Is(err, pgx.ErrNoRows) {
		return head, err
	}
	heads, err := t.heads()
	if err != nil {
		return head, err
	}
	ids := make([]string, len(heads))
	for i := range heads {
		ids[i] = heads[i].ID
	}
	return head, store.PlanNotFound(ids, plan)
}

// document reads a plan as the last document gives it. That of the empty identity has no
// tasks.
func (t *transaction) document(plan string) (planHead, *model.Plan, error) {
	if plan == "" {
		return planHead{}, &model.Plan{}, nil
	}
	head, err := t.head(plan)
	if err != nil {
		return head, nil, err
	}
	document := head.Plan
	err = t.readTasks(&document, "true")
	return head, &document, err
}

// readTasks reads tasks of a plan into it: those that the last document has, and those that
// it removed.
func (t *transaction) readTasks(plan *model.Plan, condition string, arguments ...any) error {
	sql := "select removed, task from tasks where plan = $1 and " + condition + " order by place"
	rows, err := t.tx.Query(t.ctx, sql, append([]any{plan.ID}, arguments...)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	plan.Tasks, plan.Removed = nil, nil
	for rows.Next() {
		var isRemoved bool
		var data string
		if err := rows.Scan(&isRemoved, &data); err != nil {
			return err
		}
		var task model.Task
		if err := decode([]byte(data), &task, "a task of "+plan.ID); err != nil {
			return err
		}
		if isRemoved {
			plan.Removed = append(plan.Removed, task)
		} else {
			plan.Tasks = append(plan.Tasks, task)
		}
	}
	return rows.Err()
}

// tasksWhere reads the tasks of a document in order.
func (t *transaction) tasksWhere(plan, condition string, arguments ...any) ([]model.Task, error) {
	sql := "select task from tasks where plan = $1 and " + condition + " order by place"
	return list[model.Task](t, "a task of "+plan, sql, append([]any{plan}, arguments...)...)
}

// wholePlan reads a plan with what people added and edited.
func (t *transaction) wholePlan(plan string) (*model.Plan, error) {
	_, document, err := t.document(plan)
	if err != nil {
		return nil, err
	}
	states, err := t.statesWhere(plan, "true")
	return document.WithHand(states), err
}

// statesWhere reads states of a plan's tasks, by task.
func (t *transaction) statesWhere(plan, condition string, arguments ...any) (map[string]model.State, error) {
	rows, err := t.tx.Query(t.ctx, "select task, state from states where plan = $1 and "+condition, append([]any{plan}, arguments...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	states := map[string]model.State{}
	for rows.Next() {
		var task, data string
		if err := rows.Scan(&task, &data); err != nil {
			return nil, err
		}
		var state model.State
		if err := decode([]byte(data), &state, "the state of "+plan+"/"+task); err != nil {
			return nil, err
		}
		states[task] = state
	}
	return states, rows.Err()
}

// eventsWhere reads events of a plan and of the whole ledger, of these only those since its
// import, in order. If count is not 0, they are the last ones.
func (t *transaction) eventsWhere(head planHead, condition string, after uint64, count int) ([]model.Event, error) {
	plans := []string{head.ID, ""}
	if head.ID == "" {
		plans = plans[1:]
	}
	sql := `select event from (
		select seq, event from events where plan = any($1) and seq >= $2 and ` + condition + ` order by seq desc limit $4
	) latest order by seq`
	return list[model.Event](t, "an event", sql, plans, head.imported, after, limit(count))
}

// limit is a count in SQL, where nothing is no limit.
func limit(count int) any {
	if count == 0 {
		return nil
	}
	return count
}

func (t *transaction) eventsAfter(head planHead, revision uint64) ([]model.Event, error) {
	return t.eventsWhere(head, "seq > $3", revision, 0)
}

// importPlan writes a plan and its import event.
func (t *transaction) importPlan(plan *model.Plan, by string, at time.Time) (string, error) {
	heads, err := t.heads()
	if err != nil {
		return "", err
	}
	for _, head := range heads {
		if head.Year != plan.Year || head.Title != plan.Title {
			continue // without reading its tasks
		}
		_, there, err := t.document(head.ID)
		if err != nil {
			return "", err
		}
		if store.IsSamePlan(there, plan) {
			events, err := t.eventsWhere(head, "seq = $3", head.imported, 1)
			if err != nil || len(events) == 0 {
				return "", errors.Join(err, damaged("no event %d", head.imported))
			}
			return "", &model.ConflictError{Latest: events[0]}
		}
	}
	used, err := t.texts("select id from plans")
	if err != nil {
		return "", err
	}
	id := store.PlanID(plan.Year, func(id string) bool { return slices.Contains(used, id) })
	event := store.ImportEvent(t.revision+1, id, by, at)
	if err := t.putPlan(store.FirstVersion(plan, id), event.Seq, 0); err != nil {
		return "", err
	}
	return id, t.putEvents([]model.Event{event})
}

// putPlan writes a plan in the place of the one of its identity, if there is one.
func (t *transaction) putPlan(plan *model.Plan, imported, dropped uint64) error {
	head, err := encode(plan)
	if err != nil {
		return err
	}
	err = t.exec(`insert into plans (id, imported, dropped, head) values ($1, $2, $3, $4)
		on conflict (id) do update set head = excluded.head`, plan.ID, imported, dropped, head)
	if err != nil {
		return err
	}
	if err := t.exec("delete from tasks where plan = $1", plan.ID); err != nil {
		return err
	}
	row := func(place int) ([]any, error) {
		task, removed := &model.Task{}, place >= len(plan.Tasks)
		if removed {
			task = &plan.Removed[place-len(plan.Tasks)]
		} else {
			task = &plan.Tasks[place]
		}
		data, err := encode(task)
		return []any{plan.ID, place, task.ID, removed, task.Names(), data}, err
	}
	columns := []string{"plan", "place", "id", "removed", "names", "task"}
	_, err = t.tx.CopyFrom(t.ctx, pgx.Identifier{"tasks"}, columns, pgx.CopyFromSlice(len(plan.Tasks)+len(plan.Removed), row))
	return err
}

// revisePlan puts a corrected version in a plan's place; see store.Ledger.
func (t *transaction) revisePlan(revision *model.Revision, by string, at time.Time) error {
	head, err := t.head(revision.Plan.ID)
	if err != nil {
		return err
	}
	log := func() ([]model.Event, error) { return t.eventsAfter(head, 0) }
	if err := store.CheckRevision(head.Version, revision, log); err != nil || revision.IsEmpty() {
		return err
	}
	if err := t.putPlan(revision.Plan, head.imported, 0); err != nil {
		return err
	}
	event := store.RevisionEvent(t.revision+1, revision, by, at)
	if err := t.putEvents([]model.Event{event}); err != nil {
		return err
	}
	tasks := &planTasks{read: t, head: planHead{Plan: *revision.Plan, imported: head.imported}}
	outcome, err := store.Decide(revision.Edits(), store.AfterRevision(event), tasks)
	if err := errors.Join(tasks.err, err); err != nil {
		return err
	}
	return t.putOutcome(head.ID, outcome)
}

// putOutcome writes what the changes of an Apply come to.
func (t *transaction) putOutcome(plan string, outcome store.Outcome) error {
	var batch pgx.Batch
	if err := errors.Join(t.queueEvents(&batch, outcome.Events), queueStates(&batch, plan, outcome.States)); err != nil {
		return err
	}
	return t.tx.SendBatch(t.ctx, &batch).Close()
}

func queueStates(batch *pgx.Batch, plan string, states map[string]model.State) error {
	for task, state := range states {
		data, err := encode(state)
		if err != nil {
			return err
		}
		batch.Queue(`insert into states (plan, task, added, state) values ($1, $2, $3, $4)
			on conflict (plan, task) do update set added = excluded.added, state = excluded.state`, plan, task, state.Added != nil, data)
	}
	return nil
}

// putEvents writes the next events.
func (t *transaction) putEvents(events []model.Event) error {
	var batch pgx.Batch
	if err := t.queueEvents(&batch, events); err != nil {
		return err
	}
	return t.tx.SendBatch(t.ctx, &batch).Close()
}

// queueEvents has a batch write the next events, and notify those who watch.
func (t *transaction) queueEvents(batch *pgx.Batch, events []model.Event) error {
	if len(events) == 0 {
		return nil
	}
	for _, event := range events {
		data, err := encode(event)
		if err != nil {
			return err
		}
		batch.Queue("insert into events (seq, plan, task, kind, event, written) values ($1, $2, $3, $4, $5, $6)",
			event.Seq, event.Plan, event.Task, event.Kind, data, t.name)
		t.revision = event.Seq
	}
	batch.Queue("update ledger set revision = $1", t.revision)
	batch.Queue(notify)
	return nil
}

// keptName is a name in the table kept.
func keptName(kind store.KeptKind, by string) string {
	if kind.IsShared() {
		return string(kind)
	}
	return string(kind) + keptOf + by
}

// keptOf is between the kind and the person in a name of the table kept.
const keptOf = " of "

// kept reads what is kept under a name; nothing leaves into as it is.
func (t *transaction) kept(name string, into any) error {
	var data string
	err := t.tx.QueryRow(t.ctx, "select value from kept where name = $1", name).Scan(&data)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return decode([]byte(data), into, name)
}

func (t *transaction) keep(name string, value any) error {
	data, err := encode(value)
	if err != nil {
		return err
	}
	return t.exec("insert into kept (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value", name, data)
}
