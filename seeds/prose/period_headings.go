package prose

import (
	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// periodHeadings returns the lines that are nothing but a part of the year, as 三月 over
// the tasks of March; nil if there are fewer than two, or if one of them has no numbered
// task below it: then they are deadlines.
func periodHeadings(g *text.Grammar, paragraphs []document.Phrase) map[int]bool {
	headings := map[int]bool{}
	for i, p := range paragraphs {
		r := date.Reader{Phrase: p.TrimAny(": "), Calendar: g.Calendar, PlanYear: 2000}
		if m := r.MomentAt(0); m.Ok && m.Day == 0 && m.End == r.Len() && r.Len() <= maxPeriodLength {
			if i+1 == len(paragraphs) || numbering.MarkAt(paragraphs[i+1], 0).Kind < numbering.MarkParen {
				return nil
			}
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
