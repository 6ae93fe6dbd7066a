package bolt_test

import (
	"bytes"
	"errors"
	"fmt"
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

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	var found []string
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	return found
}

// A copy made while others write is one moment of the ledger, whole.
func TestBackupWhileOthersWrite(t *testing.T) {
	path := yearFile(t)
	folder := t.TempDir()
	writers := []*child{start(t, "write", path, "a"), start(t, "write", path, "b")}
	for _, writer := range writers {
		writer.line()
	}
	ledger := bolt.At(path, bolt.Options{})
	var last uint64
	newer := 0
	for i := range 20 {
		to := filepath.Join(folder, fmt.Sprint(i, ".db"))
		report, err := ledger.Backup(t.Context(), to, false)
		must(t, err)
		switch {
		case report.Revision < last:
			t.Errorf("backup %d is of revision %d, the last one was of %d", i, report.Revision, last)
		case report.Revision > last:
			newer++
		}
		last = report.Revision
		copied := bolt.At(to, bolt.Options{})
		storetest.CheckClean(t, copied)
		snapshot, err := copied.Load(t.Context(), "2021")
		if err != nil || snapshot.Revision != report.Revision {
			t.Errorf("backup %d holds revision %d, %v; reported as %d", i, snapshot.Revision, err, report.Revision)
		}
		writers[0].line() // which may have been written before
	}
	if newer < 2 {
		t.Error("nothing was written while the copies were made")
	}
	for _, writer := range writers {
		writer.kill()
	}
	storetest.CheckClean(t, ledger)
}

func TestBackupOverwritesOnlyWithOverwrite(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{})
	to := filepath.Join(t.TempDir(), "copy.db")
	must(t, os.WriteFile(to, []byte("mine"), 0o600))
	_, err := ledger.Backup(t.Context(), to, false)
	wantFault(t, "over another file", err, model.FaultExists)
	if kept, _ := os.ReadFile(to); string(kept) != "mine" {
		t.Errorf("the file that was there holds %q", kept)
	}
	if _, err = ledger.Backup(t.Context(), to, true); err != nil {
		t.Errorf("with overwrite: %v", err)
	}
	storetest.CheckClean(t, bolt.At(to, bolt.Options{}))
	link := filepath.Join(t.TempDir(), "link.db")
	must(t, os.Symlink(path, link))
	for _, itself := range []string{path, path + ".lock", link} {
		_, err = ledger.Backup(t.Context(), itself, true)
		wantFault(t, itself, err, model.FaultItself)
	}
	_, err = ledger.Backup(t.Context(), filepath.Dir(to), true)
	wantFault(t, "over a folder", err, model.FaultIsDirectory)
	_, err = ledger.Backup(t.Context(), filepath.Join(to, "no", "copy.db"), false)
	wantFault(t, "into no folder", err, model.FaultNoDirectory)
	if left := names(t, filepath.Dir(to)); !slices.Equal(left, []string{"copy.db", "copy.db.lock"}) {
		t.Errorf("left behind: %v", left)
	}
	storetest.CheckClean(t, ledger)
}

