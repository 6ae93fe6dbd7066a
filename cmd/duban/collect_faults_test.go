package main

import (
	"path/filepath"
	"slices"
	"testing"

	"duban/cmd/duban/internal/exit"
)

// What the ledger learnt since a table was written is not overwritten.
func TestCollectConflicts(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	file := d.edited(t, func(f filledTable) {
		f.fill("20", "进行中", "", "还在办")
		f.fill("12", "已完成", "10月8日", "已修订")
	})
	d.mustRun(t, "done", "20")
	var got collected
	readJSON(t, d.mustRun(t, "collect", file, "--json", "--yes"), &got)
	want := []string{"! changed-since", "12 办公室 done_on=2021-10-08", "12 办公室 progress=已修订", "12 办公室 status=done", "20 办公室 progress=还在办"}
	if lines := got.lines(); !slices.Equal(lines, want) {
		t.Errorf("%q", lines)
	}
}

// Files that can't be read, and tables of other quarters and plans, are reported, and the
// others taken all the same.
func TestCollectBadFiles(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-03-05")
	d.create(t)
	old := d.edited(t, func(f filledTable) { f.fill("20", "进行中") })
	d.on(t, "2021-10-12")
	good := d.edited(t, func(f filledTable) { f.fill("12", "进行中") })
	var got collected
	readJSON(t, d.mustRun(t, "collect", old, filepath.Join(t.TempDir(), "没有.xlsx"), good, "--dry-run", "--json"), &got)
	if len(got.Files) != 3 || got.Files[0].Problems[0].Why != "old-table" || len(got.Files[1].Problems) != 1 || len(got.Files[2].Changes) != 1 {
		t.Errorf("%+v", got)
	}
	if _, _, status := d.run("collect", filepath.Join(t.TempDir(), "没有.xlsx")); status != exit.Failed {
		t.Errorf("nothing could be read: status %d", status)
	}
}
