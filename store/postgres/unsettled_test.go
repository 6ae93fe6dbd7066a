//go:build unix

package postgres_test

import (
	"context"
	"errors"
	"net"
	"testing"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/postgres"
	"duban/store/postgres/servertest"
	"duban/store/storetest"
)

// unsettledLine is a ledger whose next commit is cut, with one that is not.
type unsettledLine struct {
	*cutter
	plan         string
	ledger, sure *postgres.Ledger
}

func newUnsettledLine(t *testing.T, server *servertest.Server) *unsettledLine {
	t.Helper()
	direct := newLedger(t, server)
	line := &unsettledLine{cutter: &cutter{}, sure: open(t, direct, postgres.Options{})}
	line.ledger = open(t, line.start(t, direct), postgres.Options{Timeout: 300 * time.Millisecond})
	var err error
	line.plan, err = line.sure.Import(t.Context(), storetest.Plan(2021), "李", time.Now())
	must(t, err)
	_, err = line.ledger.Load(t.Context(), line.plan)
	must(t, err)
	return line
}

// note writes a note by one of the ledgers.
func (l *unsettledLine) note(t *testing.T, by *postgres.Ledger, text string) error {
	t.Helper()
	_, _, err := by.Apply(t.Context(), l.plan, "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindNote, Note: text}})
	return err
}

// cutNote writes a note whose commit is not answered, on a line that is then cut.
func (l *unsettledLine) cutNote(t *testing.T, text string, passes bool) {
	t.Helper()
	l.passes.Store(passes)
	l.refuses.Store(true)
	l.commits.Store(1)
	wantFault(t, l.note(t, l.ledger, text), model.FaultUnsettled)
	l.refuses.Store(false)
}

func (l *unsettledLine) count(t *testing.T, text string) int {
	t.Helper()
	whole, err := l.sure.Load(t.Context(), l.plan)
	must(t, err)
	count := 0
	for _, event := range whole.Log {
		if event.Note == text {
			count++
		}
	}
	return count
}

// What a person repeats at another time, after something else, is not written twice; after
// it could be seen it is a change of its own.
func testRepeated(t *testing.T, server *servertest.Server) {
	for _, passes := range []bool{true, false} {
		line := newUnsettledLine(t, server)
		line.cutNote(t, "一次", passes)
		wantNotFound(t, line.ledger, line.plan) // is refused
		must(t, line.note(t, line.ledger, "另外"))
		must(t, line.note(t, line.ledger, "一次"))
		if got := line.count(t, "一次"); got != 1 {
			t.Errorf("passes=%t: the note is there %d times", passes, got)
		}
		must(t, line.note(t, line.ledger, "一次"))
		if got := line.count(t, "一次"); got != 2 {
			t.Errorf("passes=%t: the second note is not there: %d", passes, got)
		}
	}
	line := newUnsettledLine(t, server)
	line.cutNote(t, "看过", true)
	_, err := line.ledger.News(t.Context(), line.plan, 1)
	must(t, err)
	must(t, line.note(t, line.ledger, "看过"))
	if got := line.count(t, "看过"); got != 2 {
		t.Errorf("after it was seen the note was written %d times, want 2", got)
	}
}

func wantNotFound(t *testing.T, ledger *postgres.Ledger, plan string) {
	t.Helper()
	_, _, err := ledger.Apply(t.Context(), plan, "李", time.Now(), []model.Change{{Task: "99", Kind: model.KindNote, Note: "无"}})
	if missing := new(model.NotFoundError); !errors.As(err, &missing) {
		t.Errorf("a note of no task: %v", err)
	}
}

// A server that crashes gives the number of a lost transaction to another one: what was
// lost is not taken for written.
func testLostNumber(t *testing.T, server *servertest.Server) {
	line := newUnsettledLine(t, server)
	server.SQL(t, "alter system set wal_writer_delay = '10s'") // so that the crash loses what no commit wrote
	server.SQL(t, "select pg_reload_conf()")
	must(t, line.note(t, line.sure, "前"))
	line.cutNote(t, "丢了", false)
	server.Kill(t)
	server.Run(t)
	must(t, line.note(t, line.sure, "别的"))
	must(t, line.note(t, line.ledger, "丢了"))
	if got := line.count(t, "丢了"); got != 1 {
		t.Errorf("the note that was acknowledged is there %d times", got)
	}
	storetest.CheckClean(t, line.sure)
}

// A connection that broke while nothing was asked is replaced without an error, and so is
// one in the middle of a transaction when the work of it panics.
func testBrokenConnection(t *testing.T, server *servertest.Server) {
	url := newLedger(t, server)
	ledger, other := open(t, url, postgres.Options{Timeout: time.Second}), open(t, url, postgres.Options{Timeout: time.Second})
	_, err := ledger.Import(t.Context(), storetest.Plan(2021), "李", time.Now())
	must(t, err)
	server.SQL(t, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'duban'")
	_, err = ledger.Plans(t.Context())
	must(t, err)
	func() {
		defer func() { _ = recover() }()
		_ = store.Filters().Change(t.Context(), ledger, "李", func([]model.SavedFilter) ([]model.SavedFilter, error) { panic("in the work") })
	}()
	keep := func([]model.SavedFilter) ([]model.SavedFilter, error) { return nil, nil }
	must(t, store.Filters().Change(t.Context(), other, "王", keep)) // nothing is locked
	must(t, store.Filters().Change(t.Context(), ledger, "李", keep))
}

// A server that takes the connection and never answers is one that can't be reached; a
// wait that the context ended is not.
func TestSilentServer(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	ledger := open(t, "postgres://duban@"+listener.Addr().String()+"/duban?sslmode=disable", postgres.Options{Timeout: 50 * time.Millisecond})
	_, err = ledger.Plans(t.Context())
	wantFault(t, err, model.FaultUnreachable)
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err = ledger.Plans(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context ended: %v", err)
	}
}

// Names that are no text are names of nothing.
func testNamesThatAreNoText(t *testing.T, server *servertest.Server) {
	ledger := open(t, newLedger(t, server), postgres.Options{})
	plan, err := ledger.Import(t.Context(), storetest.Plan(2021), "李", time.Now())
	must(t, err)
	found, err := ledger.RecentOf(t.Context(), plan, []string{"\xff", "1\x00", "1"})
	must(t, err)
	if len(found.Plan.Tasks) != 1 {
		t.Errorf("found %d tasks, want 1", len(found.Plan.Tasks))
	}
}
