package layout

import (
	"duban/seeds/document"
	"duban/seeds/text"
)

// minUniform is how many columns a table has at least that Uniform finds.
const minUniform = 3

// Uniform divides a text into rows by its marks and blanks alone, and asks for no
// meaning: lines with as many cells as most others are rows. Columns are separated by
// pipes, tabs, or two blanks and more; of the latter, a line with fewer cells continues
// the row above, each part in the column that it is below. It returns false if less
// than half of the lines are rows. least is how many columns there are at least, 0 if
// that is unknown.
func Uniform(g *text.Grammar, lines []document.Line, least int) (document.Document, bool) {
	least = max(least, minUniform)
	for _, cut := range []func(document.Line) []document.Phrase{pipeCells, tabCells} {
		if doc, ok := uniformRows(lines, least, cut); ok {
			return doc, true
		}
	}
	return uniformSegments(g, lines, least)
}

func pipeCells(line document.Line) []document.Phrase {
	if line.At(0) == '|' && line.Last() == '|' && line.Len() > 1 {
		line.Phrase = line.Sub(1, line.Len()-1)
	}
	if cells := line.CellsBetweenBars(); len(cells) > 1 {
		return cells
	}
	return nil
}

func tabCells(line document.Line) []document.Phrase { return line.Tabs }

// uniformRows takes each line as a row whose cells cut returns.
func uniformRows(lines []document.Line, least int, cut func(document.Line) []document.Phrase) (document.Document, bool) {
	counts := map[int]int{}
	for _, line := range lines {
		if count := len(cut(line)); count <= text.MaxColumns {
			counts[count]++
		}
	}
	width := mostCommon(counts, least)
	if width == 0 || counts[width]*2 < len(lines) {
		return document.Document{}, false
	}
	doc := document.Document{Grid: true}
	for _, line := range lines {
		if cells := cut(line); len(cells) > 1 && len(cells) <= text.MaxColumns {
			doc.Blocks = append(doc.Blocks, document.Block{Cells: cells})
		} else {
			doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
		}
	}
	return doc, true
}

// mostCommon returns the number of cells, at least so many, that most lines have, the
// greater of two; 0 if none has.
func mostCommon(counts map[int]int, least int) int {
	width := 0
	for cells, lines := range counts {
		if cells >= least && (width == 0 || lines > counts[width] || lines == counts[width] && cells > width) {
			width = cells
		}
	}
	return width
}

// uniformSegments takes the columns from the lines that have a part in each.
func uniformSegments(g *text.Grammar, lines []document.Line, least int) (document.Document, bool) {
	counts := map[int]int{}
	parts := make([][]segment, len(lines))
	for i, line := range lines {
		if line.Len() <= maxAlignedLine {
			parts[i] = segments(line)
		}
		if len(parts[i]) <= text.MaxColumns {
			counts[len(parts[i])]++
		}
	}
	width := mostCommon(counts, least)
	if width == 0 || counts[width] < 2 {
		return document.Document{}, false
	}
	var columns []segment
	first := -1
	for i, row := range parts {
		if len(row) != width {
			continue
		}
		if first < 0 {
			first, columns = i, append(columns, row...)
		}
		for j := range row {
			columns[j].from, columns[j].to = min(columns[j].from, row[j].from), max(columns[j].to, row[j].to)
		}
	}
	doc := document.Document{Grid: true}
	rows := 0
	for i, line := range lines {
		switch last := len(doc.Blocks) - 1; {
		case len(parts[i]) == width:
			rows++
			doc.Blocks = append(doc.Blocks, document.Block{Cells: make([]document.Phrase, width)})
			for j, part := range parts[i] {
				doc.Blocks[last+1].Cells[j] = part.Clone()
			}
		case i < first || len(parts[i]) == 0 || len(parts[i]) == 1 && nearestColumn(columns, parts[i][0]) == 0:
			doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
		case nearestColumn(columns, parts[i][0]) == 0:
			rows++
			doc.Blocks = append(doc.Blocks, document.Block{Cells: placedBelow(g, columns, parts[i], line.Line)})
		case last >= 0 && doc.Blocks[last].IsRow():
			rows++ // the line is explained
			for j, cell := range placedBelow(g, columns, parts[i], line.Line) {
				doc.Blocks[last].Cells[j] = joinAligned(g, doc.Blocks[last].Cells[j], cell)
			}
		default:
			doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
		}
	}
	return doc, rows*2 >= len(lines)
}

// maxAlignedLine is the longest line, in characters, that has columns.
const maxAlignedLine = 300

// placedBelow returns the parts of a line in the columns that they are below.
func placedBelow(g *text.Grammar, columns, parts []segment, line int) []document.Phrase {
	cells := make([]document.Phrase, len(columns))
	for i := range cells {
		cells[i].Line = line
	}
	fillColumns(g, cells, columns, parts)
	return cells
}

// joinAligned joins the lines of a cell that the page broke.
func joinAligned(g *text.Grammar, above, below document.Phrase) document.Phrase {
	switch {
	case above.Empty():
		return below.Clone()
	case below.Empty():
		return above
	case !above.HasSuffix("、") && g.ResemblesOffices(above) && g.ResemblesOffices(below):
		return document.JoinLines(above, below)
	}
	return above.Appended(below)
}
