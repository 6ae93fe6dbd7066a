package bolt_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

func copyOf(day time.Time) string { return day.In(model.China()).Format("2006-01-02") + ".db" }

func TestTheFirstChangeOfADayIsFollowedByACopy(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{Copies: true})
	_, err := ledger.Load(t.Context(), "2021")
	must(t, err)
	ledger.Wait()
	if bolt.Exists(bolt.CopiesFolder(path)) {
		t.Error("reading made a copy")
	}
	note(t, ledger, "第一")
	ledger.Wait()
	today := filepath.Join(bolt.CopiesFolder(path), copyOf(time.Now()))
	snapshot, err := bolt.At(today, bolt.Options{}).Load(t.Context(), "2021")
	if err != nil || snapshot.Revision != 2 {
		t.Fatalf("the copy is of revision %v, %v; want 2", snapshot, err)
	}
	note(t, ledger, "第二")
	ledger.Wait()
	if snapshot, err = bolt.At(today, bolt.Options{}).Load(t.Context(), "2021"); err != nil || snapshot.Revision != 2 {
		t.Errorf("the second change of the day touched the copy: revision %d, %v", snapshot.Revision, err)
	}
	without := planFile(t)
	note(t, bolt.At(without, bolt.Options{}), "无")
	if bolt.Exists(bolt.CopiesFolder(without)) {
		t.Error("a copy was made without being asked for")
	}
}

// A change is not refused, nor does it wait, because its copy can't be made.
func TestChangeIsKeptWithoutItsCopy(t *testing.T) {
	path := planFile(t)
	must(t, os.WriteFile(bolt.CopiesFolder(path), nil, 0o600))
	ledger := bolt.At(path, bolt.Options{Copies: true})
	note(t, ledger, "好")
	ledger.Wait()
	storetest.CheckClean(t, ledger)
}

func TestPruneDailyCopies(t *testing.T) {
	path := planFile(t)
	folder := bolt.CopiesFolder(path)
	must(t, os.Mkdir(folder, 0o700))
	now := time.Now()
	for days := 1; days <= 800; days++ {
		must(t, os.WriteFile(filepath.Join(folder, copyOf(now.AddDate(0, 0, -days))), nil, 0o600))
	}
	for _, other := range []string{"replaced-2020-01-01-120000.db", "mine.db"} {
		must(t, os.WriteFile(filepath.Join(folder, other), nil, 0o600))
	}
	ledger := bolt.At(path, bolt.Options{Copies: true})
	note(t, ledger, "好")
	ledger.Wait()

	want := map[string]bool{"replaced-2020-01-01-120000.db": true, "mine.db": true}
	for days := range 7 {
		want[copyOf(now.AddDate(0, 0, -days))] = true
	}
	china := now.In(model.China())
	want[copyOf(now)] = true
	for months := range 11 {
		// The day before the first of a month is the last of the one before it.
		want[copyOf(time.Date(china.Year(), china.Month()-time.Month(months), 0, 12, 0, 0, 0, model.China()))] = true
	}
	got := names(t, folder)
	for _, name := range got {
		if !want[name] {
			t.Errorf("%s is still there", name)
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("gone: %v; there are %v", want, got)
	}
}

// A clock that was far in the past leaves a copy of its own; one that was in the
// future costs no more than the place of a day.
func TestWrongClockKeepsCopies(t *testing.T) {
	path := planFile(t)
	folder := bolt.CopiesFolder(path)
	must(t, os.Mkdir(folder, 0o700))
	now := time.Now()
	for days := 1; days <= 9; days++ {
		must(t, os.WriteFile(filepath.Join(folder, copyOf(now.AddDate(0, 0, -days))), nil, 0o600))
	}
	for _, wrong := range []string{"2099-01-01.db", "2100-01-01.db", "1970-01-01.db"} {
		must(t, os.WriteFile(filepath.Join(folder, wrong), nil, 0o600))
	}
	ledger := bolt.At(path, bolt.Options{Copies: true})
	note(t, ledger, "好")
	ledger.Wait()
	got := names(t, folder)
	for days := range 5 {
		if name := copyOf(now.AddDate(0, 0, -days)); !slices.Contains(got, name) {
			t.Errorf("%s is gone; there are %v", name, got)
		}
	}
}

// Many processes make one copy, and none of them leaves half of one.
func TestManyProcessesMakeOneCopy(t *testing.T) {
	path := yearFile(t)
	var children []*child
	for i := range 12 {
		worker := start(t, "first", path, fmt.Sprint(i))
		worker.expect("ready")
		children = append(children, worker)
	}
	for _, worker := range children {
		worker.proceed()
	}
	for _, worker := range children {
		worker.rest()
	}
	folder := bolt.CopiesFolder(path)
	if got := names(t, folder); !slices.Equal(got, []string{copyOf(time.Now())}) {
		t.Errorf("copies: %v", got)
	}
	storetest.CheckClean(t, bolt.At(filepath.Join(folder, copyOf(time.Now())), bolt.Options{}))
	storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
}

// playFirst makes a change as the first of its day, on a line of input.
func playFirst(args []string) error {
	fmt.Println("ready")
	awaitLine()
	ledger := bolt.At(args[0], bolt.Options{Copies: true})
	_, _, err := ledger.Apply(background(), "2021", args[1], time.Now(), noteOn("1"))
	ledger.Wait()
	return err
}
