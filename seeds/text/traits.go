package text

import (
	"slices"

	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// Traits is what a cell may be by its own words, whatever column it is in.
type Traits struct {
	Empty       bool
	NumberOnly  bool // nothing but a number
	OrdinalOnly bool // nothing but 一 or (一)
	Mark        numbering.MarkKind
	Heading     bool // 一、 or (一) and short
	Sentence    bool
	Offices     bool
	Deadline    bool
	Length      int
}

// TraitsOf returns what a cell may be by its own words.
func (g *Grammar) TraitsOf(cell document.Phrase) Traits {
	cell = cell.Trim()
	t := Traits{Empty: cell.Empty(), Length: cell.Len()}
	if t.Empty {
		return t
	}
	_, t.NumberOnly = numbering.NumberOnly(cell)
	t.OrdinalOnly = t.NumberOnly && numbering.NumberValue(cell) == 0
	t.Mark = numbering.MarkAt(cell, 0).Kind
	t.Heading = t.Length <= 60 && numbering.IsHeadingMark(t.Mark)
	t.Sentence = t.Length > 24 || t.Length > 6 && numbering.EndsSentence(cell)
	if t.NumberOnly || t.Mark != numbering.MarkNone {
		t.Offices = !t.NumberOnly && !t.Heading && t.Length <= 60 && g.listsOffices(cell)
		return t
	}
	t.Offices = g.ResemblesOffices(cell)
	t.Deadline = !t.Offices && g.ResemblesDeadline(cell)
	return t
}

// listsOffices reports whether a numbered cell is a list of offices.
func (g *Grammar) listsOffices(cell document.Phrase) bool {
	c := OfficeList{Grammar: g}
	pieces := c.splitNames(cell)
	for _, piece := range pieces {
		piece = piece.Trim()
		m := numbering.MarkAt(piece, 0)
		if m.Kind < numbering.MarkDigit || !g.ResemblesOffices(piece.Sub(m.Length, piece.Len())) {
			return false
		}
	}
	return len(pieces) > 1
}

// ResemblesDeadline reports whether a short cell is mostly about time.
func (g *Grammar) ResemblesDeadline(cell document.Phrase) bool {
	if cell.Len() > 60 || cell.SuffixOf(lexicon.AssignedDates()) > 0 {
		return false // 市长4月20日批示
	}
	if cell.Len() <= 24 && cell.ContainsAny([]string{"之日起"}) {
		return true
	}
	if r := (date.Reader{Phrase: cell, Calendar: g.Calendar, PlanYear: 2000}); r.DayInDigits().HasDeadlineWord {
		return true // 9/30前
	}
	if cell.Len() <= 8 && cell.ContainsAny([]string{"前", "期间", "后", "末"}) && cell.PrefixOf(0, lexicon.Events()) > 0 {
		return true
	}
	covered := 0
	for _, f := range g.Dates(cell, 2000, 2000) {
		covered += f.To - f.From
	}
	for _, q := range g.Quotas(cell) {
		covered += q.To - q.From
	}
	words := []string{"长期", "持续", "常态化", "常年", "全年", "尽快", "即时", "立行立改", "待定", "随时", "立即", "定期", "及时", "每", "年底", "适时", "实时", "动态"}
	return covered*4 >= cell.Len() && covered > 0 || cell.Len() <= 10 && cell.PrefixOf(0, words) > 0 && (cell.Len() <= 7 || cell.Sub(2, cell.Len()).ContainsAny(words))
}

// IsDash reports whether a cell is empty but for dashes, or says 无.
func IsDash(p document.Phrase) bool {
	return p.TrimAny("-/、 ").Empty() || p.Len() <= MaxDittoLength && p.Key() == "无"
}

// MaxDittoLength is the longest cell that may be a ditto mark, blanks included.
const MaxDittoLength = 8

// IsDitto reports whether a cell says that it repeats the one above.
func IsDitto(p document.Phrase) bool {
	return slices.Contains([]string{"同上", "同前", "“", "”", "〃", "″", "\""}, p.Key())
}

// MaxColumns is the largest number of columns of a table of tasks.
const MaxColumns = 60

// Limits of what is searched for offices and deadlines, in characters. Longer
// texts are kept, with a warning.
const (
	MaxCellLength = 3000
	MaxTextLength = 6000
)

// LastRead caches the result for the cell that was read last, as many rows may share
// a large cell.
type LastRead struct {
	Path     []document.Phrase
	Category int
	Words    document.Phrase
	Role     lexicon.Role
	Read     OfficeList
}
