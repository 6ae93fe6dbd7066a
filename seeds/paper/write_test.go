package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/model"
	"duban/seeds"
	"duban/seeds/paper"
)

// trickyTexts are texts that a format could read as markup or a formula.
func trickyTexts() []string {
	return []string{
		"=1+1", "+86 750", "-5%", "@局办公室", "＝SUM(A1)", "a|b", "a\nb", "<script>alert(1)</script>", "&lt;", "**重点**", "[x](http://x.example)", "`code`",
		"\\", "# 一、", "1.", "'quoted\"", "\x1b[31m红\x07", "左\u202e右", "\ufffe坏\uffff", "bad\xff", "  两边  ", strings.Repeat("长", 5000), "",
	}
}

func trickyPaper() paper.Paper {
	sheet := paper.Sheet{
		Name: "a/b:c*[d]?'", Title: "<标题> & =1", Lines: []string{"=行"}, Closing: []string{"<签收>"}, Band: "类别",
		Columns: []paper.Column{{Name: "序号", Width: 4, Centered: true}, {Name: "=工作任务", Width: 20}},
	}
	for _, text := range trickyTexts() {
		sheet.Rows = append(sheet.Rows, paper.Row{Band: []string{"一、" + text}, Cells: []string{"1", text}})
	}
	other := sheet
	other.Apart = true
	return paper.Paper{Title: "=题<目>", Lines: []string{"@行"}, Sheets: []paper.Sheet{sheet, other, {Name: sheet.Name, Title: "空", Columns: sheet.Columns}}}
}

func written(t *testing.T, format paper.Format, p paper.Paper) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := paper.Write(t.Context(), &out, format, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Every cell is text, never a formula.
func TestWorkbookHoldsText(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(written(t, paper.FormatXLSX, trickyPaper())))
	if err != nil {
		t.Fatal(err)
	}
	names := file.GetSheetList()
	if len(names) != 3 || names[0] == names[1] {
		t.Fatalf("sheets %q, want three", names)
	}
	for _, name := range names[:2] {
		rows, err := file.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for i, row := range rows {
			for j := range row {
				cell, err := excelize.CoordinatesToCellName(j+1, i+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := file.GetCellFormula(name, cell); formula != "" || err != nil {
					t.Errorf("%s %s: formula %q, %v", name, cell, formula, err)
				}
			}
			if len(row) == 2 && row[0] == "1" {
				texts = append(texts, row[1])
			}
		}
		for _, text := range trickyTexts() {
			if want := model.Clean(text); want != "" && !contains(texts, want) {
				t.Errorf("%s: no cell with %.40q", name, want)
			}
		}
	}
}

func contains(texts []string, wanted string) bool {
	for _, text := range texts {
		// No XML can hold what is no character.
		if strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(wanted) == strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(text) {
			return true
		}
	}
	return false
}

// Every part of a Word document is well-formed XML, and holds the texts.
func TestWordDocumentIsWhole(t *testing.T) {
	data := written(t, paper.FormatDOCX, trickyPaper())
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		file, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for decoder := xml.NewDecoder(file); ; {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
			if chars, ok := token.(xml.CharData); ok {
				text.Write(chars)
			}
		}
		if part.Name == "word/document.xml" && !strings.Contains(text.String(), "<script>alert(1)</script>") {
			t.Errorf("a text is missing: %.200q", text.String())
		}
	}
}

// No CSV cell begins like a formula.
func TestCSVHoldsNoFormula(t *testing.T) {
	data := written(t, paper.FormatCSV, trickyPaper())
	rest, found := bytes.CutPrefix(data, []byte("\ufeff"))
	if !found || !bytes.Contains(rest, []byte("\r\n")) {
		t.Error("want a byte order mark and CRLF, as Excel reads it")
	}
	reader := csv.NewReader(bytes.NewReader(rest))
	reader.FieldsPerRecord = -1
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		for _, cell := range record {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("cell %q", cell)
			}
		}
	}
}

// In Markdown a pipe in a text divides no cells.
func TestMarkdownRows(t *testing.T) {
	for line := range strings.Lines(string(written(t, paper.FormatMarkdown, trickyPaper()))) {
		if strings.HasPrefix(line, "|") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 3 {
			t.Errorf("%q has not two cells", line)
		}
	}
}

func FuzzWrite(f *testing.F) {
	for _, text := range trickyTexts() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := paper.Paper{Title: text, Lines: []string{text}, Sheets: []paper.Sheet{{
			Name: text, Title: text, Columns: []paper.Column{{Name: text, Width: 1}}, Rows: []paper.Row{{Band: []string{text}, Cells: []string{text}}},
		}}}
		for _, format := range []paper.Format{paper.FormatXLSX, paper.FormatDOCX, paper.FormatCSV, paper.FormatMarkdown} {
			data := written(t, format, p)
			if _, err := seeds.Read(t.Context(), data, seeds.Options{}); err != nil && errors.As(err, new(*model.DocumentError)) == false {
				t.Errorf("%s: %v", format, err)
			}
		}
	})
}

