package column

import (
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// Apply returns columns of a table with so many cells in a row, with the roles that
// were given by hand. Of the guessed ones, a second column of numbers or tasks is none.
func Apply(h text.Hints, columns []Column, width int) []Column {
	if len(h.Columns) == 0 {
		return columns
	}
	byHand := make([]Column, width)
	given := map[Kind]bool{}
	level := 0
	for i := range byHand {
		if i < len(columns) {
			byHand[i].Name = columns[i].Name
		}
		role, found := h.Columns[i+1]
		if !found {
			continue
		}
		byHand[i] = columnOfRole(role, byHand[i].Name)
		if byHand[i].Kind == Category {
			byHand[i].Level = level
			level++
		}
		if byHand[i].Kind == Text && given[Text] {
			byHand[i] = Column{Name: byHand[i].Name, AddsToText: true, HasSentences: true, ByHand: text.RoleTask}
		}
		given[byHand[i].Kind] = true
	}
	for i := range byHand {
		if _, found := h.Columns[i+1]; found {
			continue
		}
		byHand[i] = Column{Name: byHand[i].Name, HasSentences: true, ByHand: text.RoleIgnore}
		if i < len(columns) && !given[columns[i].Kind] && columns[i].Kind != Category && columns[i].Kind != Goal {
			byHand[i] = columns[i]
			byHand[i].UnknownName, byHand[i].AddsToText = false, false
		}
	}
	return byHand
}

// columnOfRole returns a column with a role that was given by hand.
func columnOfRole(r text.ColumnRole, name document.Phrase) Column {
	col := Column{Name: name, ByHand: r}
	switch r {
	case text.RoleNumber:
		col.Kind = Number
	case text.RoleCategory:
		col.Kind = Category
	case text.RoleTask:
		col.Kind = Text
	case text.RoleLead:
		col.Kind, col.Role = Offices, lexicon.RoleLead
	case text.RoleAssist:
		col.Kind, col.Role = Offices, lexicon.RoleAssist
	case text.RoleDue:
		col.Kind = Deadline
	case text.RoleLeader, text.RolePerson:
		col.People = true
	case text.RoleRemark:
		col.HasSentences, col.Remark = true, true
	case text.RoleSource:
		col.HasSentences, col.Source = true, true
	default:
		col.HasSentences = true
	}
	return col
}
