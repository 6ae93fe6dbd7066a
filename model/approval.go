package model

import "slices"

// Returned is what was sent back to an office, or to all that a task names, for more
// work, and not marked since.
type Returned struct {
	Office string `json:"office,omitempty"` // empty for the whole task
	Reason string `json:"reason"`
	By     string `json:"by"`
	On     Date   `json:"on"`
}

// Submitting returns the change as the permit allows it: where the plan has approval on,
// what an office marks as done, restores as done or closes by a tick is only submitted.
func (p Permit) Submitting(plan *Plan, change Change) Change {
	if p.Access != AccessOffice || plan == nil || !plan.Approval {
		return change
	}
	change.Submits = change.Undoes != 0
	if change.Kind == KindMark && change.To == Done || change.Kind == KindTick {
		change.To = Submitted
	}
	return change
}

// isOwnDone reports whether the task, or an office's part of it, is done by a mark of this
// person.
func (s State) isOwnDone(office, by string) bool {
	if office == "" {
		return s.Status == Done && s.DoneBy == by
	}
	part := s.part(office)
	return part.Status == Done && part.By == by
}

// Submitted returns what offices have submitted of a task: the task itself, as an empty
// name, or the offices whose parts are. With an office, it looks at that one alone.
func (s *Snapshot) Submitted(task *Task, office string) []string {
	state := s.states[task.ID]
	if state.Cancelled {
		return nil
	}
	var offices []string
	now := s.State(task.ID).Status
	for _, part := range state.Parts {
		isOpen := !now.IsClosed() && (now == Submitted || !task.leadsAlone(part.Office))
		if part.Status == Submitted && (office == "" || part.Office == office) && task.HasPart(part.Office) && isOpen {
			offices = append(offices, part.Office)
		}
	}
	isWhole := state.Status == Submitted || now == Submitted && len(offices) == 0
	if isWhole && (office == "" || task.leadsAlone(office)) {
		return []string{""}
	}
	return offices
}

// isSubmitted reports whether anything of the task waits to be accepted. The state is resolved.
func (s State) isSubmitted(task *Task) bool {
	return s.Status == Submitted || !s.Status.IsClosed() && slices.ContainsFunc(s.Parts, func(p PartMark) bool {
		return p.Status == Submitted && task.HasPart(p.Office) && !task.leadsAlone(p.Office)
	})
}

// AcceptChanges returns the changes that accept what offices have submitted of a task.
// Without an office that closes it, once every lead's part is done. It was done on the day
// that the office named. The error is a *RuleError if there is nothing to accept.
func (s *Snapshot) AcceptChanges(task *Task, office, note string) ([]Change, error) {
	changes, err := s.onSubmitted(task, office, Change{Kind: KindMark, To: Done, Note: note})
	state := s.states[task.ID]
	for i, change := range changes {
		day := state.part(change.Office).On
		if state.MarkedOn.After(day) && (change.Office != "" || state.Status == Submitted) {
			day = state.MarkedOn
		}
		changes[i].HappenedOn = day
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return b.HappenedOn.DaysUntil(a.HappenedOn) })
	if err != nil || office != "" {
		return changes, err
	}
	leads := slices.DeleteFunc(task.Parts(s.State(task.ID), s.planOf(task.ID).Offices), func(p Part) bool { return p.Role != RoleLead })
	isOpen := func(p Part) bool { return p.Status != Done && p.Status != Submitted }
	if len(leads) > 0 && !task.ByMatter && !task.closesByParts() && !slices.ContainsFunc(leads, isOpen) {
		changes = append(changes, Change{Task: task.ID, Seen: s.State(task.ID).Version, Kind: KindMark, To: Done, Note: note, HappenedOn: state.submittedOn()})
	}
	return changes, nil
}

// ReturnChanges returns the changes that send back what offices have submitted of a task,
// for a reason. The error is a *RuleError if there is nothing to send back or no reason.
func (s *Snapshot) ReturnChanges(task *Task, office, reason string) ([]Change, error) {
	if IsBlank(reason) {
		return nil, &RuleError{Rule: RuleWhyReturn, Task: task.ID}
	}
	return s.onSubmitted(task, office, Change{Kind: KindReturn, To: Doing, Note: reason})
}

func (s *Snapshot) onSubmitted(task *Task, office string, change Change) ([]Change, error) {
	offices := s.Submitted(task, office)
	if len(offices) == 0 {
		return nil, &RuleError{Rule: RuleNotSubmitted, Task: task.ID}
	}
	changes := make([]Change, len(offices))
	for i, name := range offices {
		changes[i] = change
		changes[i].Task, changes[i].Seen, changes[i].Office = task.ID, s.State(task.ID).Version, name
	}
	return changes, nil
}

// sendBack makes the event that what was submitted is returned.
func (c Change) sendBack(event Event, state State, about Subject) (Event, bool, error) {
	if IsBlank(c.Note) {
		return Event{}, false, &RuleError{Rule: RuleWhyReturn, Task: c.Task}
	}
	c.To = Doing
	event, ok, err := c.mark(event, state, about)
	if err != nil || !ok || event.From != Submitted {
		return Event{}, false, noneFirst(err, &RuleError{Rule: RuleNotSubmitted, Task: c.Task})
	}
	return event, true, nil
}

func noneFirst(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// setReturned records that something was returned, or that a mark came after it: one of
// the whole is about all of it.
func (s *State) setReturned(event Event) {
	s.Returned = slices.DeleteFunc(slices.Clone(s.Returned), func(r Returned) bool { return event.Office == "" || r.Office == event.Office })
	if event.Kind == KindReturn {
		s.Returned = append(s.Returned, Returned{event.Office, event.Note, event.By, event.Day()})
	}
	if len(s.Returned) == 0 {
		s.Returned = nil
	}
}

// submittedOn returns the day of the last mark that submitted something.
func (s State) submittedOn() Date {
	day := s.MarkedOn
	for _, part := range s.Parts {
		if part.Status == Submitted && part.On.After(day) {
			day = part.On
		}
	}
	return day
}
