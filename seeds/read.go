package seeds

import (
	"context"
	"slices"
	"strings"

	"duban/model"
)

// Read reads a plan from the bytes of a file, whatever it is called: the
// content decides what it is. The warnings are in the order of the document.
// The error is a *model.DocumentError, or the context's if that ends first. With
// DocumentNoTasks the warnings list what was found instead of tasks.
func Read(ctx context.Context, data []byte, options Options) (*model.Plan, []model.Warning, error) {
	if len(data) > maxUnzipped {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxUnzipped}
	}
	if isArchive(data) {
		plan, warnings, err := readArchive(ctx, data, options)
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		return plan, warnings, err
	}
	if err := checkReadable(data); err != nil {
		return nil, nil, err
	}
	d, err := decode(data)
	if err != nil {
		return nil, nil, err
	}
	if len(d.text) > maxText || hasTooManyCells(d.text) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxText}
	}
	if isWebPage(d.text) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentWebPage}
	}
	damage := d.warnings()
	plan, warnings, err := ReadText(ctx, d.text, options)
	return plan, sortWarnings(append(warnings, damage...)), err
}

// hasTooManyCells reports whether a text has more separators than maxCells: each cell
// takes memory, even an empty one.
func hasTooManyCells(text string) bool {
	cells := 0
	for _, separator := range []string{"|", "｜", ",", ";", "\t"} {
		cells += strings.Count(text, separator)
	}
	return cells > maxCells
}

// readArchive reads a file that is a zip file with parts.
func readArchive(ctx context.Context, data []byte, options Options) (*model.Plan, []model.Warning, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, nil, err
	}
	targets, err := a.relations("")
	if err != nil {
		return nil, nil, err
	}
	main := targets["officeDocument"]
	root, err := a.root(main)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case root == "document":
		return readWord(ctx, a, main, options)
	case root == "workbook":
		return readWorkbook(ctx, data, a, main, options)
	case a.has("OFD.xml"):
		return nil, nil, &model.DocumentError{Problem: model.DocumentOFD}
	case strings.HasSuffix(main, ".bin"):
		return nil, nil, &model.DocumentError{Problem: model.DocumentOldBinary}
	}
	return nil, nil, &model.DocumentError{Problem: model.DocumentUnknown}
}

func readWord(ctx context.Context, a *archive, main string, options Options) (*model.Plan, []model.Warning, error) {
	r := newReader(ctx, options)
	blocks, warnings, err := r.source.readWordBlocks(a, main)
	if err != nil {
		return nil, nil, err
	}
	blocks, copyWarnings := r.withoutBlockCopies(blocks)
	return r.planFromBlocks(blocks, append(warnings, copyWarnings...))
}

// planFromBlocks reads a plan from the paragraphs and tables of a document: from the
// tables, unless more paragraphs than rows are tasks with offices.
func (r *reader) planFromBlocks(blocks []block, warnings []model.Warning) (*model.Plan, []model.Warning, error) {
	if !slices.ContainsFunc(blocks, func(b block) bool { return !b.text.empty() || len(b.filledCells()) > 0 }) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentBlank}
	}
	var paragraphs []textLine
	for _, b := range blocks {
		if !b.isRow() {
			paragraphs = append(paragraphs, b.asLine())
		}
	}
	o, ok := r.tableOutline(document{blocks: blocks, grid: true})
	if !ok {
		o = r.outlineOf(linesOf(blocks))
	} else if prose := r.proseOutline(paragraphs); prose.countWithOffices() > len(o.items) {
		o = prose.replacing(o, paragraphs)
	}
	o.warnings = append(o.warnings, warnings...)
	return r.planFromOutline(o)
}

// linesOf returns the lines of a document. Each cell has lines of its own.
func linesOf(blocks []block) []textLine {
	var lines []textLine
	for _, b := range blocks {
		if !b.isRow() {
			lines = append(lines, b.asLine())
		}
		for _, cell := range b.filledCells() {
			lines = append(lines, cellLines(cell)...)
		}
	}
	return lines
}
