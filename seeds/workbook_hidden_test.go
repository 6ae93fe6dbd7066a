package seeds_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/model"
	"duban/seeds"
)

// A merged cell is shown where its first row or column that is not hidden is.
func TestWorkbookMergedCellsThatBeginHidden(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		put(f, "Sheet1", "A1", []any{"某局2021年工作方案"}, []any{"类别", "工作任务", nil, "责任单位"},
			[]any{"一、公开", "甲。", nil, "办公室"}, []any{nil, "乙。", nil, "财务科"}, []any{nil, "丙。", nil, "人事科"}, []any{"二、服务", "丁。", nil, "审批科"})
		for _, area := range []string{"A3:A5", "B2:C2", "B4:C4", "B5:C5", "B6:C6"} {
			first, last, _ := strings.Cut(area, ":")
			if err := f.MergeCell("Sheet1", first, last); err != nil {
				t.Fatal(err)
			}
		}
		_ = f.SetRowVisible("Sheet1", 3, false)
		_ = f.SetColVisible("Sheet1", "B", false)
	})
	plan, warnings := readBook(t, data)
	reads(t, plan, "一、公开||乙。|财务科||", "一、公开||丙。|人事科||", "二、服务||丁。|审批科||")
	if len(warnings) != 1 || warnings[0].Why != model.WhyHidden || warnings[0].Line != 3 {
		t.Errorf("%+v", warnings)
	}
}

// What a filter of a table hides is read as what a filter of a sheet hides.
func TestWorkbookFilterOfTable(t *testing.T) {
	p := partsOf(t, book(t, func(f *excelize.File) {
		put(f, "Sheet1", "A1", header(), []any{1, "甲。", "办公室", "2021年6月底"}, []any{2, "乙。", "财务科", "2021年6月底"})
		if err := f.AddTable("Sheet1", &excelize.Table{Range: "A1:D3"}); err != nil {
			t.Fatal(err)
		}
		_ = f.SetRowVisible("Sheet1", 3, false)
	}))
	const table = "xl/tables/table1.xml"
	for filter, tasks := range map[string]int{`<autoFilter ref="A1:D3"></autoFilter>`: 1, `<autoFilter ref="A1:D3"><filterColumn colId="2"/></autoFilter>`: 2} {
		from, to := strings.Index(p[table], "<autoFilter"), strings.Index(p[table], "<tableColumns")
		p[table] = p[table][:from] + filter + p[table][to:]
		plan, warnings := readBook(t, p.zip(t))
		if len(plan.Tasks) != tasks {
			t.Errorf("%s: %d tasks, %+v", filter, len(plan.Tasks), warnings)
		}
	}
}

// A formula that needs one to its right without a value has none.
func TestWorkbookFormulaOfLaterCell(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		put(f, "Sheet1", "A1", []any{"某局2021年工作方案"}, header(), []any{1, "甲。", nil, "6月底"})
		_ = f.SetCellFormula("Sheet1", "C3", `E3&"科"`)
		_ = f.SetCellFormula("Sheet1", "E3", `"财务"`)
	})
	plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
	if err != nil || len(plan.Tasks[0].Lead) > 0 || !slices.ContainsFunc(warnings, func(w model.Warning) bool { return w.Why == model.WhyFormula && w.Text == "C3" }) {
		t.Errorf("%v, %+v, %+v", err, plan.Tasks, warnings)
	}
}

// The merged ranges of rows above do not count towards those of a row.
func TestWorkbookManyMergedCells(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		put(f, "Sheet1", "A1", []any{"某局2021年工作方案"}, header(), []any{1, "甲。", "办公室", "6月底"}, []any{2, "乙。", nil, "9月底"})
		for column := range 130 {
			first, _ := excelize.CoordinatesToCellName(10+2*column, 2)
			last, _ := excelize.CoordinatesToCellName(11+2*column, 2)
			_ = f.MergeCell("Sheet1", first, last)
		}
		_ = f.MergeCell("Sheet1", "C3", "C4")
	})
	plan, _ := readBook(t, data)
	reads(t, plan, "|1|甲。|办公室||2021-06-30", "|2|乙。|办公室||2021-09-30")
}
