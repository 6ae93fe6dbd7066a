package table

import (
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/outline"
)

// addItems adds the task of a row, or several if the lines of its cell are numbered:
// 1.… 2.… What has a column that was given by hand is not looked for in the text.
func (t *Table) addItems(it outline.Item) {
	byHand := t.byHand() && !t.stream
	if len(it.Offices) == 0 && !byHand {
		c := t.SplitClauses(it.Text)
		if len(c.Offices) > 0 && c.Rest.Empty() {
			it.Text, it.Offices = c.Text, outline.OfficeCells(c.Offices)
			it.Deadlines = append(it.Deadlines, c.Deadlines...)
		}
	}
	if !byHand || !column.HasKind(t.columns, column.Offices) {
		for i := len(t.sections) - 1; i >= 0 && len(it.Offices) == 0; i-- {
			it.Offices = outline.OfficeCells(t.sections[i].offices)
			it.Inherited = len(it.Offices) > 0
			t.sections[i].inherited = it.Inherited
		}
	}
	number, rest := splitNumber(it.Text)
	switch {
	case byHand && column.HasKind(t.columns, column.Number):
	case it.Number.Empty() && !byHand && len(splitNumberedLines(it.Text)) > 1:
		for _, part := range splitNumberedLines(it.Text) {
			single := it
			single.Number, single.Text = splitNumber(part)
			t.addItem(single)
		}
		return
	case it.Number.Empty():
		it.Number, it.Text = number, rest
	case number.Key() == it.Number.Key() && len(splitNumberedLines(it.Text)) == 1:
		it.Text = rest
	}
	t.addItem(it)
}

// addItem adds a task with the cells of other columns in its text.
func (t *Table) addItem(it outline.Item) {
	t.appendExtraText(&it)
	t.outline.Add(it)
}

func (t *Table) appendExtraText(it *outline.Item) {
	if len(t.extraText) > 0 {
		it.Text = it.Text.Clone()
	}
	for _, extra := range t.extraText {
		it.Text = document.JoinLines(it.Text, extra)
	}
}

// labelledText returns a cell after the name of its column and a colon.
func (t *Table) labelledText(name, cell document.Phrase) document.Phrase {
	return name.Compact().TrimAny(":").Concat(t.Phrase("：", 0)).Concat(cell)
}

// splitNumber splits the numbering from the text after it.
func splitNumber(p document.Phrase) (number, rest document.Phrase) {
	p = p.Trim()
	m := numbering.MarkAt(p, 0)
	if m.Kind == numbering.MarkNone || m.Length >= p.Len() {
		return document.Phrase{}, p
	}
	return m.Number, p.Sub(m.Length, p.Len()).Trim()
}

// splitNumberedLines splits a cell into its lines numbered 1. 2. 3.; one part if they
// are not.
func splitNumberedLines(p document.Phrase) []document.Phrase {
	first := numbering.MarkAt(p, 0)
	var parts []document.Phrase
	from := 0
	for i := range p.Len() {
		if p.At(i) != '\n' {
			continue
		}
		if m := numbering.MarkAt(p, i+1); m.Kind == numbering.MarkDigit && m.Kind == first.Kind && m.Value == first.Value+len(parts)+1 {
			parts = append(parts, p.Sub(from, i))
			from = i + 1
		}
	}
	return append(parts, p.Sub(from, p.Len()))
}

// inOneLine returns the cells of a row in one line, for a warning.
func inOneLine(cells []document.Phrase) document.Phrase {
	var line document.Phrase
	for _, cell := range cells {
		if cell = cell.Trim(); !cell.Empty() {
			line.Line = max(line.Line, cell.Line)
			line = line.Appended(document.Phrase{Glyphs: []document.Glyph{' '}}).Appended(cell)
		}
	}
	return line
}
