package paper

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"duban/model"
)

// writeWorkbook writes a worksheet for each sheet of the paper, ready to print on
// A4: all columns fit on one page, and the header row is repeated on each page. A text is
// upright, a table is across.
func writeWorkbook(ctx context.Context, w io.Writer, paper Paper) error {
	file := excelize.NewFile()
	defer func() { _ = file.Close() }()
	styles, err := newWorkbookStyles(file)
	if err != nil {
		return err
	}
	names := sheetNames(paper.Sheets)
	for i, sheet := range paper.Sheets {
		if i == 0 {
			err = file.SetSheetName(file.GetSheetName(0), names[0])
		} else {
			_, err = file.NewSheet(names[i])
		}
		if err != nil {
			return err
		}
		title, lines := paper.Title, paper.Lines
		if sheet.Apart {
			title, lines = sheet.Title, nil
		} else if sheet.Title != "" {
			lines = append(lines[:len(lines):len(lines)], sheet.Title)
		}
		s := workbookSheet{file: file, name: names[i], sheet: sheet, styles: styles, orientation: "landscape"}
		const upright, across = 40, 72 // Chinese characters that A4 holds at their size
		s.sheet.Columns = narrowed(sheet, across)
		if paper.IsText {
			s.orientation, s.sheet.Columns = "portrait", narrowed(sheet, upright)
		}
		if err := s.write(ctx, title, append(lines[:len(lines):len(lines)], sheet.Lines...)); err != nil {
			return err
		}
	}
	if paper.Mark != (Mark{}) {
		if err := file.SetCustomProps(excelize.CustomProperty{Name: MarkProperty, Value: paper.Mark.String()}); err != nil {
			return err
		}
	}
	return file.Write(w)
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

type workbookStyles struct{ title, line, signed, head, band, text, centered, figures, input int }

func newWorkbookStyles(file *excelize.File) (workbookStyles, error) {
	var edges []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		edges = append(edges, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	font := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: "宋体", Size: size, Bold: bold}
	}
	placed := func(horizontal string) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true}
	}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDEDED"}}
	const asText = 49 // the number of the format "@"
	var styles workbookStyles
	for _, made := range []struct {
		into  *int
		style excelize.Style
	}{
		{&styles.title, excelize.Style{Font: font(16, true), Alignment: placed("center")}},
		{&styles.line, excelize.Style{Font: font(11, false), Alignment: placed("left")}},
		{&styles.signed, excelize.Style{Font: font(11, false), Alignment: placed("right")}},
		{&styles.head, excelize.Style{Font: font(10.5, true), Alignment: placed("center"), Border: edges, Fill: fill}},
		{&styles.band, excelize.Style{Font: font(10.5, true), Alignment: placed("left"), Border: edges}},
		{&styles.text, excelize.Style{Font: font(10.5, false), Alignment: placed("left"), Border: edges, NumFmt: asText}},
		{&styles.centered, excelize.Style{Font: font(10.5, false), Alignment: placed("center"), Border: edges, NumFmt: asText}},
		{&styles.figures, excelize.Style{Font: font(10.5, false), Alignment: placed("center"), Border: edges}},
		{&styles.input, excelize.Style{Font: font(10.5, false), Alignment: placed("left"), Border: edges, NumFmt: asText, Protection: &excelize.Protection{}}},
	} {
		number, err := file.NewStyle(&made.style)
		if err != nil {
			return styles, err
		}
		*made.into = number
	}
	return styles, nil
}

// workbookSheet writes one sheet, row by row.
type workbookSheet struct {
	file        *excelize.File
	name        string
	sheet       Sheet
	styles      workbookStyles
	orientation string
	stream      *excelize.StreamWriter
	row         int
}

func (s *workbookSheet) write(ctx context.Context, title string, lines []string) error {
	head := 2 + len(lines)
	// All this must come before the first row of a stream.
	err := cmp.Or(s.filter(head), s.page(head), s.form(head), s.chart(head)) // a filter resets the page
	if err != nil {
		return err
	}
	if s.stream, err = s.file.NewStreamWriter(s.name); err != nil {
		return err
	}
	for i, column := range s.sheet.Columns {
		if err := s.stream.SetColWidth(i+1, i+1, s.width(column)); err != nil {
			return err
		}
		if column.Hidden {
			if err := s.stream.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
	}
	if err := s.stream.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: head, TopLeftCell: fmt.Sprintf("A%d", head+1), ActivePane: "bottomLeft",
	}); err != nil {
		return err
	}
	if err := s.across(title, s.styles.title, 24); err != nil {
		return err
	}
	for _, line := range lines {
		if err := s.across(line, s.styles.line, lineHeight); err != nil {
			return err
		}
	}
	if len(s.sheet.Rows) > 0 {
		if err := s.table(ctx); err != nil {
			return err
		}
	}
	for _, line := range s.sheet.Closing {
		if err := s.across(line, s.styles.line, lineHeight); err != nil {
			return err
		}
	}
	for _, line := range s.sheet.Signed {
		if err := s.across(line, s.styles.signed, lineHeight); err != nil {
			return err
		}
	}
	return s.stream.Flush()
}

const (
	lineHeight   = 15                      // of a line of text, in points
	maxRowHeight = 409                     // in points
	maxCellChars = excelize.TotalCellChars // characters in a cell
)

