package model

import "strings"

// StatusFilter selects tasks by status or by what is derived from it.
type StatusFilter string

// The status filters. StatusAll lets everything through.
const (
	StatusAll     StatusFilter = ""
	StatusTodo    StatusFilter = "todo"
	StatusDoing   StatusFilter = "doing"
	StatusDone    StatusFilter = "done"
	StatusOpen    StatusFilter = "open" // neither done nor cancelled
	StatusOverdue StatusFilter = "overdue"
	StatusSoon    StatusFilter = "soon"
	StatusBehind  StatusFilter = "behind"
	StatusAhead   StatusFilter = "ahead"

	StatusCancelled StatusFilter = "cancelled"
	StatusSubmitted StatusFilter = "submitted"
)

// StatusFilters returns every status filter but StatusAll.
func StatusFilters() []StatusFilter {
	return []StatusFilter{
		StatusTodo, StatusDoing, StatusDone, StatusOpen, StatusOverdue, StatusSoon, StatusBehind, StatusAhead, StatusCancelled, StatusSubmitted,
	}
}

// Matches reports whether a task with this progress passes.
func (f StatusFilter) Matches(progress TaskProgress) bool {
	switch f {
	case StatusAll:
		return true
	case StatusOpen:
		return !progress.Status.IsClosed()
	case StatusOverdue:
		return progress.Overdue
	case StatusSoon:
		return progress.DueSoon
	case StatusBehind:
		return progress.Behind
	case StatusAhead:
		return progress.Ahead
	case StatusSubmitted:
		return progress.Submitted
	default:
		return progress.Status == Status(f)
	}
}

// Filter selects tasks. Its parts combine: a task must pass all of them. The
// zero Filter selects every task.
type Filter struct {
	Category int    // the category's place, from 1; 0 for any
	Office   string // an office or class of the plan, folded; "" for any
	Role     Role   // what part Office must have; counts only with an Office
	Status   StatusFilter
	// Month admits tasks that are due or counted in it; the zero Month any.
	Month Month
	// Missing admits tasks of several offices where Office, or any that leads, has not
	// done its part.
	Missing bool
	// Search holds terms, all of which must match, see ParseQuery. Words must occur in
	// the task's number, text, category, offices or notes, as written or spelled with
	// Latin letters. Width and case do not matter, see SearchText.
	Search string
}

// IsEmpty reports whether the filter selects every task, whatever the plan.
func (f Filter) IsEmpty() bool {
	f.Search = strings.TrimSpace(f.Search)
	if f.Office == "" {
		f.Role = ""
	}
	return f == Filter{}
}

// Tasks returns the tasks of the snapshot that pass, in the order of the plan. Terms of
// the search that can't be read select every task, see Check.
func (f Filter) Tasks(s *Snapshot, today Date, spelling Spelling) []*Task {
	if s.IsJoined() {
		return s.ofMembers(func(m member) []*Task {
			if own, ok := f.of(m); ok {
				return own.Tasks(m.Snapshot, today, spelling)
			}
			return nil
		})
	}
	query, _ := ParseQuery(f.Search, s.Plan.YearAt(today))
	matcher := query.matcher(s, today, spelling)
	var tasks []*Task
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		if f.matches(s, task, today) && matcher.matches(task) {
			tasks = append(tasks, task)
		}
	}
	return tasks
}

// Check returns an error if the search can't be read as a whole, a *QueryError, or names
// an office or a category that the plan does not have, a *NotFoundError.
func (f Filter) Check(s *Snapshot, today Date, spelling Spelling) error {
	if s.IsJoined() {
		return f.checkJoined(s, today, spelling)
	}
	query, err := ParseQuery(f.Search, s.Plan.YearAt(today))
	if err != nil {
		return err
	}
	return query.checkNames(s, today, spelling)
}

// NeedsLog reports whether the filter looks at all that happened to tasks.
func (f Filter) NeedsLog() bool {
	query, _ := ParseQuery(f.Search, 0)
	return query.NeedsLog()
}

func (f Filter) matches(s *Snapshot, task *Task, today Date) bool {
	if f.Category != 0 && task.Category != f.Category-1 {
		return false
	}
	if f.Office != "" && !f.Role.Matches(task.RoleOf(f.Office)) {
		return false
	}
	if f.Month != (Month{}) && !s.concernsMonth(f.Month, task, today) {
		return false
	}
	if f.Missing && !s.isMissing(task, f.Office) {
		return false
	}
	return f.Status == StatusAll || f.Status.Matches(s.TaskProgress(task, today))
}
