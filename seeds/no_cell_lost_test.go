package seeds_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/seeds"
)

// TestNothingOfFilesIsLost is TestNothingIsLost for docx and xlsx, with merged, moved
// and single cells.
func TestNothingOfFilesIsLost(t *testing.T) {
	read := 0
	const sheets = 150
	for seed := range uint64(sheets) {
		read += holdsAllOfFiles(t, seed)
		if t.Failed() {
			return
		}
	}
	if read < 2*sheets*leastRead/100 {
		t.Errorf("of %d files %d were read, and the others refused", 2*sheets, read)
	}
}

func FuzzNothingOfFilesIsLost(f *testing.F) {
	f.Add(uint64(1 << 40))
	f.Fuzz(func(t *testing.T, seed uint64) { holdsAllOfFiles(t, seed) })
}

// holdsAllOfFiles returns how many of the two files of a seed were read.
func holdsAllOfFiles(t *testing.T, seed uint64) (read int) {
	w := newWriter(seed)
	sheet := w.sheet()
	for name, data := range map[string][]byte{"docx": wordOf(sheet).zip(t), "xlsx": bookOf(t, sheet)} {
		reading, err := seeds.Read(t.Context(), data, seeds.Options{})
		if err != nil {
			continue
		}
		read++
		if lost := lost(textOf(sheet), reading); len(lost) > 0 {
			t.Errorf("seed %d, %s: lost %q of\n%s\nread:\n%s\nwarnings:\n%s", seed, name, lost, textOf(sheet), outlineOf(reading.Plan), allWarnings(reading.Warnings))
		}
	}
	return read
}

// sheetRow is a paragraph, or a row whose marked cells are merged with those above.
type sheetRow struct {
	cells  []string
	merged []bool // nil of a paragraph
}

func (w writer) sheet() []sheetRow {
	var sheet []sheetRow
	add := func(lines ...string) {
		for _, line := range lines {
			sheet = append(sheet, sheetRow{cells: []string{line}})
		}
	}
	add(w.letter()...)
	for _, cells := range w.damagedRows(w.rows()) {
		row := sheetRow{cells: cells, merged: make([]bool, len(cells))}
		last := len(sheet) - 1
		for i := range cells {
			above := last >= 0 && i < len(sheet[last].merged)
			if above && len(cells) == len(sheet[last].cells) && i != 1 && w.IntN(8) == 0 && len(sheet) > 1 {
				row.cells[i], row.merged[i] = "", true
			}
		}
		sheet = append(sheet, row)
		if w.IntN(12) == 0 {
			add(w.stray())
		}
	}
	if w.IntN(2) == 0 {
		add(w.prose()...)
	}
	add(w.sentence(), w.word()+"局", "2022年3月1日")
	return sheet
}

// damagedRows returns rows with the damage that people do.
func (w writer) damagedRows(rows [][]string) [][]string {
	for range w.IntN(4) {
		at := w.IntN(len(rows))
		switch row := rows[at]; w.IntN(5) {
		case 0:
			rows = slices.Insert(rows, at, []string{w.word(), w.sentence(), w.office(), w.word()}[:1+w.IntN(4)])
		case 1:
			i, j := w.IntN(len(row)), w.IntN(len(row))
			row[i], row[j] = row[j], row[i]
		case 2:
			rows[at] = append(slices.Clone(row), w.word())
		case 3:
			row[w.IntN(len(row))] += "\n" + w.word()
		case 4:
			moved := rows[at]
			rows = slices.Delete(rows, at, at+1)
			rows = slices.Insert(rows, w.IntN(len(rows)+1), moved)
		}
	}
	return rows
}

func textOf(sheet []sheetRow) string {
	var lines []string
	for _, row := range sheet {
		lines = append(lines, strings.Join(row.cells, "|"))
	}
	return strings.Join(lines, "\n")
}

func wordOf(sheet []sheetRow) parts {
	var body strings.Builder
	var rows []string
	width := 0
	flush := func() {
		if len(rows) > 0 {
			body.WriteString(tableOf(width, rows...))
		}
		rows, width = nil, 0
	}
	for i, line := range sheet {
		if line.merged == nil {
			flush()
			for text := range strings.SplitSeq(line.cells[0], "\n") {
				body.WriteString(paragraph(text))
			}
			continue
		}
		var cells []string
		for j, cell := range line.cells {
			switch {
			case line.merged[j]:
				cell = cellWith(continued, "")
			case i+1 < len(sheet) && j < len(sheet[i+1].merged) && sheet[i+1].merged[j]:
				cell = cellWith(restart, cell)
			}
			cells = append(cells, cell)
		}
		rows = append(rows, row(cells...))
		width = max(width, len(cells))
	}
	flush()
	return word(body.String(), "", "")
}

func bookOf(t *testing.T, sheet []sheetRow) []byte {
	return book(t, func(f *excelize.File) {
		for i, line := range sheet {
			for j, cell := range line.cells {
				name, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if line.merged != nil && line.merged[j] {
					above, _ := excelize.CoordinatesToCellName(j+1, i)
					_ = f.MergeCell("Sheet1", above, name)
					continue
				}
				_ = f.SetCellStr("Sheet1", name, cell)
			}
		}
	})
}
