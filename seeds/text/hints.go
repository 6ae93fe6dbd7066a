package text

import (
	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// Hints say how a table is to be read. They win over what its names and cells say.
type Hints struct {
	// Columns holds the roles of columns, by their index from 1.
	Columns map[int]ColumnRole
	// Header holds the first and the last line of the header; zeros if it is not known.
	Header [2]int
	// Rows holds what rows, or lines of prose, are, by their line.
	Rows map[int]model.RowKind
}

// Empty reports whether there are no hints about the table.
func (h Hints) Empty() bool { return len(h.Columns) == 0 && h.Header[0] == 0 }

// RowKind returns what the row or paragraph at a line was said to be; empty if nothing
// was said.
func (h Hints) RowKind(line int) model.RowKind { return h.Rows[line] }

// Fits reports whether a row of so many cells has all columns that the hints name.
func (h Hints) Fits(cells int) bool {
	last := h.Width()
	return last > 1 && cells >= last
}

// Width returns the last column that the hints name; 0 if they name none.
func (h Hints) Width() int {
	last := 0
	for column := range h.Columns {
		last = max(last, column)
	}
	return last
}

// Apply returns columns of a table with so many cells in a row, with the roles that
// were given by hand. Of the guessed ones, a second column of numbers or tasks is none.
func (h Hints) Apply(columns []Column, width int) []Column {
	if len(h.Columns) == 0 {
		return columns
	}
	byHand := make([]Column, width)
	given := map[ColumnKind]bool{}
	level := 0
	for i := range byHand {
		if i < len(columns) {
			byHand[i].Name = columns[i].Name
		}
		role, found := h.Columns[i+1]
		if !found {
			continue
		}
		byHand[i] = role.column(byHand[i].Name)
		if byHand[i].Kind == ColumnCategory {
			byHand[i].Level = level
			level++
		}
		if byHand[i].Kind == ColumnText && given[ColumnText] {
			byHand[i] = Column{Name: byHand[i].Name, AddsToText: true, HasSentences: true, ByHand: RoleTask}
		}
		given[byHand[i].Kind] = true
	}
	for i := range byHand {
		if _, found := h.Columns[i+1]; found {
			continue
		}
		byHand[i] = Column{Name: byHand[i].Name, HasSentences: true, ByHand: RoleIgnore}
		if i < len(columns) && !given[columns[i].Kind] && columns[i].Kind != ColumnCategory && columns[i].Kind != ColumnGoal {
			byHand[i] = columns[i]
			byHand[i].UnknownName, byHand[i].AddsToText = false, false
		}
	}
	return byHand
}

// column returns a column with a role that was given by hand.
func (r ColumnRole) column(name document.Phrase) Column {
	col := Column{Name: name, ByHand: r}
	switch r {
	case RoleNumber:
		col.Kind = ColumnNumber
	case RoleCategory:
		col.Kind = ColumnCategory
	case RoleTask:
		col.Kind = ColumnText
	case RoleLead:
		col.Kind, col.Role = ColumnOffices, lexicon.RoleLead
	case RoleAssist:
		col.Kind, col.Role = ColumnOffices, lexicon.RoleAssist
	case RoleDue:
		col.Kind = ColumnDeadline
	case RoleLeader, RolePerson:
		col.People = true
	case RoleRemark:
		col.HasSentences, col.Remark = true, true
	case RoleSource:
		col.HasSentences, col.Source = true, true
	default:
		col.HasSentences = true
	}
	return col
}
