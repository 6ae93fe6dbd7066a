package seeds

import (
	"context"
	"slices"
	"strings"

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

// ReadText reads a plan from text: a table with pipes, commas, semicolons or
// tabs, one cell a line, Markdown, or prose under 一、(一) 1. Lines may end in
// LF, CRLF or CR. The warnings are in the order of the document. The error is a
// *model.DocumentError if the text is blank or has no task, or that of the
// context if it ends first.
func ReadText(ctx context.Context, text string, options Options) (*model.Plan, []model.Warning, error) {
	g := newGrammar(ctx, options)
	text, copyWarnings := g.withoutCopies(text)
	plan, warnings, err := g.readText(text, options)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	return plan, sortWarnings(append(warnings, copyWarnings...)), err
}

func (g *grammar) readText(text string, options Options) (*model.Plan, []model.Warning, error) {
	if doc, ok := g.readSeparated(text); ok {
		if o, ok := g.tableOutline(doc); ok {
			return g.planFromOutline(o, options)
		}
	}
	if doc, ok := g.readMarkdown(text); ok {
		return g.planFromBlocks(doc.blocks, nil, options)
	}
	lines := g.lines(text)
	if len(lines) == 0 {
		return nil, nil, &model.DocumentError{Problem: model.DocumentBlank}
	}
	pinyin := pinyinWarning(text) // first, so that the text can be freed
	o := g.outlineOf(lines)
	o.warnings = append(o.warnings, pinyin...)
	return g.planFromOutline(o, options)
}

// outlineOf finds the structure of a text: a table if there is one, else prose.
func (g *grammar) outlineOf(lines []textLine) outline {
	var empty outline
	for _, find := range []func([]textLine) (document, bool){g.readPipes, g.readTabs, g.readAligned, g.readSpaced, g.readBlankSeparated, g.readStacked} {
		if g.progress.cancelled() {
			return empty
		}
		if doc, ok := find(lines); ok {
			o, ok := g.tableOutline(doc)
			if ok {
				return o
			}
			if o.hasHeader {
				empty = o
			}
		}
	}
	o := g.proseOutline(g.joinWrappedLines(lines))
	if empty.hasHeader && !o.namesOffices() {
		return empty // an empty form: its headings are no tasks
	}
	return o
}

// textLine is one line of a text that is not blank.
type textLine struct {
	phrase           // trimmed
	tabs    []phrase // its parts between tabs; nil if it has none
	heading int      // the level that its style gives it as a heading; 0: none
	indent  int      // blank columns before it, in a text
	width   int      // columns with its indent, in a text
}

// lines returns the cleaned lines of a text without blank ones, page numbers and frames
// of tables. Line numbers count all lines.
func (g *grammar) lines(text string) []textLine {
	text = evenLines(text)
	lines := make([]textLine, 0, min(strings.Count(text, "\n")+1, len(text)/20))
	number, done := 0, 0
	for written := range strings.SplitSeq(text, "\n") {
		number++
		done += len(written) + 1
		if g.progress.advance(0, fileWork, done, len(text)) != nil {
			return nil
		}
		written, _ = withoutPinyin(written)
		words := g.cleanLine(written, number).trim()
		if words.empty() || words.isPageNumber() || words.isTableFrame() {
			continue
		}
		line := textLine{phrase: words}
		line.indent, line.width = lineExtent(written)
		if strings.Contains(written, "\t") {
			for cell := range strings.SplitSeq(written, "\t") {
				line.tabs = append(line.tabs, g.cleanLine(cell, number).trim())
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// evenLines replaces every kind of line end by a newline.
func evenLines(text string) string {
	if !slices.ContainsFunc([]string{"\r", "\v", "\f", "\u2028", "\u2029"}, func(end string) bool { return strings.Contains(text, end) }) {
		return text // a replacer would copy it all the same
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
}

// planFromOutline reads the cells and clauses of an outline.
func (g *grammar) planFromOutline(o outline, options Options) (*model.Plan, []model.Warning, error) {
	if g.progress.cancelled() {
		return nil, nil, g.progress.ctx.Err()
	}
	if len(o.items) == 0 {
		return nil, sortWarnings(o.allWarnings()), &model.DocumentError{Problem: model.DocumentNoTasks}
	}
	f := g.newFrontMatter(o.head, o.tail)
	plan := f.plan()
	f.reportHead(&o, o.head, plan)
	f.reportSigners(&o, plan.Issuer)
	if options.Title != "" {
		plan.Title = options.Title
	}
	if options.Issuer != "" {
		plan.Issuer = options.Issuer
	}
	if options.Year != 0 {
		plan.Year = options.Year
	}
	for _, warning := range g.controls {
		o.warnings = append(o.warnings, warning)
	}
	b := builder{grammar: g, plan: plan, categories: map[string]int{}, seen: map[[16]byte]int{}, sharing: model.NewInterner(), warnings: o.allWarnings()}
	plan.Tasks = make([]model.Task, 0, len(o.items))
	for i, it := range o.items {
		if err := g.progress.advance(structureWork, wholeWork, i, len(o.items)); err != nil {
			return nil, nil, err
		}
		b.add(*it)
		o.items[i] = nil // frees memory
	}
	b.assignIDs()
	err := g.progress.advance(structureWork, wholeWork, len(o.items), len(o.items))
	return plan, sortWarnings(b.warnings), err
}
