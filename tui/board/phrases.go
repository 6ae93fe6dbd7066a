package board

import (
	"fmt"
	"time"

	"duban/model"
)

// ShortDate returns a day without its year if that is this year.
func (b *Board) ShortDate(day model.Date) string {
	if day.Year == b.Today.Year {
		return day.String()[len("2006-"):]
	}
	return day.String()
}

// EventTime returns a time as the history shows it, in China: 11-22 09:12.
func (b *Board) EventTime(at time.Time) string {
	return b.ShortDate(model.DateOf(at)) + at.In(model.China()).Format(" 15:04")
}

// ShortTime returns the time of an event of today, or else its day.
func (b *Board) ShortTime(event model.Event) string {
	if day := model.DateOf(event.At); day != b.Today {
		return b.ShortDate(day)
	}
	return event.At.In(model.China()).Format("15:04")
}

// DueOrNone returns a deadline, or the words for none.
func (b *Board) DueOrNone(due model.Date) string {
	if due.IsZero() {
		return b.Words.Year.NoDue
	}
	return due.String()
}

// QuotaCount returns how often a quota was met in its period: 本月 1/2.
func (b *Board) QuotaCount(task *model.Task, standing model.TaskProgress) string {
	terms := b.Words.Terms
	period := standing.Period.Key
	if standing.Period.Contains(b.Today) {
		period = terms.Every(task.Quota.Every)
	}
	return fmt.Sprintf(terms.QuotaCount, period, standing.Ticks, task.Quota.AtLeast)
}

// EventName returns what an event did: 完成, 撤销 完成.
func (b *Board) EventName(event model.Event) string {
	terms := b.Words.Terms
	if event.Undoes == 0 {
		return terms.Event(event)
	}
	return fmt.Sprintf("%s %s", terms.Event(event), terms.Event(b.Snapshot.Origin(event)))
}

// EventDetail returns what an event did and the day that it is about, unless it happened
// today: 已完成 2021-11-20, 计次 2021-11-22, 延期 2021-11-20 → 2021-12-31.
func (b *Board) EventDetail(event model.Event) string {
	name := b.EventName(event)
	if !event.HappenedOn.IsZero() && event.HappenedOn != b.Today {
		name += " " + event.HappenedOn.String()
	}
	switch event.Kind {
	case model.KindTick:
		return name + " " + event.On.String()
	case model.KindExtend:
		return name + " " + fmt.Sprintf(b.Words.Year.Moved, b.DueOrNone(event.Was), event.On)
	}
	return name
}

// TaskNames returns the name of one task, or how many there are.
func (b *Board) TaskNames(ids []string) string {
	if len(ids) == 1 {
		return b.Name(ids[0])
	}
	return fmt.Sprintf(b.Words.Screen.Notice.Several, len(ids))
}

// MissingPeriods says that a task that was just marked as done still lacks something of
// its quota for the year; empty for nothing.
func (b *Board) MissingPeriods(events []model.Event) string {
	task := b.Snapshot.Task(events[0].Task)
	if task == nil || len(events) > 1 || events[0].To != model.Done {
		return ""
	}
	if missing := b.Standing(task).UnmetPeriods; missing > 0 {
		return b.Words.Year.Missing.Of(missing)
	}
	return ""
}
