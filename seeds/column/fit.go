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
		return choose(t.NumberOnly, 6, -6)
	case Category:
		return fitCategory(t, col)
	case Text:
		return fitText(t)
	case Offices:
		score := choose(t.Offices, 4, 0)
		score += choose(t.NumberOnly || t.Mark == numbering.MarkDigit && !t.Offices, -5, 0)
		return score + choose(t.Deadline, -3, 0) + choose(t.Sentence && !t.Offices, -3, 0)
	case Deadline:
		score := choose(t.Deadline, 4, -1)
		return score + choose(t.NumberOnly, -3, 0) + choose(t.Offices, -2, 0) + choose(t.Sentence && !t.Deadline, -2, 0)
	}
	switch {
	case col.HasSentences:
		return choose(t.Sentence, 3, 1) + choose(t.NumberOnly, -2, 0) + choose(t.Heading, -3, 0)
	case col.People:
		return choose(t.Length <= 4 && !t.NumberOnly, 1.5, 0) + choose(t.Sentence, -2, 0)
	}
	return choose(t.Offices || t.Deadline || t.Mark == numbering.MarkDigit, -1, 0)
}

func fitCategory(t text.Traits, col Column) float64 {
	score := choose(t.NumberOnly, -5, 0) + choose(t.Mark == numbering.MarkDigit, -2, 0) + choose(t.Offices, -1, 0) + choose(t.Deadline, -3, 0)
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
	score := choose(t.Mark == numbering.MarkDigit, 5, 0) + choose(t.Sentence, 3, 0) + choose(t.NumberOnly, -6, 0)
	score += choose(t.Offices && !t.Sentence, -1, 0) + choose(t.Deadline && !t.Sentence, -2, 0)
	return score + choose(t.Mark == numbering.MarkParen && !t.Heading, 1, 0)
}

func choose(condition bool, yes, no float64) float64 {
	if condition {
		return yes
	}
	return no
}
