package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// Simulate does random things to a ledger and to plain slices, and compares
// them. The start function makes a new, empty ledger and returns what opens it:
// it is opened again and again meanwhile. Each run's seed is part of its name;
// one is new each time.
func Simulate(t *testing.T, steps int, start func(t *testing.T) (open func() store.Ledger)) {
	// The long one redoes a verification of what is not done any more.
	seeds := []uint64{1, 2, 3, 4, 5, 6, 7, 14426456017835791993, rand.Uint64()}
	for _, seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			open := start(t)
			s := simulation{
				t: t, random: rand.New(rand.NewPCG(seed, 0)), ledger: open(), //nolint:gosec // repeatable, not secret
				plans: map[string]*plainPlan{},
			}
			s.importRandomPlan()
			for range steps {
				s.step(open)
				if t.Failed() {
					return
				}
			}
			CheckClean(t, s.ledger)
		})
	}
}

type simulation struct {
	t        *testing.T
	random   *rand.Rand
	ledger   store.Ledger
	plans    map[string]*plainPlan
	order    []string
	revision uint64
}

func (s *simulation) step(open func() store.Ledger) {
	plan := s.plans[pick(s.random, s.order)]
	by := pick(s.random, []string{"李", "王", "陈"})
	switch n := s.random.IntN(100); {
	case n < 2 && len(s.order) < 4:
		s.importRandomPlan()
	case n < 8:
		s.ledger = open()
	case n < 60:
		s.change(plan, by)
	case n < 80:
		s.undoOrRedo(plan, by, model.KindUndo)
	case n < 92:
		s.undoOrRedo(plan, by, model.KindRedo)
	default:
		s.compareSince(plan)
	}
	s.compare(plan)
}

func (s *simulation) importRandomPlan() {
	plan := Plan(2020 + s.random.IntN(2))
	plan.Title += strconv.Itoa(len(s.order)) // another one of the year
	id, err := s.ledger.Import(s.t.Context(), plan, "李", noon())
	if err != nil || s.plans[id] != nil {
		s.t.Fatalf("import: %q, %v", id, err)
	}
	s.revision++
	s.plans[id] = &plainPlan{id: id, tasks: map[string][]plainEvent{}, past: map[string][][]plainEvent{}, people: map[string]*plainPerson{}}
	s.plans[id].log = []uint64{s.revision}
	s.order = append(s.order, id)
}

// change makes one to three random changes, which may be stale or of a task
// that does not exist.
func (s *simulation) change(plan *plainPlan, by string) {
	var changes []model.Change
	for range 1 + s.random.IntN(3) {
		change := model.Change{Task: pick(s.random, []string{"1", "2", "3"})}
		if s.random.IntN(40) == 0 {
			change.Task = "4"
		}
		switch version := 1 + len(plan.tasks[change.Task]); s.random.IntN(10) {
		case 0, 1:
			change.Seen = 1 + s.random.IntN(version)
		case 2:
		default:
			change.Seen = version
		}
		switch s.random.IntN(9) {
		case 0:
			change.Kind, change.Note = model.KindNote, "记"
		case 2, 4:
			change.Kind, change.Note = model.KindExtend, "延"
			change.On = model.Date{Year: 2022 + s.random.IntN(9), Month: time.May, Day: 1}
		case 3:
			change.Kind, change.Note = model.KindVerify, pick(s.random, []string{"", "查"})
		case 1:
			change.Kind = model.KindTick
			change.On = model.Date{Year: 2021, Month: time.May, Day: 1 + s.random.IntN(28)}
		default:
			change.Kind = model.KindMark
			change.To = pick(s.random, []model.Status{model.Todo, model.Doing, model.Done})
			change.Note = pick(s.random, []string{"", "", "附"})
		}
		changes = append(changes, change)
	}
	s.apply(plan, by, changes, plan.change)
}

// undoOrRedo undoes or redoes as a person does, who looks at the log first.
func (s *simulation) undoOrRedo(plan *plainPlan, by string, kind model.Kind) {
	log := load(s.t, s.ledger, plan.id).Log
	events := model.LastUndoable(log, by)
	if kind == model.KindRedo {
		events = model.LastRedoable(log, by)
	}
	if want := plan.last(by, kind); len(events) != len(want) {
		s.t.Errorf("%s by %s would take back %+v, want %v", kind, by, events, want)
		return
	}
	s.apply(plan, by, inverses(kind, events), plan.undoOrRedo)
}

// apply makes the changes on both sides, which must agree whether they are
// refused, and how many events they make.
func (s *simulation) apply(plan *plainPlan, by string, changes []model.Change, plainly plainApply) {
	s.t.Helper()
	minute := noon().Add(time.Duration(s.revision) * time.Minute)
	want, refusal := plainly(by, minute, s.revision+1, changes)
	events, now, err := s.ledger.Apply(s.t.Context(), plan.id, by, minute, changes)
	var missing *model.NotFoundError
	var rule *model.RuleError
	switch {
	case refusal == refusedConflict && errors.Is(err, model.ErrConflict):
	case refusal == refusedMissing && errors.As(err, &missing):
	case refusal == refusedRule && errors.As(err, &rule):
	case refusal == "" && err == nil && len(events) == want && now == s.revision+uint64(want):
		s.revision = now
	default:
		s.t.Errorf("apply %+v by %s: %d events, revision %d, %v; want %d from %d, refusal %q",
			changes, by, len(events), now, err, want, s.revision, refusal)
	}
}

func (s *simulation) compare(plan *plainPlan) {
	s.t.Helper()
	snapshot := load(s.t, s.ledger, plan.id)
	if snapshot.Revision != s.revision {
		s.t.Errorf("revision %d, want %d", snapshot.Revision, s.revision)
	}
	var log []uint64
	for _, event := range snapshot.Log {
		log = append(log, event.Seq)
	}
	if !slices.Equal(log, plan.log) {
		s.t.Errorf("plan %s has the events %v, want %v", plan.id, log, plan.log)
	}
	for _, task := range []string{"1", "2", "3"} {
		if got, want := snapshot.State(task), plan.state(task); !sameState(got, want) {
			s.t.Errorf("plan %s, task %s: state %+v, want %+v", plan.id, task, got, want)
		}
	}
}

func (s *simulation) compareSince(plan *plainPlan) {
	s.t.Helper()
	after := s.random.Uint64N(s.revision + 2)
	news, err := s.ledger.News(s.t.Context(), plan.id, after)
	var got, want []uint64
	for _, event := range news.Events {
		got = append(got, event.Seq)
	}
	for _, seq := range plan.log {
		if seq > after {
			want = append(want, seq)
		}
	}
	if err != nil || news.Revision != s.revision || !slices.Equal(got, want) {
		s.t.Errorf("since %d: %v, %d, %v; want %v, %d", after, got, news.Revision, err, want, s.revision)
	}
}

func sameState(a, b model.State) bool {
	sameTime := a.DoneAt.Equal(b.DoneAt) && a.VerifiedAt.Equal(b.VerifiedAt)
	return sameTime && a.Due == b.Due && a.VerifiedBy == b.VerifiedBy && slices.Equal(a.Ticks, b.Ticks) &&
		a.Version == b.Version && a.Status == b.Status && a.DoneBy == b.DoneBy && a.Notes == b.Notes
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }
