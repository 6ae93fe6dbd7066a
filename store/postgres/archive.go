package postgres

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"duban/model"
	"duban/store"
)

// Export calls take with all that the ledger holds.
func (l *Ledger) Export(ctx context.Context, take func(*store.Archive) error) error {
	return l.view(ctx, func(t *transaction) error {
		archive, err := t.archive()
		if err != nil {
			return err
		}
		return take(archive)
	})
}

// archive returns all that the ledger holds. Its events are read in the transaction.
func (t *transaction) archive() (*store.Archive, error) {
	archive := &store.Archive{
		States: map[string]map[string]model.State{}, Revision: t.revision, Events: t.allEvents(),
	}
	var err error
	if archive.Plans, err = t.archivedPlans(); err != nil {
		return nil, err
	}
	for _, plan := range archive.Plans {
		if archive.States[plan.ID], err = t.statesWhere(plan.ID, "true"); err != nil {
			return nil, err
		}
	}
	archive.Kept, err = t.allKept()
	return archive, err
}

// allKept reads what all people keep.
func (t *transaction) allKept() ([]store.KeptValue, error) {
	names, err := t.texts("select name from kept")
	if err != nil {
		return nil, err
	}
	all := make([]store.KeptValue, len(names))
	for i, name := range names {
		kind, by, _ := strings.Cut(name, keptOf)
		all[i] = store.KeptValue{Kind: store.KeptKind(kind), By: by, Value: store.KeptKind(kind).NewValue()}
		if err := t.kept(name, all[i].Value); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// archivedPlans reads all plans, with those that were dropped.
func (t *transaction) archivedPlans() ([]store.ArchivedPlan, error) {
	rows, err := t.tx.Query(t.ctx, "select head, imported, dropped from plans order by imported")
	if err != nil {
		return nil, err
	}
	var heads []string
	var plans []store.ArchivedPlan
	for rows.Next() {
		var head string
		plan := store.ArchivedPlan{Plan: &model.Plan{}}
		if err := rows.Scan(&head, &plan.Imported, &plan.Dropped); err != nil {
			rows.Close()
			return nil, err
		}
		heads, plans = append(heads, head), append(plans, plan)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i, plan := range plans {
		if err := decode([]byte(heads[i]), plan.Plan, "a plan"); err != nil {
			return nil, err
		}
		if err := t.readTasks(plan.Plan, "true"); err != nil {
			return nil, err
		}
		plans[i].AddedIDs, err = t.texts("select task from events where plan = $1 and kind = $2 order by seq", plan.ID, model.KindAdd)
		if err != nil {
			return nil, err
		}
	}
	return plans, nil
}

// eventsPerPage bounds what is held in memory of the log while it is read.
const eventsPerPage = 10_000

// allEvents reads the log in order.
func (t *transaction) allEvents() iter.Seq2[model.Event, error] {
	return func(yield func(model.Event, error) bool) {
		for after := uint64(0); after < t.revision; after += eventsPerPage {
			page, err := list[model.Event](t, "an event", "select event from events where seq > $1 and seq <= $2 order by seq", after, after+eventsPerPage)
			if err != nil {
				yield(model.Event{}, err)
				return
			}
			for _, event := range page {
				if !yield(event, nil) {
					return
				}
			}
		}
	}
}

// Replace puts an archive in the place of all that the ledger holds. Those who have it open
// learn of it by Watch and News. keep is called with what is replaced, while other
// writers wait, unless there is nothing or it is damaged; without it nothing is replaced.
func (l *Ledger) Replace(ctx context.Context, archive *store.Archive, keep func(replaced *store.Archive) error) error {
	return l.update(ctx, func(t *transaction) error {
		if t.revision > 0 {
			if err := t.keepReplaced(keep); err != nil {
				return err
			}
		}
		for _, table := range []string{"kept", "states", "events", "tasks", "plans"} {
			if err := t.exec("delete from " + table); err != nil {
				return err
			}
		}
		if err := t.exec("update ledger set identity = " + newIdentity); err != nil {
			return err
		}
		for _, plan := range archive.Plans {
			if err := t.putPlan(plan.Plan, plan.Imported, plan.Dropped); err != nil {
				return err
			}
			var batch pgx.Batch
			if err := queueStates(&batch, plan.ID, archive.States[plan.ID]); err != nil {
				return err
			}
			if err := t.tx.SendBatch(ctx, &batch).Close(); err != nil {
				return err
			}
		}
		for _, kept := range archive.Kept {
			if err := t.keep(keptName(kept.Kind, kept.By), kept.Value); err != nil {
				return err
			}
		}
		if err := t.copyEvents(archive.Events); err != nil {
			return err
		}
		t.revision = archive.Revision
		if err := t.exec("update ledger set revision = $1", archive.Revision); err != nil {
			return err
		}
		return t.exec(notify)
	})
}

func (t *transaction) keepReplaced(keep func(replaced *store.Archive) error) error {
	replaced, err := t.archive()
	if err == nil {
		err = keep(replaced)
	}
	var known *model.LedgerError
	if errors.As(err, &known) && known.Fault == model.FaultDamaged {
		return nil
	}
	return err
}

// copyEvents writes a whole log, some events at a time.
func (t *transaction) copyEvents(events iter.Seq2[model.Event, error]) error {
	var rows [][]any
	flush := func() error {
		columns := []string{"seq", "plan", "task", "kind", "event", "written"}
		_, err := t.tx.CopyFrom(t.ctx, pgx.Identifier{"events"}, columns, pgx.CopyFromRows(rows))
		rows = rows[:0]
		return err
	}
	for event, err := range events {
		if err != nil {
			return err
		}
		data, err := encode(event)
		if err != nil {
			return err
		}
		rows = append(rows, []any{event.Seq, event.Plan, event.Task, string(event.Kind), data, t.name})
		if len(rows) < eventsPerPage {
			continue
		}
		if err := flush(); err != nil {
			return err
		}
	}
	return flush()
}

// StillWritesError says that a role that is to look only can write, because it is or may
// become another one that can. Nothing was granted.
type StillWritesError struct{ Role, As string }

// Error implements error.
func (e *StillWritesError) Error() string { return "role " + e.Role + " can write as " + e.As }

// findWriter names a role that can write and that a role is or may become.
const findWriter = `select rolname from pg_roles, unnest($2::text[]) as tables (name)
	where pg_has_role($1, oid, 'member') and has_table_privilege(oid, tables.name, 'insert, update, delete, truncate')
	order by rolname <> $1, rolname limit 1`

// Grant lets a role of the server use the ledger, and takes away what it could do before:
// look only, or write. A role that writes can add to the log and not change it. The error is
// a *StillWritesError if a role that is to look can write by another way.
func (l *Ledger) Grant(ctx context.Context, role string, writes bool) error {
	rights := map[string]string{"ledger": "select", "plans": "select", "tasks": "select", "events": "select", "states": "select", "kept": "select"}
	if writes {
		rights = map[string]string{
			"ledger": "select, update", "plans": "select, insert, update", "tasks": "select, insert, delete", "events": "select, insert",
			"states": "select, insert, update", "kept": "select, insert, update",
		}
	}
	name := pgx.Identifier{role}.Sanitize()
	return l.administer(ctx, func(tx pgx.Tx) error {
		// Others who grant at the same time wait.
		if err := (&transaction{ctx: ctx, tx: tx}).begin(lockLedger); err != nil {
			return err
		}
		var schema string
		if err := tx.QueryRow(ctx, "select current_schema()").Scan(&schema); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "grant usage on schema "+pgx.Identifier{schema}.Sanitize()+" to "+name); err != nil {
			return err
		}
		var isOwner bool // who may write, whatever is granted, and must not lose it
		if err := tx.QueryRow(ctx, "select pg_get_userbyid(relowner) = $1 from pg_class where oid = 'ledger'::regclass", role).Scan(&isOwner); err != nil {
			return err
		}
		switch {
		case isOwner && writes:
			return nil
		case isOwner:
			return &StillWritesError{role, role}
		}
		tables := slices.Sorted(maps.Keys(rights))
		for _, table := range tables {
			if _, err := tx.Exec(ctx, "revoke all on "+table+" from "+name); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, "grant "+rights[table]+" on "+table+" to "+name); err != nil {
				return err
			}
		}
		if writes {
			return nil
		}
		var as string
		switch err := tx.QueryRow(ctx, findWriter, role, tables).Scan(&as); {
		case errors.Is(err, pgx.ErrNoRows):
			return nil
		case err != nil:
			return err
		}
		return &StillWritesError{role, as}
	})
}