func TestADamagedLedgerIsNotBackedUp(t *testing.T) {
	path, folder := busyFile(t), t.TempDir()
	inside(deleteState)(t, path)
	_, err := bolt.At(path, bolt.Options{}).Backup(t.Context(), filepath.Join(folder, "copy.db"), false)
	wantFault(t, "backup", err, model.FaultDamaged)
	if fault := new(model.LedgerError); errors.As(err, &fault) && fault.Path != path {
		t.Errorf("the damage is reported for %s, want %s", fault.Path, path)
	}
	if left := names(t, folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func restore(t *testing.T, path, from string) (kept string, err error) {
	t.Helper()
	return restoreAt(t, path, from, time.Now())
}

func restoreAt(t *testing.T, path, from string, at time.Time) (kept string, err error) {
	t.Helper()
	file, err := bolt.OpenBackup(from)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	restoration, err := bolt.PrepareRestore(t.Context(), path, file, from)
	if err != nil {
		return "", err
	}
	defer restoration.Wait()
	return restoration.Finish(t.Context(), "王", filepath.Base(from), at)
}

func note(t *testing.T, ledger *bolt.Ledger, text string) {
	t.Helper()
	_, _, err := ledger.Apply(t.Context(), "2021", "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindNote, Note: text}})
	must(t, err)
}

func TestRestore(t *testing.T) {
	path := planFile(t)
	backup := filepath.Join(t.TempDir(), "copy.db")
	ledger := bolt.At(path, bolt.Options{})
	note(t, ledger, "早")
	_, err := ledger.Backup(t.Context(), backup, false)
	must(t, err)
	note(t, ledger, "晚")
	must(t, os.Chmod(path, 0o640))
	before, err := os.ReadFile(path)
	must(t, err)
	kept, err := restore(t, path, backup)
	must(t, err)
	if replaced, err := os.ReadFile(kept); err != nil || !bytes.Equal(replaced, before) {
		t.Errorf("what was there is not what was kept as %s: %v", kept, err)
	}
	if filepath.Dir(kept) != bolt.CopiesFolder(path) {
		t.Errorf("kept as %s, want it in %s", kept, bolt.CopiesFolder(path))
	}
	snapshot, err := bolt.At(path, bolt.Options{}).Load(t.Context(), "2021")
	if err != nil || snapshot.Revision != 3 {
		t.Errorf("restored to revision %d, %v; want 2 and the event of the restore", snapshot.Revision, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("restored with %v, %v; want the rights of what was there", info.Mode(), err)
	}
	storetest.CheckClean(t, ledger)
	if left := names(t, filepath.Dir(path)); !slices.Equal(left, []string{"duban.db", "duban.db.backups", "duban.db.lock"}) {
		t.Errorf("left behind: %v", left)
	}
}

// A restore is noticed by those who had loaded the ledger, at any revision of the
// backup, and their changes to the old ledger are refused.
func TestRestoreIsNoticed(t *testing.T) {
	for name, more := range map[string]int{"fewer events": 1, "as many": 3, "more": 5} {
		t.Run(name, func(t *testing.T) {
			path, other := planFile(t), planFile(t)
			for i := range 3 {
				note(t, bolt.At(path, bolt.Options{}), fmt.Sprint(i))
			}
			for i := range more {
				note(t, bolt.At(other, bolt.Options{}), fmt.Sprint("其他", i))
			}
			colleague := bolt.At(path, bolt.Options{})
			changed := colleague.Watch(t.Context())
			snapshot, err := colleague.Load(t.Context(), "2021")
			must(t, err)
			_, err = restore(t, path, other)
			must(t, err)
			within(t, time.Second, changed, "a restore")
			news, err := colleague.News(t.Context(), "2021", snapshot.Revision)
			if err != nil || news.Revision >= snapshot.Revision {
				t.Errorf("since %d: %d, %v; want less", snapshot.Revision, news.Revision, err)
			}
			_, _, err = colleague.Apply(t.Context(), "2021", "王", time.Now(), noteOn("1"))
			wantFault(t, "a change meant for the other ledger", err, model.FaultReplaced)
			snapshot, err = colleague.Load(t.Context(), "2021")
			if err != nil || snapshot.Revision != uint64(2+more) {
				t.Fatalf("loaded anew: revision %d, %v; want %d", snapshot.Revision, err, 2+more)
			}
			note(t, colleague, "接着写")
			storetest.CheckClean(t, colleague)
		})
	}
}

func TestRestoreRefuses(t *testing.T) {
	tests := map[string]struct {
		spoil func(t *testing.T, path string)
		want  model.Fault
	}{
		"missing":     {remove, model.FaultMissing},
		"a folder":    {func(t *testing.T, path string) { remove(t, path); must(t, os.Mkdir(path, 0o700)) }, model.FaultIsDirectory},
		"empty":       {content(nil), model.FaultEmpty},
		"a text":      {content([]byte(strings.Repeat("no ledger\n", 9999))), model.FaultNotLedger},
		"cut short":   {cut(4096 * 3), model.FaultTruncated},
		"no sum":      {inside(deleteState), model.FaultDamaged},
		"newer":       {inside(makeNewer), model.FaultNewer},
		"another one": {inside(deleteMeta), model.FaultNotLedger},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path, backup := planFile(t), busyFile(t)
			before, err := os.ReadFile(path)
			must(t, err)
			test.spoil(t, backup)
			_, err = restore(t, path, backup)
			wantFault(t, "restore", err, test.want)
			if fault := new(model.LedgerError); errors.As(err, &fault) && fault.Path != backup {
				t.Errorf("the fault is reported for %s, want %s", fault.Path, backup)
			}
			after, err := os.ReadFile(path)
			must(t, err)
			if left := names(t, filepath.Dir(path)); !bytes.Equal(before, after) || len(left) != 2 {
				t.Errorf("something was written: %v", left)
			}
		})
	}
}

// A backup can replace a damaged or missing ledger.
func TestRestoreOverDamage(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, path string){
		"missing": remove, "empty": content(nil), "a text": content([]byte("no ledger")),
		"cut short": cut(4096 * 3), "no sum": inside(deleteState), "newer": inside(makeNewer),
	} {
		t.Run(name, func(t *testing.T) {
			path, backup := busyFile(t), planFile(t)
			spoil(t, path)
			before, missing := os.ReadFile(path)
			kept, err := restore(t, path, backup)
			must(t, err)
			if missing == nil {
				if after, err := os.ReadFile(kept); err != nil || !bytes.Equal(before, after) {
					t.Errorf("what was there was not kept: %v", err)
				}
			}
			storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
		})
	}
}

// A restore among writers loses no acknowledged change: each is in the ledger or in
// the copy of the replaced one.
func TestRestoreAmongWriters(t *testing.T) {
	path, backup := planFile(t), planFile(t)
	var writers []*child
	for i := range 4 {
		writers = append(writers, start(t, "note", path, fmt.Sprint("w", i)))
	}
	var kept []string
	for range 8 {
		for _, writer := range writers {
			writer.line()
		}
		name, err := restore(t, path, backup)
		must(t, err)
		kept = append(kept, name)
	}
	acknowledged := map[string]bool{}
	for _, writer := range writers {
		for _, line := range writer.kill() {
			acknowledged[line] = true
		}
	}
	checkKept(t, acknowledged, append(kept, path))
}

// checkKept checks that the ledgers are sound and hold every acknowledged note.
func checkKept(t *testing.T, acknowledged map[string]bool, ledgers []string) {
	t.Helper()
	for _, path := range ledgers {
		ledger := bolt.At(path, bolt.Options{})
		storetest.CheckClean(t, ledger)
		snapshot, err := ledger.Load(t.Context(), "2021")
		must(t, err)
		for _, event := range snapshot.Log {
			delete(acknowledged, event.Note)
		}
	}
	if len(acknowledged) > 0 {
		t.Errorf("%d acknowledged changes are nowhere: %v", len(acknowledged), acknowledged)
	}
}

// playNote writes each note as a process of its own would, without noticing that the
// ledger was replaced.
func playNote(args []string) error {
	for i := 0; ; i++ {
		text := fmt.Sprint(args[1], "-", i)
		_, _, err := bolt.At(args[0], bolt.Options{}).Apply(background(), "2021", args[1], time.Now(),
			[]model.Change{{Task: "1", Kind: model.KindNote, Note: text}})
		if err != nil {
			return err
		}
		fmt.Println(text)
	}
}
