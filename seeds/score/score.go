// Package score says how well an outline explains its document, whatever structure or
// layout it comes from. The candidate with the highest score is the reading.
package score

import (
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// sample is how many tasks are looked at: those of a long table are alike.
const sample = 300

// Score holds the parts of a score, each from 0 to 1.
type Score struct {
	Offices  float64 // tasks that name offices, and nothing but offices where they do
	Sequence float64 // tasks whose number follows that of the one before, or begins again
	Texts    float64 // tasks whose text is one: no number, no office, no cell mark inside
	Placed   float64 // words of the document that are in tasks
	Clean    float64 // tasks without a cell that no column has
}

// Total returns one number for all parts.
func (s Score) Total() float64 {
	return 3*s.Offices + 1*s.Sequence + 3*s.Texts + 1*s.Placed + 2*s.Clean
}

// Certain reports whether nothing speaks against the reading.
func (s Score) Certain() bool {
	return s.Texts > 0.98 && s.Clean > 0.98 && s.Offices > 0.8 && s.Sequence > 0.9
}

// Doubtful reports whether much of the reading may be wrong.
func (s Score) Doubtful() bool { return s.Texts < 0.8 || s.Clean < 0.8 || s.Offices < 0.3 }

// Of scores an outline of a document with so many characters.
func Of(g *text.Grammar, o *outline.Outline, size int) Score {
	count := min(len(o.Items), sample)
	if count == 0 {
		return Score{}
	}
	var offices, sequence, texts float64
	placed, last := 0, 0
	for i, it := range o.Items {
		for _, words := range append(it.Clauses(), it.Number, it.Text) {
			placed += words.Len()
		}
		if i >= count {
			continue
		}
		offices += officeShare(g, it)
		if isText(g, it.Text) {
			texts++
		}
		value := numbering.NumberValue(it.Number.TrimAny("()"))
		if value == last+1 || value == 1 || value == 0 && last == 0 {
			sequence++
		}
		last = value
	}
	n := float64(count)
	return Score{
		Offices:  offices / n,
		Sequence: sequence / n,
		Texts:    texts / n,
		Placed:   min(1, float64(placed)/float64(max(size, 1))),
		Clean:    max(0, 1-float64(o.CountStray())/float64(len(o.Items))),
	}
}

// longestOffices is how many characters a cell of offices may have.
const longestOffices = 1000

// officeShare returns the share of a task's office cells that hold offices.
func officeShare(g *text.Grammar, it *outline.Item) float64 {
	good := 0
	for _, cell := range it.Offices {
		if cell.Len() > longestOffices {
			continue
		}
		if cell.Role != 0 || g.ResemblesOffices(cell.Phrase) {
			read := g.ReadOffices(cell.Phrase, cell.Role)
			if len(read.Mentions) > 0 && len(read.Unread) == 0 {
				good++
			}
		}
	}
	return float64(good) / float64(max(len(it.Offices), 1))
}

// isText reports whether the text of a task may be one.
func isText(g *text.Grammar, p document.Phrase) bool {
	p = p.Trim()
	if p.Len() < 3 || p.Index("|") >= 0 || p.Index("\t") >= 0 || p.Len() <= 4 && column.IsColumnName(g, p) {
		return false
	}
	traits := g.TraitsOf(p)
	return !traits.NumberOnly && !traits.Offices && (!traits.Deadline || traits.Sentence)
}
