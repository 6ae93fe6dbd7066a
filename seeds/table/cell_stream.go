package table

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/header"
	"duban/seeds/numbering"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// readStream reads cells in reading order and finds their rows.
func (t *Table) readStream(blocks []document.Block) (outline.Outline, bool) {
	var cells []document.Phrase
	for _, b := range blocks {
		if b.IsRow() {
			cells = append(cells, b.Cells...)
		}
	}
	start, columns := column.StreamHeader(t.Grammar, cells)
	if columns == nil {
		return t.readNumbered(blocks, cells)
	}
	t.outline.HasHeader = true
	t.collectLinesAround(blocks, start)
	above := document.Phrase{}
	if last := len(t.outline.Head) - 1; last >= 0 && t.TraitsOf(t.outline.Head[last]).Heading {
		above, t.outline.Head = t.outline.Head[last], t.outline.Head[:last]
	}
	for columns != nil {
		rest := cells[start+len(columns):]
		next, following := column.StreamHeader(t.Grammar, rest)
		if !slices.ContainsFunc(following, func(col column.Column) bool { return column.NamesTasks(t.Grammar, col) }) {
			next, following = len(rest), nil
		}
		part, heading := rest[:next], document.Phrase{}
		if last := next - 1; following != nil && last >= 0 && t.TraitsOf(part[last]).Heading {
			part, heading = part[:last], part[last]
		}
		t.readPart(part, columns, above)
		cells, start, columns, above = rest, next, following, heading
	}
	t.closeSections()
	return t.outline, len(t.outline.Items) > 0
}

// readPart reads the cells below a header. above is the heading over it.
func (t *Table) readPart(cells []document.Phrase, columns []column.Column, above document.Phrase) {
	columns = column.Apply(t.Hints, withoutUnknownHeadings(columns), len(columns))
	if !column.HasKind(columns, column.Number) {
		cells = withOrdinals(cells)
	}
	if _, rows, ok := column.SplitNumberedRows(cells); ok {
		header.SettleDoneDates(columns, rows)
	}
	cellTraits := t.traitsOf(cells)
	markDigitHeadings(columns, cells, cellTraits)
	t.useColumns(column.WithImplied(columns, cellTraits))
	t.markCategories(cellTraits)
	if !above.Empty() {
		t.addSection(above)
	}
	from := 0
	for i := 0; i < len(cells); i++ {
		if end := t.sectionEnd(cellTraits, i); end > i {
			t.addRows(cells[from:i], cellTraits[from:i])
			heading := cells[i]
			if cellTraits[i].OrdinalOnly && end > i+1 {
				heading = heading.ConcatSpaced(cells[i+1])
			}
			t.addSection(heading)
			from, i = end, end-1
		}
	}
	t.addRows(cells[from:], cellTraits[from:])
	t.reportIgnoredColumns()
}

// markDigitHeadings marks the cells 1.推行… right before the number of a row as headings of
// the second level, if two columns hold headings and one the numbers.
func markDigitHeadings(columns []column.Column, cells []document.Phrase, cellTraits []text.Traits) {
	if headingLevels(columns) < 2 || !column.HasKind(columns, column.Number) {
		return
	}
	for i := range cellTraits[:max(0, len(cells)-1)] {
		cell := &cellTraits[i]
		if cell.Mark == numbering.MarkDigit && !cell.NumberOnly && !cell.Sentence && cellTraits[i+1].NumberOnly {
			cell.Heading, cell.Mark = true, numbering.MarkParen
		}
	}
}

// withoutUnknownHeadings returns the columns with unknown names as ColumnOther instead
// of categories: in a stream, an unknown name may be a line of the page.
func withoutUnknownHeadings(columns []column.Column) []column.Column {
	columns = slices.Clone(columns)
	level := 0
	for i, col := range columns {
		switch {
		case col.Kind != column.Category:
		case col.UnknownName:
			columns[i].Kind, columns[i].Level, columns[i].HasSentences = column.Other, 0, true
		default:
			columns[i].Level = level
			level++
		}
	}
	return columns
}

