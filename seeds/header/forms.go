package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// RowsOfForms returns a document of forms, in which each task has rows with a label and
// the words that belong to it beside each other, as a table with a row for each form:
// 任务名称 | … below it 责任单位 | …. It returns any other document as it is.
func (f *Finder) RowsOfForms(blocks []document.Block) []document.Block {
	labels := f.labelsOfForms(blocks)
	if len(labels) < 2 {
		return blocks
	}
	forms, rows := 0, 0
	for _, b := range blocks {
		if len(b.FilledCells()) > 1 {
			rows++
			if len(fieldsOf(b, labels)) > 0 {
				forms++
			}
		}
	}
	if forms < 4 || forms*5 < rows*4 {
		return blocks
	}
	t := formTable{places: map[string]int{}}
	for _, b := range blocks {
		fields := fieldsOf(b, labels)
		if label := b.FilledCells(); fields == nil && len(t.form) > 0 && len(label) == 1 && b.IsRow() && len(b.Cells) > 1 && labels[label[0].Key()] {
			fields = []field{{label: label[0]}} // a remark that was left empty
		}
		if fields == nil {
			t.end()
			t.rows = append(t.rows, b)
			continue
		}
		for _, field := range fields {
			t.add(field)
		}
	}
	t.end()
	if header := t.header(); t.count > 1 && f.namesOfForm(header) {
		return t.blocks(header)
	}
	return blocks
}

// labelsOfForms returns the names of columns with which several rows begin; nil if few
// of the first rows do.
func (f *Finder) labelsOfForms(blocks []document.Block) map[string]bool {
	counts, rows, labelled := map[string]int{}, 0, 0
	for _, b := range blocks {
		if !b.IsRow() || len(b.Cells) > text.MaxColumns {
			continue
		}
		for i, cell := range b.Cells {
			if cell.Len() <= longestLabel && !b.IsMergedAbove(i) && f.IsColumnName(cell) {
				if counts[cell.Key()]++; i == 0 {
					labelled++
				}
			}
		}
		if rows++; rows > 20 && labelled*3 < rows {
			return nil
		}
	}
	labels := map[string]bool{}
	for name, count := range counts {
		if count > 1 {
			labels[name] = true
		}
	}
	return labels
}

// longestLabel is how many characters a label of a form may have, with blanks.
const longestLabel = 20

// field is a label of a form and the words beside it.
type field struct{ label, words document.Phrase }

// fieldsOf returns the fields of a row that has nothing else; nil for another row.
func fieldsOf(b document.Block, labels map[string]bool) []field {
	var fields []field
	filled := 0
	for i := 0; i < len(b.Cells); i++ {
		if b.Cells[i].Trim().Empty() || b.Merges != nil && b.Merges.Left[i] {
			continue
		}
		if b.IsMergedAbove(i) || !labels[b.Cells[i].Key()] {
			return nil
		}
		fields = append(fields, field{label: b.Cells[i]})
		if i+1 == len(b.Cells) || labels[b.Cells[i+1].Key()] {
			continue
		}
		i++
		if words := b.Cells[i]; !words.Trim().Empty() {
			fields[len(fields)-1].words = words
			filled++
		}
	}
	if filled == 0 || filled*2 < len(fields) {
		return nil
	}
	return fields
}

// namesOfForm reports whether labels are those of tasks and of who does them or by when.
func (f *Finder) namesOfForm(header document.Block) bool {
	columns, ok := column.ReadHeader(f.Grammar, header)
	return ok && column.HasKind(columns, column.Text) && column.HasKind(columns, column.Offices, column.Deadline)
}

// formTable collects the forms of a document as rows.
type formTable struct {
	labels []document.Phrase
	places map[string]int // of each label in the rows
	form   []document.Phrase
	rows   []document.Block // of the forms, their Text empty, and what is between them
	count  int              // of forms
	first  int              // the index of the first
}

// add adds a field to the form, or to the next one if the form has it.
func (t *formTable) add(field field) {
	at, known := t.places[field.label.Key()]
	if !known {
		at = len(t.labels)
		t.places[field.label.Key()] = at
		t.labels = append(t.labels, field.label)
	}
	if at < len(t.form) && t.form[at].Glyphs != nil {
		t.end()
	}
	for len(t.form) <= at {
		t.form = append(t.form, document.Phrase{Line: field.label.Line})
	}
	t.form[at] = document.Phrase{Glyphs: slices.Clip(field.words.Glyphs), Line: field.label.Line}
	if t.form[at].Glyphs == nil {
		t.form[at].Glyphs = []document.Glyph{}
	}
}

// end ends the form.
func (t *formTable) end() {
	if len(t.form) == 0 {
		return
	}
	if t.count++; t.count == 1 {
		t.first = len(t.rows)
	}
	t.rows = append(t.rows, document.Block{Cells: t.form})
	t.form = nil
}

func (t *formTable) header() document.Block { return document.Block{Cells: t.labels} }

// blocks returns the header and the rows. What is between the forms becomes a row of one
// cell, as a heading has.
func (t *formTable) blocks(header document.Block) []document.Block {
	all := append(slices.Clone(t.rows[:t.first]), header)
	for _, b := range t.rows[t.first:] {
		if filled := b.FilledCells(); b.IsRow() && len(b.Cells) != len(t.labels) && len(filled) < len(t.labels) {
			cells := make([]document.Phrase, len(t.labels))
			copy(cells, b.Cells)
			b = document.Block{Cells: cells}
		}
		all = append(all, b)
	}
	return all
}
