package model

// DueSoonDays is how many days ahead a deadline counts as due soon (临期).
const DueSoonDays = 30

// TaskProgress is a task's state on a given day: what is derived from its events,
// its deadline and its quota.
type TaskProgress struct {
	Status Status
	// Submitted (待审核) is a task of which something waits to be accepted: all of it, or
	// the part of an office.
	Submitted bool
	Overdue   bool // 逾期: not done, and the deadline is past
	DueSoon   bool // 临期: not done, and due within 30 days
	// Behind (落后) is a task, not done, of whose quota a period ended short, or
	// that is lagging.
	Behind bool
	// Lagging (进度偏慢) is one whose ticks in the current period are fewer than
	// an even pace asks for: see Period.Expected.
	Lagging bool
	// Ahead (超进度) is a task, not done, overdue or behind, with more ticks in the
	// current period than an even pace asks for.
	Ahead bool
	// Due is the deadline that holds, extensions considered. DaysLeft counts to
	// it; negative when it is past.
	Due      Date
	DaysLeft int
	// Period is the quota's period today; Ticks is how often it was met in it.
	// A plan that is read in another year shows the nearest of its own.
	Period Period
	Ticks  int
	// UnmetPeriods is how many periods of the year are not met: short, current or to
	// come. A quota task that was marked as done is done for the year only when
	// none is.
	UnmetPeriods int
	// MissedPeriods is how many periods ended without being met.
	MissedPeriods int
}

// IsSettled reports whether the task is done for the year: marked as done, and
// no period of its quota missing.
func (s TaskProgress) IsSettled() bool { return s.Status == Done && s.UnmetPeriods == 0 }

// ProgressOf returns the progress of a task today.
func ProgressOf(task *Task, state State, counting Counting, today Date) TaskProgress {
	standing := TaskProgress{Status: state.Status, Submitted: state.isSubmitted(task), Due: DueOf(task, state)}
	open := !state.Status.IsClosed()
	if !standing.Due.IsZero() {
		standing.DaysLeft = today.DaysUntil(standing.Due)
		isInTime := state.Status == Submitted && !state.submittedOn().After(standing.Due)
		standing.Overdue = open && !task.Ongoing && standing.DaysLeft < 0 && !isInTime
		standing.DueSoon = open && standing.DaysLeft >= 0 && standing.DaysLeft <= DueSoonDays
	}
	if task.Quota == nil {
		return standing
	}
	for _, period := range counting.Periods(*task.Quota) {
		standing.countPeriod(*task.Quota, period, period.Count(state.Ticks), today)
	}
	if standing.Period.Key == "" { // none counts
		standing.Period = task.Quota.PeriodAt(today)
		standing.Ticks = standing.Period.Count(state.Ticks)
	}
	standing.Lagging = standing.Lagging && open
	standing.Behind = open && (standing.MissedPeriods > 0 || standing.Lagging)
	standing.Ahead = open && !standing.Behind && !standing.Overdue && standing.Period.Contains(today) &&
		standing.Ticks > standing.Period.Expected(task.Quota.AtLeast, today)
	return standing
}

// countPeriod takes one period of the quota in.
func (s *TaskProgress) countPeriod(quota Quota, period Period, ticks int, today Date) {
	if s.Period.Key == "" || !period.From.After(today) {
		s.Period, s.Ticks = period, ticks
	}
	if ticks >= quota.AtLeast {
		return
	}
	s.UnmetPeriods++
	switch {
	case period.To.Before(today):
		s.MissedPeriods++
	case period.Contains(today):
		s.Lagging = ticks < period.Expected(quota.AtLeast, today)
	}
}

// Standing is how a task is doing, in one word for papers.
type Standing string

// The standings, of which the first that fits is a task's.
const (
	StandingDone    Standing = "done"    // 已完成
	StandingBehind  Standing = "behind"  // 未达时序进度: overdue or behind
	StandingAhead   Standing = "ahead"   // 超进度
	StandingOngoing Standing = "ongoing" // 长期推进
	StandingOnTrack Standing = "ontrack" // 达到时序进度
)

// Standing returns the standing of the task that the progress is of. A cancelled task has
// none.
func (s TaskProgress) Standing(task *Task) Standing {
	switch {
	case s.Status == Cancelled:
		return ""
	case s.Status == Done:
		return StandingDone
	case s.Overdue || s.Behind:
		return StandingBehind
	case s.Ahead:
		return StandingAhead
	case task.Ongoing:
		return StandingOngoing
	default:
		return StandingOnTrack
	}
}

// NeedsUrging reports whether the task asks to be urged: overdue, due soon or behind.
func (s TaskProgress) NeedsUrging() bool { return s.Overdue || s.DueSoon || s.Behind }
