package seeds

import (
	"slices"

	"duban/model"
)

// table reads the rows of a document.
type table struct {
	*grammar
	outline       outline
	headerColumns []column // as the header names them
	columns       []column
	firstItem     int // the first task below the columns
	aligner       *aligner
	sections      []section // headings between the rows
	cellsAbove    []phrase  // by column: the cell above
	headings      []phrase  // of the category columns, outermost first
	lastPath      []phrase
	extraText     []phrase // cells of other columns that belong to the row's task, each after the column's name
	stream        bool
	multiline     bool
	wrapped       bool
	grid          bool
	ignored       map[int]skippedLines // cells of columns that a plan has no field for
	inOtherTable  bool                 // the current rows are those of a table without tasks
	next          phrase               // the paragraph after the current block
}

// tableOutline returns the outline of a document that has rows, and consumes its
// blocks. It returns false, and leaves the blocks as they are, if no row is a task.
func (g *grammar) tableOutline(doc document) (outline, bool) {
	t := table{grammar: g, stream: doc.stream, multiline: doc.multiline, wrapped: doc.wrapped, grid: doc.grid}
	first := slices.IndexFunc(doc.blocks, block.isRow)
	if first < 0 {
		return t.outline, false
	}
	if doc.stream {
		return t.readStream(doc.blocks)
	}
	if !doc.grid {
		doc.blocks = t.splitJoinedHeader(doc.blocks)
	}
	start, columns := t.findHeader(doc.blocks)
	if columns == nil && mostlyRows(doc.blocks) {
		start = first
		columns = t.guessColumns(doc.blocks[first:])
	}
	if !hasKind(columns, columnOffices, columnDeadline, columnNumber, columnText) {
		return t.outline, false
	}
	headingsFrom := t.headingsStart(doc.blocks[:start], columns)
	for _, b := range doc.blocks[:headingsFrom] {
		if b.isRow() {
			t.outline.head = append(t.outline.head, b.filledCells()...)
		} else {
			t.outline.head = append(t.outline.head, b.text)
		}
	}
	t.outline.hasHeader = hasKind(columns, columnOffices, columnDeadline)
	t.setColumns(columns, doc.blocks[start:])
	for i, b := range doc.blocks[headingsFrom:] {
		if t.progress.advance(fileWork, structureWork, headingsFrom+i, len(doc.blocks)) != nil {
			return t.outline, false
		}
		t.next = phrase{}
		if headingsFrom+i+1 < len(doc.blocks) {
			t.next = doc.blocks[headingsFrom+i+1].text
		}
		t.readBlock(b)
		if len(t.outline.items) > 0 {
			doc.blocks[headingsFrom+i] = block{} // frees memory
		}
	}
	t.finish()
	return t.outline, len(t.outline.items) > 0
}

// mostlyRows reports whether at least half of the blocks are rows. A few rows above
// prose are its metadata.
func mostlyRows(blocks []block) bool {
	rows := 0
	for _, b := range blocks {
		if b.isRow() {
			rows++
		}
	}
	return rows >= 2 && rows*2 >= len(blocks)
}

// findHeader returns the index of the first header row and its columns; nil if there
// is none.
func (t *table) findHeader(blocks []block) (int, []column) {
	for i, b := range blocks {
		if !b.isRow() || len(b.cells) > maxColumns {
			continue
		}
		if columns, ok := t.readHeader(b); ok {
			return i, columns
		}
	}
	return 0, nil
}

func (t *table) setColumns(columns []column, blocks []block) {
	var cells []traits
	for _, b := range blocks {
		if b.isRow() && len(b.cells) > 1 && len(cells) < 5000 {
			for _, cell := range b.cells {
				cells = append(cells, t.traitsOf(cell))
			}
		}
	}
	t.reportIgnoredColumns()
	t.headerColumns = columns
	if !t.grid {
		columns = withImplied(columns, cells)
	}
	t.useColumns(columns)
	t.aligner = newAligner(columns, t.stream, t.multiline)
	t.cellsAbove = make([]phrase, len(columns))
	t.headings = nil
}

