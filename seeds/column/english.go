package column

import (
	"strings"

	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// englishColumn returns what the name of a column announces in English: as in the
// tables that duban itself writes in that language, and others that name their
// columns alike. ok is false if it is none of them.
func englishColumn(name document.Phrase) (col Column, ok bool) {
	col = Column{Name: name}
	switch strings.TrimRight(strings.ToLower(name.Key()), "0123456789.") {
	case "no", "number", "#":
		col.Kind = Number
	case "category":
		col.Kind = Category
	case "task":
		col.Kind = Text
	case "lead":
		col.Kind, col.Role = Offices, lexicon.RoleLead
	case "assist":
		col.Kind, col.Role = Offices, lexicon.RoleAssist
	case "office":
		col.Kind, col.Role = Offices, lexicon.RoleResponsible
	case "due", "deadline":
		col.Kind = Deadline
	case "status", "latest", "progress", "note", "inthisperiod", "doneon", "verified", "response", "response(pleasefillin)":
		col.HasSentences = true
	case "remark":
		col.HasSentences, col.Remark = true, true
	default:
		return col, false
	}
	return col, true
}
