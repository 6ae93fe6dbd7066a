package column

import (
	"duban/seeds/hints"
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// IsLead reports whether the offices of the column lead.
func (c Column) IsLead() bool { return c.Role == lexicon.RoleLead }

// ColumnRole returns what the column was taken for.
func (c Column) ColumnRole() hints.ColumnRole {
	switch {
	case c.ByHand != "":
		return c.ByHand
	case c.Kind == Number:
		return hints.RoleNumber
	case c.Kind == Category:
		return hints.RoleCategory
	case c.Kind == Text, c.Kind == Goal, c.AddsToText:
		return hints.RoleTask
	case c.Kind == Offices && c.Role == lexicon.RoleAssist:
		return hints.RoleAssist
	case c.Kind == Offices:
		return hints.RoleLead
	case c.Kind == Deadline, c.Period:
		return hints.RoleDue
	case c.People && text.IsContact(c.Name):
		return hints.RoleIgnore
	case c.People && c.Name.ContainsAny([]string{"领导"}):
		return hints.RoleLeader
	case c.People:
		return hints.RolePerson
	case c.Report() != NoReport:
		return hints.RoleProgress
	case c.Name.ContainsAny([]string{"来源", "依据"}):
		return hints.RoleSource
	case c.Remark:
		return hints.RoleRemark
	}
	return hints.RoleIgnore
}
