package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The columns of a table that an office fills in.
const (
	colMark = iota + 1
	colNumber
	colTask
	_
	_
	_
	_
	colStatus
	colDate
	colProgress
	colProblem
	colNext
)

// filledTable is a workbook that an office fills in.
type filledTable struct {
	*excelize.File
	t     *testing.T
	sheet string
}

func (f filledTable) cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		f.t.Fatal(err)
	}
	return name
}

// must fails the test if an edit of the workbook failed.
func (f filledTable) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f filledTable) set(column, row int, value any) {
	f.t.Helper()
	f.must(f.SetCellValue(f.sheet, f.cell(column, row), value))
}

// row returns the row of the task with a number.
func (f filledTable) row(number string) int {
	f.t.Helper()
	rows, err := f.GetRows(f.sheet)
	f.must(err)
	for i, row := range rows {
		if len(row) >= colNumber && row[colNumber-1] == number {
			return i + 1
		}
	}
	f.t.Fatalf("no row for task %s in %q", number, rows)
	return 0
}

// fill writes the answers about a task: status, date, progress, problems, next steps.
func (f filledTable) fill(number string, answers ...any) {
	f.t.Helper()
	row := f.row(number)
	for i, answer := range answers {
		if answer != "" {
			f.set(colStatus+i, row, answer)
		}
	}
}

// edited exports the table of the office 办公室, has it changed, and returns its file.
func (d *desk) edited(t *testing.T, change func(f filledTable)) string {
	t.Helper()
	folder := t.TempDir()
	d.mustRun(t, "export", "--form", "collect", "--office", "办公室", "--each", folder)
	name := filepath.Join(folder, "收集表-办公室.xlsx")
	file, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	change(filledTable{file, t, file.GetSheetName(0)})
	if err := file.Save(); err != nil {
		t.Fatal(err)
	}
	return name
}

// collected is what collect --json prints.
type collected struct {
	Files []struct {
		File, Office string
		Changes      []struct{ Task, Office, Field, From, To string }
		Problems     []struct {
			Row       int
			Text, Why string
		}
	}
}

// lines returns the changes and the reasons of problems, sorted.
func (c collected) lines() []string {
	var lines []string
	for _, file := range c.Files {
		for _, change := range file.Changes {
			lines = append(lines, fmt.Sprintf("%s %s %s=%s", change.Task, change.Office, change.Field, change.To))
		}
		for _, problem := range file.Problems {
			lines = append(lines, "! "+problem.Why)
		}
	}
	slices.Sort(lines)
	return lines
}

// Whatever people do to a table, its answers come back to their tasks.
func TestCollectedVariants(t *testing.T) {
	usual := func(f filledTable) {
		f.fill("20", "已完成", "9月28日", "已印发通知", "人手不足", "年底总结")
		f.fill("12", "进行中", "", "正在修订指南")
	}
	want := []string{
		"12 办公室 progress=正在修订指南", "12 办公室 status=doing",
		"20 办公室 done_on=2021-09-28", "20 办公室 next=年底总结", "20 办公室 problem=人手不足", "20 办公室 progress=已印发通知", "20 办公室 status=done",
	}
	without := func(lines ...string) []string {
		return slices.DeleteFunc(slices.Clone(want), func(line string) bool { return slices.Contains(lines, line) })
	}
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	table, err := os.ReadFile(d.edited(t, func(filledTable) {}))
	if err != nil {
		t.Fatal(err)
	}
	variants := collectVariants(usual)
	maps.Copy(variants, reshapedTables(usual))
	maps.Copy(variants, tablesWithMore(usual))
	for name, variant := range variants {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "办公室.xlsx")
			workbook, err := excelize.OpenReader(bytes.NewReader(table))
			if err != nil {
				t.Fatal(err)
			}
			variant.change(filledTable{workbook, t, workbook.GetSheetName(0)})
			if err := workbook.SaveAs(file); err != nil {
				t.Fatal(err)
			}
			var got collected
			readJSON(t, d.mustRun(t, "collect", file, "--dry-run", "--json"), &got)
			expected := append(without(variant.without...), variant.also...)
			slices.Sort(expected)
			if lines := got.lines(); !slices.Equal(lines, expected) {
				t.Errorf("got\n%s\nwant\n%s\n%+v", strings.Join(lines, "\n"), strings.Join(expected, "\n"), got)
			}
		})
	}
}

// collectVariant is something that people do to a table, and what differs for it.
type collectVariant struct {
	change        func(f filledTable)
	without, also []string
}

