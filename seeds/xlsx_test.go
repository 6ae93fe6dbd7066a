package seeds_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"duban/model"
	"duban/seeds"
)

// book returns an xlsx file that fill has filled.
func book(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// put writes rows from a cell on; nil leaves a cell unchanged.
func put(f *excelize.File, sheet, from string, rows ...[]any) {
	column, first, _ := excelize.CellNameToCoordinates(from)
	for i, row := range rows {
		for j, value := range row {
			if value != nil {
				cell, _ := excelize.CoordinatesToCellName(column+j, first+i)
				_ = f.SetCellValue(sheet, cell, value)
			}
		}
	}
}

func header() []any { return []any{"序号", "工作任务", "责任单位", "完成时限"} }

func readBook(t *testing.T, data []byte) (*model.Plan, []model.Warning) {
	t.Helper()
	plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
	if err != nil {
		t.Fatalf("%v, warnings %+v", err, warnings)
	}
	return plan, warnings
}

func TestWorkbook(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		put(f, "Sheet1", "B2", []any{"某某区2022年政务公开工作任务分解表"})
		put(f, "Sheet1", "B4",
			[]any{"类别", "序号", "工作任务", "责任分工", nil, "完成时限", "备注"},
			[]any{nil, nil, nil, "牵头单位", "配合单位"},
			[]any{"一、公开", 1, "甲事项：\n第一步。", "区政府办公室", "财务科\n人事科", time.Date(2022, 3, 31, 0, 0, 0, 0, time.UTC), "重要"},
			[]any{nil, 2.0, "乙事项。", nil, "法规科", "6月底"},
			[]any{"二、解读", "3.", "丙事项。", "信访科", nil, "长期坚持"},
		)
		for _, area := range []string{"B2:H2", "B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:G5", "H4:H5", "B6:B7", "E6:E7"} {
			first, last, _ := strings.Cut(area, ":")
			if err := f.MergeCell("Sheet1", first, last); err != nil {
				t.Fatal(err)
			}
		}
		style, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		_ = f.SetCellStyle("Sheet1", "G6", "G6", style)
	})
	plan, warnings := readBook(t, data)
	if plan.Title != "某某区2022年政务公开工作任务分解表" || plan.Year != 2022 {
		t.Errorf("title %q of %d", plan.Title, plan.Year)
	}
	reads(t, plan,
		"一、公开|1|甲事项：⏎第一步。|区政府办公室|财务科,人事科|2022-03-31",
		"一、公开|2|乙事项。|区政府办公室|法规科|2022-06-30",
		"二、解读|3|丙事项。|信访科||",
	)
	if len(warnings) > 0 || !slices.ContainsFunc(plan.Tasks, func(task model.Task) bool { return task.Remark == "重要" }) {
		t.Errorf("the remark is lost: %+v", warnings)
	}
}

// A sheet may have two tables: cells of one span columns of the other, and each has a
// heading.
func TestWorkbookOfTwoTables(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		put(f, "Sheet1", "A1",
			[]any{"某区2022年任务分解表"},
			[]any{"一、公开"},
			[]any{"序号", "工作任务", nil, "责任单位", "完成时限"},
			[]any{1, "公开预算", nil, "财政局", "6月底"},
			[]any{"二、解读"},
			[]any{"序号", "工作任务", "责任单位", nil, "完成时限"},
			[]any{2, "解读文件", "司法局", nil, "9月底"},
		)
		for _, area := range []string{"A1:E1", "A2:E2", "B3:C3", "B4:C4", "A5:E5", "C6:D6", "C7:D7"} {
			first, last, _ := strings.Cut(area, ":")
			if err := f.MergeCell("Sheet1", first, last); err != nil {
				t.Fatal(err)
			}
		}
	})
	plan, _ := readBook(t, data)
	reads(t, plan, "一、公开|1|公开预算|财政局||2022-06-30", "二、解读|2|解读文件|司法局||2022-09-30")
}

