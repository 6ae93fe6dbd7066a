package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// JoinRows makes one row of a header of two whose upper names span several lower ones,
// where the cells do not say which: 责任清单 over 责任领导, 责任人 and 责任科室. The rows below
// say how many columns there are, and of all ways to put the lower names below the upper
// ones, that is taken whose columns suit the cells best. It returns the columns of that row.
func (f *Finder) JoinRows(doc document.Document, start int, columns []column.Column) ([]document.Block, []column.Column) {
	if doc.Grid || start+2 >= len(doc.Blocks) || !doc.Blocks[start+1].IsRow() {
		return doc.Blocks, columns
	}
	upper, lower := doc.Blocks[start].FilledCells(), doc.Blocks[start+1].FilledCells()
	rows := doc.Blocks[start+2:]
	width := column.CommonWidth(rows)
	if len(lower) < 2 || width > text.MaxColumns || !f.isLowerHeader(doc.Blocks[start], doc.Blocks[start+1], width) {
		return doc.Blocks, columns
	}
	quiet := *f.Grammar
	quiet.OnHeader = nil
	cells := f.fullestRows(rows, width)
	var best []document.Phrase
	highest := 0.0
	for _, names := range spanned(upper, lower, width) {
		joined, ok := column.ReadHeader(&quiet, document.Block{Cells: names})
		if score := suits(joined, cells); ok && (best == nil || score > highest) {
			best, highest = names, score
		}
	}
	if best == nil {
		return doc.Blocks, columns
	}
	joined, _ := column.ReadHeader(f.Grammar, document.Block{Cells: best})
	f.Upper = columns
	return slices.Replace(doc.Blocks, start, start+2, document.Block{Cells: best}), joined
}

// isLowerHeader reports whether a row holds nothing but names of columns below spanning
// ones. Some are known: most, unless the two rows have fewer cells than those below.
func (f *Finder) isLowerHeader(upper, lower document.Block, width int) bool {
	known := 0
	for _, name := range lower.FilledCells() {
		if !column.IsName(name.Trim()) {
			return false
		}
		if col, ok := column.Of(f.Grammar, name); ok && col.Kind != column.Number && col.Kind != column.Text {
			known++
		}
	}
	above, below := len(upper.FilledCells()), len(lower.FilledCells())
	each := above < width && below < width && above+below > width // neither is a row
	return each && known > 0 || known > 1 && known*2 >= below
}

// fullestRows returns the traits of the rows with the most cells.
func (f *Finder) fullestRows(rows []document.Block, width int) [][]text.Traits {
	var fullest [][]text.Traits
	most := 0
	for _, b := range rows[:min(len(rows), 200)] {
		if filled := len(b.FilledCells()); len(b.Cells) == width && filled >= most {
			if filled > most {
				most, fullest = filled, nil
			}
			var traits []text.Traits
			for _, cell := range b.Cells {
				traits = append(traits, f.TraitsOf(cell))
			}
			fullest = append(fullest, traits)
		}
	}
	return fullest
}

// suits returns how well cells suit columns.
func suits(columns []column.Column, rows [][]text.Traits) float64 {
	sum := 0.0
	for _, row := range rows {
		for j := range min(len(row), len(columns)) {
			sum += column.Fit(row[j], columns[j])
		}
	}
	return sum
}

// maxSpanned is how many ways to put names below others are compared, and maxSteps how
// often a name is put below another to find them: of many names most ways fail.
const (
	maxSpanned = 3000
	maxSteps   = 100_000
)

// spanned returns the names of width columns for each way in which lower names may be
// below upper ones. Of the others one may span several columns.
func spanned(upper, lower []document.Phrase, width int) [][]document.Phrase {
	var all [][]document.Phrase
	var names []document.Phrase
	steps := 0
	var place func(u, l int, wide bool)
	place = func(u, l int, wide bool) {
		steps++
		left := width - len(names)
		switch {
		case len(all) >= maxSpanned || steps > maxSteps || left < len(upper)-u || left < len(lower)-l:
			return
		case u == len(upper):
			if left == 0 && l == len(lower) {
				all = append(all, slices.Clone(names))
			}
			return
		}
		kept := len(names)
		names = append(names, upper[u])
		place(u+1, l, wide)
		for !wide && len(names) < width {
			names = append(names, upper[u])
			place(u+1, l, true)
		}
		names = names[:kept]
		for below := l + 1; below <= len(lower); below++ {
			names = append(names, lower[below-1])
			if below > l+1 {
				place(u+1, below, wide)
			}
		}
		names = names[:kept]
	}
	place(0, 0, false)
	return all
}

// IsRuled reports whether nearly all rows have as many cells as there are columns, so
// that an empty cell is one and not a cell that was lost.
func (f *Finder) IsRuled(blocks []document.Block, columns int) bool {
	full, rows := 0, 0
	for _, b := range blocks {
		if len(b.Cells) > 1 {
			rows++
			if len(b.Cells) == columns {
				full++
			}
		}
	}
	return rows > 2 && full*10 >= rows*9
}
