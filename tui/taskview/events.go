package taskview

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/board"
)

// Event returns the lines of one event: when, who, what, and the note in full.
func Event(b *board.Board, event model.Event, width int) []string {
	head := fmt.Sprintf("%s %s  %s", b.EventTime(event.At), b.Pen.Name(event.By), b.Pen.Text(b.EventDetail(event)))
	if event.Undoes == 0 && b.Snapshot.IsUndone(event) {
		return []string{b.Pen.Theme.Quiet.Render(b.Pen.Cut(
			fmt.Sprintf("%s(%s) %s", head, b.Words.Screen.Detail.TakenBack, event.Note), width))}
	}
	note := strings.Join(append(b.Words.Edits(event), b.Words.Note(event)), b.Words.Errors.ClauseEnd)
	note = strings.TrimSuffix(note, b.Words.Errors.ClauseEnd) // of an edit without a reason
	if note == "" {
		return []string{b.Pen.Cut(head, width)}
	}
	return b.Pen.WrapUnder(head+"  ", note, width)
}

// History returns what happened to a task, the latest first.
func History(b *board.Board, task string, width int) []string {
	var lines []string
	for _, event := range slices.Backward(b.Snapshot.History(task)) {
		lines = append(lines, Event(b, event, width)...)
	}
	return lines
}

// References returns the document numbers and links in a task's notes, whole, so
// that they can be copied.
func References(b *board.Board, task *model.Task, width int) []string {
	var lines []string
	seen := map[model.Reference]bool{}
	for _, event := range slices.Backward(b.Snapshot.Notes(task.ID)) {
		for _, reference := range model.References(event.Note) {
			if seen[reference] {
				continue
			}
			seen[reference] = true
			name := b.Words.FollowUp.Document
			if reference.Kind == model.ReferenceLink {
				name = b.Words.FollowUp.Link
			}
			lines = append(lines, b.Pen.Wrap(name+" "+reference.Text, width)...)
		}
	}
	return lines
}

// summaryLines is how many lines of a summary there is room for in the largest window.
const summaryLines = 40

// Summary returns a task in a few lines: its text, its facts, and its events, the latest
// first; nil if the plan lacks it.
func Summary(b *board.Board, id string, width int) []string {
	task := b.Snapshot.Task(id)
	if task == nil {
		return nil
	}
	lines := b.Pen.WrapHanging(b.Name(id)+". "+task.Text, width)
	lines = append(lines, Facts(b, task, width)...)
	for _, event := range slices.Backward(b.Snapshot.History(id)) {
		if len(lines) >= summaryLines {
			break
		}
		lines = append(lines, Event(b, event, width)...)
	}
	return lines
}
