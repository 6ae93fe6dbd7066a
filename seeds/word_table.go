package seeds

import (
	"slices"
	"strings"

	"duban/model"
)

// wordCell is a cell of a table while it is read.
type wordCell struct {
	gridCell
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
	rows   [][]gridCell
}

// table reads a table. One with a single column is a frame around paragraphs;
// one inside a cell is text of that cell.
func (r *wordReader) table() error {
	t := &wordTable{}
	var rows func(xmlStart) error
	rows = func(start xmlStart) error {
		switch start.Name.Local {
		case "tblGrid":
			return r.eachChild(func(start xmlStart) error {
				if start.Name.Local == "gridCol" && len(t.widths) < maxGridWidth {
					t.widths = append(t.widths, number(start, "w", 0))
				}
				return r.skip()
			})
		case "tr":
			if len(t.widths) == 1 {
				return r.eachChild(r.visitBlock)
			}
			return r.row(t)
		case "tblPr", "tblPrEx", "sdtPr", "del", "moveFrom":
			return r.skip()
		}
		return r.eachChild(rows)
	}
	if err := r.eachChild(rows); err != nil {
		return err
	}
	if r.cell != nil {
		for _, row := range t.rows {
			var cells []string
			for _, cell := range row {
				if !cell.text.empty() && !cell.above {
					cells = append(cells, cell.text.String())
				}
			}
			r.cell.add(strings.Join(cells, " "))
		}
		return nil
	}
	t.alignBorders()
	columns := gridColumns(t.rows)
	if r.cells += countEmptyCells(t.rows, columns); r.cells > maxCells {
		return &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxUnzipped}
	}
	r.blocks = append(r.blocks, toGrid(t.rows, columns)...)
	return nil
}

func (r *wordReader) row(t *wordTable) error {
	var cells []gridCell
	at, deleted := 0, false
	if r.cell == nil {
		r.count++
	}
	var visit func(xmlStart) error
	visit = func(start xmlStart) error {
		switch start.Name.Local {
		case "trPr":
			return r.eachChild(func(start xmlStart) error {
				switch start.Name.Local {
				case "gridBefore":
					at = min(max(number(start, "val", 0), 0), maxGridWidth)
				case "del":
					deleted = true
				}
				return r.skip()
			})
		case "tc":
			c, err := r.readCell(at)
			if err != nil {
				return err
			}
			at = c.to
			if !c.deleted {
				cells = append(cells, c.gridCell)
			}
			return nil
		case "tblPrEx", "sdtPr", "del", "moveFrom":
			return r.skip()
		}
		return r.eachChild(visit)
	}
	if err := r.eachChild(visit); err != nil || deleted {
		return err
	}
	if r.cells += len(cells); r.cells > maxCells {
		return &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxUnzipped}
	}
	r.size += t.addRow(cells)
	if err := r.advance(); err != nil {
		return err
	}
	return r.checkSize(nil)
}

// addRow adds a row. A cell that is merged with the one above gets its words. Their
// size in bytes is returned, as they will be read again.
func (t *wordTable) addRow(row []gridCell) (repeatedSize int) {
	last := len(t.rows) - 1
	for i := range row {
		if !row[i].above {
			continue
		}
		at := -1
		if last >= 0 {
			at = slices.IndexFunc(t.rows[last], func(above gridCell) bool { return above.from == row[i].from })
		}
		if at < 0 || !row[i].text.empty() {
			row[i].above = false
			continue
		}
		row[i].text = t.rows[last][at].text
		repeatedSize += row[i].text.size()
	}
	t.rows = append(t.rows, row)
	return repeatedSize
}

// readCell reads the cell that begins at a column of the grid.
func (r *wordReader) readCell(from int) (*wordCell, error) {
	c := &wordCell{gridCell: gridCell{from: from, to: from + 1}}
	outer, carried, fields := r.cell, r.carriedText, r.fields
	r.cell, r.carriedText, r.fields = c, &strings.Builder{}, nil
	err := r.eachChild(func(start xmlStart) error {
		if start.Name.Local == "tcPr" {
			return r.eachChild(func(start xmlStart) error { return r.cellProperty(c, start) })
		}
		return r.visitBlock(start)
	})
	if r.carriedText.Len() > 0 {
		c.add(r.carriedText.String())
	}
	r.cell, r.carriedText, r.fields = outer, carried, fields
	c.text = r.cleanText(c.written.String(), r.count).trim()
	c.written = strings.Builder{}
	return c, err
}

func (r *wordReader) cellProperty(c *wordCell, start xmlStart) error {
	switch start.Name.Local {
	case "gridSpan":
		c.to = c.from + min(max(number(start, "val", 1), 1), maxGridWidth)
	case "vMerge":
		if attribute(start, "val") != "restart" {
			c.mergedAbove, c.above = true, true
		}
	case "hMerge":
		c.left = attribute(start, "val") != "restart"
	case "cellDel":
		c.deleted = true
	}
	return r.skip()
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
			if cell.from < len(used) {
				used[cell.from] = true
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
			if from := row[i].from; from < len(aligned) && (i == 0 || aligned[from] > row[i-1].from) {
				row[i].from = aligned[from]
			}
		}
	}
}
