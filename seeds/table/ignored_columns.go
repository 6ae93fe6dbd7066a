package table

import (
	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
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
	}
	t.ignored = nil
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
