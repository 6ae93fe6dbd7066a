package seeds_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// nonsenseColumns are those of the documents nonsense.*, whose header has no known word.
func nonsenseColumns() map[int]seeds.ColumnRole {
	roles := []seeds.ColumnRole{"number", "category", "task", "lead", "assist", "leader", "person", "due", "source", "remark", "progress"}
	columns := map[int]seeds.ColumnRole{}
	for i, role := range roles {
		columns[i+1] = role
	}
	return columns
}

// fieldsOf returns the fields of a task in a line.
func fieldsOf(plan *model.Plan, task *model.Task) string {
	source, quota := "", ""
	if task.Source != nil {
		source = task.Source.Text
	}
	if task.Quota != nil {
		quota = string(task.Quota.Every)
	}
	due := task.DueWords
	if !task.Due.IsZero() {
		due = task.Due.String()
	}
	list := func(names []string) string { return strings.Join(names, "+") }
	return strings.Join([]string{
		task.Number, strings.Join(plan.PathOf(task), "/"), task.Text, list(task.Lead), list(task.Assist),
		list(task.Leaders), list(task.People), due, quota, source, task.Remark,
	}, "|")
}

// A table whose columns were named by hand is read without a wrong field, whatever its
// header says and its cells resemble.
func TestColumnsByHand(t *testing.T) {
	t.Parallel()
	want := []string{
		"1|第一块|修订值班制度|综合组|12345热线办+财务科|张三|李四|2021-06-30||局长办公会|先易后难",
		"2|第一块|清理积压件|110指挥中心||王五|赵六|2021-09-30||市政府第3号纪要|",
		"3|第一块|责任单位|X小组|综合组|张三||每月1次|month||",
		"4|第二块|1.统一表样|政务服务和数据管理局行政审批科|综合组||李四|长期|||序号不连续",
		"5|第二块|公示结果|综合组||||2021-12-31|||",
	}
	for _, format := range []string{"csv", "md", "xlsx", "docx", "txt"} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join("testdata", "by-hand", "nonsense."+format))
			if err != nil {
				t.Fatal(err)
			}
			reading, err := seeds.Read(context.Background(), data, seeds.Options{Hints: seeds.Hints{Columns: nonsenseColumns()}, Rows: 50})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range reading.Plan.Tasks {
				got = append(got, fieldsOf(reading.Plan, &reading.Plan.Tasks[i]))
			}
			if !slices.Equal(got, want) {
				t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if name := reading.Columns[2].Name; name != "物丙" {
				t.Errorf("column 3 is named %q", name)
			}
			checkRows(t, reading)
		})
	}
}

// checkRows checks that each row of the reading is shown as what it was taken for.
func checkRows(t *testing.T, reading seeds.Reading) {
	t.Helper()
	var kinds, tasks []string
	for _, row := range reading.Rows {
		kinds = append(kinds, string(row.Kind))
		if row.Task != "" {
			tasks = append(tasks, row.Task)
		}
	}
	want := []string{"ignore", "header", "task", "task", "task", "task", "task"}
	if !slices.Equal(kinds, want) || !slices.Equal(tasks, []string{"1", "2", "3", "4", "5"}) {
		t.Errorf("rows are %v of tasks %v", kinds, tasks)
	}
	for _, row := range reading.Rows[1:] {
		if len(row.Cells) != 11 {
			t.Errorf("row %d has %d cells", row.Line, len(row.Cells))
		}
	}
}

