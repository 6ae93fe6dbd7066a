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
	at, period := -1, 0
	for i, b := range blocks {
		if period = f.repeatedAfter(b); period > 0 {
			at = i
			break
		}
	}
	if at < 0 {
		return blocks
	}
	width := len(blocks[at].Cells)
	below := slices.Clone(blocks[:at])
	below = append(below, partOf(blocks[at], 0, period))
	var later []document.Block // the rows of the other parts
	flush := func() {
		below = append(below, later...)
		later = nil
	}
	for _, b := range blocks[at+1:] {
		if len(b.Cells) != width || len(b.FilledCells()) < 2 {
			flush()
			below = append(below, b)
			continue
		}
		if f.repeatedAfter(b) > 0 {
			continue // the header again
		}
		for from := 0; from < width; from += period {
			part := partOf(b, from, min(from+period, width))
			switch {
			case len(part.FilledCells()) == 0:
			case from == 0:
				below = append(below, part)
			default:
				later = append(later, part)
			}
		}
	}
	flush()
	return below
}

// repeatedAfter returns after how many columns the names of a header begin again; 0 if
// they do not, or the row is no header.
func (f *Finder) repeatedAfter(b document.Block) int {
	if len(b.Cells) < 4 || len(b.Cells) > text.MaxColumns || b.Cells[0].Trim().Empty() {
		return 0
	}
	period := 1
	for period < len(b.Cells) && b.Cells[period].Key() != b.Cells[0].Key() {
		period++
	}
	if period < 2 || period*2 > len(b.Cells)+1 {
		return 0
	}
	for j := period; j < len(b.Cells); j++ {
		if b.Cells[j].Key() != b.Cells[j-period].Key() {
			return 0
		}
	}
	if _, ok := column.ReadHeader(f.Grammar, partOf(b, 0, period)); !ok {
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
