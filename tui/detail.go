package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

func (a *App) detailPane() []string {
	size, focused := a.layout.detail, a.focus == keys.Detail
	lines := a.detailLines(size.columns())
	top := min(a.detailTop, max(len(lines)-size.rows(), 0))
	title := ""
	if task := a.task(); task != nil {
		title = a.name(task.ID)
		if heading := a.heading(task); !a.layout.sided && heading != "" {
			title += " · " + heading
		}
	}
	return a.Pen.Box(draw.Box{
		Title: a.paneTitle(keys.Detail, title), Foot: a.below(len(lines) - top - size.rows()),
		Width: size.width, Height: size.height, Heavy: focused, Lines: lines[top:],
	})
}

func (a *App) heading(task *model.Task) string {
	if task.Category >= len(a.snapshot.Plan.Categories) {
		return ""
	}
	return a.snapshot.Plan.Categories[task.Category].Heading()
}

// detailLines tells all that is known of the task under the cursor, width
// columns wide.
func (a *App) detailLines(width int) []string {
	task := a.task()
	if task == nil {
		return []string{" " + a.Pen.Theme.Quiet.Render(a.Words.Screen.Detail.NoTask)}
	}
	var lines []string
	if a.layout.sided {
		lines = append(lines, a.Pen.Theme.Title.Render(a.Pen.Cut(a.heading(task), width-2)))
	}
	lines = append(lines, a.Pen.Wrap(a.Pen.Text(task.Text), width-2)...)
	if a.layout.sided {
		lines = append(lines, "")
	}
	lines = append(lines, flow(a.Pen, a.facts(task), width-2)...)
	lines = append(lines, a.stripLines(task, width-2)...)
	lines = append(lines, a.referenceLines(task, width-2)...)
	lines = append(lines, a.periodLines(task, width-2)...)
	if a.layout.sided {
		lines = append(lines, "")
	}
	lines = append(lines, a.historyLines(task, width-2)...)
	for i, line := range lines {
		lines[i] = " " + line
	}
	return lines
}

// facts tells who acts, until when, how often, and where the task stands.
func (a *App) facts(task *model.Task) []string {
	said, theme := a.Words.Screen.Detail, a.Pen.Theme
	standing := a.snapshot.Standing(task, a.today)
	fact := func(name, value string) string { return theme.Quiet.Render(name) + " " + value }
	var facts []string
	for _, part := range []struct {
		name    string
		offices []string
	}{{said.Lead, task.Lead}, {said.Assist, task.Assist}} {
		if len(part.offices) > 0 {
			facts = append(facts, fact(part.name, a.Pen.Text(a.withReach(task, part.offices))))
		}
	}
	if task.ByMatter {
		facts = append(facts, theme.Quiet.Render(a.Pen.Text(said.ByMatter)))
	}
	facts = append(facts, a.dueFacts(task, standing)...)
	mark, style := a.statusMark(task, standing)
	status, _ := a.status(task.ID)
	words, state := mark+" "+a.Words.Terms.Status(status), a.snapshot.State(task.ID)
	isDone := status == model.Done && !state.DoneAt.IsZero()
	if isDone {
		words += " " + fmt.Sprintf(said.DoneBy, a.Pen.Name(state.DoneBy), a.eventTime(state.DoneAt))
	}
	facts = append(facts, fact(said.Status, style.Render(a.Pen.Text(words))))
	if isDone && state.VerifiedBy != "" {
		by := fmt.Sprintf(said.DoneBy, a.Pen.Name(state.VerifiedBy), a.eventTime(state.VerifiedAt))
		facts = append(facts, fact(a.Words.Terms.Verified, style.Render(a.Pen.Text(by))))
	}
	return facts
}

// withReach lists offices, each class with how many offices it reaches.
func (a *App) withReach(task *model.Task, offices []string) string {
	names := make([]string, len(offices))
	for i, name := range offices {
		names[i] = name
		if slices.Contains(task.Classes, name) {
			reached := 0
			for _, office := range a.snapshot.Offices {
				if model.ClassReaches(name, office) {
					reached++
				}
			}
			if reached > 0 { // a class of others, of all township clinics, reaches keys.None of the plan's
				names[i] += fmt.Sprintf("("+a.Words.Screen.Detail.Reaches+")", reached)
			}
		}
	}
	return strings.Join(names, a.Words.Errors.ListSeparator)
}