// What a row was said to be wins over what it was taken for, in a table as in prose.
func TestRowsByHand(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		file string
		rows map[int]model.RowKind
		want []string
	}{
		{"rows.txt", map[int]model.RowKind{5: model.RowTask, 6: model.RowContinuation, 8: model.RowHeading, 9: model.RowIgnored, 10: model.RowTask}, []string{
			"|一、加强管理/（一）修订制度。|一是梳理条款；\n二是公开征求意见。|办公室||||2021-06-30|||",
			"（二）|一、加强管理|整理档案。|档案室||||2021-09-30|||",
			"|工作要求|清理积压件|审批科||||2021-12-31|||",
		}},
		{"nonsense.csv", map[int]model.RowKind{3: model.RowIgnored, 4: model.RowHeading, 7: model.RowContinuation}, []string{
			"3|2 清理积压件 110指挥中心 王五 赵六 2021年9月底 市政府第3号纪要|责任单位|X小组|综合组|张三||每月1次|month||",
			"4|2 清理积压件 110指挥中心 王五 赵六 2021年9月底 市政府第3号纪要/第二块|1.统一表样\n公示结果|政务服务和数据管理局行政审批科|综合组||李四|2021-12-31|||序号不连续",
		}},
	} {
		t.Run(test.file, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join("testdata", "by-hand", test.file))
			if err != nil {
				t.Fatal(err)
			}
			hints := seeds.Hints{Rows: test.rows}
			if strings.HasSuffix(test.file, ".csv") {
				hints.Columns = nonsenseColumns()
			}
			reading, err := seeds.Read(context.Background(), data, seeds.Options{Hints: hints, Rows: 50})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range reading.Plan.Tasks {
				got = append(got, fieldsOf(reading.Plan, &reading.Plan.Tasks[i]))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			for _, row := range reading.Rows {
				if kind, given := test.rows[row.Line]; given && row.Kind != kind {
					t.Errorf("line %d is shown as %q, was said to be %q", row.Line, row.Kind, kind)
				}
			}
		})
	}
}

// Rows that are merged in their first columns have lines of their own: what is said of one
// holds for no other, and each shows its task.
func TestMergedRowsByHand(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("testdata", "by-hand", "merged.html"))
	if err != nil {
		t.Fatal(err)
	}
	reading, err := seeds.Read(t.Context(), data, seeds.Options{Rows: 50})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(reading.Rows, func(row model.ReadRow) bool { return slices.Contains(row.Cells, "归集年度档案") })
	if at < 0 || reading.Plan.Tasks[reading.Rows[at].Place].Text != "归集年度档案" {
		t.Fatalf("no row with its task in %+v", reading.Rows)
	}
	hints := seeds.Hints{Rows: map[int]model.RowKind{reading.Rows[at].Line: model.RowIgnored}}
	if reading, err = seeds.Read(t.Context(), data, seeds.Options{Hints: hints, Rows: 50}); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, task := range reading.Plan.Tasks {
		texts = append(texts, task.Text)
	}
	if want := []string{"修订值班工作制度", "核查办公用房", "编制部门预算"}; !slices.Equal(texts, want) {
		t.Errorf("got %v, want %v", texts, want)
	}
}

// What is said of one part of a table leaves the rest as it is: the role of its first column
// alone, or that its title is a heading.
func TestPartOfATableByHand(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("testdata", "by-hand", "merged.html"))
	if err != nil {
		t.Fatal(err)
	}
	for name, hints := range map[string]seeds.Hints{
		"number": {Columns: map[int]seeds.ColumnRole{1: "number"}},
		"title":  {Rows: map[int]model.RowKind{1: model.RowHeading}},
	} {
		reading, err := seeds.Read(t.Context(), data, seeds.Options{Hints: hints, Rows: 50})
		if err != nil {
			t.Fatal(name, err)
		}
		plan := reading.Plan
		if plan.Title != "某局2024年重点任务清单" || plan.Year != 2024 || len(plan.Tasks) != 4 || plan.Tasks[1].Lead[0] != "档案科" {
			t.Errorf("%s: got %q of %d with tasks %v", name, plan.Title, plan.Year, plan.Tasks)
		}
	}
}

