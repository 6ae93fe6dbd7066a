package seeds

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"unicode/utf8"

	"duban/model"
	"duban/seeds/clause"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/front"
	"duban/seeds/header"
	"duban/seeds/hints"
	"duban/seeds/layout"
	"duban/seeds/outline"
	"duban/seeds/prose"
	"duban/seeds/score"
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
	// Hints say how the document is to be read.
	Hints Hints
	// Rows is how many of the first rows and lines the reading shows.
	Rows int
}

// Hints say how a table is to be read. They win over what its names and cells say.
type Hints = hints.Hints

// ColumnRole is what a column of a table holds.
type ColumnRole = hints.ColumnRole

// ColumnRoles returns every role of columns.
func ColumnRoles() []ColumnRole { return hints.ColumnRoles() }

// reader reads one document.
type reader struct {
	*text.Grammar
	source  *source.Reader
	options Options
	format  string
	pieces  []document.Phrase // the words of the document, as they are divided in it
}

func newReader(ctx context.Context, format string, options Options) *reader {
	p := document.NewProgress(ctx, options.Progress)
	g := text.NewGrammar(p, options.Header)
	g.Hints = options.Hints
	isHeader := func(cells []document.Phrase) bool {
		if len(cells) > text.MaxColumns {
			return false
		}
		_, ok := column.ReadHeader(g, document.Block{Cells: cells})
		return ok || options.Hints.Fits(len(cells))
	}
	return &reader{Grammar: g, source: source.NewReader(g.Folding, p, isHeader), options: options, format: format}
}

// ReadText reads a plan from text: a table with pipes, commas, semicolons or
// tabs, one cell a line, Markdown, or prose under 一、(一) 1. Lines may end in
// LF, CRLF or CR. The error is a *model.DocumentError if the text is blank or has
// no task, or that of the context if it ends first.
func ReadText(ctx context.Context, text string, options Options) (Reading, error) {
	r := newReader(ctx, "text", options)
	reading, err := r.readText(text)
	if err := ctx.Err(); err != nil {
		return Reading{}, err
	}
	return reading, err
}

func (r *reader) readText(words string) (Reading, error) {
	var cells []document.Block // of a table that no task was found in
	if doc, ok := r.source.Separated(words); ok {
		var copies []model.Warning
		doc.Blocks, copies = r.withoutBlockCopies(doc.Blocks)
		r.pieces = piecesOf(doc.Blocks)
		c, ok := r.readTable("table", doc, len(words)/utf8.UTFMax)
		if ok {
			r.format = "csv"
			c.outline.Warnings = append(c.outline.Warnings, copies...)
			return r.planFrom(c, "")
		}
		cells = c.rows
	}
	if doc, ok := r.source.Markdown(words); ok {
		r.format = "markdown"
		return r.planFromBlocks(doc.Blocks, nil)
	}
	lines := slices.DeleteFunc(r.source.Lines(words), func(line document.Line) bool { return text.IsPageNumber(line.Phrase) || text.IsTableFrame(line.Phrase) })
	for i := range lines {
		lines[i].Phrase = text.WithoutPageNumber(lines[i].Phrase)
	}
	if len(lines) == 0 {
		return Reading{}, &model.DocumentError{Problem: model.DocumentBlank}
	}
	pinyin := source.PinyinWarning(words) // first, so that the text can be freed
	lines, copies := r.withoutLineCopies(lines)
	r.pieces = nil
	for _, line := range lines {
		r.pieces = append(r.pieces, line.Phrase)
	}
	c, runnerUp := r.chooseLayout(lines)
	if len(c.outline.Items) == 0 && len(cells) > 0 {
		c.rows = cells
	}
	c.outline.Warnings = append(c.outline.Warnings, append(pinyin, copies...)...)
	return r.planFrom(c, runnerUp)
}

// Of a text of more than largeText lines, the first layoutSample decide its layout.
const (
	largeText    = 2000
	layoutSample = 500
)

// chooseLayout returns the outline of a text in the layout that explains it best: as a
// table, or as prose.
func (r *reader) chooseLayout(lines []document.Line) (best candidate, runnerUp string) {
	if len(lines) <= largeText {
		best, runnerUp, _ = choose(r.candidates(lines, ""))
		return best, runnerUp
	}
	best, runnerUp, _ = choose(r.candidates(lines[:layoutSample:layoutSample], ""))
	if best, _, ok := choose(r.candidates(lines, best.layout)); ok {
		return best, runnerUp
	}
	best, _, _ = choose(r.candidates(lines, "prose"))
	return best, runnerUp
}

