package seeds

import "slices"

// block is what a document consists of, whatever its format: a paragraph, or a
// row of a table.
type block struct {
	text  phrase   // of a paragraph
	cells []phrase // of a row
	lone  bool     // the row is a | alone: an empty cell, of this row or of the one above
}

func (b block) isRow() bool { return b.cells != nil }

// filled returns the cells that hold anything.
func (b block) filled() []phrase {
	return slices.DeleteFunc(slices.Clone(b.cells), func(cell phrase) bool { return cell.trim().empty() })
}

// document is what a reader hands to the grammar.
type document struct {
	blocks []block
	// stream says that rows are not told apart: every block with cells holds
	// a single one, in reading order.
	stream bool
	// joins says, of a stream, that one cell may be several paragraphs.
	joins bool
	// grid says that every row has all its cells, empty ones included.
	grid bool
}

// outline is the structure that was found: the tasks, and what stands around
// them.
type outline struct {
	head     []phrase // before the tasks: title, issuer, covering letter
	items    []item
	tail     []phrase // behind them: signature, contacts
	warnings []Warning
}

func (o *outline) warn(p phrase, why Why) {
	if p = p.trim(); !p.empty() {
		o.warnings = append(o.warnings, Warning{p.line, p.String(), why})
	}
}
