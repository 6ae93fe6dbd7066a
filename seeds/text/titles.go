package text

import (
	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// IsTitle reports whether a line may be the title or end it.
func (g *Grammar) IsTitle(line document.Phrase) bool {
	core := line.Trim()
	if open := LastBracket(core); open > 0 && core.At(open) == '(' {
		core = core.Sub(0, open).Trim() // (试行), (征求意见稿)
	}
	if core.Len() < 3 || core.Len() > 60 || core.At(0) == '[' || numbering.IsNumbered(core) || core.SuffixOf(lexicon.TitleNouns()) == 0 {
		return false
	}
	return !numbering.IsPunctuated(core) && !core.ContainsAny([]string{"现将", "印发", "附件"})
}

// IsIssuer reports whether a line may be the name of a body that issues plans.
func (g *Grammar) IsIssuer(line document.Phrase) bool {
	return line.SuffixOf(lexicon.IssuerNouns()) > 0 && line.Len() <= 30
}

// IsDateLine reports whether the line is only a date, as at the end of a letter.
func (g *Grammar) IsDateLine(line document.Phrase) bool {
	r := date.Reader{Phrase: line.Trim(), Calendar: g.Calendar, PlanYear: 0}
	m := r.MomentAt(0)
	return m.Ok && m.Year != 0 && m.End == r.Len()
}

// YearIn returns the year of 2021年 if no month follows. A span, 2021-2023年, has
// none.
func (g *Grammar) YearIn(line document.Phrase) (int, bool) {
	r := date.Reader{Phrase: line.Compact(), Calendar: g.Calendar, PlanYear: 0}
	for i := 0; i < r.Len(); i = r.Skip(i) {
		m, next := r.YearAt(i)
		if m.Year == 0 || next <= i+4 {
			continue
		}
		before := r.At(i - 1)
		if _, month := numbering.ReadNumeral(r.Phrase, next); month > 0 && (r.At(next+month) == '月' || r.At(next+month) == '-') || before == '-' || before == '至' || before == '~' {
			continue
		}
		return m.Year, true
	}
	return 0, false
}

// IsSignature reports whether a line is the name above the date of a letter.
func (g *Grammar) IsSignature(line, next document.Phrase) bool {
	return g.IsIssuer(line) && g.IsDateLine(next)
}

// IsTitleLine reports whether a line is a title, without regard to markup around it.
func (g *Grammar) IsTitleLine(p document.Phrase) bool {
	return p.Len() <= 200 && g.IsTitle(p.TrimAny("#|*,;\t "))
}

// MaxTitleLines is how many of the first lines are searched for a line with which a
// copy may begin: the first one, a title, the first row.
const MaxTitleLines = 30