func collectVariants(usual func(filledTable)) map[string]collectVariant {
	answer := func(answers ...any) func(filledTable) {
		return func(f filledTable) {
			f.fill("20", answers...)
			f.fill("12", "进行中", "", "正在修订指南")
		}
	}
	done := []string{"已印发通知", "人手不足", "年底总结"}
	dated := func(status, date any) func(filledTable) { return answer(status, date, done[0], done[1], done[2]) }
	return map[string]collectVariant{
		"as it is":        {change: usual},
		"date 9.28":       {change: dated("已完成", "9.28")},
		"date 2021/9/28":  {change: dated("已完成", "2021/9/28")},
		"date 2021.09.28": {change: dated("已完成", "2021.09.28")},
		"date as number":  {change: dated("已完成", 44467)},
		"tick":            {change: dated("√", "9月28日")},
		"tick as ☑":       {change: dated("☑", "9月28日")},
		"done as words":   {change: dated("已办结。", "9月28日")},
		"only a date":     {change: dated("", "9月28日")},
		"no date":         {change: dated("已完成", ""), without: []string{"20 办公室 done_on=2021-09-28"}},
		"impossible date": {
			change:  dated("已完成", "2月30日"),
			without: []string{"20 办公室 done_on=2021-09-28", "20 办公室 status=done"}, also: []string{"! bad-date"},
		},
		"date to come": {
			change:  dated("已完成", "12月1日"),
			without: []string{"20 办公室 done_on=2021-09-28", "20 办公室 status=done"}, also: []string{"! bad-date"},
		},
		"status in free words": {
			change:  dated("基本完成", ""),
			without: []string{"20 办公室 done_on=2021-09-28", "20 办公室 status=done", "20 办公室 progress=已印发通知"},
			also:    []string{"! free-status", "20 办公室 progress=基本完成；已印发通知"},
		},
		"80 percent": {
			change:  dated("已完成，80%", ""),
			without: []string{"20 办公室 done_on=2021-09-28", "20 办公室 status=done", "20 办公室 progress=已印发通知"},
			also:    []string{"! free-status", "20 办公室 progress=已完成，80%；已印发通知"},
		},
	}
}

// reshapedTables are the table with its rows, columns and sheets changed.
func reshapedTables(usual func(filledTable)) map[string]collectVariant {
	then := func(more func(f filledTable)) func(filledTable) { return both(usual, more) }
	return map[string]collectVariant{
		"sorted": {change: then(func(f filledTable) {
			f.must(f.MoveRowTo(f.row("20"), 3))
		})},
		"sorted without the hidden column": {change: then(func(f filledTable) {
			a, b := f.row("20"), f.row("12")
			for column := colNumber; column <= colNext; column++ {
				f.swap(column, a, b)
			}
		})},
		"cut to two rows": {change: then(func(f filledTable) {
			for _, number := range []string{"15", "17", "18", "19", "21"} {
				f.must(f.RemoveRow(f.sheet, f.row(number)))
			}
		})},
		"title row deleted":  {change: then(func(f filledTable) { f.must(f.RemoveRow(f.sheet, 1)) })},
		"header row deleted": {change: then(func(f filledTable) { f.must(f.RemoveRow(f.sheet, f.row("序号"))) })},
		"hidden column deleted": {change: then(func(f filledTable) {
			f.copied(colNumber)
		})},
		"hidden column and numbers deleted": {change: then(func(f filledTable) {
			f.copied(colTask)
		})},
		"columns renamed": {change: then(func(f filledTable) {
			head := f.row("序号")
			for column, name := range map[int]string{
				colNumber: "编号", colTask: "重点工作", colStatus: "是否完成（√）", colDate: "完成时间", colProgress: "工作进展情况", colProblem: "存在的困难和问题", colNext: "下步工作打算",
			} {
				f.set(column, head, name)
			}
		})},
		"columns moved": {change: then(func(f filledTable) {
			for row := f.row("序号"); row <= 40; row++ {
				f.swapCells(colProgress, colStatus, row)
				f.swapCells(colNumber, colNext, row)
			}
		})},
	}
}

