package main

import (
	"context"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/history"
	"duban/cmd/duban/internal/report"
	"duban/model"
)

func newLogCommand(p *program) *cobra.Command {
	var typedTask, since, by string
	var last uint
	var asJSON bool
	about := p.text.Flags
	cmd := &cobra.Command{
		Use:   "log",
		Short: p.text.Help.Log,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			var wanted history.Selection
			open := p.openRecent
			if cmd.Flags().Changed("task") {
				open = func(context.Context) (*session, *model.Snapshot, error) { return p.openTask(cmd, typedTask) }
			}
			s, snapshot, err := open(cmd.Context())
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("since") {
				wanted.Since, err = (&model.Plan{}).ParseDay(since, s.today())
				if err = p.settings().BadDate("--since", since, err); err != nil {
					return err
				}
			}
			if cmd.Flags().Changed("task") {
				if snapshot, wanted.Task, err = s.findEver(cmd.Context(), snapshot, typedTask); err != nil {
					return p.words.TaskError(snapshot.Plan, err)
				}
			}
			wanted.By, wanted.IsByAnyone, wanted.Last = by, !cmd.Flags().Changed("by"), int(min(last, math.MaxInt32))
			return s.printLog(cmd.Context(), snapshot, wanted, asJSON)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&typedTask, "task", "", about.TaskOfLog)
	cmd.Flags().StringVar(&since, "since", "", about.SinceOfLog)
	cmd.Flags().StringVar(&by, "by", "", about.ByLog)
	cmd.Flags().UintVarP(&last, "last", "n", 0, about.LastOfLog)
	cmd.Flags().BoolVar(&asJSON, "json", false, about.JSON)
	return cmd
}

// findEver finds a task by what a person types, those that a correction or an undo took
// out included: what happened to them stays in the log. It returns the snapshot with the
// task's history.
func (s *session) findEver(ctx context.Context, snapshot *model.Snapshot, typed string) (*model.Snapshot, *model.Task, error) {
	task, notFound := snapshot.Plan.FindTask(typed)
	if notFound != nil {
		task = snapshot.Plan.FindRemoved(typed)
	}
	id := strings.ToUpper(strings.TrimSpace(typed))
	if task != nil {
		id = task.ID
	}
	after, err := s.history().OfTasks(ctx, snapshot, id)
	switch {
	case err != nil:
		return snapshot, nil, err
	case task == nil:
		task = after.TaskOrRemoved(id)
	}
	if task == nil {
		return snapshot, nil, notFound
	}
	return after, task, nil
}

// printLog prints what is wanted of the log, which is read twice: how wide the columns are
// shows only then.
func (s *session) printLog(ctx context.Context, snapshot *model.Snapshot, wanted history.Selection, asJSON bool) error {
	var widths report.LogWidths
	count, printed := 0, s.report()
	inOrder, err := s.history().Select(ctx, snapshot, wanted, func(page *model.Snapshot, events []model.Event) {
		if count += len(events); !asJSON {
			printed.MeasureLog(&widths, page, events)
		}
	})
	switch {
	case err != nil:
		return err
	case asJSON:
		return printed.LogJSON(func(take func([]model.Event)) error {
			return inOrder(func(_ *model.Snapshot, events []model.Event) { take(events) })
		})
	case count == 0:
		printed.NoLog()
		return nil
	}
	return inOrder(func(page *model.Snapshot, events []model.Event) { printed.Log(&widths, page, events) })
}
