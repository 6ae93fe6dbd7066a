package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// segment is a part of a line between two or more blanks, with its first and last
// column on the page.
type segment struct {
	document.Phrase
	from, to int
}

// segments cuts a line where two or more blanks are.
func segments(l document.Line) []segment {
	var parts []segment
	at, blanks := l.Indent, 2
	for i, c := range l.Glyphs {
		width := 1
		if c.Raw() >= 0x2010 {
			width = 2
		}
		switch {
		case document.IsBlank(c.Plain()):
			blanks += width
		case blanks >= 2:
			parts = append(parts, segment{l.Sub(i, i+1), at, at + width})
			blanks = 0
		default:
			last := &parts[len(parts)-1]
			last.Phrase, last.to = l.Sub(i-last.Len()-blanks, i+1), at+width
			blanks = 0
		}
		at += width
	}
	return parts
}

// maxAlignedLine is the longest line, in characters, that has columns.
const maxAlignedLine = 300

// segmentsOf returns the parts of each line, none of one that has no columns.
func segmentsOf(lines []document.Line) [][]segment {
	parts := make([][]segment, len(lines))
	for i, line := range lines {
		if line.Len() > maxAlignedLine {
			continue
		}
		if row := segments(line); len(row) <= text.MaxColumns {
			parts[i] = row
		}
	}
	return parts
}

// Aligned reads a table whose columns are aligned by blanks, whose cells continue
// in the next line, and whose rows begin with their number. It returns false if the
// text has no such table, or if no cell continues.
func Aligned(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	parts := segmentsOf(lines)
	first := slices.IndexFunc(parts[:min(len(lines), 2000)], func(row []segment) bool {
		names := phrasesOf(row)
		if !isBlankHeader(g, names) {
			return false
		}
		col, ok := column.Of(g, names[0])
		return ok && col.Kind == column.Number
	})
	if first < 0 {
		return document.Document{}, false
	}
	header := parts[first]
	t := alignedRows{Grammar: g, columns: header, begins: func(row []segment) bool {
		_, numbered := numbering.NumberOnly(row[0].Phrase)
		return numbered || slices.EqualFunc(row, header, func(a, b segment) bool { return a.Key() == b.Key() })
	}}
	t.read(lines, parts, first)
	return document.Document{Blocks: t.blocks}, t.continued > 0 && t.rows > 2
}

func phrasesOf(parts []segment) []document.Phrase {
	phrases := make([]document.Phrase, len(parts))
	for i, part := range parts {
		phrases[i] = part.Clone()
	}
	return phrases
}

// alignedRows collects rows whose cells are below each other.
type alignedRows struct {
	*text.Grammar
	columns         []segment
	begins          func([]segment) bool // whether a line with a part in the first column begins a row
	blocks          []document.Block
	rows, continued int // lines that begin a row, and that continue one
}

// read takes lines from the first row on as rows, or, if they begin none, as more of the
// row above: each part in the column that it is below. Others are paragraphs.
func (t *alignedRows) read(lines []document.Line, parts [][]segment, first int) {
	for i, line := range lines {
		row, last := parts[i], len(t.blocks)-1
		inFirst := len(row) > 0 && nearestColumn(t.columns, row[0]) == 0
		switch {
		case i < first || len(row) == 0 || len(row) == 1 && (inFirst || t.TraitsOf(row[0].Phrase).Heading) || text.IsTableFooter(row[0].Phrase):
			t.blocks = append(t.blocks, document.Block{Text: line.Phrase})
		case len(row) == len(t.columns) && t.begins(row):
			t.rows++
			t.blocks = append(t.blocks, document.Block{Cells: phrasesOf(row)})
		case inFirst && t.begins(row):
			t.rows++
			cells := make([]document.Phrase, len(t.columns))
			for j := range cells {
				cells[j].Line = line.Line
			}
			t.blocks = append(t.blocks, document.Block{Cells: cells})
			t.fill(cells, row)
		case last >= 0 && t.blocks[last].IsRow():
			t.continued++
			t.fill(t.blocks[last].Cells, row)
		default:
			t.blocks = append(t.blocks, document.Block{Text: line.Phrase})
		}
	}
}

// fill adds the parts of a line to the cells of their columns.
func (t *alignedRows) fill(cells []document.Phrase, parts []segment) {
	for _, part := range parts {
		cell := &cells[nearestColumn(t.columns, part)]
		switch {
		case cell.Empty():
			*cell = part.Clone()
		case !cell.HasSuffix("、") && t.ResemblesOffices(*cell) && t.ResemblesOffices(part.Phrase):
			*cell = document.JoinLines(*cell, part.Phrase) // the page broke the cell
		default:
			*cell = cell.Appended(part.Phrase)
		}
	}
}

// nearestColumn returns the index of the name that overlaps most with a part of a line.
func nearestColumn(header []segment, part segment) int {
	best, at := 0, 0
	for j, name := range header {
		shared := min(name.to, part.to) - max(name.from, part.from)
		if j == 0 || shared > best {
			best, at = shared, j
		}
	}
	return at
}
