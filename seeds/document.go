package seeds

import (
	"slices"
)

// block is what a document consists of, whatever its format: a paragraph, or a
// row of a table.
type block struct {
	text     phrase   // of a paragraph
	cells    []phrase // of a row
	pipeOnly bool     // the row is a | alone: an empty cell, of this row or of the one above

	// Behind pointers, as few of the many blocks of a large document have them.
	merges *merges         // of a row in a grid; nil if no cell is merged
	style  *paragraphStyle // of a paragraph; nil if it has no tabs and is no heading
}

// merges says for each column of a row whether its cell is merged with another.
type merges struct {
	above []bool // with the cell above, whose words it repeats
	left  []bool // with the cell to the left; it has no words of its own
}

// paragraphStyle holds what few paragraphs have: tabs, a heading level.
type paragraphStyle struct {
	tabs    []phrase // its parts between tabs; nil if it has none
	heading int      // the level that its style gives it as a heading; 0: none
}

func newParagraphStyle(tabs []phrase, heading int) *paragraphStyle {
	if tabs == nil && heading == 0 {
		return nil
	}
	return &paragraphStyle{tabs, heading}
}

// heading returns the level that a paragraph's style gives it as a heading, 0
// if it is none.
func (b block) heading() int {
	if b.style == nil {
		return 0
	}
	return b.style.heading
}

func (b block) isRow() bool { return b.cells != nil }

// line returns the line of the document where the block begins, from 1.
func (b block) line() int {
	for _, cell := range b.cells {
		if cell.line > 0 {
			return cell.line
		}
	}
	return b.text.line
}

// isMergedAbove reports whether cell i is merged with the one above.
func (b block) isMergedAbove(i int) bool { return b.merges != nil && b.merges.above[i] }

// filledCells returns the cells that are neither empty nor merged with the one above.
func (b block) filledCells() []phrase {
	var filled []phrase
	for i, cell := range b.cells {
		if !b.isMergedAbove(i) && !cell.trim().empty() {
			filled = append(filled, cell)
		}
	}
	return filled
}

// headerNames returns the cells as names of columns. A name that spans several
// columns is the name of each.
func (b block) headerNames() []phrase {
	if b.merges == nil {
		return b.cells
	}
	names := slices.Clone(b.cells)
	for i := range names {
		if i > 0 && b.merges.left[i] && names[i].empty() {
			names[i] = names[i-1]
		}
	}
	return names
}
