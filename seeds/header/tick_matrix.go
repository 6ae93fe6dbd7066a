package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// WithoutTicks replaces the columns of a matrix of offices, with ticks below their
// names, by a column of leads and one of offices that assist.
func (f *Finder) WithoutTicks(blocks []document.Block) []document.Block {
	if !slices.ContainsFunc(blocks, func(b document.Block) bool { return slices.ContainsFunc(b.Cells, isMark) }) {
		return blocks // almost every table: its rows need not be compared with names of columns
	}
	for i, b := range blocks {
		var upper document.Block
		if i > 0 {
			upper = blocks[i-1]
		}
		header := withNamesAbove(b, upper)
		offices := f.matrixColumns(header, blocks[i+1:])
		if len(offices) == 0 {
			continue
		}
		m := matrix{names: header.Cells, offices: offices, roles: f.markRoles(blocks)}
		replaced := slices.Clone(blocks)
		replaced[i] = f.withoutTicksInRow(header, m, true)
		for j, row := range blocks[i+1:] {
			if len(row.Cells) == len(b.Cells) && !text.IsFooterRow(row.FilledCells()) {
				replaced[i+1+j] = f.withoutTicksInRow(row, m, false)
			}
		}
		if upper.IsRow() && (b.Merges != nil || !header.Equal(b)) {
			return slices.Delete(replaced, i-1, i) // the name over the offices
		}
		return replaced
	}
	return blocks
}

// withNamesAbove returns the lower row of a header with the names above its empty cells,
// which are merged with them in a file that cannot say so. Any other row stays as it is.
func withNamesAbove(b, upper document.Block) document.Block {
	if len(upper.Cells) != len(b.Cells) || b.Merges != nil {
		return b
	}
	names := document.Block{Cells: slices.Clone(b.Cells)}
	for i, name := range names.Cells {
		if name.Trim().Empty() {
			names.Cells[i] = upper.Cells[i]
		}
		if names.Cells[i].Trim().Empty() {
			return b
		}
	}
	return names
}

// matrixColumns returns the columns of a header that are names of offices with nothing
// but marks below them; nil if there are too few.
func (f *Finder) matrixColumns(header document.Block, rows []document.Block) []int {
	var offices []int
	marked := 0 // cells with marks
	if len(header.Cells) < 4 {
		return nil
	}
	fewest := 2
	if !slices.ContainsFunc(header.Cells, f.IsColumnName) {
		fewest = 3 // nothing else says that it is a header
	}
	var others []int // columns of marks with another name
	for j, name := range header.Cells {
		if name.Trim().Len() < 2 || column.IsColumnName(f.Grammar, name) {
			continue
		}
		count, only := marksBelow(header, rows, j)
		switch isOffice := f.TraitsOf(name).Offices; {
		case isOffice && only:
			offices, marked = append(offices, j), marked+count
		case isOffice:
			return nil
		case only && count > 0:
			others = append(others, j)
		}
	}
	for _, j := range others {
		if at, _ := slices.BinarySearch(offices, j); slices.Contains(offices, j-1) && slices.Contains(offices, j+1) {
			offices = slices.Insert(offices, at, j) // 社会办 between two offices
		}
	}
	if len(offices) < fewest || marked < fewest {
		return nil
	}
	return withoutLone(offices)
}

// marksBelow counts the marks in a column. only: it holds nothing else.
func marksBelow(header document.Block, rows []document.Block, j int) (count int, only bool) {
	for _, row := range rows {
		if len(row.Cells) != len(header.Cells) || text.IsFooterRow(row.FilledCells()) || row.Cells[j].Trim().Empty() || text.IsDash(row.Cells[j]) {
			continue
		}
		if !isMark(row.Cells[j]) {
			return count, false
		}
		count++
	}
	return count, true
}

// withoutLone returns columns without those that are not beside another one: 需上会 at the
// end of the table is no office.
func withoutLone(columns []int) []int {
	beside := slices.DeleteFunc(slices.Clone(columns), func(j int) bool {
		return !slices.Contains(columns, j-1) && !slices.Contains(columns, j+1)
	})
	if len(beside) == 0 {
		return columns
	}
	return beside
}

// matrix is a table whose columns are offices.
type matrix struct {
	names   []document.Phrase
	offices []int // the columns with offices
	roles   markRoles
}

func (f *Finder) withoutTicksInRow(row document.Block, m matrix, isHeader bool) document.Block {
	var cells []document.Phrase
	kept := &document.Merges{}
	for j, cell := range row.Cells {
		if slices.Contains(m.offices, j) {
			continue
		}
		cells = append(cells, cell)
		kept.Above = append(kept.Above, row.IsMergedAbove(j))
		kept.Left = append(kept.Left, row.Merges != nil && row.Merges.Left[j])
	}
	lead, assist := document.Phrase{Line: row.Line()}, document.Phrase{Line: row.Line()}
	if isHeader {
		lead, assist = f.Phrase("牵头单位", row.Line()), f.Phrase("配合单位", row.Line())
	} else {
		hasLead := slices.ContainsFunc(m.offices, func(j int) bool { return m.roles.isLead(row.Cells[j]) })
		for _, j := range m.offices {
			list := &lead
			switch {
			case row.Cells[j].Trim().Empty() || text.IsDash(row.Cells[j]):
				continue
			case m.roles.isAssist(row.Cells[j]), hasLead && !m.roles.isLead(row.Cells[j]):
				list = &assist
			}
			if !list.Empty() {
				*list = list.Concat(f.Phrase("、", row.Line()))
			}
			*list = list.Concat(m.names[j].Trim())
			list.Line = row.Line()
		}
	}
	kept.Above, kept.Left = append(kept.Above, false, false), append(kept.Left, false, false)
	changed := document.Block{Cells: append(cells, lead, assist)}
	if row.Merges != nil {
		changed.Merges = kept
	}
	return changed
}

// isMark reports whether a cell holds nothing but a tick or a word for a role.
func isMark(cell document.Phrase) bool {
	length := cell.Trim().Len()
	return length > 0 && length <= 2 && (isTick(cell) || isLeadMark(cell) || isAssistMark(cell))
}

func isTick(cell document.Phrase) bool {
	return slices.Contains([]string{"√", "✓", "✔", "☑", "●", "〇", "○", "◯", "v", "V", "是", "√√", "▲", "△", "◎"}, cell.Key())
}

func isLeadMark(cell document.Phrase) bool {
	return slices.Contains([]string{"主", "牵头", "主办", "牵", "★", "主责", "主要", "负责", "责任", "☆"}, cell.Key())
}

func isAssistMark(cell document.Phrase) bool {
	return slices.Contains([]string{"配", "配合", "协", "协办", "协助", "参与", "参", "△"}, cell.Key())
}
