package seeds

import "slices"

// splitJoinedHeader cuts the first row off the header that it is in one line with, as where
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

// splitHeaderRow cuts cells after those that are a header, if a row begins there; row is
// nil if none does.
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
		looks := t.traitsOf(cells[k])
		if !looks.numberOnly && looks.mark != markDigit && !looks.heading && !looks.sentence {
			continue
		}
		_, ok := t.readHeader(block{cells: cells[:k]})
		if ok && len(cells) <= 2*k+1 && (looks.numberOnly || !slices.ContainsFunc(cells[k:], t.isColumnName)) {
			return cells[:k:k], cells[k:]
		}
		break
	}
	return cells, nil
}

func (t *table) isColumnName(cell phrase) bool {
	_, known := t.columnOf(cell)
	return known
}

// splitHeaderCell cuts the number of the first row, or the heading over it, off the name of a
// column: 责任单位1.
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

// splitTrailingNumber cuts a number off the end of a cell, or a heading with its number.
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
