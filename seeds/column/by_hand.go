package column

import (
	"duban/seeds/document"
	"duban/seeds/hints"
	"duban/seeds/lexicon"
)

// Apply returns columns of a table with so many cells in a row, with the roles that
// were given by hand. Of the guessed ones, a second column of numbers or tasks is none.
func Apply(h hints.Hints, columns []Column, width int) []Column {
	if len(h.Columns) == 0 {
		return columns
	}
	byHand := make([]Column, width)
	given := map[Kind]bool{}
	for i := range byHand {
		if i < len(columns) {
			byHand[i].Name = columns[i].Name
		}
		role, found := h.Columns[i+1]
		if !found {
			continue
		}
		byHand[i] = columnOfRole(role, byHand[i].Name)
		if byHand[i].Kind == Text && given[Text] {
			byHand[i] = Column{Name: byHand[i].Name, AddsToText: true, HasSentences: true, ByHand: hints.RoleTask}
		}
		given[byHand[i].Kind] = true
	}
	level := 0
	for i := range byHand {
		if _, found := h.Columns[i+1]; !found {
			byHand[i] = guessedBeside(columns, i, given)
		}
		if byHand[i].Kind == Category {
			byHand[i].Level = level
			level++
		}
	}
	return byHand
}

// guessedBeside returns column i as it was guessed, beside those that were given by hand.
func guessedBeside(columns []Column, i int, given map[Kind]bool) Column {
	if i >= len(columns) {
		return Column{HasSentences: true, ByHand: hints.RoleIgnore}
	}
	col := columns[i]
	if col.Kind == Goal || col.Kind != Category && given[col.Kind] {
		return Column{Name: col.Name, HasSentences: true, ByHand: hints.RoleIgnore}
	}
	col.UnknownName, col.AddsToText = false, false
	return col
}

// columnOfRole returns a column with a role that was given by hand.
func columnOfRole(r hints.ColumnRole, name document.Phrase) Column {
	col := Column{Name: name, ByHand: r}
	switch r {
	case hints.RoleNumber:
		col.Kind = Number
	case hints.RoleCategory:
		col.Kind = Category
	case hints.RoleTask:
		col.Kind = Text
	case hints.RoleLead:
		col.Kind, col.Role = Offices, lexicon.RoleLead
	case hints.RoleAssist:
		col.Kind, col.Role = Offices, lexicon.RoleAssist
	case hints.RoleDue:
		col.Kind = Deadline
	case hints.RoleLeader, hints.RolePerson:
		col.People = true
	case hints.RoleRemark:
		col.HasSentences, col.Remark = true, true
	case hints.RoleSource:
		col.HasSentences, col.Source = true, true
	default:
		col.HasSentences = true
	}
	return col
}
