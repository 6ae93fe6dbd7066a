package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store"
	"duban/store/bolt/pages"
)

// Check implements store.Ledger. It checks bbolt's own structure, that the events are
// numbered without gaps, add up to the states and are about tasks that exist, and
// that the index of histories matches them. A file too damaged to be read is an
// error, model.FaultDamaged.
func (l *Ledger) Check(ctx context.Context) (store.CheckResult, error) {
	var found audit
	err := explain(l.path, l.check(ctx, &found))
	if err != nil {
		return store.CheckResult{}, err
	}
	return found.report, nil
}

// check checks a copy, in memory where there can be one. No process waits for it, and none can
// cut the file short below bbolt's own check, which runs where the fault of the
// map that comes of it can't be caught.
func (l *Ledger) check(ctx context.Context, found *audit) error {
	copied, err := newScratchFile()
	if err != nil {
		return err
	}
	if err := l.copyFile(ctx, copied); err != nil {
		_ = copied.Close()
		if unwritten := new(writeError); errors.As(err, &unwritten) {
			return &model.LedgerError{Fault: model.FaultNoRoom, Err: unwritten}
		}
		return err
	}
	return found.file(copied)
}

// checkClosed is Check for a file that no other process uses yet, and closes it. It
// returns the first problem as an error.
func checkClosed(file *os.File) (store.CheckResult, error) {
	var found audit
	if err := found.file(file); err != nil {
		return store.CheckResult{}, err
	}
	if len(found.report.Problems) > 0 {
		return store.CheckResult{}, damaged("%v", found.report.Problems[0])
	}
	return found.report, nil
}

// audit is one check of a ledger.
type audit struct {
	report store.CheckResult
	// tasks holds the identities of each plan's tasks.
	tasks map[string]map[string]bool
	// drops holds the plan of each event that removed one.
	drops     map[uint64]string
	imports   map[string][]model.Event // by plan
	histories *histories
}

func (a *audit) problem(found model.Problem) {
	a.report.Problems = append(a.report.Problems, found)
}

// file checks a file, and closes it.
func (a *audit) file(file *os.File) error {
	defer func() { _ = file.Close() }()
	if err := pages.Check(file); err != nil {
		return err
	}
	t, err := read(file)
	if err != nil {
		return err
	}
	if err := t.run(a.read); err != nil {
		return err
	}
	open := func() (*os.File, error) { return file, nil }
	return transact(open, checking, a.pages)
}

// pages is bbolt's own check.
func (a *audit) pages(tx *bbolt.Tx) error {
	for err := range tx.Check() {
		a.problem(model.Problem{Kind: model.ProblemPages, Detail: err.Error()})
	}
	return nil
}

func (a *audit) read(t *transaction) error {
	all, err := allPlanHeads(t)
	if err != nil {
		return err
	}
	a.tasks, a.drops, a.imports = map[string]map[string]bool{}, map[uint64]string{}, map[string][]model.Event{}
	if a.histories, err = newHistories(t); err != nil {
		return err
	}
	for _, head := range all {
		a.tasks[head.ID] = map[string]bool{model.SettingsID: true}
		for _, task := range head.identities(t) {
			a.tasks[head.ID][task] = true
		}
		for _, task := range head.AddedIDs {
			a.tasks[head.ID][task] = true
		}
	}
	a.report.Revision = lastSeq(t)
	if err := a.events(t); err != nil {
		return err
	}
	for _, head := range all {
		if err := a.plan(t, head); err != nil {
			return err
		}
	}
	a.history(t)
	if _, err := allKept(t); err != nil {
		return err
	}
	return a.states(t)
}

