package seeds

// itemSplitter splits paragraphs that hold several numbered items: a text pasted as a
// single line has all of them in one.
type itemSplitter struct {
	*grammar
	last       [markCircle + 1]int  // the last value of each way of numbering
	mayRestart [markCircle + 1]bool // after a heading it may begin with 1 again
}

// split returns the items of a paragraph. Each begins with its number; the first may
// have none.
func (s *itemSplitter) split(p phrase) []phrase {
	var parts []phrase
	from := 0
	for i := 0; i < p.len(); i++ {
		m := p.markAt(i)
		if m.kind == markNone || m.kind == markCircle {
			continue
		}
		if i == 0 || s.startsItem(p, from, i, m) {
			if i > from {
				parts = append(parts, p.sub(from, i).trim())
			}
			from = i
			s.last[m.kind] = m.value
			s.mayRestart[m.kind] = false
			for deeper := m.kind + 1; deeper <= markCircle; deeper++ {
				s.mayRestart[deeper] = true
			}
		}
		i += m.length - 1
	}
	return append(parts, p.sub(from, p.len()).trim())
}

// startsItem reports whether a number inside a paragraph begins a new item: it is the
// next one, and a sentence or an item ends before it.
func (s *itemSplitter) startsItem(p phrase, from, i int, m mark) bool {
	next := p.at(i + m.length)
	opens := isLetter(next) || isDigit(next) || next == '《' || next == '“'
	isNext := m.value == s.last[m.kind]+1 || m.value == 1 && s.mayRestart[m.kind]
	if !isNext || !opens {
		return false
	}
	if m.kind == markDigits {
		return s.startsListItem(p, from, i, m)
	}
	previous := p.markAt(from).kind
	switch p.at(i - 1) {
	case '。', '!':
		return m.value > 1 || previous != m.kind
	case ')', ']':
		return true
	case ' ':
		return p.at(i-2) != ',' && p.at(i-2) != '、' && p.at(i-2) != ':'
	case ';':
		return p.at(i-2) == ')' || previous == m.kind && len(s.findLabels(p.sub(max(from, i-maxClauseLength), i))) > 0
	case ':':
		return m.kind > previous && previous != markNone && i-from <= 40 && len(s.findLabels(p.sub(i, min(p.len(), i+200)))) > 0
	}
	// 一、加强公开1.…: a heading without a closing mark.
	short := previous == markHan || previous == markParen
	return short && m.value == 1 && m.kind > previous && i-from <= 40 && !p.sub(from+2, i).containsAny([]string{",", ":", "。", ";"})
}

// startsListItem reports whether (1) begins an item: after a short heading, if (2) is
// after a bracket; and whether (2) does, after a bracket.
func (s *itemSplitter) startsListItem(p phrase, from, i int, m mark) bool {
	if previous := p.markAt(from).kind; previous == markDigits {
		return p.at(i-1) == ')' || p.at(i-1) == ']'
	} else if previous != markDigit || i-from > 30 || p.at(i-1) != '。' && p.at(i-1) != ':' {
		return false
	}
	for j := i + 1; j < min(p.len(), i+maxListItemLength); j++ {
		if next := p.markAt(j); next.kind == markDigits && next.value == m.value+1 {
			return p.at(j-1) == ')' || p.at(j-1) == ']'
		}
	}
	return false
}

// maxListItemLength is how far the next item of a list inside a paragraph is searched
// for, in characters.
const maxListItemLength = 2000
