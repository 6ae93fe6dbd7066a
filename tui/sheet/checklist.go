package sheet

import (
	"fmt"

	"duban/model"
	"duban/tui/board"
	"duban/tui/drafts"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/prompt"
	"duban/tui/queue"
	"duban/tui/taskview"
)

// Checklist is the done tasks, to be verified one by one (核查).
type Checklist struct{}

// Place implements Page.
func (*Checklist) Place() keys.Place { return keys.Checklist }

// Content implements Page.
func (*Checklist) Content(b *board.Board, width int) Content {
	tasks, verified := b.Snapshot.Checklist(), 0
	content := Content{Empty: b.Words.Year.NoneDone}
	for _, task := range tasks {
		if b.Snapshot.State(task.ID).VerifiedBy != "" {
			verified++
		}
		content.Rows = append(content.Rows, plainRow(b, task.ID, width, func() rowText { return verifiedText(b, task, width) }))
	}
	content.Title = b.Words.FollowUp.Checklist + "  " + fmt.Sprintf(b.Words.Year.ToVerify, verified, len(tasks))
	return content
}

// verifiedText shows whether, by whom and when a task was verified.
func verifiedText(b *board.Board, task *model.Task, width int) rowText {
	const whoWidth = 18
	state := b.Snapshot.State(task.ID)
	_, pending := b.Pending[task.ID]
	mark, style, who := taskview.MarksOf(b.Pen).Pending, b.Pen.Theme.Title, ""
	switch {
	case state.VerifiedBy != "":
		mark, style = taskview.StageMark(b.Pen, model.StageMet)
		who = fmt.Sprintf("%s %s", state.VerifiedBy, b.ShortDate(model.DateOf(state.VerifiedAt)))
	case !pending:
		mark, style = taskview.StageMark(b.Pen, model.StageUpcoming)
		who = b.Words.Year.NotVerified
	}
	plan, number := b.Snapshot.PlanAndNumber(task.ID)
	text := b.Pen.Right(number, b.Columns.Number) + " " + task.Text
	if plan != "" {
		text = b.Pen.Cell(plan, b.Columns.Plan) + " " + text
	}
	return rowText{mark + " ", style, b.Pen.Cell(text, width-whoWidth-6) + " " + b.Pen.Right(who, whoWidth)}
}

// About implements Page.
func (*Checklist) About(b *board.Board, id string, width int) []string {
	return taskview.Summary(b, id, width)
}

// Update implements Page: it verifies the current task, or goes to it.
func (*Checklist) Update(b *board.Board, action keys.Action, id string) effect.Effect {
	task := b.Snapshot.Task(id)
	switch {
	case task == nil:
		return effect.Alarm{Text: b.Words.Year.NoneDone}
	case action == keys.Open:
		return effect.Jump{Task: id}
	case action == keys.ToggleDone:
		return verify(b, task, "")
	case action == keys.WriteNote && b.ReadOnly:
		return effect.Alarm{Text: b.Words.Screen.Notice.ReadOnly}
	case action == keys.WriteNote:
		return askVerifyNote(b, task)
	}
	return nil
}

func askVerifyNote(b *board.Board, task *model.Task) effect.Effect {
	label := fmt.Sprintf(b.Words.FollowUp.VerifyNote, b.Name(task.ID))
	return prompt.Text(b, drafts.Key(model.KindVerify, task.ID), label, func(b *board.Board, text string) (effect.Effect, error) {
		if model.IsBlank(text) {
			return verify(b, task, ""), nil
		}
		note, err := model.CleanNote(text)
		if err != nil {
			return nil, err
		}
		return verify(b, task, note), nil
	})
}

// verify asks for a task to be verified and moves on to the next.
func verify(b *board.Board, task *model.Task, note string) effect.Effect {
	state := b.Snapshot.State(task.ID)
	if state.VerifiedBy != "" && note == "" {
		return effect.Alarm{Text: fmt.Sprintf(b.Words.Year.WasVerified, b.Name(task.ID), state.VerifiedBy, b.EventTime(state.VerifiedAt))}
	}
	w := queue.Write{Kind: model.KindVerify, Changes: []model.Change{
		{Task: task.ID, Kind: model.KindVerify, Seen: state.Version, Note: note},
	}}
	w.Draft = drafts.Entry{Key: drafts.Key(model.KindVerify, task.ID), Draft: drafts.Draft{Text: note}}
	if b.ReadOnly {
		return effect.Write{Write: w} // refused with words, and the cursor stays
	}
	return effect.Several{effect.Write{Write: w}, effect.Act{Action: keys.MoveDown}}
}
