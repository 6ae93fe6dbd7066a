package word

import (
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
)

// wordCell is a cell of a table while it is read.
type wordCell struct {
	document.GridCell
	written     strings.Builder
	filled      bool
	mergedAbove bool // it is merged with the cell above
	deleted     bool
}

// add writes a paragraph into the cell.
func (c *wordCell) add(text string) {
	if c.filled {
		c.written.WriteByte('\n')
	}
	c.filled = true
	c.written.WriteString(text)
}

// wordTable is a table while it is read.
type wordTable struct {
	widths []int
	rows   [][]document.GridCell
}

// table reads a table. One with a single column is a frame around paragraphs;
// one inside a cell is text of that cell.
func (r *wordReader) table() {
	t := &wordTable{}
	r.readRows(t)
	if r.cell != nil {
		for _, row := range t.rows {
			var cells []string
			for _, cell := range row {
				if !cell.Text.Empty() && !cell.Above {
					cells = append(cells, cell.Text.String())
				}
			}
			r.cell.add(strings.Join(cells, " "))
		}
		return
	}
	t.alignBorders()
	r.blocks = append(r.blocks, document.ToGrid(t.rows, document.GridColumns(t.rows), &r.cells)...)
}

func (r *wordReader) readRows(t *wordTable) {
	for start := range r.Children() {
		switch start.Name.Local {
		case "tblGrid":
			for column := range r.Children() {
				if column.Name.Local == "gridCol" && len(t.widths) < document.MaxGridWidth {
					t.widths = append(t.widths, ooxml.Number(column, "w", 0))
				}
			}
		case "tr":
			if len(t.widths) == 1 {
				r.visitBlocks()
			} else {
				r.row(t)
			}
		case "tblPr", "tblPrEx", "sdtPr", "del", "moveFrom":
		default:
			r.readRows(t)
		}
	}
}

// wordRow is a row of a table while it is read.
type wordRow struct {
	cells   []document.GridCell
	at      int // the column that the next cell begins at
	deleted bool
}

func (r *wordReader) row(t *wordTable) {
	if r.cell == nil {
		r.count++
	}
	row := &wordRow{}
	r.readCells(row)
	if r.cells += len(row.cells); r.cells > document.MaxCells {
		r.Fail(&model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxUnzipped})
	} else if !row.deleted {
		r.grow(t.addRow(row.cells))
		r.advance()
	}
}

func (r *wordReader) readCells(row *wordRow) {
	for start := range r.Children() {
		switch start.Name.Local {
		case "trPr":
			for property := range r.Children() {
				switch property.Name.Local {
				case "gridBefore":
					row.at = min(max(ooxml.Number(property, "val", 0), 0), document.MaxGridWidth)
				case "del":
					row.deleted = true
				}
			}
		case "tc":
			c := r.readCell(row.at)
			row.at = c.To
			if !c.deleted {
				row.cells = append(row.cells, c.GridCell)
			}
		case "tblPrEx", "sdtPr", "del", "moveFrom":
		default:
			r.readCells(row)
		}
	}
}

// addRow adds a row. A cell that is merged with the one above gets its words. Their
// size in bytes is returned, as they will be read again.
func (t *wordTable) addRow(row []document.GridCell) (repeatedSize int) {
	last := len(t.rows) - 1
	for i := range row {
		if !row[i].Above {
			continue
		}
		at := -1
		if last >= 0 {
			at = slices.IndexFunc(t.rows[last], func(above document.GridCell) bool { return above.From == row[i].From })
		}
		if at < 0 || !row[i].Text.Empty() {
			row[i].Above = false
			continue
		}
		row[i].Text = t.rows[last][at].Text
		repeatedSize += row[i].Text.Size()
	}
	t.rows = append(t.rows, row)
	return repeatedSize
}

// readCell reads the cell that begins at a column of the grid.
func (r *wordReader) readCell(from int) *wordCell {
	c := &wordCell{GridCell: document.GridCell{From: from, To: from + 1}}
	outer, carried, fields := r.cell, r.carriedText, r.fields
	r.cell, r.carriedText, r.fields = c, &strings.Builder{}, nil
	for start := range r.Children() {
		if start.Name.Local == "tcPr" {
			r.readCellProperties(c)
		} else {
			r.visitBlock(start)
		}
	}
	if r.carriedText.Len() > 0 {
		c.add(r.carriedText.String())
	}
	r.cell, r.carriedText, r.fields = outer, carried, fields
	c.Text = r.CleanText(c.written.String(), r.count).Trim()
	c.written = strings.Builder{}
	return c
}

func (r *wordReader) readCellProperties(c *wordCell) {
	for start := range r.Children() {
		switch value := ooxml.Attribute(start, "val"); start.Name.Local {
		case "gridSpan":
			c.To = c.From + min(max(ooxml.Number(start, "val", 1), 1), document.MaxGridWidth)
		case "vMerge":
			c.mergedAbove = c.mergedAbove || value != "restart"
			c.Above = c.mergedAbove
		case "hMerge":
			c.Left = value != "restart"
		case "cellDel":
			c.deleted = true
		}
	}
}

// alignBorders moves borders of cells that were meant to be in one line. Drawn by
// hand they differ by a little, and each difference would be a column.
func (t *wordTable) alignBorders() {
	places := []int{0} // of the borders, from the left
	for i, width := range t.widths {
		places = append(places, places[i]+width)
	}
	tolerance := max(places[len(places)-1]/80, 60)
	aligned, last := map[int]int{}, 0
	for _, at := range document.GridColumns(t.rows) {
		if at >= len(places) || places[len(places)-1] == 0 {
			break
		}
		if places[at]-places[last] >= tolerance {
			last = at
		}
		aligned[at] = last
	}
	for _, row := range t.rows {
		for i := range row {
			if from, known := aligned[row[i].From]; known && (i == 0 || from > row[i-1].From) {
				row[i].From = from
			}
		}
	}
}
