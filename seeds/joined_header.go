package seeds

import "slices"

// splitJoinedHeader splits the first header that has a row behind it in one line, where
// a line break was lost: 序号|任务|责任单位1|推进公开。|财务科.
func (t *table) splitJoinedHeader(blocks []block) []block {
	for i, b := range blocks {
		if !b.isRow() || len(b.cells) > maxColumns {
			continue
		}
		if header, row := t.splitHeaderRow(b.cells); row != nil {
			return slices.Replace(blocks, i, i+1, block{cells: header}, block{cells: row})
		}
		if _, ok := t.readHeader(b); ok {
			return blocks
		}
	}
	return blocks
}

// splitHeaderRow splits cells into a header and the row behind it; row is nil if there
// is none.
func (t *table) splitHeaderRow(cells []phrase) (header, row []phrase) {
	if len(cells) < 4 || len(cells) > maxColumns {
		return cells, nil
	}
	if _, known := t.columnOf(cells[0]); !known {
		return cells, nil
	}
	cells = t.splitHeaderCell(cells)
	for k := 2; k < len(cells); k++ {
		if _, known := t.columnOf(cells[k]); known {
			continue
		}
		cellTraits := t.traitsOf(cells[k])
		if !cellTraits.numberOnly && cellTraits.mark != markDigit && !cellTraits.heading && !cellTraits.sentence {
			continue
		}
		_, ok := t.readHeader(block{cells: cells[:k]})
		if ok && len(cells) <= 2*k+1 && (cellTraits.numberOnly || !slices.ContainsFunc(cells[k:], t.isColumnName)) {
			return cells[:k:k], cells[k:]
		}
		break
	}
	return cells, nil
}

// splitHeaderCell splits the name of a column from the number or heading of the first
// row behind it: 责任单位1.
func (t *table) splitHeaderCell(cells []phrase) []phrase {
	for i, cell := range cells[:min(len(cells), maxColumns)] {
		name, number := cell.splitTrailingNumber()
		if number.empty() || i == 0 {
			continue
		}
		if _, known := t.columnOf(name); known {
			return slices.Replace(slices.Clone(cells), i, i+1, name, number)
		}
	}
	return cells
}

// splitTrailingNumber splits a number, or a heading with its number, from the end of a
// cell.
func (p phrase) splitTrailingNumber() (rest, number phrase) {
	end := p.trimAny(" .、\n").len()
	for i := 2; i < end; i++ {
		if m := p.markAt(i); (m.kind == markHan || m.kind == markParen) && i+m.length < end {
			return p.sub(0, i).trim(), p.sub(i, p.len()) // a heading
		}
	}
	from := end
	for from > 0 && isDigit(p.at(from-1)) {
		from--
	}
	if from == end || end-from > 3 {
		return p, phrase{}
	}
	return p.sub(0, from).trim(), p.sub(from, p.len())
}