// A heading without words is nothing, and one may be the last line.
func TestHeadingWithNothingBelowByHand(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ line, tasks int }{"merged.html": {7, 4}, "plain.txt": {4, 2}} {
		data, err := os.ReadFile(filepath.Join("testdata", "by-hand", name))
		if err != nil {
			t.Fatal(err)
		}
		hints := seeds.Hints{Rows: map[int]model.RowKind{test.line: model.RowHeading}}
		reading, err := seeds.Read(t.Context(), data, seeds.Options{Hints: hints})
		if err != nil || len(reading.Plan.Tasks) != test.tasks {
			t.Errorf("%s: %v, %+v", name, err, reading.Plan)
		}
	}
}

// Columns that are given by hand are those of the rows that are read: of a matrix of
// offices whose header has no known word, of blocks side by side, below a heading, and below
// a header of two rows.
func TestColumnsOfPlainRowsByHand(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		columns map[int]seeds.ColumnRole
		want    []string
	}{
		"ticks.csv": {map[int]seeds.ColumnRole{1: "number", 2: "task", 3: "due", 4: "lead", 5: "assist"}, []string{
			"1||压减审批时限|审批局|财政局+司法局|||2025-06-30|||",
			"2||走访企业|企业办||||2025-09-30|||",
			"3||改造老旧小区|住建局|城管局|||2025-12-31|||",
		}},
		"side.csv": {map[int]seeds.ColumnRole{1: "number", 2: "task", 3: "lead", 4: "due"}, []string{
			"1||压减审批时限|审批局||||2025-06-30|||",
			"2||走访企业|企业办||||2025-09-30|||",
			"3||改造老旧小区|住建局||||2025-12-31|||",
		}},
		"headings.csv": {map[int]seeds.ColumnRole{1: "number", 2: "task", 3: "lead", 4: "assist", 5: "due"}, []string{
			"1|一、码头修缮|加固候船栈桥|航务科|工程科|||2025-06-30|||",
			"2|二、渡运秩序|核定渡船载客数|海事科|航务科|||2025-09-30|||",
		}},
		"two-rows.html": {map[int]seeds.ColumnRole{1: "number", 2: "task", 3: "lead", 4: "assist", 5: "due"}, []string{
			"1||修缮候船码头|航务科|工程科|||2025-06-30|||",
			"2||核定渡船载客数|海事科||||2025-09-30|||",
		}},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", "by-hand", name))
		if err != nil {
			t.Fatal(err)
		}
		plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{Hints: seeds.Hints{Columns: test.columns}}))
		if err != nil {
			t.Fatal(name, err, warnings)
		}
		var got []string
		for i := range plan.Tasks {
			got = append(got, fieldsOf(plan, &plan.Tasks[i]))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}

// A workbook without tasks is read as lines, of which one may be empty.
func TestWorkbookOfPeople(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/office/roster.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	var refused *model.DocumentError
	if _, err := seeds.Read(t.Context(), data, seeds.Options{}); !errors.As(err, &refused) || refused.Problem != model.DocumentNoTasks {
		t.Errorf("got %v, want no tasks", err)
	}
}

// A column that is named by hand leaves the headings that were found beside it.
func TestOneColumnByHandKeepsHeadings(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("testdata", "by-hand", "one-column.csv"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := seeds.Read(t.Context(), data, seeds.Options{Year: 2024, Hints: seeds.Hints{Columns: map[int]seeds.ColumnRole{3: "task"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"机关建设", "机关建设", "业务工作"}
	for i := range read.Plan.Tasks {
		if got := strings.Join(read.Plan.PathOf(&read.Plan.Tasks[i]), "/"); i >= len(want) || got != want[i] {
			t.Errorf("task %d is under %q", i+1, got)
		}
	}
}

// A batch in brackets after a task is no end of an office's name: the reading is certain.
func TestBatchInBracketsIsNoOffice(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("testdata", "by-hand", "batches.csv"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := seeds.Read(t.Context(), data, seeds.Options{Year: 2024})
	if err != nil || len(read.Plan.Tasks) != 3 || read.Confidence != model.Certain {
		t.Fatal(read.Confidence, err)
	}
}
