package layout

import (
	"strings"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// joinedCell is the pieces of a cell as one.
type joinedCell struct {
	document.Phrase
	text.Traits
	pieces []document.Phrase
	cost   float64 // of joining them
}

func (h *columnFitter) cellOf(pieces []document.Phrase) joinedCell {
	c := joinedCell{Phrase: h.joined(pieces), pieces: pieces}
	c.Traits = h.TraitsOf(c.Phrase)
	if last := pieces[len(pieces)-1]; last.HasSuffix("、") || isOpen(last) {
		c.cost = 3
	}
	for i, below := range pieces[1:] {
		if below.Line == pieces[i].Line {
			c.cost += 2 // what divides the cells is between them
		}
		above, next := h.TraitsOf(pieces[i]), h.TraitsOf(below)
		switch {
		case pieces[i].HasSuffix("、") || isOpen(pieces[i]) || below.PrefixOf(0, joiners()) > 0:
		case above.Mark == numbering.MarkDigit && next.Mark == numbering.MarkDigit && !above.NumberOnly:
			c.cost += 0.2 // the items of a list
		case next.Mark == numbering.MarkDigit:
			c.cost += 6
		case above.NumberOnly || next.NumberOnly:
			c.cost += 6
		case pieces[i].Len() == 1 && document.IsHan(pieces[i].At(0)) || below.Len() == 1 && document.IsHan(below.At(0)):
			c.cost -= 0.5 // hardly a cell
		case next.Deadline && !above.Deadline || above.Deadline && !next.Deadline && !c.Deadline:
			c.cost += 3
		case above.Offices && next.Offices && h.mayEndName(pieces[i]):
			c.cost += 0.5
		case above.Offices && next.Offices:
			c.cost -= 0.5 // the page broke the name
		case !above.Offices && next.Offices && below.Line == pieces[i].Line:
			c.cost += 3 // an office begins its cell
		case c.Offices && !above.Offices:
			c.cost += 0.3
		case above.Sentence || next.Sentence:
			c.cost++
		default:
			c.cost += 1.4
		}
	}
	return c
}

// isOpen reports whether a piece ends inside brackets or quotation marks.
func isOpen(p document.Phrase) bool {
	at := p.Index("(")
	return at >= 0 && p.ClosingBracket(at) < 0 || strings.LastIndex(p.Plain(), "“") > strings.LastIndex(p.Plain(), "”")
}

func (h *columnFitter) joined(pieces []document.Phrase) document.Phrase {
	joined := pieces[0]
	for i, more := range pieces[1:] {
		if h.TraitsOf(pieces[i]).Offices && h.mayEndName(pieces[i]) && h.TraitsOf(more).Offices {
			joined = document.JoinLines(joined, more)
		} else {
			joined = joined.Appended(more)
		}
	}
	return joined
}

// hasMonth reports whether a month is named in figures.
func hasMonth(p document.Phrase) bool {
	at := p.Index("月")
	return at > 0 && document.IsDigit(p.At(at-1))
}

// mayEndName reports whether the last words of a piece may be the end of an office's name.
func (h *columnFitter) mayEndName(piece document.Phrase) bool {
	list := text.OfficeList{Grammar: h.Grammar}
	return !piece.HasSuffix("、") && list.MayEndName(piece)
}

// fit returns how well a cell suits a column.
func (h *columnFitter) fit(c joinedCell, j int) float64 {
	col := h.columns[j]
	score := column.Fit(c.Traits, col) - c.cost
	switch {
	case col.Kind == column.Other && c.Offices && !c.Sentence:
		score -= 2
	case col.Kind == column.Offices && !c.Offices && !c.Traits.Empty, col.Kind == column.Text && c.Offices && !c.Sentence:
		score--
	case col.Kind == column.Deadline && c.Sentence && !c.Deadline && hasMonth(c.Phrase):
		score += 4 // 2021年10月立项,2022年5月开工
	}
	if len(c.pieces) > 1 {
		first, last := h.TraitsOf(c.pieces[0]), h.TraitsOf(c.pieces[len(c.pieces)-1])
		switch {
		case col.IsLead():
			score -= 0.3
		case col.Kind == column.Text && last.Offices:
			score -= 3
		}
		if col.Kind == column.Offices && first.Offices && !c.Offices {
			score = max(score, column.Fit(first, col)-c.cost)
		}
	}
	if h.full == 0 || c.Traits.Empty {
		return score
	}
	if col.Kind != column.Offices && h.values[j][c.Key()] > 0 {
		score += 1.5
	}
	return score + (3*h.seen[j][shapeOf(c.Phrase, c.Traits)]-h.full)/(h.full+2) // one row says little
}