func (t *table) readBlock(b block) {
	if !b.isRow() {
		t.readParagraph(b)
		return
	}
	if header, row := t.splitHeaderRow(b.cells); row != nil && !t.grid {
		t.readBlock(block{cells: header})
		t.readBlock(block{cells: row})
		return
	}
	if columns, ok := t.readHeader(b); ok && t.namesOwnColumns(b) {
		t.inOtherTable = false
		if !sameColumnNames(columns, t.headerColumns) {
			t.setColumns(columns, nil)
		}
		return
	}
	filled := b.filledCells()
	switch {
	case t.isOtherTable(filled):
		t.outline.skip(filled...)
	case len(filled) == 0 || isRule(filled) || t.readLowerHeader(b):
	case len(filled) == 1 && filled[0].isAttachment():
		t.outline.skip(filled[0])
	case t.sharesOfficesAbove(b):
		t.readRow(b)
	case len(filled) == 1 && t.isSection(filled[0], b):
		t.addSection(filled[0])
	case len(filled) == 2 && t.isOrdinalRow(filled):
		t.addSection(filled[0].concatSpaced(filled[1]))
	case len(filled) == 2 && t.isNumberedHeading(b, filled):
		t.addSection(filled[1])
	default:
		t.readRow(b)
	}
}

// isRule reports whether a row is the --- line of a Markdown table.
func isRule(cells []phrase) bool {
	for _, cell := range cells {
		if !cell.trimAny("-: ").empty() {
			return false
		}
	}
	return true
}

func (t *table) readParagraph(b block) {
	p := b.text.trim()
	m := p.markAt(0)
	if p.len() <= 60 && (b.heading() > 0 || m.kind == markHan || m.kind == markParen || m.kind == markChapter) {
		t.addSection(p)
		return
	}
	if number, _ := p.ordinal(); m.kind == markNone && !number.empty() && p.len() <= 40 && p.isHeading() {
		t.addSection(p)
		return
	}
	if m.kind == markDigit && m.value == t.nextNumber() {
		t.cellsAbove = make([]phrase, len(t.columns))
		t.readRow(block{cells: []phrase{p}}) // a row whose other cells were lost
		return
	}
	t.outline.addTail(p, t.isDateLine(p), t.isSignature(p, t.next))
}

// nextNumber returns the number that follows that of the last task, 0 if that
// has none.
func (t *table) nextNumber() int {
	if len(t.outline.items) == 0 {
		return 0
	}
	last := t.outline.items[len(t.outline.items)-1].number
	if value, length := last.digits(0, 4); length > 0 && length == last.len() {
		return value + 1
	}
	return 0
}

// readRow finds the columns of a row's cells and adds its task.
func (t *table) readRow(b block) {
	cells := b.cells
	placed := make([]placement, len(cells))
	if t.grid && len(cells) <= len(t.columns) {
		for i := range placed {
			placed[i].column = t.columnInGrid(b, i)
		}
	} else {
		cellTraits := make([]traits, 0, len(cells))
		for _, cell := range cells {
			cellTraits = append(cellTraits, t.traitsOf(cell))
		}
		placed = t.aligner.place(cellTraits)
	}
	if b.merges != nil {
		if t.addToTaskAbove(b, placed) {
			return
		}
		cells = t.withoutMergedNumber(b, placed)
	}
	t.addRow(cells, placed)
}

// columnInGrid returns the column of cell i in a grid. A cell that spans several
// columns of one name is in their text column, if they have one.
func (t *table) columnInGrid(b block, i int) int {
	for j := i + 1; b.merges != nil && j < len(b.cells) && b.merges.left[j] && t.columns[j].name.key() == t.columns[i].name.key(); j++ {
		if t.columns[j].kind == columnText {
			return j
		}
	}
	return i
}

// addRow makes a task of a row's cells.
func (t *table) addRow(cells []phrase, placed []placement) {
	row := make([]*phrase, len(t.columns))
	for i, cell := range cells {
		cell = cell.trim()
		switch at := placed[i].column; {
		case at == noColumn:
			t.outline.warn(cell, model.WhyExtraCell)
		case row[at] != nil:
			joined := t.joinCellParts(*row[at], cell)
			row[at] = &joined
		default:
			row[at] = &cell
		}
	}
	newHeading := t.setHeadings(row)
	it := item{path: t.path()}
	t.extraText = nil
	for j, col := range t.columns {
		t.addCell(&it, j, col, row[j], newHeading)
	}
	if it.text.empty() {
		t.outline.warn(inOneLine(cells), model.WhyNoText)
		return
	}
	for i := range it.doneDates {
		it.doneDates[i].reported = t.isReported(row)
	}
	t.addItems(it)
}

