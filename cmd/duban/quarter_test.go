package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A quarter: twelve tables go out and eleven come back, some of them spoilt; one office is
// urged, two have to do more, and three papers are written.
func TestQuarter(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-09-27")
	d.mustRun(t, "import", filepath.Join("testdata", "quarter", "plan.md"), "--year", "2021")
	d.mustRun(t, "plans", "set", "2021-2", "--approval", "on")
	folder := t.TempDir()
	d.mustRun(t, "export", "--form", "collect", "--each", folder)
	tables, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
	if err != nil || len(tables) != 12 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	for i, name := range tables {
		if strings.HasSuffix(name, "监督科.xlsx") { // does not answer
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			continue
		}
		fillQuarter(t, name, i)
	}
	d.on(t, "2021-09-29")
	if out := d.mustRun(t, "collect", folder, "--yes"); !strings.Contains(out, "改动 11 项任务") {
		t.Fatalf("collected: %s", out)
	}
	missing := d.mustRun(t, "report", "--missing")
	if !strings.Contains(missing, "监督科") || strings.Contains(missing, "办公室") {
		t.Errorf("not reported: %s", missing)
	}
	slip := filepath.Join(t.TempDir(), "催办单.xlsx")
	d.mustRun(t, "export", slip, "--form", "urge", "--not-reported", "--office", "监督科", "--reply-by", "9-30")
	if out := d.mustRun(t, "urge", "--not-reported", "--record", "--reply-by", "9-30"); !strings.Contains(out, "监督科") || strings.Contains(out, "办公室") {
		t.Errorf("urged: %s", out)
	}
	d.mustRun(t, "return", "1", "2", "--reason", "材料不全")
	d.mustRun(t, "accept", "3", "4", "5", "6", "7", "8", "9", "10", "11")
	answerSlip(t, slip, "12", "正在核实")
	if out := d.mustRun(t, "collect", slip, "--yes"); !strings.Contains(out, "改动 1 项任务") {
		t.Errorf("the slip: %s", out)
	}
	if out := d.mustRun(t, "urge", "--office", "监督科"); !strings.Contains(out, "已答复") {
		t.Errorf("answered: %s", out)
	}
	for form, want := range map[string]string{
		"progress": "监督科：正在核实", "bulletin": "已完成9项", "closing": "已完成待核查9项，未完成3项",
	} {
		if printed := d.mustRun(t, "export", "-", "--form", form, "--format", "md"); !strings.Contains(printed, want) {
			t.Errorf("no %s in %s: %s", want, form, printed)
		}
		for _, format := range []string{"docx", "xlsx"} {
			d.mustRun(t, "export", filepath.Join(t.TempDir(), form+"."+format), "--form", form)
		}
	}
}

// answerSlip fills in the last column of a slip.
func answerSlip(t *testing.T, name, number, answer string) {
	t.Helper()
	file, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	table := filledTable{file, t, file.GetSheetName(0)}
	const answers = 7
	table.set(answers, table.row(number), answer)
	table.must(file.Save())
}

// fillQuarter fills in a table, and spoils every third.
func fillQuarter(t *testing.T, name string, i int) {
	t.Helper()
	file, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	table := filledTable{file, t, file.GetSheetName(0)}
	row := table.row("序号") + 2 // below the head and the category
	for column, text := range map[int]string{colStatus: "√", colDate: "9.18", colProgress: fmt.Sprint("已办结", i)} {
		table.set(column, row, text)
	}
	switch i % 3 {
	case 1:
		table.must(file.RemoveRow(table.sheet, 1))
	case 2:
		table.copied(colNumber)
	}
	table.must(file.Save())
}
