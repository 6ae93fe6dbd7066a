package seeds

import (
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
// writer.
func Write(w io.Writer, format Format, paper model.Paper) error {
	switch format {
	case FormatXLSX:
		return writeWorkbook(w, paper)
	case FormatDOCX:
		return writeWord(w, paper)
	case FormatCSV:
		return writeCSV(w, paper)
	case FormatMarkdown:
		return writeMarkdown(w, paper)
	default:
		return fmt.Errorf("%q is no format that is written", format)
	}
}

// bands goes over the rows of a sheet and calls band for each heading that is
// new with a row, before it.
func bands(sheet model.PaperSheet, band func(string) error, row func([]string) error) error {
	var last []string
	for _, r := range sheet.Rows {
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
