package column

import (
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// Fit scores how well a cell suits a column; the higher the better.
func Fit(t text.Traits, col Column) float64 {
	if t.Empty {
		if col.Kind == Text {
			return -1
		}
		return 0.3
	}
	switch col.Kind {
	case Number:
		return Choose(t.NumberOnly, 6, -6)
	case Category:
		return fitCategory(t, col)
	case Text:
		return fitText(t)
	case Offices:
		score := Choose(t.Offices, 4, 0)
		score += Choose(t.NumberOnly || t.Mark == numbering.MarkDigit && !t.Offices, -5, 0)
		return score + Choose(t.Deadline, -3, 0) + Choose(t.Sentence && !t.Offices, -3, 0)
	case Deadline:
		score := Choose(t.Deadline, 4, -1)
		return score + Choose(t.NumberOnly, -3, 0) + Choose(t.Offices, -2, 0) + Choose(t.Sentence && !t.Deadline, -2, 0)
	}
	switch {
	case col.HasSentences:
		return Choose(t.Sentence, 3, 1) + Choose(t.NumberOnly, -2, 0) + Choose(t.Heading, -3, 0)
	case col.People:
		return Choose(t.Length <= 4 && !t.NumberOnly, 1.5, 0) + Choose(t.Sentence, -2, 0)
	}
	return Choose(t.Offices || t.Deadline || t.Mark == numbering.MarkDigit, -1, 0)
}

func fitCategory(t text.Traits, col Column) float64 {
	score := Choose(t.NumberOnly, -5, 0) + Choose(t.Mark == numbering.MarkDigit, -2, 0) + Choose(t.Offices, -1, 0) + Choose(t.Deadline, -3, 0)
	switch {
	case t.Heading && (t.Mark == numbering.MarkParen) == (col.Level > 0):
		score += 4
	case t.Heading:
		score += 2.5
	case col.HasNumbers:
		score -= 2
	case col.Implied:
		score -= 8
	case t.Mark == numbering.MarkNone && t.Length <= 24 && !t.Sentence:
		score += 1.5
	}
	return score
}

func fitText(t text.Traits) float64 {
	score := Choose(t.Mark == numbering.MarkDigit, 5, 0) + Choose(t.Sentence, 3, 0) + Choose(t.NumberOnly, -6, 0)
	score += Choose(t.Offices && !t.Sentence, -1, 0) + Choose(t.Deadline && !t.Sentence, -2, 0)
	return score + Choose(t.Mark == numbering.MarkParen && !t.Heading, 1, 0)
}

// Choose returns one of two scores.
func Choose(condition bool, yes, no float64) float64 {
	if condition {
		return yes
	}
	return no
}