func TestWorkbookShowsDates(t *testing.T) {
	for format, want := range map[string]string{
		`yyyy"年"m"月"d"日"`:                  "2021年11月20日",
		"yyyy-mm-dd":                       "2021-11-20",
		`[$-804]yyyy"年"m"月"d"日";@`:         "2021年11月20日",
		"yyyy/m/d":                         "2021/11/20",
		`m"月"d"日"`:                         "2021-11-20",
		`[DBNum1][$-804]yyyy"年"m"月"d"日";@`: "二〇二一年十一月二十日",
		`[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`: "2021年11月20日",
		`yyyy.mm.dd`:                       "2021.11.20",
	} {
		data := book(t, func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"2021年方案"}, header(), []any{1, "甲。", "办公室", 44520})
			style, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			_ = f.SetCellStyle("Sheet1", "D3", "D3", style)
		})
		plan, warnings := readBook(t, data)
		task := plan.Tasks[0]
		if task.Due.String() != "2021-11-20" || task.DueWords != want {
			t.Errorf("%s: due %v, words %q, warnings %+v", format, task.Due, task.DueWords, warnings)
		}
	}
}

// workbookSheets are workbooks with more than one plain table.
var workbookSheets = map[string]struct {
	fill     func(f *excelize.File)
	want     []string
	warnings string
}{
	"a second sheet": {
		func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"填表说明"}, []any{"请各科室填写"})
			_, _ = f.NewSheet("任务表")
			put(f, "任务表", "A3", header(), []any{1, "甲。", "办公室"})
		},
		[]string{"|1|甲。|办公室||"},
		"sheet-not-taken Sheet1",
	},
	"going on": {
		func(f *excelize.File) {
			_ = f.SetSheetName("Sheet1", "主动公开")
			put(f, "主动公开", "A1", header(), []any{1, "甲。", "办公室"}, []any{2, "乙。", "办公室"})
			_, _ = f.NewSheet("政策解读")
			put(f, "政策解读", "A1", header(), []any{1, "丙。", "法规科"})
		},
		[]string{"主动公开|1|甲。|办公室||", "主动公开|2|乙。|办公室||", "政策解读|1|丙。|法规科||"},
		"sheet-taken-too 主动公开; sheet-taken-too 政策解读",
	},
	"the same again": {
		func(f *excelize.File) {
			put(f, "Sheet1", "A1", header(), []any{1, "甲。", "办公室"}, []any{2, "乙。", "法规科"})
			_, _ = f.NewSheet("法规科")
			put(f, "法规科", "A1", header(), []any{1, "乙。", "法规科"})
		},
		[]string{"|1|甲。|办公室||", "|2|乙。|法规科||"},
		"sheet-not-taken 法规科",
	},
	"a hidden one": {
		func(f *excelize.File) {
			put(f, "Sheet1", "A1", header(), []any{1, "旧甲。", "办公室"}, []any{2, "旧乙。", "办公室"})
			_, _ = f.NewSheet("新")
			put(f, "新", "A1", header(), []any{1, "甲。", "办公室"})
			f.SetActiveSheet(1)
			_ = f.SetSheetVisible("Sheet1", false)
		},
		[]string{"|1|甲。|办公室||"},
		"sheet-not-taken Sheet1",
	},
	"prose": {
		func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"2022年要点"}, []any{"一、公开"}, []any{"1.甲。（办公室负责）"}, []any{"2.乙。（法规科负责）"})
		},
		[]string{"一、公开|1|甲。|办公室||", "一、公开|2|乙。|法规科||"},
		"",
	},
	"far away": {
		func(f *excelize.File) {
			put(f, "Sheet1", "AA900", header(), []any{1, "甲。", "办公室"})
			put(f, "Sheet1", "XFD901", []any{"x"})
		},
		[]string{"|1|甲。|办公室||"},
		"cell-without-column x",
	},
}

func TestWorkbookSheets(t *testing.T) {
	whys := func(warnings []model.Warning) string {
		var reported []string
		for _, warning := range warnings {
			reported = append(reported, string(warning.Why)+" "+warning.Text)
		}
		return strings.Join(reported, "; ")
	}
	for name, test := range workbookSheets {
		t.Run(name, func(t *testing.T) {
			plan, warnings := readBook(t, book(t, test.fill))
			reads(t, plan, test.want...)
			if got := whys(warnings); got != test.warnings {
				t.Errorf("warnings %q, want %q", got, test.warnings)
			}
		})
	}
}

// Temporary files of large sheets are removed.
func TestWorkbookLeavesNoTemporaryFiles(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	data := book(t, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		_ = w.SetRow("A1", header())
		for i := range 6000 {
			cell, _ := excelize.CoordinatesToCellName(1, i+2)
			_ = w.SetRow(cell, []any{i + 1, "更新栏目" + cell, "办公室", "6月底前"})
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	})
	if plan, _ := readBook(t, data); len(plan.Tasks) != 6000 {
		t.Errorf("%d tasks", len(plan.Tasks))
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
