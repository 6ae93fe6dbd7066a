package prose

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// withoutFieldNumbers drops the numbers before the fields of an item, of which one names
// offices: (一)篮球赛 1、时间:初一 2、负责单位:文化站.
func withoutFieldNumbers(g *text.Grammar, paragraphs []document.Phrase) []document.Phrase {
	above := numbering.MarkNone // of the line before
	for i := 0; i < len(paragraphs); {
		m := numbering.MarkAt(paragraphs[i], 0)
		end := i
		if m.Kind >= numbering.MarkDigit && m.Value == 1 && above != numbering.MarkNone && above < m.Kind {
			end = fieldsEnd(g, paragraphs[i:]) + i
		}
		if end == i {
			above = m.Kind
			i++
		}
		for ; i < end; i++ {
			paragraphs[i] = numbering.TrimItemMark(paragraphs[i])
		}
	}
	return paragraphs
}

// fieldsEnd returns how many lines at the beginning are numbered fields, 0 if none of them
// names offices.
func fieldsEnd(g *text.Grammar, lines []document.Phrase) int {
	first, named := numbering.MarkAt(lines[0], 0), false
	for i, line := range lines {
		m := numbering.MarkAt(line, 0)
		label, _ := numbering.SplitLabel(line.Sub(m.Length, line.Len()))
		if m.Kind != first.Kind || m.Value != i+1 || label.Empty() || numbering.IsPunctuated(label) || label.Index("(") >= 0 {
			lines = lines[:i]
			break
		}
		named = named || g.LabelRole(label.Plain()).IsOfOffices()
	}
	if !named || len(lines) < 2 {
		return 0
	}
	return len(lines)
}
