package model

import "slices"

// PeriodProgress is one period of a task's quota on a given day.
type PeriodProgress struct {
	Period
	Ticks []Tick // those in the period, in the order in which they were written
	Stage Stage
	// Current says that today is in the period, whatever its stage.
	Current bool
}

// PeriodHistory returns the periods of the plan's year, each with its own count and
// history; none for a task without a quota.
func PeriodHistory(task *Task, state State, counting Counting, today Date) []PeriodProgress {
	if task.Quota == nil {
		return nil
	}
	var strip []PeriodProgress
	for _, period := range counting.Periods(*task.Quota) {
		standing := PeriodProgress{Period: period, Current: period.Contains(today)}
		for _, tick := range state.Ticks {
			if period.Contains(tick.On) {
				standing.Ticks = append(standing.Ticks, tick)
			}
		}
		switch {
		case len(standing.Ticks) >= task.Quota.AtLeast:
			standing.Stage = StageMet
		case period.To.Before(today):
			standing.Stage = StageMissed
		case standing.Current:
			standing.Stage = StageCurrent
		default:
			standing.Stage = StageUpcoming
		}
		strip = append(strip, standing)
	}
	return strip
}

// PeriodHistory returns the periods of a task's quota today; see the function PeriodHistory.
func (s *Snapshot) PeriodHistory(task *Task, today Date) []PeriodProgress {
	plan := s.planOf(task.ID)
	return PeriodHistory(task, s.State(task.ID), plan.Plan.Counting(today), today)
}

// TicksIn returns the events that count in a period of a task's quota: who
// counted what, when and with which note.
func (s *Snapshot) TicksIn(task string, period PeriodProgress) []Event {
	return slices.DeleteFunc(s.activeEvents(task, KindTick), func(e Event) bool { return !period.Contains(e.On) })
}

// Counting says which periods of a quota count: those of a year that did not end before
// a day.
type Counting struct {
	Year int
	From Date // zero for all of the year
}

// Counting returns which periods of the plan's quotas count today: those of its year, or
// today's if that is unknown, from the day that a person set or the date of issue.
func (p *Plan) Counting(today Date) Counting {
	counting := Counting{p.YearAt(today), p.CountFrom}
	if counting.From.IsZero() && p.Issued.Year <= counting.Year {
		counting.From = p.Issued
	}
	return counting
}

// Periods returns the periods of the quota that count, in order.
func (c Counting) Periods(quota Quota) []Period {
	return slices.DeleteFunc(quota.Periods(c.Year), func(p Period) bool { return p.To.Before(c.From) })
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

// TickChange returns the change that counts a task as met one more time on the day.
// The error is a *RuleError if the task has no quota, the day is still to come,
// or it is in no period of the plan's year, the weeks of which begin and end on
// other days than the year itself.
func (s *Snapshot) TickChange(task *Task, day, today Date, note string) (Change, error) {
	change, plan := Change{Task: task.ID, Kind: KindTick, On: day, Note: note}, s.planOf(task.ID).Plan
	switch {
	case task.Quota == nil:
		return change, &RuleError{Rule: RuleNoQuota, Task: task.ID}
	case day.After(today):
		return change, &RuleError{Rule: RuleFuture, Task: task.ID, Day: day, Limit: today}
	case plan.Year == 0:
		return change, nil
	}
	periods := task.Quota.Periods(plan.CurrentYear(day))
	if day.Before(periods[0].From) || day.After(periods[len(periods)-1].To) {
		return change, &RuleError{Rule: RuleOutsideYear, Task: task.ID, Day: day, Year: plan.Year}
	}
	return change, nil
}
