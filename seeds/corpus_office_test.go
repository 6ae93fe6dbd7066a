package seeds_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bookFromRows makes a workbook from lines of cells with | between them. A line "merge
// A2:A4" merges cells, "sheet 名称" begins a sheet. ⏎ is a line break in a cell.
func bookFromRows(t *testing.T, text string) []byte {
	t.Helper()
	return book(t, func(f *excelize.File) {
		sheet, row := "Sheet1", 0
		for line := range strings.Lines(text) {
			line = strings.TrimRight(line, "\n")
			if cells, found := strings.CutPrefix(line, "merge "); found {
				from, to, _ := strings.Cut(cells, ":")
				if err := f.MergeCell(sheet, from, to); err != nil {
					t.Fatal(err)
				}
				continue
			}
			if name, found := strings.CutPrefix(line, "sheet "); found {
				sheet, row = name, 0
				if _, err := f.NewSheet(sheet); err != nil {
					t.Fatal(err)
				}
				continue
			}
			row++
			for i, cell := range strings.Split(line, "|") {
				at, _ := excelize.CoordinatesToCellName(i+1, row)
				if cell = strings.TrimSpace(cell); cell == "" {
					continue
				}
				if err := f.SetCellValue(sheet, at, strings.ReplaceAll(cell, "⏎", "\n")); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// wordFromBlocks makes a docx from lines: one that begins with | is a row of a table, in
// which ^ is a cell that is merged with the one above and "+" text begins cells that are
// merged with those below. Any other is a paragraph, a heading after # signs.
func wordFromBlocks(text string) parts {
	var body strings.Builder
	var rows []string
	columns := 0
	flush := func() {
		if len(rows) > 0 {
			body.WriteString(tableOf(columns, rows...))
		}
		rows = nil
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if !strings.HasPrefix(line, "|") {
			flush()
			body.WriteString(paragraph(line))
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		columns = len(cells)
		for i, cell := range cells {
			cell = strings.TrimSpace(cell)
			lines := strings.Split(cell, "⏎")
			switch {
			case cell == "^":
				cells[i] = cellWith(continued, "")
			case strings.HasPrefix(cell, "+"):
				cells[i] = cellWith(restart, cell[1:])
			case len(lines) > 1:
				cells[i] = "<w:tc>"
				for _, line := range lines {
					cells[i] += paragraph(line)
				}
				cells[i] += "</w:tc>"
			default:
				cells[i] = cell
			}
		}
		rows = append(rows, row(cells...))
	}
	flush()
	return word(body.String(), "", "")
}
