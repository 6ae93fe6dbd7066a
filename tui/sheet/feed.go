package sheet

import (
	"fmt"
	"slices"
	"strconv"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/taskview"
)

// Feed is what happened to the plan, the latest first.
type Feed struct{}

// Place implements Page.
func (*Feed) Place() keys.Place { return keys.Feed }

// Content implements Page.
func (*Feed) Content(b *board.Board, width int) Content {
	content := Content{Title: b.Words.FollowUp.Feed, Empty: b.Words.Screen.Panels.NoChanges}
	for _, event := range slices.Backward(b.Snapshot.Log) {
		content.Rows = append(content.Rows, plainRow(b, strconv.FormatUint(event.Seq, 10), width, func() rowText {
			return feedText(b, event)
		}))
	}
	return content
}

func feedText(b *board.Board, event model.Event) rowText {
	text, task := b.Words.Note(event), b.Snapshot.TaskOrRemoved(event.Task)
	switch {
	case text != "":
	case task != nil:
		text = task.Text
	case event.Kind == model.KindImport:
		text = b.Snapshot.Plan.Name()
	}
	number := ""
	if event.AboutTask() != "" {
		number = b.Name(event.Task) + ". "
	}
	return rowText{
		fmt.Sprintf("%s %s ", b.EventTime(event.At), b.Pen.Cell(b.Pen.Name(event.By), 8)), b.Pen.Theme.Quiet,
		fmt.Sprintf("%s  %s%s", b.EventDetail(event), number, text),
	}
}

// eventOf returns the event of a row; a zero one if the log lacks it.
func eventOf(b *board.Board, id string) model.Event {
	seq, err := strconv.ParseUint(id, 10, 64)
	at := slices.IndexFunc(b.Snapshot.Log, func(e model.Event) bool { return e.Seq == seq })
	if err != nil || at < 0 {
		return model.Event{}
	}
	return b.Snapshot.Log[at]
}

// About implements Page.
func (*Feed) About(b *board.Board, id string, width int) []string {
	event := eventOf(b, id)
	lines := taskview.Event(b, event, width)
	if task := b.Snapshot.Task(event.Task); task != nil {
		lines = append(lines, b.Pen.WrapHanging(b.Name(task.ID)+". "+task.Text, width)...)
	}
	return lines
}

// Update implements Page: it goes to the task of the current event.
func (*Feed) Update(b *board.Board, action keys.Action, id string) effect.Effect {
	if action == keys.Open {
		return effect.Jump{Task: eventOf(b, id).Task}
	}
	return nil
}
