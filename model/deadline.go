package model

import "slices"

// DueOf returns the deadline that holds: the one that a person set last, whatever a
// corrected version of the plan says, else the plan's.
func DueOf(task *Task, state State) Date {
	switch {
	case state.NoDue:
		return Date{}
	case !state.Due.IsZero():
		return state.Due
	default:
		return task.Due
	}
}

// ExtendChange returns the change that sets a later deadline, with its reason.
// A task without a deadline may be given one this way. The error is a
// *RuleError if there is no reason or the day is not later than the deadline
// that holds; Decide asks again, as that one may have moved.
func ExtendChange(task *Task, state State, day Date, reason string) (Change, error) {
	change := Change{Task: task.ID, Seen: state.Version, Kind: KindExtend, On: day, Was: task.Due, Note: reason}
	_, _, err := change.extend(Event{}, state)
	return change, err
}

func (c Change) extend(event Event, state State) (Event, bool, error) {
	event.On, event.Was = c.On, c.Was
	if !state.Due.IsZero() || state.NoDue {
		event.Was = state.Due
	}
	switch {
	case IsBlank(c.Note):
		return Event{}, false, &RuleError{Rule: RuleNoReason, Task: c.Task}
	case c.On.IsZero(), !event.Was.IsZero() && !c.On.After(event.Was):
		return Event{}, false, &RuleError{Rule: RuleNotLater, Task: c.Task, Day: c.On, Limit: event.Was}
	}
	return event, true, nil
}

// Extensions returns the events of a task that moved its deadline and are not undone,
// in order; edits as well, with the deadlines in Was and On.
func (s *Snapshot) Extensions(task string) []Event {
	var events []Event
	for _, event := range s.histories[task] {
		switch {
		case s.undone[event.Seq]:
		case event.Kind == KindExtend:
			events = append(events, event)
		case event.Kind == KindEdit && event.Edit.Has(FieldDue):
			event.Was, event.On = event.Edit.From.Due, event.Edit.To.Due
			events = append(events, event)
		}
	}
	return events
}

// Extended returns the tasks whose deadline people have set, in the order of identities.
func (s *Snapshot) Extended() []string {
	var tasks []string
	for id, state := range s.states {
		if !state.Due.IsZero() || state.NoDue {
			tasks = append(tasks, id)
		}
	}
	slices.Sort(tasks)
	return tasks
}

// activeEvents returns a task's events of a kind that are not undone.
func (s *Snapshot) activeEvents(task string, kind Kind) []Event {
	history := s.histories[task]
	undone := undoneEvents(history)
	var events []Event
	for _, event := range history {
		if event.Kind == kind && !undone[event.Seq] {
			events = append(events, event)
		}
	}
	return events
}

// Stage is the state of a period or a milestone on a day.
type Stage string

// The stages.
const (
	StageMet      Stage = "met"   // the quota is met, or the task done
	StageMissed   Stage = "short" // past, and not met
	StageCurrent  Stage = "now"   // today is in it
	StageUpcoming Stage = "ahead" // in the future
)

// Milestone is one of a task's dates on a given day.
type Milestone struct {
	On Date
	// Was is the date before an extension; zero if it was not moved.
	Was      Date
	Stage    Stage
	DaysLeft int // negative when it is past
}

// Milestones returns the dates of a task in the order of the plan. An extension
// moves the one that is the deadline, and is one of its own if none is. A
// done task has met them all.
func Milestones(task *Task, state State, today Date) []Milestone {
	var milestones []Milestone
	moved := state.Due.IsZero()
	for _, date := range task.Milestones {
		if state.NoDue && date == task.Due {
			continue
		}
		milestone := Milestone{On: date}
		if date == task.Due && !moved {
			milestone = Milestone{On: state.Due, Was: date}
			moved = true
		}
		milestones = append(milestones, milestone)
	}
	switch {
	case !moved:
		milestones = append(milestones, Milestone{On: state.Due, Was: task.Due})
	case len(milestones) == 0 && !DueOf(task, state).IsZero():
		milestones = append(milestones, Milestone{On: task.Due})
	}
	for i := range milestones {
		milestone := &milestones[i]
		milestone.DaysLeft = today.DaysUntil(milestone.On)
		switch {
		case state.Status.IsClosed():
			milestone.Stage = StageMet
		case milestone.DaysLeft < 0:
			milestone.Stage = StageMissed
		case milestone.DaysLeft == 0:
			milestone.Stage = StageCurrent
		default:
			milestone.Stage = StageUpcoming
		}
	}
	return milestones
}
