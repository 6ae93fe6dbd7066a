package bolt_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"duban/store/bolt"
	"duban/store/storetest"
)

// within fails the test if no change is sent in time.
func within(t *testing.T, limit time.Duration, changed <-chan struct{}, what string) {
	t.Helper()
	select {
	case _, open := <-changed:
		if !open {
			t.Fatalf("%s: the channel is closed", what)
		}
	case <-time.After(limit):
		t.Fatalf("%s: nothing was sent within %v", what, limit)
	}
}

func quiet(t *testing.T, period time.Duration, changed <-chan struct{}, what string) {
	t.Helper()
	select {
	case <-changed:
		t.Errorf("%s: a change was sent", what)
	case <-time.After(period):
	}
}

// settle receives what the rest of a change may give.
func settle(changed <-chan struct{}) {
	select {
	case <-changed:
	case <-time.After(300 * time.Millisecond):
	}
}

func TestWatchReportsOtherProcesses(t *testing.T) {
	path := planFile(t)
	changed := bolt.At(path, bolt.Options{}).Watch(t.Context())
	for _, version := range []string{"1", "2", "3"} {
		writer := start(t, "mark", path, "王", version)
		writer.expect("ready")
		writer.proceed()
		writer.expect("marked")
		within(t, time.Second, changed, "a mark by another process")
		settle(changed)
		quiet(t, 300*time.Millisecond, changed, "after it")
	}
}

func TestWatchIsQuiet(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{})
	changed := ledger.Watch(t.Context())
	if _, err := ledger.Load(t.Context(), "2021"); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "other"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	quiet(t, 2500*time.Millisecond, changed, "after reads and a change of another file")
}

func TestWatchReportsManyChangesOnce(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{})
	changed := ledger.Watch(t.Context())
	before := time.Now()
	for range 30 {
		if _, _, err := ledger.Apply(t.Context(), "2021", "李", time.Now(), noteOn("1")); err != nil {
			t.Fatal(err)
		}
	}
	// Nothing was received meanwhile, so there is one value for all, and at most
	// one more of those in the last moment.
	time.Sleep(300 * time.Millisecond)
	within(t, time.Second, changed, "30 changes")
	settle(changed)
	quiet(t, 300*time.Millisecond, changed, "30 changes in "+time.Since(before).String())
}

func TestWatchReportsReplacedFile(t *testing.T) {
	path, other := planFile(t), planFile(t)
	changed := bolt.At(path, bolt.Options{}).Watch(t.Context())
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	within(t, time.Second, changed, "another file in its place")
}

// A folder that is not there yet can't be watched, no more than one on a file
// system without notifications: looking now and then has to do.
func TestWatchPollsWithoutNotifications(t *testing.T) {
	path := filepath.Join(t.TempDir(), "later", "duban.db")
	changed := bolt.At(path, bolt.Options{}).Watch(t.Context())
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := bolt.Create(t.Context(), path, storetest.Plan(2021), "李", time.Now()); err != nil {
		t.Fatal(err)
	}
	within(t, time.Second, changed, "a new ledger")
	if _, _, err := bolt.At(path, bolt.Options{}).Apply(t.Context(), "2021", "李", time.Now(), noteOn("1")); err != nil {
		t.Fatal(err)
	}
	within(t, time.Second, changed, "a note")
}

func TestWatchEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	changed := bolt.At(planFile(t), bolt.Options{}).Watch(ctx)
	cancel()
	select {
	case _, open := <-changed:
		if open {
			t.Error("a change was sent")
		}
	case <-time.After(5 * time.Second):
		t.Error("the channel is still open")
	}
}
