package prompt

import (
	"fmt"

	"duban/model"
	"duban/tui/board"
	"duban/tui/drafts"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/keys"
	"duban/tui/queue"
)

// Search filters the tasks by what is typed. Esc restores the search and the
// cursor.
func Search(b *board.Board) effect.Effect {
	before, current := b.Filter.Search, b.Current
	p := New(b.Words.Screen.Prompt.Search, field.Line(before, 200))
	p.Typed = func(text string) effect.Effect { return effect.Search{Text: text} }
	p.Hint = b.Words.Finding.SearchKeys
	p.Check = checkSearch
	p.Tab = func(b *board.Board, text string) effect.Effect {
		keyName := func(key model.QueryKey) string { return b.Words.KeyName(key) + b.Words.Finding.Colon }
		before, completions := b.Snapshot.CompleteQuery(text, keyName, b.Spelling)
		p.complete(b, before, completions)
		return p.typed()
	}
	p.Enter = func(b *board.Board, text string) (effect.Effect, error) {
		if err := checkSearch(b, text); err != nil {
			return nil, err
		}
		return effect.Several{effect.Search{Text: text}, effect.Focus{Pane: keys.Tasks}}, nil
	}
	p.Escape = func(string) effect.Effect {
		return effect.Several{effect.Search{Text: before}, effect.ShowTask{Task: current}}
	}
	return effect.Open{Overlay: p}
}

// checkSearch says what is wrong with a search.
func checkSearch(b *board.Board, text string) error {
	return model.Filter{Search: text}.Check(b.Snapshot, b.Today, b.Spelling)
}

// Cancel asks for the reason for which some tasks are cancelled.
func Cancel(b *board.Board, tasks []*model.Task) effect.Effect {
	var ids, unchanged []string
	for _, task := range tasks {
		if b.Snapshot.State(task.ID).Status == model.Cancelled {
			unchanged = append(unchanged, task.ID)
		} else {
			ids = append(ids, task.ID)
		}
	}
	if len(ids) == 0 {
		return effect.Alarm{Text: fmt.Sprintf(b.Words.Forms.CancelledAlready, b.TaskNames(unchanged))}
	}
	key := drafts.Key(model.KindCancel, ids...)
	seen := b.Snapshot
	label := fmt.Sprintf(b.Words.Forms.CancelReason, b.TaskNames(ids))
	return Text(b, key, label, func(_ *board.Board, text string) (effect.Effect, error) {
		reason, err := model.CleanOptionalNote(text)
		if err != nil {
			return nil, err
		}
		w := queue.Write{Kind: model.KindCancel, Draft: entry(key, text), Unchanged: unchanged}
		for _, id := range ids {
			change, err := seen.CancelChange(seen.Task(id), reason)
			if err != nil {
				return nil, err
			}
			w.Changes = append(w.Changes, change)
		}
		return effect.Write{Write: w}, nil
	})
}

func entry(key, text string) drafts.Entry {
	return drafts.Entry{Key: key, Draft: drafts.Draft{Text: text}}
}

// Tick asks when the task under the cursor was met one more time, and for a note or
// document number.
func Tick(b *board.Board) effect.Effect {
	task, refused := taskToChange(b)
	if refused != nil {
		return refused
	}
	if task.Quota == nil {
		return effect.Alarm{Text: fmt.Sprintf(b.Words.FollowUp.NoQuota, b.Name(task.ID))}
	}
	p := New(fmt.Sprintf(b.Words.FollowUp.TickDay, b.Name(task.ID)), field.Propose(b.Today.String(), MaxDay))
	p.Enter = func(b *board.Board, text string) (effect.Effect, error) {
		day := b.Today
		if !model.IsBlank(text) {
			var err error
			if day, err = b.Snapshot.Plan.ParseDay(text, b.Today); err != nil {
				return nil, err
			}
		}
		if _, err := b.Snapshot.TickChange(task, day, b.Today, ""); err != nil {
			return nil, err
		}
		label := fmt.Sprintf(b.Words.FollowUp.TickNote, b.Name(task.ID), b.ShortDate(day))
		return changeText(b, model.KindTick, task, label, func(b *board.Board, note string) (model.Change, error) {
			return b.Snapshot.TickChange(task, day, b.Today, note)
		}), nil
	}
	return effect.Open{Overlay: p}
}

// Extend asks for another deadline of the task under the cursor, and for the
// reason.
func Extend(b *board.Board) effect.Effect {
	task, refused := taskToChange(b)
	if refused != nil {
		return refused
	}
	// What a colleague changes while the prompt is open is a conflict, and not overwritten.
	seen := b.Snapshot.State(task.ID)
	due := model.DueOf(task, seen)
	p := New(fmt.Sprintf(b.Words.FollowUp.ExtendDay, b.Name(task.ID), b.DueOrNone(due)), field.Propose(due.String(), MaxDay))
	p.Enter = func(b *board.Board, text string) (effect.Effect, error) {
		day, err := b.Snapshot.Plan.ParseDay(text, b.Today)
		if err != nil {
			return nil, err
		}
		// Any reason will do to find out whether the day is possible.
		if _, err = deadlineChange(b, task, seen, day, text); err != nil {
			return nil, err
		}
		label := fmt.Sprintf(b.Words.FollowUp.ExtendReason, b.Name(task.ID), day)
		return changeText(b, model.KindExtend, task, label, func(b *board.Board, reason string) (model.Change, error) {
			return deadlineChange(b, task, seen, day, reason)
		}), nil
	}
	return effect.Open{Overlay: p}
}

// deadlineChange returns the extension to a later day, or the edit that sets an earlier
// deadline.
func deadlineChange(b *board.Board, task *model.Task, seen model.State, day model.Date, reason string) (model.Change, error) {
	if due := model.DueOf(task, seen); !day.Before(due) { // without one it is the zero date
		return model.ExtendChange(task, seen, day, reason)
	}
	change, err := b.Snapshot.EditChange(task, []model.Field{model.FieldDue}, model.Values{Due: day}, reason)
	change.Seen = seen.Version
	return change, err
}

// taskToChange returns the task under the cursor; the effect says why there is
// none, or why it can't be changed.
func taskToChange(b *board.Board) (*model.Task, effect.Effect) {
	task := b.Task()
	switch {
	case task == nil:
		return nil, effect.Alarm{Text: b.Words.Screen.Notice.NoTask}
	case b.ReadOnly:
		return nil, effect.Alarm{Text: b.Words.Screen.Notice.ReadOnly}
	}
	return task, nil
}

// changeText asks for the text of a change, which may be empty as far as the
// change allows that.
func changeText(
	b *board.Board, kind model.Kind, task *model.Task, label string, change func(b *board.Board, text string) (model.Change, error),
) effect.Effect {
	key := drafts.Key(kind, task.ID)
	return Text(b, key, label, func(b *board.Board, text string) (effect.Effect, error) {
		note, err := model.CleanOptionalNote(text)
		if err != nil {
			return nil, err
		}
		asked, err := change(b, note)
		if err != nil {
			return nil, err
		}
		return effect.Write{Write: queue.Write{Kind: asked.Kind, Changes: []model.Change{asked}, Draft: entry(key, text)}}, nil
	})
}
