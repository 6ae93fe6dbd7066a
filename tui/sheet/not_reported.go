package sheet

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/prompt"
	"duban/tui/taskview"
)

// NotReported is which offices have not reported (未报) for a quarter or a month, each
// with its tasks.
type NotReported struct{ period model.Period }

// NewNotReported returns those of this quarter.
func NewNotReported(b *board.Board) *NotReported {
	return &NotReported{model.EveryQuarter.PeriodAt(b.Today)}
}

// Place implements Page.
func (*NotReported) Place() keys.Place { return keys.NotReported }

// every returns how long the period is.
func (n *NotReported) every() model.Every {
	if model.MonthOf(n.period.From) == model.MonthOf(n.period.To) {
		return model.EveryMonth
	}
	return model.EveryQuarter
}

// Content implements Page.
func (n *NotReported) Content(b *board.Board, width int) Content {
	text := b.Words.Reports
	when := b.Words.Period(n.period)
	content := Content{
		Title: fmt.Sprintf("%s  %s", b.Words.FollowUp.NotReported, when), Empty: fmt.Sprintf(text.AllReported, when),
	}
	due := func(task *model.Task) taskview.Due { return taskview.DueToday(b, task) }
	for _, office := range b.Snapshot.NotReported(n.period, b.Filter.Office) {
		content.Rows = append(content.Rows, headingRow(b, office.Office+"  "+text.Missing.Of(len(office.Tasks)), width))
		for _, task := range office.Tasks {
			content.Rows = append(content.Rows, taskRow(b, office.Office+rowMark+task.ID, task, b.Columns, due, width))
		}
	}
	return content
}

// About implements Page.
func (*NotReported) About(b *board.Board, id string, width int) []string {
	return taskview.Summary(b, taskOfRow(id), width)
}

// Update implements Page: it changes the period, goes to the current task, urges the
// office of the current row, or proposes the slip for it.
func (n *NotReported) Update(b *board.Board, action keys.Action, id string) effect.Effect {
	switch action {
	case keys.LeftPane:
		n.period = n.every().PeriodAt(n.period.From.AddDays(-1))
	case keys.RightPane:
		n.period = n.every().PeriodAt(n.period.To.AddDays(1))
	case keys.CycleStatus:
		day := n.period.From
		if n.period.Contains(b.Today) {
			day = b.Today
		}
		if n.every() == model.EveryMonth {
			n.period = model.EveryQuarter.PeriodAt(day)
		} else {
			n.period = model.EveryMonth.PeriodAt(day)
		}
	case keys.Open:
		return effect.Jump{Task: taskOfRow(id)}
	case keys.UrgeTask:
		return n.urge(b, id)
	case keys.ShowPapers:
		office, _, _ := strings.Cut(id, rowMark)
		return effect.ChoosePaper{Request: effect.PaperRequest{Form: "urge", Office: office, Period: n.period}}
	}
	return nil
}

// urge asks by when the office of a row is to report on all that it has not reported.
func (n *NotReported) urge(b *board.Board, id string) effect.Effect {
	office, _, _ := strings.Cut(id, rowMark)
	missing := b.Snapshot.NotReported(n.period, office)
	if len(missing) == 0 {
		return nil
	}
	return prompt.Urge(b, missing[0].Tasks, missing)
}
