package model

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// Month is one month of one year. The zero Month means "any".
type Month struct {
	Year  int
	Month time.Month
}

// MonthOf returns the month that the day is in.
func MonthOf(day Date) Month { return Month{day.Year, day.Month} }

// ParseMonth reads a month in the form 2021-11. The error is a *DateError.
func ParseMonth(text string) (Month, error) {
	day, err := ParseDate(text + "-01")
	if err != nil {
		return Month{}, &DateError{Text: text}
	}
	return MonthOf(day), nil
}

// String returns the month in the form 2021-11, or "" for the zero Month.
func (m Month) String() string {
	if m == (Month{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.Year, int(m.Month))
}

// Add returns the month that is n months later, or earlier if n is negative.
func (m Month) Add(n int) Month { return MonthOf(Date{m.Year, m.Month + time.Month(n), 1}.normal()) }

// First returns the first day of the month.
func (m Month) First() Date { return Date{m.Year, m.Month, 1} }

// Last returns the last day of the month.
func (m Month) Last() Date { return EndOfMonth(m.Year, m.Month) }

// Contains reports whether the day is in the month.
func (m Month) Contains(day Date) bool { return !day.IsZero() && MonthOf(day) == m }

// concernsMonth reports whether something of the task is due or counted in the month.
func (s *Snapshot) concernsMonth(month Month, task *Task, today Date) bool {
	if s.isDueIn(month, task) {
		return true
	}
	isTicked := slices.ContainsFunc(s.State(task.ID).Ticks, func(t Tick) bool { return month.Contains(t.On) })
	return isTicked || len(s.periodsEndingIn(month, task, today)) > 0
}

// isDueIn reports whether the deadline that holds, or a milestone, is in the
// month.
func (s *Snapshot) isDueIn(month Month, task *Task) bool {
	// Which days are in the month does not depend on today.
	return slices.ContainsFunc(Milestones(task, s.State(task.ID), month.First()), func(m Milestone) bool {
		return month.Contains(m.On)
	})
}

// periodsEndingIn returns the periods of the task's quota that end in the month.
func (s *Snapshot) periodsEndingIn(month Month, task *Task, today Date) []PeriodProgress {
	return slices.DeleteFunc(s.PeriodHistory(task, today), func(p PeriodProgress) bool { return !month.Contains(p.To) })
}

// MonthSummary is what a month of the plan's year holds.
type MonthSummary struct {
	Month   Month
	Current bool // today is in it
	// Due is how many tasks are due in the month or have a milestone in it, Done
	// how many of these are done, and Overdue how many are late.
	Due, Done, Overdue int
	// Periods is how many periods of quotas end in the month, Met how many of
	// these are full, and Short how many ended without being.
	Periods, Met, Missed int
	// Ticks is how many were counted in it.
	Ticks int
}

// Calendar returns the twelve months of the plan's year, and those before and
// after it in which something is due.
func (s *Snapshot) Calendar(today Date) []MonthSummary {
	figures := map[Month]*MonthSummary{}
	at := func(month Month) *MonthSummary {
		if figures[month] == nil {
			figures[month] = &MonthSummary{Month: month, Current: month.Contains(today)}
		}
		return figures[month]
	}
	for month := time.January; month <= time.December; month++ {
		at(Month{s.Plan.YearAt(today), month})
	}
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		if s.State(task.ID).Status == Cancelled {
			continue
		}
		s.countDue(task, today, at)
		for _, period := range s.PeriodHistory(task, today) {
			month := at(MonthOf(period.To))
			month.Periods++
			month.Met += boolToInt(period.Stage == StageMet)
			month.Missed += boolToInt(period.Stage == StageMissed)
			for _, tick := range period.Ticks {
				at(MonthOf(tick.On)).Ticks++
			}
		}
	}
	var calendar []MonthSummary
	for _, month := range figures {
		calendar = append(calendar, *month)
	}
	slices.SortFunc(calendar, func(a, b MonthSummary) int { return b.Month.First().DaysUntil(a.Month.First()) })
	return calendar
}

