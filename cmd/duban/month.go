package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"duban/model"
	"duban/tui/words"
)

func newMonthCommand(p *program) *cobra.Command {
	var asJSON bool
	about := p.words.Year.Commands
	cmd := &cobra.Command{
		Use:   use("month", about.Help.MonthArgument),
		Short: about.Help.Month,
		Args:  p.arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var month model.Month
			var err error
			if len(args) == 1 {
				if month, err = p.month(args[0]); err != nil {
					return err
				}
			}
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			if len(args) == 0 {
				month = model.MonthOf(s.today())
			}
			view := snapshot.MonthView(month, s.today())
			if asJSON {
				return s.sayJSON(s.monthToJSON(snapshot, view))
			}
			s.sayMonth(snapshot, view)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.words.Commands.Flags.JSON)
	return cmd
}

// month reads a month that was typed.
func (p *program) month(typed string) (model.Month, error) {
	month, err := model.ParseMonth(typed)
	if err != nil {
		return month, wrong(p.words.Year.Commands.BadMonth, words.Echo(typed))
	}
	return month, nil
}

// monthJSON is what month --json gives: tasks as list --json does, but those that
// are short with the period that is short in the month.
type monthJSON struct {
	Month  string       `json:"month"`
	Due    []taskJSON   `json:"due"`
	Short  []taskJSON   `json:"short"`
	Silent []silentJSON `json:"silent"`
}

type silentJSON struct {
	taskJSON
	Since model.Date `json:"silent_since"`
	Days  int        `json:"silent_days"`
}

func (s *session) monthToJSON(snapshot *model.Snapshot, view model.MonthView) monthJSON {
	out := monthJSON{view.Month.String(), []taskJSON{}, []taskJSON{}, []silentJSON{}}
	for _, task := range view.Due {
		out.Due = append(out.Due, taskToJSON(snapshot, task, s.today()))
	}
	for _, task := range view.Unmet {
		short, standing := taskToJSON(snapshot, task, s.today()), snapshot.TaskProgressIn(view.Month, task, s.today())
		short.Quota.Period, short.Quota.Ticks = standing.Period.Key, standing.Ticks
		out.Short = append(out.Short, short)
	}
	until := view.Until(s.today())
	for _, task := range view.Silent {
		since := snapshot.SilentSince(task.ID, until)
		out.Silent = append(out.Silent, silentJSON{taskToJSON(snapshot, task, s.today()), since, since.DaysUntil(until)})
	}
	return out
}

func (s *session) sayMonth(snapshot *model.Snapshot, view model.MonthView) {
	said := s.words.Year
	s.say(view.Month.String())
	s.saySection(snapshot, fmt.Sprintf(said.MonthDue, len(view.Due)), view.Due)
	s.sayStanding(snapshot, fmt.Sprintf(said.MonthShort, len(view.Unmet)), view.Unmet, func(task *model.Task) model.TaskProgress {
		return snapshot.TaskProgressIn(view.Month, task, s.today())
	})
	s.saySection(snapshot, fmt.Sprintf(said.MonthSilent, len(view.Silent)), view.Silent)
	if len(view.Due)+len(view.Unmet)+len(view.Silent) == 0 {
		s.say(s.words.Commands.Said.NoTasks)
	}
}

func newCalendarCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "calendar",
		Short: p.words.Year.Commands.Help.Calendar,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			calendar := snapshot.Calendar(s.today())
			if asJSON {
				return s.sayJSON(calendarToJSON(calendar))
			}
			s.sayCalendar(calendar)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.words.Commands.Flags.JSON)
	return cmd
}

// monthFiguresJSON is a month of calendar --json.
type monthFiguresJSON struct {
	Month   string `json:"month"`
	Now     bool   `json:"now"`
	Due     int    `json:"due"` // tasks due in it or with a milestone in it
	Done    int    `json:"done"`
	Overdue int    `json:"overdue"`
	Periods int    `json:"periods"` // of quotas, that end in it
	Met     int    `json:"met"`
	Short   int    `json:"short"`
	Ticks   int    `json:"ticks"`
}

func calendarToJSON(calendar []model.MonthSummary) []monthFiguresJSON {
	out := make([]monthFiguresJSON, 0, len(calendar))
	for _, m := range calendar {
		out = append(out, monthFiguresJSON{m.Month.String(), m.Current, m.Due, m.Done, m.Overdue, m.Periods, m.Met, m.Missed, m.Ticks})
	}
	return out
}

func (s *session) sayCalendar(calendar []model.MonthSummary) {
	said, terms := s.words.Year, s.words.Terms
	rows := [][]string{{
		"", said.Month, said.DueDone, terms.Overdue, said.PeriodsMet, said.Short, terms.Tick,
	}}
	for _, m := range calendar {
		now := ""
		if m.Current {
			now = ">"
		}
		rows = append(rows, []string{
			now, m.Month.String(), orBlank(m.Due, fmt.Sprintf("%d/%d", m.Done, m.Due)), orBlank(m.Overdue, strconv.Itoa(m.Overdue)),
			orBlank(m.Periods, fmt.Sprintf("%d/%d", m.Met, m.Periods)), orBlank(m.Missed, strconv.Itoa(m.Missed)),
			orBlank(m.Ticks, strconv.Itoa(m.Ticks)),
		})
	}
	s.table(rows, s.width)
}

// orBlank leaves out a figure of nothing, so that the others stand out.
func orBlank(n int, text string) string {
	if n == 0 {
		return ""
	}
	return text
}
