package report

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duban/model"
)

// LogJSON prints the events that each yields as a JSON array.
func (r Report) LogJSON(each func(func([]model.Event)) error) error {
	var err error
	return errors.Join(WriteJSON(r.Out, func(w *JSONWriter) {
		w.List(func() {
			err = each(func(events []model.Event) {
				for _, event := range historyToJSON(events) {
					w.Value(event)
				}
			})
		})
	}), err)
}

// NoLog says that there are no events.
func (r Report) NoLog() { r.Line(r.Text.NoEvents) }

// LogWidths are the widths of the columns of a log, but the last.
type LogWidths [5]int

// MeasureLog makes the columns no narrower than events need. Log prints nothing wider.
func (r Report) MeasureLog(widths *LogWidths, snapshot *model.Snapshot, events []model.Event) {
	r.measure(r.eventRows(snapshot, events), widths[:])
}

// Log prints events that were measured, one per line.
func (r Report) Log(widths *LogWidths, snapshot *model.Snapshot, events []model.Event) {
	rows := r.eventRows(snapshot, events)
	r.lines(rows, widths[:], r.measure(rows, widths[:]), r.Width)
}

func (r Report) eventRows(snapshot *model.Snapshot, events []model.Event) [][]string {
	rows := make([][]string, 0, len(events))
	for _, event := range events {
		rows = append(rows, []string{
			strconv.FormatUint(event.Seq, 10), Minute(event.At), event.By,
			snapshot.Name(event.Task), r.event(snapshot, event), r.Words.Note(event),
		})
	}
	return rows
}

// event describes an event, with what it undid and whether it was undone.
func (r Report) event(snapshot *model.Snapshot, event model.Event) string {
	what := r.eventDetail(event)
	if origin := snapshot.Origin(event); origin.Seq != event.Seq {
		what += " (" + r.eventDetail(origin) + ")"
	} else if snapshot.IsUndone(event) {
		what += " (" + r.Words.Screen.Detail.TakenBack + ")"
	}
	return what
}

// eventDetail describes what an event changed.
func (r Report) eventDetail(event model.Event) string {
	what := r.Words.Terms.Event(event)
	if !event.HappenedOn.IsZero() && event.HappenedOn != r.Today {
		what += " " + event.HappenedOn.String()
	}
	switch {
	case event.Corrects != 0:
		return what + " " + strconv.FormatUint(event.Corrects, 10)
	case event.Kind == model.KindTick:
		return what + " " + event.On.String()
	case event.Kind == model.KindExtend:
		was := event.Was.String()
		if event.Was.IsZero() {
			was = r.Words.Year.NoDue
		}
		return what + " " + fmt.Sprintf(r.Words.Year.Moved, was, event.On)
	case event.Kind == model.KindEdit || event.Kind == model.KindSettings:
		return what + r.Words.Year.Colon + strings.Join(r.Words.Edits(event), r.Words.Errors.ClauseEnd)
	case event.Undoes != 0 && event.To != "":
		return fmt.Sprintf(r.Text.BackTo, what, r.Words.Terms.Status(event.To))
	}
	return what
}

// Already prints that a task already had the status, and who gave it that.
func (r Report) Already(after *model.Snapshot, change model.Change) {
	status := r.Words.Terms.Status(change.To)
	for _, event := range slices.Backward(after.History(change.Task)) {
		if event.Kind == model.KindMark && event.From != event.To && !after.IsUndone(event) {
			r.Line(fmt.Sprintf(r.Text.Already, after.Name(change.Task), status, event.By, Minute(event.At)))
			return
		}
	}
	r.Line(fmt.Sprintf(r.Text.AlreadySinceImport, after.Name(change.Task), status))
}

// Made prints an event that was just made, the start of the task's text, and more
// about the event.
func (r Report) Made(after *model.Snapshot, event model.Event, more ...string) {
	line := r.eventDetail(event)
	if event.AboutTask() != "" {
		line = after.Name(event.Task) + ". " + line
	}
	if task := after.TaskOrRemoved(event.Task); task != nil {
		line += "  " + r.Excerpt(task.Text)
	}
	r.Wrapped(strings.Join(append([]string{line}, more...), "  "))
}

// Excerpt returns the start of a text, enough to recognise it.
func (r Report) Excerpt(text string) string {
	const columns = 48
	return r.Pen.Cut(text, columns)
}
