package paper

import (
	"context"
	"slices"
	"strings"

	"duban/model"
)

// Preview returns a paper as lines to look at on a screen. A row of figures is one line;
// any other begins with its first two cells, and names the rest below.
func Preview(ctx context.Context, paper Paper) ([]string, error) {
	var lines []string
	if !startsApart(paper) {
		lines = append([]string{paper.Title}, paper.Lines...)
	}
	for _, sheet := range paper.Sheets {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		if sheet.Title != "" {
			lines = append(lines, sheet.Title)
		}
		lines = append(lines, sheet.Lines...)
		for row := range sheet.printed(ctx) {
			if row.isBand {
				lines = append(lines, "", row.cells[0])
			} else {
				lines = append(lines, previewRow(sheet, row.cells)...)
			}
		}
		lines = slices.Concat(lines, sheet.Closing, sheet.Signed)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, line := range lines {
		lines[i] = model.Clean(line)
	}
	return lines, nil
}

// previewRow returns the lines of a row, without what a person would not see.
func previewRow(sheet Sheet, cells []string) []string {
	const indent = "    "
	var head, rest []string
	for i, column := range sheet.Columns {
		text := strings.Join(strings.Fields(cells[i]), " ")
		switch {
		case column.Hidden, text == "", column.Figures && text == "0":
		case column.Figures:
			head = append(head, column.Name+" "+text)
		case i < 2 || len(head) < 2 && len(rest) == 0:
			head = append(head, text)
		default:
			rest = append(rest, indent+column.Name+"  "+text)
		}
	}
	return append([]string{strings.Join(head, "  ")}, rest...)
}
