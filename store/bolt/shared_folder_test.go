//go:build unix

package bolt_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

// victim is somebody else's file, which a member of a shared folder wants to have
// written, removed or handed over by others.
func victim(t *testing.T) (path string, check func()) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "theirs")
	must(t, os.WriteFile(path, []byte("theirs"), 0o600))
	return path, func() {
		t.Helper()
		data, err := os.ReadFile(path)
		info, failed := os.Stat(path)
		if err != nil || failed != nil || string(data) != "theirs" || info.Mode() != 0o600 {
			t.Errorf("somebody else's file is %q, %v, %v %v", data, info, err, failed)
		}
	}
}

// plantedNames are what others may have made in the place of a file.
var plantedNames = map[string]func(t *testing.T, path, theirs string){
	"link":   func(t *testing.T, path, theirs string) { must(t, os.Symlink(theirs, path)) },
	"pipe":   func(t *testing.T, path, _ string) { must(t, unix.Mkfifo(path, 0o666)) },
	"folder": func(t *testing.T, path, _ string) { must(t, os.Mkdir(path, 0o700)) },
	"loop":   func(t *testing.T, path, _ string) { must(t, os.Symlink(filepath.Base(path), path)) },
	"to a folder": func(t *testing.T, path, theirs string) {
		must(t, os.Symlink(filepath.Dir(theirs), path))
	},
}

// What is in the place of a file of the ledger and is none is refused at once,
// never followed, waited for or replaced.
func TestPlantedNames(t *testing.T) {
	for what, plant := range plantedNames {
		t.Run("ledger, "+what, func(t *testing.T) {
			path := planFile(t)
			theirs, check := victim(t)
			must(t, os.Remove(path))
			plant(t, path, theirs)
			for operation, err := range operations(t, bolt.At(path, bolt.Options{})) {
				if what == "pipe" {
					wantFault(t, operation, err, model.FaultNotFile)
				}
			}
			check()
		})
		t.Run("copy of a day, "+what, func(t *testing.T) { testPlantedDailyCopy(t, plant) })
		t.Run("lock, "+what, func(t *testing.T) {
			path := planFile(t)
			theirs, check := victim(t)
			must(t, os.Remove(bolt.LockFile(path)))
			plant(t, bolt.LockFile(path), theirs)
			before := time.Now()
			for what, err := range operations(t, bolt.At(path, bolt.Options{})) {
				wantFault(t, what, err, model.FaultNotFile)
				var fault *model.LedgerError
				if errors.As(err, &fault) && fault.Path != bolt.LockFile(path) {
					t.Errorf("%s: the fault is reported for %s", what, fault.Path)
				}
			}
			if waited := time.Since(before); waited > 3*time.Second {
				t.Errorf("waited for %v", waited)
			}
			check()
		})
		if what != "folder" { // a folder belongs there
			t.Run("copies, "+what, func(t *testing.T) { testPlantedCopies(t, plant) })
		}
		t.Run("backup, "+what, func(t *testing.T) {
			path := planFile(t)
			theirs, check := victim(t)
			to := filepath.Join(t.TempDir(), "copy.db")
			plant(t, to, theirs)
			before, err := os.Lstat(to)
			must(t, err)
			_, err = bolt.At(path, bolt.Options{}).Backup(t.Context(), to, true)
			if fault := faultOf(err); fault != string(model.FaultNotFile) && fault != string(model.FaultIsDirectory) {
				t.Errorf("the backup: %s", fault)
			}
			after, err := os.Lstat(to)
			must(t, err)
			if before.Mode() != after.Mode() {
				t.Errorf("there is %v now, not %v", after.Mode(), before.Mode())
			}
			check()
		})
	}
}

func testPlantedDailyCopy(t *testing.T, plant func(t *testing.T, path, theirs string)) {
	t.Helper()
	path := planFile(t)
	theirs, check := victim(t)
	ledger := bolt.At(path, bolt.Options{Copies: true})
	note(t, ledger, "好")
	ledger.Wait()
	_, copied := bolt.NewestCopy(path)
	must(t, os.Remove(copied))
	plant(t, copied, theirs)
	note(t, ledger, "又好")
	ledger.Wait()
	if survey := ledger.Diagnose(t.Context()); len(survey.Copies) > 0 {
		t.Errorf("what is planted passes for a copy of %v", survey.Copies)
	}
	check()
}

func testPlantedCopies(t *testing.T, plant func(t *testing.T, path, theirs string)) {
	path := planFile(t)
	theirs, check := victim(t)
	plant(t, bolt.CopiesFolder(path), theirs)
	ledger := bolt.At(path, bolt.Options{Copies: true})
	note(t, ledger, "好")
	ledger.Wait()
	_, err := ledger.Import(t.Context(), storetest.Plan(2022), "李", time.Now())
	wantFault(t, "import", err, model.FaultNotFile)
	backup := busyFile(t)
	_, err = restore(t, path, backup)
	wantFault(t, "restore", err, model.FaultNotFile)
	if survey := ledger.Diagnose(t.Context()); survey.CopiesErr == nil {
		t.Error("a survey finds nothing wrong")
	}
	check()
	if found := names(t, filepath.Dir(theirs)); !slices.Equal(found, []string{"theirs"}) {
		t.Errorf("in somebody else's folder there are %v", found)
	}
}

