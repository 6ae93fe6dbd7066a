// Package document holds what a file consists of, whatever its format: paragraphs and
// rows of tables, as texts whose characters know their folded form and whose place is
// known.
package document

import (
	"cmp"
	"slices"
	"strings"
)

// FirstText returns the text of a block, or its first cell with words.
func (b Block) FirstText() Phrase {
	for i, cell := range b.Cells {
		if !b.IsMergedAbove(i) && !cell.Trim().Empty() {
			return cell
		}
	}
	return b.Text
}

// Equal reports whether two blocks have the same words.
func (b Block) Equal(other Block) bool {
	sameText := func(a, b Phrase) bool { return slices.Equal(a.Glyphs, b.Glyphs) }
	return b.IsRow() == other.IsRow() && sameText(b.Text, other.Text) && slices.EqualFunc(b.FilledCells(), other.FilledCells(), sameText)
}

// Key returns all words of the block, for comparing.
func (b Block) Key() string {
	key := []string{b.Text.Key()}
	for _, cell := range b.FilledCells() {
		key = append(key, cell.Key())
	}
	return strings.Join(key, "|")
}

// Block is what a document consists of, whatever its format: a paragraph, or a
// row of a table.
type Block struct {
	Text  Phrase   // of a paragraph
	Cells []Phrase // of a row

	// Behind pointers, as few of the many blocks of a large document have them.
	Merges *Merges         // of a row in a grid; nil if no cell is merged
	Style  *paragraphStyle // of a paragraph; nil if it has no tabs and is no heading
}

// Merges says for each column of a row whether its cell is merged with another.
type Merges struct {
	Above []bool // with the cell above, whose words it repeats
	Left  []bool // with the cell to the left; it has no words of its own
}

// paragraphStyle holds what few paragraphs have: tabs, a heading level.
type paragraphStyle struct {
	tabs    []Phrase // its parts between tabs; nil if it has none
	heading int      // the level that its style gives it as a heading; 0: none
}

// NewParagraphStyle returns nil if the paragraph has neither tabs nor a heading level.
func NewParagraphStyle(tabs []Phrase, heading int) *paragraphStyle {
	if tabs == nil && heading == 0 {
		return nil
	}
	return &paragraphStyle{tabs, heading}
}

// Heading returns the level that a paragraph's style gives it as a heading, 0
// if it is none.
func (b Block) Heading() int {
	if b.Style == nil {
		return 0
	}
	return b.Style.heading
}

// IsRow reports whether the block is a row of a table.
func (b Block) IsRow() bool { return b.Cells != nil }

// Line returns the line of the document where the block begins, from 1. A row does not
// begin in the cells that it shares with the row above.
func (b Block) Line() int {
	line := 0
	for i, cell := range b.Cells {
		if cell.Line > 0 && !b.IsMergedAbove(i) {
			return cell.Line
		}
		line = cmp.Or(line, cell.Line)
	}
	return cmp.Or(line, b.Text.Line)
}

// IsMergedAbove reports whether cell i is merged with the one above.
func (b Block) IsMergedAbove(i int) bool { return b.Merges != nil && b.Merges.Above[i] }

// FilledCells returns the cells that are neither empty nor merged with the one above.
func (b Block) FilledCells() []Phrase {
	var filled []Phrase
	for i, cell := range b.Cells {
		if !b.IsMergedAbove(i) && !cell.Trim().Empty() {
			filled = append(filled, cell)
		}
	}
	return filled
}

// HeaderNames returns the cells as names of columns. A name that spans several
// columns is the name of each.
func (b Block) HeaderNames() []Phrase {
	if b.Merges == nil {
		return b.Cells
	}
	names := slices.Clone(b.Cells)
	for i := range names {
		if i > 0 && b.Merges.Left[i] && names[i].Empty() {
			names[i] = names[i-1]
		}
	}
	return names
}

// Document is the content of a file, or one way to divide a text into cells.
type Document struct {
	Blocks []Block
	// stream: the rows are not known. Every block with cells holds a single one,
	// in reading order.
	Stream bool
	// multiline: a cell of the stream may be several paragraphs.
	Multiline bool
	// grid: every row has a cell for each column, empty ones included.
	Grid bool
	// Guessed: where a cell ends is a guess, as a blank may be inside one.
	Guessed bool
}
