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
	t.columns = slices.Replace(t.columns, at, end, parts...)
	t.aligner = newAligner(t.columns, t.stream, t.joins)
	t.merged = make([]phrase, len(t.columns))
	return true
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
