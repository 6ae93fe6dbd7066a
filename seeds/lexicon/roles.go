package lexicon

// Role is what a word says about the office beside it.
type Role int

// The roles of offices, people and deadlines.
const (
	RoleUnstated    Role = iota // no role word
	RoleResponsible             // 责任, 负责, 落实: lead, unless another leads
	RoleLead
	RoleAssist
	RolePerson   // a label for people, not for offices
	RoleDeadline // a label for deadlines
	RoleOther    // a label for anything else
	RoleFiller   // 按职责分工: says nothing of the role
)

// IsOfOffices reports whether a word with the role is about offices.
func (r Role) IsOfOffices() bool { return r == RoleResponsible || r == RoleLead || r == RoleAssist }

// RoleWord is a word that says what the office beside it does.
type RoleWord struct {
	Word string
	Role Role
}
