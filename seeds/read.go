package seeds

import (
	"context"
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/prose"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
	"duban/seeds/source/web"
	"duban/seeds/source/word"
	"duban/seeds/table"
)

// Read reads a plan from the bytes of a file, whatever it is called: the
// content decides what it is. The error is a *model.DocumentError, or the context's if that ends first. With
// DocumentNoTasks the warnings list what was found instead of tasks.
func Read(ctx context.Context, data []byte, options Options) (Reading, error) {
	if len(data) > source.MaxUnzipped {
		return Reading{}, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxUnzipped}
	}
	if err := source.CheckReadable(data); err != nil {
		return Reading{}, err
	}
	if ooxml.IsArchive(data) {
		reading, err := readArchive(ctx, data, options)
		if err := ctx.Err(); err != nil {
			return Reading{}, err
		}
		return reading, err
	}
	d, err := source.Decode(data)
	if err != nil {
		return Reading{}, err
	}
	if len(d.Text) > source.MaxText || hasTooManyCells(d.Text) {
		return Reading{}, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxText}
	}
	switch {
	case source.IsWebArchive(d.Text):
		return Reading{}, &model.DocumentError{Problem: model.DocumentWebPage}
	case source.IsWebPage(d.Text):
		return readWebPage(ctx, d.Text, d.Warnings(), options)
	}
	damage := d.Warnings()
	reading, err := ReadText(ctx, d.Text, options)
	reading.Warnings = sortWarnings(append(reading.Warnings, damage...))
	return reading, err
}

func readWebPage(ctx context.Context, text string, damage []model.Warning, options Options) (Reading, error) {
	r := newReader(ctx, "html", options)
	blocks, warnings, err := web.Read(r.source, text)
	if err != nil {
		return Reading{}, err
	}
	blocks, copyWarnings := r.withoutBlockCopies(blocks)
	reading, err := r.planFromBlocks(blocks, append(append(warnings, copyWarnings...), damage...))
	if err := ctx.Err(); err != nil {
		return Reading{}, err
	}
	return reading, err
}

// hasTooManyCells reports whether a text has more separators than MaxCells: each cell
// takes memory, even an empty one.
func hasTooManyCells(text string) bool {
	cells := 0
	for _, separator := range []string{"|", "｜", ",", ";", "\t"} {
		cells += strings.Count(text, separator)
	}
	return cells > document.MaxCells
}

// readArchive reads a file that is a zip file with parts.
func readArchive(ctx context.Context, data []byte, options Options) (Reading, error) {
	a, err := ooxml.OpenArchive(data)
	if err != nil {
		return Reading{}, err
	}
	targets, err := a.Relations("")
	if err != nil {
		return Reading{}, err
	}
	main := targets["officeDocument"]
	root, err := a.Root(main)
	if err != nil {
		return Reading{}, err
	}
	switch {
	case root == "document":
		return readWord(ctx, a, main, options)
	case root == "workbook":
		return readWorkbook(ctx, a, main, options)
	case a.Has("OFD.xml"):
		return Reading{}, &model.DocumentError{Problem: model.DocumentOFD}
	}
	return Reading{}, &model.DocumentError{Problem: model.DocumentUnknown}
}

func readWord(ctx context.Context, a *ooxml.Archive, main string, options Options) (Reading, error) {
	r := newReader(ctx, "docx", options)
	blocks, warnings, err := word.Read(r.source, a, main)
	if err != nil {
		return Reading{}, err
	}
	blocks, copyWarnings := r.withoutBlockCopies(blocks)
	return r.planFromBlocks(blocks, append(warnings, copyWarnings...))
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
	var c candidate
	runnerUp := ""
	doc := r.withPlainRows(document.Document{Blocks: blocks, Grid: true})
	rows := r.firstRows(doc.Blocks)
	if o, ok := table.Read(r.Grammar, doc); ok {
		c = r.candidate("table", o, size)
		if p := r.candidate("prose", prose.Read(r.Grammar, paragraphs), size); len(r.Hints.Columns) == 0 && p.outline.CountWithOffices() > len(o.Items) {
			p.outline = p.outline.Replacing(o, paragraphs)
			c, runnerUp = p, "table"
		} else if len(p.outline.Items) > 0 {
			runnerUp = "prose"
		}
	} else {
		c, runnerUp = r.chooseLayout(r.linesOf(blocks))
	}
	c.rows = rows
	c.outline.Warnings = append(c.outline.Warnings, warnings...)
	return r.planFrom(c, runnerUp)
}

// linesOf returns the lines of a document. Each cell has lines of its own.
func (r *reader) linesOf(blocks []document.Block) []document.Line {
	var lines []document.Line
	for _, b := range blocks {
		if !b.IsRow() {
			lines = append(lines, b.AsLine())
		}
		cells := b.FilledCells()
		if fields := r.fieldsOf(cells); len(fields) > 0 {
			cells = fields
		}
		for _, cell := range cells {
			lines = append(lines, document.CellLines(cell)...)
		}
	}
	return lines
}

// fieldsOf returns the cells of a row as fields, 牵头科室:财务科, if each cell at an odd place
// is the name of the one after it; nil for other rows.
func (r *reader) fieldsOf(cells []document.Phrase) []document.Phrase {
	var fields []document.Phrase
	for i := 0; i+1 < len(cells); i += 2 {
		if !column.IsColumnName(r.Grammar, cells[i]) || column.IsColumnName(r.Grammar, cells[i+1]) {
			return nil
		}
		fields = append(fields, cells[i].Concat(r.Phrase(":", 0)).Concat(cells[i+1].WithoutInnerBlanks()))
	}
	if len(cells)%2 > 0 {
		return nil
	}
	return fields
}
