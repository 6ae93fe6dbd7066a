package table

import (
	"slices"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/outline"
)

// ignoreCell records a cell of a column that a plan has no field for.
func (t *Table) ignoreCell(column int, cell document.Phrase) {
	if t.ignored == nil {
		t.ignored = map[int]outline.SkippedLines{}
	}
	s := t.ignored[column]
	if s.Words == nil {
		s = outline.SkippedLines{Why: model.WhyColumn, Words: []document.Phrase{t.columns[column].Name}}
	}
	s.Words = append(s.Words, cell)
	t.ignored[column] = s
}

// reportIgnoredColumns adds the ignored columns to the skipped words.
func (t *Table) reportIgnoredColumns() {
	for j, col := range t.columns {
		s, found := t.ignored[j]
		if !found && col.UnknownName && (col.Kind == column.Other || col.Kind == column.Category) {
			s = outline.SkippedLines{Why: model.WhyColumn, Words: []document.Phrase{col.Name}}
		}
		t.outline.AddSkipped(s)
		t.reportStrayWords(col.Name)
	}
	t.ignored = nil
}

// reportStrayWords reports parts of a column's name that name no column while another
// part does: a line of the page got between them.
func (t *Table) reportStrayWords(name document.Phrase) {
	parts := name.SplitFunc(func(r rune) bool { return document.IsBlank(r) || r == '|' || r == '*' })
	if len(parts) < 2 || !slices.ContainsFunc(parts, t.IsColumnName) {
		return
	}
	joined := slices.ContainsFunc(parts, func(part document.Phrase) bool { return numbering.NumberValue(part) > 0 }) // with the first row
	for _, part := range parts {
		remark := part.At(0) == '(' && part.ContainsAny([]string{"单位", "部门", "科室", "处室", "股室", "时间", "时限", "任务", "工作", "负责", "牵头"})
		if (part.Len() >= 4 || joined) && !column.IsColumnName(t.Grammar, part) && !remark {
			t.outline.AddSkipped(outline.SkippedLines{Why: model.WhyOutside, Words: []document.Phrase{part}})
		}
	}
}

// finish closes the open sections and reports the ignored columns.
func (t *Table) finish() {
	t.closeSections()
	t.reportIgnoredColumns()
}

func (t *Table) closeSections() {
	for len(t.sections) > 0 {
		t.closeSection()
	}
}
