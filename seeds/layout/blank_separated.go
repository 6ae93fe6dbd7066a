package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// BlankSeparated reads a table that was copied out of a page: a single blank between
// the cells of a line, and cells that continue in the next line. The rows are found as
// in a stream of cells. It returns false if no line is the header of such a table.
func BlankSeparated(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	start, end, names := findBlankHeader(g, lines)
	if names == nil {
		return document.Document{}, false
	}
	doc := document.Document{Stream: true, Multiline: true, Wrapped: true, Guessed: true}
	for _, line := range lines[:start] {
		doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
	}
	cells := slices.Clone(names)
	multiCellLines, alone := 0, false // lines of several cells; the cell before is alone in its line
	var below []document.Line
	for i, line := range lines[end:] {
		if text.IsTableFooter(line.Fields()[0]) {
			below = lines[end+i:]
			break
		}
		fields := trimFigureBlanks(line.Phrase).Fields()
		if len(fields) > 1 {
			multiCellLines++
		}
		for i, cell := range fields {
			last := len(cells) - 1
			if i == 0 && last >= len(names) && isCellContinuation(g, cells[last], cell, alone) {
				cells[last] = cells[last].Appended(cell)
				continue
			}
			cells = append(cells, cell.Clone())
		}
		alone = len(fields) == 1
	}
	last := tableEnd(g, cells, len(names))
	for i, cell := range cells {
		if i < last {
			doc.Blocks = append(doc.Blocks, document.Block{Cells: []document.Phrase{cell}})
		} else {
			doc.Blocks = append(doc.Blocks, document.Block{Text: cell})
		}
	}
	for _, line := range below {
		doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
	}
	return doc, multiCellLines > 1
}

// findBlankHeader returns the names of a header with single blanks between them, and
// the range of its lines: the page may have broken it.
func findBlankHeader(g *text.Grammar, lines []document.Line) (start, end int, names []document.Phrase) {
	for i, line := range lines[:min(len(lines), 2000)] {
		fields := line.Fields()
		if line.Len() > 300 || len(fields) == 0 {
			continue
		}
		if col, ok := column.Of(g, fields[0]); ok && col.Kind == column.Number {
			hasSeveral := len(fields) > 1
			for end := i + 1; end < min(len(lines), i+6); end++ {
				more := lines[end].Fields()
				if len(more) == 0 {
					continue
				}
				if _, isNumber := numbering.NumberOnly(more[0]); isNumber && hasSeveral && isBlankHeader(g, fields) {
					return i, end, withLowerNames(fields)
				}
				hasSeveral = hasSeveral || len(more) > 1
				fields = append(fields, more...)
			}
		}
		if fields = line.Fields(); isBlankHeader(g, fields) {
			return i, i + 1, fields
		}
	}
	return 0, 0, nil
}

func isBlankHeader(g *text.Grammar, fields []document.Phrase) bool {
	if len(fields) < 3 || len(fields) > text.MaxColumns {
		return false
	}
	columns, ok := column.ReadHeader(g, document.Block{Cells: fields})
	return ok && column.HasKind(columns, column.Offices, column.Deadline)
}

// withLowerNames replaces the upper name of a header of two rows, 责任分工, with the
// names below it, 牵头单位 and 配合单位.
func withLowerNames(names []document.Phrase) []document.Phrase {
	at := slices.IndexFunc(names, func(name document.Phrase) bool { return column.IsOfficeHeader(name.Key()) })
	from := len(names)
	for from > 0 && names[from-1].ContainsAny([]string{"牵头", "配合", "主办", "协办", "责任"}) {
		from--
	}
	if at < 0 || from <= at || len(names)-from < 2 {
		return names
	}
	return slices.Concat(names[:at], names[from:], names[at+1:from])
}

// trimFigureBlanks drops the blanks that a page puts around figures: 2023 年 9 月.
func trimFigureBlanks(p document.Phrase) document.Phrase {
	core := document.Phrase{Glyphs: make([]document.Glyph, 0, p.Len()), Line: p.Line}
	for i, c := range p.Glyphs {
		if _, isNumber := numbering.NumberOnly(p.Sub(0, i)); c.Plain() == ' ' && (document.IsDigit(p.At(i-1)) && (document.RuneSet("年月日号季周")[p.At(i+1)] || !isNumber && figureNouns()[p.At(i+1)]) || document.IsDigit(p.At(i+1)) && isInlineFigure(p, i+1)) {
			continue
		}
		core.Glyphs = append(core.Glyphs, c)
	}
	return core
}

// isInlineFigure reports whether the digits at position i, after a blank, are a figure
// in a sentence or part of a date: 召开 1 次, 2023年 9 月.
func isInlineFigure(p document.Phrase, i int) bool {
	if document.RuneSet("年月第至-(")[p.At(i-2)] {
		return true
	}
	end := i
	for document.IsDigit(p.At(end)) || p.At(end) == ' ' {
		end++
	}
	return document.IsLetter(p.At(i-2)) && figureNouns()[p.At(end)]
}

func figureNouns() map[rune]bool {
	return document.RuneSet("次个项条期篇场份家所座件名户人天万亿%")
}

// isCellContinuation reports whether below continues the cell above: a heading, the
// name of an office, a date, and, if above is alone in its line, a sentence.
func isCellContinuation(g *text.Grammar, above, below document.Phrase, alone bool) bool {
	if _, isNumber := numbering.NumberOnly(below); isNumber || numbering.IsNumbered(below) || above.Len() > text.MaxCellLength {
		return false
	}
	if _, isNumber := numbering.NumberOnly(above); isNumber {
		return false
	}
	cellTraits, next := g.TraitsOf(above), g.TraitsOf(below)
	joined := above.Concat(below)
	switch {
	case cellTraits.Heading:
		return below.Len() <= above.Len() && !numbering.IsEnded(above) && !next.Sentence
	case above.HasSuffix("年") && next.Deadline:
		return true // 2023年, 12月底
	case cellTraits.Deadline:
		return below.Len() <= 4 && below.PrefixOf(0, []string{"底", "前", "末", "日", "内", "份", "以前", "之前"}) > 0
	case cellTraits.Offices:
		return above.HasSuffix("、") && next.Offices
	case next.Offices || next.Deadline:
		return above.HasSuffix("、") || !cellTraits.Sentence && below.Len() <= above.Len() && above.Index("、") > 0 && g.ResemblesOffices(joined)
	}
	ended := numbering.EndsSentence(above) && below.Len() <= 8 && numbering.SentenceEnd(below) < 0
	return alone && !ended || !cellTraits.Sentence && below.Len() <= above.Len() && g.ResemblesOffices(joined)
}
