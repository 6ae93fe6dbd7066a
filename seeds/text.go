package seeds

import (
	"context"
	"slices"

	"duban/model"
)

// Options holds what the document may not say of its plan. A value that is set
// here overrides the document's.
type Options struct {
	Title  string
	Issuer string
	// Year is the plan's year. If it is 0 and the document has none, dates without a
	// year are not read: no year is ever guessed.
	Year int
	// Progress, if it is set, is called as the reading advances: done never falls,
	// total stays the same, and in the last call they are equal. It is called from
	// the goroutine that reads, at most a thousand times.
	Progress func(done, total int)
	// Header, if it is set, gets the names of the columns of each row that may be
	// the header of a table, from the goroutine that reads.
	Header func(names []string)
}

// reader reads one document.
type reader struct {
	*grammar
	source  *cleaner
	options Options
}

func newReader(ctx context.Context, options Options) *reader {
	p := &progress{ctx: ctx, report: options.Progress}
	g := newGrammar(p, options.Header)
	isHeader := func(cells []phrase) bool {
		if len(cells) > maxColumns {
			return false
		}
		_, ok := g.readHeader(block{cells: cells})
		return ok
	}
	return &reader{g, &cleaner{fold: g.folding, progress: p, isHeader: isHeader, controls: map[int]model.Warning{}}, options}
}

// ReadText reads a plan from text: a table with pipes, commas, semicolons or
// tabs, one cell a line, Markdown, or prose under 一、(一) 1. Lines may end in
// LF, CRLF or CR. The warnings are in the order of the document. The error is a
// *model.DocumentError if the text is blank or has no task, or that of the
// context if it ends first.
func ReadText(ctx context.Context, text string, options Options) (*model.Plan, []model.Warning, error) {
	r := newReader(ctx, options)
	text, copyWarnings := r.withoutCopies(text)
	plan, warnings, err := r.readText(text)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	return plan, sortWarnings(append(warnings, copyWarnings...)), err
}

func (r *reader) readText(text string) (*model.Plan, []model.Warning, error) {
	if doc, ok := r.source.readSeparated(text); ok {
		if o, ok := r.tableOutline(doc); ok {
			return r.planFromOutline(o)
		}
	}
	if doc, ok := r.source.readMarkdown(text); ok {
		return r.planFromBlocks(doc.blocks, nil)
	}
	lines := slices.DeleteFunc(r.source.lines(text), func(line textLine) bool { return line.isPageNumber() || line.isTableFrame() })
	if len(lines) == 0 {
		return nil, nil, &model.DocumentError{Problem: model.DocumentBlank}
	}
	pinyin := pinyinWarning(text) // first, so that the text can be freed
	o := r.outlineOf(lines)
	o.warnings = append(o.warnings, pinyin...)
	return r.planFromOutline(o)
}

// outlineOf finds the structure of a text: a table if there is one, else prose.
func (r *reader) outlineOf(lines []textLine) outline {
	var empty outline
	for _, find := range []func([]textLine) (document, bool){r.readPipes, r.readTabs, r.readAligned, r.readSpaced, r.readBlankSeparated, r.readStacked} {
		if r.progress.cancelled() {
			return empty
		}
		if doc, ok := find(lines); ok {
			o, ok := r.tableOutline(doc)
			if ok {
				return o
			}
			if o.hasHeader {
				empty = o
			}
		}
	}
	o := r.proseOutline(r.joinWrappedLines(lines))
	if empty.hasHeader && !o.namesOffices() {
		return empty // an empty form: its headings are no tasks
	}
	return o
}

// planFromOutline reads the cells and clauses of an outline.
func (r *reader) planFromOutline(o outline) (*model.Plan, []model.Warning, error) {
	if r.progress.cancelled() {
		return nil, nil, r.progress.ctx.Err()
	}
	if len(o.items) == 0 {
		return nil, sortWarnings(o.allWarnings()), &model.DocumentError{Problem: model.DocumentNoTasks}
	}
	f := r.newFrontMatter(o.head, o.tail)
	plan := f.plan()
	f.reportHead(&o, o.head, plan)
	f.reportSigners(&o, plan.Issuer)
	if r.options.Title != "" {
		plan.Title = r.options.Title
	}
	if r.options.Issuer != "" {
		plan.Issuer = r.options.Issuer
	}
	if r.options.Year != 0 {
		plan.Year = r.options.Year
	}
	for _, warning := range r.source.controls {
		o.warnings = append(o.warnings, warning)
	}
	warnings, err := r.addTasks(plan, &o)
	if err != nil && r.progress.cancelled() {
		return nil, nil, err
	}
	return plan, sortWarnings(warnings), err
}
