package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"duban/model"
)

// SchemaVersion is the version of the tables that this program writes. It increases by
// one when older programs would misread the new tables.
const SchemaVersion = 1

// tables makes a ledger. Values are JSON as text, as the events' bytes must stay what was
// written. The table ledger is locked by all that writes, so that events are
// numbered without gaps and a reader of its revision has seen all before it.
const tables = `
create table ledger (
	one      boolean primary key default true check (one),
	schema   integer not null,
	identity text not null,             -- another one after a restore
	revision bigint not null            -- the number of the last event
);
create table plans (
	id       text primary key,
	imported bigint not null unique,    -- the number of the import event
	dropped  bigint not null default 0, -- that of the event that removed the plan
	head     text not null              -- model.Plan without its tasks
);
create table tasks (
	plan     text not null references plans,
	place    integer not null,          -- in the document; removed ones come last
	id       text not null,
	removed  boolean not null,
	names    text[] not null,           -- model.Task.Names
	task     text not null,             -- model.Task
	primary key (plan, id)
);
create index tasks_names on tasks using gin (names);
create table events (
	seq      bigint primary key,
	plan     text not null,             -- empty for what happens to the whole ledger
	task     text not null,
	kind     text not null,
	event    text not null,             -- model.Event
	written  text not null              -- the name of the transaction that wrote it
);
create index events_of_tasks on events (plan, task, seq);
create index events_of_plans on events (plan, seq);
create table states (
	plan     text not null references plans,
	task     text not null,
	added    boolean not null,          -- a person added the task, and it is there
	state    text not null,             -- model.State
	primary key (plan, task)
);
create table kept (
	name     text primary key,          -- see keptName
	value    text not null
);`

// findTables answers whether there is the schema in which the connection works, and a ledger
// in it.
const findTables = `select current_schema() is not null,
	exists (select from pg_tables where schemaname = current_schema() and tablename = 'ledger')`

// newIdentity makes the identity of a ledger: a random one.
const newIdentity = "gen_random_uuid()::text"

// Create makes the tables of a ledger, with a first plan unless that is nil. The error is model.FaultExists if
// the database has a ledger.
func (l *Ledger) Create(ctx context.Context, plan *model.Plan, by string, at time.Time) error {
	err := l.create(ctx, plan, by, at)
	if known := new(model.LedgerError); errors.As(err, &known) && known.Fault == model.FaultIO {
		// Another session may have made one meanwhile, or tried to: the server had this one wait.
		return l.create(ctx, plan, by, at)
	}
	return err
}

func (l *Ledger) create(ctx context.Context, plan *model.Plan, by string, at time.Time) error {
	return l.administer(ctx, func(tx pgx.Tx) error {
		var hasSchema, hasLedger bool
		if err := tx.QueryRow(ctx, findTables).Scan(&hasSchema, &hasLedger); err != nil {
			return err
		}
		if hasLedger {
			return &model.LedgerError{Fault: model.FaultExists}
		}
		if schema := l.config.RuntimeParams["search_path"]; !hasSchema && schema != "" {
			var name string // as the server reads it: in lower case, unless it is quoted
			if err := tx.QueryRow(ctx, "select (parse_ident($1))[1]", schema).Scan(&name); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, "create schema "+pgx.Identifier{name}.Sanitize()); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, tables); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "insert into ledger (schema, identity, revision) values ($1, "+newIdentity+", 0)", SchemaVersion); err != nil {
			return err
		}
		t := &transaction{ctx: ctx, tx: tx}
		if err := t.begin(lockLedger); err != nil {
			return err
		}
		if plan == nil {
			return nil
		}
		_, err := t.importPlan(plan, by, at)
		return err
	})
}
