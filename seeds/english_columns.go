package seeds

import "strings"

// englishColumn returns what the name of a column announces in English: as in the
// tables that duban itself writes in that language, and others that name their
// columns alike. ok is false if it is none of them.
func englishColumn(name phrase) (col column, ok bool) {
	col = column{name: name}
	switch strings.TrimRight(strings.ToLower(name.key()), "0123456789.") {
	case "no", "number", "#":
		col.kind = columnNumber
	case "category":
		col.kind = columnCategory
	case "task":
		col.kind = columnText
	case "lead":
		col.kind, col.role = columnOffices, roleLead
	case "assist":
		col.kind, col.role = columnOffices, roleAssist
	case "office":
		col.kind, col.role = columnOffices, roleResponsible
	case "due", "deadline":
		col.kind = columnDeadline
	case "status", "latest", "progress", "remark", "note", "inthisperiod", "doneon", "verified", "response", "response(pleasefillin)":
		col.hasSentences = true
	default:
		return col, false
	}
	return col, true
}
