package seeds_test

import (
	"os"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/seeds"
)

// Cells whose shown form is not what they hold: dates without their year or day, errors,
// formulas without a value. Each workbook has its expected outline beside it.
func TestWorkbookCells(t *testing.T) {
	for _, name := range []string{"date-cells", "formula-without-value"} {
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
		{"m-d", 44348, "2021年方案", "2021-06-01", "6-1", 0},
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
