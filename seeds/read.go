package seeds

import (
	"context"
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/prose"
	"duban/seeds/source"
	"duban/seeds/table"
)

// Read reads a plan from the bytes of a file, whatever it is called: the
// content decides what it is. The warnings are in the order of the document.
// The error is a *model.DocumentError, or the context's if that ends first. With
// DocumentNoTasks the warnings list what was found instead of tasks.
func Read(ctx context.Context, data []byte, options Options) (*model.Plan, []model.Warning, error) {
	if len(data) > source.MaxUnzipped {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxUnzipped}
	}
	if source.IsArchive(data) {
		plan, warnings, err := readArchive(ctx, data, options)
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		return plan, warnings, err
	}
	if err := source.CheckReadable(data); err != nil {
		return nil, nil, err
	}
	d, err := source.Decode(data)
	if err != nil {
		return nil, nil, err
	}
	if len(d.Text) > source.MaxText || hasTooManyCells(d.Text) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxText}
	}
	if source.IsWebPage(d.Text) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentWebPage}
	}
	damage := d.Warnings()
	plan, warnings, err := ReadText(ctx, d.Text, options)
	return plan, sortWarnings(append(warnings, damage...)), err
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
func readArchive(ctx context.Context, data []byte, options Options) (*model.Plan, []model.Warning, error) {
	a, err := source.OpenArchive(data)
	if err != nil {
		return nil, nil, err
	}
	targets, err := a.Relations("")
	if err != nil {
		return nil, nil, err
	}
	main := targets["officeDocument"]
	root, err := a.Root(main)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case root == "document":
		return readWord(ctx, a, main, options)
	case root == "workbook":
		return readWorkbook(ctx, data, a, main, options)
	case a.Has("OFD.xml"):
		return nil, nil, &model.DocumentError{Problem: model.DocumentOFD}
	case strings.HasSuffix(main, ".bin"):
		return nil, nil, &model.DocumentError{Problem: model.DocumentOldBinary}
	}
	return nil, nil, &model.DocumentError{Problem: model.DocumentUnknown}
}

func readWord(ctx context.Context, a *source.Archive, main string, options Options) (*model.Plan, []model.Warning, error) {
	r := newReader(ctx, options)
	blocks, warnings, err := r.source.Word(a, main)
	if err != nil {
		return nil, nil, err
	}
	blocks, copyWarnings := r.withoutBlockCopies(blocks)
	return r.planFromBlocks(blocks, append(warnings, copyWarnings...))
}

// planFromBlocks reads a plan from the paragraphs and tables of a document: from the
// tables, unless more paragraphs than rows are tasks with offices.
func (r *reader) planFromBlocks(blocks []document.Block, warnings []model.Warning) (*model.Plan, []model.Warning, error) {
	if !slices.ContainsFunc(blocks, func(b document.Block) bool { return !b.Text.Empty() || len(b.FilledCells()) > 0 }) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentBlank}
	}
	var paragraphs []document.Line
	for _, b := range blocks {
		if !b.IsRow() {
			paragraphs = append(paragraphs, b.AsLine())
		}
	}
	o, ok := table.Read(r.Grammar, document.Document{Blocks: blocks, Grid: true})
	if !ok {
		o = r.outlineOf(linesOf(blocks))
	} else if prose := prose.Read(r.Grammar, paragraphs); prose.CountWithOffices() > len(o.Items) {
		o = prose.Replacing(o, paragraphs)
	}
	o.Warnings = append(o.Warnings, warnings...)
	return r.planFromOutline(o)
}

// linesOf returns the lines of a document. Each cell has lines of its own.
func linesOf(blocks []document.Block) []document.Line {
	var lines []document.Line
	for _, b := range blocks {
		if !b.IsRow() {
			lines = append(lines, b.AsLine())
		}
		for _, cell := range b.FilledCells() {
			lines = append(lines, document.CellLines(cell)...)
		}
	}
	return lines
}
