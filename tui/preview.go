package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
)

// startImport asks for the file of a plan.
func (a *App) startImport() {
	said := a.Words.Screen.Plans
	switch {
	case a.NoFiles:
		a.alarm(said.NoFiles)
		return
	case !a.canWrite(), !a.mayLeavePlan():
		return
	}
	a.ask(&prompt{
		label: said.File, input: newInput(a.importPath, longestPath),
		enter:  func(path string) (tea.Cmd, error) { return a.readDocument(path), nil },
		escape: func() { a.importPath = "" },
	})
}

// longestPath is PATH_MAX of Linux.
const longestPath = 4096

func (a *App) readDocument(path string) tea.Cmd {
	path = strings.TrimSpace(path)
	if path == "" {
		return nil
	}
	a.sayf(a.Words.Screen.Plans.Reading, path)
	plans := a.Plans
	return func() tea.Msg {
		preview, err := plans.Preview(path)
		return previewed{path, preview, err}
	}
}

// previewPane shows a document as it was understood, over the whole screen.
// Only Enter writes it.
type previewPane struct {
	preview model.Preview
	top     int
	lines   []string // wrapped to width
	width   int
}

func (p *previewPane) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	for _, name := range keyNames(msg) {
		switch does := lookUp(a.keys, name, inTasks); does {
		case moveUp, moveDown, moveFirst, moveLast, pageUp, pageDown:
			rows := p.rows(a)
			p.top = step(does, p.top, max(len(p.lines)-rows, 0)+1, rows)
		case back, quit:
			a.say(a.Words.Screen.Plans.Dropped)
			return true, nil
		case open:
			return true, p.bring(a)
		}
	}
	return false, nil
}

func (p *previewPane) bring(a *App) tea.Cmd {
	if r := p.preview.Revision; r != nil && r.IsEmpty() {
		a.sayf(a.Words.Documents.Import.Nothing, p.preview.Revises.Plan.ID)
		return nil
	}
	if !a.mayLeavePlan() {
		return nil
	}
	a.say(a.Words.Screen.Plans.Importing)
	plans, preview := a.Plans, p.preview
	return func() tea.Msg {
		id, err := plans.Import(preview)
		if err != nil {
			return planOpened{err: err}
		}
		ledger, snapshot, err := plans.Open(id)
		return planOpened{ledger, snapshot, err, &preview}
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
	box := a.Pen.Box(draw.Box{
		Title: a.Pen.Theme.Accent.Render(a.Pen.Text(a.Words.Screen.Plans.Preview)), Foot: foot,
		Width: a.width, Height: rows + 2, Heavy: true, Lines: p.lines[p.top:min(p.top+rows, len(p.lines))],
	})
	keys := a.Words.Screen.Plans.PreviewKeys
	if r := p.preview.Revision; r != nil && r.IsEmpty() {
		keys = a.Words.Screen.Plans.NothingKeys
	}
	return append(box, a.Pen.Theme.Title.Render(a.Pen.Cut(" "+keys, a.width-1)))
}

// wrap breaks the preview into lines of the width, unless it is so already: a
// plan can be long. What a person has to decide on comes first.
func (p *previewPane) wrap(a *App, width int) {
	if p.width == width {
		return
	}
	text := a.Words.Preview(p.preview)
	p.width, p.lines = width, nil
	for i, part := range [][]string{text.Head, text.Changes, text.Warnings, text.Tasks} {
		if i > 0 && len(part) > 0 {
			p.lines = append(p.lines, "")
		}
		for _, line := range part {
			p.lines = append(p.lines, indented(a.Pen, line, width)...)
		}
	}
}

// indented wraps a line, each further one as far in as the first.
func indented(pen draw.Pen, line string, width int) []string {
	text := strings.TrimLeft(line, " ")
	margin := strings.Repeat(" ", 1+len(line)-len(text))
	wrapped := slices.Clone(pen.Wrap(text, max(width-len(margin), 10)))
	for i := range wrapped {
		wrapped[i] = margin + wrapped[i]
	}
	return wrapped
}
