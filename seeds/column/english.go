package column

import (
	"strings"

	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// englishColumn returns what the name of a column announces in English: as in the
// tables that duban itself writes in that language, and others that name their
// columns alike, whichever noun of tasks or offices they have. ok is false if it is none
// of them.
func englishColumn(name document.Phrase) (col Column, ok bool) {
	col = Column{Name: name}
	key := strings.TrimRight(strings.ToLower(name.Key()), "0123456789.")
	for _, noun := range []string{"departments", "department", "agencies", "agency", "units", "unit", "offices", "divisions", "division"} {
		if role := strings.TrimSuffix(key, noun); role != key {
			key = role
			if role == "" {
				key = "office"
			}
			break
		}
	}
	switch key {
	case "no", "number", "#", "s/n", "sn", "id":
		col.Kind = Number
	case "category", "area", "field", "type":
		col.Kind = Category
	case "task", "tasks", "item", "action", "actions", "measure", "measures", "activity", "keytask", "keytasks", "description":
		col.Kind = Text
	case "lead", "leading":
		col.Kind, col.Role = Offices, lexicon.RoleLead
	case "assist", "assisting", "supporting", "support", "cooperating":
		col.Kind, col.Role = Offices, lexicon.RoleAssist
	case "office", "offices", "responsible", "responsibility", "owner":
		col.Kind, col.Role = Offices, lexicon.RoleResponsible
	case "due", "deadline", "duedate", "duebefore", "timeline", "timeframe", "completiondate", "targetdate":
		col.Kind = Deadline
	case "status", "latest", "progress", "note", "inthisperiod", "doneon", "verified", "response", "response(pleasefillin)":
		col.HasSentences = true
	case "remark", "remarks", "notes", "comment", "comments":
		col.HasSentences, col.Remark = true, true
	default:
		return col, false
	}
	return col, true
}
