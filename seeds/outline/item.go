package outline

import (
	"slices"
	"strings"

	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// Item is a task as the structure of the document shows it, before its cells
// are read.
type Item struct {
	Path      []document.Phrase // the headings above, outermost first
	Number    document.Phrase
	Text      document.Phrase
	Offices   []OfficeCell
	Fallback  []document.Phrase // deadlines of the heading above, for a task that has none
	Deadlines []document.Phrase
	Stages    []document.Phrase // what is to be reached by a part of the year: 上半年目标:…
	People    []PeopleCell
	Remarks   []document.Phrase
	Sources   []document.Phrase // where the task comes from
	Inherited bool              // offices or deadline are in a merged cell above
}

// Key returns all words of the task, for comparing.
func (it Item) Key() string {
	var keys []string
	for _, p := range slices.Concat(it.Path, []document.Phrase{it.Number, it.Text}, it.Clauses()) {
		keys = append(keys, p.Key())
	}
	return strings.Join(keys, "\n")
}

// Clauses returns the cells of offices, deadlines and stages.
func (it Item) Clauses() []document.Phrase {
	words := make([]document.Phrase, 0, len(it.Offices)+len(it.Deadlines)+len(it.Stages))
	for _, cell := range it.Offices {
		words = append(words, cell.Phrase)
	}
	return append(append(words, it.Deadlines...), it.Stages...)
}

// OfficeCell is a cell or clause with offices, and what its heading says.
type OfficeCell struct {
	document.Phrase
	Role   lexicon.Role
	People bool // there are people among the offices
	ByHand bool // a person said that all of it is offices
}

// PeopleCell is a cell or clause with the people who answer for a task.
type PeopleCell struct {
	document.Phrase
	Leader bool // they are leaders, unless a label in it says otherwise
}

// OfficeCells returns clauses of prose as cells without a role.
func OfficeCells(clauses []document.Phrase) []OfficeCell {
	cells := make([]OfficeCell, len(clauses))
	for i, words := range clauses {
		cells[i].Phrase = words
	}
	return cells
}
