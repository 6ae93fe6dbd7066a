package bolt_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
)

// Somebody moves another file to the ledger's place while a change waits for
// the lock of the one that was there: the change must not go down with it.
func TestAWaitingChangeFollowsTheFile(t *testing.T) {
	path, other := planFile(t), planFile(t)
	holder := start(t, "hold", path, "exclusive")
	holder.expect("held")
	ledger := bolt.At(path, bolt.Options{})
	done := make(chan error, 1)
	go func() {
		_, _, err := ledger.Apply(background(), "2021", "李", time.Now(), noteOn("1"))
		done <- err
	}()
	time.Sleep(100 * time.Millisecond)
	must(t, os.Rename(other, path))
	holder.proceed()
	must(t, <-done)
	if news, err := bolt.At(path, bolt.Options{}).News(t.Context(), "2021", 1); err != nil || news.Revision != 2 {
		t.Errorf("revision %d, %v; want the change in the file that is there", news.Revision, err)
	}
}

// The file is exchanged again and again by somebody who knows of no lock. What
// was reported as written is in one of the files, and all of them are whole.
func TestChangesOutliveAFileThatIsExchanged(t *testing.T) {
	path := planFile(t)
	files := []string{path}
	acknowledged := map[string]bool{}
	for round := range 20 {
		writer := start(t, "note", path, fmt.Sprint("w", round))
		writer.line()
		copied := planFile(t)
		kept := fmt.Sprint(copied, ".kept")
		must(t, os.Link(path, kept))
		must(t, os.Rename(copied, path))
		files = append(files, kept)
		time.Sleep(5 * time.Millisecond)
		for _, line := range writer.kill() {
			acknowledged[line] = true
		}
		if failed := writer.errors.String(); failed != "" && !strings.Contains(failed, string(model.FaultReplaced)) {
			t.Errorf("the writer got %s", failed)
		}
	}
	checkKept(t, acknowledged, files)
}
