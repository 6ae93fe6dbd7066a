package column

import (
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// IsLead reports whether the offices of the column lead.
func (c Column) IsLead() bool { return c.Role == lexicon.RoleLead }

// ColumnRole returns what the column was taken for.
func (c Column) ColumnRole() text.ColumnRole {
	switch {
	case c.ByHand != "":
		return c.ByHand
	case c.Kind == Number:
		return text.RoleNumber
	case c.Kind == Category:
		return text.RoleCategory
	case c.Kind == Text, c.Kind == Goal, c.AddsToText:
		return text.RoleTask
	case c.Kind == Offices && c.Role == lexicon.RoleAssist:
		return text.RoleAssist
	case c.Kind == Offices:
		return text.RoleLead
	case c.Kind == Deadline, c.Period:
		return text.RoleDue
	case c.People && text.IsContact(c.Name):
		return text.RoleIgnore
	case c.People && c.Name.ContainsAny([]string{"领导"}):
		return text.RoleLeader
	case c.People:
		return text.RolePerson
	case c.Report() != NoReport:
		return text.RoleProgress
	case c.Name.ContainsAny([]string{"来源", "依据"}):
		return text.RoleSource
	case c.Remark:
		return text.RoleRemark
	}
	return text.RoleIgnore
}
