package seeds

import (
	"slices"
	"unicode"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/outline"
)

// leastLost is how many letters in a row are reported if they got lost. Fewer are a label,
// a number or the rest of a word that was broken.
const leastLost = 4

// reportLost adds the words of a document that an outline has nowhere to its skipped ones,
// whatever stage dropped them, so that nothing is lost in silence.
func (r *reader) reportLost(o *outline.Outline) {
	size := 0
	for _, p := range r.pieces {
		size += p.Len()
	}
	placed := newTrigrams(size)
	for _, p := range slices.Concat(o.Head, o.Tail) {
		placed.add(p)
	}
	for _, col := range o.Columns {
		if len(col.Name.Fields()) == 1 { // else words of others may be among them
			placed.add(col.Name)
		}
	}
	for _, warning := range o.AllWarnings() {
		placed.add(r.Phrase(warning.Text, 0))
	}
	for _, it := range o.Items {
		for _, p := range it.Words() {
			placed.add(p)
		}
	}
	o.RunOpen = false
	header := o.HeaderLine()
	for _, p := range r.pieces {
		if p.Line == header && header > 0 {
			continue // a name over several columns is in none
		}
		runs, lost, all := []document.Phrase{}, 0, 0
		for _, run := range withoutLabel(p).SplitFunc(func(c rune) bool { return !unicode.IsLetter(c) }) {
			all += run.Len()
			if run.Len() >= leastLost && !placed.hold(run) && !column.IsColumnName(r.Grammar, run) {
				runs, lost = append(runs, run), lost+run.Len()
			}
		}
		if lost*2 > all {
			o.Skip(p)
			continue
		}
		for _, run := range runs {
			o.AddSkipped(outline.SkippedLines{Why: model.WhyOutside, Words: []document.Phrase{run}})
		}
		o.RunOpen = o.RunOpen && all == 0
	}
	r.pieces = nil
}

// withoutLabel returns the words after the label of a line: where they are, it is not
// missed.
func withoutLabel(p document.Phrase) document.Phrase {
	if _, words := numbering.SplitLabel(p); !words.Empty() {
		return words
	}
	return p
}

// piecesOf returns the paragraphs and cells of a document.
func piecesOf(blocks []document.Block) []document.Phrase {
	pieces := make([]document.Phrase, 0, len(blocks))
	for _, b := range blocks {
		if b.IsRow() {
			pieces = append(pieces, b.FilledCells()...)
		} else {
			pieces = append(pieces, b.Text)
		}
	}
	return pieces
}

// trigrams is a set of three letters in a row, which may hold more than was added: a bit
// for each of several.
type trigrams []uint64

// newTrigrams returns an empty set for so many letters.
func newTrigrams(size int) trigrams { return make(trigrams, size/4+16) }

// add adds all letters of a phrase, and those around what is between them.
func (t trigrams) add(p document.Phrase) {
	for bit := range t.bits(p) {
		t[bit/64] |= 1 << (bit % 64)
	}
}

// hold reports whether most of the letters of a run were added.
func (t trigrams) hold(run document.Phrase) bool {
	found, all := 0, 0
	for bit := range t.bits(run) {
		all++
		if t[bit/64]&(1<<(bit%64)) != 0 {
			found++
		}
	}
	return found*2 > all
}

// bits calls yield with the bit of each three letters in a row of a phrase.
func (t trigrams) bits(p document.Phrase) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		var hash, letters uint64
		for _, c := range p.Glyphs {
			if !unicode.IsLetter(c.Plain()) {
				continue
			}
			letters = (letters<<21 | uint64(c.Plain())) & (1<<63 - 1)
			if letters>>42 > 0 {
				hash = letters * 0x9e3779b97f4a7c15 >> 20
				if !yield(hash % uint64(len(t)*64)) {
					return
				}
			}
		}
	}
}
