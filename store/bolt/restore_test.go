package bolt_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

func load(t *testing.T, ledger *bolt.Ledger, plan string) *model.Snapshot {
	t.Helper()
	snapshot, err := ledger.Load(t.Context(), plan)
	must(t, err)
	return snapshot
}

func backUp(t *testing.T, path string) (name string) {
	t.Helper()
	name = filepath.Join(t.TempDir(), "周五\x1b[2J.db")
	_, err := bolt.At(path, bolt.Options{}).Backup(t.Context(), name, false)
	must(t, err)
	return name
}

// The log of every plan names who restored the ledger, and from what; no task's
// history does, nor can an undo take it back.
func TestARestoreIsAnEvent(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{})
	_, err := ledger.Import(t.Context(), storetest.Plan(2022), "李", time.Now())
	must(t, err)
	_, _, err = ledger.Apply(t.Context(), "2021", "王", time.Now(), noteOn("1"))
	must(t, err)
	backup := backUp(t, path)
	note(t, ledger, "晚")
	before := time.Now()
	_, err = restore(t, path, backup)
	must(t, err)
	for _, plan := range []string{"2021", "2022"} {
		snapshot := load(t, bolt.At(path, bolt.Options{}), plan)
		last := snapshot.Log[len(snapshot.Log)-1]
		at := last.At
		last.At = time.Time{}
		want := model.Event{Seq: 4, Group: 4, By: "王", Kind: model.KindRestore, Note: "周五[2J.db"}
		if last != want || at.Before(before.Add(-time.Second)) || snapshot.Revision != 4 {
			t.Errorf("plan %s at %d ends with %+v at %v, want %+v", plan, snapshot.Revision, last, at, want)
		}
		if slices.ContainsFunc(snapshot.History("1"), func(e model.Event) bool { return e.Kind == model.KindRestore }) {
			t.Errorf("plan %s: %+v", plan, snapshot.History("1"))
		}
	}
	undo := model.LastUndoable(load(t, ledger, "2021").Log, "王")
	if len(undo) != 1 || undo[0].Seq != 3 {
		t.Errorf("an undo would take back %+v, not the note", undo)
	}
	// A plan that came in later knows of no restore before it.
	_, err = ledger.Import(t.Context(), storetest.Plan(2023), "李", time.Now())
	must(t, err)
	if log := load(t, ledger, "2023").Log; len(log) != 1 {
		t.Errorf("the log of a new plan: %+v", log)
	}
	if _, err = restore(t, path, backUp(t, path)); err != nil || len(load(t, bolt.At(path, bolt.Options{}), "2023").Log) != 2 {
		t.Errorf("%v; the log of it after a restore: %+v", err, load(t, bolt.At(path, bolt.Options{}), "2023").Log)
	}
	storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
}

// One backup can be restored as often as one likes. Each time is noticed by
// those who have the ledger open, although it looks as it did.
func TestRestoreTwice(t *testing.T) {
	path := planFile(t)
	backup := backUp(t, path)
	colleague := bolt.At(path, bolt.Options{})
	for range 3 {
		snapshot := load(t, colleague, "2021")
		_, err := restore(t, path, backup)
		must(t, err)
		news, err := colleague.News(t.Context(), "2021", snapshot.Revision)
		must(t, err)
		if snapshot.Revision > 1 && news.Revision >= snapshot.Revision {
			t.Errorf("since %d: %d, want less", snapshot.Revision, news.Revision)
		}
		if again := load(t, colleague, "2021"); again.Revision != 2 || len(again.Log) != 2 {
			t.Errorf("restored to %+v", again.Log)
		}
		storetest.CheckClean(t, colleague)
	}
}

// A reader at just the backup's revision continues, and gets the restore.
func TestARestoreOfWhatIsThere(t *testing.T) {
	path := planFile(t)
	colleague := bolt.At(path, bolt.Options{})
	snapshot := load(t, colleague, "2021")
	_, err := restore(t, path, backUp(t, path))
	must(t, err)
	news, err := colleague.News(t.Context(), "2021", snapshot.Revision)
	if err != nil || news.Revision != 2 || len(news.Events) != 1 || news.Events[0].Kind != model.KindRestore {
		t.Errorf("since %d: %+v, %v", snapshot.Revision, news, err)
	}
	note(t, colleague, "接着写")
	if now := load(t, colleague, "2021").Revision; now != 3 {
		t.Errorf("at revision %d", now)
	}
}

// A restore is a change of its day, and what it writes makes an older ledger one
// of this version, as any change does.
func TestARestoreOfAnOlderLedger(t *testing.T) {
	path := planFile(t)
	backup := backUp(t, path)
	inside(makeOlder)(t, backup)
	_, err := restore(t, path, backup)
	must(t, err)
	if got := schema(t, path); got == "1" {
		t.Error("the event is in a ledger of an older version")
	}
	if got := schema(t, backup); got != "1" {
		t.Errorf("the backup itself is version %s now", got)
	}
	kept := names(t, bolt.CopiesFolder(path))
	if len(kept) != 3 || kept[0] != copyOf(time.Now()) || !strings.HasPrefix(kept[1], "replaced-") || !strings.HasPrefix(kept[2], "version-1-") {
		t.Errorf("kept: %v", kept)
	}
	storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
}

// What the last ten restores replaced is kept, and the newest in any case:
// neither many restores in one second nor a clock that was wrong cost it.
func TestRestoresPruneWhatTheyReplaced(t *testing.T) {
	path := planFile(t)
	backup, folder := backUp(t, path), bolt.CopiesFolder(path)
	must(t, os.Mkdir(folder, 0o700))
	want := []string{"2019-01-01.db", "mine.db", "replaced-by-hand.db", "version-1-2019-01-01-120000.db", "replaced-2999-01-01-120000.db"}
	for _, name := range append([]string{"replaced-2019-01-01-120000.db", "replaced-2019-01-01-120000-2.db"}, want...) {
		must(t, os.WriteFile(filepath.Join(folder, name), nil, 0o600))
	}
	var all []string
	replace := func(at time.Time) {
		note(t, bolt.At(path, bolt.Options{}), at.String())
		before, err := os.ReadFile(path)
		must(t, err)
		kept, err := restoreAt(t, path, backup, at)
		must(t, err)
		if after, err := os.ReadFile(kept); err != nil || !bytes.Equal(before, after) {
			t.Fatalf("%s is not what was there: %v", kept, err)
		}
		all = append(all, filepath.Base(kept))
	}
	start := time.Date(2021, 11, 22, 9, 0, 0, 0, time.UTC)
	for i := range 16 {
		replace(start.Add(time.Duration(i/5) * time.Second))
	}
	replace(start.AddDate(-10, 0, 0))
	// The one of 2999 is one of the ten.
	want = slices.Concat(want, all[16-9:])
	got := slices.DeleteFunc(names(t, folder), func(name string) bool { return name == copyOf(time.Now()) })
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("there are %v, not %v", got, want)
	}
}
