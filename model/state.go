package model

import (
	"slices"
	"time"
)

// Tick counts one time towards a quota.
type Tick struct {
	Seq uint64 `json:"seq"`
	On  Date   `json:"on"`
	// Submitted says that an office ticked, and what it closes is to be accepted.
	Submitted bool `json:"submitted,omitempty"`
}

// State is the sum of a task's events. The zero State is that of a
// task without events, but for Version, which counts from 1.
type State struct {
	// Version is 1 as imported and one more with each event.
	Version int `json:"version"`
	// Status is that of the last mark of the whole task. What is derived from ticks,
	// parts and a cancellation is added by Resolve.
	Status Status    `json:"status"`
	DoneBy string    `json:"done_by,omitempty"`
	DoneAt time.Time `json:"done_at,omitzero"`
	DoneOn Date      `json:"done_on,omitzero"` // the day on which it was done
	Notes  int       `json:"notes,omitempty"`
	// Reports counts the reports of offices; Reported holds the latest of each.
	Reports  int            `json:"reports,omitempty"`
	Reported []OfficeReport `json:"reported,omitempty"`
	// Returned holds what was sent back for more work, and not marked since.
	Returned []Returned `json:"returned,omitempty"`
	// Urged holds how often each office was urged.
	Urged []OfficeUrge `json:"urged,omitempty"`
	Ticks []Tick       `json:"ticks,omitempty"`
	// TickedBy and TickedAt say who wrote the last tick, and when.
	TickedBy string    `json:"ticked_by,omitempty"`
	TickedAt time.Time `json:"ticked_at,omitzero"`
	// Marked is the Seq of the last mark of the whole task, and MarkedOn its day. Marks
	// of parts before it don't move the task; nor do those before an edit that has an
	// office lead alone that did not lead.
	Marked   uint64 `json:"marked,omitempty"`
	MarkedOn Date   `json:"marked_on,omitzero"`
	// Parts holds the last mark of each office's part, in the order of the first.
	Parts []PartMark `json:"parts,omitempty"`
	// Cancelled says that the task is no longer to be done; the rest of the state
	// stays what it was.
	Cancelled bool `json:"cancelled,omitempty"`
	// Due is the deadline that a person set; zero if that of the document holds.
	// NoDue says that a person removed it.
	Due   Date `json:"due,omitzero"`
	NoDue bool `json:"no_due,omitempty"`
	// VerifiedBy and VerifiedAt say who verified the done task, and when. A mark
	// clears them.
	VerifiedBy string    `json:"verified_by,omitempty"`
	VerifiedAt time.Time `json:"verified_at,omitzero"`
	// Added has the fields of a task that a person added; nil for one of the
	// document. AddedSeq orders these tasks.
	Added    *Values `json:"added,omitempty"`
	AddedSeq uint64  `json:"added_seq,omitempty"`
	// Edited lists the fields that people changed, Values has their values. The
	// deadline is not among them.
	Edited []Field `json:"edited,omitempty"`
	Values *Values `json:"values,omitempty"`
	// Renamed holds the offices of the task that got another name.
	Renamed []Rename `json:"renamed,omitempty"`
}

// PartMark is the last mark of an office's part of a task.
type PartMark struct {
	Office string    `json:"office"`
	Status Status    `json:"status"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`
	On     Date      `json:"on"`
	Seq    uint64    `json:"seq"`
}

// untouched is the state of a task without events.
func untouched() State { return State{Version: 1, Status: Todo} }

// Replay returns the state that a task's history adds up to. The history holds
// the events of one task in the order of Seq. Undone events count
// only for the version, so that an undo restores who did it and when.
func Replay(history []Event) State {
	state := untouched()
	undone := undoneEvents(history)
	for _, event := range history {
		state.Add(event, undone[event.Seq])
	}
	return state
}

// Add makes a state that Replay or Add gave the one after the next event of the history.
func (s *State) Add(event Event, isUndone bool) {
	s.Version++
	if !isUndone {
		s.Notes += event.notesAdded()
		s.add(event)
	}
}

// After returns the state after one more event, which is no undo or redo: what these come
// to depends on the history.
func (s State) After(event Event) State {
	s.Version++
	s.Notes += event.notesAdded()
	// What the two states share stays as it is.
	s.Ticks, s.Parts, s.Edited = slices.Clip(s.Ticks), slices.Clone(s.Parts), slices.Clip(s.Edited)
	s.Renamed, s.Reported, s.Urged = slices.Clip(s.Renamed), slices.Clone(s.Reported), slices.Clone(s.Urged)
	if s.Values != nil {
		values := *s.Values
		s.Values = &values
	}
	s.add(event)
	return s
}

func (s *State) add(event Event) {
	switch event.Kind {
	case KindMark, KindReturn:
		s.setReturned(event)
		s.mark(event)
	case KindTick:
		s.Ticks = append(s.Ticks, Tick{event.Seq, event.On, event.To == Submitted})
		s.TickedBy, s.TickedAt = event.By, event.At
	case KindExtend:
		s.Due, s.NoDue = event.On, false
	case KindReport:
		s.addReport(event)
	case KindUrge:
		s.addUrge(event)
	case KindVerify:
		s.VerifiedBy, s.VerifiedAt = event.By, event.At
	case KindCancel:
		s.Cancelled = true
	case KindAdd:
		if event.Edit != nil {
			added := event.Edit.To
			s.Added, s.AddedSeq = &added, event.Seq
		}
	case KindEdit, KindSettings:
		s.setBy(event.Edit, event.Seq)
	}
}

