package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// Between reading a task and marking it, a colleague does something.
func TestAMarkByCommandIsBasedOnWhatWasRead(t *testing.T) {
	for _, c := range []struct {
		name    string
		theirs  model.Change
		refused bool
	}{
		{"a note is no reason to refuse", model.Change{Task: "5", Kind: model.KindNote, Note: "已催办"}, false},
		{"the same mark is none", model.Change{Task: "5", Kind: model.KindMark, To: model.Done}, false},
		{"another mark is", model.Change{Task: "5", Kind: model.KindMark, To: model.Doing}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.mustRun(t, "list")
			p := newProgram(d.environment, nil)
			s, snapshot, err := p.openSnapshot(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				for _, wait := range p.atEnd {
					wait() // the copy of the day is being made in the folder of the test
				}
			}()
			changes, err := changesOf(snapshot, []string{"5"}, model.Change{Kind: model.KindMark, To: model.Done})
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := s.ledger.Apply(t.Context(), s.plan.ID, "desk2", d.now(), []model.Change{c.theirs}); err != nil {
				t.Fatal(err)
			}
			_, _, err = s.applyMarks(t.Context(), snapshot, changes)
			if got := errors.Is(err, model.ErrConflict); got != c.refused || err != nil && !got {
				t.Errorf("got %v", err)
			}
		})
	}
}

// lateSignal is a ledger that a signal reaches just when a change is on disk, and
// that others keep from then on.
type lateSignal struct {
	store.Ledger
	signal func()
	busy   bool
}

func (l *lateSignal) Apply(
	ctx context.Context, plan, by string, at time.Time, changes []model.Change,
) ([]model.Event, uint64, error) {
	defer l.signal()
	l.busy = true
	return l.Ledger.Apply(ctx, plan, by, at, changes)
}

func (l *lateSignal) Load(ctx context.Context, plan string) (*model.Snapshot, error) {
	if l.busy {
		return nil, &model.LedgerError{Fault: model.FaultBusy}
	}
	return l.Ledger.Load(ctx, plan)
}

func (l *lateSignal) ChangeFilters(
	ctx context.Context, by string, change func([]model.SavedFilter) ([]model.SavedFilter, error),
) error {
	defer l.signal()
	l.busy = true
	return l.Ledger.ChangeFilters(ctx, by, change)
}

func (l *lateSignal) Filters(ctx context.Context, by string) ([]model.SavedFilter, error) {
	if l.busy {
		return nil, &model.LedgerError{Fault: model.FaultBusy}
	}
	return l.Ledger.Filters(ctx, by)
}

// What is on disk is told as such, although a signal came before it was and nobody
// can read the ledger any more.
func TestAChangeThatASignalFollowsIsTold(t *testing.T) {
	d := newDesk(t)
	d.mustRun(t, "done", "5")
	for name, change := range map[string]model.Change{
		"mark":   {Task: "7", Kind: model.KindMark, To: model.Done},
		"verify": {Task: "5", Kind: model.KindVerify},
	} {
		t.Run(name, func(t *testing.T) {
			d.out.Reset()
			p := newProgram(d.environment, nil)
			s, snapshot, err := p.openSnapshot(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer p.end(exitDone)
			ctx, signal := context.WithCancel(t.Context())
			s.ledger = &lateSignal{Ledger: s.ledger, signal: signal}
			change.Seen = snapshot.State(change.Task).Version
			if change.Kind == model.KindVerify {
				err = s.verify(ctx, snapshot, []model.Change{change})
			} else {
				err = s.mark(ctx, snapshot, []model.Change{change})
			}
			if flushed := p.flush(); flushed != nil {
				t.Fatal(flushed)
			}
			if said := d.out.String(); err != nil || !strings.HasPrefix(said, change.Task+". ") {
				t.Errorf("said %q, %v", said, err)
			}
		})
	}
}
