package seeds

import (
	"context"
	"slices"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/prose"
)

// Read reads a plan from the bytes of a file, whatever it is called: the
// content decides what it is. The error is a *model.DocumentError, or the context's if
// that ends first. With DocumentNoTasks the warnings list what was found instead of tasks.
func Read(ctx context.Context, data []byte, options Options) (Reading, error) {
	f, err := open(data)
	if err != nil {
		return Reading{}, err
	}
	reading, err := f.read(ctx, options)
	if err := ctx.Err(); err != nil {
		return Reading{}, err
	}
	return reading, err
}

func (f *file) read(ctx context.Context, options Options) (Reading, error) {
	kind := f.kind()
	if kind == "text" {
		words := f.text
		f.text = "" // so that it can be freed once it is divided
		reading, err := ReadText(ctx, words, options)
		reading.Warnings = sortWarnings(append(reading.Warnings, f.damage...))
		return reading, err
	}
	r := newReader(ctx, kind, options)
	if kind == "xlsx" {
		return r.readWorkbook(*f)
	}
	blocks, warnings, err := f.blocks(r.source)
	if err != nil {
		return Reading{}, err
	}
	return r.planFromBlocks(blocks, append(warnings, f.damage...))
}

// planFromBlocks reads a plan from the paragraphs and tables of a document: from the
// tables, from the paragraphs around them, or from all lines if there is no table of
// tasks.
// Here the table and the paragraphs are parts of one document, not two readings of the
// same words, so the number of tasks with offices chooses. The score goes by how good the
// listed tasks are, and would take three clean paragraphs for a table of ten rows.
func (r *reader) planFromBlocks(blocks []document.Block, warnings []model.Warning) (Reading, error) {
	if !slices.ContainsFunc(blocks, func(b document.Block) bool { return !b.Text.Empty() || len(b.FilledCells()) > 0 }) {
		return Reading{}, &model.DocumentError{Problem: model.DocumentBlank}
	}
	blocks, copies := r.withoutBlockCopies(blocks)
	r.pieces = piecesOf(blocks)
	var paragraphs []document.Line
	size := 0
	for _, b := range blocks {
		if !b.IsRow() {
			paragraphs = append(paragraphs, b.AsLine())
			size += b.Text.Len()
		}
		for _, cell := range b.FilledCells() {
			size += cell.Len()
		}
	}
	runnerUp := ""
	c, ok := r.readTable("table", document.Document{Blocks: blocks, Grid: true}, size)
	rows := c.rows
	if ok {
		if p := r.candidate("prose", prose.Read(r.Grammar, paragraphs), size); len(r.Hints.Columns) == 0 && p.outline.CountWithOffices() > len(c.outline.Items) {
			p.outline = p.outline.Replacing(c.outline, paragraphs)
			c, runnerUp = p, "table"
		} else if len(p.outline.Items) > 0 {
			runnerUp = "prose"
		}
	} else {
		c, runnerUp = r.chooseLayout(r.linesOf(blocks))
	}
	c.rows = rows
	c.outline.Warnings = append(c.outline.Warnings, append(warnings, copies...)...)
	return r.planFrom(c, runnerUp)
}

// linesOf returns the lines of a document. Each cell has lines of its own.
func (r *reader) linesOf(blocks []document.Block) []document.Line {
	var lines []document.Line
	labels := r.labelsOf(blocks)
	for _, b := range blocks {
		if !b.IsRow() {
			lines = append(lines, b.AsLine())
		}
		cells := b.FilledCells()
		if fields := r.fieldsOf(cells, labels); len(fields) > 0 {
			cells = fields
		}
		for _, cell := range cells {
			lines = append(lines, document.CellLines(cell)...)
		}
	}
	return lines
}

// fieldsOf returns the cells of a row as fields, 牵头科室:财务科, if each cell at an odd place
// is the name of the one after it; nil for other rows. What is beside a label that comes
// again below is no name, though it may end in 工程.
func (r *reader) fieldsOf(cells []document.Phrase, labels map[string]int) []document.Phrase {
	var fields []document.Phrase
	for i := 0; i+1 < len(cells); i += 2 {
		if !column.IsColumnName(r.Grammar, cells[i]) || labels[cells[i].Key()] < 2 && column.IsColumnName(r.Grammar, cells[i+1]) {
			return nil
		}
		fields = append(fields, cells[i].Concat(r.Phrase(":", 0)).Concat(cells[i+1].WithoutInnerBlanks()))
	}
	if len(cells)%2 > 0 {
		return nil
	}
	return fields
}

// labelsOf counts the names of columns at the places of labels.
func (r *reader) labelsOf(blocks []document.Block) map[string]int {
	labels := map[string]int{}
	for _, b := range blocks {
		for i, cell := range b.FilledCells() {
			if i%2 == 0 && column.IsColumnName(r.Grammar, cell) {
				labels[cell.Key()]++
			}
		}
	}
	return labels
}

// areForms reports whether each task has rows of its own, in which the names of columns are
// beside the words that belong to them.
func (r *reader) areForms(blocks []document.Block) bool {
	blocks = blocks[:min(len(blocks), 40)]
	labels := r.labelsOf(blocks)
	rows, forms, first := 0, 0, map[string]bool{}
	for _, b := range blocks {
		cells := b.FilledCells()
		if len(cells) > 1 {
			rows++
			if len(r.fieldsOf(cells, labels)) > 0 {
				forms++
				first[cells[0].Key()] = true
			}
		}
	}
	return forms > 3 && forms*5 >= rows*4 && len(first)*2 <= forms
}
