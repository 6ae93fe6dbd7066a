package paper

import (
	"context"
	"fmt"
	"io"
	"iter"
)

// Format is a kind of file that a paper can be written as.
type Format string

// The formats.
const (
	FormatXLSX     Format = "xlsx"
	FormatDOCX     Format = "docx"
	FormatCSV      Format = "csv"
	FormatMarkdown Format = "md"
)

// Write writes a paper in a format. All text is written as text: no cell becomes a
// formula, no name a tag. It stops with the error of the context when that ends.
func Write(ctx context.Context, w io.Writer, format Format, paper Paper) error {
	switch format {
	case FormatXLSX:
		return writeWorkbook(ctx, w, paper)
	case FormatDOCX:
		return writeWord(ctx, w, paper)
	case FormatCSV:
		return writeCSV(ctx, w, paper)
	case FormatMarkdown:
		return writeMarkdown(ctx, w, paper)
	default:
		return fmt.Errorf("unknown paper format %q", format)
	}
}

// startsApart reports whether the first sheet is handed out on its own, and so does
// not need the title of the paper.
func startsApart(paper Paper) bool { return len(paper.Sheets) > 0 && paper.Sheets[0].Apart }

// printedRow is a row of a table, or a band: one heading over all columns.
type printedRow struct {
	cells  []string
	isBand bool
}

// printed returns the rows of a sheet, and before them a band for each heading that differs
// from the row before. It stops when the context ends.
func (s Sheet) printed(ctx context.Context) iter.Seq[printedRow] {
	return func(yield func(printedRow) bool) {
		var last []string
		for _, r := range s.Rows {
			isNew := false
			for i, heading := range r.Band {
				isNew = isNew || i >= len(last) || last[i] != heading
				if isNew && !yield(printedRow{[]string{heading}, true}) {
					return
				}
			}
			last = r.Band
			if ctx.Err() != nil || !yield(printedRow{r.Cells, false}) {
				return
			}
		}
	}
}
