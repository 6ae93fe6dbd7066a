package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/store"
)

// Between reading a task and changing it, a colleague does something: only a
// change of the same field is a reason to refuse.
func TestACommandIsRefusedOnlyForTheSameField(t *testing.T) {
	done := model.Change{Task: "5", Kind: model.KindMark, To: model.Done}
	tick := model.Change{Task: "5", Kind: model.KindTick, On: model.Date{Year: 2021, Month: time.November, Day: 9}}
	extend := model.Change{
		Task: "5", Kind: model.KindExtend, On: model.Date{Year: 2021, Month: time.December, Day: 30}, Note: "等文件",
	}
	for _, c := range []struct {
		name         string
		theirs, mine model.Change
		refused      bool
	}{
		{"a note", model.Change{Task: "5", Kind: model.KindNote, Note: "已催办"}, done, false},
		{"a tick", tick, done, false},
		{"an extension", extend, done, false},
		{"the same mark", done, done, true},
		{"another mark", model.Change{Task: "5", Kind: model.KindMark, To: model.Doing}, done, true},
		{"a mark for a tick", done, tick, false},
		{"a mark for an extension", done, extend, false},
		{"an extension for an extension", extend, extend, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.create(t)
			d.out.Reset()
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
			if _, _, err := s.ledger.Apply(t.Context(), s.plan.ID, "desk2", d.now(), []model.Change{c.theirs}); err != nil {
				t.Fatal(err)
			}
			c.mine.Seen = snapshot.State("5").Version
			err = s.mark(t.Context(), snapshot, []model.Change{c.mine})
			if got := errors.Is(err, model.ErrConflict); got != c.refused || err != nil && !got {
				t.Errorf("got %v", err)
			}
			if c.refused {
				for _, part := range []string{"5", "desk2", p.words.Terms.Event(lastEvent(t, s))} {
					if line := p.words.Error(err); !strings.Contains(line, part) {
						t.Errorf("%q lacks %q", line, part)
					}
				}
			}
		})
	}
}

func lastEvent(t *testing.T, s *session) model.Event {
	t.Helper()
	snapshot, err := s.load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return snapshot.Log[len(snapshot.Log)-1]
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

func (l *lateSignal) Keep(ctx context.Context, kind store.KeptKind, by string, change func(read func(into any) error) (any, error)) error {
	defer l.signal()
	l.busy = true
	return l.Ledger.Keep(ctx, kind, by, change)
}

func (l *lateSignal) Kept(ctx context.Context, kind store.KeptKind, by string, into any) error {
	if l.busy {
		return &model.LedgerError{Fault: model.FaultBusy}
	}
	return l.Ledger.Kept(ctx, kind, by, into)
}

// A change that is on disk is reported, although a signal came before that and the
// ledger can no longer be read.
func TestReportAChangeAfterASignal(t *testing.T) {
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
			defer p.end(exit.Done)
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
			if output := d.out.String(); err != nil || !strings.HasPrefix(output, change.Task+". ") {
				t.Errorf("output %q, %v", output, err)
			}
		})
	}
}