func (s *Snapshot) countDue(task *Task, today Date, at func(Month) *MonthSummary) {
	counted := map[Month]bool{}
	standing := s.TaskProgress(task, today)
	for _, milestone := range Milestones(task, s.State(task.ID), today) {
		month := MonthOf(milestone.On)
		if !counted[month] {
			counted[month] = true
			at(month).Due++
			at(month).Done += boolToInt(milestone.Stage == StageMet)
		}
		at(month).Overdue += boolToInt(standing.Overdue && milestone.On == standing.Due)
	}
}

// silentDays is after how many days without a change an open task is silent.
const silentDays = 30

// MonthView holds the tasks of a month that need attention.
type MonthView struct {
	Month Month
	// Due holds the tasks, done or not, that are due in the month or have a
	// milestone in it.
	Due []*Task
	// Unmet holds the tasks, marked as done or not, of whose quota a period that
	// ends in the month has begun and is not met.
	Unmet []*Task
	// Silent holds the tasks, not done, to which nothing has happened for 30
	// days by the end of the month, or by today while it lasts.
	Silent []*Task
}

// Until returns the day up to which silence is counted.
func (v MonthView) Until(today Date) Date {
	if last := v.Month.Last(); last.Before(today) {
		return last
	}
	return today
}

// MonthView returns the tasks of a month that need attention, in the order of the plan.
func (s *Snapshot) MonthView(month Month, today Date) MonthView {
	view := MonthView{Month: month}
	until := view.Until(today)
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		status := s.State(task.ID).Status
		if status == Cancelled {
			continue
		}
		if s.isDueIn(month, task) {
			view.Due = append(view.Due, task)
		}
		if slices.ContainsFunc(s.periodsEndingIn(month, task, today), PeriodProgress.isUnmet) {
			view.Unmet = append(view.Unmet, task)
		}
		if status != Done && !month.First().After(today) && s.SilentSince(task.ID, until).DaysUntil(until) >= silentDays {
			view.Silent = append(view.Silent, task)
		}
	}
	return view
}

// UnknownSilence returns the open tasks of which the snapshot lacks the last change up to
// the end of a month, or up to today while it lasts.
func (s *Snapshot) UnknownSilence(month Month, today Date) []string {
	if s.IsWhole() || month.First().After(today) {
		return nil
	}
	until := MonthView{Month: month}.Until(today)
	isUpTo := func(event Event) bool { return !DateOf(event.At).After(until) }
	var unknown []string
	for i := range s.Plan.Tasks {
		id := s.Plan.Tasks[i].ID
		isKnown := s.HasHistory(id, math.MaxInt) || slices.ContainsFunc(s.histories[id], isUpTo)
		if !isKnown && !s.State(id).Status.IsClosed() {
			unknown = append(unknown, id)
		}
	}
	return unknown
}

// TaskProgressIn returns a task's progress with the period of its quota that ends
// in the month, if one does, instead of today's: of several weeks the first that is
// not met, else the last.
func (s *Snapshot) TaskProgressIn(month Month, task *Task, today Date) TaskProgress {
	standing := s.TaskProgress(task, today)
	for _, period := range s.periodsEndingIn(month, task, today) {
		standing.Period, standing.Ticks = period.Period, len(period.Ticks)
		if period.isUnmet() {
			break
		}
	}
	return standing
}

// isUnmet reports whether the period has begun and is not met.
func (p PeriodProgress) isUnmet() bool { return p.Stage == StageMissed || p.Stage == StageCurrent }

// SilentSince returns the day of the last change to a task up to a day, or of
// the import of its plan; the day itself if even that came later.
func (s *Snapshot) SilentSince(task string, until Date) Date {
	last := Date{}
	for _, event := range slices.Concat(s.imports, s.History(task)) {
		if day := DateOf(event.At); !day.After(until) && (last.IsZero() || day.After(last)) {
			last = day
		}
	}
	if last.IsZero() {
		return until
	}
	return last
}
