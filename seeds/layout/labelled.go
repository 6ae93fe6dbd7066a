package layout

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// Labelled reads a table with a row in each line, whose cells have labels instead of a
// header: 任务:… | 牵头:… | 时限:…. Between them is a |, a semicolon or a blank. The labels
// become the header, and an absent one an empty cell. It returns false if the text has no
// such table.
func Labelled(_ *text.Grammar, lines []document.Line) (document.Document, bool) {
	rows := make([][]labelledCell, len(lines))
	counts, record := map[string]int{}, "" // the label that most rows begin with
	for i, line := range lines {
		if rows[i] = labelledCells(line.Phrase); len(rows[i]) < 3 {
			continue
		}
		key := rows[i][0].label.Key()
		if counts[key]++; counts[key] > counts[record] {
			record = key
		}
	}
	if counts[record] < 2 || counts[record]*2 < len(lines) {
		return document.Document{}, false
	}
	var doc document.Document
	var header []document.Phrase
	first := -1
	for i, cells := range rows {
		if len(cells) < 3 || cells[0].label.Key() != record {
			doc.Blocks = append(doc.Blocks, document.Block{Text: lines[i].Phrase})
			continue
		}
		if first < 0 {
			first = len(doc.Blocks)
			doc.Blocks = append(doc.Blocks, document.Block{})
		}
		row := make([]document.Phrase, len(header))
		for _, cell := range cells {
			at := slices.IndexFunc(header, func(name document.Phrase) bool { return name.Key() == cell.label.Key() })
			if at < 0 {
				at = len(header)
				header, row = append(header, cell.label), append(row, document.Phrase{})
			}
			row[at] = document.JoinNonEmpty(row[at], cell.words)
		}
		if len(header) > text.MaxColumns {
			return document.Document{}, false
		}
		doc.Blocks = append(doc.Blocks, document.Block{Cells: row})
	}
	doc.Blocks[first].Cells = header
	for i, b := range doc.Blocks {
		if b.IsRow() {
			doc.Blocks[i].Cells = append(b.Cells, make([]document.Phrase, len(header)-len(b.Cells))...)
		}
	}
	return doc, true
}

// labelledCell is a cell with its own label.
type labelledCell struct{ label, words document.Phrase }

// labelledCells returns the cells of a line, nil if it does not begin with a label or
// has too many. A number before the first label belongs to the words after it.
func labelledCells(p document.Phrase) []labelledCell {
	number := p.Sub(0, numbering.MarkAt(p, 0).Length)
	var cells []labelledCell
	from := number.Len()
	for i := from; i <= p.Len(); i++ {
		if i < p.Len() && (!isCellDivider(p.At(i)) || !startsLabel(p, i+1)) {
			continue
		}
		label, words := numbering.SplitLabel(p.Sub(from, i).TrimAny("|; "))
		if label.Empty() || len(cells) == text.MaxColumns {
			return nil
		}
		cells = append(cells, labelledCell{label, words})
		from = i + 1
	}
	if len(cells) > 0 && !number.Empty() {
		cells[0].words = number.Concat(cells[0].words)
	}
	return cells
}

func isCellDivider(r rune) bool { return r == '|' || r == ';' || document.IsBlank(r) }

// startsLabel reports whether letters and a colon follow, without a blank before them.
func startsLabel(p document.Phrase, i int) bool {
	if document.IsBlank(p.At(i)) {
		return false
	}
	label, _ := numbering.SplitLabel(p.Sub(i, p.Len()))
	return !label.Empty() && !slices.ContainsFunc(label.Glyphs, func(c document.Glyph) bool { return !document.IsLetter(c.Plain()) })
}
