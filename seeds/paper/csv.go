package paper

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"duban/model"
)

// writeCSV writes the tables only, for programs and spreadsheets: the band is in
// columns of its own, one for each level of headings, and an empty line separates
// two tables. The byte order mark makes Excel read it as UTF-8.
func writeCSV(ctx context.Context, w io.Writer, paper Paper) error {
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
		case sheet.Apart: // a bare table would not say which office it is for
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

func writeCSVTable(ctx context.Context, out *csv.Writer, sheet Sheet) error {
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

// plainCell prevents a spreadsheet from reading text as a formula: OWASP's page on
// CSV injection lists the characters that start one.
func plainCell(text string) string {
	text = model.Clean(text)
	if text != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(text)[0]) {
		return "'" + text
	}
	return text
}
