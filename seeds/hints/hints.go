// Package hints holds what a person said of the rows and columns of a document. It wins over
// what every stage would guess.
package hints

import "duban/model"

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
	return last > 0 && cells >= max(last, 2)
}

// Width returns the last column that the hints name; 0 if they name none.
func (h Hints) Width() int {
	last := 0
	for column := range h.Columns {
		last = max(last, column)
	}
	return last
}

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
