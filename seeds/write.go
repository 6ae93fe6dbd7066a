package seeds

import (
	"context"
	"fmt"
	"io"

	"duban/model"
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

// Write writes a paper in a format. Its text is written as text, whatever it
// looks like: no cell becomes a formula, no name a tag. Errors are those of the
// writer, and that of the context if it ends before all is written.
func Write(ctx context.Context, w io.Writer, format Format, paper model.Paper) error {
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
		return fmt.Errorf("%q is no format that is written", format)
	}
}

// beginsApart reports whether the first sheet goes out alone, and so needs no title
// of the paper above its own.
func beginsApart(paper model.Paper) bool { return len(paper.Sheets) > 0 && paper.Sheets[0].Apart }

// bands goes over the rows of a sheet and calls band for each heading that is
// new with a row, before it. It goes no further once the context has ended.
func bands(ctx context.Context, sheet model.PaperSheet, band func(string) error, row func([]string) error) error {
	var last []string
	for _, r := range sheet.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		isNew := false
		for i, heading := range r.Band {
			if isNew = isNew || i >= len(last) || last[i] != heading; !isNew {
				continue
			}
			if err := band(heading); err != nil {
				return err
			}
		}
		last = r.Band
		if err := row(r.Cells); err != nil {
			return err
		}
	}
	return nil
}
