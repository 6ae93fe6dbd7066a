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
	Deadlines []document.Phrase
	Details   []Detail // in one list, as few of the many tasks of a large document have any
	Inherited bool     // offices or deadline are in a merged cell above
}

// Detail is a cell or clause with something else about a task.
type Detail struct {
	document.Phrase
	Kind DetailKind
}

// DetailKind is what a detail holds.
type DetailKind int

// The kinds of details.
const (
	Fallback DetailKind = iota // a deadline of the heading above, for a task that has none
	Stage                      // what is to be reached by a part of the year: 上半年目标:…
	Person                     // people who answer for the task
	Leader                     // the same: they are leaders, unless a label in it says otherwise
	Remark
	Source // where the task comes from
)

// NewDetails returns clauses as details of a kind.
func NewDetails(kind DetailKind, clauses []document.Phrase) []Detail {
	details := make([]Detail, len(clauses))
	for i, words := range clauses {
		details[i] = Detail{words, kind}
	}
	return details
}

// DetailsOf returns the details of a kind.
func (it Item) DetailsOf(kind DetailKind) []document.Phrase {
	var words []document.Phrase
	for _, detail := range it.Details {
		if detail.Kind == kind {
			words = append(words, detail.Phrase)
		}
	}
	return words
}

// Key returns all words of the task, for comparing.
func (it Item) Key() string {
	var keys []string
	for _, p := range it.Words() {
		keys = append(keys, p.Key())
	}
	return strings.Join(keys, "\n")
}

// Words returns all that the task holds, with the headings above it.
func (it Item) Words() []document.Phrase {
	words := slices.Concat(it.Path, []document.Phrase{it.Number, it.Text}, it.Clauses())
	for _, detail := range it.Details {
		if detail.Kind != Stage {
			words = append(words, detail.Phrase)
		}
	}
	return words
}

// Clauses returns the cells of offices, deadlines and stages.
func (it Item) Clauses() []document.Phrase {
	words := make([]document.Phrase, 0, len(it.Offices)+len(it.Deadlines))
	for _, cell := range it.Offices {
		words = append(words, cell.Phrase)
	}
	return append(append(words, it.Deadlines...), it.DetailsOf(Stage)...)
}

// OfficeCell is a cell or clause with offices, and what its heading says.
type OfficeCell struct {
	document.Phrase
	Role   lexicon.Role
	People bool // there are people among the offices
	ByHand bool // a person said that all of it is offices
}

// OfficeCells returns clauses of prose as cells without a role.
func OfficeCells(clauses []document.Phrase) []OfficeCell {
	cells := make([]OfficeCell, len(clauses))
	for i, words := range clauses {
		cells[i].Phrase = words
	}
	return cells
}
