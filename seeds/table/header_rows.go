package table

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/header"
	"duban/seeds/text"
)

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
	return t.Named(blocks[first+1:]).Columns == nil
}

// readHeader reads a row of a header: that of another table, or the same one again after a
// page break. It returns false for any other row.
func (t *Table) readHeader(b document.Block) bool {
	isSame := func(x, y document.Phrase) bool { return x.Key() == y.Key() }
	names := document.Block.HeaderNames
	if t.byHand() {
		names = document.Block.FilledCells // its cells may span others
	}
	isRepeated := slices.ContainsFunc(t.headerRows, func(row document.Block) bool { return slices.EqualFunc(names(row), names(b), isSame) })
	columns, ok := column.ReadHeader(t.Grammar, b)
	switch {
	case isRepeated:
		t.inOtherTable = t.inOtherTable && !ok
		return true
	case !ok || t.byHand():
		return false
	}
	t.inOtherTable = false
	h := t.WithLowerRow(document.Document{Blocks: t.rows, Grid: true}, header.Header{End: 1, Columns: columns})
	t.setHeader(h, t.rows[:min(len(t.rows), maxLooked)])
	t.rows = t.rows[h.End-1:]
	return true
}

// maxLooked is how many rows decide what columns below another header hold.
const maxLooked = 20

// setHeader begins the rows below a header.
func (t *Table) setHeader(h header.Header, blocks []document.Block) {
	t.headerRows = slices.Clone(blocks[h.Start:h.End])
	t.setColumns(h.Columns, blocks[min(h.End, len(blocks)):])
}
