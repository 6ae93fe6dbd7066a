package paper

import (
	"archive/zip"
	"bufio"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"duban/model"
)

// writeWorkbook writes a worksheet for each sheet of the paper, ready to print on
// A4: all columns fit on one page, and the header row is repeated on each page. A text is
// upright, a table is across. Rows are written as they come, so that a long table takes no
// memory.
func writeWorkbook(ctx context.Context, w io.Writer, paper Paper) error {
	if len(paper.Sheets) == 0 { // a workbook has at least one
		paper.Sheets = []Sheet{{}}
	}
	archive := zip.NewWriter(w)
	sheets := workbookSheets(paper)
	if err := writeWorkbookParts(archive, sheets, paper.Mark); err != nil {
		return err
	}
	for i := range sheets {
		file, err := archive.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
		if err != nil {
			return err
		}
		sheets[i].out = bufio.NewWriter(file)
		if err := cmp.Or(sheets[i].write(ctx, i == 0), sheets[i].out.Flush()); err != nil {
			return err
		}
	}
	return archive.Close()
}

// workbookSheets returns the sheets of a paper with the lines above their tables.
func workbookSheets(paper Paper) []workbookSheet {
	const upright, across = 40, 72 // Chinese characters that A4 holds at their size
	sheets := make([]workbookSheet, len(paper.Sheets))
	for i, name := range sheetNames(paper.Sheets) {
		sheet := paper.Sheets[i]
		s := workbookSheet{name: name, sheet: sheet, orientation: "landscape", title: paper.Title}
		if sheet.Apart {
			s.title = sheet.Title
		} else {
			s.lines = slices.Clone(paper.Lines)
			if sheet.Title != "" {
				s.lines = append(s.lines, sheet.Title)
			}
		}
		s.lines = append(s.lines, sheet.Lines...)
		s.sheet.Columns = narrowed(sheet, across)
		if paper.IsText {
			s.orientation, s.sheet.Columns = "portrait", narrowed(sheet, upright)
		}
		sheets[i] = s
	}
	return sheets
}

// narrowed returns the columns of a sheet, as narrow as they must be to fit so many Chinese
// characters.
func narrowed(sheet Sheet, fits int) []Column {
	const least = 3 // Chinese characters
	columns, total := slices.Clone(sheet.Columns), max(sheet.shownWidth(), 1)
	for i := range columns {
		columns[i].Width = min(columns[i].Width, max(least, columns[i].Width*fits/total))
	}
	return columns
}

// sheetNames returns valid names for worksheets: at most 31 characters, none of
// []:*?/\, all different.
func sheetNames(sheets []Sheet) []string {
	used := map[string]bool{}
	names := make([]string, len(sheets))
	for i, sheet := range sheets {
		plain := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\'`, r) {
				return ' '
			}
			return r
		}, model.CleanLine(sheet.Name))
		const most, numbered = 31, 26
		runes := []rune(strings.TrimSpace(plain))
		name := string(runes[:min(len(runes), most)])
		for n := 2; name == "" || used[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s %d", string(runes[:min(len(runes), numbered)]), n)
		}
		used[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

// workbookSheet writes one sheet, row by row. It ignores errors of writing: the buffered
// writer returns the first one from Flush.
type workbookSheet struct {
	out         *bufio.Writer
	name, title string
	lines       []string // between the title and the table
	sheet       Sheet
	orientation string
	row         int
	merged      []int // the rows whose cells are merged
}

// head returns the number of the table's header row.
func (s *workbookSheet) head() int { return 2 + len(s.lines) }

// columns returns the number of columns, at least one.
func (s *workbookSheet) columns() int { return max(1, len(s.sheet.Columns)) }

func (s *workbookSheet) put(parts ...string) {
	for _, part := range parts {
		_, _ = s.out.WriteString(part)
	}
}

func (s *workbookSheet) write(ctx context.Context, isFirst bool) error {
	head := s.head()
	s.put(xml.Header, `<worksheet `, workbookSpace, `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	s.put(fmt.Sprintf(`<sheetViews><sheetView tabSelected="%d" workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
		map[bool]int{true: 1}[isFirst], head, head+1))
	s.put(`<sheetFormatPr defaultRowHeight="15"/>`)
	s.widths()
	s.put(`<sheetData>`)
	s.across(s.title, styleTitle, 24)
	for _, line := range s.lines {
		s.across(line, styleLine, lineHeight)
	}
	if len(s.sheet.Rows) > 0 {
		s.table(ctx)
	}
	for _, line := range s.sheet.Closing {
		s.across(line, styleLine, lineHeight)
	}
	for _, line := range s.sheet.Signed {
		s.across(line, styleSigned, lineHeight)
	}
	s.put(`</sheetData>`)
	s.settings()
	s.put(`</worksheet>`)
	return ctx.Err()
}

