package model

// soonDays is how many days ahead a deadline counts as due soon (临期).
const soonDays = 30

// Standing is where a task stands on a given day.
type Standing struct {
	Status  Status
	Overdue bool // 逾期: not done, and the deadline is past
	DueSoon bool // 临期: not done, and due within 30 days
	Behind  bool // 落后: a period of the quota ended short
	// DaysLeft counts to the deadline; negative when it is past.
	DaysLeft int
	// Period is the quota's period today; Ticks is how often it was met in it.
	// A plan that is read in another year shows the nearest of its own.
	Period Period
	Ticks  int
}

// Stand returns where the task stands today. planYear is 0 if unknown.
func Stand(task *Task, state State, planYear int, today Date) Standing {
	standing := Standing{Status: state.Status}
	open := state.Status != Done
	if !task.Due.IsZero() {
		standing.DaysLeft = today.DaysUntil(task.Due)
		standing.Overdue = open && !task.Ongoing && standing.DaysLeft < 0
		standing.DueSoon = open && standing.DaysLeft >= 0 && standing.DaysLeft <= soonDays
	}
	if task.Quota == nil {
		return standing
	}
	if planYear == 0 {
		planYear = today.Year
	}
	for _, period := range task.Quota.Every.Periods(planYear) {
		ended := period.To.Before(today)
		ticks := period.Count(state.Ticks)
		if standing.Period.Key == "" || !period.From.After(today) {
			standing.Period, standing.Ticks = period, ticks
		}
		if ended && ticks < task.Quota.AtLeast {
			standing.Behind = open
		}
	}
	return standing
}
