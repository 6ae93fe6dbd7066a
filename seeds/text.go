package seeds

import (
	"context"
	"slices"

	"duban/model"
	"duban/seeds/clause"
	"duban/seeds/document"
	"duban/seeds/front"
	"duban/seeds/layout"
	"duban/seeds/outline"
	"duban/seeds/prose"
	"duban/seeds/source"
	"duban/seeds/table"
	"duban/seeds/text"
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
	*text.Grammar
	source  *source.Reader
	options Options
}

func newReader(ctx context.Context, options Options) *reader {
	p := &document.Progress{Ctx: ctx, Report: options.Progress}
	g := text.NewGrammar(p, options.Header)
	isHeader := func(cells []document.Phrase) bool {
		if len(cells) > text.MaxColumns {
			return false
		}
		_, ok := g.ReadHeader(document.Block{Cells: cells})
		return ok
	}
	return &reader{g, &source.Reader{Fold: g.Folding, Progress: p, IsHeader: isHeader, Controls: map[int]model.Warning{}}, options}
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

func (r *reader) readText(words string) (*model.Plan, []model.Warning, error) {
	if doc, ok := r.source.Separated(words); ok {
		if o, ok := table.Read(r.Grammar, doc); ok {
			return r.planFromOutline(o)
		}
	}
	if doc, ok := r.source.Markdown(words); ok {
		return r.planFromBlocks(doc.Blocks, nil)
	}
	lines := slices.DeleteFunc(r.source.Lines(words), func(line document.Line) bool { return text.IsPageNumber(line.Phrase) || text.IsTableFrame(line.Phrase) })
	if len(lines) == 0 {
		return nil, nil, &model.DocumentError{Problem: model.DocumentBlank}
	}
	pinyin := source.PinyinWarning(words) // first, so that the text can be freed
	o := r.outlineOf(lines)
	o.Warnings = append(o.Warnings, pinyin...)
	return r.planFromOutline(o)
}

// outlineOf finds the structure of a text: a table if there is one, else prose.
func (r *reader) outlineOf(lines []document.Line) outline.Outline {
	var empty outline.Outline
	for _, detector := range layout.Detectors() {
		if r.Progress.Cancelled() {
			return empty
		}
		if doc, ok := detector.Find(r.Grammar, lines); ok {
			o, ok := table.Read(r.Grammar, doc)
			if ok {
				return o
			}
			if o.HasHeader {
				empty = o
			}
		}
	}
	o := prose.Read(r.Grammar, layout.JoinWrappedLines(r.Grammar, lines))
	if empty.HasHeader && !o.NamesOffices() {
		return empty // an empty form: its headings are no tasks
	}
	return o
}

// planFromOutline reads the cells and clauses of an outline.
func (r *reader) planFromOutline(o outline.Outline) (*model.Plan, []model.Warning, error) {
	if r.Progress.Cancelled() {
		return nil, nil, r.Progress.Ctx.Err()
	}
	if len(o.Items) == 0 {
		return nil, sortWarnings(o.AllWarnings()), &model.DocumentError{Problem: model.DocumentNoTasks}
	}
	f := front.New(r.Grammar, o.Head, o.Tail)
	plan := f.Plan()
	f.ReportHead(&o, o.Head, plan)
	f.ReportSigners(&o, plan.Issuer)
	if r.options.Title != "" {
		plan.Title = r.options.Title
	}
	if r.options.Issuer != "" {
		plan.Issuer = r.options.Issuer
	}
	if r.options.Year != 0 {
		plan.Year = r.options.Year
	}
	for _, warning := range r.source.Controls {
		o.Warnings = append(o.Warnings, warning)
	}
	warnings, err := clause.AddTasks(r.Grammar, plan, &o)
	if err != nil && r.Progress.Cancelled() {
		return nil, nil, err
	}
	return plan, sortWarnings(warnings), err
}