func (a *audit) events(t *transaction) error {
	next, reader := uint64(1), a.histories.reader
	var event model.Event
	for key, data := range t.bucket(eventsBucket).From(nil) {
		if err := reader.read(data, &event, key); err != nil {
			return err
		}
		a.report.Events++
		if !bytes.Equal(key, numberKey(next)) || event.Seq != next {
			a.problem(model.Problem{Kind: model.ProblemEventPlace, Event: event.Seq, Expected: next})
		}
		next = event.Seq + 1
		if event.Group == 0 || event.Group > event.Seq {
			a.problem(model.Problem{Kind: model.ProblemEventGroup, Event: event.Seq, Found: event.Group})
		}
		a.report.Latest = event.At
		tasks, known := a.tasks[event.Plan]
		switch {
		case event.Kind == model.KindRestore && event.Plan == "" && event.Task == "":
		case event.Kind == model.KindDrop && event.Plan == "" && event.Task == "":
			a.drops[event.Seq] = event.Source
		case !known:
			a.problem(model.Problem{Kind: model.ProblemEventPlan, Event: event.Seq, Plan: event.Plan})
		case event.Task == "":
			a.imports[event.Plan] = append(a.imports[event.Plan], event)
		case !tasks[event.Task]:
			a.problem(model.Problem{Kind: model.ProblemEventTask, Event: event.Seq, Plan: event.Plan, Task: event.Task})
		default:
			a.histories.add(event)
		}
	}
	return nil
}

// plan checks that a plan has the tasks that its names list, and was imported by the
// event that its head names.
func (a *audit) plan(t *transaction, head planHead) error {
	listed := head.identities(t)
	place, names, astray := uint64(0), nameIndex{}, false
	err := eachTask(t, head.ID, func(task *model.Task) {
		astray = astray || listed[place] != task.ID
		names.add(task, place)
		place++
	})
	if err != nil {
		return err
	}
	count, err := taskCount(t, head)
	if err != nil {
		return err
	}
	switch {
	case head.Dropped == 0:
		a.report.Plans++
		a.report.Tasks += count
	case a.drops[head.Dropped] != head.ID:
		a.problem(model.Problem{Kind: model.ProblemEventPlan, Event: head.Dropped, Plan: head.ID})
	}
	isIndexed := head.listsTasks() || names.matches(head.names(t))
	if astray || !isIndexed || place != uint64(len(listed)) || head.Count < 0 || uint64(head.Count) > place {
		a.problem(model.Problem{Kind: model.ProblemPlanTasks, Plan: head.ID})
	}
	if len(slices.Compact(slices.Sorted(maps.Values(listed)))) != len(listed) {
		a.problem(model.Problem{Kind: model.ProblemPlanTwins, Plan: head.ID})
	}
	imports := a.imports[head.ID]
	if version := max(head.Version, 1); len(imports) != version {
		a.problem(model.Problem{
			Kind: model.ProblemPlanVersions, Plan: head.ID, Expected: uint64(version), Found: uint64(len(imports)),
		})
	}
	if len(imports) == 0 || imports[0].Kind != model.KindImport || imports[0].Seq != head.Imported {
		a.problem(model.Problem{Kind: model.ProblemPlanOrigin, Plan: head.ID, Event: head.Imported})
	}
	return nil
}

// reportTask records what is wrong with the task of a taskKey.
func (a *audit) reportTask(kind model.ProblemKind, key string) {
	plan, task, _ := strings.Cut(key, "\x00")
	a.problem(model.Problem{Kind: kind, Plan: plan, Task: task})
}

// reportEntry records what is wrong with the index at a historyKey.
func (a *audit) reportEntry(kind model.ProblemKind, key []byte) {
	name := len(key) - len(numberKey(0)) - 1
	if name < 0 {
		a.problem(model.Problem{Kind: model.ProblemHistoryEntry, Detail: fmt.Sprintf("%x", key)})
		return
	}
	plan, task, _ := strings.Cut(string(key[:name]), "\x00")
	a.problem(model.Problem{Kind: kind, Plan: plan, Task: task, Event: binary.BigEndian.Uint64(key[name+1:])})
}
