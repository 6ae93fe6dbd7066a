package sheet

import (
	"errors"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
)

// The largest sheet that a workbook can have.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

var errSheetSize = errors.New("a cell outside the sheet")

// sheetRow is a row with the values of its cells as they are shown and as they are stored.
type sheetRow struct {
	number        int // from 1
	hidden        bool
	shown, stored []string
	formulas      []int    // the columns with a formula
	size          int      // of the values, in bytes
	struck        []string // the texts that are struck out, which are not shown
	struckFrom    int      // the column of the first
}

// eachRow calls visit for each row. The row is overwritten by the next.
func (r *sheetReader) eachRow(visit func(*sheetRow) error) error {
	row := &sheetRow{}
	return r.archive.Open(r.part.path, func(x *ooxml.Part) {
		for start := range x.Children() {
			if start.Name.Local != "sheetData" {
				continue
			}
			for start := range x.Children() {
				row.read(x, start, r.book)
				x.Fail(visit(row))
			}
		}
	})
}

// read reads the row that was opened last.
func (row *sheetRow) read(x *ooxml.Part, start ooxml.Start, b *book) {
	*row = sheetRow{max(row.number+1, ooxml.Number(start, "r", 0)), isHiddenRow(start), row.shown[:0], row.stored[:0], row.formulas[:0], 0, nil, 0}
	if row.number > maxRows {
		x.Fail(errSheetSize)
	}
	column := -1
	for start := range x.Children() {
		if column = columnOf(start, column); column < 0 || column >= maxColumns {
			x.Fail(errSheetSize)
			return
		}
		cell := readCell(x, start)
		if cell.value == "" && !cell.formula {
			continue
		}
		for len(row.shown) <= column {
			row.shown, row.stored = append(row.shown, ""), append(row.stored, "")
		}
		shown, stored := b.value(&cell)
		kept, struck := b.withoutStruck(&cell, shown, stored)
		row.shown[column], row.stored[column] = kept, stored
		if strings.TrimSpace(struck) != "" {
			if row.struck == nil {
				row.struckFrom = column
			}
			row.struck = append(row.struck, struck)
		}
		if row.size += max(len(row.shown[column]), len(row.stored[column])); row.size > source.MaxText {
			x.Fail(&model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxText})
		}
		if cell.formula {
			row.formulas = append(row.formulas, column)
		}
	}
}

// isHiddenRow reports whether a row is hidden, or has no height.
func isHiddenRow(row ooxml.Start) bool {
	height := ooxml.Attribute(row, "ht")
	return isTrue(row, "hidden") || height != "" && strings.Trim(height, "0.") == ""
}

// cell is a cell as it is in the file.
type cell struct {
	kind, value string
	runs        []run // if they have several fonts
	style       int
	formula     bool
}

func readCell(x *ooxml.Part, start ooxml.Start) cell {
	c := cell{kind: ooxml.Attribute(start, "t"), style: ooxml.Number(start, "s", 0)}
	for start := range x.Children() {
		switch name := start.Name.Local; {
		case name == "v" && c.value == "":
			c.value = x.Text()
		case name == "is" && c.kind == "inlineStr":
			c.value, c.runs = richText(x)
		case name == "f":
			c.formula = true
		}
	}
	return c
}

// value returns the value of a cell as it is shown and as it is stored, and gives the cell
// the runs of a shared text.
func (b *book) value(c *cell) (shown, stored string) {
	switch c.kind {
	case "s":
		index, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || index < 0 || index >= len(b.strings) {
			return "", ""
		}
		c.runs = b.runs[index]
		return b.show(b.strings[index], c.style, true), b.strings[index]
	case "inlineStr":
		return b.show(c.value, c.style, true), c.value
	case "str", "e", "d": // a d is a date such as 2021-06-30T00:00:00
		return c.value, c.value
	case "b":
		if name, ok := map[string]string{"0": "FALSE", "1": "TRUE"}[c.value]; ok {
			return name, name
		}
		return c.value, c.value
	}
	return b.show(plainNumber(c.value), c.style, false), c.value
}

// plainNumber returns a number with at most 15 digits, as it is meant: 0.1 for
// 0.10000000000000001.
func plainNumber(value string) string {
	number, err := strconv.ParseFloat(value, 64)
	if err != nil || strings.Contains(value, "_") {
		return value
	}
	plain := strconv.FormatFloat(number, 'f', -1, 64)
	if len(plain)-strings.Count(plain, ".") > 15 {
		return strconv.FormatFloat(number, 'G', 15, 64)
	}
	return plain
}
