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

	StatusCancelled StatusFilter = "cancelled"
)

// StatusFilters returns every status filter but StatusAll.
func StatusFilters() []StatusFilter {
	return []StatusFilter{
		StatusTodo, StatusDoing, StatusDone, StatusOpen, StatusOverdue, StatusSoon, StatusBehind, StatusCancelled,
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
	// Search holds words, all of which must occur in the task's number, text,
	// category, offices or notes, as written or spelled with Latin letters. Width
	// and case do not matter, see SearchText.
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

// Tasks returns the tasks of the snapshot that pass, in the order of the plan.
func (f Filter) Tasks(s *Snapshot, today Date, spelling Spelling) []*Task {
	words := strings.Fields(SearchText(f.Search))
	var tasks []*Task
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		if f.matches(s, task, today) && containsAll(s, task, words, spelling) {
			tasks = append(tasks, task)
		}
	}
	return tasks
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

func containsAll(s *Snapshot, task *Task, words []string, spelling Spelling) bool {
	for _, word := range words {
		if !containsWord(s, task, word, spelling) {
			return false
		}
	}
	return true
}

// containsWord looks for one word, as SearchText returns it.
func containsWord(s *Snapshot, task *Task, word string, spelling Spelling) bool {
	if number := trimNumber(word); number != "" && (number == SearchText(task.Number) || number == SearchText(s.Name(task.ID))) {
		return true
	}
	texts := append([]string{task.Text, task.OfficesRaw, task.DueWords, s.Plan.categoryOf(task).Title}, task.Lead...)
	texts = append(texts, task.Assist...)
	for _, event := range s.notes[task.ID] {
		texts = append(texts, event.Note)
	}
	for _, text := range texts {
		if strings.Contains(SearchText(text), word) {
			return true
		}
		if isSpelled(word) && spelling.Contains(text, word) {
			return true
		}
	}
	return false
}

// isSpelled reports whether a word may be pinyin: Latin letters, digits among
// them as in 5gjs. A single letter is not: it would fit almost every task.
func isSpelled(word string) bool {
	letters := 0
	for _, r := range word {
		switch {
		case 'a' <= r && r <= 'z', r == 'ü':
			letters++
		case r < '0' || r > '9':
			return false
		}
	}
	return letters >= 2
}
