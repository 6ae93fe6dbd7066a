package prompt

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/drafts"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/queue"
)

// Accept asks for the document by which what offices submitted of some tasks is accepted.
// With an office, it is about that one's part alone.
func Accept(b *board.Board, tasks []*model.Task, office string) effect.Effect {
	seen := b.Snapshot
	decide := func(task *model.Task, note string) ([]model.Change, error) {
		return seen.AcceptChanges(task, office, note)
	}
	if _, err := changesOf(seen, tasks, "", decide); err != nil {
		return effect.Fail{Err: err}
	}
	p := New(fmt.Sprintf(b.Words.Parts.Accept, aboutWhat(b, tasks, office)), field.Line("", model.MaxName))
	p.Enter = func(_ *board.Board, text string) (effect.Effect, error) {
		if text = strings.TrimSpace(text); text != "" {
			var err error
			if text, err = model.DocumentNumber(text); err != nil {
				return nil, err
			}
		}
		changes, err := changesOf(seen, tasks, text, decide)
		return effect.Write{Write: queue.Write{Kind: model.KindMark, Changes: changes}}, err
	}
	return effect.Open{Overlay: p}
}

// Return asks for the reason for which what offices submitted of some tasks is sent back.
// With an office, it is about that one's part alone.
func Return(b *board.Board, tasks []*model.Task, office string) effect.Effect {
	seen := b.Snapshot
	decide := func(task *model.Task, reason string) ([]model.Change, error) {
		return seen.ReturnChanges(task, office, reason)
	}
	if _, err := changesOf(seen, tasks, "-", decide); err != nil { // any reason will do to find out
		return effect.Fail{Err: err}
	}
	key := drafts.Key(model.KindReturn, taskIDs(tasks)...)
	label := fmt.Sprintf(b.Words.Parts.Return, aboutWhat(b, tasks, office))
	return Text(b, key, label, func(_ *board.Board, text string) (effect.Effect, error) {
		reason, err := model.CleanOptionalNote(text)
		if err != nil {
			return nil, err
		}
		changes, err := changesOf(seen, tasks, reason, decide)
		return effect.Write{Write: queue.Write{Kind: model.KindReturn, Changes: changes, Draft: entry(key, text)}}, err
	})
}

// Urge asks by when the offices are to reply that were urged about some tasks.
func Urge(b *board.Board, tasks []*model.Task, offices []model.OfficeTasks) effect.Effect {
	if len(offices) == 0 {
		return effect.Alarm{Text: fmt.Sprintf(b.Words.Urging.NoneOpen, aboutWhat(b, tasks, ""))}
	}
	names := make([]string, len(offices))
	for i, office := range offices {
		names[i] = office.Office
	}
	p := New(fmt.Sprintf(b.Words.Urging.ReplyDay, b.Words.Errors.List(names)), field.Line("", MaxDay))
	p.Enter = func(b *board.Board, text string) (effect.Effect, error) {
		var day model.Date
		if !model.IsBlank(text) {
			var err error
			if day, err = b.Snapshot.Plan.ParseDay(text, b.Today); err != nil {
				return nil, err
			}
		}
		changes, err := b.Snapshot.UrgeChanges(offices, day, b.Today)
		return effect.Write{Write: queue.Write{Kind: model.KindUrge, Changes: changes}}, err
	}
	return effect.Open{Overlay: p}
}

// aboutWhat names the tasks, and the office whose part it is about.
func aboutWhat(b *board.Board, tasks []*model.Task, office string) string {
	return strings.TrimSpace(b.TaskNames(taskIDs(tasks)) + " " + office)
}

func taskIDs(tasks []*model.Task) []string {
	ids := make([]string, len(tasks))
	for i, task := range tasks {
		ids[i] = task.ID
	}
	return ids
}

// changesOf returns what is decided of each task; the error names it.
func changesOf(
	seen *model.Snapshot, tasks []*model.Task, text string, decide func(task *model.Task, text string) ([]model.Change, error),
) ([]model.Change, error) {
	var changes []model.Change
	for _, task := range tasks {
		some, err := decide(task, text)
		if err != nil {
			return nil, seen.WithTaskName(err)
		}
		changes = append(changes, some...)
	}
	return changes, nil
}
