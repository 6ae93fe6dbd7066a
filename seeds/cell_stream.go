package seeds

import "slices"

// readStream reads cells in reading order and finds their rows.
func (t *table) readStream(blocks []block) (outline, bool) {
	var cells []phrase
	for _, b := range blocks {
		if b.isRow() {
			cells = append(cells, b.cells...)
		}
	}
	cells = t.splitHeaderCell(cells)
	start, columns := t.streamHeader(cells)
	if columns == nil {
		return t.readNumbered(blocks, cells)
	}
	t.outline.hasHeader = true
	t.collectLinesAround(blocks, start)
	above := t.headingAbove()
	for cells = cells[start+len(columns):]; ; {
		end, following := t.nextHeader(cells, columns)
		part, heading := cells[:end], phrase{}
		if last := end - 1; following != nil && last >= 0 && t.traitsOf(part[last]).heading {
			part, heading = part[:last], part[last]
		}
		t.readPart(part, columns, above)
		if following == nil {
			break
		}
		cells, columns, above = cells[end+len(following):], following, heading
	}
	for len(t.sections) > 0 {
		t.closeSection()
	}
	return t.outline, len(t.outline.items) > 0
}

// nextHeader returns the index of the next header with other columns, and its columns;
// nil if there is none.
func (t *table) nextHeader(cells []phrase, columns []column) (int, []column) {
	for i := 0; i < len(cells); i++ {
		run := t.headerEnd(cells, i)
		if run-i < 3 {
			continue
		}
		found, ok := t.readHeader(block{cells: cells[i:run]})
		if ok && hasKind(found, columnOffices) && slices.ContainsFunc(found, t.namesTasks) && !sameColumnNames(found, columns) {
			return i, found
		}
		i = run - 1
	}
	return len(cells), nil
}

// readPart reads the cells below a header. above is the heading over it.
func (t *table) readPart(cells []phrase, columns []column, above phrase) {
	columns = withoutUnknownHeadings(columns)
	cells = t.withoutRepeatedHeaders(cells, columns)
	if !hasKind(columns, columnNumber) {
		cells = withOrdinals(cells)
	}
	cellTraits := make([]traits, 0, len(cells))
	for _, cell := range cells {
		cellTraits = append(cellTraits, t.traitsOf(cell))
	}
	t.useColumns(withImplied(columns, cellTraits))
	t.markCategories(cellTraits)
	t.aligner = newAligner(t.columns, true, t.multiline)
	t.cellsAbove = make([]phrase, len(t.columns))
	if !above.empty() {
		t.addSection(above)
	}
	from := 0
	for i := 0; i < len(cells); i++ {
		end, heading := t.sectionEnd(cellTraits, i), cells[i]
		if end <= i {
			if end = t.ordinalEnd(cellTraits, i); end > i {
				heading = cells[i].concatSpaced(cells[i+1])
			}
		}
		if end > i {
			t.addRows(cells[from:i], cellTraits[from:i])
			t.addSection(heading)
			from, i = end, end-1
		}
	}
	t.addRows(cells[from:], cellTraits[from:])
	t.reportIgnoredColumns()
}

// withoutUnknownHeadings returns the columns with unknown names as columnOther instead
// of categories: in a stream, an unknown name may be a line of the page.
func withoutUnknownHeadings(columns []column) []column {
	columns = slices.Clone(columns)
	level := 0
	for i, col := range columns {
		switch {
		case col.kind != columnCategory:
		case col.unknownName:
			columns[i].kind, columns[i].level, columns[i].hasSentences = columnOther, 0, true
		default:
			columns[i].level = level
			level++
		}
	}
	return columns
}

// collectLinesAround adds the cells and paragraphs before the header to the head of
// the outline, and the paragraphs after it to the skipped lines.
func (t *table) collectLinesAround(blocks []block, start int) {
	count := 0
	for _, b := range blocks {
		switch {
		case !b.isRow() && count <= start:
			t.outline.head = append(t.outline.head, b.text)
		case !b.isRow():
			t.outline.skip(b.text)
		default:
			t.outline.head = append(t.outline.head, b.cells[:max(0, min(len(b.cells), start-count))]...)
			count += len(b.cells)
		}
	}
}

