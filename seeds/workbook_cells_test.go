package seeds_test

import (
	"os"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/model"
	"duban/seeds"
)

// Cells whose shown form is not what they hold: dates without their year or day, errors,
// formulas without a value, struck-out text. Each workbook has its expected outline beside it.
func TestWorkbookCells(t *testing.T) {
	for _, name := range []string{"date-cells", "formula-without-value", "struck-out"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/office/" + name + ".xlsx")
			if err != nil {
				t.Fatal(err)
			}
			got := readingOutline(split(seeds.Read(t.Context(), data, seeds.Options{})))
			file := "testdata/office/" + name + ".outline"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil { //nolint:gosec // as Git writes it
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || got != string(want) {
				t.Errorf("%v, got\n%s\nwant\n%s", err, got, want)
			}
		})
	}
}

func TestWorkbookShowsPartsOfDates(t *testing.T) {
	for _, test := range []struct {
		format   string
		value    float64
		title    string
		due      string
		words    string
		warnings int
	}{
		{`yyyy"年"m"月"`, 44348, "2021年方案", "2021-06-30", "2021年6月", 0}, // 1 June: a month was typed
		{`yyyy"年"m"月"`, 44230, "2021年方案", "2021-02-03", "2021-02-03", 0},
		{"yy-m-d", 44348, "2021年方案", "2021-06-01", "2021-06-01", 0},
		{"m-d", 44348, "2021年方案", "2021-06-01", "2021-06-01", 0},
		{"m-d", 44348, "2020年方案", "2021-06-01", "2021-06-01", 1},
		{"m-d", 44348, "任务方案", "2021-06-01", "2021-06-01", 1},
		{"General", 44348, "2021年方案", "2021-06-01", "44348", 0},
		{"General", 44348, "2001年方案", "", "44348", 1},
		{"#,##0", 44348, "2021年方案", "", "44,348", 1},
	} {
		data := book(t, func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{test.title}, header(), []any{1, "甲。", "办公室", test.value})
			style, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &test.format})
			_ = f.SetCellStyle("Sheet1", "D3", "D3", style)
		})
		plan, warnings := readBook(t, data)
		task := plan.Tasks[0]
		if task.Due.String() != test.due || task.DueWords != test.words || len(warnings) != test.warnings {
			t.Errorf("%+v: due %v, words %q, warnings %+v", test, task.Due, task.DueWords, warnings)
		}
	}
}

// A formula without a value is calculated if it needs no more than single cells that
// hold none themselves. Addresses name their sheet where there are several.
func TestWorkbookFormulas(t *testing.T) {
	for _, test := range []struct{ formula, lead, warning string }{
		{`"财务"&"科"`, "财务科", ""},
		{`CONCATENATE(F3,"科")`, "财务科", ""},
		{`$F$3&"科"`, "财务科", ""},
		{`C4&""`, "", "Sheet1!C3"},
		{`TEXTJOIN("",1,F3:F9)`, "", "Sheet1!C3"},
		{`REPT("财",30000)`, "", "Sheet1!C3"},
		{`附表!A1`, "", "Sheet1!C3"},
		{`CONCATENATE(`, "", "Sheet1!C3"},
	} {
		data := book(t, func(f *excelize.File) {
			put(f, "Sheet1", "A1", []any{"某局2021年工作方案"}, header(), []any{1, "甲。", nil, "6月底", nil, "财务"}, []any{2, "乙。", nil, "6月底"})
			_, _ = f.NewSheet("附表")
			_ = f.SetCellFormula("Sheet1", "C3", test.formula)
			_ = f.SetCellFormula("Sheet1", "C4", `"办公室"`)
		})
		plan, warnings := readBook(t, data)
		lead := join(plan.Tasks[0].Lead)
		reported := ""
		for _, warning := range warnings {
			if warning.Why == model.WhyFormula {
				reported += warning.Text
			}
		}
		if lead != test.lead || reported != test.warning {
			t.Errorf("%s: lead %q, reported %q, want %q and %q", test.formula, lead, reported, test.lead, test.warning)
		}
	}
}
