package prompt

import (
	"fmt"

	"duban/model"
	"duban/tui/board"
	"duban/tui/drafts"
	"duban/tui/effect"
	"duban/tui/queue"
)

// Note asks for a note on some tasks.
func Note(b *board.Board, tasks []*model.Task) effect.Effect {
	if b.ReadOnly {
		return effect.Alarm{Text: b.Words.Screen.Notice.ReadOnly}
	}
	ids := taskIDs(tasks)
	key := drafts.Key(model.KindNote, ids...)
	label := fmt.Sprintf(b.Words.Screen.Prompt.Note, b.TaskNames(ids))
	return Text(b, key, label, func(_ *board.Board, text string) (effect.Effect, error) {
		if model.IsBlank(text) {
			return effect.DiscardDraft{Key: key}, nil
		}
		note, err := model.CleanNote(text)
		if err != nil {
			return nil, err
		}
		w := queue.Write{Kind: model.KindNote, Draft: entry(key, text)}
		for _, id := range ids {
			w.Changes = append(w.Changes, model.Change{Task: id, Kind: model.KindNote, Note: note})
		}
		return effect.Write{Write: w}, nil
	})
}

// CorrectNote asks for another text of a note that the user wrote on a task. An empty
// text removes the note.
func CorrectNote(b *board.Board, task string, note model.Event) effect.Effect {
	key := drafts.Key(model.KindNoteEdit, drafts.OfNote(task, note.Seq))
	label := fmt.Sprintf(b.Words.FollowUp.CorrectNote, b.Name(task), b.EventTime(note.At))
	p := textPrompt(b, key, label, note.Note, func(b *board.Board, text string) (effect.Effect, error) {
		corrected, err := model.CleanOptionalNote(text)
		if err != nil {
			return nil, err
		}
		if corrected == note.Note {
			return effect.DiscardDraft{Key: key}, nil
		}
		change, err := b.Snapshot.NoteChange(task, note.Seq, corrected)
		if err != nil {
			return nil, err
		}
		return effect.Write{Write: queue.Write{Kind: change.Kind, Changes: []model.Change{change}, Draft: entry(key, text)}}, nil
	})
	p.Hint = b.Words.FollowUp.CorrectNoteKeys
	return effect.Open{Overlay: p}
}
