package seeds

import (
	"slices"
	"strings"
)

// item is a task as the structure of the document shows it, before its cells
// are read.
type item struct {
	path      []phrase // the headings above, outermost first
	number    phrase
	text      phrase
	offices   []officeCell
	deadlines []phrase
	inherited bool       // offices or deadline are in a merged cell above
	doneDates []doneDate // deadlines that may be the day on which the task was done
}

// key returns all words of the task, for comparing.
func (it item) key() string {
	words := slices.Concat(it.path, []phrase{it.number, it.text}, it.clauses())
	var key strings.Builder
	for _, p := range words {
		key.WriteString(p.key() + "\n")
	}
	return key.String()
}

// clauses returns the cells of offices and deadlines.
func (it item) clauses() []phrase {
	words := make([]phrase, 0, len(it.offices)+len(it.deadlines))
	for _, cell := range it.offices {
		words = append(words, cell.phrase)
	}
	return append(words, it.deadlines...)
}

// officeCell is a cell or clause with offices, and what its heading says.
type officeCell struct {
	phrase
	role   role
	people bool // there are people among the offices
}

// officeCells returns clauses of prose as cells without a role.
func officeCells(clauses []phrase) []officeCell {
	cells := make([]officeCell, len(clauses))
	for i, words := range clauses {
		cells[i].phrase = words
	}
	return cells
}

// doneDate is a cell of a column that may hold when a task was done. It is also one
// of the task's deadlines until its column is known.
type doneDate struct {
	column    int
	cell      phrase
	inherited bool // it is that of a row above
	reported  bool // the row says how far the task is
}
