package seeds

import "slices"

func sameNames(a, b []column) bool {
	return slices.EqualFunc(a, b, func(x, y column) bool { return x.name.key() == y.name.key() })
}

// split reads the lower half of a header: 牵头单位 and 配合单位 under 责任分工.
func (t *table) split(lower block) bool {
	if len(t.outline.items) > 0 {
		return t.repeats(lower)
	}
	if columns, ok := t.twoRows(lower); ok {
		t.replaceColumns(columns)
		return true
	}
	var parts []column
	for _, cell := range lower.filled() {
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

// namesOwn reports whether a row names any column itself: one whose names are merged
// with the header above it goes on below that.
func (t *table) namesOwn(b block) bool {
	return b.merges == nil || slices.ContainsFunc(b.filled(), func(cell phrase) bool {
		col, known := t.columnOf(cell)
		return known && !col.period
	})
}

func (t *table) replaceColumns(columns []column) {
	t.tellColumns()
	t.columns = columns
	t.aligner = newAligner(columns, t.stream, t.joins)
	t.merged = make([]phrase, len(columns))
}

// twoRows reads the lower half of a header that stands right below the upper
// one: each of its names under a name that spans several columns, and nothing
// under the others.
func (t *table) twoRows(lower block) ([]column, bool) {
	if len(lower.cells) != len(t.named) {
		return nil, false
	}
	below := block{cells: slices.Clone(lower.cells)}
	under, filled := phrase{}, 0
	for i, cell := range lower.cells {
		if upper := t.named[i].name; !upper.empty() {
			under = upper
		}
		spanned := t.named[i].name.empty() || i+1 < len(t.named) && (t.named[i+1].name.empty() || t.named[i+1].name.key() == t.named[i].name.key()) || i > 0 && t.named[i-1].name.key() == t.named[i].name.key()
		cell = cell.trim()
		switch {
		case cell.empty() || lower.isAbove(i):
			below.cells[i] = t.named[i].name
		case !spanned || !isName(cell):
			return nil, false
		default:
			if _, known := t.columnOf(cell); !known {
				below.cells[i] = under.followedBy(cell)
			}
			filled++
		}
	}
	if filled < 2 {
		return nil, false
	}
	return t.header(below)
}

// isOther reports whether a row is none of tasks: a sum below them, or one of
// another table, whose header is that of a list of people.
func (t *table) isOther(filled []phrase) bool {
	people := 0
	for _, cell := range filled {
		switch cell.key() {
		case "姓名", "职务", "联系电话", "电话", "办公电话", "手机", "手机号", "手机号码", "邮箱", "电子邮箱", "性别", "联系方式":
			people++
		}
	}
	t.other = t.other || people > 1 && people*2 >= len(filled)
	if len(filled) == 0 {
		return false
	}
	return t.other || filled[0].compact().isBelowTable()
}

// repeats reports whether a row holds nothing but names of columns, as the lower
// half of a header does after a page break.
func (t *table) repeats(row block) bool {
	filled := row.filled()
	for _, cell := range filled {
		if !slices.ContainsFunc(t.columns, func(col column) bool { return col.name.key() == cell.key() }) {
			return false
		}
	}
	return len(filled) > 1
}

// headedFrom returns where the headings begin that stand right above the header:
// they are categories, and no part of a covering letter. So do rows of tasks that
// were moved there.
func (t *table) headedFrom(above []block, columns []column) int {
	f := front{grammar: t.grammar}
	from := len(above)
	for from > 0 {
		if above[from-1].isRow() && t.isTaskOf(above[from-1], columns) {
			from--
			continue
		}
		p := above[from-1].text.trim()
		if above[from-1].isRow() {
			filled := above[from-1].filled()
			if len(filled) != 1 {
				break
			}
			p = filled[0].trim()
		}
		m := p.markAt(0)
		styled := above[from-1].heading() > 0 && !f.isTitle(p)
		if p.len() > 40 || p.index("。") >= 0 || !styled && m.kind != markHan && m.kind != markParen && m.kind != markChapter {
			break
		}
		from--
	}
	return from
}

// isTaskOf reports whether a row has a task in columns that begin with its number.
func (t *table) isTaskOf(b block, columns []column) bool {
	if len(b.cells) != len(columns) || !hasKind(columns, columnNumber) || !hasKind(columns, columnOffices) {
		return false
	}
	for j, col := range columns {
		looks := t.traitsOf(b.cells[j])
		switch {
		case col.kind == columnNumber && !looks.bare, col.kind == columnText && looks.empty, col.kind == columnOffices && !looks.offices:
			return false
		}
	}
	return true
}
