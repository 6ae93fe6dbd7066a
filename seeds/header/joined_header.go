package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// SplitJoined splits the first header that has a row behind it in one line, where
// a line break was lost: 序号|任务|责任单位1|推进公开。|财务科.
func (f *Finder) SplitJoined(blocks []document.Block) []document.Block {
	for i, b := range blocks {
		if !b.IsRow() || len(b.Cells) > text.MaxColumns {
			continue
		}
		if header, row := f.SplitRow(b.Cells); row != nil {
			return slices.Replace(blocks, i, i+1, document.Block{Cells: header}, document.Block{Cells: row})
		}
		if _, ok := column.ReadHeader(f.Grammar, b); ok {
			return blocks
		}
	}
	return blocks
}

// SplitRow splits cells into a header and the row behind it; row is nil if there
// is none.
func (f *Finder) SplitRow(cells []document.Phrase) (header, row []document.Phrase) {
	if len(cells) < 4 || len(cells) > text.MaxColumns {
		return cells, nil
	}
	if _, known := column.Of(f.Grammar, cells[0]); !known {
		return cells, nil
	}
	cells = f.SplitCell(cells)
	for k := 2; k < len(cells); k++ {
		if _, known := column.Of(f.Grammar, cells[k]); known {
			continue
		}
		cellTraits := f.TraitsOf(cells[k])
		if !cellTraits.NumberOnly && cellTraits.Mark != numbering.MarkDigit && !cellTraits.Heading && !cellTraits.Sentence {
			continue
		}
		_, ok := column.ReadHeader(f.Grammar, document.Block{Cells: cells[:k]})
		if ok && len(cells) <= 2*k+1 && (cellTraits.NumberOnly || !slices.ContainsFunc(cells[k:], f.IsColumnName)) {
			return cells[:k:k], cells[k:]
		}
		break
	}
	return cells, nil
}

// SplitCell splits the name of a column from the number or heading of the first
// row behind it: 责任单位1.
func (f *Finder) SplitCell(cells []document.Phrase) []document.Phrase {
	for i, cell := range cells[:min(len(cells), text.MaxColumns)] {
		name, number := splitTrailingNumber(cell)
		if number.Empty() || i == 0 {
			continue
		}
		if _, known := column.Of(f.Grammar, name); known {
			return slices.Replace(slices.Clone(cells), i, i+1, name, number)
		}
	}
	return cells
}

// splitTrailingNumber splits a number, or a heading with its number, from the end of a
// cell.
func splitTrailingNumber(p document.Phrase) (rest, number document.Phrase) {
	end := p.TrimAny(" .、\n").Len()
	for i := 2; i < end; i++ {
		if m := numbering.MarkAt(p, i); (m.Kind == numbering.MarkHan || m.Kind == numbering.MarkParen) && i+m.Length < end {
			return p.Sub(0, i).Trim(), p.Sub(i, p.Len()) // a heading
		}
	}
	from := end
	for from > 0 && document.IsDigit(p.At(from-1)) {
		from--
	}
	if from == end || end-from > 3 {
		return p, document.Phrase{}
	}
	return p.Sub(0, from).Trim(), p.Sub(from, p.Len())
}
