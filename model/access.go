package model

import (
	"fmt"
	"slices"
	"strings"
)

// Access is how much a person may do with a ledger.
type Access string

// What a person may do. AccessOwn is that of one who has the ledger's own file:
// everything.
const (
	AccessOwn    Access = ""
	AccessViewer Access = "viewer" // look, change nothing
	AccessOffice Access = "office" // mark, note and tick tasks that name the office
	AccessEditor Access = "editor" // change all tasks
	AccessAdmin  Access = "admin"  // bring in plans and put backups back as well
)

// Permit is what one person may do with a ledger.
type Permit struct {
	Access Access
	Office string // with AccessOffice, as written
}

// ParsePermit reads a permit as it is written: viewer, office:办公室, editor or
// admin. ok is false if it is none of these.
func ParsePermit(text string) (permit Permit, ok bool) {
	access, office, named := strings.Cut(text, ":")
	permit = Permit{Access: Access(access)}
	switch permit.Access {
	case AccessOffice:
		name, err := CleanName(office)
		permit.Office = name
		return permit, named && err == nil
	case AccessViewer, AccessEditor, AccessAdmin:
		return permit, !named
	}
	return Permit{}, false
}

// Deed is what somebody wanted to do.
type Deed string

// The deeds that are no change of a task.
const (
	DeedImport  Deed = "import"
	DeedRestore Deed = "restore"
	DeedBackup  Deed = "backup"
	DeedDoctor  Deed = "doctor"
	DeedFilters Deed = "filters" // keeping filters
)

// ForbiddenError says that a person's permit does not reach that far. Nothing
// was written.
type ForbiddenError struct {
	By     string
	Permit Permit
	Deed   Deed // a Deed, or the Kind of the change
	Task   string
	// Foreign says that the deed would be allowed on a task that names the
	// office, or on a change of one's own.
	Foreign bool
}

// Error implements error.
func (e *ForbiddenError) Error() string {
	return fmt.Sprintf("%s (%s %s) may not %s %s", e.By, e.Permit.Access, e.Permit.Office, e.Deed, e.Task)
}

// MayDo refuses, with a *ForbiddenError, what is no change of a task.
func (p Permit) MayDo(by string, deed Deed) error {
	switch p.Access {
	case AccessOwn, AccessAdmin:
		return nil
	case AccessOffice, AccessEditor:
		if deed == DeedFilters {
			return nil
		}
	}
	return &ForbiddenError{By: by, Permit: p, Deed: deed}
}

// MayChange refuses, with a *ForbiddenError, a change of a task of the plan as
// it stands now. The history is the task's.
func (p Permit) MayChange(by string, plan *Plan, change Change, history []Event) error {
	refused := &ForbiddenError{By: by, Permit: p, Deed: Deed(change.Kind), Task: change.Task}
	switch p.Access {
	case AccessOwn, AccessAdmin, AccessEditor:
		return nil
	case AccessOffice:
	default:
		return refused
	}
	kind := change.Kind
	if change.Undoes != 0 {
		at := slices.IndexFunc(history, func(e Event) bool { return e.Seq == change.Undoes })
		if at < 0 {
			return nil // there is nothing to take back, as the change itself will say
		}
		if refused.Foreign = history[at].By != by; refused.Foreign {
			return refused
		}
		kind = originKind(history, at)
	}
	switch kind {
	case KindMark, KindNote, KindTick:
	default:
		return refused
	}
	if !plan.names(p.Office, change.Task) {
		refused.Foreign = true
		return refused
	}
	return nil
}

// ReadsPlan reports whether MayChange looks at the plan and its history.
func (p Permit) ReadsPlan() bool { return p.Access == AccessOffice }

// names reports whether a task names the office as leading or assisting. A class
// that reaches the office does not.
func (p *Plan) names(office, task string) bool {
	office = FoldOffice(p.Issuer, office)
	for _, tasks := range [][]Task{p.Tasks, p.Removed} {
		for i := range tasks {
			if tasks[i].ID != task {
				continue
			}
			role := tasks[i].RoleOf(office)
			return (role == RoleLead || role == RoleAssist) && !slices.Contains(tasks[i].Classes, office)
		}
	}
	return false
}
