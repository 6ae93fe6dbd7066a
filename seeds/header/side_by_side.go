package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// WithoutRepeatedColumns returns rows in which the same columns are side by side, so that
// a page holds more of them, as rows of those columns below each other.
func (f *Finder) WithoutRepeatedColumns(blocks []document.Block) []document.Block {
	at := slices.IndexFunc(blocks, func(b document.Block) bool { return f.repeatedAfter(b) > 0 })
	if at < 0 {
		return blocks
	}
	width, period := len(blocks[at].Cells), f.repeatedAfter(blocks[at])
	below := slices.Clone(blocks[:at])
	for from := 0; from < width; from += period {
		for _, b := range blocks[at:] {
			switch {
			case len(b.Cells) == width && len(b.FilledCells()) > 1:
				below = append(below, partOf(b, from, min(from+period, width)))
			case from == 0:
				below = append(below, b)
			}
		}
	}
	return below
}

// repeatedAfter returns after how many columns the names of a header begin again; 0 if
// they do not, or the row is no header.
func (f *Finder) repeatedAfter(b document.Block) int {
	if len(b.Cells) < 4 || len(b.Cells) > text.MaxColumns || b.Cells[0].Trim().Empty() {
		return 0
	}
	isSame := func(x, y document.Phrase) bool { return x.Key() == y.Key() }
	period := 1 + slices.IndexFunc(b.Cells[1:], func(cell document.Phrase) bool { return isSame(cell, b.Cells[0]) })
	if period < 2 || period*2 > len(b.Cells)+1 || !slices.EqualFunc(b.Cells[period:], b.Cells[:len(b.Cells)-period], isSame) {
		return 0
	}
	if _, ok := column.ReadHeader(f.Grammar, document.Block{Cells: b.Cells[:period]}); !ok {
		return 0
	}
	return period
}

// partOf returns the cells of a row from one column to another.
func partOf(b document.Block, from, to int) document.Block {
	part := document.Block{Cells: slices.Clone(b.Cells[from:to])}
	if b.Merges != nil {
		part.Merges = &document.Merges{Above: b.Merges.Above[from:to], Left: slices.Clone(b.Merges.Left[from:to])}
		part.Merges.Left[0] = false
	}
	return part
}