// collectLinesAround adds the cells and paragraphs before the header to the head of
// the outline, and the paragraphs after it to the skipped lines.
func (t *Table) collectLinesAround(blocks []document.Block, start int) {
	count := 0
	for _, b := range blocks {
		switch {
		case !b.IsRow() && count <= start:
			t.outline.Head = append(t.outline.Head, b.Text)
		case !b.IsRow():
			t.outline.Skip(b.Text)
		default:
			t.outline.Head = append(t.outline.Head, b.Cells[:max(0, min(len(b.Cells), start-count))]...)
			count += len(b.Cells)
		}
	}
}

// addRows adds the rows in the cells between two sections. A row with its number and a
// cell for each column is added as it is. Where the others begin and which cells they
// lack is decided for all of them together.
func (t *Table) addRows(cells []document.Phrase, cellTraits []text.Traits) {
	from := 0
	for i := 0; i < len(cells); i++ {
		placed := t.aligner.placeNumberedRow(cellTraits[i:])
		if placed == nil {
			continue
		}
		t.findRows(cells[from:i], cellTraits[from:i])
		t.addRow(cells[i:i+len(placed)], placed)
		from = i + len(placed)
		i = from - 1
	}
	t.findRows(cells[from:], cellTraits[from:])
}

// findRows splits cells into rows and adds them.
func (t *Table) findRows(cells []document.Phrase, cellTraits []text.Traits) {
	placed := t.aligner.place(cellTraits)
	from := 0
	for i := range cells {
		if i > from && placed[i].startsRow {
			t.addRow(cells[from:i], placed[from:i])
			from = i
		}
	}
	if from < len(cells) {
		t.addRow(cells[from:], placed[from:])
	}
}

// markCategories sets HasNumbers of the category columns if their headings are
// numbered: then a short cell without a number is no heading.
func (t *Table) markCategories(cellTraits []text.Traits) {
	marked := false
	for i, cell := range cellTraits {
		marked = marked || cell.Heading && t.sectionEnd(cellTraits, i) <= i
	}
	for j := range t.columns {
		t.columns[j].HasNumbers = marked && t.columns[j].Kind == column.Category
	}
}

// sectionEnd returns the index after a heading over all columns and its empty cells,
// 0 if cell i is none. It is one if a heading or a number follows it and no column
// holds both headings. Where rows begin with their number, a heading before it is in
// no row.
func (t *Table) sectionEnd(cellTraits []text.Traits, i int) int {
	if i+2 < len(cellTraits) && cellTraits[i].OrdinalOnly && column.HasKind(t.columns, column.Number) {
		heading, next := cellTraits[i+1], skipEmpty(cellTraits, i+2)
		if next < len(cellTraits) && cellTraits[next].NumberOnly && !cellTraits[next].OrdinalOnly && !heading.Empty && !heading.NumberOnly && !heading.Sentence {
			return next // its ordinal is in the column of the numbers
		}
	}
	if !cellTraits[i].Heading {
		return 0
	}
	next := skipEmpty(cellTraits, i+1)
	if next == len(cellTraits) {
		return 0
	}
	named := len(t.columns) - countColumns(t.columns, func(col column.Column) bool { return col.Implied })
	if named > 2 && next-i >= named {
		return next // nothing else in its row
	}
	numbered := t.columns[0].Kind == column.Number && !t.columns[0].Implied
	spans := next > i+1 && (cellTraits[next].Heading || cellTraits[next].NumberOnly) || numbered && cellTraits[next].NumberOnly
	if spans || cellTraits[next].Heading && headingLevels(t.columns) < 2 {
		return next
	}
	return 0
}

// skipEmpty returns the index of the first cell from i on that is not empty.
func skipEmpty(cellTraits []text.Traits, i int) int {
	for i < len(cellTraits) && cellTraits[i].Empty {
		i++
	}
	return i
}

// withOrdinals joins an ordinal in a cell of its own, (一), with the heading after it.
func withOrdinals(cells []document.Phrase) []document.Phrase {
	var joined []document.Phrase
	for i := 0; i < len(cells); i++ {
		cell := cells[i].Trim()
		if i+1 < len(cells) && column.IsOrdinal(cell) && column.IsName(cells[i+1].Trim()) {
			cell = cell.Concat(cells[i+1].Trim())
			i++
		}
		joined = append(joined, cell)
	}
	return joined
}
