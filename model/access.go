package model

import (
	"errors"
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
	AccessOffice Access = "office" // mark the offices' parts, note and tick their tasks
	AccessEditor Access = "editor" // change all tasks
	AccessAdmin  Access = "admin"  // also import plans and restore backups
)

// Permit is what one person may do with a ledger.
type Permit struct {
	Access Access
	// Offices, with AccessOffice, are the full names of one or more offices.
	Offices []string
}

// ParsePermit reads a permit as it is written: viewer, office:办公室,财务科, editor
// or admin. ok is false if it is none of these.
func ParsePermit(text string) (permit Permit, ok bool) {
	access, offices, named := strings.Cut(strings.Replace(text, "：", ":", 1), ":")
	permit = Permit{Access: Access(access)}
	switch permit.Access {
	case AccessOffice:
		for _, office := range strings.FieldsFunc(offices, func(r rune) bool { return strings.ContainsRune(",，、", r) }) {
			name, err := CleanName(office)
			if err != nil {
				return Permit{}, false
			}
			if !slices.Contains(permit.Offices, name) {
				permit.Offices = append(permit.Offices, name)
			}
		}
		return permit, len(permit.Offices) > 0
	case AccessViewer, AccessEditor, AccessAdmin:
		return permit, !named
	}
	return Permit{}, false
}

// Operation is something a person asks for.
type Operation string

// The operations that are not a change of a task.
const (
	OperationImport  Operation = "import"
	OperationDrop    Operation = "drop" // removing a plan
	OperationRestore Operation = "restore"
	OperationBackup  Operation = "backup"
	OperationDoctor  Operation = "doctor"
	OperationRename  Operation = "rename"  // of an office
	OperationAccess  Operation = "access"  // whose keys may do what
	OperationFilters Operation = "filters" // keeping filters

	OperationSettings = Operation(KindSettings) // of a plan
)

// ForbiddenError says that a person's permit does not allow an operation. Nothing
// was written.
type ForbiddenError struct {
	By        string
	Permit    Permit
	Operation Operation // an Operation, or the Kind of the change
	Task      string
	// NotOwn says that the operation is allowed, but only on tasks that name the
	// office, or on the person's own changes.
	NotOwn bool
	// HasPart says, with NotOwn, that the office has a part of the task, and this is not
	// in it.
	HasPart bool
	// Office says, with Foreign, why no task of the plan can; nil if some do.
	Office *NotFoundError
}

// Error implements error.
func (e *ForbiddenError) Error() string {
	return fmt.Sprintf("%s (%s %s) may not %s %s", e.By, e.Permit.Access, strings.Join(e.Permit.Offices, ","), e.Operation, e.Task)
}

// MayDo returns a *ForbiddenError if the permit does not allow an operation that
// is not a change of a task.
func (p Permit) MayDo(by string, operation Operation) error {
	switch p.Access {
	case AccessOwn, AccessAdmin:
		return nil
	case AccessOffice, AccessEditor:
		if operation == OperationFilters {
			return nil
		}
	}
	return &ForbiddenError{By: by, Permit: p, Operation: operation}
}

// MayAttempt refuses, with a *ForbiddenError, what MayDo and MayChange would refuse
// for every task: operation is an Operation or the Kind of a change, offices are
// those of the issuer's plan.
func (p Permit) MayAttempt(by string, operation Operation, issuer string, offices []string) error {
	switch p.Access {
	case AccessOwn, AccessAdmin:
		return nil
	case AccessEditor, AccessOffice:
	default:
		return &ForbiddenError{By: by, Permit: p, Operation: operation}
	}
	switch operation {
	case OperationRename, OperationSettings, OperationImport, OperationDrop, OperationRestore, OperationBackup, OperationDoctor, OperationAccess, OperationFilters:
		return p.MayDo(by, operation)
	}
	kind := Kind(operation)
	if p.Access == AccessEditor || kind == KindUndo || kind == KindRedo {
		return nil
	}
	refused := &ForbiddenError{By: by, Permit: p, Operation: operation}
	if !kind.isOpenToOffices() {
		return refused
	}
	if _, err := p.OfficesAmong(issuer, offices); errors.As(err, &refused.Office) {
		refused.NotOwn = true
		return refused
	}
	return nil
}

// isOpenToOffices reports whether an office may make changes of the kind, see isOpenTo.
func (k Kind) isOpenToOffices() bool {
	return k == KindMark || k == KindNote || k == KindNoteEdit || k == KindNoteDrop || k == KindTick || k == KindReport
}