// cellText returns a text cleaned and shortened to what a cell can hold, with … at the
// end.
func cellText(text string) string {
	text = model.Clean(text)
	if utf8.RuneCountInString(text) <= maxCellChars {
		return text
	}
	return string([]rune(text)[:maxCellChars-1]) + "…"
}

// width returns the width of a column in the unit of workbooks, digits: two for a
// Chinese character, and two for the margins.
func (s *workbookSheet) width(column Column) float64 { return float64(2*column.Width + 2) }

func (s *workbookSheet) table(ctx context.Context) error {
	names := make([]string, len(s.sheet.Columns))
	for i, column := range s.sheet.Columns {
		names[i] = column.Name
	}
	if err := s.cells(names, func(int) int { return s.styles.head }); err != nil {
		return err
	}
	band := func(name string) error { return s.across(name, s.styles.band, lineHeight+3) }
	return bands(ctx, s.sheet, band, func(cells []string) error {
		return s.cells(cells, func(i int) int {
			switch column := s.sheet.Columns[i]; {
			case column.Input:
				return s.styles.input
			case column.Centered:
				return s.styles.centered
			}
			return s.styles.text
		})
	})
}

// filter gives the head its buttons to filter by.
func (s *workbookSheet) filter(head int) error {
	if len(s.sheet.Rows) == 0 {
		return nil
	}
	last, err := excelize.CoordinatesToCellName(len(s.sheet.Columns), head+s.rows())
	if err != nil {
		return err
	}
	return s.file.AutoFilter(s.name, fmt.Sprintf("A%d:%s", head, last), nil)
}

// form protects what must stay as it is, and gives cells their choices. Both are meant
// against slips: there is no password, and any other text is taken as well.
func (s *workbookSheet) form(head int) error {
	if !s.sheet.isForm() {
		return nil
	}
	for i, column := range s.sheet.Columns {
		if len(column.Choices) == 0 {
			continue
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		choices := excelize.NewDataValidation(true)
		choices.Sqref = fmt.Sprintf("%s%d:%s%d", name, head+1, name, head+s.rows())
		choices.ShowErrorMessage = false
		if err := cmp.Or(choices.SetDropList(column.Choices), s.file.AddDataValidation(s.name, choices)); err != nil {
			return err
		}
	}
	return s.file.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true, Sort: true,
	})
}

// rows returns how many rows the table has below its head, bands included.
func (s *workbookSheet) rows() int {
	rows := 0
	count := func() error { rows++; return nil }
	_ = bands(context.Background(), s.sheet, func(string) error { return count() }, func([]string) error { return count() })
	return rows
}

// across writes a text into a row whose cells are merged.
func (s *workbookSheet) across(text string, style int, height float64) error {
	s.row++
	columns := len(s.sheet.Columns)
	cells := make([]any, columns)
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: style}
	}
	first := s.firstShown()
	cells[first] = excelize.Cell{StyleID: style, Value: cellText(text)}
	height = min(height*float64(linesFilled(text, s.sheet.shownWidth())), maxRowHeight)
	if err := s.stream.SetRow(fmt.Sprintf("A%d", s.row), cells, excelize.RowOpts{Height: height}); err != nil {
		return err
	}
	from, err := excelize.CoordinatesToCellName(first+1, s.row)
	if err != nil || columns == first+1 {
		return err
	}
	last, err := excelize.CoordinatesToCellName(columns, s.row)
	if err != nil {
		return err
	}
	return s.stream.MergeCell(from, last)
}

// firstShown returns the index of the first column that is shown: a merged cell that
// begins in a hidden one is empty in some programs.
func (s *workbookSheet) firstShown() int {
	return max(0, slices.IndexFunc(s.sheet.Columns, func(c Column) bool { return !c.Hidden }))
}

// cells writes a row of the table, as high as its highest cell needs.
func (s *workbookSheet) cells(texts []string, style func(column int) int) error {
	s.row++
	cells := make([]any, len(texts))
	lines := 1
	for i, text := range texts {
		text = cellText(text)
		cells[i] = excelize.Cell{StyleID: style(i), Value: text}
		if s.sheet.Columns[i].Figures { // what Atoi refuses costs it a copy of the text
			if number, err := strconv.Atoi(text); err == nil {
				cells[i] = excelize.Cell{StyleID: s.styles.figures, Value: number}
			}
		}
		if !s.sheet.Columns[i].Hidden {
			lines = max(lines, linesFilled(text, s.sheet.Columns[i].Width))
		}
	}
	height := min(float64(lines*lineHeight+3), maxRowHeight)
	return s.stream.SetRow(fmt.Sprintf("A%d", s.row), cells, excelize.RowOpts{Height: height})
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

// page sets up how the sheet is printed.
func (s *workbookSheet) page(head int) error {
	paperA4, one, any := 9, 1, 0
	if err := s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Orientation: &s.orientation, Size: &paperA4, FitToWidth: &one, FitToHeight: &any,
	}); err != nil {
		return err
	}
	fits := true
	if err := s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fits}); err != nil {
		return err
	}
	if err := s.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&C— &P / &N —"}); err != nil {
		return err
	}
	return s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.name, head, head),
	})
}
