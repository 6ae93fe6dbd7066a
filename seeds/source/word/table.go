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

// readTable reads a table. One with a single column is a frame around paragraphs;
// one inside a cell is text of that cell.
func (r *wordReader) readTable() {
	t := &wordTable{}
	outer, row := r.table, r.row
	r.table, r.row = t, nil
	r.visitAll()
	r.table, r.row = outer, row
	if r.cell != nil {
		for _, row := range t.rows {
			var cells []string
			for _, cell := range row {
				if !cell.Text.Empty() && !cell.Above {
					cells = append(cells, cell.Text.String())
				}
			}
			text := strings.Join(cells, " ")
			r.cell.add(text)
			r.grow(len(text)) // as it is read again
		}
		return
	}
	t.alignBorders()
	r.blocks = append(r.blocks, document.ToGrid(t.rows, document.GridColumns(t.rows), &r.cells)...)
}

// visitTable reads a part of a table.
func (r *wordReader) visitTable(start ooxml.Start) {
	switch name := start.Name.Local; {
	case name == "tblGrid" && r.table != nil:
		for column := range r.Children() {
			if column.Name.Local == "gridCol" && len(r.table.widths) < document.MaxGridWidth {
				r.table.widths = append(r.table.widths, ooxml.Number(column, "w", 0))
			}
		}
	case name == "tr" && r.table != nil && r.row == nil && len(r.table.widths) != 1:
		r.readRow()
	case name == "trPr" && r.row != nil:
		for property := range r.Children() {
			switch property.Name.Local {
			case "gridBefore":
				r.row.at = min(max(ooxml.Number(property, "val", 0), 0), document.MaxGridWidth)
			case "del":
				r.row.deleted = true
			}
		}
	case name == "tc" && r.row != nil:
		c := r.readCell(r.row.at)
		r.row.at = c.To
		if !c.deleted {
			r.row.cells = append(r.row.cells, c.GridCell)
		}
	case name == "tcPr" && r.row != nil && r.cell != nil:
		r.readCellProperties(r.cell)
	case name == "tr", name == "tc":
		r.visitAll()
	}
}

// wordRow is a row of a table while it is read.
type wordRow struct {
	cells   []document.GridCell
	at      int // the column that the next cell begins at
	deleted bool
}

func (r *wordReader) readRow() {
	if r.cell == nil {
		r.count++
	}
	row := &wordRow{}
	r.row = row
	r.visitAll()
	r.row = nil
	if r.cells += len(row.cells); r.cells > document.MaxCells {
		r.Fail(&model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxUnzipped})
	} else if !row.deleted {
		r.grow(r.table.addRow(row.cells))
		r.advance()
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
		at, found := 0, false
		if last >= 0 {
			at, found = slices.BinarySearchFunc(t.rows[last], row[i].From, func(above document.GridCell, from int) int { return above.From - from })
		}
		if !found || !row[i].Text.Empty() {
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
	r.visitAll()
	r.writeCarried()
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
