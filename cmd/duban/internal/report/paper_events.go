package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"duban/model"
)

// latest returns what each office reported last on a task, the newest first. The last
// note is added only on request: notes are internal.
func (c *composer) latest(task *model.Task) string { return c.latestOf(task, "") }

// longestLatest is about how many characters a cell has of what several offices reported
// last: more would fill a page.
const longestLatest = 240

// latestOf is latest without what offices other than the given one reported.
func (c *composer) latestOf(task *model.Task, office string) string {
	reports := slices.Clone(c.Snapshot.State(task.ID).Reported)
	slices.SortStableFunc(reports, func(a, b model.OfficeReport) int { return strings.Compare(b.On.String(), a.On.String()) })
	if office != "" {
		reports = slices.DeleteFunc(reports, func(r model.OfficeReport) bool { return r.Office != "" && r.Office != office })
	}
	var lines []string
	length := 0
	for i, report := range reports {
		if length > longestLatest {
			lines = append(lines, c.Text.Paper.MoreReports.Of(len(reports)-i))
			break
		}
		head := report.On.String() + " "
		if report.Office != "" {
			head += report.Office + " "
		}
		lines = append(lines, entry(head+c.Words.Report(report.Report)))
		length += utf8.RuneCountInString(lines[i])
	}
	notes := slices.DeleteFunc(slices.Clone(c.Snapshot.Notes(task.ID)), func(e model.Event) bool { return !e.IsInternalNote() })
	if c.Notes && len(notes) > 0 {
		lines = append(lines, c.eventLine(notes[len(notes)-1]))
	}
	return strings.Join(lines, "\n")
}

// inPeriod is what happened to a task in the period of a paper, a sentence each.
type inPeriod struct{ progress, problems, next []string }

func (in inPeriod) isEmpty() bool { return len(in.progress)+len(in.problems)+len(in.next) == 0 }

// text returns sentences as the lines of a cell.
func (in inPeriod) text(sentences []string) string { return strings.Join(sentences, "\n") }

// happenedIn returns what happened to a task in the period of the paper: what offices
// reported, with the problems and next steps that each named last, and what was done.
func (c *composer) happenedIn(task *model.Task) inPeriod {
	notes := map[uint64]model.Event{}
	for _, note := range c.Snapshot.Notes(task.ID) {
		notes[note.Seq] = note
	}
	var in inPeriod
	var ticks []string
	last := map[string]model.Report{}
	var offices []string
	marks := map[string]partMarks{}
	for _, event := range c.Snapshot.EventsIn(task.ID, c.Period) {
		isNote := event.Kind == model.KindNote
		if event.Corrects != 0 || event.Kind == model.KindUrge || isNote && (!c.Notes || notes[event.Seq].Note == "") {
			continue
		}
		event.Note = notes[event.Seq].Note // as last corrected
		switch {
		case event.Kind == model.KindTick && (!c.Notes || event.Note == ""):
			ticks = append(ticks, c.shortDay(event.On))
			continue
		case event.Kind == model.KindReport && event.Report != nil:
			if _, known := last[event.Office]; !known {
				offices = append(offices, event.Office)
			}
			last[event.Office] = *event.Report
			in.progress = c.addOf(in.progress, c.shortDay(event.Day())+event.Office, event.Report.Progress)
			continue
		case event.Kind == model.KindMark && event.Office != "" && event.Note == "" && event.Undoes == 0:
			if at, found := marks[event.Day().String()+string(event.To)]; found {
				event.Office = at.offices + c.Words.Errors.ListSeparator + event.Office
				in.progress[at.line] = c.sentence(event)
				marks[event.Day().String()+string(event.To)] = partMarks{at.line, event.Office}
				continue
			}
			marks[event.Day().String()+string(event.To)] = partMarks{len(in.progress), event.Office}
		}
		in.progress = append(in.progress, c.sentence(event))
	}
	if len(ticks) > 0 {
		in.progress = append(in.progress, fmt.Sprintf(c.Text.Paper.TicksIn, len(ticks), strings.Join(ticks, c.Words.Errors.ListSeparator)))
	}
	for _, office := range offices {
		in.problems = c.addOf(in.problems, office, last[office].Problem)
		in.next = c.addOf(in.next, office, last[office].Next)
	}
	return in
}

// partMarks are the offices whose parts were marked alike on a day, and their line.
type partMarks struct {
	line    int
	offices string
}

// addOf adds what an office says, unless it says nothing.
func (c *composer) addOf(sentences []string, office, text string) []string {
	if text == "" {
		return sentences
	}
	if office != "" {
		text = office + c.Words.Year.Colon + text
	}
	return append(sentences, entry(text))
}

// shortDay returns a day without its year: 9月28日.
func (c *composer) shortDay(day model.Date) string {
	return fmt.Sprintf(c.Text.Paper.ShortDay, int(day.Month), day.Day)
}

// sentence returns what an event changed for readers outside, without its author: 9月28日
// 办公室：已印发通知. An internal note has its author.
func (c *composer) sentence(event model.Event) string {
	note := c.Words.Note(event)
	if event.IsInternalNote() && c.Notes && note != "" {
		return c.eventLine(event)
	}
	what := event
	what.HappenedOn = model.Date{} // it begins with its day
	text := c.shortDay(event.Day()) + c.eventDetail(what)
	if note != "" && !event.IsInternalNote() && event.Kind != model.KindCarry {
		text += c.Words.Year.Colon + note
	}
	return entry(text)
}

// eventLine returns the day, the author and the content of an event.
func (c *composer) eventLine(event model.Event) string {
	what, note := c.eventDetail(event), c.Words.Note(event)
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
