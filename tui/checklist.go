package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/keys"
)

// checklist shows what is done, to be verified one by one (核查).
type checklist struct{}

func (*checklist) place() keys.Place { return keys.Checklist }

func (*checklist) content(a *App, width int) content {
	tasks, verified := a.snapshot.Checklist(), 0
	all := content{empty: a.Words.Year.Commands.NoneDone}
	for _, task := range tasks {
		if a.snapshot.State(task.ID).VerifiedBy != "" {
			verified++
		}
		all.rows = append(all.rows, a.plainRow(task.ID, width, func() told { return a.tellVerified(task, width) }))
	}
	all.title = a.Words.Follow.Checklist + "  " + fmt.Sprintf(a.Words.Year.Commands.ToVerify, verified, len(tasks))
	return all
}

// tellVerified tells whether, by whom and when a task was verified.
func (a *App) tellVerified(task *model.Task, width int) told {
	const whoWidth = 18
	state := a.snapshot.State(task.ID)
	mark, style, who := a.pendingMark(), a.Pen.Theme.Title, ""
	switch {
	case state.VerifiedBy != "":
		mark, style = a.stageMark(model.StageMet)
		who = fmt.Sprintf("%s %s", state.VerifiedBy, a.shortDate(model.DateOf(state.VerifiedAt)))
	case !a.writes.waits(task.ID):
		mark, style = a.stageMark(model.StageAhead)
		who = a.Words.Year.Commands.NotVerified
	}
	text := fmt.Sprintf("%s %s", a.Pen.Right(task.Number, a.columns.number), task.Text)
	return told{mark + " ", style, a.Pen.Cell(text, width-whoWidth-6) + " " + a.Pen.Right(who, whoWidth)}
}

func (a *App) pendingMark() string {
	if a.Pen.ASCII {
		return "?"
	}
	return "◌"
}

func (*checklist) about(a *App, id string, width int) []string { return a.aboutTask(id, width) }

func (c *checklist) do(a *App, does keys.Action, id string) tea.Cmd {
	task := a.snapshot.Task(id)
	switch {
	case task == nil:
		a.alarm(a.Words.Year.Commands.NoneDone)
	case does == keys.Open:
		a.jump(id)
	case does == keys.ToggleDone:
		return a.verify(task, "")
	case does == keys.WriteNote && a.canWrite():
		a.askText(draftKey(model.KindVerify, id), fmt.Sprintf(a.Words.Follow.VerifyNote, a.name(id)), func(text string) (tea.Cmd, error) {
			if strings.TrimSpace(text) == "" {
				return a.verify(task, ""), nil
			}
			note, err := model.CleanNote(text)
			if err != nil {
				return nil, err
			}
			return a.verify(task, note), nil
		})
	}
	return nil
}

// verify asks for a task to be verified and goes on to the next.
func (a *App) verify(task *model.Task, note string) tea.Cmd {
	state := a.snapshot.State(task.ID)
	if state.VerifiedBy != "" && note == "" {
		a.alarm(fmt.Sprintf(a.Words.Year.Commands.WasVerified, a.name(task.ID), state.VerifiedBy, a.eventTime(state.VerifiedAt)))
		return nil
	}
	key := draftKey(model.KindVerify, task.ID)
	w := write{kind: model.KindVerify, changes: []model.Change{
		{Task: task.ID, Kind: model.KindVerify, Seen: state.Version, Note: note},
	}}
	w.draft = a.takeDraft(key, note)
	cmd := a.enqueue(w)
	if a.sheet != nil && !a.ReadOnly {
		a.sheet.move(a, keys.MoveDown)
	}
	return cmd
}

// standingMark is the mark of a task of another plan.
func (a *App) standingMark(standing model.Standing) (string, lipgloss.Style) {
	switch {
	case standing.IsSettled():
		return a.stageMark(model.StageMet)
	case standing.Overdue || standing.Short > 0:
		return a.stageMark(model.StageShort)
	case standing.Status != model.Todo:
		return a.stageMark(model.StageNow)
	default:
		return a.stageMark(model.StageAhead)
	}
}
