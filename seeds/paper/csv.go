package paper

import (
	"cmp"
	"context"
	"encoding/csv"
	"io"
	"slices"
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
	out := csvPaper{csv.NewWriter(w)}
	out.UseCRLF = true
	for i, sheet := range paper.Sheets {
		if i > 0 {
			out.row("")
		}
		switch {
		case sheet.Apart: // a bare table would not say which office it is for
			out.row(sheet.Title, sheet.Name)
		case len(paper.Sheets) > 1:
			out.row(sheet.Title)
		}
		out.table(ctx, sheet)
	}
	out.Flush()
	return cmp.Or(ctx.Err(), out.Error())
}

// csvPaper ignores errors of writing: the writer returns the first one from Error.
type csvPaper struct{ *csv.Writer }

func (p csvPaper) table(ctx context.Context, sheet Sheet) {
	levels := 0
	for _, row := range sheet.Rows {
		levels = max(levels, len(row.Band))
	}
	var names []string
	for level := range levels {
		name := sheet.Band
		if levels > 1 {
			name += strconv.Itoa(level + 1)
		}
		names = append(names, name)
	}
	for _, column := range sheet.Columns {
		names = append(names, column.Name)
	}
	p.row(names...)
	for _, row := range sheet.Rows {
		if ctx.Err() != nil {
			return
		}
		noBand := make([]string, levels-len(row.Band))
		p.row(slices.Concat(row.Band, noBand, row.Cells)...)
	}
}

func (p csvPaper) row(cells ...string) {
	plain := make([]string, len(cells))
	for i, cell := range cells {
		plain[i] = plainCell(cell)
	}
	_ = p.Write(plain)
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
