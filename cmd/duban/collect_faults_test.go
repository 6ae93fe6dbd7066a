package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

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

// A locked file and one with macros are reported as what they are, and an office that
// answered nothing is named all the same.
func TestCollectLockedAndMacros(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	good := d.edited(t, func(f filledTable) { f.fill("12", "进行中") })
	workbook, err := excelize.OpenFile(good)
	if err != nil {
		t.Fatal(err)
	}
	locked, macros := filepath.Join(t.TempDir(), "locked.xlsx"), filepath.Join(t.TempDir(), "macros.xlsm")
	workbook.Pkg.Store("xl/vbaProject.bin", []byte("Sub Workbook_Open()"))
	if err := workbook.SaveAs(macros); err != nil {
		t.Fatal(err)
	}
	if err := workbook.SaveAs(locked, excelize.Options{Password: "123456"}); err != nil {
		t.Fatal(err)
	}
	var got collected
	empty := d.edited(t, func(filledTable) {})
	readJSON(t, d.mustRun(t, "collect", locked, macros, empty, "--dry-run", "--json"), &got)
	if len(got.Files) != 3 || len(got.Files[0].Problems) != 1 || !strings.Contains(got.Files[0].Problems[0].Why, "密码") {
		t.Errorf("locked: %+v", got)
	}
	if len(got.Files[1].Problems) != 1 || got.Files[1].Problems[0].Why != "macros" || len(got.Files[1].Changes) != 1 {
		t.Errorf("macros: %+v", got.Files[1])
	}
	if got.Files[2].Office != "办公室" {
		t.Errorf("not filled in: %+v", got.Files[2])
	}
}

// Offices that share a task write different days, in files of any order.
func TestCollectInOrderOfDays(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	folder := t.TempDir()
	d.mustRun(t, "export", "--form", "collect", "--each", folder)
	files := []string{"collect", "--yes"}
	for _, answered := range []struct {
		office string
		cells  []any
	}{{"办公室", []any{"进行中"}}, {"财务科", []any{"已完成", "10月8日"}}, {"规划科", []any{"已完成", "9月30日"}}, {"宣教科", []any{"已完成", "10月8日"}}} {
		name := filepath.Join(folder, "收集表-"+answered.office+".xlsx")
		file, err := excelize.OpenFile(name)
		if err != nil {
			t.Fatal(err)
		}
		table := filledTable{file, t, file.GetSheetName(0)}
		table.fill("19", answered.cells...)
		table.must(file.Save())
		files = append(files, name)
	}
	d.mustRun(t, files...)
	shown := d.mustRun(t, "show", "19", "--json")
	for _, want := range []string{"2021-10-08", "2021-09-30", `"status": "doing"`} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %s: %s", want, shown)
		}
	}
	if progress := d.mustRun(t, "export", "-", "--form", "progress", "--quarter", "2021-Q4", "--format", "md"); !strings.Contains(progress, "10月8日财务科、宣教科 已完成") {
		t.Errorf("marks of a day are not one sentence: %s", progress)
	}
}

// The plans of two ledgers may have the same name and numbers: their texts differ.
func TestCollectTableOfAnotherLedger(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	file := d.edited(t, func(f filledTable) {
		f.fill("20", "已完成", "10月8日", "已印发")
		rows, err := f.GetRows(f.sheet)
		f.must(err)
		for i, row := range rows {
			if len(row) > colTask && row[colNumber-1] != "" && row[colNumber-1] != "序号" {
				f.set(colTask, i+1, "召开本镇河长制会议并巡河")
			}
		}
	})
	if out := d.mustRun(t, "collect", file, "--dry-run"); !strings.Contains(out, "改动 0 项任务") {
		t.Errorf("taken: %s", out)
	}
}

// A single row with another text is of another plan if the table names one, and else a task
// that got another text.
func TestCollectSingleRowOfAnotherLedger(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	for named, want := range map[string]string{"": "改动 1 项任务", "请按《石门镇2021年河长制工作要点》填写本科室任务": "是另一个方案的任务"} {
		file := d.edited(t, func(f filledTable) {
			f.fill("20", "已完成", "10月8日", "已印发")
			f.set(colTask, f.row("20"), "召开本镇河长制会议并巡河")
			rows, err := f.GetRows(f.sheet)
			f.must(err)
			head := f.row("序号")
			for row := len(rows); row > head; row-- {
				if row != f.row("20") {
					f.must(f.RemoveRow(f.sheet, row))
				}
			}
			if named != "" {
				f.must(f.SetCellStr(f.sheet, "B3", named))
			}
		})
		if out := d.mustRun(t, "collect", file, "--dry-run"); !strings.Contains(out, want) {
			t.Errorf("%q above: %s", named, out)
		}
	}
}

// A cell has what a few offices reported last, and how many more did.
func TestLatestOfManyOffices(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	for _, office := range []string{"办公室", "财务科", "规划科", "宣教科"} {
		d.mustRun(t, "report", "19", "--office", office, "--progress", office+strings.Repeat("已按要求整理公开目录", 13))
	}
	if out := d.mustRun(t, "export", "-", "--format", "md"); strings.Count(out, "已按要求整理公开目录") != 26 || !strings.Contains(out, "另有2个科室报了进展") {
		t.Errorf("latest: %s", out)
	}
	if out := d.mustRun(t, "export", "-", "--format", "md", "--form", "collect", "--office", "宣教科"); !strings.Contains(out, "宣教科已按要求") {
		t.Errorf("an office lacks its own: %s", out)
	}
}
