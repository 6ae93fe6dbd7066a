package seeds

import "slices"

// unglued cuts the first row off the header that it stands in one line with, as where
// a line break was lost: 序号|任务|责任单位1|推进公开。|财务科.
func (t *table) unglued(blocks []block) []block {
	for i, b := range blocks {
		if !b.isRow() || len(b.cells) > maxColumns {
			continue
		}
		if header, row := t.cutHeader(b.cells); row != nil {
			return slices.Replace(blocks, i, i+1, block{cells: header}, block{cells: row})
		}
		if _, ok := t.header(b); ok {
			return blocks
		}
	}
	return blocks
}

// cutHeader cuts cells behind those that are a header, if a row begins there; row is
// nil if none does.
func (t *table) cutHeader(cells []phrase) (header, row []phrase) {
	if len(cells) < 4 || len(cells) > maxColumns {
		return cells, nil
	}
	if _, known := t.columnOf(cells[0]); !known {
		return cells, nil
	}
	cells = t.unglue(cells)
	for k := 2; k < len(cells); k++ {
		if _, known := t.columnOf(cells[k]); known {
			continue
		}
		looks := t.traitsOf(cells[k])
		if !looks.bare && looks.mark != markDigit && !looks.heading && !looks.sentence {
			continue
		}
		_, ok := t.header(block{cells: cells[:k]})
		if ok && len(cells) <= 2*k+1 && (looks.bare || !slices.ContainsFunc(cells[k:], t.isColumn)) {
			return cells[:k:k], cells[k:]
		}
		break
	}
	return cells, nil
}

func (t *table) isColumn(cell phrase) bool {
	_, known := t.columnOf(cell)
	return known
}

// unglue cuts the number of the first row, or the heading over it, off the name of a
// column: 责任单位1.
func (t *table) unglue(cells []phrase) []phrase {
	for i, cell := range cells[:min(len(cells), maxColumns)] {
		name, number := cell.withoutNumber()
		if number.empty() || i == 0 {
			continue
		}
		if _, known := t.columnOf(name); known {
			return slices.Replace(slices.Clone(cells), i, i+1, name, number)
		}
	}
	return cells
}

// withoutNumber cuts a number off the end of a cell, or a heading with its number.
func (p phrase) withoutNumber() (rest, number phrase) {
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