// widths writes the widths of the columns.
func (s *workbookSheet) widths() {
	if len(s.sheet.Columns) == 0 {
		return
	}
	s.put(`<cols>`)
	for i, column := range s.sheet.Columns {
		hidden := map[bool]string{true: ` hidden="1"`}[column.Hidden]
		s.put(fmt.Sprintf(`<col min="%d" max="%d" width="%d" customWidth="1"%s/>`, i+1, i+1, s.width(column), hidden))
	}
	s.put(`</cols>`)
}

// settings writes what follows the cells: protection, filter, merged cells, choices, and
// how the sheet is printed.
func (s *workbookSheet) settings() {
	if s.sheet.isForm() {
		s.put(sheetProtection)
	}
	if len(s.sheet.Rows) > 0 {
		s.put(`<autoFilter ref="`, s.tableRange(), `"/>`)
	}
	first, last := columnName(s.firstShown()), columnName(s.columns()-1)
	if len(s.merged) > 0 {
		s.put(`<mergeCells>`)
		for _, row := range s.merged {
			number := strconv.Itoa(row)
			s.put(`<mergeCell ref="`, first, number, `:`, last, number, `"/>`)
		}
		s.put(`</mergeCells>`)
	}
	s.choices()
	s.put(`<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="`, s.orientation, `"/>`)
	s.put(`<headerFooter><oddFooter>&amp;C— &amp;P / &amp;N —</oddFooter></headerFooter>`)
	if s.hasChart() {
		s.put(`<drawing r:id="rId1"/>`)
	}
}

// sheetProtection protects what must stay as it is. It is meant against slips: there is no
// password.
const sheetProtection = `<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" autoFilter="0" sort="0"/>`

// choices gives cells their choices; any other text is taken as well.
func (s *workbookSheet) choices() {
	var validations []string
	for i, column := range s.sheet.Columns {
		list := strings.ReplaceAll(strings.Join(column.Choices, ","), `"`, `""`)
		const most = 255 // characters, by the format
		if list == "" || len(utf16.Encode([]rune(list))) > most {
			continue
		}
		name := columnName(i)
		validations = append(validations, fmt.Sprintf(`<dataValidation type="list" allowBlank="1" sqref="%s%d:%s%d"><formula1>"%s"</formula1></dataValidation>`,
			name, s.head()+1, name, s.head()+s.rows(), escaped(list)))
	}
	if len(validations) > 0 && s.sheet.isForm() {
		s.put(`<dataValidations>`, strings.Join(validations, ""), `</dataValidations>`)
	}
}

// tableRange returns the cells of the table with its head.
func (s *workbookSheet) tableRange() string {
	return fmt.Sprintf("$A$%d:$%s$%d", s.head(), columnName(s.columns()-1), s.head()+s.rows())
}

const (
	lineHeight   = 15     // of a line of text, in points
	maxRowHeight = 409    // in points
	maxCellUnits = 32_767 // of UTF-16, in a cell
)

// cellText returns a text cleaned and shortened to what a cell can hold, with … at the
// end.
func cellText(text string) string {
	text = model.Clean(text)
	if len(text) <= maxCellUnits {
		return text
	}
	units := utf16.Encode([]rune(text))
	if len(units) <= maxCellUnits {
		return text
	}
	units = units[:maxCellUnits-1]
	if utf16.IsSurrogate(rune(units[len(units)-1])) && units[len(units)-1] < 0xDC00 { // the first half of a character
		units = units[:len(units)-1]
	}
	return string(utf16.Decode(units)) + "…"
}

