package seeds_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/model"
	"duban/seeds"
)

// mergedWord returns a docx with a table of tasks, one of whose columns is merged into a
// single cell.
func mergedWord(t testing.TB, column, rows, size int) []byte {
	var body strings.Builder
	body.WriteString("<w:tbl>" + row("类别", "序号", "工作任务", "责任单位", "完成时限", "备注"))
	for i := range rows {
		cells := []string{"一、公开", fmt.Sprint(i + 1), fmt.Sprintf("推进第%d件事项。", i+1), "财务科", "6月底前", "重要"}
		if cells[column] = cellWith("<w:vMerge/>", ""); i == 0 {
			cells[column] = cellWith(`<w:vMerge w:val="restart"/>`, strings.Repeat("办公室、", size/12))
		}
		body.WriteString(row(cells...))
	}
	return word(body.String()+"</w:tbl>", "", "").zip(t)
}

// mergedBook returns the same as an xlsx.
func mergedBook(t testing.TB, column, rows, size int) []byte {
	return book(t, func(f *excelize.File) {
		put(f, "Sheet1", "A1", []any{"类别", "序号", "工作任务", "责任单位", "完成时限", "备注"})
		for i := range rows {
			cells := []any{"一、公开", i + 1, fmt.Sprintf("推进第%d件事项。", i+1), "财务科", "6月底前", "重要"}
			if cells[column] = nil; i == 0 {
				cells[column] = strings.Repeat("办公室、", size/12)
			}
			put(f, "Sheet1", fmt.Sprint("A", i+2), cells)
		}
		first, _ := excelize.CoordinatesToCellName(column+1, 2)
		last, _ := excelize.CoordinatesToCellName(column+1, rows+1)
		if err := f.MergeCell("Sheet1", first, last); err != nil {
			t.Fatal(err)
		}
	})
}

// inheritedText returns a text table whose rows inherit the cells of the first.
func inheritedText(rows, size int, heading, offices string) []byte {
	var text strings.Builder
	text.WriteString("类别|序号|工作任务|责任单位|完成时限\n")
	fmt.Fprintf(&text, "%s|1|推进第1件事项。|%s|6月底前\n", strings.Repeat("公开、", size/9), strings.Repeat("办公室、", size/12))
	for i := range rows - 1 {
		fmt.Fprintf(&text, "%s|%d|推进第%d件事项。|%s|6月底前\n", heading, i+2, i+2, offices)
	}
	return []byte(text.String())
}

// farBook returns an xlsx with one cell in each row, in the last column.
func farBook(t testing.TB, rows int) []byte {
	return book(t, func(f *excelize.File) {
		sheet, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			_ = sheet.SetRow(fmt.Sprint("XFD", i+1), []any{fmt.Sprint("甲", i)})
		}
		if err := sheet.Flush(); err != nil {
			t.Fatal(err)
		}
	})
}

// The words of a merged cell count towards the size limit once for each row, in any
// column.
func TestMergedCellsCountForEachRow(t *testing.T) {
	for column, name := range []string{"category", "number", "task", "offices", "deadline", "remarks"} {
		t.Run(name, func(t *testing.T) {
			refusesAsLarge(t, "docx", mergedWord(t, column, 2000, 90_000))
			refusesAsLarge(t, "xlsx", mergedBook(t, column, 2000, 90_000))
		})
	}
	for name, data := range map[string][]byte{"docx": mergedWord(t, 3, 200, 12), "xlsx": mergedBook(t, 3, 200, 12)} {
		plan, _, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
		if err != nil || len(plan.Tasks) != 200 || plan.Tasks[199].Lead[0] != "办公室" {
			t.Errorf("%s: a merged cell of usual size: %v", name, err)
		}
	}
}

func refusesAsLarge(t *testing.T, name string, data []byte) {
	t.Helper()
	_, _, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
	var document *model.DocumentError
	if !errors.As(err, &document) || document.Problem != model.DocumentTooLarge {
		t.Errorf("%s: %v, want that it is too large", name, err)
	}
}

// A cell of a text table that rows below leave out, or repeat as 同上, is read once.
func TestCellsOfTextAreSharedByRows(t *testing.T) {
	for name, offices := range map[string]string{"left out": "", "ditto": "同上"} {
		plan, warnings, err := split(seeds.Read(t.Context(), inheritedText(300, 60_000, "", offices), seeds.Options{}))
		if err != nil || len(plan.Tasks) != 300 || len(plan.Categories) != 1 {
			t.Fatalf("%s: %v, %d warnings", name, err, len(warnings))
		}
		last := plan.Tasks[299]
		if offices != "" && (len(last.Lead) != 1 || last.Lead[0] != "办公室") {
			t.Errorf("%s: the last task is for %v", name, last.Lead)
		}
	}
}

