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
func (r *wordReader) table() error {
	t := &wordTable{}
	var rows func(ooxml.Start) error
	rows = func(start ooxml.Start) error {
		switch start.Name.Local {
		case "tblGrid":
			return r.EachChild(func(start ooxml.Start) error {
				if start.Name.Local == "gridCol" && len(t.widths) < document.MaxGridWidth {
					t.widths = append(t.widths, ooxml.Number(start, "w", 0))
				}
				return r.Skip()
			})
		case "tr":
			if len(t.widths) == 1 {
				return r.EachChild(r.visitBlock)
			}
			return r.row(t)
		case "tblPr", "tblPrEx", "sdtPr", "del", "moveFrom":
			return r.Skip()
		}
		return r.EachChild(rows)
	}
	if err := r.EachChild(rows); err != nil {
		return err
	}
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
		return nil
	}
	t.alignBorders()
	columns := document.GridColumns(t.rows)
	if r.cells += document.CountEmptyCells(t.rows, columns); r.cells > document.MaxCells {
		return &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxUnzipped}
	}
	r.blocks = append(r.blocks, document.ToGrid(t.rows, columns)...)
	return nil
}

func (r *wordReader) row(t *wordTable) error {
	var cells []document.GridCell
	at, deleted := 0, false
	if r.cell == nil {
		r.count++
	}
	var visit func(ooxml.Start) error
	visit = func(start ooxml.Start) error {
		switch start.Name.Local {
		case "trPr":
			return r.EachChild(func(start ooxml.Start) error {
				switch start.Name.Local {
				case "gridBefore":
					at = min(max(ooxml.Number(start, "val", 0), 0), document.MaxGridWidth)
				case "del":
					deleted = true
				}
				return r.Skip()
			})
		case "tc":
			c, err := r.readCell(at)
			if err != nil {
				return err
			}
			at = c.To
			if !c.deleted {
				cells = append(cells, c.GridCell)
			}
			return nil
		case "tblPrEx", "sdtPr", "del", "moveFrom":
			return r.Skip()
		}
		return r.EachChild(visit)
	}
	if err := r.EachChild(visit); err != nil || deleted {
		return err
	}
	if r.cells += len(cells); r.cells > document.MaxCells {
		return &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxUnzipped}
	}
	r.size += t.addRow(cells)
	if err := r.advance(); err != nil {
		return err
	}
	return r.checkSize(nil)
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
func (r *wordReader) readCell(from int) (*wordCell, error) {
	c := &wordCell{GridCell: document.GridCell{From: from, To: from + 1}}
	outer, carried, fields := r.cell, r.carriedText, r.fields
	r.cell, r.carriedText, r.fields = c, &strings.Builder{}, nil
	err := r.EachChild(func(start ooxml.Start) error {
		if start.Name.Local == "tcPr" {
			return r.EachChild(func(start ooxml.Start) error { return r.cellProperty(c, start) })
		}
		return r.visitBlock(start)
	})
	if r.carriedText.Len() > 0 {
		c.add(r.carriedText.String())
	}
	r.cell, r.carriedText, r.fields = outer, carried, fields
	c.Text = r.CleanText(c.written.String(), r.count).Trim()
	c.written = strings.Builder{}
	return c, err
}

func (r *wordReader) cellProperty(c *wordCell, start ooxml.Start) error {
	switch start.Name.Local {
	case "gridSpan":
		c.To = c.From + min(max(ooxml.Number(start, "val", 1), 1), document.MaxGridWidth)
	case "vMerge":
		if ooxml.Attribute(start, "val") != "restart" {
			c.mergedAbove, c.Above = true, true
		}
	case "hMerge":
		c.Left = ooxml.Attribute(start, "val") != "restart"
	case "cellDel":
		c.deleted = true
	}
	return r.Skip()
}

// alignBorders moves borders of cells that were meant to be in one line. Drawn by
// hand they differ by a little, and each difference would be a column.
func (t *wordTable) alignBorders() {
	xOf := func(at int) int {
		x := 0
		for _, width := range t.widths[:min(at, len(t.widths))] {
			x += width
		}
		return x
	}
	tableWidth := xOf(len(t.widths))
	if tableWidth == 0 {
		return
	}
	tolerance := max(tableWidth/80, 60)
	used := make([]bool, len(t.widths)+1)
	for _, row := range t.rows {
		for _, cell := range row {
			if cell.From < len(used) {
				used[cell.From] = true
			}
		}
	}
	aligned := make([]int, len(used))
	last, lastX := 0, 0
	for at := range used {
		aligned[at] = at
		if !used[at] {
			continue
		}
		if x := xOf(at); at > 0 && x-lastX < tolerance {
			aligned[at] = last
		} else {
			last, lastX = at, x
		}
	}
	for _, row := range t.rows {
		for i := range row {
			if from := row[i].From; from < len(aligned) && (i == 0 || aligned[from] > row[i-1].From) {
				row[i].From = aligned[from]
			}
		}
	}
}
