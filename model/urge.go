package model

import "slices"

// OfficeUrge is how often an office was urged (催办) about its part of a task, and the
// last time.
type OfficeUrge struct {
	Office string `json:"office"`
	Times  int    `json:"times"`
	By     string `json:"by"`
	On     Date   `json:"on"`
	// ReplyBy is the day by which the office was asked to reply; zero if none was named.
	ReplyBy Date   `json:"reply_by,omitzero"`
	Seq     uint64 `json:"seq"`
}

// UrgeLevel says how pressing it is that a task was urged.
type UrgeLevel int

// The levels: urged once, twice, and three times or 30 days late.
const (
	UrgeNone UrgeLevel = iota
	UrgeOnce
	UrgeTwice
	UrgeRed
)

// lateDays is from how many days after the deadline on an urged task is red.
const lateDays = 30

// UrgeLevelOf returns the level of a task that was urged so many times.
func UrgeLevelOf(times int, progress TaskProgress) UrgeLevel {
	switch {
	case times == 0:
		return UrgeNone
	case times > 2, progress.Overdue && -progress.DaysLeft >= lateDays:
		return UrgeRed
	case times == 2:
		return UrgeTwice
	default:
		return UrgeOnce
	}
}

// TimesUrged returns how often the office of a task that was urged most often was.
func (s State) TimesUrged() int {
	times := 0
	for _, urge := range s.Urged {
		times = max(times, urge.Times)
	}
	return times
}

// UrgeOf returns how often an office was urged; the zero OfficeUrge if never.
func (s State) UrgeOf(office string) OfficeUrge {
	for _, urge := range s.Urged {
		if urge.Office == office {
			return urge
		}
	}
	return OfficeUrge{}
}

// HasAnswered reports whether an office has answered the last time that it was urged: it
// reported or a mark of its part or of the whole followed.
func (s State) HasAnswered(office string) bool {
	urge := s.UrgeOf(office)
	return urge.Seq != 0 && max(s.part(office).Seq, s.Marked, s.ReportOf(office).LastSeq) > urge.Seq
}

// ToUrge returns the offices that are to be urged today, each with the tasks that it leads
// and has not done its part of: what is overdue, behind, or due within so many days. With
// an office, it looks at that one alone.
func (s *Snapshot) ToUrge(today Date, within int, office string) []OfficeTasks {
	progress := map[string]TaskProgress{}
	return s.openLeads(office, func(task *Task, _ Part) bool {
		now, known := progress[task.ID]
		if !known {
			now = s.TaskProgress(task, today)
			progress[task.ID] = now
		}
		isDueSoon := !now.Due.IsZero() && !task.Ongoing && now.DaysLeft >= 0 && now.DaysLeft <= within
		return now.Overdue || now.Behind || isDueSoon
	})
}

// UrgeChanges returns the changes that record that offices were urged about tasks, to
// reply by a day if one is given. The error is a *RuleError if that day is past.
func (s *Snapshot) UrgeChanges(offices []OfficeTasks, replyBy, today Date) ([]Change, error) {
	if !replyBy.IsZero() && replyBy.Before(today) {
		return nil, &RuleError{Rule: RuleReplyPast, Day: replyBy, Limit: today}
	}
	var changes []Change
	for _, office := range offices {
		for _, task := range office.Tasks {
			changes = append(changes, Change{Task: task.ID, Kind: KindUrge, Office: office.Office, ReplyBy: replyBy})
		}
	}
	return changes, nil
}

// urge makes the event that an office was urged. One whose part is no longer open is not.
func (c Change) urge(event Event, state State, about Subject) (Event, bool, error) {
	task := about.task(c.Task, state)
	if c.Office == "" || task == nil || !task.HasPart(c.Office) {
		return Event{}, false, &RuleError{Rule: RuleNoPart, Task: c.Task, Text: c.Office}
	}
	event.Office, event.ReplyBy, event.Times = c.Office, c.ReplyBy, state.UrgeOf(c.Office).Times+1
	return event, task.part(state.Resolve(about.Plan, task), c.Office, RoleLead).Open, nil
}

func (s *State) addUrge(event Event) {
	urge := OfficeUrge{Office: event.Office, Times: 1, By: event.By, On: event.Day(), ReplyBy: event.ReplyBy, Seq: event.Seq}
	at := slices.IndexFunc(s.Urged, func(u OfficeUrge) bool { return u.Office == event.Office })
	if at < 0 {
		s.Urged = append(s.Urged, urge)
		return
	}
	urge.Times += s.Urged[at].Times
	s.Urged[at] = urge
}

// renameUrges moves what is known of an office to its new name. Of two, the one that was
// urged last stays, with the times of the one that was urged more often.
func (s *State) renameUrges(rename Rename) {
	old := slices.IndexFunc(s.Urged, func(u OfficeUrge) bool { return u.Office == rename.Old })
	if old < 0 {
		return
	}
	moved := s.Urged[old]
	moved.Office = rename.New
	at := slices.IndexFunc(s.Urged, func(u OfficeUrge) bool { return u.Office == rename.New })
	if at < 0 {
		s.Urged[old] = moved
		return
	}
	moved.Times = max(moved.Times, s.Urged[at].Times)
	if moved.Seq < s.Urged[at].Seq {
		times := moved.Times
		moved = s.Urged[at]
		moved.Times = times
	}
	s.Urged[at] = moved
	s.Urged = slices.Delete(s.Urged, old, old+1)
}
