package text

import "duban/seeds/lexicon"

// ColumnRole is what a column holds, as users name it.
type ColumnRole string

// The roles of columns.
const (
	RoleNumber   ColumnRole = "number"
	RoleCategory ColumnRole = "category"
	RoleTask     ColumnRole = "task"
	RoleLead     ColumnRole = "lead"
	RoleAssist   ColumnRole = "assist"
	RoleLeader   ColumnRole = "leader"
	RolePerson   ColumnRole = "person"
	RoleDue      ColumnRole = "due"
	RoleSource   ColumnRole = "source"
	RoleRemark   ColumnRole = "remark"
	RoleProgress ColumnRole = "progress"
	RoleIgnore   ColumnRole = "ignore"
)

// ColumnRoles returns every role.
func ColumnRoles() []ColumnRole {
	return []ColumnRole{RoleNumber, RoleCategory, RoleTask, RoleLead, RoleAssist, RoleLeader, RolePerson, RoleDue, RoleSource, RoleRemark, RoleProgress, RoleIgnore}
}

// ColumnRole returns what the column was taken for.
func (c Column) ColumnRole() ColumnRole {
	switch {
	case c.ByHand != "":
		return c.ByHand
	case c.Kind == ColumnNumber:
		return RoleNumber
	case c.Kind == ColumnCategory:
		return RoleCategory
	case c.Kind == ColumnText, c.Kind == ColumnGoal, c.AddsToText:
		return RoleTask
	case c.Kind == ColumnOffices && c.Role == lexicon.RoleAssist:
		return RoleAssist
	case c.Kind == ColumnOffices:
		return RoleLead
	case c.Kind == ColumnDeadline, c.Period:
		return RoleDue
	case c.People && IsContact(c.Name):
		return RoleIgnore
	case c.People && c.Name.ContainsAny([]string{"领导"}):
		return RoleLeader
	case c.People:
		return RolePerson
	case c.Report != NoReport:
		return RoleProgress
	case c.Name.ContainsAny([]string{"来源", "依据"}):
		return RoleSource
	case c.Remark:
		return RoleRemark
	}
	return RoleIgnore
}
