package table

import (
	"slices"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/header"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// Table reads the rows of a document.
type Table struct {
	header.Finder
	outline      outline.Outline
	headerRows   []document.Block
	columns      []column.Column
	aligner      *aligner
	sections     []section         // headings between the rows
	cellsAbove   []document.Phrase // by column: the cell above
	headings     []document.Phrase // of the category columns, outermost first
	lastPath     []document.Phrase
	extraText    []document.Phrase // cells of other columns that belong to the row's task, each after the column's name
	stream       bool
	multiline    bool
	grid         bool
	ruled        bool                         // nearly all rows have a cell for each column
	ignored      map[int]outline.SkippedLines // cells of columns that a plan has no field for
	inOtherTable bool                         // the current rows are those of a table without tasks
	rows         []document.Block             // the current block and those after it
}

// Read returns the outline of a document that has rows, and consumes its
// blocks. It returns false, and leaves the blocks as they are, if no row is a task.
func Read(g *text.Grammar, doc document.Document) (outline.Outline, bool) {
	t := Table{Finder: header.Finder{Grammar: g}, stream: doc.Stream, multiline: doc.Multiline, grid: doc.Grid}
	if doc.Stream {
		return t.readStream(doc.Blocks)
	}
	h := t.findHeader(doc)
	if h.Columns == nil {
		return t.outline, false
	}
	isHeading := t.headingsAbove(doc.Blocks[:h.Start])
	t.setHeader(h, doc.Blocks)
	for t.rows = doc.Blocks; len(t.rows) > 0; t.rows = t.rows[1:] {
		i := len(doc.Blocks) - len(t.rows)
		switch b := t.rows[0]; {
		case t.Progress.Advance(document.FileWork, document.StructureWork, i, len(doc.Blocks)) != nil:
			return t.outline, false
		case i < h.Start && !isHeading[i]:
			t.outline.Head = append(t.outline.Head, words(b)...)
		case i < h.Start || i >= h.End:
			t.readBlock(b)
		}
		if len(t.outline.Items) > 0 {
			doc.Blocks[i] = document.Block{} // frees memory
		}
	}
	t.finish()
	return t.outline, len(t.outline.Items) > 0
}

// findHeader returns the header of the table. Its columns are nil if there is no table of
// tasks.
func (t *Table) findHeader(doc document.Document) header.Header {
	if !t.byHand() && t.listsPeople(doc.Blocks) {
		return header.Header{}
	}
	h := t.FindHeader(doc)
	if t.byHand() {
		t.grid, t.outline.HasHeader = true, true
		return h
	}
	if !column.HasKind(h.Columns, column.Offices, column.Deadline, column.Number, column.Text) {
		return header.Header{}
	}
	t.ruled = t.IsRuled(doc.Blocks[h.End:], len(h.Columns))
	if t.ruled || doc.Grid {
		t.Settle(h.Columns, doc.Blocks[h.End:])
	}
	t.outline.HasHeader = column.HasKind(h.Columns, column.Offices, column.Deadline)
	return h
}

// headingsAbove reports of each block above the header whether it is a category or a
// task, not part of the covering letter: a heading right above it, or a row said to be
// one.
func (t *Table) headingsAbove(above []document.Block) []bool {
	from := t.HeadingsStart(above)
	isHeading := make([]bool, len(above))
	for i, b := range above {
		kind := t.Hints.RowKind(b.Line())
		isHeading[i] = kind == model.RowHeading || kind == model.RowTask || kind == "" && i >= from
	}
	return isHeading
}

// words returns the text of a paragraph, or the cells of a row.
func words(b document.Block) []document.Phrase {
	if b.IsRow() {
		return b.FilledCells()
	}
	return []document.Phrase{b.Text}
}

// setColumns begins the rows below a header. Columns that it does not name are found by
// the cells of blocks.
func (t *Table) setColumns(columns []column.Column, blocks []document.Block) {
	t.reportIgnoredColumns()
	header.SettleDoneDates(columns, blocks)
	if !t.grid {
		var cells []text.Traits
		for _, b := range blocks {
			if len(b.Cells) > 1 && len(cells) < 5000 {
				cells = append(cells, t.traitsOf(b.Cells)...)
			}
		}
		columns = column.WithImplied(columns, cells)
	}
	t.useColumns(columns)
	t.headings = nil
}

// useColumns begins the rows below a header.
func (t *Table) useColumns(columns []column.Column) {
	t.columns = columns
	t.aligner = newAligner(columns, t.stream, t.multiline)
	t.aligner.ruled = t.ruled
	t.cellsAbove = make([]document.Phrase, len(columns))
	if len(t.outline.Items) > 0 {
		return
	}
	t.outline.Columns = nil
	for _, col := range columns {
		if !col.Implied {
			t.outline.Columns = append(t.outline.Columns, outline.Column{Name: col.Name, Role: string(col.ColumnRole())})
		}
	}
}

// nextRow returns the block after the current one.
func (t *Table) nextRow() document.Block {
	if len(t.rows) < 2 {
		return document.Block{}
	}
	return t.rows[1]
}

func (t *Table) traitsOf(cells []document.Phrase) []text.Traits {
	traits := make([]text.Traits, 0, len(cells))
	for _, cell := range cells {
		traits = append(traits, t.TraitsOf(cell))
	}
	return traits
}

// byHand reports whether the columns were given by hand.
func (t *Table) byHand() bool { return len(t.Hints.Columns) > 0 }

func (t *Table) readBlock(b document.Block) {
	if t.readMarked(b) {
		return
	}
	if !b.IsRow() {
		t.readParagraph(b)
		return
	}
	filled := b.FilledCells()
	switch {
	case t.readHeader(b):
	case t.byHand():
		t.readRowByHand(b, filled)
	case t.isOtherTable(filled), len(filled) == 1 && isAttachment(filled[0]):
		t.outline.Skip(filled...)
	case isRule(filled):
	case t.sharesOfficesAbove(b):
		t.readRow(b)
	case len(filled) > 1 && t.isRepeatedSection(filled, b), len(filled) == 1 && t.isSection(filled[0], b):
		t.addSection(filled[0])
	default:
		if len(filled) == 2 {
			if heading, ok := t.numberedHeading(filled); ok {
				t.addSection(heading)
				return
			}
		}
		t.readRow(b)
	}
}

// isRule reports whether a row has no words, or is the --- line of a Markdown table.
func isRule(cells []document.Phrase) bool {
	return !slices.ContainsFunc(cells, func(cell document.Phrase) bool { return !cell.TrimAny("-: ").Empty() })
}

func (t *Table) readParagraph(b document.Block) {
	p := b.Text.Trim()
	if p.Empty() || text.IsPageNumber(p) {
		return
	}
	m := numbering.MarkAt(p, 0)
	switch {
	case p.Len() <= 60 && (b.Heading() > 0 || m.Kind == numbering.MarkHan || m.Kind == numbering.MarkParen || m.Kind == numbering.MarkChapter):
		t.addSection(p)
	case m.Kind == numbering.MarkDigit && m.Value == t.nextNumber():
		t.cellsAbove = make([]document.Phrase, len(t.columns))
		t.readRow(document.Block{Cells: []document.Phrase{p}}) // a row whose other cells were cut off
	default:
		t.outline.AddTail(p, t.IsDateLine(p), t.IsSignature(p, t.nextRow().Text))
	}
}

// nextNumber returns the number that follows that of the last task, 0 if that
// has none.
func (t *Table) nextNumber() int {
	if len(t.outline.Items) == 0 {
		return 0
	}
	last := t.outline.Items[len(t.outline.Items)-1].Number
	if value, length := numbering.Digits(last, 0, 4); length > 0 && length == last.Len() {
		return value + 1
	}
	return 0
}

// readRow finds the columns of a row's cells and adds its task.
func (t *Table) readRow(b document.Block) {
	placed := t.place(b)
	switch {
	case b.Merges == nil:
		t.addRow(b.Cells, placed)
	case t.isTaskAbove(b, placed):
		t.addToTaskAbove(b, placed)
	default:
		t.addRow(t.withoutMergedNumber(b, placed), placed)
	}
}

// place returns the columns of a row's cells.
func (t *Table) place(b document.Block) []placement {
	if !t.grid || len(b.Cells) > len(t.columns) {
		return t.aligner.place(t.traitsOf(b.Cells))
	}
	placed := make([]placement, len(b.Cells))
	for i := range placed {
		placed[i].column = i
	}
	return placed
}

// addRow makes a task of a row's cells.
func (t *Table) addRow(cells []document.Phrase, placed []placement) {
	row := make([]*document.Phrase, len(t.columns))
	for i, cell := range cells {
		cell = cell.Trim()
		switch at := placed[i].column; {
		case at == noColumn:
			t.outline.Warn(cell, model.WhyExtraCell)
		case row[at] != nil:
			joined := document.JoinLines(*row[at], cell)
			row[at] = &joined
		default:
			row[at] = &cell
		}
	}
	newHeading := t.setHeadings(row)
	it := outline.Item{Path: t.path()}
	t.extraText = nil
	leads := t.namesLead(row)
	for j, col := range t.columns {
		t.addCell(&it, j, col, row[j], newHeading || leads && col.Role == lexicon.RoleAssist)
	}
	if it.Text.Empty() || !t.byHand() && !hasLetters(it.Text) {
		t.outline.Warn(inOneLine(cells), model.WhyNoText)
		return
	}
	t.addItems(it)
}

// hasLetters reports whether there are words in a phrase: a figure is no task.
func hasLetters(p document.Phrase) bool {
	return slices.ContainsFunc(p.Glyphs, func(c document.Glyph) bool { return document.IsLetter(c.Plain()) })
}

// namesLead reports whether a row has a cell of its own for the offices that act. Then a
// missing cell of those that assist is empty, not merged with the one above.
func (t *Table) namesLead(row []*document.Phrase) bool {
	return t.isFilled(row, func(col column.Column) bool { return col.Kind == column.Offices && col.Role != lexicon.RoleAssist })
}

// isFilled reports whether a row has a cell with words in a column of a kind.
func (t *Table) isFilled(row []*document.Phrase, kind func(column.Column) bool) bool {
	for j, col := range t.columns {
		if kind(col) && row[j] != nil && !row[j].Empty() && !text.IsDash(*row[j]) {
			return true
		}
	}
	return false
}

// setHeadings sets the current headings from the row's category cells and reports
// whether any is new. An empty or missing cell continues the one above.
func (t *Table) setHeadings(row []*document.Phrase) (isNew bool) {
	for j, col := range t.columns {
		if col.Kind != column.Category || row[j] == nil || row[j].Empty() || row[j].Key() == col.Name.Key() {
			continue
		}
		for len(t.headings) <= col.Level {
			t.headings = append(t.headings, document.Phrase{})
		}
		if above := t.headings[col.Level]; above.IsSamePiece(*row[j]) || above.Key() == row[j].Key() {
			continue
		}
		if kind := numbering.MarkAt(*row[j], 0).Kind; kind != numbering.MarkNone {
			for len(t.sections) > 0 && t.sections[len(t.sections)-1].kind == kind {
				t.closeSection() // 二、 in the column follows 一、 in a row of its own
			}
		}
		isNew = true
		if _, isNumber := numbering.NumberOnly(*row[j]); !isNumber {
			t.columns[j].UnknownName = false // its cells show that it holds headings
		}
		t.headings[col.Level] = *row[j]
		t.headings = t.headings[:col.Level+1]
	}
	return isNew
}

// path returns the headings above a row. Rows under the same headings share one slice.
func (t *Table) path() []document.Phrase {
	var path []document.Phrase
	for _, s := range t.sections {
		path = append(path, s.heading)
	}
	for _, heading := range t.headings {
		if !heading.Empty() {
			path = append(path, heading)
		}
	}
	if !slices.EqualFunc(path, t.lastPath, document.Phrase.IsSamePiece) {
		t.lastPath = path
	}
	return t.lastPath
}
