package seeds

import (
	"slices"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/layout"
	"duban/seeds/numbering"
	"duban/seeds/outline"
)

// maxShownCell is how many characters of a cell a reading shows.
const maxShownCell = 120

// firstRows returns the first blocks of a document, as many as the reading shows.
func (r *reader) firstRows(blocks []document.Block) []document.Block {
	if r.options.Rows == 0 {
		return nil
	}
	return slices.Clone(blocks[:min(len(blocks), r.options.Rows)])
}

// firstLines returns the first lines of a text, divided into cells if they have any.
func (r *reader) firstLines(lines []document.Line) []document.Block {
	lines = lines[:min(len(lines), r.options.Rows)]
	if doc, ok := layout.Uniform(r.Grammar, lines, r.Hints.Width()); ok {
		return doc.Blocks
	}
	blocks := make([]document.Block, len(lines))
	for i, line := range lines {
		blocks[i].Text = line.Phrase
	}
	return blocks
}

// readRows are the first rows of a document with what they were taken for.
type readRows struct {
	rows  []model.ReadRow
	tasks []taskPlace // of the items that begin in them, in order
}

// taskPlace is a task before it has an identity.
type taskPlace struct {
	line int
	text string
}

// newReadRows returns rows with what an outline took them for, by their lines.
func newReadRows(blocks []document.Block, o *outline.Outline) readRows {
	var r readRows
	last := 0
	for _, b := range blocks {
		last = max(last, b.Line())
	}
	kinds := map[int]model.RowKind{}
	take := func(kind model.RowKind, phrases ...document.Phrase) {
		for _, p := range phrases {
			if _, known := kinds[p.Line]; !known && p.Line > 0 {
				kinds[p.Line] = kind
			}
		}
	}
	for _, col := range o.Columns {
		take(model.RowHeader, col.Name)
	}
	for _, it := range o.Items {
		if it.Text.Line <= last {
			take(model.RowTask, it.Text)
			take(model.RowHeading, it.Path...)
			r.tasks = append(r.tasks, taskPlace{it.Text.Line, it.Text.Trim().String()})
		}
	}
	for _, it := range o.Items {
		if it.Text.Line <= last {
			take(model.RowContinuation, it.Clauses()...)
		}
	}
	skipped := skippedLines(o)
	for _, b := range blocks {
		row := model.ReadRow{Line: b.Line(), Kind: kinds[b.Line()]}
		if row.Kind == "" {
			row.Kind = model.RowIgnored
			if above := len(r.rows) - 1; above >= 0 && !skipped(row.Line) && (r.rows[above].Kind == model.RowTask || r.rows[above].Kind == model.RowContinuation) {
				row.Kind = model.RowContinuation
			}
		}
		cells := b.Cells
		if !b.IsRow() {
			cells = []document.Phrase{b.Text}
		}
		for i, cell := range cells {
			if b.IsMergedAbove(i) {
				cell = document.Phrase{}
			}
			row.Cells = append(row.Cells, model.CleanLine(cell.Sub(0, min(cell.Len(), maxShownCell)).String()))
		}
		if strings.Join(row.Cells, "") != "" {
			r.rows = append(r.rows, row)
		}
	}
	return r
}

// nameTasks puts the identities of the plan's tasks into the rows where they begin. A
// repeated task has no row.
func (r readRows) nameTasks(plan *model.Plan) {
	places := map[int]int{}
	next := 0
	for _, place := range r.tasks {
		if next < len(plan.Tasks) && plan.Tasks[next].Text == place.text {
			if _, several := places[place.line]; !several {
				places[place.line] = next
			}
			next++
		}
	}
	for i := range r.rows {
		row := &r.rows[i]
		if place, begins := places[row.Line]; begins && row.Kind == model.RowTask {
			row.Task, row.Place = plan.Tasks[place].ID, place
		}
	}
}

// skippedLines returns whether a line belongs to no task.
func skippedLines(o *outline.Outline) func(line int) bool {
	var ranges []model.Warning
	for _, p := range slices.Concat(o.Head, o.Tail) {
		ranges = append(ranges, model.Warning{Line: p.Line})
	}
	for _, warning := range o.AllWarnings() {
		switch warning.Why {
		case model.WhyOutside, model.WhyNoText, model.WhyEmptyHeading, model.WhySecondCopy:
			ranges = append(ranges, warning)
		}
	}
	return func(line int) bool {
		return slices.ContainsFunc(ranges, func(r model.Warning) bool { return r.Line <= line && line <= max(r.Line, r.Last) })
	}
}

// scheme names the columns or the numbering of a document without a header, for
// recognising another one of its form.
func scheme(rows []document.Block, columns int) string {
	if columns > 0 {
		return "columns " + strconv.Itoa(columns)
	}
	var kinds []string
	for _, b := range rows {
		if kind := numbering.MarkAt(b.FirstText().Trim(), 0).Kind; kind != numbering.MarkNone && !slices.Contains(kinds, strconv.Itoa(int(kind))) {
			kinds = append(kinds, strconv.Itoa(int(kind)))
		}
	}
	return "marks " + strings.Join(kinds, " ")
}