func (s *State) mark(event Event) {
	switch {
	case event.Office != "":
		s.markPart(event)
		return
	case event.From == Cancelled:
		s.Cancelled = false // and has the status that it had
		return
	}
	s.Status, s.DoneBy, s.DoneAt, s.DoneOn = event.To, "", time.Time{}, Date{}
	s.VerifiedBy, s.VerifiedAt = "", time.Time{}
	s.Marked, s.MarkedOn = event.Seq, event.Day()
	if event.To == Done {
		s.DoneBy, s.DoneAt, s.DoneOn = event.By, event.At, event.Day()
	}
}

func (s *State) markPart(event Event) {
	s.VerifiedBy, s.VerifiedAt = "", time.Time{}
	mark := PartMark{Office: event.Office, Status: event.To, By: event.By, At: event.At, On: event.Day(), Seq: event.Seq}
	place := slices.IndexFunc(s.Parts, func(p PartMark) bool { return p.Office == event.Office })
	if place < 0 {
		s.Parts = append(s.Parts, mark)
		return
	}
	s.Parts[place] = mark
}

// part returns the last mark of an office's part; to do if there is none.
func (s *State) part(office string) PartMark {
	for _, mark := range s.Parts {
		if mark.Office == office {
			return mark
		}
	}
	return PartMark{Office: office, Status: Todo}
}

// Resolve returns the state with what follows from parts, ticks and a cancellation.
func (s State) Resolve(plan *Plan, task *Task) State {
	switch {
	case s.Cancelled:
		s.Status, s.DoneBy, s.DoneAt, s.DoneOn = Cancelled, "", time.Time{}, Date{}
	case task == nil:
	default:
		s.resolveParts(task)
		s.resolveTicks(plan, task)
	}
	if s.Status != Done {
		s.VerifiedBy, s.VerifiedAt = "", time.Time{}
	}
	return s
}

// resolveParts has a task in progress once a lead's part has begun and, where all leads
// are named, closes it once every one is done, unless a person marked the whole since.
func (s *State) resolveParts(task *Task) {
	if len(s.Parts) == 0 || s.Status == Done {
		return
	}
	var last PartMark
	done, submitted := 0, 0
	for _, mark := range s.Parts {
		if !task.leads(mark.Office) {
			continue
		}
		if mark.Seq > s.Marked && mark.Status != Todo && s.Status == Todo {
			s.Status = Doing
		}
		if mark.Seq > last.Seq {
			last = mark
		}
		done += boolToInt(mark.Status == Done)
		submitted += boolToInt(mark.Status == Submitted)
	}
	if submitted > 0 && task.closesByParts() && done+submitted == len(task.Lead) && last.Seq > s.Marked {
		s.Status = Submitted
	}
	if task.closesByParts() && done == len(task.Lead) && last.Seq > s.Marked {
		s.Status, s.DoneBy, s.DoneAt, s.DoneOn = Done, last.By, last.At, last.On
	}
}

// isClosedByTick reports whether a tick that needs no acceptance has met a period since the
// last mark: what an office ticks after it changes nothing.
func (s *State) isClosedByTick(period Period, task *Task) bool {
	for i, tick := range s.Ticks {
		if !tick.Submitted && !s.isMarkedSince(tick, task) && period.Count(s.Ticks[:i+1]) >= task.Quota.AtLeast {
			return true
		}
	}
	return false
}

// isMarkedSince reports whether a person marked the whole or a lead's part after a tick.
func (s *State) isMarkedSince(tick Tick, task *Task) bool {
	return tick.Seq < s.Marked || slices.ContainsFunc(s.Parts, func(p PartMark) bool { return p.Seq > tick.Seq && task.leads(p.Office) })
}

// resolveTicks has a task with a quota in progress once it was ticked, and done once the
// last period of the plan is met, unless a person marked the whole or a lead's part since.
func (s *State) resolveTicks(plan *Plan, task *Task) {
	if task.Quota == nil || len(s.Ticks) == 0 || s.Status == Done {
		return
	}
	latest := s.Ticks[len(s.Ticks)-1]
	if s.isMarkedSince(latest, task) {
		return
	}
	year := max(plan.Year, plan.UntilYear)
	if year == 0 {
		year = latest.On.Year
	}
	periods := task.Quota.Periods(year)
	switch {
	case len(periods) > 0 && periods[len(periods)-1].Count(s.Ticks) < task.Quota.AtLeast:
		if s.Status == Todo {
			s.Status = Doing
		}
	case len(periods) > 0 && latest.Submitted && !s.isClosedByTick(periods[len(periods)-1], task):
		s.Status = Submitted
	case len(periods) > 0:
		s.Status, s.DoneBy, s.DoneAt, s.DoneOn = Done, s.TickedBy, s.TickedAt, latest.On
	case s.Status == Todo:
		s.Status = Doing
	}
}
