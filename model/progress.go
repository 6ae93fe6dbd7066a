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
	Total, Todo, Doing, Done int
	Cancelled                int
	Overdue, DueSoon, Behind int
	Quotas                   int     // tasks with a quota
	Lagging                  int     // of those behind, the ones whose current period is
	Unsettled                int     // of those done, the ones with periods of a quota missing
	Categories               []Count // as Plan.Categories
	Offices                  []OfficeProgress
	// NextDue is the open task with the nearest deadline that is not past; nil
	// if there is none.
	NextDue *Task
	// NextDueOn is its deadline, extensions considered.
	NextDueOn Date
}

// Progress returns the figures of the snapshot today.
func (s *Snapshot) Progress(today Date) Progress {
	p := Progress{
		Categories: make([]Count, len(s.Plan.Categories)),
		Offices:    make([]OfficeProgress, len(s.Offices)),
	}
	for i, name := range s.Offices {
		p.Offices[i].Name = name
	}
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		p.add(task, s.states[task.ID].Parts, s.TaskProgress(task, today))
	}
	return p
}

func (p *Progress) add(task *Task, parts []PartMark, progress TaskProgress) {
	if progress.Status == Cancelled {
		p.Cancelled++
		return
	}
	p.Total++
	switch progress.Status {
	case Done:
		p.Done++
	case Doing:
		p.Doing++
	default:
		p.Todo++
	}
	p.Overdue += boolToInt(progress.Overdue)
	p.DueSoon += boolToInt(progress.DueSoon)
	p.Behind += boolToInt(progress.Behind)
	p.Lagging += boolToInt(progress.Lagging)
	p.Unsettled += boolToInt(progress.Status == Done && !progress.IsSettled())
	p.Quotas += boolToInt(task.Quota != nil)
	if task.Category >= 0 && task.Category < len(p.Categories) {
		p.Categories[task.Category].add(progress)
	}
	for i := range p.Offices {
		p.Offices[i].add(task, parts, progress)
	}
	upcoming := !progress.Due.IsZero() && !progress.Status.IsClosed() && progress.DaysLeft >= 0
	if upcoming && (p.NextDue == nil || progress.Due.Before(p.NextDueOn)) {
		p.NextDue, p.NextDueOn = task, progress.Due
	}
}

func (c *Count) add(progress TaskProgress) {
	c.Total++
	c.Done += boolToInt(progress.Status == Done)
}

func (o *OfficeProgress) add(task *Task, parts []PartMark, progress TaskProgress) {
	switch task.RoleOf(o.Name) {
	case RoleLead:
		o.Lead++
	case RoleAssist:
		o.Assist++
	case RoleClass:
		o.Class++
	default:
		return
	}
	if hasDonePart(task, parts, o.Name) {
		progress.Status, progress.Overdue, progress.Behind = Done, false, false
	}
	o.Count.add(progress)
	o.Overdue += boolToInt(progress.Overdue)
	o.Behind += boolToInt(progress.Behind)
}

// hasDonePart reports whether an office has done its part of a task of several.
func hasDonePart(task *Task, parts []PartMark, office string) bool {
	return len(parts) > 0 && !task.leadsAlone(office) && task.HasPart(office) &&
		slices.ContainsFunc(parts, func(p PartMark) bool { return p.Office == office && p.Status == Done })
}

func boolToInt(condition bool) int {
	if condition {
		return 1
	}
	return 0
}