// Figures are numbers, and the chart has a bar for each row but the total.
func TestWorkbookChart(t *testing.T) {
	sheet := paper.Sheet{
		Name: "按科室", Columns: []paper.Column{{Name: "科室", Width: 8}, {Name: "已完成", Width: 5, Figures: true}}, Charted: []int{1},
		Rows: []paper.Row{{Cells: []string{"办公室", "3"}}, {Cells: []string{"财务科", "4"}}, {Cells: []string{"合计", "7"}}},
	}
	data := written(t, paper.FormatXLSX, paper.Paper{Title: "题", Sheets: []paper.Sheet{sheet}})
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if kind, err := file.GetCellType("按科室", "B3"); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("a figure has the type %v, %v", kind, err)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	chart, err := archive.Open("xl/charts/chart1.xml")
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := io.ReadAll(chart)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"'按科室'!$A$3:$A$4", "'按科室'!$B$3:$B$4", "'按科室'!$B$2<"} {
		if !strings.Contains(html.UnescapeString(string(drawn)), part) {
			t.Errorf("no %s in the chart", part)
		}
	}
}

// A text is printed upright, with columns as narrow as that needs, and signed at the right.
func TestWorkbookOfATextIsUpright(t *testing.T) {
	sheet := paper.Sheet{
		Name: "通报", Signed: []string{"江海市卫生健康局"},
		Columns: []paper.Column{{Name: "序号", Width: 4}, {Name: "工作任务", Width: 60}},
		Rows:    []paper.Row{{Cells: []string{"1", "印发要点"}}},
	}
	for isText, want := range map[bool]string{true: "portrait", false: "landscape"} {
		file, err := excelize.OpenReader(bytes.NewReader(written(t, paper.FormatXLSX, paper.Paper{Title: "通报", IsText: isText, Sheets: []paper.Sheet{sheet}})))
		if err != nil {
			t.Fatal(err)
		}
		layout, err := file.GetPageLayout("通报")
		if err != nil || layout.Orientation == nil || *layout.Orientation != want {
			t.Errorf("a text %t is %+v, %v", isText, layout, err)
		}
		if width, err := file.GetColWidth("通报", "B"); err != nil || isText != (width < 100) {
			t.Errorf("a text %t has a column of %v, %v", isText, width, err)
		}
		style, err := file.GetCellStyle("通报", "A4")
		if err != nil {
			t.Fatal(err)
		}
		if at, err := file.GetStyle(style); err != nil || at.Alignment == nil || at.Alignment.Horizontal != "right" {
			t.Errorf("signed with %+v, %v", at, err)
		}
	}
}

// A cell of a workbook holds any text as it is, up to the format's limit in units of
// UTF-16, in any column.
func TestWorkbookCells(t *testing.T) {
	sheet := paper.Sheet{Name: "表", Rows: []paper.Row{{}}}
	texts := []string{"_x0041_", "a_x000D_b _x5_", "\n 两行\n", strings.Repeat("字", 32_768), "字" + strings.Repeat("😀", 20_000)}
	for len(texts) < 30 {
		texts = append(texts, fmt.Sprint("第", len(texts)))
	}
	for range texts {
		sheet.Columns = append(sheet.Columns, paper.Column{Name: "列", Width: 3})
	}
	sheet.Rows[0].Cells = texts
	file, err := excelize.OpenReader(bytes.NewReader(written(t, paper.FormatXLSX, paper.Paper{Title: "题", Sheets: []paper.Sheet{sheet}})))
	if err != nil {
		t.Fatal(err)
	}
	texts[3], texts[4] = strings.Repeat("字", 32_766)+"…", "字"+strings.Repeat("😀", 16_382)+"…"
	for i, want := range texts {
		name, _ := excelize.CoordinatesToCellName(i+1, 3)
		if got, err := file.GetCellValue("表", name); err != nil || got != want {
			t.Errorf("%s holds %d bytes %.40q, not %d %.40q, %v", name, len(got), got, len(want), want, err)
		}
	}
}

// A paper without a table is still a workbook.
func TestWorkbookWithoutSheets(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(written(t, paper.FormatXLSX, paper.Paper{Title: "题", Lines: []string{"没有任务"}})))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := file.GetCellValue(file.GetSheetName(0), "A2"); err != nil || got != "没有任务" {
		t.Errorf("the line is %q, %v", got, err)
	}
}
