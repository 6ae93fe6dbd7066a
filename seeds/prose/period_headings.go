package prose

import (
	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/text"
)

// periodHeadings returns the lines that are nothing but a part of the year, as 三月 over
// the tasks of March; nil if there are fewer than two.
func periodHeadings(g *text.Grammar, paragraphs []document.Phrase) map[int]bool {
	headings := map[int]bool{}
	for _, p := range paragraphs {
		r := date.Reader{Phrase: p.TrimAny(": "), Calendar: g.Calendar, PlanYear: 2000}
		if m := r.MomentAt(0); m.Ok && m.Day == 0 && m.End == r.Len() && r.Len() <= maxPeriodLength {
			headings[p.Line] = true
		}
	}
	if len(headings) < 2 {
		return nil
	}
	return headings
}

// maxPeriodLength is how many characters the words for a part of the year have.
const maxPeriodLength = 5
