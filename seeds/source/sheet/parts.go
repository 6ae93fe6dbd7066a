package sheet

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"duban/seeds/source/ooxml"
)

// maxMerged is the largest number of merged ranges of a sheet.
const maxMerged = 200_000

var errSheetTwice = errors.New("two sheets with the same content")

// sheetPart is the part of a sheet in the file, with its merged ranges.
type sheetPart struct {
	name          string
	hidden        bool
	path          string
	rows          int           // the last row
	merged        []mergedRange // in the order of their first rows
	filter        mergedRange   // the rows that a filter may hide; zero if there is none
	hiddenColumns []bool        // up to the last column that is described
}

// mergedRange is a range of cells that are merged into one: rows from 1,
// columns from 0, the last ones included.
type mergedRange struct{ top, left, bottom, right int }

// sheetParts returns the sheets of a workbook in order, and whether their days are counted
// from 1904. Their parts are read from end to end: one that is broken must not look like
// one that is short.
func sheetParts(a *ooxml.Archive, main string) (sheets []sheetPart, from1904 bool, err error) {
	targets, err := a.Targets(main)
	if err != nil {
		return nil, false, err
	}
	err = a.Open(main, func(x *ooxml.Part) {
		for start := range x.Children() {
			switch start.Name.Local {
			case "workbookPr":
				from1904 = isTrue(start, "date1904")
			case "sheets":
				for start := range x.Children() {
					state := ooxml.Attribute(start, "state")
					sheets = append(sheets, sheetPart{
						name:   ooxml.Attribute(start, "name"),
						hidden: state != "" && state != "visible",
						path:   targets[relationID(start)],
					})
				}
			}
		}
	})
	if err != nil {
		return nil, false, err
	}
	read, known := sheets[:0], map[string]bool{}
	for _, s := range sheets {
		if known[s.path] {
			return nil, false, ooxml.DamagedError(errSheetTwice)
		}
		known[s.path] = true
		root, err := a.Root(s.path)
		if err != nil {
			return nil, false, err
		}
		if root != "" && root != "worksheet" { // a chart, a dialog or macros
			continue
		}
		if err := s.readRanges(a); err != nil {
			return nil, false, err
		}
		read = append(read, s)
	}
	return read, from1904, nil
}

// relationID returns the r:id of a sheet, which names its part; sheetId does not.
func relationID(start ooxml.Start) string {
	for _, attr := range start.Attr {
		if attr.Name.Local == "id" && strings.HasSuffix(attr.Name.Space, "/relationships") {
			return attr.Value
		}
	}
	return ""
}

// isTrue returns an attribute that is true or false.
func isTrue(start ooxml.Start, name string) bool {
	value := ooxml.Attribute(start, name)
	return value == "1" || value == "true"
}

// readRanges reads the number of rows of a sheet, its merged ranges and hidden columns, and
// what is filtered, in the sheet or its first table.
func (s *sheetPart) readRanges(a *ooxml.Archive) error {
	relations, err := a.Relations(s.path)
	if err == nil {
		err = a.Open(s.path, s.addRanges)
	}
	if table := relations["table"]; err == nil && a.Has(table) {
		err = a.Open(table, s.addRanges)
	}
	slices.SortFunc(s.merged, func(a, b mergedRange) int { return a.top - b.top })
	return err
}

// addRanges adds the ranges of a part.
func (s *sheetPart) addRanges(x *ooxml.Part) {
	for part := range x.Children() {
		ref := ooxml.Attribute(part, "ref")
		for start := range x.Children() {
			switch part.Name.Local {
			case "sheetData":
				s.rows = max(s.rows+1, ooxml.Number(start, "r", 0))
			case "cols":
				hidden, from, to := isTrue(start, "hidden"), ooxml.Number(start, "min", 1)-1, min(ooxml.Number(start, "max", 1), maxColumns)
				for column := len(s.hiddenColumns); column < to; column++ {
					s.hiddenColumns = append(s.hiddenColumns, hidden && column >= from)
				}
			case "autoFilter":
				if start.Name.Local == "filterColumn" {
					s.filter, _ = rangeOf(ref)
				}
			case "mergeCells":
				if m, ok := rangeOf(ooxml.Attribute(start, "ref")); ok && len(s.merged) < maxMerged {
					s.merged = append(s.merged, m)
				}
			}
		}
	}
}

// rangeOf reads a range like B2:C5.
func rangeOf(ref string) (mergedRange, bool) {
	first, last, _ := strings.Cut(ref, ":")
	top, left, ok := cellAt(first)
	bottom, right, also := cellAt(last)
	return mergedRange{top, left, bottom, right}, ok && also && top <= bottom && left <= right
}

// columnOf returns the column of a cell: after the cell before if it has no address, -1 if
// the address is wrong.
func columnOf(cell ooxml.Start, before int) int {
	address := ooxml.Attribute(cell, "r")
	if address == "" {
		return before + 1
	}
	if _, column, ok := cellAt(address); ok {
		return column
	}
	return -1
}

// cellName returns the address of a cell: its row from 1, its column from 0.
func cellName(row, column int) string { return columnName(column) + strconv.Itoa(row) }

// columnName returns the letters of a column.
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// cellAt reads a place like B2: its row from 1, its column from 0.
func cellAt(ref string) (row, column int, ok bool) {
	letters := strings.TrimRight(ref, "0123456789")
	row, err := strconv.Atoi(ref[len(letters):])
	if err != nil || letters == "" || len(letters) > 3 {
		return 0, 0, false
	}
	for _, letter := range letters {
		if letter < 'A' || letter > 'Z' {
			return 0, 0, false
		}
		column = column*26 + int(letter-'A') + 1
	}
	return row, column - 1, true
}
