package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// takeNames takes the first row as the header of columns that were guessed, if its cells
// are names: where the rows below have numbers or deadlines, it has other words. It
// returns the index of that row, or start if there is none.
func (f *Finder) takeNames(blocks []document.Block, start int, columns []column.Column) int {
	at := slices.IndexFunc(blocks[start:], func(b document.Block) bool { return len(b.Cells) == len(columns) && len(b.FilledCells()) > 1 }) // not a title
	if at < 0 || len(columns) < 3 || !f.areNames(blocks[start+at].HeaderNames(), columns) {
		return start
	}
	at += start
	hasAssist, named := false, false
	for i, name := range blocks[at].HeaderNames() {
		if known, ok := column.Of(f.Grammar, name); ok && known.Kind == columns[i].Kind && known.Kind != column.Text && known.Kind != column.Category {
			columns[i] = known
			named = named || known.Kind == column.Offices
		} else if columns[i].Kind == column.Offices && namesAssist(name) {
			columns[i].Role = lexicon.RoleAssist
		}
		hasAssist = hasAssist || columns[i].Kind == column.Offices && columns[i].Role == lexicon.RoleAssist
		columns[i].Name = name
		if columns[i].Kind == column.Other {
			columns[i].AddsToText, columns[i].HasSentences = true, true
		}
	}
	if !hasAssist && !named {
		hasAssist = secondAssists(columns)
	}
	for i, col := range columns {
		if hasAssist && col.Kind == column.Offices && col.Role == lexicon.RoleResponsible {
			columns[i].Role = lexicon.RoleLead
		}
	}
	blocks[at] = document.Block{} // it is no task
	return at
}

// secondAssists makes the second of two columns of offices, none of whose names is
// known, one of offices that assist: the lead is written first. It reports whether it did.
func secondAssists(columns []column.Column) bool {
	first := slices.IndexFunc(columns, isOffices)
	if first < 0 || first+2 > len(columns) || !isOffices(columns[first+1]) || column.Watches(columns[first].Name) {
		return false
	}
	columns[first+1].Role = lexicon.RoleAssist
	return true
}

func isOffices(col column.Column) bool { return col.Kind == column.Offices }

// areNames reports whether cells may be the names of columns with such contents.
func (f *Finder) areNames(names []document.Phrase, columns []column.Column) bool {
	differ := false
	for i, name := range names {
		name = name.Trim()
		if !column.IsName(name) {
			return false
		}
		traits := f.TraitsOf(name)
		if traits.NumberOnly || traits.Deadline && columns[i].Kind == column.Deadline && len(f.Dates(name, 2000, 2000)) > 0 {
			return false
		}
		differ = differ || columns[i].Kind == column.Number || columns[i].Kind == column.Deadline && !traits.Deadline
	}
	return differ
}

// namesAssist reports whether the name of a column of offices says that they assist.
func namesAssist(name document.Phrase) bool {
	return name.ContainsAny([]string{"参", "配合", "协", "联合", "会同", "会签", "会办", "支持", "成员"})
}
