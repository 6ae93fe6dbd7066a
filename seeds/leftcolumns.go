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

// tellStrays tells the lines of a column's name that are none, where another is: a
// line of the page that came between.
func (t *table) tellStrays(name phrase) {
	lines := cellLines(name)
	if len(lines) < 2 || !slices.ContainsFunc(lines, func(line textLine) bool { return t.isColumn(line.phrase) }) {
		return
	}
	for _, line := range lines {
		remark := line.at(0) == '(' && line.containsAny([]string{"单位", "部门", "科室", "处室", "股室", "时间", "时限", "任务", "工作", "负责", "牵头"})
		if line.len() >= 4 && !t.isColumn(line.phrase) && !remark {
			t.outline.tell(stretch{WhyOutside, []phrase{line.phrase}})
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
