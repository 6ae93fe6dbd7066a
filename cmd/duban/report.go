package main

import (
	"context"

	"duban/model"
)

// latestInReport is how many of the latest changes the report tells.
const latestInReport = 10

// report tells the plan in plain text, for where no dashboard can be drawn: a
// mail of cron, a pipe, ssh without a terminal.
func (s *session) report(ctx context.Context) error {
	snapshot, err := s.load(ctx)
	if err != nil {
		return err
	}
	s.sayTitle(snapshot.Plan)
	s.sayFigures(snapshot.Progress(s.today()))
	terms := s.words.Terms
	for _, status := range []model.StatusFilter{model.StatusOverdue, model.StatusSoon, model.StatusBehind} {
		tasks := model.Filter{Status: status}.Tasks(snapshot, s.today(), s.spelling)
		s.saySection(snapshot, terms.StatusFilter(status), tasks)
	}
	for i, category := range snapshot.Plan.Categories {
		open := model.Filter{Category: i + 1, Status: model.StatusOpen}
		heading := terms.Open + "  " + category.Heading()
		s.saySection(snapshot, heading, open.Tasks(snapshot, s.today(), s.spelling))
	}
	s.say()
	s.say(s.words.Commands.Said.Latest)
	log := snapshot.Log
	rows := s.eventRows(snapshot, log[max(len(log)-latestInReport, 0):])
	for _, row := range rows {
		row[0] = "" // in the place of the number
	}
	s.table(rows, s.width)
	s.say()
	s.say(s.words.Commands.Said.NeedsTerminal)
	return nil
}

func (s *session) saySection(snapshot *model.Snapshot, heading string, tasks []*model.Task) {
	s.sayStanding(snapshot, heading, tasks, func(task *model.Task) model.TaskProgress { return snapshot.TaskProgress(task, s.today()) })
}

// sayStanding tells tasks under a heading, each as it stands.
func (s *session) sayStanding(
	snapshot *model.Snapshot, heading string, tasks []*model.Task, standing func(*model.Task) model.TaskProgress,
) {
	if len(tasks) == 0 {
		return
	}
	s.say()
	s.say(heading)
	var rows [][]string
	for _, task := range tasks {
		rows = append(rows, append([]string{""}, s.row(snapshot, task, standing(task))...))
	}
	s.table(rows, s.width)
}
