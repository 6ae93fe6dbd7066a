package seeds

import (
	"slices"

	"duban/model"
)

// ignoreCell records a cell of a column that a plan has no field for.
func (t *table) ignoreCell(column int, cell phrase) {
	s, found := t.ignored[column]
	if !found {
		s = skippedLines{why: model.WhyColumn, words: []phrase{t.columns[column].name}}
	}
	s.words = append(s.words, cell)
	if t.ignored == nil {
		t.ignored = map[int]skippedLines{}
	}
	t.ignored[column] = s
}

// reportIgnoredColumns adds the ignored columns to the skipped words.
func (t *table) reportIgnoredColumns() {
	t.settleDoneDates()
	for j, col := range t.columns {
		s, found := t.ignored[j]
		if !found && col.unknownName && (col.kind == columnOther || col.kind == columnCategory) {
			s = skippedLines{model.WhyColumn, []phrase{col.name}}
		}
		t.outline.addSkipped(s)
		t.reportStrayWords(col.name)
	}
	t.ignored = nil
}

// reportStrayWords reports parts of a column's name that name no column while another
// part does: a line of the page got between them.
func (t *table) reportStrayWords(name phrase) {
	parts := name.splitFunc(func(r rune) bool { return isBlank(r) || r == '|' || r == '*' })
	if len(parts) < 2 || !slices.ContainsFunc(parts, t.isColumnName) {
		return
	}
	joined := slices.ContainsFunc(parts, func(part phrase) bool { return part.numberValue() > 0 }) // with the first row
	for _, part := range parts {
		remark := part.at(0) == '(' && part.containsAny([]string{"单位", "部门", "科室", "处室", "股室", "时间", "时限", "任务", "工作", "负责", "牵头"})
		if (part.len() >= 4 || joined) && !t.isColumnName(part) && !remark {
			t.outline.addSkipped(skippedLines{model.WhyOutside, []phrase{part}})
		}
	}
}

// finish closes the open sections and reports the ignored columns.
func (t *table) finish() {
	for len(t.sections) > 0 {
		t.closeSection()
	}
	t.reportIgnoredColumns()
}
