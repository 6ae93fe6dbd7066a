package seeds

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"duban/model"
)

// writeCSV writes the tables alone, as programs and spreadsheets want them: the
// band in columns of its own, one for each level of headings, an empty line between
// two tables. With its byte order mark Excel reads it as UTF-8.
func writeCSV(ctx context.Context, w io.Writer, paper model.Paper) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for i, sheet := range paper.Sheets {
		if i > 0 {
			if err := out.Write([]string{""}); err != nil {
				return err
			}
		}
		var title []string
		switch {
		case sheet.Apart: // whose it is stands in what a table alone leaves out
			title = []string{plainCell(sheet.Title), plainCell(sheet.Name)}
		case len(paper.Sheets) > 1:
			title = []string{plainCell(sheet.Title)}
		}
		if title != nil {
			if err := out.Write(title); err != nil {
				return err
			}
		}
		if err := writeCSVTable(ctx, out, sheet); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func writeCSVTable(ctx context.Context, out *csv.Writer, sheet model.PaperSheet) error {
	levels := 0
	for _, row := range sheet.Rows {
		levels = max(levels, len(row.Band))
	}
	names := make([]string, 0, levels+len(sheet.Columns))
	for level := range levels {
		name := sheet.Band
		if levels > 1 {
			name += strconv.Itoa(level + 1)
		}
		names = append(names, plainCell(name))
	}
	for _, column := range sheet.Columns {
		names = append(names, plainCell(column.Name))
	}
	if err := out.Write(names); err != nil {
		return err
	}
	for _, row := range sheet.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		cells := make([]string, levels, cap(names))
		for level, heading := range row.Band {
			cells[level] = plainCell(heading)
		}
		for _, cell := range row.Cells {
			cells = append(cells, plainCell(cell))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	return nil
}

// plainCell keeps a spreadsheet from taking a text for a formula: OWASP's page
// on CSV injection lists the characters that begin one.
func plainCell(text string) string {
	text = model.Clean(text)
	if text != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(text)[0]) {
		return "'" + text
	}
	return text
}