// A new ledger takes no name that a member could have foreseen, and is written to
// no file that a member has put there.
func TestPlantedNamesBesideNewLedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "duban.db")
	theirs, check := victim(t)
	for _, name := range []string{path + ".new", filepath.Join(filepath.Dir(path), ".duban-1.new")} {
		must(t, os.Symlink(theirs, name))
	}
	must(t, bolt.Create(t.Context(), path, storetest.Plan(2021), "李", time.Now()))
	storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
	check()
}

// Where a ledger's lock or copies are without it, no other takes its place.
func TestVanishedIsNotReplaced(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{Copies: true})
	note(t, ledger, "好")
	ledger.Wait()
	for _, trace := range []string{"lock and copies", "copies", "lock"} {
		t.Run(trace, func(t *testing.T) {
			gone := filepath.Join(t.TempDir(), "duban.db")
			if strings.Contains(trace, "lock") {
				must(t, os.WriteFile(bolt.LockFile(gone), nil, 0o600))
			}
			if strings.Contains(trace, "copies") {
				must(t, os.CopyFS(bolt.CopiesFolder(gone), os.DirFS(bolt.CopiesFolder(path))))
			}
			err := bolt.Create(t.Context(), gone, storetest.Plan(2021), "李", time.Now())
			wantFault(t, "create", err, model.FaultVanished)
			for what, err := range operations(t, bolt.At(gone, bolt.Options{})) {
				wantFault(t, what, err, model.FaultVanished)
			}
			if bolt.Exists(gone) {
				t.Error("there is a ledger")
			}
			if _, newest := bolt.NewestCopy(gone); (newest != "") != strings.Contains(trace, "copies") {
				t.Errorf("the newest copy is %q", newest)
			}
			_, err = restore(t, gone, path)
			must(t, err)
			storetest.CheckClean(t, bolt.At(gone, bolt.Options{}))
		})
	}
}

// A restore through one of two names would leave the other with the old ledger. A
// name among the copies is a restore's own.
func TestARestoreOfALedgerWithTwoNames(t *testing.T) {
	path, backup := planFile(t), busyFile(t)
	second := filepath.Join(t.TempDir(), "second.db")
	must(t, os.Link(path, second))
	_, err := restore(t, path, backup)
	wantFault(t, "restore", err, model.FaultSecondName)
	if one, two := bytesOf(t, path), bytesOf(t, second); !bytes.Equal(one, two) {
		t.Error("the two names lead to two files")
	}
	must(t, os.Mkdir(bolt.CopiesFolder(path), 0o700))
	must(t, os.Rename(second, filepath.Join(bolt.CopiesFolder(path), "replaced-2021-01-01-000000.db")))
	_, err = restore(t, path, backup)
	must(t, err)
	storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return data
}

// A link that the user made is followed before anything else; a member's is not.
func TestALedgerBehindALink(t *testing.T) {
	path := planFile(t)
	link := filepath.Join(t.TempDir(), "duban.db")
	must(t, os.Symlink(path, link))
	ledger := bolt.At(link, bolt.Options{Copies: true})
	note(t, ledger, "好")
	ledger.Wait()
	if found := names(t, filepath.Dir(link)); !slices.Equal(found, []string{"duban.db"}) {
		t.Errorf("beside the link there are %v", found)
	}
	if !bolt.Exists(bolt.CopiesFolder(path)) {
		t.Error("there are no copies beside the ledger")
	}
	if os.Geteuid() != 0 {
		t.Skip("only root can give a link to somebody else")
	}
	must(t, os.Lchown(link, 65534, 65534))
	for what, err := range operations(t, bolt.At(link, bolt.Options{})) {
		wantFault(t, what, err, model.FaultNotFile)
	}
	err := bolt.Create(t.Context(), link, storetest.Plan(2021), "李", time.Now())
	wantFault(t, "create", err, model.FaultNotFile)
	_, err = restore(t, link, path)
	wantFault(t, "restore", err, model.FaultNotFile)
}

// A busy error names the process that holds the ledger, and its user.
func TestBusyNamesTheHolder(t *testing.T) {
	for _, suffix := range []string{"", ".lock"} {
		path := planFile(t)
		holder := start(t, "hold", path+suffix, "exclusive")
		holder.expect("held")
		_, err := bolt.At(path, bolt.Options{Timeout: 100 * time.Millisecond}).Plans(t.Context())
		var fault *model.LedgerError
		if !errors.As(err, &fault) || fault.Fault != model.FaultBusy {
			t.Fatalf("%s: %v", suffix, err)
		}
		switch got := fault.Holder; {
		case got == nil:
			t.Errorf("%q: no process is named", suffix)
		case got.PID != holder.command.Process.Pid || got.User == "" || got.Program == "":
			t.Errorf("%q: named %+v, not process %d", suffix, got, holder.command.Process.Pid)
		}
	}
}

// A large ledger is copied while others write, however often they do.
func TestACheckLetsOthersWrite(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{})
	done := make(chan error, 1)
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if _, _, err := ledger.Apply(background(), "2021", "李", time.Now(), noteOn("1")); err != nil {
				done <- err
				return
			}
		}
	}()
	for range 30 {
		report, err := bolt.At(path, bolt.Options{}).Check(t.Context())
		if err != nil || len(report.Problems) > 0 {
			t.Fatal(err, report.Problems)
		}
	}
	close(stop)
	must(t, <-done)
}
