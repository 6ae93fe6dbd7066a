package seeds

import "slices"

// block is what a document consists of, whatever its format: a paragraph, or a
// row of a table.
type block struct {
	text  phrase   // of a paragraph
	cells []phrase // of a row
	lone  bool     // the row is a | alone: an empty cell, of this row or of the one above

	// What few blocks have lies apart: a large document has many of them.
	merges *merges // of a row in a grid; nil if none of its cells is merged
	look   *look   // of a paragraph; nil if it is like any other
}

// merges says by column how the cells of a row are merged.
type merges struct {
	above []bool // with the one above, whose words the cell has
	left  []bool // with the one before; the cell has no words
}

// look is how a paragraph looks where it is not plain.
type look struct {
	tabs    []phrase // its parts between tabs; nil if it has none
	heading int      // the level that its style gives it as a heading; 0: none
}

func lookOf(tabs []phrase, heading int) *look {
	if tabs == nil && heading == 0 {
		return nil
	}
	return &look{tabs, heading}
}

// heading returns the level that a paragraph's style gives it as a heading, 0
// if it is none.
func (b block) heading() int {
	if b.look == nil {
		return 0
	}
	return b.look.heading
}

// asLine returns a paragraph as a line of text.
func (b block) asLine() textLine {
	line := textLine{phrase: b.text, heading: b.heading()}
	if b.look != nil {
		line.tabs = b.look.tabs
	}
	return line
}

func (b block) isRow() bool { return b.cells != nil }

// line returns where the block stands in the document.
func (b block) line() int {
	for _, cell := range b.cells {
		if cell.line > 0 {
			return cell.line
		}
	}
	return b.text.line
}

// isAbove reports whether a cell is merged with the one above.
func (b block) isAbove(i int) bool { return b.merges != nil && b.merges.above[i] }

// filled returns the cells that hold anything of their own.
func (b block) filled() []phrase {
	var filled []phrase
	for i, cell := range b.cells {
		if !b.isAbove(i) && !cell.trim().empty() {
			filled = append(filled, cell)
		}
	}
	return filled
}

// names returns the cells as a header: a name that spans several columns is the
// name of each.
func (b block) names() []phrase {
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

// document is what a reader hands to the grammar.
type document struct {
	blocks []block
	// stream says that rows are not told apart: every block with cells holds
	// a single one, in reading order.
	stream bool
	// joins says, of a stream, that one cell may be several paragraphs.
	joins bool
	// flows says, of such a stream, that the paragraphs of a cell are lines that
	// were broken by the page.
	flows bool
	// grid says that every row has all its cells, empty ones included.
	grid bool
}

// outline is the structure that was found: the tasks, and what stands around
// them.
type outline struct {
	head      []phrase // before the tasks: title, issuer, covering letter
	items     []*item  // each apart, so that it can go when it is in the plan
	tail      []phrase // behind them: signature, contacts
	signed    []phrase // names above a date, behind the tasks: told unless they issued the plan
	warnings  []Warning
	stretches []stretch // what else is told
	last      int       // the number of the last heading 一、
	open      bool      // the last of them is of what stands here outside the tasks
	headed    bool      // a header announced a table of tasks
}

// end takes a line behind the tasks. next is the one behind it.
func (o *outline) end(f front, p, next phrase) {
	o.tail = append(o.tail, p)
	switch {
	case f.isDateLine(p):
	case f.isSigned(p, next):
		o.signed = append(o.signed, p)
	default:
		o.outside(p)
	}
}

// follow tells a heading 一、 whose number does not follow that of the one before.
func (o *outline) follow(heading phrase) {
	m := heading.trim().markAt(0)
	if m.kind != markHan {
		return
	}
	if m.value != o.last+1 && m.value != o.last && m.value != 1 {
		o.warn(heading, WhyNumbering)
	}
	o.last = m.value
}

// add adds a task.
func (o *outline) add(it item) {
	o.items = append(o.items, &it)
	o.open = false
}

// namesOffices reports whether any task says who acts.
func (o *outline) namesOffices() bool {
	return slices.ContainsFunc(o.items, func(it *item) bool { return len(it.offices) > 0 })
}

func (o *outline) warn(p phrase, why Why) {
	if p = p.trim(); !p.empty() {
		o.warnings = append(o.warnings, Warning{Line: p.line, Text: p.String(), Why: why})
	}
}

// officed counts the tasks whose own words name offices.
func (o *outline) officed() int {
	count := 0
	for _, it := range o.items {
		if len(it.offices) > 0 && !it.inherited {
			count++
		}
	}
	return count
}

// instead returns the outline of the paragraphs, which is taken instead of that of
// the tables between them. What only the tables say is told.
func (o *outline) instead(tables outline, paragraphs []textLine) outline {
	tabled := func(p phrase) bool {
		_, found := slices.BinarySearchFunc(paragraphs, p.line, func(line textLine, at int) int { return line.line - at })
		return !found
	}
	tell := func(words ...phrase) {
		for _, p := range words {
			if tabled(p) {
				o.outside(p)
			}
		}
	}
	tell(tables.head...)
	var path []phrase
	for _, it := range tables.items {
		if !slices.EqualFunc(path, it.path, phrase.is) {
			path = it.path
			tell(path...)
		}
		tell(it.number, it.text)
		for _, cell := range it.offices {
			tell(cell.phrase)
		}
		tell(it.deadlines...)
	}
	for _, s := range tables.stretches {
		tell(s.words...)
	}
	for _, warning := range tables.warnings {
		if tabled(phrase{line: warning.Line}) {
			o.warnings = append(o.warnings, warning)
		}
	}
	return *o
}
