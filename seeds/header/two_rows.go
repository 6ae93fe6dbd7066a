package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// WithLowerRow returns a header with the row below it, if that holds names below spanning
// ones: 责任领导, 责任人 and 责任科室 below 责任清单. Where the cells do not say which are below
// which, the rows below say how many columns there are, and of all ways to put the lower
// names below the upper ones, that is taken whose columns suit the cells best.
func (f *Finder) WithLowerRow(doc document.Document, h Header) Header {
	if h.End >= len(doc.Blocks) || !doc.Blocks[h.End].IsRow() {
		return h
	}
	upper, lower, rows := doc.Blocks[h.Start], doc.Blocks[h.End], doc.Blocks[h.End+1:]
	var all [][]document.Phrase
	var cells [][]text.Traits
	if areSpanned(upper.HeaderNames(), lower) {
		all = append(all, f.namesBelow(upper.HeaderNames(), lower))
	} else if !doc.Grid {
		width := column.CommonWidth(rows)
		all, cells = f.spanned(upper.FilledCells(), lower.FilledCells(), width), f.fullestRows(rows, width)
	}
	quiet := *f.Grammar
	quiet.OnHeader = nil
	var best []document.Phrase
	highest := 0.0
	for _, names := range all {
		columns, ok := column.ReadHeader(&quiet, document.Block{Cells: names})
		if score := suits(columns, cells); ok && (best == nil || score > highest) {
			best, highest = names, score
		}
	}
	if best != nil {
		h.Columns, _ = column.ReadHeader(f.Grammar, document.Block{Cells: best})
		h.End++
	}
	return h
}

// areSpanned reports whether a row holds nothing but names below those above it that span
// several columns, or shares its other cells with the row above.
func areSpanned(upper []document.Phrase, lower document.Block) bool {
	if len(lower.Cells) != len(upper) {
		return false
	}
	isSame := func(i, j int) bool {
		return i >= 0 && j < len(upper) && (upper[j].Empty() || upper[j].Key() == upper[i].Key())
	}
	filled, shares := 0, false
	for i, cell := range lower.Cells {
		shares = shares || lower.IsMergedAbove(i)
		if lower.IsMergedAbove(i) || cell.Trim().Empty() {
			continue
		}
		filled++
		if !shares && !upper[i].Empty() && !isSame(i, i+1) && !isSame(i-1, i) || !column.IsName(cell.Trim()) {
			return false
		}
	}
	return filled > 1 || filled > 0 && shares
}

// namesBelow returns the names of the columns of a header with one row more. One that is
// not known comes after the name that it is below.
func (f *Finder) namesBelow(upper []document.Phrase, lower document.Block) []document.Phrase {
	names, above := slices.Clone(upper), document.Phrase{}
	for i, cell := range lower.Cells {
		if i < len(names) && !names[i].Empty() {
			above = names[i]
		}
		switch cell = cell.Trim(); {
		case i >= len(names):
			names = append(names, cell)
		case cell.Empty() || lower.IsMergedAbove(i):
		case f.IsColumnName(cell):
			names[i] = cell
		default:
			names[i] = document.JoinNonEmpty(above.Clone(), cell)
		}
	}
	return names
}

// isLowerHeader reports whether a row holds nothing but names of columns below spanning
// ones. Some are known: most, unless the two rows have fewer cells than those below.
func (f *Finder) isLowerHeader(upper, lower []document.Phrase, width int) bool {
	known := 0
	for _, name := range lower {
		if !column.IsName(name.Trim()) {
			return false
		}
		if col, ok := column.Of(f.Grammar, name); ok && col.Kind != column.Number && col.Kind != column.Text {
			known++
		}
	}
	each := max(len(upper), len(lower)) < width && len(upper)+len(lower) > width // neither is a row
	return len(lower) > 1 && (each && known > 0 || known > 1 && known*2 >= len(lower))
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
func (f *Finder) spanned(upper, lower []document.Phrase, width int) [][]document.Phrase {
	var all [][]document.Phrase
	if width > text.MaxColumns || !f.isLowerHeader(upper, lower, width) {
		return nil
	}
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
	return rows > 1 && full*10 >= rows*9
}
