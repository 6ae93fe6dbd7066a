package seeds_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"

	"duban/seeds"
)

// A table is read alike in every format that it can be given in. Each file of
// testdata/formats has a title and rows, whose cells have | between them; ^ is merged with
// the cell above, < with the one before, ⏎ is a line break. Its outline is the reading. Csv
// and Markdown cannot say which cells are merged: where that matters, theirs is "unmerged".
func TestTableInEveryFormat(t *testing.T) {
	files, err := filepath.Glob("testdata/formats/*.txtar")
	if err != nil || len(files) < 12 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string]string{}
		for _, part := range archive.Files {
			parts[part.Name] = string(part.Data)
		}
		table := parseFormatTable(parts["table"])
		unmerged := "outline"
		if parts["unmerged"] != "" {
			unmerged = "unmerged"
		}
		for _, format := range []struct {
			name string
			data []byte
			part string
		}{
			{"xlsx", table.workbook(t), "outline"},
			{"docx", table.word(t), "outline"},
			{"html", table.webPage(), "outline"},
			{"csv", table.csv(t), unmerged},
			{"markdown", table.markdown(), unmerged},
		} {
			plan, warnings, err := split(seeds.Read(t.Context(), format.data, seeds.Options{}))
			for i := range warnings {
				warnings[i].Line, warnings[i].Text = 0, strings.Join(strings.Fields(warnings[i].Text), " ")
			}
			if got := strings.ReplaceAll(readingOutline(plan, warnings, err), "  line 0, ", "  "); got != parts[format.part] {
				t.Errorf("%s as %s: got\n%s\nwant\n%s", filepath.Base(file), format.name, got, parts[format.part])
			}
		}
	}
}

// formatTable is a table that can be written in any format.
type formatTable struct {
	title string
	rows  [][]string
}

func parseFormatTable(source string) formatTable {
	title, rest, _ := strings.Cut(source, "\n")
	table := formatTable{title: title}
	for line := range strings.Lines(rest) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		for i := range cells {
			cells[i] = strings.ReplaceAll(cells[i], "⏎", "\n")
		}
		table.rows = append(table.rows, cells)
	}
	return table
}

// span returns how many columns and rows cell j of row i covers.
func (table formatTable) span(i, j int) (columns, rows int) {
	columns, rows = 1, 1
	for j+columns < len(table.rows[i]) && table.rows[i][j+columns] == "<" {
		columns++
	}
	for i+rows < len(table.rows) && table.rows[i+rows][j] == "^" {
		rows++
	}
	return columns, rows
}

// plain returns the rows as a format has them that cannot say which cells are merged.
func (table formatTable) plain(lineBreak string) [][]string {
	var rows [][]string
	for _, row := range table.rows {
		var cells []string
		for _, cell := range row {
			if cell == "^" || cell == "<" {
				cell = ""
			}
			cells = append(cells, strings.ReplaceAll(cell, "\n", lineBreak))
		}
		rows = append(rows, cells)
	}
	return rows
}

func (table formatTable) csv(t *testing.T) []byte {
	t.Helper()
	title := make([]string, len(table.rows[0]))
	title[0] = table.title
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(append([][]string{title}, table.plain("\n")...)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (table formatTable) markdown() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n", table.title)
	for i, row := range table.plain("<br>") {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(&b, "|%s\n", strings.Repeat(" --- |", len(row)))
		}
	}
	return b.Bytes()
}

func (table formatTable) webPage() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html><body>\n<p>%s</p>\n<table>\n", table.title)
	for i, row := range table.rows {
		b.WriteString("<tr>")
		for j, cell := range row {
			if columns, rows := table.span(i, j); cell != "^" && cell != "<" {
				fmt.Fprintf(&b, `<td colspan="%d" rowspan="%d">%s</td>`, columns, rows, strings.ReplaceAll(cell, "\n", "<br>"))
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n</body></html>\n")
	return b.Bytes()
}

func (table formatTable) word(t *testing.T) []byte {
	t.Helper()
	var rows []string
	for i, cells := range table.rows {
		var marked []string
		for j, cell := range cells {
			columns, below := table.span(i, j)
			properties := fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, columns)
			switch {
			case cell == "<":
				continue
			case cell == "^":
				properties, cell = properties+continued, ""
			case below > 1:
				properties += restart
			}
			text := strings.ReplaceAll(cell, "\n", `</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">`)
			marked = append(marked, cellWith(properties, text))
		}
		rows = append(rows, row(marked...))
	}
	return word(paragraph(table.title)+tableOf(len(table.rows[0]), rows...), "", "").zip(t)
}

func (table formatTable) workbook(t *testing.T) []byte {
	t.Helper()
	return book(t, func(f *excelize.File) {
		merge := func(row, column, columns, rows int) {
			from, _ := excelize.CoordinatesToCellName(column, row)
			to, _ := excelize.CoordinatesToCellName(column+columns-1, row+rows-1)
			if err := f.MergeCell("Sheet1", from, to); err != nil {
				t.Fatal(err)
			}
		}
		put(f, "Sheet1", "A1", []any{table.title})
		merge(1, 1, len(table.rows[0]), 1)
		for i, row := range table.rows {
			for j, cell := range row {
				if columns, rows := table.span(i, j); cell != "^" && cell != "<" && cell != "" {
					at, _ := excelize.CoordinatesToCellName(j+1, i+2)
					put(f, "Sheet1", at, []any{cell})
					if columns*rows > 1 {
						merge(i+2, j+1, columns, rows)
					}
				}
			}
		}
	})
}
