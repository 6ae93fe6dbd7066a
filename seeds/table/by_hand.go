package table

import (
	"slices"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// readByHand reads a table whose columns were given by hand. Nothing else about it is
// guessed: a cell is what its column was said to be, whatever it resembles.
func (t *Table) readByHand(doc document.Document) (outline.Outline, bool) {
	header, start, columns := t.columnsByHand(&doc)
	if columns == nil {
		return t.outline, false
	}
	t.grid, t.ruled = true, true
	headings := t.headingsByHand(doc.Blocks[:header])
	for i, b := range doc.Blocks[:header] {
		if headings[i] {
			continue
		}
		if b.IsRow() {
			t.outline.Head = append(t.outline.Head, b.FilledCells()...)
		} else {
			t.outline.Head = append(t.outline.Head, b.Text)
		}
	}
	t.outline.HasHeader = true
	t.headerColumns = columns
	t.useColumns(columns)
	t.aligner = newAligner(columns, false, false)
	t.cellsAbove = make([]document.Phrase, len(columns))
	for i, b := range doc.Blocks[:header] {
		if headings[i] {
			t.readBlockByHand(b)
		}
	}
	for i, b := range doc.Blocks[start:] {
		if t.Progress.Advance(document.FileWork, document.StructureWork, start+i, len(doc.Blocks)) != nil {
			return t.outline, false
		}
		t.next = document.Phrase{}
		if start+i+1 < len(doc.Blocks) {
			t.next = doc.Blocks[start+i+1].Text
		}
		t.readBlockByHand(b)
	}
	t.finish()
	return t.outline, len(t.outline.Items) > 0
}

// headingsByHand reports of each block above the header whether it is a category or a
// task, not part of the covering letter: a heading right above it, or a row said to be
// one.
func (t *Table) headingsByHand(above []document.Block) []bool {
	from := t.HeadingsStart(above, nil)
	are := make([]bool, len(above))
	for i, b := range above {
		kind := t.Hints.RowKind(b.Line())
		are[i] = kind == model.RowHeading || kind == model.RowTask || kind == "" && i >= from
	}
	return are
}

// columnsByHand returns the index of the header, that of the first row below it, and
// the columns; nil if no row has all columns that were given.
func (t *Table) columnsByHand(doc *document.Document) (header, start int, columns []column.Column) {
	first := slices.IndexFunc(doc.Blocks, func(b document.Block) bool { return t.Hints.Fits(len(b.Cells)) && len(b.FilledCells()) > 1 })
	if first < 0 {
		return 0, 0, nil
	}
	start, columns = t.FindHeader(doc.Blocks[:min(len(doc.Blocks), first+maxHeaderRows+1)])
	switch {
	case t.Hints.Header[0] > 0:
		start, columns = t.ByHand(doc)
	case columns != nil:
		doc.Blocks, columns = t.JoinRows(*doc, start, columns)
	default:
		start, columns = first, t.GuessColumns(doc.Blocks[first:])
	}
	width := max(len(columns), column.CommonWidth(doc.Blocks[start:]), len(doc.Blocks[start].Cells))
	named := columns != nil && slices.ContainsFunc(columns, func(col column.Column) bool { return !col.Name.Empty() })
	columns = column.Apply(t.Hints, columns, width)
	if !named {
		return start, t.nameColumns(doc.Blocks, start, columns), columns
	}
	return start, start + 1, columns
}

// nameColumns gives the columns the names of the rows that are no tasks: those with
// words where numbers, deadlines or offices were said to be. It returns the index
// after them.
func (t *Table) nameColumns(blocks []document.Block, start int, columns []column.Column) int {
	for rows := 0; rows < maxHeaderRows && start < len(blocks) && blocks[start].IsRow() && t.isHeaderOf(blocks[start], columns); rows++ {
		for i, name := range blocks[start].HeaderNames() {
			if i < len(columns) && !blocks[start].IsMergedAbove(i) {
				columns[i].Name = document.JoinNonEmpty(columns[i].Name.Clone(), name)
			}
		}
		start++
	}
	return start
}

// maxHeaderRows is how many rows of a table may be its header, unless that is given.
const maxHeaderRows = 2

// isHeaderOf reports whether a row can be no task of columns that were given by hand.
func (t *Table) isHeaderOf(b document.Block, columns []column.Column) bool {
	checked, wrong := 0, 0
	for i, cell := range b.Cells {
		if i >= len(columns) || cell.Trim().Empty() {
			continue
		}
		traits := t.TraitsOf(cell)
		var ok bool
		switch columns[i].Kind {
		case column.Number:
			if traits.NumberOnly || traits.Mark != numbering.MarkNone {
				return false
			}
			checked, wrong = checked+2, wrong+2
			continue
		case column.Deadline:
			ok = traits.Deadline || traits.NumberOnly
		case column.Offices:
			ok = traits.Offices
		case column.Text:
			ok = cell.Trim().Len() > maxNameLength
		default:
			continue
		}
		checked++
		if !ok {
			wrong++
		}
	}
	return checked > 0 && wrong*2 > checked
}

// maxNameLength is the length, in characters, from which on a cell is a task rather
// than the name of its column.
const maxNameLength = 12

func (t *Table) readBlockByHand(b document.Block) {
	if t.readMarked(b) {
		return
	}
	filled := b.FilledCells()
	switch {
	case !b.IsRow():
		t.readParagraph(b)
	case len(filled) == 0 || isRule(filled) || t.repeatsHeader(b):
	case text.IsTableFooter(filled[0].Compact()):
		t.outline.Skip(filled...)
	case len(filled) == 1 && !t.holdsTask(b):
		t.addSection(filled[0])
	default:
		t.readRow(b)
	}
}

// readMarked reads a block that was said to be a task, a heading, a continuation or
// nothing. It returns false for any other block.
func (t *Table) readMarked(b document.Block) bool {
	filled := b.FilledCells()
	if !b.IsRow() {
		filled = []document.Phrase{b.Text}
	}
	switch t.Hints.RowKind(b.Line()) {
	case model.RowIgnored:
		t.outline.Skip(filled...)
	case model.RowHeading:
		heading := filled[0]
		for _, more := range filled[1:] {
			heading = heading.ConcatSpaced(more)
		}
		t.addSection(heading)
	case model.RowContinuation:
		t.continueTask(b)
	case model.RowTask:
		if !b.IsRow() {
			b = document.Block{Cells: make([]document.Phrase, len(t.columns))}
			at := max(slices.IndexFunc(t.columns, func(col column.Column) bool { return col.Kind == column.Text }), 0)
			b.Cells[at] = filled[0]
		}
		t.readRow(b)
	default:
		return false
	}
	return true
}

// continueTask adds the cells of a row to those of the task above it.
func (t *Table) continueTask(b document.Block) {
	last := len(t.outline.Items) - 1
	if last < 0 {
		t.outline.Skip(b.FilledCells()...)
		return
	}
	it := t.outline.Items[last]
	cells := b.Cells
	if !b.IsRow() {
		it.Text = document.JoinLines(it.Text.Clone(), b.Text)
		return
	}
	t.extraText = nil
	for i, cell := range cells {
		cell = cell.Trim()
		switch {
		case cell.Empty() || b.IsMergedAbove(i):
		case i >= len(t.columns):
			t.outline.Warn(cell, model.WhyExtraCell)
		case t.columns[i].Kind == column.Text:
			it.Text = document.JoinNonEmpty(it.Text.Clone(), cell)
		default:
			t.addCell(it, i, t.columns[i], &cell, false)
		}
	}
	t.appendExtraText(it)
}

// holdsTask reports whether the only filled cell of a row is in the column of tasks,
// and in no other.
func (t *Table) holdsTask(b document.Block) bool {
	for i, cell := range b.Cells {
		if !cell.Trim().Empty() {
			merged := b.Merges != nil && i+1 < len(b.Cells) && b.Merges.Left[i+1]
			return i < len(t.columns) && t.columns[i].Kind == column.Text && !merged && numbering.MarkAt(cell.Trim(), 0).Kind != numbering.MarkHan
		}
	}
	return false
}

// repeatsHeader reports whether a row has the names of the columns again, as on the
// next page.
func (t *Table) repeatsHeader(b document.Block) bool {
	if len(b.Cells) != len(t.columns) {
		return false
	}
	for i, cell := range b.Cells {
		if cell.Key() != t.columns[i].Name.Key() {
			return false
		}
	}
	return true
}

// addItemByHand adds the task of a row: what has a column of its own is not looked for
// in the task's text.
func (t *Table) addItemByHand(it outline.Item) {
	if !column.HasKind(t.columns, column.Offices) {
		for i := len(t.sections) - 1; i >= 0 && len(it.Offices) == 0; i-- {
			it.Offices = outline.OfficeCells(t.sections[i].offices)
			it.Inherited = len(it.Offices) > 0
			t.sections[i].inherited = it.Inherited
		}
	}
	if !column.HasKind(t.columns, column.Number) {
		it.Number, it.Text = splitNumber(it.Text)
	}
	t.addItem(it)
}