// tablesWithMore are the table with cells, rows and tables added.
func tablesWithMore(usual func(filledTable)) map[string]collectVariant {
	then := func(more func(f filledTable)) func(filledTable) { return both(usual, more) }
	return map[string]collectVariant{
		"a column more": {change: then(func(f filledTable) {
			f.must(f.InsertCols(f.sheet, "C", 1))
			f.set(3, f.row("序号"), "类别")
		})},
		"extra rows": {change: then(func(f filledTable) {
			f.must(f.InsertRows(f.sheet, f.row("20"), 2))
			f.set(colTask, f.row("20")-1, "另外开展了一次培训")
			f.set(colProgress, f.row("20")-1, "培训50人")
		}), also: []string{"! no-task"}},
		"a row continued below": {change: then(func(f filledTable) {
			row := f.row("20")
			f.must(f.InsertRows(f.sheet, row+1, 1))
			f.set(colProgress, row+1, "已公布")
		}), without: []string{"20 办公室 progress=已印发通知"}, also: []string{"20 办公室 progress=已印发通知\n已公布"}},
		"progress merged with the row above": {change: func(f filledTable) {
			row := f.row("20")
			f.fill("19", "", "", "同上办理")
			f.must(f.MergeCell(f.sheet, f.cell(colProgress, f.row("19")), f.cell(colProgress, row)))
		}, without: []string{
			"12 办公室 progress=正在修订指南", "12 办公室 status=doing",
			"20 办公室 done_on=2021-09-28", "20 办公室 next=年底总结", "20 办公室 problem=人手不足", "20 办公室 progress=已印发通知", "20 办公室 status=done",
		}, also: []string{"19 办公室 progress=同上办理", "20 办公室 progress=同上办理"}},
		"two tables in one file": {change: then(func(f filledTable) { f.secondTable() }), also: []string{"2 财务科 status=doing"}},
		"filled in twice": {change: then(func(f filledTable) {
			row := f.row("20")
			f.must(f.DuplicateRow(f.sheet, row))
			f.set(colProgress, row+1, "另一种说法")
		}), also: []string{"! twice"}},
		"text reworded": {change: then(func(f filledTable) { f.set(colTask, f.row("20"), "（见方案）") })},
	}
}

func (f filledTable) swap(column, a, b int) {
	first, second := f.value(column, a), f.value(column, b)
	f.set(column, a, second)
	f.set(column, b, first)
}

func (f filledTable) swapCells(a, b, row int) {
	first, second := f.value(a, row), f.value(b, row)
	f.set(a, row, second)
	f.set(b, row, first)
}

func (f filledTable) value(column, row int) string {
	value, err := f.GetCellValue(f.sheet, f.cell(column, row))
	f.must(err)
	return value
}

// copied puts a copy of the sheet from a column on in its place, as pasting into a new
// file does.
func (f filledTable) copied(from int) {
	rows, err := f.GetRows(f.sheet)
	f.must(err)
	f.must(f.SetSheetName(f.sheet, "旧表"))
	_, err = f.NewSheet(f.sheet)
	f.must(err)
	for i, row := range rows {
		for j := from - 1; j < len(row); j++ {
			f.set(j-from+2, i+1, row[j])
		}
	}
	f.must(f.DeleteSheet("旧表"))
}

// MoveRowTo moves a row up or down, as sorting does.
func (f filledTable) MoveRowTo(row, to int) error {
	if err := f.DuplicateRowTo(f.sheet, row, to); err != nil {
		return err
	}
	return f.RemoveRow(f.sheet, row+1)
}

// secondTable adds the table of another office below, typed by hand.
func (f filledTable) secondTable() {
	for i, row := range [][]string{
		{"财务科任务进展表"}, {"序号", "任务", "完成情况"}, {"2", "推进本机关预算、决算及相关报表公开。", "正在推进"},
	} {
		for j, text := range row {
			f.set(j+2, 60+i, text)
		}
	}
}

// What is collected is one change of the coordinator, and undone as one.
func TestCollectIsOneGroup(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-10-12")
	d.create(t)
	file := d.edited(t, func(f filledTable) {
		f.fill("20", "已完成", "9月28日", "已印发通知")
		f.fill("12", "进行中", "", "正在修订指南")
	})
	if out := d.mustRun(t, "collect", file); !strings.Contains(out, "已收集 1 份文件：改动 2 项任务") {
		t.Error(out)
	}
	if shown := d.mustRun(t, "show", "20"); !strings.Contains(shown, "2021-09-28") {
		t.Error(shown)
	}
	if again := d.mustRun(t, "collect", file); !strings.Contains(again, "没有新的内容") {
		t.Errorf("collected twice: %s", again)
	}
	d.mustRun(t, "undo")
	var tasks []struct {
		ID, Status string
		Reports    int
	}
	readJSON(t, d.mustRun(t, "list", "--json"), &tasks)
	for _, task := range tasks {
		if task.Status != "todo" || task.Reports != 0 {
			t.Errorf("after undo: %+v", task)
		}
	}
}

func both(first, second func(f filledTable)) func(filledTable) {
	return func(f filledTable) { first(f); second(f) }
}