// headingAbove removes the heading right above the header from the head of the outline
// and returns it.
func (t *table) headingAbove() phrase {
	last := len(t.outline.head) - 1
	if last < 0 {
		return phrase{}
	}
	p := t.outline.head[last].trim()
	if kind := p.markAt(0).kind; kind != markHan && kind != markParen && kind != markChapter || p.len() > 40 || p.index("。") >= 0 && !p.hasSuffix("。") {
		return phrase{}
	}
	t.outline.head = t.outline.head[:last]
	return p
}

// addRows adds the rows in the cells between two sections. A row with its number and a
// cell for each column is added as it is. Where the others begin and which cells they
// lack is decided for all of them together.
func (t *table) addRows(cells []phrase, cellTraits []traits) {
	if placed := t.aligner.placeFullRows(cellTraits); placed != nil {
		for from := 0; from < len(cells); from += len(placed) {
			t.addRow(cells[from:from+len(placed)], placed)
		}
		return
	}
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
func (t *table) findRows(cells []phrase, cellTraits []traits) {
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

// markCategories sets hasNumbers of the category columns if their headings are
// numbered: then a short cell without a number is no heading.
func (t *table) markCategories(cellTraits []traits) {
	marked := false
	for i, cell := range cellTraits {
		marked = marked || cell.heading && t.sectionEnd(cellTraits, i) <= i
	}
	for j := range t.columns {
		t.columns[j].hasNumbers = marked && t.columns[j].kind == columnCategory
	}
}

// sectionEnd returns the index after a heading over all columns and its empty cells,
// 0 if cell i is none. It is one if a heading or a number follows it and no column
// holds both headings. Where rows begin with their number, a heading before it is in
// no row.
func (t *table) sectionEnd(cellTraits []traits, i int) int {
	if !cellTraits[i].heading {
		return 0
	}
	next := i + 1
	for next < len(cellTraits) && cellTraits[next].empty {
		next++
	}
	if next == len(cellTraits) {
		return 0
	}
	levels, named := 0, 0
	for _, col := range t.columns {
		if col.kind == columnCategory {
			levels++
		}
		if !col.implied {
			named++
		}
	}
	if named > 2 && next-i >= named {
		return next // nothing else in its row
	}
	numbered := t.columns[0].kind == columnNumber && !t.columns[0].implied
	spans := next > i+1 && (cellTraits[next].heading || cellTraits[next].numberOnly) || numbered && cellTraits[next].numberOnly
	if spans || cellTraits[next].heading && levels < 2 {
		return next
	}
	return 0
}

// ordinalEnd returns the index after a heading whose ordinal is in the column of the
// numbers, 0 if there is none. The number of a task follows it.
func (t *table) ordinalEnd(cellTraits []traits, i int) int {
	if !cellTraits[i].ordinalOnly || !hasKind(t.columns, columnNumber) || i+2 >= len(cellTraits) {
		return 0
	}
	heading := cellTraits[i+1]
	if heading.empty || heading.numberOnly || heading.sentence && heading.length > 40 {
		return 0
	}
	next := i + 2
	for next < len(cellTraits) && cellTraits[next].empty {
		next++
	}
	if next < len(cellTraits) && cellTraits[next].numberOnly && !cellTraits[next].ordinalOnly {
		return next
	}
	return 0
}

// withOrdinals joins an ordinal in a cell of its own, (一), with the heading after it.
func withOrdinals(cells []phrase) []phrase {
	var joined []phrase
	for i := 0; i < len(cells); i++ {
		cell := cells[i].trim()
		if i+1 < len(cells) && cell.isOrdinal() && isName(cells[i+1].trim()) {
			cell = cell.concat(cells[i+1].trim())
			i++
		}
		joined = append(joined, cell)
	}
	return joined
}

// withoutRepeatedHeaders drops headers that are repeated after a page break.
func (t *table) withoutRepeatedHeaders(cells []phrase, columns []column) []phrase {
	var rest []phrase
	for i := 0; i < len(cells); i++ {
		same := 0
		for same < len(columns) && i+same < len(cells) && cells[i+same].key() == columns[same].name.key() {
			same++
		}
		if same == len(columns) {
			i += same - 1
			continue
		}
		rest = append(rest, cells[i])
	}
	return rest
}
