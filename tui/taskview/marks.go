// Package taskview draws tasks: their row in a list, their facts, the periods of
// their quota and what happened to them. The panes and the sheets share it.
package taskview

import (
	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
)

// Marks are the marks of a task's status.
type Marks struct{ Todo, Doing, Done, Overdue, Cancelled, Pending string }

// MarksOf returns the marks that a pen draws.
func MarksOf(pen draw.Pen) Marks {
	if pen.ASCII {
		return Marks{"-", "~", "x", "!", "/", "?"}
	}
	return Marks{"○", "◐", "✓", "●", "✕", "◌"}
}

// StatusMark returns the mark of a task's status. An overdue task has a mark of
// its own, and so has one with a write on its way.
func StatusMark(b *board.Board, task *model.Task, standing model.TaskProgress) (string, lipgloss.Style) {
	tints, theme, marks := b.Pen.Theme.Marks, b.Pen.Theme, MarksOf(b.Pen)
	status, pending := b.Status(task.ID)
	switch {
	case pending:
		return marks.Pending, theme.Title
	case status == model.Cancelled:
		return marks.Cancelled, theme.Quiet
	case standing.Overdue && status != model.Done:
		return marks.Overdue, tints.Overdue
	default:
		return markOf(b.Pen, status)
	}
}

// markOf returns the mark of the status of a task or a part.
func markOf(pen draw.Pen, status model.Status) (string, lipgloss.Style) {
	tints, marks := pen.Theme.Marks, MarksOf(pen)
	switch status {
	case model.Done:
		return marks.Done, tints.Done
	case model.Submitted:
		return marks.Doing, tints.DueSoon
	case model.Doing:
		return marks.Doing, tints.Doing
	default:
		return marks.Todo, lipgloss.NewStyle()
	}
}

// StageMark returns the mark of a period or milestone, of the same signs as a
// task's status.
func StageMark(pen draw.Pen, stage model.Stage) (string, lipgloss.Style) {
	theme, marks := pen.Theme, MarksOf(pen)
	switch stage {
	case model.StageMet:
		return marks.Done, theme.Marks.Done
	case model.StageMissed:
		return marks.Overdue, theme.Marks.Overdue
	case model.StageCurrent:
		return marks.Doing, theme.Marks.Doing
	default:
		return marks.Todo, theme.Quiet
	}
}
