// Package sheet reads the sheets of xlsx files, with dates and formulas as a person sees
// them.
package sheet

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
)

// Sheet is one sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	Blocks []document.Block
}

// Read returns the sheets of a workbook that are not empty. main is the name of
// the workbook's part.
func Read(c *source.Reader, a *ooxml.Archive, main string) (sheets []*Sheet, err error) {
	parts, from1904, err := sheetParts(a, main)
	if err != nil {
		return nil, err
	}
	// The parser of number formats may panic on a malformed one.
	defer func() {
		if broken := recover(); broken != nil {
			sheets, err = nil, ooxml.DamagedError(fmt.Errorf("%v", broken))
		}
	}()
	book, err := readBook(a, main, from1904)
	if err != nil {
		return nil, err
	}
	budget := &sheetBudget{}
	for i, part := range parts {
		s := &Sheet{Name: model.CleanLine(part.name), Hidden: part.hidden}
		several := ""
		if len(parts) > 1 {
			several = s.Name + "!"
		}
		r := sheetReader{Reader: c, address: several, archive: a, book: book, part: part, budget: budget, advance: func(row, rows int) error {
			return c.Progress.Advance(0, document.FileWork, i*1000+row*1000/max(rows, 1), len(parts)*1000)
		}}
		if s.Blocks, err = r.read(); err != nil {
			return nil, ooxml.DamagedError(err)
		}
		if len(s.Blocks) > 0 {
			sheets = append(sheets, s)
		}
	}
	return sheets, nil
}

// sheetBudget limits the size of all sheets together.
type sheetBudget struct{ places, cells, text int }

func (b *sheetBudget) spend(places, cells, text int) error {
	b.places += places
	b.cells += cells
	b.text += text
	if b.places > document.MaxPlaces || b.cells > document.MaxCells || b.text > source.MaxText {
		return &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxText}
	}
	return nil
}

// sheetReader reads the cells of one sheet as they are shown.
type sheetReader struct {
	*source.Reader
	archive      *ooxml.Archive
	book         *book
	part         sheetPart
	address      string            // what is before the address of a cell: the sheet's name, if there are several
	referred     map[[2]int]string // the first cells by row and column, which formulas may need
	budget       *sheetBudget
	activeMerges []mergedRange // the ranges that reach the current row, by their first row
	mergedCells  map[mergedRange]document.GridCell
	advance      func(row, rows int) error
}

func (r *sheetReader) read() ([]document.Block, error) {
	r.referred, r.mergedCells = map[[2]int]string{}, map[mergedRange]document.GridCell{}
	merged := r.part.merged
	var all [][]document.GridCell
	err := r.eachRow(func(read *sheetRow) error {
		values, number := read.shown, read.number
		if err := r.budget.spend(len(values), 0, read.size); err != nil {
			return err
		}
		r.activeMerges = slices.DeleteFunc(r.activeMerges, func(m mergedRange) bool { return m.bottom < number })
		for len(merged) > 0 && merged[0].top <= number {
			if len(r.activeMerges) < document.MaxGridColumns && merged[0].bottom >= number {
				r.activeMerges = append(r.activeMerges, merged[0])
			}
			merged = merged[1:]
		}
		hidden := read.hidden && !r.KeepHidden && !r.takesHidden(values, number)
		row, err := r.row(values, number, hidden)
		if err != nil {
			return err
		}
		if len(row) > 0 && !hidden {
			all = append(all, row)
		}
		return r.advance(number, r.part.rows)
	})
	if err != nil {
		return nil, err
	}
	columns := document.GridColumns(all)
	if r.KeepHidden && len(columns) > 0 {
		columns = everyColumn(columns[len(columns)-1])
	}
	return document.ToGrid(all, columns, &r.budget.cells), nil
}

// everyColumn returns the columns up to the last, empty ones too.
func everyColumn(last int) []int {
	columns := make([]int, last+1)
	for i := range columns {
		columns[i] = i
	}
	return columns
}

// takesHidden reports whether a hidden row is taken, as a filter hides it, and reports
// the row.
func (r *sheetReader) takesHidden(values []string, number int) bool {
	text := strings.TrimSpace(model.CleanLine(strings.Join(values, " ")))
	if text == "" || r.part.hidden {
		return r.part.hidden
	}
	if r.part.filter.top < number && number <= r.part.filter.bottom {
		r.reportCell(0, number, text, model.WhyFiltered)
		return true
	}
	r.reportCell(0, number, text, model.WhyHidden)
	return false
}

// isHidden reports whether a column is hidden, and left out for it.
func (r *sheetReader) isHidden(column int) bool {
	return column < len(r.part.hiddenColumns) && r.part.hiddenColumns[column] && !r.part.hidden && !r.KeepHidden
}

// row returns the cells of a row that are not empty, and, if there are any, those that
// are merged with the row above. A merged cell is shown where its first row or column that
// is not hidden is.
func (r *sheetReader) row(values []string, number int, hidden bool) ([]document.GridCell, error) {
	var row []document.GridCell
	for i, value := range values {
		if strings.TrimSpace(value) == "" {
			continue
		}
		m := mergedRange{number, i, number, i}
		if at := slices.IndexFunc(r.activeMerges, func(m mergedRange) bool { return m.left <= i && i <= m.right }); at >= 0 {
			if m = r.activeMerges[at]; m.top != number || m.left != i {
				continue // hidden under a merged cell
			}
		}
		cell := document.GridCell{From: i, To: m.right + 1, Above: !hidden}
		for cell.From < m.right && r.isHidden(cell.From) {
			cell.From++
		}
		if r.isHidden(cell.From) {
			if !hidden {
				r.reportCell(i, number, value, model.WhyHidden)
			}
			continue
		}
		cell.Text = r.CleanText(source.EvenLines(value), number).Trim()
		if m.top < m.bottom {
			r.mergedCells[m] = cell
		}
		cell.Above = false
		row = append(row, cell)
	}
	own, repeated := len(row) > 0, 0 // repeated: bytes of text that is read again
	for _, m := range r.activeMerges {
		cell, known := r.mergedCells[m]
		if m.top == number || !own || !known {
			continue
		}
		cell.Text.Line = number
		repeated += cell.Text.Size()
		row = append(row, cell)
		cell.Above = cell.Above || !hidden
		r.mergedCells[m] = cell
	}
	slices.SortFunc(row, func(a, b document.GridCell) int { return a.From - b.From })
	return row, r.budget.spend(0, len(row), repeated)
}