// joinCellParts joins two parts of a cell.
func (t *table) joinCellParts(above, below phrase) phrase {
	if t.wrapped && above.suffixOf([]string{"。", ";", ":"}) == 0 {
		return above.appended(below)
	}
	return joinLines(above, below)
}

// inOneLine returns the cells of a row in one line, for a warning.
func inOneLine(cells []phrase) phrase {
	var line phrase
	for _, cell := range cells {
		if cell = cell.trim(); !cell.empty() {
			line.line = max(line.line, cell.line)
			line = line.appended(phrase{glyphs: []glyph{' '}}).appended(cell)
		}
	}
	return line
}

// setHeadings sets the current headings from the row's category cells and reports
// whether any is new. An empty or missing cell continues the one above.
func (t *table) setHeadings(row []*phrase) (isNew bool) {
	for j, col := range t.columns {
		if col.kind != columnCategory || row[j] == nil || row[j].empty() || row[j].key() == col.name.key() {
			continue
		}
		for len(t.headings) <= col.level {
			t.headings = append(t.headings, phrase{})
		}
		if above := t.headings[col.level]; above.isSamePiece(*row[j]) || above.key() == row[j].key() {
			continue
		}
		if kind := row[j].markAt(0).kind; kind != markNone {
			for len(t.sections) > 0 && t.sections[len(t.sections)-1].kind == kind {
				t.closeSection() // 二、 in the column follows 一、 in a row of its own
			}
		}
		isNew = true
		if _, isNumber := row[j].numberOnly(); !isNumber {
			t.columns[j].unknownName = false // its cells show that it holds headings
		}
		t.headings[col.level] = *row[j]
		t.headings = t.headings[:col.level+1]
	}
	return isNew
}

// path returns the headings above a row. Rows under the same headings share one slice.
func (t *table) path() []phrase {
	var path []phrase
	for _, s := range t.sections {
		path = append(path, s.heading)
	}
	for _, heading := range t.headings {
		if !heading.empty() {
			path = append(path, heading)
		}
	}
	if !slices.EqualFunc(path, t.lastPath, phrase.isSamePiece) {
		t.lastPath = path
	}
	return t.lastPath
}

// addCell adds the cell of column j to the task. A missing cell of offices or
// deadlines continues the one above, unless newHeading.
func (t *table) addCell(it *item, j int, col column, cell *phrase, newHeading bool) {
	missing := cell == nil
	if cell != nil && cell.empty() && col.groupsTasks {
		cell, missing = &t.cellsAbove[j], !t.cellsAbove[j].empty()
	}
	if missing && !newHeading && !t.grid && (col.kind == columnOffices || col.kind == columnDeadline) {
		cell = &t.cellsAbove[j]
	}
	if cell != nil && cell.len() <= maxDittoLength && cell.isDitto() {
		cell, missing = &t.cellsAbove[j], true
	}
	if cell == nil {
		t.cellsAbove[j] = phrase{}
		return
	}
	t.cellsAbove[j] = *cell
	if cell.empty() {
		return
	}
	switch col.kind {
	case columnNumber:
		if !it.number.empty() {
			t.outline.warn(*cell, model.WhyExtraCell)
		} else if number, ok := cell.numberOnly(); ok {
			it.number = number
		} else {
			it.number = cell.trimAny(" .、\n")
		}
	case columnText:
		it.text = *cell
	case columnOffices:
		it.offices = append(it.offices, officeCell{phrase: *cell, role: col.role, people: col.people})
		it.inherited = it.inherited || missing
	case columnDeadline:
		it.deadlines = append(it.deadlines, *cell)
		if col.doneDate != notDoneDate {
			it.doneDates = append(it.doneDates, doneDate{column: j, cell: *cell, inherited: missing})
			return
		}
		it.inherited = it.inherited || missing
	case columnOther, columnGoal:
		switch {
		case col.implied || isDash(*cell):
		case col.name.empty():
			t.outline.warn(*cell, model.WhyExtraCell)
		case col.period:
			it.deadlines = append(it.deadlines, t.labelledText(col.name, *cell))
		case col.addsToText || col.unknownName && !t.stream:
			t.extraText = append(t.extraText, t.labelledText(col.name, *cell))
			t.columns[j].addsToText, t.columns[j].unknownName = true, false
		default:
			t.ignoreCell(j, *cell)
		}
	}
}
