package header

import (
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// GuessColumns returns the columns of rows without a header, by the traits of most of
// their cells. It returns nil if no column holds tasks.
func (f *Finder) GuessColumns(blocks []document.Block) []column.Column {
	width := column.CommonWidth(blocks)
	if width < 2 || width > text.MaxColumns {
		return nil
	}
	votes := make([]columnVotes, width)
	for _, b := range blocks {
		if len(b.Cells) != width {
			continue
		}
		for j, cell := range b.Cells {
			votes[j].add(f.TraitsOf(cell))
		}
	}
	columns := make([]column.Column, width)
	words := -1
	for j := range votes {
		columns[j].Kind = votes[j].kind()
		columns[j].Role = lexicon.RoleResponsible
		if columns[j].Kind == column.Text && (words < 0 || votes[j].textScore() > votes[words].textScore()) {
			words = j
		}
	}
	if words < 0 {
		return nil
	}
	if !column.HasKind(columns, column.Offices, column.Deadline, column.Number) && votes[words].numbered == 0 {
		return nil
	}
	level := 0
	for j := range columns {
		switch {
		case columns[j].Kind == column.Category:
			columns[j].Level = level
			level++
		case columns[j].Kind != column.Text || j == words:
		case j < words:
			columns[j].Kind, columns[j].Level = column.Category, level
			level++
		default:
			columns[j].Kind = column.Other
		}
	}
	return columns
}

// columnVotes counts the traits of the cells of a column.
type columnVotes struct {
	filled, numbers, offices, deadline, numbered, headings, length int
}

func (v *columnVotes) add(t text.Traits) {
	if t.Empty {
		return
	}
	v.filled++
	v.length += t.Length
	for _, vote := range []struct {
		cast  bool
		count *int
	}{{t.NumberOnly, &v.numbers}, {t.Offices, &v.offices}, {t.Deadline, &v.deadline}, {t.Mark == numbering.MarkDigit, &v.numbered}, {t.Heading, &v.headings}} {
		if vote.cast {
			*vote.count++
		}
	}
}

func (v *columnVotes) kind() column.Kind {
	switch {
	case v.filled == 0:
		return column.Other
	case v.numbers*2 > v.filled:
		return column.Number
	case v.deadline*2 > v.filled:
		return column.Deadline
	case v.offices*2 > v.filled:
		return column.Offices
	case v.headings*2 > v.filled:
		return column.Category
	}
	return column.Text
}

// textScore is higher the more likely the column holds the tasks: for long or numbered
// cells.
func (v *columnVotes) textScore() float64 {
	return float64(v.length+20*v.numbered) / float64(max(v.filled, 1))
}
