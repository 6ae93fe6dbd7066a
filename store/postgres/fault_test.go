//go:build unix

package postgres_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/postgres"
	"duban/store/postgres/servertest"
	"duban/store/storetest"
)

func wantFault(t *testing.T, err error, fault model.Fault) {
	t.Helper()
	var broken *model.LedgerError
	if !errors.As(err, &broken) || broken.Fault != fault {
		t.Errorf("got %v, want the fault %s", err, fault)
	}
}

// cutter passes on what a client and its server say, and cuts the connection at a commit.
type cutter struct {
	folder  string
	server  string
	commits atomic.Int64 // how many are let through before the cut
	passes  atomic.Bool  // the commit that is cut reaches the server
	refuses atomic.Bool  // new connections are closed at once
}

const socketName = ".s.PGSQL.5432"

// cut returns a URL that goes through the cutter.
func (c *cutter) start(t *testing.T, address string) string {
	t.Helper()
	c.folder = t.TempDir()
	parsed, err := url.Parse(address)
	must(t, err)
	query := parsed.Query()
	c.server = filepath.Join(query.Get("host"), socketName)
	query.Set("host", c.folder)
	parsed.RawQuery = query.Encode()
	listener, err := net.Listen("unix", filepath.Join(c.folder, socketName))
	must(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go c.serve(client)
		}
	}()
	return parsed.String()
}

func (c *cutter) serve(client net.Conn) {
	defer func() { _ = client.Close() }()
	if c.refuses.Load() {
		return
	}
	server, err := net.Dial("unix", c.server)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	go func() {
		_, _ = io.Copy(client, server)
		_ = client.Close()
	}()
	buffer := make([]byte, 64<<10)
	for {
		count, err := client.Read(buffer)
		if err != nil {
			return
		}
		said := buffer[:count]
		if bytes.Contains(said, []byte("\vcommit\x00")) && c.commits.Add(-1) == 0 {
			_ = client.Close() // so that no answer arrives
			if c.passes.Load() {
				_, _ = server.Write(said)
				time.Sleep(10 * time.Millisecond) // the server reads it before the connection ends
			}
			return
		}
		if _, err := server.Write(said); err != nil {
			return
		}
	}
}

// A connection that is cut in the middle of a commit leaves no doubt whether the change is
// there, once the server can be asked; and the same change again is not made twice.
func testCutAtCommit(t *testing.T, server *servertest.Server) {
	for _, passes := range []bool{true, false} {
		for _, refuses := range []bool{true, false} {
			t.Run(fmt.Sprintf("passes=%t refuses=%t", passes, refuses), func(t *testing.T) {
				direct := newLedger(t, server)
				sure := open(t, direct, postgres.Options{})
				plan, err := sure.Import(t.Context(), storetest.Plan(2021), "李", time.Now())
				must(t, err)
				line := &cutter{}
				ledger := open(t, line.start(t, direct), postgres.Options{Timeout: 300 * time.Millisecond})
				_, err = ledger.Load(t.Context(), plan)
				must(t, err)
				line.passes.Store(passes)
				line.commits.Store(1)
				line.refuses.Store(refuses)
				at, change := time.Now(), []model.Change{{Task: "1", Kind: model.KindNote, Note: "一次"}}
				events, _, err := ledger.Apply(t.Context(), plan, "李", at, change)
				switch {
				case refuses:
					wantFault(t, err, model.FaultUnsettled)
					line.refuses.Store(false)
					events, _, err = ledger.Apply(t.Context(), plan, "李", at, change)
					must(t, err)
				case passes:
					must(t, err)
				default:
					wantFault(t, err, model.FaultUnreachable)
					events, _, err = ledger.Apply(t.Context(), plan, "李", at, change)
					must(t, err)
				}
				if len(events) != 1 || events[0].Seq != 2 {
					t.Errorf("the events are %+v", events)
				}
				whole, err := sure.Load(t.Context(), plan)
				must(t, err)
				if len(whole.Log) != 2 {
					t.Errorf("the note is there %d times", len(whole.Log)-1)
				}
			})
		}
	}
}

// What was acknowledged is there after the server was killed, and what was refused is not.
func TestKilledServer(t *testing.T) {
	server := servertest.Start(t)
	t.Run("acknowledged", func(t *testing.T) { killServer(t, server, 4, 3, 100*time.Millisecond) })
	t.Run("lost", func(t *testing.T) { testLostNumber(t, server) })
}