// MayChange refuses, with a *ForbiddenError, a change of a task of the plan as
// it is now. The history is the task's.
func (p Permit) MayChange(by string, plan *Plan, change Change, history []Event) error {
	refused := &ForbiddenError{By: by, Permit: p, Operation: Operation(change.Kind), Task: change.Task}
	if change.Corrects != 0 {
		at := slices.IndexFunc(history, func(e Event) bool { return e.Seq == change.Corrects })
		if refused.NotOwn = at >= 0 && history[at].By != by; refused.NotOwn {
			return refused
		}
	}
	switch p.Access {
	case AccessOwn, AccessAdmin:
		return nil
	case AccessEditor:
		return refused.refuseAdminOnly(change, history)
	case AccessOffice:
	default:
		return refused
	}
	p = plan.FollowRenames(p)
	if change.Undoes != 0 {
		at := slices.IndexFunc(history, func(e Event) bool { return e.Seq == change.Undoes })
		if at < 0 {
			return nil // Decide reports that there is nothing to undo
		}
		if refused.NotOwn = history[at].By != by; refused.NotOwn {
			return refused
		}
		origin := history[origin(history, at)]
		change.Kind, change.Office = origin.Kind, plan.currentName(origin.Office)
	}
	if !change.Kind.isOpenToOffices() {
		return refused
	}
	if change.isUncancel() && Replay(history).Cancelled {
		refused.Operation = Operation(KindCancel) // who may not cancel may not take it back
		return refused
	}
	offices, err := p.OfficesAmong(plan.Issuer, plan.Offices())
	task := plan.taskOrRemoved(change.Task)
	if task != nil && slices.ContainsFunc(offices, func(office string) bool { return task.isOpenTo(office, change) }) {
		return nil
	}
	refused.NotOwn = true
	refused.HasPart = task != nil && slices.ContainsFunc(offices, task.HasPart)
	_ = errors.As(err, &refused.Office)
	return refused
}

// refuseAdminOnly returns the refusal of an editor's change that only an admin may make, or
// take back: another name of an office, settings of the plan.
func (e *ForbiddenError) refuseAdminOnly(change Change, history []Event) error {
	kind, edit := change.Kind, change.Edit
	if at := slices.IndexFunc(history, func(e Event) bool { return e.Seq == change.Undoes }); change.Undoes != 0 && at >= 0 {
		origin := history[origin(history, at)]
		kind, edit = origin.Kind, origin.Edit
	}
	switch {
	case kind == KindSettings:
		e.Operation = OperationSettings
	case edit != nil && edit.Rename != nil:
		e.Operation = OperationRename
	default:
		return nil
	}
	return e
}

// isOpenTo reports whether an office may make the change of the task: it notes on what
// names or reaches it, ticks what it leads, and marks and reports its own part.
func (t *Task) isOpenTo(office string, change Change) bool {
	switch change.Kind {
	case KindMark:
		if change.Office == "" {
			return t.leadsAlone(office)
		}
		return change.Office == office && t.HasPart(office)
	case KindReport:
		return change.Office == office && t.HasPart(office)
	case KindTick:
		return t.leads(office)
	default:
		return t.HasPart(office)
	}
}

// OfficesAmong returns which of the offices of an issuer's plan a permit with
// AccessOffice is for: those that its names name in full, before or after folding.
// Letters and parts of names fit none: what is one office's in this year's plan can
// be another's in the next. The error is a *NotFoundError if none of its names is
// there.
func (p Permit) OfficesAmong(issuer string, names []string) ([]string, error) {
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == ByMatterOffice })
	var found []string
	var missing *NotFoundError
	for _, office := range p.Offices {
		folded := FoldOffice(issuer, office)
		place, err := search{NounOffice, office, names}.pick(func(place int) bool { return names[place] == folded })
		switch {
		case err == nil && !slices.Contains(found, names[place]):
			found = append(found, names[place])
		case missing == nil:
			_ = errors.As(err, &missing)
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	if missing == nil {
		missing = &NotFoundError{What: NounOffice}
	}
	missing.Name = strings.Join(p.Offices, "、")
	return nil, missing
}

// OfficesOf returns the offices of the plan that a permit is for, by their names today; none
// of a permit that is not for an office. The error is that of OfficesAmong.
func (s *Snapshot) OfficesOf(permit Permit) ([]string, error) {
	return s.Plan.FollowRenames(permit).OfficesAmong(s.Plan.Issuer, s.Offices)
}

// ReadsPlan reports whether MayChange reads the plan.
func (p Permit) ReadsPlan() bool { return p.Access == AccessOffice }

// ReadsHistory reports whether MayChange reads the history of the change's task.
func (p Permit) ReadsHistory(change Change) bool {
	return p.Access == AccessOffice && change.Kind != KindAdd || change.Corrects != 0 || p.Access == AccessEditor && change.Undoes != 0
}
