package model

import "slices"

// PeriodStanding is one period of a task's quota on a given day.
type PeriodStanding struct {
	Period
	Ticks []Tick // those in the period, in the order in which they were written
	Stage Stage
	// Now says that today is in the period, whatever its stage.
	Now bool
}

// Strip returns the periods of the plan's year, each with its own count and
// history; none for a task without a quota. A plan counts for its whole year,
// even if it came out in the middle of it. planYear is 0 if unknown: then it is
// today's.
func Strip(task *Task, state State, planYear int, today Date) []PeriodStanding {
	if task.Quota == nil {
		return nil
	}
	var strip []PeriodStanding
	for _, period := range task.Quota.Every.Periods(yearOr(planYear, today)) {
		standing := PeriodStanding{Period: period, Now: period.Holds(today)}
		for _, tick := range state.Ticks {
			if period.Holds(tick.On) {
				standing.Ticks = append(standing.Ticks, tick)
			}
		}
		switch {
		case len(standing.Ticks) >= task.Quota.AtLeast:
			standing.Stage = StageMet
		case period.To.Before(today):
			standing.Stage = StageShort
		case standing.Now:
			standing.Stage = StageNow
		default:
			standing.Stage = StageAhead
		}
		strip = append(strip, standing)
	}
	return strip
}

// Strip returns the periods of a task's quota today; see the function Strip.
func (s *Snapshot) Strip(task *Task, today Date) []PeriodStanding {
	return Strip(task, s.State(task.ID), s.Plan.Year, today)
}

// TicksIn returns the events that count in a period of a task's quota: who
// counted what, when and with which note.
func (s *Snapshot) TicksIn(task string, period PeriodStanding) []Event {
	return slices.DeleteFunc(s.standingEvents(task, KindTick), func(e Event) bool { return !period.Holds(e.On) })
}

func yearOr(planYear int, today Date) int {
	if planYear == 0 {
		return today.Year
	}
	return planYear
}

// Expected returns how many ticks of a quota an even pace asks for (序时进度)
// by the end of the day before: the share of the period that is over, of all
// that is asked for, rounded down. So nothing is expected on the first day, one
// of two after half of the period, and the whole only after its end.
func (p Period) Expected(atLeast int, today Date) int {
	days := p.From.DaysUntil(p.To) + 1
	over := min(max(p.From.DaysUntil(today), 0), days)
	return atLeast * over / days
}

// TickChange returns the change that counts a task as met once more on the day.
// The error is a *RuleError if the task has no quota, the day is still to come,
// or it is in no period of the plan's year, the weeks of which begin and end on
// other days than the year itself.
func (s *Snapshot) TickChange(task *Task, day, today Date, note string) (Change, error) {
	change := Change{Task: task.ID, Kind: KindTick, On: day, Note: note}
	switch {
	case task.Quota == nil:
		return change, &RuleError{Rule: RuleNoQuota, Task: task.ID}
	case day.After(today):
		return change, &RuleError{Rule: RuleFuture, Task: task.ID, Day: day, Limit: today}
	case s.Plan.Year == 0:
		return change, nil
	}
	periods := task.Quota.Every.Periods(s.Plan.Year)
	if day.Before(periods[0].From) || day.After(periods[len(periods)-1].To) {
		return change, &RuleError{Rule: RuleOutside, Task: task.ID, Day: day, Year: s.Plan.Year}
	}
	return change, nil
}
