package seeds

import "slices"

// addItems adds the task of a row, or several if the lines of its cell are numbered:
// 1.… 2.…
func (t *table) addItems(it item) {
	if len(it.offices) == 0 {
		c := t.splitClauses(it.text)
		if len(c.offices) > 0 && c.rest.empty() {
			it.text, it.offices = c.text, officeCells(c.offices)
			it.deadlines = append(it.deadlines, c.deadlines...)
		}
	}
	for i := len(t.sections) - 1; i >= 0 && len(it.offices) == 0; i-- {
		it.offices = officeCells(t.sections[i].offices)
		it.inherited = len(it.offices) > 0
		t.sections[i].inherited = it.inherited
	}
	if it.number.empty() {
		if parts := t.splitNumberedLines(it.text); len(parts) > 1 {
			for _, part := range parts {
				single := it
				single.number, single.text = part.splitNumber()
				t.addItem(single)
			}
			return
		}
		it.number, it.text = it.text.splitNumber()
	} else if number, rest := it.text.splitNumber(); number.key() == it.number.key() && !it.text.hasNextNumber() {
		it.text = rest
	}
	t.addItem(it)
}

// addItem adds a task with the cells of other columns in its text.
func (t *table) addItem(it item) {
	t.appendExtraText(&it)
	t.outline.add(it)
}

func (t *table) appendExtraText(it *item) {
	if len(t.extraText) > 0 {
		it.text = phrase{slices.Clone(it.text.glyphs), it.text.line}
	}
	for _, extra := range t.extraText {
		it.text = joinLines(it.text, extra)
	}
}

// labelledText returns a cell after the name of its column and a colon.
func (t *table) labelledText(name, cell phrase) phrase {
	return name.compact().trimAny(":").concat(t.phrase("：", 0)).concat(cell)
}

// hasNextNumber reports whether a text begins with a number and has the next one
// inside: 1.…。2.…
func (p phrase) hasNextNumber() bool {
	first := p.markAt(0)
	for i := first.length; i < p.len(); i++ {
		if m := p.markAt(i); m.kind == first.kind && m.value == first.value+1 && !isLetter(p.at(i-1)) && !isDigit(p.at(i-1)) {
			return true
		}
	}
	return false
}

// splitNumber splits the numbering from the text after it.
func (p phrase) splitNumber() (number, rest phrase) {
	p = p.trim()
	m := p.markAt(0)
	if m.kind == markNone || m.length >= p.len() {
		return phrase{}, p
	}
	return m.number, p.sub(m.length, p.len()).trim()
}

// splitNumberedLines splits a cell into its lines numbered 1. 2. 3.; one part if they
// are not.
func (g *grammar) splitNumberedLines(p phrase) []phrase {
	first := p.markAt(0)
	if first.kind != markDigit {
		return []phrase{p}
	}
	var parts []phrase
	from, value := 0, first.value
	for i := range p.len() {
		if p.at(i) != '\n' {
			continue
		}
		if m := p.markAt(i + 1); m.kind == markDigit && m.value == value+1 {
			parts = append(parts, p.sub(from, i))
			from, value = i+1, m.value
		}
	}
	return append(parts, p.sub(from, p.len()))
}
