package seeds

import "slices"

// leaveOut notes a cell of a column that a plan has no place for.
func (t *table) leaveOut(column int, cell phrase) {
	s, begun := t.left[column]
	if !begun {
		s = stretch{why: WhyColumn, words: []phrase{t.columns[column].name}}
	}
	s.words = append(s.words, cell)
	if t.left == nil {
		t.left = map[int]stretch{}
	}
	t.left[column] = s
}

// tellColumns tells of the columns that were left out.
func (t *table) tellColumns() {
	for j, col := range t.columns {
		s, begun := t.left[j]
		if !begun && col.unknown && (col.kind == columnOther || col.kind == columnCategory) {
			s = stretch{WhyColumn, []phrase{col.name}}
		}
		t.outline.tell(s)
		t.tellStrays(col.name)
	}
	t.left = nil
}

// tellStrays tells the parts of a column's name that are none, where another is: a
// line of the page that came between.
func (t *table) tellStrays(name phrase) {
	parts := name.between(func(r rune) bool { return isBlank(r) || r == '|' || r == '*' })
	if len(parts) < 2 || !slices.ContainsFunc(parts, t.isColumn) {
		return
	}
	glued := slices.ContainsFunc(parts, func(part phrase) bool { return part.bareValue() > 0 }) // to the first row
	for _, part := range parts {
		remark := part.at(0) == '(' && part.containsAny([]string{"单位", "部门", "科室", "处室", "股室", "时间", "时限", "任务", "工作", "负责", "牵头"})
		if (part.len() >= 4 || glued) && !t.isColumn(part) && !remark {
			t.outline.tell(stretch{WhyOutside, []phrase{part}})
		}
	}
}

// end ends the last headings and columns.
func (t *table) end() {
	for len(t.sections) > 0 {
		t.closeSection()
	}
	t.tellColumns()
}
