package sheet

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/prompt"
	"duban/tui/queue"
	"duban/tui/taskview"
)

// Parts is the parts that the offices have in one task, the only place where one of
// them is marked.
type Parts struct{ task string }

// NewParts returns the parts of a task.
func NewParts(task string) *Parts { return &Parts{task} }

// Place implements Page.
func (*Parts) Place() keys.Place { return keys.Parts }

// parts returns the parts; none if the task is gone.
func (p *Parts) parts(b *board.Board) []model.Part {
	task := b.Snapshot.Task(p.task)
	if task == nil {
		return nil
	}
	return b.Snapshot.Parts(task)
}

// OwnRow returns the row of the user's own office; empty if there is none.
func (p *Parts) OwnRow(b *board.Board) string {
	own := b.OwnOffices()
	for _, part := range p.parts(b) {
		if slices.Contains(own, part.Office) {
			return p.rowID(part.Office)
		}
	}
	return ""
}

// rowID is the identity of an office's row. It ends with the task's, as those of all
// pages of tasks do.
func (p *Parts) rowID(office string) string { return office + rowMark + p.task }

// Content implements Page.
func (p *Parts) Content(b *board.Board, width int) Content {
	parts := p.parts(b)
	content := Content{Title: fmt.Sprintf("%s  %s", b.Words.Parts.Title, b.Name(p.task)), Empty: b.Words.Screen.Notice.NoTask}
	if task := b.Snapshot.Task(p.task); task != nil {
		content.Title += "  " + taskview.PartCount(b, task)
	}
	for _, part := range parts {
		content.Rows = append(content.Rows, Row{ID: p.rowID(part.Office), Draw: func(current bool) string {
			line := b.Pen.Pointer(current) + taskview.Part(b, part, taskview.OfficeWidth(b, parts, width)) + taskview.PartNews(b, p.task, part.Office)
			if current {
				return b.Pen.Theme.Chosen.Render(b.Pen.Cell(ansi.Strip(line), width))
			}
			return line
		}})
	}
	return content
}

// About implements Page.
func (p *Parts) About(b *board.Board, id string, width int) []string {
	state := b.Snapshot.State(p.task)
	for _, report := range state.Reported {
		if p.rowID(report.Office) == id {
			head := b.Words.Reports.Progress + " " + b.ShortDate(report.On) + "  "
			return b.Pen.WrapUnder(head, b.Words.Report(report.Report), width)
		}
	}
	return taskview.Summary(b, p.task, width)
}

// Update implements Page: it marks the part of the current office.
func (p *Parts) Update(b *board.Board, action keys.Action, id string) effect.Effect {
	parts := p.parts(b)
	at := slices.IndexFunc(parts, func(part model.Part) bool { return p.rowID(part.Office) == id })
	to, task := model.Done, b.Snapshot.Task(p.task)
	switch {
	case at < 0:
		return nil
	case action == keys.AcceptTask:
		return prompt.Accept(b, []*model.Task{task}, parts[at].Office)
	case action == keys.ReturnTask:
		return prompt.Return(b, []*model.Task{task}, parts[at].Office)
	case action == keys.UrgeTask:
		var offices []model.OfficeTasks
		if parts[at].Open {
			offices = []model.OfficeTasks{{Office: parts[at].Office, Tasks: []*model.Task{task}}}
		}
		return prompt.Urge(b, []*model.Task{task}, offices)
	case action == keys.ToggleDoing:
		to = model.Doing
	case action != keys.ToggleDone:
		return nil
	}
	now := parts[at].Status
	if asked, pending := b.PendingParts[p.task][parts[at].Office]; pending {
		now = asked
	}
	if now == to || now == b.MarkedAs(to) {
		to = model.Todo
		if isSaved := parts[at].Status == now; action == keys.ToggleDone && (isSaved && b.Snapshot.WasDoing(p.task, parts[at].Office) || parts[at].Status == model.Doing) {
			to = model.Doing // as before it was done by mistake
		}
	}
	return effect.Write{Write: queue.Write{Kind: model.KindMark, Changes: []model.Change{{
		Task: p.task, Kind: model.KindMark, Office: parts[at].Office, To: to, Seen: b.Snapshot.State(p.task).Version,
	}}}}
}
