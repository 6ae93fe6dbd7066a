package tui

import (
	"fmt"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/keys"
)

// feed shows what happened to the plan, the latest first.
type feed struct{}

func (*feed) place() keys.Place { return keys.Feed }

func (*feed) content(a *App, width int) content {
	all := content{title: a.Words.Follow.Feed, empty: a.Words.Screen.Panels.NoChanges}
	for _, event := range slices.Backward(a.snapshot.Log) {
		all.rows = append(all.rows, a.plainRow(strconv.FormatUint(event.Seq, 10), width, func() told {
			return a.tellEvent(event)
		}))
	}
	return all
}

func (a *App) tellEvent(event model.Event) told {
	text, task := a.Words.Note(event), a.snapshot.TaskEver(event.Task)
	switch {
	case text != "":
	case task != nil:
		text = task.Text
	case event.Kind == model.KindImport:
		text = a.snapshot.Plan.Name()
	}
	number := ""
	if event.Task != "" {
		number = a.name(event.Task) + ". "
	}
	return told{
		fmt.Sprintf("%s %s ", a.eventTime(event.At), a.Pen.Cell(a.Pen.Name(event.By), 8)), a.Pen.Theme.Quiet,
		fmt.Sprintf("%s  %s%s", a.eventDetail(event), number, text),
	}
}

func (*feed) event(a *App, id string) model.Event {
	seq, err := strconv.ParseUint(id, 10, 64)
	at := slices.IndexFunc(a.snapshot.Log, func(e model.Event) bool { return e.Seq == seq })
	if err != nil || at < 0 {
		return model.Event{}
	}
	return a.snapshot.Log[at]
}

func (f *feed) about(a *App, id string, width int) []string {
	event := f.event(a, id)
	lines := a.eventLines(event, width)
	if task := a.snapshot.Task(event.Task); task != nil {
		lines = append(lines, a.Pen.WrapHanging(a.name(task.ID)+". "+task.Text, width)...)
	}
	return lines
}

func (f *feed) do(a *App, does keys.Action, id string) tea.Cmd {
	if does == keys.Open {
		a.jump(f.event(a, id).Task)
	}
	return nil
}
