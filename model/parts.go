package model

import (
	"slices"
	"time"
)

// Part is one office's share of a task.
type Part struct {
	Office string
	Role   Role // RoleLead or RoleAssist, by name or through a class
	Status Status
	By     string // the user who marked it last; empty if it is to do
	On     Date   // the day of that mark
	// Open says that the office still has to do it: neither its part nor the task
	// is closed.
	Open bool
}

// closesByParts reports whether the task is done when every lead's part is: all that lead
// it are named. The one that leads it alone has a part of before, when it did not.
func (t *Task) closesByParts() bool {
	return len(t.Lead) > 0 && !t.ByMatter && !slices.ContainsFunc(t.Lead, t.isClass)
}

// leadsAlone reports whether the office is the only one that leads the task: then its
// part is the task's own status.
func (t *Task) leadsAlone(office string) bool {
	return len(t.Lead) == 1 && t.Lead[0] == office && !t.isClass(office) && office != ByMatterOffice
}

// leads reports whether the office leads the task, by name or through a class. A name
// wins over a class.
func (t *Task) leads(office string) bool {
	switch {
	case office == ByMatterOffice || t.isClass(office):
		return false
	case slices.Contains(t.Lead, office):
		return true
	case slices.Contains(t.Assist, office):
		return false
	}
	return slices.ContainsFunc(t.Lead, func(name string) bool { return t.isClass(name) && ClassReaches(name, office) })
}

func (t *Task) isClass(name string) bool { return slices.Contains(t.Classes, name) }

// HasPart reports whether the office has a part of the task, by name or through a
// class that reaches it.
func (t *Task) HasPart(office string) bool {
	return office != ByMatterOffice && !t.isClass(office) && t.RoleOf(office) != RoleNone
}

// Parts returns the parts of a task: those of the offices that lead it, then those of
// the ones that assist. offices are those of the plan, which a class may reach. The
// state is resolved, see State.Resolve.
func (t *Task) Parts(state State, offices []string) []Part {
	var parts []Part
	found := map[string]bool{}
	add := func(office string, role Role) {
		if !found[office] && office != ByMatterOffice {
			found[office] = true
			parts = append(parts, t.part(state, office, role))
		}
	}
	for _, side := range []struct {
		names []string
		role  Role
	}{{t.Lead, RoleLead}, {t.Assist, RoleAssist}} {
		for _, name := range side.names {
			if !t.isClass(name) {
				add(name, side.role)
				continue
			}
			for _, office := range offices {
				// A name wins over a class.
				if !slices.Contains(t.Lead, office) && !slices.Contains(t.Assist, office) && ClassReaches(name, office) {
					add(office, side.role)
				}
			}
		}
	}
	return parts
}

func (t *Task) part(state State, office string, role Role) Part {
	mark := state.part(office)
	if t.leadsAlone(office) {
		mark = PartMark{Status: state.Status, By: state.DoneBy, On: state.DoneOn}
	}
	part := Part{Office: office, Role: role, Status: mark.Status, By: mark.By, On: mark.On}
	if part.Status == Todo {
		part.By, part.On = "", Date{}
	}
	part.Open = part.Status != Done && part.Status != Submitted && !state.Status.IsClosed()
	return part
}

// Parts returns the parts of a task; none where a single office is named.
func (s *Snapshot) Parts(task *Task) []Part {
	parts := task.Parts(s.State(task.ID), s.planOf(task.ID).Offices)
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// LeadParts counts the parts of the leads: how many are done, of how many; zero where
// fewer than two offices lead.
func LeadParts(parts []Part) Count {
	count := Count{}
	for _, part := range parts {
		if part.Role == RoleLead {
			count.Total++
			count.Done += boolToInt(part.Status == Done)
		}
	}
	if count.Total < 2 {
		return Count{}
	}
	return count
}

// AwaitsClosing reports whether every lead's part is done and only the coordinator can
// close the task (待办结), as a class leads it.
func (s *Snapshot) AwaitsClosing(task *Task, parts []Part) bool {
	count := LeadParts(parts)
	return count.Total > 0 && count.Done == count.Total && !s.State(task.ID).Status.IsClosed()
}

// CheckDay returns a *RuleError if something can't have happened to a task on a day: it
// is to come, or before the plan's year. What comes after a mark is left to Decide.
func (s *Snapshot) CheckDay(task string, day, today Date) error {
	plan := s.planOf(task).Plan
	first := Date{plan.Year, time.January, 1}
	switch {
	case day.After(today):
		return &RuleError{Rule: RuleFuture, Task: task, Day: day, Limit: today}
	case plan.Year != 0 && day.Before(first):
		return &RuleError{Rule: RuleBeforePlan, Task: task, Day: day, Limit: first}
	default:
		return nil
	}
}

// LastMarked returns the day of the last mark of a task and of the office's part of it,
// if an office is given.
func (s *Snapshot) LastMarked(task, office string) Date {
	state := s.states[task]
	day := state.MarkedOn
	if mark := state.part(office); mark.On.After(day) {
		day = mark.On
	}
	return day
}

// isMissing reports whether an office has not done its part of a task; without an office,
// whether any of several leading offices has not.
func (s *Snapshot) isMissing(task *Task, office string) bool {
	if office == "" {
		parts := s.Parts(task)
		return LeadParts(parts).Total > 0 && slices.ContainsFunc(parts, func(p Part) bool { return p.Open && p.Role == RoleLead })
	}
	return slices.ContainsFunc(task.Parts(s.State(task.ID), s.planOf(task.ID).Offices), func(p Part) bool { return p.Office == office && p.Open })
}
