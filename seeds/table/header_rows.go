package table

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// SameColumnNames reports whether two headers have the same names.
func SameColumnNames(a, b []column.Column) bool {
	return slices.EqualFunc(a, b, func(x, y column.Column) bool { return x.Name.Key() == y.Name.Key() })
}

// readLowerHeader reads the lower row of a header: 牵头单位 and 配合单位 under 责任分工.
// It returns false for any other row.
func (t *Table) readLowerHeader(lower document.Block) bool {
	if len(t.outline.Items) > 0 {
		return t.isRepeatedHeader(lower)
	}
	if columns, ok := t.mergeHeaderRows(lower); ok {
		t.setColumns(columns, nil)
		return true
	}
	return false
}

// namesOwnColumns reports whether a row has names of columns that are not merged with
// the header above it.
func (t *Table) namesOwnColumns(b document.Block) bool {
	return b.Merges == nil || slices.ContainsFunc(b.FilledCells(), func(cell document.Phrase) bool {
		col, known := column.Of(t.Grammar, cell)
		return known && !col.Period
	})
}

// mergeHeaderRows reads the lower row of a header: each of its names is under a name
// that spans several columns, and the cells under the others are empty. It returns
// the columns of both rows.
func (t *Table) mergeHeaderRows(lower document.Block) ([]column.Column, bool) {
	if len(lower.Cells) != len(t.headerColumns) {
		return nil, false
	}
	below := document.Block{Cells: slices.Clone(lower.Cells)}
	under, filled := document.Phrase{}, 0
	for i, cell := range lower.Cells {
		if upper := t.headerColumns[i].Name; !upper.Empty() {
			under = upper
		}
		spanned := t.headerColumns[i].Name.Empty() || i+1 < len(t.headerColumns) && (t.headerColumns[i+1].Name.Empty() || t.headerColumns[i+1].Name.Key() == t.headerColumns[i].Name.Key()) || i > 0 && t.headerColumns[i-1].Name.Key() == t.headerColumns[i].Name.Key()
		cell = cell.Trim()
		switch {
		case cell.Empty() || lower.IsMergedAbove(i):
			below.Cells[i] = t.headerColumns[i].Name
		case !spanned || !column.IsName(cell):
			return nil, false
		default:
			if _, known := column.Of(t.Grammar, cell); !known {
				below.Cells[i] = under.Concat(cell)
			}
			filled++
		}
	}
	if filled < 2 {
		return nil, false
	}
	columns, ok := column.ReadHeader(t.Grammar, below)
	for i, col := range columns {
		if col.Name.Key() == t.headerColumns[i].Name.Key() {
			columns[i] = t.headerColumns[i] // as its cells have settled it
		}
	}
	return columns, ok
}

// isOtherTable reports whether a row belongs to no task: a sum or a note below them, or a row of
// a list of people.
func (t *Table) isOtherTable(filled []document.Phrase) bool {
	people := peopleNames(filled)
	t.inOtherTable = t.inOtherTable || people > 1 && people*2 >= len(filled)
	if len(filled) == 0 {
		return false
	}
	isNote := len(filled) > 1 && slices.Contains([]string{"备注", "说明", "注"}, filled[0].Key())
	return t.inOtherTable || isNote || text.IsFooterRow(filled)
}

// peopleNames counts the names of columns that a list of people has.
func peopleNames(cells []document.Phrase) int {
	count := 0
	for _, cell := range cells {
		switch cell.Key() {
		case "姓名", "职务", "联系电话", "电话", "办公电话", "手机", "手机号", "手机号码", "邮箱", "电子邮箱", "性别", "联系方式",
			"出生年月", "政治面貌", "民族", "学历", "职称", "籍贯", "身份证号", "签名", "签到", "签字", "星期", "班次",
			"值班人员", "值班电话", "值班领导", "带班领导", "入党时间", "参加工作时间":
			count++
		}
	}
	return count
}

// listsPeople reports whether rows are a list of people or of who is on duty: their first
// names of columns say so, no name is that of tasks, and no header follows.
func (t *Table) listsPeople(blocks []document.Block) bool {
	first := slices.IndexFunc(blocks, func(b document.Block) bool { return len(b.FilledCells()) > 2 })
	if first < 0 || len(blocks[first].Cells) > text.MaxColumns {
		return false
	}
	names := blocks[first].FilledCells()
	if peopleNames(names) < 2 || slices.ContainsFunc(names, func(name document.Phrase) bool { return column.NamesTasks(t.Grammar, column.Column{Name: name}) }) {
		return false
	}
	_, columns := t.FindHeader(blocks[first+1:])
	return columns == nil
}

// isRepeatedHeader reports whether a row holds only names of columns, as the lower row
// of a header does after a page break.
func (t *Table) isRepeatedHeader(row document.Block) bool {
	filled := row.FilledCells()
	for _, cell := range filled {
		if !slices.ContainsFunc(t.columns, func(col column.Column) bool { return col.Name.Key() == cell.Key() }) {
			return false
		}
	}
	return len(filled) > 1
}