// The ways to put 59 names of columns below 35 are too many to be tried.
func TestTwoHeadersOfManyNames(t *testing.T) {
	data, err := os.ReadFile("testdata/hostile/two-headers-of-many-names.txt")
	if err != nil {
		t.Fatal(err)
	}
	if plan, _, err := split(seeds.Read(t.Context(), data, seeds.Options{})); err != nil || len(plan.Tasks) == 0 {
		t.Errorf("no tasks: %v", err)
	}
}

// Empty cells before the last one of a row count.
func TestFarCellsCount(t *testing.T) {
	refusesAsLarge(t, "far cells", farBook(t, 1100))
	near := book(t, func(f *excelize.File) {
		put(f, "Sheet1", "A1", header(), []any{1, "推进第一件事项。", "财务科", "6月底前"}, []any{2, "推进第二件事项。", "办公室", "年底前"})
		_ = f.SetCellStr("Sheet1", "XFD3", "甲")
	})
	if plan, _ := readBook(t, near); len(plan.Tasks) != 2 {
		t.Errorf("%d tasks beside a single far cell", len(plan.Tasks))
	}
}

// Where the empty cells that are added to rows would be too many, rows have only their own.
func TestEmptyCellsCount(t *testing.T) {
	wide, narrow := make([]string, 120), "<w:tr><w:tc/></w:tr>"
	for i := range wide {
		wide[i] = "甲"
	}
	_, _, err := split(seeds.Read(t.Context(), word("<w:tbl>"+row(wide...)+strings.Repeat(narrow, 40_000)+"</w:tbl>", "", "").zip(t), seeds.Options{}))
	if refused := (*model.DocumentError)(nil); !errors.As(err, &refused) || refused.Problem != model.DocumentNoTasks {
		t.Errorf("docx: %v", err)
	}
	head := strings.Repeat("|甲", 120) + "|\n" + strings.Repeat("|---", 120) + "|\n"
	text := "# 某局2022年工作要点\n\n|序号|工作任务|责任科室|\n|---|---|---|\n|1|推进第一件事项。|财务科|\n|2|推进第二件事项。|办公室|\n\n" + head + strings.Repeat("|乙|\n", 40_000)
	if plan, _, err := split(seeds.Read(t.Context(), []byte(text), seeds.Options{})); err != nil || len(plan.Tasks) < 2 {
		t.Errorf("md: %v", err)
	}
}

// Rows of very many columns, and texts of very many runs, take memory as they are long.
func TestManyColumnsAndRuns(t *testing.T) {
	data, err := os.ReadFile("testdata/office/strict-namespace.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	sheet := func(first, second string) []byte {
		p := partsOf(t, data)
		p["xl/worksheets/sheet1.xml"] = strings.NewReplacer("<c t=\"inlineStr\"><is><t>修订制度</t></is></c>", first, "</row></sheetData>", second+"</row></sheetData>").Replace(p["xl/worksheets/sheet1.xml"])
		return p.zip(t)
	}
	cell := "<c t=\"inlineStr\"><is><t>修订制度</t></is></c>"
	for name, document := range map[string]func(count int) []byte{
		"columns of a sheet": func(count int) []byte { return sheet(cell, strings.Repeat(cell, count)) },
		"runs of a cell": func(count int) []byte {
			return sheet("<c t=\"inlineStr\"><is><r><t>修订制度</t></r>"+strings.Repeat("<r><rPr><strike/></rPr><t>甲</t></r><r><t>乙</t></r>", count)+"</is></c>", "")
		},
		"columns of a table": func(count int) []byte {
			return word("<w:tbl>"+row("工作任务", "责任单位", "备注")+row(append([]string{"修订制度", "财务科"}, slices.Repeat([]string{"甲"}, count)...)...)+"</w:tbl>", "", "").zip(t)
		},
		"runs of a paragraph": func(count int) []byte {
			return word(paragraph("一、公开")+"<w:p><w:r><w:t>1.修订制度（财务科负责）</w:t></w:r>"+strings.Repeat("<w:r><w:rPr><w:strike/></w:rPr><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r>", count)+"</w:p>", "", "").zip(t)
		},
	} {
		few, many := allocated(t, name, document(1000)), allocated(t, name, document(4000))
		t.Logf("%s: %d and %d bytes", name, few, many)
		if many > 6*few {
			t.Errorf("%s: %d bytes, and %d for four times as many", name, few, many)
		}
	}
}
