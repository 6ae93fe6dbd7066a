package sheet

import (
	"errors"
	"slices"
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
	cells         []cell // those with a value or a formula
	shown, stored []string
	size          int // of the values, in bytes
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
				row.read(x, start)
				if err := r.show(row); err != nil {
					x.Fail(err)
					return
				}
				x.Fail(visit(row))
			}
		}
	})
}

// read reads the cells of the row that was opened last.
func (row *sheetRow) read(x *ooxml.Part, start ooxml.Start) {
	*row = sheetRow{max(row.number+1, ooxml.Number(start, "r", 0)), isHiddenRow(start), row.cells[:0], row.shown[:0], row.stored[:0], 0}
	if row.number > maxRows {
		x.Fail(errSheetSize)
	}
	column := -1
	for start := range x.Children() {
		if column = columnOf(start, column); column < 0 || column >= maxColumns {
			x.Fail(errSheetSize)
			return
		}
		if c := readCell(x, start, column); c.value != "" || c.hasFormula {
			row.cells = append(row.cells, c)
		}
	}
}

// show finds the values of a row as they are stored, and then as they are shown. What is
// struck out, and formulas without a value, are reported.
func (r *sheetReader) show(row *sheetRow) error {
	for i := range row.cells {
		c := &row.cells[i]
		for len(row.stored) <= c.column {
			row.shown, row.stored = append(row.shown, ""), append(row.stored, "")
		}
		if row.stored[c.column] = r.book.stored(c); c.lacksValue() {
			row.stored[c.column] = noValue // until it is calculated
		}
	}
	var struck []string
	struckFrom := 0
	for i := range row.cells {
		c := &row.cells[i]
		if c.lacksValue() {
			r.calculate(c, row)
		}
		stored := row.stored[c.column]
		if len(r.referred) < maxReferred && stored != "" {
			r.referred[[2]int{row.number, c.column}] = stored[:min(len(stored), maxFormula+1)]
		}
		if c.kind == "e" || stored == noValue {
			r.reportCell(c.column, row.number, c.value, model.WhyFormula)
			continue
		}
		format := r.book.format(c.style)
		shown := format.show(stored, c.isText(), r.book.from1904)
		if whole, hiddenYear := format.wholeDate(stored, r.book.from1904); whole != "" && !c.isText() {
			if hiddenYear > 0 && len(r.HiddenYears) < source.MaxLeftOut {
				r.HiddenYears = append(r.HiddenYears, source.HiddenYear{Year: hiddenYear, Warning: r.cellWarning(c.column, row.number, shown+" "+whole, model.WhyHiddenYear)})
			}
			shown = whole
		}
		kept, out := r.book.withoutStruck(c, shown, stored)
		row.shown[c.column] = kept
		if strings.TrimSpace(out) != "" {
			if struck == nil {
				struckFrom = c.column
			}
			struck = append(struck, out)
		}
		if row.size += max(len(kept), len(stored)); row.size > source.MaxText {
			return &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxText}
		}
	}
	if len(struck) > 0 {
		r.reportCell(struckFrom, row.number, strings.Join(struck, " "), model.WhyStruckOut)
	}
	return nil
}

// calculate finds the value of a formula that the file has no value of, from the cells
// above and those of its row.
func (r *sheetReader) calculate(c *cell, row *sheetRow) {
	value, ok := calculate(c.formula, func(at, column int) (string, bool) {
		if at == row.number {
			if column < len(row.stored) {
				value := row.stored[column]
				return value, len(value) <= maxFormula
			}
			return "", true
		}
		value, known := r.referred[[2]int{at, column}]
		return value, at < row.number && len(value) <= maxFormula && (known || len(r.referred) < maxReferred)
	}, r.book.from1904)
	if !ok {
		value = noValue
	}
	row.stored[c.column] = value
}

// isHiddenRow reports whether a row is hidden, or has no height.
func isHiddenRow(row ooxml.Start) bool {
	height := ooxml.Attribute(row, "ht")
	return isTrue(row, "hidden") || height != "" && strings.Trim(height, "0.") == ""
}

// cell is a cell as it is in the file.
type cell struct {
	column      int // from 0
	kind, value string
	runs        []run // if they have several fonts
	style       int
	hasFormula  bool
	formula     string // "" if another cell has its text
	hasValue    bool
}

// lacksValue reports whether a cell has a formula whose value is not in the file.
func (c *cell) lacksValue() bool { return c.hasFormula && !c.hasValue }

func readCell(x *ooxml.Part, start ooxml.Start, column int) cell {
	c := cell{column: column, kind: ooxml.Attribute(start, "t"), style: ooxml.Number(start, "s", 0)}
	for start := range x.Children() {
		switch name := start.Name.Local; {
		case name == "v" && c.value == "":
			c.value = x.Text()
			c.hasValue = c.value != "" || c.kind == "str" // some programs write <v></v> where there is none
		case name == "is" && c.kind == "inlineStr":
			c.value, c.runs = richText(x)
		case name == "f":
			c.hasFormula, c.formula = true, x.Text()
		}
	}
	return c
}

// isText reports whether a cell holds a text, or what is shown as one. A d is a date such
// as 2021-06-30T00:00:00.
func (c *cell) isText() bool {
	return slices.Contains([]string{"s", "inlineStr", "str", "e", "d", "b"}, c.kind)
}

// stored returns the value of a cell as it is stored, and gives the cell the runs of a
// shared text.
func (b *book) stored(c *cell) string {
	switch c.kind {
	case "s":
		index, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || index < 0 || index >= len(b.strings) {
			return ""
		}
		c.runs = b.runs[index]
		return b.strings[index]
	case "b":
		if name, ok := map[string]string{"0": "FALSE", "1": "TRUE"}[c.value]; ok {
			return name
		}
	case "inlineStr", "str", "e", "d":
	default:
		return plainNumber(c.value)
	}
	return c.value
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
