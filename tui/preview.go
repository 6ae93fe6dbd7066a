package tui

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// startImport asks for the file of a plan.
func (a *App) startImport() {
	said := a.Words.Screen.Plans
	err := a.Permit.MayDo(a.By, model.DeedImport)
	switch {
	case err != nil:
		a.fail(err)
		return
	case a.NoFiles:
		a.alarm(said.NoFiles)
		return
	case !a.canWrite(), !a.mayLeavePlan():
		return
	}
	p := &prompt{
		label: said.File, keys: said.FileKeys, input: newInput(a.importPath, longestPath),
		enter:  func(path string) (tea.Cmd, error) { return a.readDocument(path, 0), nil },
		escape: func() { a.importPath = "" },
	}
	p.tab = func(typed string) tea.Cmd {
		plans := a.Plans
		return func() tea.Msg {
			path, names := plans.Complete(typed)
			return pathCompleted{p, typed, path, names}
		}
	}
	a.ask(p)
}

// longestPath is PATH_MAX of Linux.
const longestPath = 4096

// previewPane shows a document as it was understood, over the whole screen.
// Only Enter writes it.
type previewPane struct {
	preview model.Preview
	path    string
	top     int
	lines   []string // wrapped to width
	width   int
}

func (p *previewPane) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	for _, name := range keys.Names(msg) {
		if name == "y" && p.preview.Document.Year == 0 {
			p.askForYear(a)
			return false, nil
		}
		switch does := a.keys.Action(name, keys.Tasks); does {
		case keys.MoveUp, keys.MoveDown, keys.MoveFirst, keys.MoveLast, keys.PageUp, keys.PageDown:
			rows := p.rows(a)
			p.top = does.Move(p.top, max(len(p.lines)-rows, 0)+1, rows)
		case keys.Back, keys.Quit:
			a.say(a.Words.Screen.Plans.Dropped)
			return true, nil
		case keys.Open:
			return true, p.bring(a)
		}
	}
	return false, nil
}

// askForYear asks for what the document does not say, and reads it again.
func (p *previewPane) askForYear(a *App) {
	said := a.Words.Screen.Plans
	a.ask(&prompt{
		label: said.Year, input: newInput("", len("2021")),
		escape: func() { a.overlay = p },
		enter: func(typed string) (tea.Cmd, error) {
			year, err := strconv.Atoi(strings.TrimSpace(typed))
			if err != nil || year < 1900 || year > 2999 {
				return nil, &model.YearError{Text: typed}
			}
			return a.readDocument(p.path, year), nil
		},
	})
}

func (p *previewPane) bring(a *App) tea.Cmd {
	if r := p.preview.Revision; r != nil && r.IsEmpty() {
		a.sayf(a.Words.Documents.Import.Nothing, p.preview.Revises.Plan.ID)
		return nil
	}
	if !a.mayLeavePlan() {
		return nil
	}
	plans, preview, w := a.Plans, p.preview, a.wait()
	w.writing = path.Base(p.path)
	return func() tea.Msg {
		id, err := plans.Import(preview)
		if err != nil {
			return planOpened{by: w, err: err}
		}
		ledger, snapshot, err := plans.Open(id)
		return planOpened{w, ledger, snapshot, err, &preview}
	}
}

// rows is how many lines are seen: the frame takes two, the keys one.
func (p *previewPane) rows(a *App) int { return max(a.height-3, 1) }

func (p *previewPane) draw(a *App, _ []string) []string {
	p.wrap(a, a.width-4)
	rows := p.rows(a)
	p.top = min(p.top, max(len(p.lines)-rows, 0))
	foot := ""
	if below := len(p.lines) - p.top - rows; below > 0 {
		foot = a.Pen.Theme.Quiet.Render(" " + fmt.Sprintf(a.Words.Screen.MoreLines, below) + " ")
	}
	var seen []string
	for _, line := range p.lines[p.top:min(p.top+rows, len(p.lines))] {
		seen = append(seen, a.Pen.Cut(line, a.width-3))
	}
	box := a.Pen.Box(draw.Box{
		Title: a.Pen.Theme.Accent.Render(a.Pen.Text(a.Words.Screen.Plans.Preview)), Foot: foot,
		Width: a.width, Height: rows + 2, Heavy: true, Lines: seen,
	})
	keys := a.Words.Screen.Plans.PreviewKeys
	if p.preview.Document.Year == 0 {
		keys = a.Words.Screen.Plans.YearKeys
	}
	if r := p.preview.Revision; r != nil && r.IsEmpty() {
		keys = a.Words.Screen.Plans.NothingKeys
	}
	return append(box, a.Pen.Theme.Title.Render(" "+a.hints(keys, a.width-2)))
}

// wrap breaks the preview into lines of the width, unless it is so already: a
// plan can be long. What a person has to decide on comes first.
func (p *previewPane) wrap(a *App, width int) {
	if p.width == width {
		return
	}
	text := a.Words.Preview(p.preview)
	p.width, p.lines = width, nil
	for _, part := range [][]string{text.Head, text.Changes, text.Warnings} {
		for _, line := range part {
			p.add(a.Pen, line, width)
		}
		if len(part) > 0 {
			p.lines = append(p.lines, "")
		}
	}
	for line := range text.Tasks {
		p.add(a.Pen, line, width)
	}
}

func (p *previewPane) add(pen draw.Pen, line string, width int) {
	if len(p.lines) > longestWrapped {
		p.lines = append(p.lines, " "+line) // cut when it is drawn
		return
	}
	p.lines = append(p.lines, indented(pen, line, width)...)
}

// longestWrapped is how many lines of a preview are wrapped. Of a plan of tens of
// thousands of tasks the rest is cut, or it would take seconds to open.
const longestWrapped = 5000

// indented wraps a line, each further one further in than the first.
func indented(pen draw.Pen, line string, width int) []string {
	text := strings.TrimLeft(line, " ")
	margin := strings.Repeat(" ", 1+len(line)-len(text))
	wrapped := pen.WrapHanging(text, max(width-len(margin), 10))
	for i := range wrapped {
		wrapped[i] = margin + wrapped[i]
	}
	return wrapped
}