// killServer kills a server so many times under writers, who work in between.
func killServer(t *testing.T, server *servertest.Server, writers, kills int, between time.Duration) {
	t.Helper()
	url := newLedger(t, server)
	plan, err := open(t, url, postgres.Options{}).Import(t.Context(), storetest.Plan(2021), "李", time.Now())
	must(t, err)
	var stop atomic.Bool
	var acknowledged atomic.Int64
	answers := make(chan map[string]error, writers)
	for writer := range writers {
		go func() {
			ledger, results := open(t, url, postgres.Options{Timeout: 20 * time.Second}), map[string]error{}
			for i := 0; !stop.Load(); i++ {
				text := fmt.Sprintf("%d-%d", writer, i)
				_, _, results[text] = ledger.Apply(t.Context(), plan, "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindNote, Note: text}})
				if results[text] == nil {
					acknowledged.Add(1)
				}
			}
			answers <- results
		}()
	}
	for range kills {
		for least := acknowledged.Load() + 4; acknowledged.Load() < least && t.Context().Err() == nil; {
			time.Sleep(time.Millisecond) // a busy machine is slow to start again
		}
		time.Sleep(between/2 + time.Duration(rand.Int64N(int64(between)))) //nolint:gosec // a test
		server.Kill(t)
		server.Run(t)
	}
	time.Sleep(between)
	stop.Store(true)
	ledger := open(t, url, postgres.Options{})
	results := map[string]error{}
	for range writers {
		for text, err := range <-answers {
			results[text] = err
		}
	}
	storetest.CheckClean(t, ledger)
	whole, err := ledger.Load(t.Context(), plan)
	must(t, err)
	found := map[string]int{}
	for _, event := range whole.Log {
		found[event.Note]++
	}
	kept := 0
	for text, err := range results {
		switch {
		case err == nil && found[text] != 1:
			t.Errorf("%s was acknowledged, and is there %d times", text, found[text])
		case err != nil && found[text] != 0:
			t.Errorf("%s was refused (%v), and is there %d times", text, err, found[text])
		case err == nil:
			kept++
		}
	}
	t.Logf("%d writers, %d kills: of %d changes %d were acknowledged", writers, kills, len(results), kept)
	if kept < 4*kills || kept == len(results) {
		t.Error("too few changes were kept, or none refused")
	}
}

func testFaults(t *testing.T, server *servertest.Server) {
	url := newLedger(t, server)
	empty := server.URL()
	plans := func(url string) error {
		ledger, err := postgres.At(url, postgres.Options{Timeout: time.Second})
		if err != nil {
			return err
		}
		defer ledger.Close()
		_, err = ledger.Plans(t.Context())
		return err
	}
	for address, fault := range map[string]model.Fault{
		empty: model.FaultMissing,
		strings.Replace(url, "/postgres?", "/none?", 1):               model.FaultMissing,
		strings.Replace(url, "duban@", "nobody@", 1):                  model.FaultLogin,
		strings.Replace(url, "duban@", "duban:secret@", 1):            model.FaultPassword,
		url + "&password=secret":                                      model.FaultPassword,
		"postgres://duban:1/secret@127.0.0.1:1/postgres":              model.FaultAddress,
		"postgres://duban:1#secret@127.0.0.1:1/postgres":              model.FaultAddress,
		"postgres://duban:1?secret@127.0.0.1:1/postgres":              model.FaultAddress,
		"postgres://duban@127.0.0.1:1/postgres":                       model.FaultUnreachable,
		"postgres://duban@[::1/postgres":                              model.FaultAddress,
		"postgres://duban@127.0.0.1:1/postgres?sslmode=nothing-known": model.FaultAddress,
	} {
		err := plans(address)
		wantFault(t, err, fault)
		if strings.Contains(fmt.Sprint(err), "secret") {
			t.Errorf("%v shows the password", err)
		}
	}
	wantFault(t, open(t, url, postgres.Options{}).Create(t.Context(), nil, "", time.Time{}), model.FaultExists)
	reader := open(t, url, postgres.Options{ReadOnly: true})
	_, err := reader.Import(t.Context(), storetest.Plan(2021), "李", time.Now())
	wantFault(t, err, model.FaultReadOnly)
}

// Roles of the server hold for who connects directly.
func testGrants(t *testing.T, server *servertest.Server) {
	url := newLedger(t, server)
	owner := open(t, url, postgres.Options{})
	server.SQL(t, "create role looks login; create role writes login")
	must(t, owner.Grant(t.Context(), "looks", false))
	must(t, owner.Grant(t.Context(), "writes", true))
	writer := open(t, strings.Replace(url, "duban@", "writes@", 1), postgres.Options{})
	plan, err := writer.Import(t.Context(), storetest.Plan(2021), "李", time.Now())
	must(t, err)
	_, _, err = writer.Apply(t.Context(), plan, "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindMark, To: model.Done}})
	must(t, err)
	reader := open(t, strings.Replace(url, "duban@", "looks@", 1), postgres.Options{})
	_, err = reader.Load(t.Context(), plan)
	must(t, err)
	_, _, err = reader.Apply(t.Context(), plan, "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindMark, To: model.Todo}})
	wantFault(t, err, model.FaultPermission)
	storetest.CheckClean(t, reader)
	wantFault(t, writer.Replace(t.Context(), nil, keepNothing), model.FaultPermission) // it would remove events

	// One that wrote and is now to look only can't write any more.
	must(t, owner.Grant(t.Context(), "writes", false))
	_, _, err = writer.Apply(t.Context(), plan, "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindMark, To: model.Todo}})
	wantFault(t, err, model.FaultPermission)
	must(t, owner.Grant(t.Context(), "writes", true))
	server.SQL(t, "create role member login noinherit in role writes; create role super login superuser")
	for role, as := range map[string]string{"member": "writes", "super": "super", "duban": "duban"} {
		var still *postgres.StillWritesError
		if err := owner.Grant(t.Context(), role, false); !errors.As(err, &still) || still.As != as {
			t.Errorf("%s is granted to look: %v", role, err)
		}
	}
	_, _, err = owner.Apply(t.Context(), plan, "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindMark, To: model.Todo}})
	must(t, err) // nothing was taken from the owner
}

// The owner of a ledger who is no superuser keeps what it may do when it is granted less.
func testGrantToOwner(t *testing.T, server *servertest.Server) {
	server.SQL(t, "create role keeper login; grant create on database postgres to keeper")
	keeper := open(t, strings.Replace(server.URL(), "duban@", "keeper@", 1), postgres.Options{})
	must(t, keeper.Create(t.Context(), storetest.Plan(2021), "李", time.Now()))
	must(t, keeper.Grant(t.Context(), "keeper", true))
	var still *postgres.StillWritesError
	if err := keeper.Grant(t.Context(), "keeper", false); !errors.As(err, &still) || still.As != "keeper" {
		t.Errorf("the owner is granted to look: %v", err)
	}
	empty := &store.Archive{Events: func(func(model.Event, error) bool) {}}
	must(t, keeper.Replace(t.Context(), empty, keepNothing))
}

// Of several who make a ledger at the same time one does, and the others find it there.
func testCreateTogether(t *testing.T, server *servertest.Server) {
	const people = 6
	url, made := server.URL(), make(chan error, people)
	for range people {
		ledger := open(t, url, postgres.Options{})
		go func() { made <- ledger.Create(t.Context(), storetest.Plan(2021), "李", time.Now()) }()
	}
	count := 0
	for range people {
		if err := <-made; err != nil {
			wantFault(t, err, model.FaultExists)
		} else {
			count++
		}
	}
	if count != 1 {
		t.Errorf("%d made it", count)
	}
	storetest.CheckClean(t, open(t, url, postgres.Options{}))
}

// A change of another session is noticed, and one of the same too.
func testWatch(t *testing.T, server *servertest.Server) {
	url := newLedger(t, server)
	server.SQL(t, "create role dashboard login connection limit 1")
	must(t, open(t, url, postgres.Options{}).Grant(t.Context(), "dashboard", true))
	// It watches and reads in one connection, so that many people can have it open.
	watching := open(t, strings.Replace(url, "duban@", "dashboard@", 1), postgres.Options{})
	changed := watching.Watch(t.Context())
	writer := open(t, url, postgres.Options{})
	plan, err := writer.Import(t.Context(), storetest.Plan(2021), "李", time.Now())
	must(t, err)
	for i := range 3 {
		if i > 0 {
			_, _, err := writer.Apply(t.Context(), plan, "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindNote, Note: "记"}})
			must(t, err)
		}
		select {
		case <-changed:
		case <-time.After(time.Minute):
			t.Fatal("nothing was noticed")
		}
		news, err := watching.News(t.Context(), plan, 0)
		must(t, err)
		if want := uint64(i + 1); news.Revision != want {
			t.Errorf("revision %d is read, want %d", news.Revision, want)
		}
	}
}