// width returns the width of a column in the unit of workbooks, digits: two for a
// Chinese character, and two for the margins.
func (s *workbookSheet) width(column Column) int { return 2*column.Width + 2 }

func (s *workbookSheet) table(ctx context.Context) {
	names := make([]string, len(s.sheet.Columns))
	for i, column := range s.sheet.Columns {
		names[i] = column.Name
	}
	s.cells(names, func(int) int { return styleHead })
	style := func(i int) int {
		switch column := s.sheet.Columns[i]; {
		case column.Input:
			return styleInput
		case column.Centered:
			return styleCentered
		}
		return styleText
	}
	for row := range s.sheet.printed(ctx) {
		if row.isBand {
			s.across(row.cells[0], styleBand, lineHeight+3)
		} else {
			s.cells(row.cells, style)
		}
	}
}

// rows returns how many rows the table has below its head, bands included.
func (s *workbookSheet) rows() int {
	rows := 0
	for range s.sheet.printed(context.Background()) {
		rows++
	}
	return rows
}

// across writes a text into a row whose cells are merged.
func (s *workbookSheet) across(text string, style int, height int) {
	first := s.firstShown()
	s.startRow(height * linesFilled(text, s.sheet.shownWidth()))
	for i := range s.columns() {
		if i == first {
			s.cell(i, style, cellText(text))
		} else {
			s.cell(i, style, "")
		}
	}
	s.put(`</row>`)
	if s.columns() > first+1 {
		s.merged = append(s.merged, s.row)
	}
}

// firstShown returns the index of the first column that is shown: a merged cell that
// begins in a hidden one is empty in some programs.
func (s *workbookSheet) firstShown() int {
	return max(0, slices.IndexFunc(s.sheet.Columns, func(c Column) bool { return !c.Hidden }))
}

// cells writes a row of the table, as high as its highest cell needs.
func (s *workbookSheet) cells(texts []string, style func(column int) int) {
	lines := 1
	for i, text := range texts {
		if !s.sheet.Columns[i].Hidden {
			lines = max(lines, linesFilled(text, s.sheet.Columns[i].Width))
		}
	}
	s.startRow(lines*lineHeight + 3)
	for i, text := range texts {
		text = cellText(text)
		if s.sheet.Columns[i].Figures { // what Atoi refuses costs it a copy of the text
			if number, err := strconv.Atoi(text); err == nil {
				s.put(`<c r="`, columnName(i), strconv.Itoa(s.row), `" s="`, strconv.Itoa(styleFigures), `"><v>`, strconv.Itoa(number), `</v></c>`)
				continue
			}
		}
		s.cell(i, style(i), text)
	}
	s.put(`</row>`)
}

func (s *workbookSheet) startRow(height int) {
	s.row++
	s.put(`<row r="`, strconv.Itoa(s.row), `" ht="`, strconv.Itoa(min(height, maxRowHeight)), `" customHeight="1">`)
}

// cell writes a cell of text, which never becomes a formula.
func (s *workbookSheet) cell(column, style int, text string) {
	s.put(`<c r="`, columnName(column), strconv.Itoa(s.row), `" s="`, strconv.Itoa(style))
	if text == "" {
		s.put(`"/>`)
		return
	}
	s.put(`" t="inlineStr"><is><t xml:space="preserve">`)
	if strings.Contains(text, "_x") { // what looks like an escaped character
		text = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`).ReplaceAllString(text, "_x005F_$1")
	}
	_ = xml.EscapeText(s.out, []byte(text))
	s.put(`</t></is></c>`)
}

// columnName returns the letters of a column, which is counted from 0.
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// linesFilled returns how many lines a text takes in a column that is width Chinese
// characters wide; two other characters are as wide as one.
func linesFilled(text string, width int) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		halves := 0
		for _, r := range line {
			halves++
			if r >= 0x1100 {
				halves++
			}
		}
		lines += max(1, (halves+2*width-1)/(2*width))
	}
	return lines
}