func (a *App) dueFacts(task *model.Task, standing model.Standing) []string {
	said, theme, terms := a.Words.Screen.Detail, a.Pen.Theme, a.Words.Terms
	var facts []string
	add := func(name, value string) { facts = append(facts, theme.Quiet.Render(name)+" "+value) }
	if !standing.Due.IsZero() {
		value := standing.Due.String()
		if extensions := a.snapshot.Extensions(task.ID); len(extensions) > 0 {
			value += a.Pen.Text(a.wasDue(extensions[0].Was))
		}
		switch short := a.dueCell(task, standing); {
		case standing.Overdue || standing.DueSoon:
			value += " " + short.style.Render(short.text)
		case standing.Status != model.Done:
			value += " " + fmt.Sprintf(terms.DaysLeft, standing.DaysLeft)
		}
		add(said.Due, value)
	}
	facts = append(facts, a.milestoneFacts(task)...)
	if task.Ongoing {
		add(said.Due, terms.Ongoing)
	}
	if task.DueWords != "" {
		add(said.DueWords, a.Pen.Text(task.DueWords))
	}
	if task.Quota != nil {
		value := a.Pen.Text(task.Quota.Words + " " + a.quotaCount(task, standing))
		if standing.Behind {
			value += " " + theme.Behind.Render(a.Words.Behind(standing))
		}
		add(said.Quota, value)
		if standing.Status == model.Done && standing.Missing > 0 {
			facts = append(facts, theme.Behind.Render(a.Pen.Text(fmt.Sprintf(a.Words.Year.Missing, standing.Missing))))
		}
	}
	return facts
}

// history is what happened to a task in lines. A year's worth takes longer to
// wrap than the rest of the screen to draw, and stays the same with most keys.
type history struct {
	snapshot *model.Snapshot
	today    model.Date
	task     string
	width    int
	lines    []string
}

// historyLines tells all that happened to a task, the latest first.
func (a *App) historyLines(task *model.Task, width int) []string {
	kept := &a.history
	if kept.snapshot != a.snapshot || kept.today != a.today || kept.task != task.ID || kept.width != width {
		*kept = history{snapshot: a.snapshot, today: a.today, task: task.ID, width: width}
		for _, event := range slices.Backward(a.snapshot.History(task.ID)) {
			kept.lines = append(kept.lines, a.eventLines(event, width)...)
		}
	}
	return kept.lines
}

// eventLines tells one event: when, who, what, and the note in full.
func (a *App) eventLines(event model.Event, width int) []string {
	head := fmt.Sprintf("%s %s  %s", a.eventTime(event.At), a.Pen.Name(event.By), a.Pen.Text(a.eventDetail(event)))
	if event.Undoes == 0 && a.snapshot.IsTakenBack(event) {
		return []string{a.Pen.Theme.Quiet.Render(a.Pen.Cut(
			fmt.Sprintf("%s(%s) %s", head, a.Words.Screen.Detail.TakenBack, event.Note), width))}
	}
	note := a.Words.Note(event)
	if note == "" {
		return []string{a.Pen.Cut(head, width)}
	}
	return a.Pen.WrapUnder(head+"  ", note, width)
}

// flow puts pieces next to each other, as many on a line as fit.
func flow(pen draw.Pen, pieces []string, width int) []string {
	return flowWith(pen, pieces, "   ", width)
}

// flowWith does so with a gap of one's own. A piece that is longer than a line is
// wrapped, and loses its styles for that.
func flowWith(pen draw.Pen, pieces []string, gap string, width int) []string {
	var lines []string
	line := ""
	for _, piece := range pieces {
		switch {
		case draw.Width(piece) > width:
			if line != "" {
				lines = append(lines, line)
			}
			wrapped := pen.Wrap(ansi.Strip(piece), width)
			lines, line = append(lines, wrapped[:len(wrapped)-1]...), wrapped[len(wrapped)-1]
		case line == "":
			line = piece
		case draw.Width(line)+len(gap)+draw.Width(piece) <= width:
			line += gap + piece
		default:
			lines = append(lines, line)
			line = piece
		}
	}
	return append(lines, line)
}