// candidates reads a text in every layout, or in the named one alone. Of a form without
// tasks in which nothing else names offices, the empty table is the only one.
func (r *reader) candidates(lines []document.Line, only string) []candidate {
	size := 0
	for _, line := range lines {
		size += line.Len()
	}
	var all []candidate
	if len(r.Hints.Columns) > 0 {
		if doc, ok := layout.Uniform(r.Grammar, lines, r.Hints.Width()); ok {
			if c, ok := r.readTable("by-hand", doc, size); ok {
				return []candidate{c}
			}
		}
	}
	var empty *outline.Outline
	for _, detector := range layout.Detectors() {
		if only != "" && only != detector.Name || r.Progress.Cancelled() {
			continue
		}
		doc, ok := detector.Find(r.Grammar, lines)
		if !ok {
			continue
		}
		c, ok := r.readTable(detector.Name, doc, size)
		if doc.Stream {
			c.rows = r.firstLines(lines)
		}
		switch {
		case ok:
			c.guessed = doc.Guessed
			all = append(all, c)
		case c.outline.HasHeader:
			empty = &c.outline
		}
	}
	if only != "" && only != "prose" || r.Progress.Cancelled() || len(all) > 0 && !r.Hints.Empty() {
		return all
	}
	o := prose.Read(r.Grammar, layout.JoinWrappedLines(r.Grammar, lines))
	if len(all) == 0 && empty != nil && !o.NamesOffices() {
		return []candidate{{layout: "table", outline: *empty, rows: r.firstLines(lines)}} // an empty form: its headings are no tasks
	}
	c := r.candidate("prose", o, size)
	c.rows = r.firstLines(lines)
	return append(all, c)
}

// readTable reads the rows of a document. It returns false if none is a task, or if they
// are forms, which are read line by line. Blocks side by side and a matrix of ticks are
// first made rows with a cell for each column: columns that are given by hand are those
// of these rows.
func (r *reader) readTable(layout string, doc document.Document, size int) (candidate, bool) {
	if len(r.Hints.Columns) == 0 && r.areForms(doc.Blocks) {
		return candidate{layout: layout, rows: r.firstRows(doc.Blocks)}, false
	}
	if !doc.Stream {
		f := header.Finder{Grammar: r.Grammar}
		doc.Blocks = f.WithoutTicks(f.WithoutRepeatedColumns(doc.Blocks))
	}
	rows := r.firstRows(doc.Blocks)
	o, ok := table.Read(r.Grammar, doc)
	c := r.candidate(layout, o, size)
	c.rows = rows
	return c, ok
}

func (r *reader) candidate(layout string, o outline.Outline, size int) candidate {
	return candidate{layout: layout, outline: o, score: score.Of(r.Grammar, &o, size)}
}

// headOf returns the lines above the tasks, with those that were said to be headings: a
// title among them is one still.
func (r *reader) headOf(o *outline.Outline) []document.Phrase {
	var head []document.Phrase
	if len(o.Items) == 0 {
		return o.Head
	}
	for _, heading := range o.Items[0].Path {
		if r.Hints.RowKind(heading.Line) == model.RowHeading {
			head = append(head, heading)
		}
	}
	return append(head, o.Head...)
}

// planFrom reads the cells and clauses of the chosen outline.
func (r *reader) planFrom(c candidate, runnerUp string) (Reading, error) {
	o := c.outline
	reading := r.describe(c, runnerUp)
	rows := newReadRows(c.rows, &o)
	reading.Rows, reading.Scheme = rows.rows, scheme(c.rows, len(reading.Columns))
	if r.Progress.Cancelled() {
		return Reading{}, r.Progress.Err()
	}
	f := front.New(r.Grammar, r.headOf(&o), o.Tail)
	plan := f.Plan()
	reading.Scheme += " " + plan.Issuer
	if len(o.Items) == 0 {
		reading.Warnings = sortWarnings(o.AllWarnings())
		return reading, &model.DocumentError{Problem: model.DocumentNoTasks}
	}
	plan.Issued = f.IssuedOn()
	if plan.Year == 0 && r.options.Year == 0 {
		year, words := f.YearOfIssue()
		if plan.Year = year; year > 0 {
			o.Warn(words, model.WhyYearOfIssue)
		}
	}
	f.ReportHead(&o, o.Head, plan)
	f.ReportSigners(&o, plan.Issuer)
	r.reportLost(&o)
	plan.Title = cmp.Or(r.options.Title, plan.Title)
	plan.Issuer = cmp.Or(r.options.Issuer, plan.Issuer)
	if r.options.Year != 0 {
		plan.Year, plan.UntilYear = r.options.Year, 0
		if r.SchoolYear > 0 {
			plan.UntilYear = plan.Year + 1
		}
	}
	o.Warnings = slices.AppendSeq(o.Warnings, maps.Values(r.source.Controls))
	o.Warnings = append(o.Warnings, r.source.LeftOut...)
	for _, hidden := range r.source.HiddenYears {
		if hidden.Year != plan.Year {
			o.Warnings = append(o.Warnings, hidden.Warning)
		}
	}
	warnings, err := clause.AddTasks(r.Grammar, plan, &o, f.Issued())
	if err != nil && r.Progress.Cancelled() {
		return Reading{}, err
	}
	rows.nameTasks(plan)
	reading.Plan, reading.Warnings = plan, sortWarnings(warnings)
	return reading, err
}
