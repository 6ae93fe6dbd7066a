package model

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// ParseQuarter reads a quarter in the form 2021-Q3. The error is a *DateError.
func ParseQuarter(text string) (Period, error) {
	year, quarter, found := strings.Cut(strings.ToUpper(text), "-Q")
	y, errYear := strconv.Atoi(year)
	q, errQuarter := strconv.Atoi(quarter)
	if !found || errYear != nil || errQuarter != nil || len(year) != 4 || q < 1 || q > 4 || len(quarter) != 1 {
		return Period{}, &DateError{Text: text}
	}
	return EveryQuarter.PeriodAt(Date{y, time.Month(3 * q), 1}), nil
}

// AsOf returns the snapshot as it stood at the end of a day, but with the plan as
// it reads now, and with the ticks as they are counted now: one for a day before
// is there although it was written later, one that was taken back since is not.
func (s *Snapshot) AsOf(day Date) *Snapshot {
	revision := uint64(0)
	var log []Event
	for _, event := range s.Log {
		then, gone := DateOf(event.At), false
		if event.Kind == KindTick {
			then, gone = event.On, s.undone[event.Seq]
		}
		if !gone && !then.After(day) {
			log = append(log, event)
			revision = event.Seq
		}
	}
	return NewSnapshot(s.Plan, log, revision)
}

// EventsIn returns what happened to a task within a period and was not taken
// back, in order: a tick on the day that it counts for, anything else on the day
// that it was written.
func (s *Snapshot) EventsIn(task string, period Period) []Event {
	var events []Event
	for _, event := range s.histories[task] {
		day := DateOf(event.At)
		if event.Kind == KindTick {
			day = event.On
		}
		if event.Undoes == 0 && !s.undone[event.Seq] && period.Contains(day) {
			events = append(events, event)
		}
	}
	return events
}

// OfficeTasks is an office, or a class of them, with tasks that it leads.
type OfficeTasks struct {
	Office string // empty for tasks that no office leads
	Tasks  []*Task
}

// GroupByLead sorts tasks by the offices that lead them, in the order in which the
// tasks name them; those that none leads come last. A task that several lead is
// each one's.
func GroupByLead(tasks []*Task) []OfficeTasks {
	var offices []OfficeTasks
	var nobodys []*Task
	for _, task := range tasks {
		if len(task.Lead) == 0 {
			nobodys = append(nobodys, task)
		}
		for _, office := range task.Lead {
			place := slices.IndexFunc(offices, func(o OfficeTasks) bool { return o.Office == office })
			if place < 0 {
				place = len(offices)
				offices = append(offices, OfficeTasks{Office: office})
			}
			offices[place].Tasks = append(offices[place].Tasks, task)
		}
	}
	if len(nobodys) > 0 {
		offices = append(offices, OfficeTasks{Tasks: nobodys})
	}
	return offices
}

// NeedsUrging reports whether the task asks to be urged: overdue, due soon or behind.
func (s TaskProgress) NeedsUrging() bool { return s.Overdue || s.DueSoon || s.Behind }
