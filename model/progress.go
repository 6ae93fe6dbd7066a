package model

import "slices"

// Count is how many of a set of tasks are done.
type Count struct{ Done, Total int }

// OfficeProgress is an office's part in the plan. Total counts each task once,
// under the closest part that the office has in it.
type OfficeProgress struct {
	Name                string
	Lead, Assist, Class int
	Count
	Overdue, Behind int
}

// Rate returns the share of the office's tasks that are done, in percent,
// rounded, but 100 only if all are; 100 as well if it has none.
func (c Count) Rate() int {
	if c.Done == c.Total {
		return 100
	}
	return min((200*c.Done+c.Total)/(2*c.Total), 99)
}

// Progress is the figures of a plan on a day.
type Progress struct {
	// Total counts the tasks but those that are cancelled.
	Total, Todo, Doing, Submitted, Done int
	ToAccept                            int // of which something is submitted, the whole or a part
	Cancelled                           int
	Overdue, DueSoon, Behind            int
	Quotas                              int // tasks with a quota
	Ahead                               int
	Lagging                             int     // of those behind, the ones whose current period is
	Unsettled                           int     // of those done, the ones with periods of a quota missing
	Categories                          []Count // as Plan.Categories
	Offices                             []OfficeProgress
	// NextDue is the open task with the nearest deadline that is not past; nil
	// if there is none.
	NextDue *Task
	// NextDueOn is its deadline, extensions considered.
	NextDueOn Date
}

// Progress returns the figures of the snapshot today.
func (s *Snapshot) Progress(today Date) Progress {
	if s.IsJoined() {
		return s.joinedProgress(today)
	}
	p := Progress{
		Categories: make([]Count, len(s.Plan.Categories)),
		Offices:    make([]OfficeProgress, len(s.Offices)),
	}
	places := s.officePlaces()
	for i, name := range s.Offices {
		p.Offices[i].Name = name
	}
	for i := range s.Plan.Tasks {
		s.count(&p, &s.Plan.Tasks[i], places, today, 1)
	}
	return p
}

// ProgressSince is Progress, computed from that of an earlier snapshot on the same day.
func (s *Snapshot) ProgressSince(before *Snapshot, earlier Progress, today Date) Progress {
	changed, isKnown := s.ChangedSince(before)
	isNext := func(task string) bool { return earlier.NextDue != nil && earlier.NextDue.ID == task }
	if !isKnown || slices.ContainsFunc(changed, isNext) {
		return s.Progress(today)
	}
	p, places := earlier, s.officePlaces()
	p.Categories, p.Offices = slices.Clone(p.Categories), slices.Clone(p.Offices)
	for _, id := range changed {
		if task := s.Task(id); task != nil {
			before.count(&p, task, places, today, -1)
			s.count(&p, task, places, today, 1)
		}
	}
	return p
}

func (s *Snapshot) officePlaces() map[string]int {
	places := make(map[string]int, len(s.Offices))
	for i, name := range s.Offices {
		places[name] = i
	}
	return places
}

// count adds a task to the figures, or with -1 takes it out.
func (s *Snapshot) count(p *Progress, task *Task, places map[string]int, today Date, by int) {
	parts, progress := s.states[task.ID].Parts, s.TaskProgress(task, today)
	if progress.Status == Cancelled {
		p.Cancelled += by
		return
	}
	p.countStatus(task, progress, by)
	switch {
	case len(task.Classes) > 0:
		for i := range p.Offices {
			p.Offices[i].add(task, parts, progress, by)
		}
	default:
		for i, name := range task.Lead {
			if at, found := places[name]; found && !slices.Contains(task.Lead[:i], name) {
				p.Offices[at].add(task, parts, progress, by)
			}
		}
		for i, name := range task.Assist {
			if at, found := places[name]; found && !slices.Contains(task.Lead, name) && !slices.Contains(task.Assist[:i], name) {
				p.Offices[at].add(task, parts, progress, by)
			}
		}
	}
	upcoming := !progress.Due.IsZero() && !progress.Status.IsClosed() && progress.DaysLeft >= 0
	if by > 0 && upcoming && (p.NextDue == nil || s.isDueBefore(task, progress.Due, p)) {
		p.NextDue, p.NextDueOn = task, progress.Due
	}
}

// isDueBefore reports whether a task is due before the next one known; of two of a day it
// is the one that the plan has first.
func (s *Snapshot) isDueBefore(task *Task, due Date, p *Progress) bool {
	if due == p.NextDueOn {
		return s.indexes[task.ID] < s.indexes[p.NextDue.ID]
	}
	return due.Before(p.NextDueOn)
}

func (p *Progress) countStatus(task *Task, progress TaskProgress, by int) {
	p.Total += by
	switch progress.Status {
	case Done:
		p.Done += by
	case Submitted:
		p.Submitted += by
	case Doing:
		p.Doing += by
	default:
		p.Todo += by
	}
	p.ToAccept += by * boolToInt(progress.Submitted)
	p.Overdue += by * boolToInt(progress.Overdue)
	p.DueSoon += by * boolToInt(progress.DueSoon)
	p.Behind += by * boolToInt(progress.Behind)
	p.Ahead += by * boolToInt(progress.Ahead)
	p.Lagging += by * boolToInt(progress.Lagging)
	p.Unsettled += by * boolToInt(progress.Status == Done && !progress.IsSettled())
	p.Quotas += by * boolToInt(task.Quota != nil)
	if task.Category >= 0 && task.Category < len(p.Categories) {
		p.Categories[task.Category].add(progress, by)
	}
}

func (c *Count) add(progress TaskProgress, by int) {
	c.Total += by
	c.Done += by * boolToInt(progress.Status == Done)
}

func (o *OfficeProgress) add(task *Task, parts []PartMark, progress TaskProgress, by int) {
	switch task.RoleOf(o.Name) {
	case RoleLead:
		o.Lead += by
	case RoleAssist:
		o.Assist += by
	case RoleClass:
		o.Class += by
	default:
		return
	}
	switch ownPart(task, parts, o.Name) {
	case Done:
		progress.Status, progress.Overdue, progress.Behind = Done, false, false
	case Submitted:
		progress.Overdue, progress.Behind = false, false
	}
	o.Count.add(progress, by)
	o.Overdue += by * boolToInt(progress.Overdue)
	o.Behind += by * boolToInt(progress.Behind)
}

// ownPart returns the status of an office's part of a task of several; empty if it has not
// marked one.
func ownPart(task *Task, parts []PartMark, office string) Status {
	at := slices.IndexFunc(parts, func(p PartMark) bool { return p.Office == office })
	if at < 0 || task.leadsAlone(office) || !task.HasPart(office) {
		return ""
	}
	return parts[at].Status
}

func boolToInt(condition bool) int {
	if condition {
		return 1
	}
	return 0
}
