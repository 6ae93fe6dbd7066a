package seeds

import (
	"slices"

	"duban/model"
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

// asLine returns a paragraph as a line of text.
func (b block) asLine() textLine {
	line := textLine{phrase: b.text, heading: b.heading()}
	if b.style != nil {
		line.tabs = b.style.tabs
	}
	return line
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

// document is the content of a file, or one way to divide a text into cells.
type document struct {
	blocks []block
	// stream: the rows are not known. Every block with cells holds a single one,
	// in reading order.
	stream bool
	// multiline: a cell of the stream may be several paragraphs.
	multiline bool
	// wrapped: those paragraphs are lines that the page broke.
	wrapped bool
	// grid: every row has a cell for each column, empty ones included.
	grid bool
}

// outline is the structure of a document: its tasks, and the lines around them.
type outline struct {
	head        []phrase // before the tasks: title, issuer, covering letter
	items       []*item  // pointers, so that each can be freed once it is in the plan
	tail        []phrase // after them: signature, contacts
	signatures  []phrase // names above a date, after the tasks: reported unless they issued the plan
	warnings    []model.Warning
	skipped     []skippedLines // words that belong to no task
	lastHeading int            // the number of the last heading 一、
	runOpen     bool           // the next skipped words join the last of skipped
	hasHeader   bool           // a table has a header with columns for tasks
}

// addTail adds a line after the tasks. next is the line after it.
func (o *outline) addTail(f frontMatter, p, next phrase) {
	o.tail = append(o.tail, p)
	switch {
	case f.isDateLine(p):
	case f.isSignature(p, next):
		o.signatures = append(o.signatures, p)
	default:
		o.skip(p)
	}
}

// checkOrder reports a heading 一、 whose number does not follow that of the one before.
func (o *outline) checkOrder(heading phrase) {
	m := heading.trim().markAt(0)
	if m.kind != markHan {
		return
	}
	if m.value != o.lastHeading+1 && m.value != o.lastHeading && m.value != 1 {
		o.warn(heading, model.WhyNumbering)
	}
	o.lastHeading = m.value
}

// add adds a task.
func (o *outline) add(it item) {
	o.items = append(o.items, &it)
	o.runOpen = false
}

// namesOffices reports whether any task names offices.
func (o *outline) namesOffices() bool {
	return slices.ContainsFunc(o.items, func(it *item) bool { return len(it.offices) > 0 })
}

func (o *outline) warn(p phrase, why model.WarningReason) {
	if p = p.trim(); !p.empty() {
		o.warnings = append(o.warnings, model.Warning{Line: p.line, Text: p.String(), Why: why})
	}
}

// countWithOffices counts the tasks whose own words name offices.
func (o *outline) countWithOffices() int {
	count := 0
	for _, it := range o.items {
		if len(it.offices) > 0 && !it.inherited {
			count++
		}
	}
	return count
}

// replacing returns o, the outline of the paragraphs, to be used instead of that of
// the tables between them. The words of the tables are added as skipped.
func (o *outline) replacing(tables outline, paragraphs []textLine) outline {
	isInTable := func(p phrase) bool {
		_, found := slices.BinarySearchFunc(paragraphs, p.line, func(line textLine, at int) int { return line.line - at })
		return !found
	}
	skipMissing := func(words ...phrase) {
		for _, p := range words {
			if isInTable(p) {
				o.skip(p)
			}
		}
	}
	skipMissing(tables.head...)
	var path []phrase
	for _, it := range tables.items {
		if !slices.EqualFunc(path, it.path, phrase.isSamePiece) {
			path = it.path
			skipMissing(path...)
		}
		skipMissing(it.number, it.text)
		for _, cell := range it.offices {
			skipMissing(cell.phrase)
		}
		skipMissing(it.deadlines...)
	}
	for _, s := range tables.skipped {
		skipMissing(s.words...)
	}
	for _, warning := range tables.warnings {
		if isInTable(phrase{line: warning.Line}) {
			o.warnings = append(o.warnings, warning)
		}
	}
	return *o
}
