package postgres

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"duban/model"
	"duban/store"
)

// planTasks implements store.Tasks in a transaction.
type planTasks struct {
	read *transaction
	head planHead
	err  error // of HasOrHad, which has none to return
}

// History implements store.Tasks.
func (t *planTasks) History(task string, undo bool) ([]model.Event, error) {
	if err := t.mustHave(task, undo); err != nil {
		return nil, err
	}
	return list[model.Event](t.read, "an event", "select event from events where plan = $1 and task = $2 order by seq", t.head.ID, task)
}

// State implements store.Tasks.
func (t *planTasks) State(task string, undo bool) (model.State, error) {
	if err := t.mustHave(task, undo); err != nil {
		return model.State{}, err
	}
	states, err := t.read.statesWhere(t.head.ID, "task = $2", task)
	if err != nil {
		return model.State{}, err
	}
	if state, touched := states[task]; touched {
		return state, nil
	}
	return model.Replay(nil), nil
}

// mustHave returns an error if the plan does not have a task, nor, with undo, had it.
func (t *planTasks) mustHave(task string, undo bool) error {
	if task == model.SettingsID {
		return nil
	}
	var there bool
	err := t.read.tx.QueryRow(t.read.ctx, `select exists (select from tasks where plan = $1 and id = $2 and not removed)
		or exists (select from states where plan = $1 and task = $2 and added)`, t.head.ID, task).Scan(&there)
	if err != nil || there || undo && t.HasOrHad(task) {
		return cmp.Or(err, t.err)
	}
	plan, err := t.read.wholePlan(t.head.ID)
	if err != nil {
		return err
	}
	return store.TaskNotFound(store.TaskIDs(plan.Tasks), task)
}

// HasOrHad implements store.Tasks.
func (t *planTasks) HasOrHad(task string) bool {
	var there bool
	err := t.read.tx.QueryRow(t.read.ctx, `select exists (select from tasks where plan = $1 and id = $2)
		or exists (select from events where plan = $1 and task = $2)`, t.head.ID, task).Scan(&there)
	t.err = cmp.Or(t.err, err)
	return there
}

// Subject implements store.Tasks.
func (t *planTasks) Subject(task string) (model.Subject, error) {
	subject := model.Subject{Plan: &t.head.Plan}
	found, err := t.read.tasksWhere(t.head.ID, "id = $2 and not removed", task)
	if len(found) > 0 {
		subject.Task = &found[0]
	}
	return subject, err
}

// RecentOf implements store.Ledger.
func (l *Ledger) RecentOf(ctx context.Context, plan string, names []string) (*model.Snapshot, error) {
	var snapshot *model.Snapshot
	err := l.view(ctx, func(t *transaction) error {
		head, err := t.head(plan)
		if err != nil {
			return err
		}
		document, states, err := t.answering(head, names)
		if err != nil {
			return err
		}
		l.recordRead(t)
		snapshot = model.NewRecentSnapshot(document, states, model.Page{HasEarlier: true}, t.revision)
		return nil
	})
	return snapshot, err
}

// answering reads the tasks that answer to one of the names or share a name with one of
// those, and their states.
func (t *transaction) answering(head planHead, names []string) (*model.Plan, map[string]model.State, error) {
	document := head.Plan
	// The server refuses text that no task can have.
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return !utf8.ValidString(name) || strings.ContainsRune(name, 0)
	})
	// Tasks that people added have no names but their identities, in either case.
	added, err := t.texts("select task from states where plan = $1 and added and lower(task) in (select lower(n) from unnest($2::text[]) n)", head.ID, names)
	if err != nil {
		return nil, nil, err
	}
	names = slices.Concat(names, added)
	for known := 0; known < len(names); {
		known = len(names)
		if err := t.readTasks(&document, "names && $2", names); err != nil {
			return nil, nil, err
		}
		for _, task := range slices.Concat(document.Tasks, document.Removed) {
			for _, name := range task.Names() {
				if !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	states, err := t.statesWhere(head.ID, "(task = any($2) or task = $3)", names, model.SettingsID)
	return &document, states, err
}
