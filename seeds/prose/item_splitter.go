package prose

import (
	"strings"

	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// itemSplitter splits paragraphs that hold several numbered items: a text pasted as a
// single line has all of them in one.
type itemSplitter struct {
	*text.Grammar
	last       [numbering.MarkCircle + 1]int  // the last value of each way of numbering
	current    int                            // the number of the item that is read
	mayRestart [numbering.MarkCircle + 1]bool // after a heading it may begin with 1 again
}

// split returns the items of a paragraph. Each begins with its number; the first may
// have none.
func (s *itemSplitter) split(p document.Phrase) []document.Phrase {
	var parts []document.Phrase
	from := 0
	for i := 0; i < p.Len(); i++ {
		m := numbering.MarkAt(p, i)
		if m.Kind == numbering.MarkNone {
			continue
		}
		if m.Kind != numbering.MarkCircle && (i == 0 || s.startsItem(p, from, i, m)) || s.followsClause(p, from, i, m) {
			if i > from {
				parts = append(parts, p.Sub(from, i).TrimAny(" |"))
			}
			from = i
			s.last[m.Kind], s.current = m.Value, m.Value
			s.mayRestart[m.Kind] = false
			for deeper := m.Kind + 1; deeper <= numbering.MarkCircle; deeper++ {
				s.mayRestart[deeper] = true
			}
		}
		i += m.Length - 1
	}
	return append(parts, p.Sub(from, p.Len()).Trim())
}

// startsItem reports whether a number inside a paragraph begins a new item: it is the
// next one, and a sentence or an item ends before it.
func (s *itemSplitter) startsItem(p document.Phrase, from, i int, m numbering.Mark) bool {
	next := p.At(i + m.Length)
	opens := document.IsLetter(next) || document.IsDigit(next) || next == '《' || next == '“'
	isNext := m.Value == s.last[m.Kind]+1 || m.Value == 1 && s.mayRestart[m.Kind]
	if !isNext || !opens {
		return false
	}
	if m.Kind == numbering.MarkDigits {
		return s.startsListItem(p, from, i, m)
	}
	previous := numbering.MarkAt(p, from).Kind
	switch p.At(i - 1) {
	case '。', '!':
		return m.Value > 1 || previous != m.Kind
	case ')', ']', '|':
		return true
	case ' ':
		return p.At(i-2) != ',' && p.At(i-2) != '、' && (p.At(i-2) != ':' || m.Kind == numbering.MarkHan)
	case ';':
		return p.At(i-2) == ')' || previous == m.Kind && m.Kind == numbering.MarkParen && m.Value > 2 || previous == m.Kind && len(s.FindLabels(p.Sub(max(from, i-text.MaxClauseLength), i))) > 0
	case ':':
		label, _ := numbering.SplitLabel(p.Sub(from, i))
		if m.Kind > previous && m.Value == 1 && label.Empty() && strings.ContainsRune("。;!)]", max(beforeNext(p, i, m), 1)) {
			return true // …如下:(一)…。(二)…
		}
		if m.Kind > previous && m.Value == 1 && previous != numbering.MarkNone && s.endsWithOffices(firstItem(p, i, m)) {
			return true // 一、工程建设:1.…(水利站);2.…
		}
		return m.Kind > previous && previous != numbering.MarkNone && i-from <= 40 && len(s.FindLabels(p.Sub(i, min(p.Len(), i+200)))) > 0
	}
	// 一、加强公开1.…: a heading without a closing mark.
	short := previous == numbering.MarkHan || previous == numbering.MarkParen
	return short && m.Value == 1 && m.Kind > previous && i-from <= 40 && !numbering.IsPunctuated(p.Sub(from+2, i))
}

// followsClause reports whether a number inside a paragraph is the next one, in whichever
// way it is written, after a clause that ends the item before it: 3.…责任单位:办公室。 (4)….
func (s *itemSplitter) followsClause(p document.Phrase, from, i int, m numbering.Mark) bool {
	if i == 0 || m.Value != s.current+1 || p.At(i-1) != ' ' || !document.IsLetter(p.At(i+m.Length)) {
		return false
	}
	above := p.Sub(max(from, i-text.MaxClauseLength), i).Trim()
	return numbering.IsEnded(above) && s.LabelInText(above) >= 0
}

// startsListItem reports whether (1) begins an item: after a short heading, if (2) is
// after a bracket or a semicolon; and whether (2) does, after a bracket or a clause.
func (s *itemSplitter) startsListItem(p document.Phrase, from, i int, m numbering.Mark) bool {
	before := p.At(i - 1)
	switch previous := numbering.MarkAt(p, from).Kind; {
	case previous == numbering.MarkDigits:
		return strings.ContainsRune(")]|", before) || before == ';' && s.LabelInText(p.Sub(max(from, i-text.MaxClauseLength), i)) >= 0
	case previous == numbering.MarkNone || i-from > 30 || before != '。' && before != ':':
		return false
	}
	return s.endsWithOffices(firstItem(p, i, m))
}

// firstItem returns the words from the number at position i to the one after it.
func firstItem(p document.Phrase, i int, m numbering.Mark) document.Phrase {
	end := min(p.Len(), i+maxListItemLength)
	for j := i + 1; j < end; j++ {
		if next := numbering.MarkAt(p, j); next.Kind == m.Kind && next.Value == m.Value+1 {
			return p.Sub(i, j)
		}
	}
	return p.Sub(i, end)
}

// beforeNext returns the character before the number after the one at position i, 0 if there
// is none.
func beforeNext(p document.Phrase, i int, m numbering.Mark) rune {
	item := firstItem(p, i, m)
	if i+item.Len() == min(p.Len(), i+maxListItemLength) {
		return 0
	}
	return item.Last()
}

// endsWithOffices reports whether an item ends in a bracket, or in a clause after a label.
func (s *itemSplitter) endsWithOffices(item document.Phrase) bool {
	item = item.TrimAny(" ;。")
	return item.Last() == ')' || item.Last() == ']' || s.LabelInText(item.Sub(max(0, item.Len()-text.MaxClauseLength), item.Len())) >= 0
}

// maxListItemLength is how far the next item of a list inside a paragraph is searched
// for, in characters.
const maxListItemLength = 2000
