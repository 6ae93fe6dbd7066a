package report

import (
	"slices"
	"strings"

	"duban/model"
)

// latest returns what each office reported last on a task, the newest first. The last
// note is added only on request: notes are internal.
func (c *composer) latest(task *model.Task) string {
	reports := slices.Clone(c.Snapshot.State(task.ID).Reported)
	slices.SortStableFunc(reports, func(a, b model.OfficeReport) int { return strings.Compare(b.On.String(), a.On.String()) })
	var lines []string
	for _, report := range reports {
		head := report.On.String() + " "
		if report.Office != "" {
			head += report.Office + " "
		}
		lines = append(lines, entry(head+c.Words.Report(report.Report)))
	}
	notes := slices.DeleteFunc(slices.Clone(c.Snapshot.Notes(task.ID)), func(e model.Event) bool { return !e.IsInternalNote() })
	if c.Notes && len(notes) > 0 {
		lines = append(lines, c.eventLine(notes[len(notes)-1]))
	}
	return strings.Join(lines, "\n")
}

// happenedIn returns what happened to a task in the period of the paper, a line each.
func (c *composer) happenedIn(task *model.Task) []string {
	notes := map[uint64]model.Event{}
	for _, note := range c.Snapshot.Notes(task.ID) {
		notes[note.Seq] = note
	}
	var lines []string
	for _, event := range c.Snapshot.EventsIn(task.ID, c.Period) {
		isNote := event.Kind == model.KindNote
		if event.Corrects != 0 || isNote && (!c.Notes || notes[event.Seq].Note == "") {
			continue
		}
		event.Note = notes[event.Seq].Note // as last corrected
		lines = append(lines, c.eventLine(event))
	}
	return lines
}

// eventLine returns the day, the author and the content of an event.
func (c *composer) eventLine(event model.Event) string {
	what, note := c.happened(event), c.Words.Note(event)
	switch {
	case event.IsInternalNote() && !c.Notes || note == "":
	case event.Kind == model.KindNote || event.Kind == model.KindCarry:
		what = note
	default:
		what += c.Words.Year.Colon + note
	}
	return entry(model.DateOf(event.At).String() + " " + event.By + " " + what)
}

// entry indents further lines, so that none looks like another entry.
func entry(text string) string { return strings.ReplaceAll(text, "\n", "\n\u3000\u3000") }
