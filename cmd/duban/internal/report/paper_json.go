package report

import (
	"bufio"
	"cmp"
	"context"
	"strings"

	"duban/seeds/paper"
)

// sheetJSON is a table of a paper. If the first column is the category, rows start
// with their headings.
type sheetJSON struct {
	Title   string     `json:"title"`
	Lines   []string   `json:"lines"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// FormatJSON is the format for scripts, which this package writes itself.
const FormatJSON paper.Format = "json"

// Write writes the paper. It stops with the error of the context when that ends.
func (p Paper) Write(ctx context.Context, out *bufio.Writer, format paper.Format) error {
	if format == FormatJSON {
		err := WriteJSON(out, func(w *JSONWriter) { p.writeJSON(ctx, w) })
		return cmp.Or(ctx.Err(), err)
	}
	return paper.Write(ctx, out, format, p.paper)
}

// writeJSON writes the form, the plan, the day, the period (null if it has none), the
// text of the paper, and its tasks as list --json prints them.
func (p Paper) writeJSON(ctx context.Context, w *JSONWriter) {
	w.Object(func() {
		w.Member("form", p.request.Form)
		w.Member("plan", p.request.Snapshot.Plan.ID)
		w.Member("as_of", p.request.AsOf)
		w.Member("from", p.request.Period.From)
		w.Member("to", p.request.Period.To)
		w.Member("title", strings.ReplaceAll(p.paper.Title, "\n", ""))
		w.Member("lines", NotNull(p.paper.Lines))
		w.Key("sheets")
		w.List(func() {
			for _, sheet := range p.paper.Sheets {
				w.Value(sheetToJSON(sheet))
			}
		})
		w.Key("tasks")
		w.List(func() {
			for _, task := range p.Tasks {
				if ctx.Err() != nil {
					return
				}
				w.Value(taskToJSON(p.request.Snapshot, task, p.request.AsOf))
			}
		})
	})
}

func sheetToJSON(sheet paper.Sheet) sheetJSON {
	out := sheetJSON{Title: sheet.Title, Lines: NotNull(sheet.Lines), Columns: []string{}, Rows: [][]string{}}
	if sheet.Band != "" {
		out.Columns = append(out.Columns, sheet.Band)
	}
	for _, column := range sheet.Columns {
		out.Columns = append(out.Columns, column.Name)
	}
	for _, row := range sheet.Rows {
		cells := row.Cells
		if sheet.Band != "" {
			cells = append([]string{strings.Join(row.Band, " / ")}, cells...)
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}
