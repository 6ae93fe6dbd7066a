package seeds

import "slices"

func sameColumnNames(a, b []column) bool {
	return slices.EqualFunc(a, b, func(x, y column) bool { return x.name.key() == y.name.key() })
}

// readLowerHeader reads the lower row of a header: 牵头单位 and 配合单位 under 责任分工.
// It returns false for any other row.
func (t *table) readLowerHeader(lower block) bool {
	if len(t.outline.items) > 0 {
		return t.isRepeatedHeader(lower)
	}
	if columns, ok := t.mergeHeaderRows(lower); ok {
		t.replaceColumns(columns)
		return true
	}
	var parts []column
	for _, cell := range lower.filledCells() {
		col, ok := t.columnOf(cell)
		if !ok || col.kind != columnOffices && col.kind != columnDeadline && col.kind != columnOther {
			return false
		}
		parts = append(parts, col)
	}
	at := slices.IndexFunc(t.columns, func(col column) bool { return col.kind == columnOffices })
	if len(parts) < 2 || at < 0 {
		return false
	}
	end := at + 1
	for end < len(t.columns) && end-at < len(parts) && (t.columns[end].name.empty() || t.columns[end].name.key() == t.columns[at].name.key()) {
		end++
	}
	t.replaceColumns(slices.Replace(t.columns, at, end, parts...))
	return true
}

// namesOwnColumns reports whether a row has names of columns that are not merged with
// the header above it.
func (t *table) namesOwnColumns(b block) bool {
	return b.merges == nil || slices.ContainsFunc(b.filledCells(), func(cell phrase) bool {
		col, known := t.columnOf(cell)
		return known && !col.period
	})
}

func (t *table) replaceColumns(columns []column) {
	t.reportIgnoredColumns()
	t.useColumns(columns)
	t.aligner = newAligner(columns, t.stream, t.multiline)
	t.cellsAbove = make([]phrase, len(columns))
}

// mergeHeaderRows reads the lower row of a header: each of its names is under a name
// that spans several columns, and the cells under the others are empty. It returns
// the columns of both rows.
func (t *table) mergeHeaderRows(lower block) ([]column, bool) {
	if len(lower.cells) != len(t.headerColumns) {
		return nil, false
	}
	below := block{cells: slices.Clone(lower.cells)}
	under, filled := phrase{}, 0
	for i, cell := range lower.cells {
		if upper := t.headerColumns[i].name; !upper.empty() {
			under = upper
		}
		spanned := t.headerColumns[i].name.empty() || i+1 < len(t.headerColumns) && (t.headerColumns[i+1].name.empty() || t.headerColumns[i+1].name.key() == t.headerColumns[i].name.key()) || i > 0 && t.headerColumns[i-1].name.key() == t.headerColumns[i].name.key()
		cell = cell.trim()
		switch {
		case cell.empty() || lower.isMergedAbove(i):
			below.cells[i] = t.headerColumns[i].name
		case !spanned || !isName(cell):
			return nil, false
		default:
			if _, known := t.columnOf(cell); !known {
				below.cells[i] = under.concat(cell)
			}
			filled++
		}
	}
	if filled < 2 {
		return nil, false
	}
	return t.readHeader(below)
}

// isOtherTable reports whether a row belongs to no task: a sum below them, or a row of
// a list of people.
func (t *table) isOtherTable(filled []phrase) bool {
	people := 0
	for _, cell := range filled {
		switch cell.key() {
		case "姓名", "职务", "联系电话", "电话", "办公电话", "手机", "手机号", "手机号码", "邮箱", "电子邮箱", "性别", "联系方式":
			people++
		}
	}
	t.inOtherTable = t.inOtherTable || people > 1 && people*2 >= len(filled)
	if len(filled) == 0 {
		return false
	}
	return t.inOtherTable || filled[0].compact().isTableFooter()
}

// isRepeatedHeader reports whether a row holds only names of columns, as the lower row
// of a header does after a page break.
func (t *table) isRepeatedHeader(row block) bool {
	filled := row.filledCells()
	for _, cell := range filled {
		if !slices.ContainsFunc(t.columns, func(col column) bool { return col.name.key() == cell.key() }) {
			return false
		}
	}
	return len(filled) > 1
}

// headingsStart returns the index of the first of the headings right above the header.
// They are categories, not part of a covering letter. Rows of tasks that were moved
// there count too.
func (t *table) headingsStart(above []block, columns []column) int {
	from := len(above)
	for from > 0 {
		if above[from-1].isRow() && t.isTaskRow(above[from-1], columns) {
			from--
			continue
		}
		p := above[from-1].text.trim()
		if above[from-1].isRow() {
			filled := above[from-1].filledCells()
			if len(filled) != 1 {
				break
			}
			p = filled[0].trim()
		}
		m := p.markAt(0)
		styled := above[from-1].heading() > 0 && !t.isTitle(p)
		if p.len() > 40 || p.index("。") >= 0 || !styled && m.kind != markHan && m.kind != markParen && m.kind != markChapter {
			break
		}
		from--
	}
	return from
}

// isTaskRow reports whether a row holds a number, a task and offices in their columns.
func (t *table) isTaskRow(b block, columns []column) bool {
	if len(b.cells) != len(columns) || !hasKind(columns, columnNumber) || !hasKind(columns, columnOffices) {
		return false
	}
	for j, col := range columns {
		cellTraits := t.traitsOf(b.cells[j])
		switch {
		case col.kind == columnNumber && !cellTraits.numberOnly, col.kind == columnText && cellTraits.empty, col.kind == columnOffices && !cellTraits.offices:
			return false
		}
	}
	return true
}
