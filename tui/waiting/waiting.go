// Package waiting has the keys while an answer is on its way: what is typed
// meanwhile must neither change the plan that is about to go nor confirm what was
// not shown yet. Of a document it shows how far reading or writing is.
package waiting

import (
	"context"
	"fmt"
	"path"
	"time"

	"github.com/charmbracelet/bubbles/progress"
	"github.com/charmbracelet/bubbles/spinner"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
)

// Model waits for one answer. Esc gives it up.
type Model struct {
	ahead     []tea.KeyMsg
	keepsKeys bool // they are safe to be taken for what opens

	file    string // that is read or written; empty for none
	writing bool   // that can't be given up
	stop    context.CancelFunc
	now     portion
	newest  chan portion    // holds one at most: older ones do not matter
	over    <-chan struct{} // closed when nothing more is to come
	before  effect.Overlay  // opens again when it is given up; nil for none

	spinner spinner.Model
	ticks   int
}

// portion is how much of a whole is done.
type portion struct{ done, total int }

// New waits for an answer that nothing is shown of.
func New() *Model { return &Model{} }

// KeepingKeys waits likewise, and keeps the keys for what opens.
func KeepingKeys() *Model { return &Model{keepsKeys: true} }

// Reading waits for a document to be read. stop ends the reading, over is closed
// when it has ended. before opens again when it is given up; nil for nothing.
func Reading(name string, stop context.CancelFunc, over <-chan struct{}, before effect.Overlay) *Model {
	return &Model{file: path.Base(name), stop: stop, over: over, before: before, newest: make(chan portion, 1), spinner: newSpinner()}
}

// Writing waits for a document to be written.
func Writing(name string) *Model {
	return &Model{file: path.Base(name), writing: true, spinner: newSpinner()}
}

// ticksPerSecond is slow: each tick is sent to the terminal.
const ticksPerSecond = 4

func newSpinner() spinner.Model {
	frames := spinner.Line // ASCII: every font has it
	frames.FPS = time.Second / ticksPerSecond
	return spinner.New(spinner.WithSpinner(frames))
}

// KeepKeys keeps what is typed meanwhile for what opens.
func (m *Model) KeepKeys() { m.keepsKeys = true }

// IsWriting reports whether a document is being written.
func (m *Model) IsWriting() bool { return m.writing }

// Ahead returns the keys that were typed meanwhile.
func (m *Model) Ahead() []tea.KeyMsg { return m.ahead }

// Start returns the command that keeps the spinner turning; nil if there is none.
func (m *Model) Start() tea.Cmd {
	if m.file == "" {
		return nil
	}
	return m.spinner.Tick
}

// Tick turns the spinner by a message of its own, and returns the next tick.
func (m *Model) Tick(msg spinner.TickMsg) tea.Cmd {
	if msg.ID != m.spinner.ID() {
		return nil
	}
	var next tea.Cmd
	m.spinner, next = m.spinner.Update(msg)
	m.ticks++
	return next
}

// Report takes how far the reading is, in place of what it was before. It never
// blocks, and only the reader calls it.
func (m *Model) Report(done, total int) {
	select {
	case <-m.newest:
	default:
	}
	m.newest <- portion{done, total}
}

// ReportArrived is how far the reading of a document is.
type ReportArrived struct {
	Waiting *Model
	now     portion
}

// NextReport returns the command that waits until the document is read further.
func (m *Model) NextReport() tea.Cmd {
	return func() tea.Msg {
		select {
		case now := <-m.newest:
			return ReportArrived{m, now}
		case <-m.over:
			return nil
		}
	}
}

// Advance shows a report, and returns the command that waits for the next one.
func (m *Model) Advance(report ReportArrived) tea.Cmd {
	m.now = report.now
	return m.NextReport()
}

// Update implements effect.Overlay.
func (m *Model) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	switch {
	case msg.Type == tea.KeyEsc && m.stop != nil && m.before != nil:
		m.stop()
		return true, effect.Open{Overlay: m.before}
	case msg.Type == tea.KeyEsc && m.stop != nil:
		m.stop()
		return true, effect.Say{Text: b.Words.Screen.Plans.Dropped}
	case msg.Type == tea.KeyEsc && !m.writing:
		return true, effect.Say{}
	case m.keepsKeys:
		m.ahead = append(m.ahead, msg)
	}
	return false, nil
}

// View implements effect.Overlay: it draws on the last line.
func (m *Model) View(b *board.Board, screen []string) []string {
	last := len(screen) - 1
	switch {
	case m.writing && !b.Leaving:
		text := fmt.Sprintf(b.Words.Screen.Plans.Importing, m.file)
		screen[last] = b.Pen.Theme.Accent.Render(" "+m.spinner.View()) + b.Pen.Theme.Title.Render(b.Pen.Cut(" "+text, b.Width-3))
	case m.file != "" && !m.writing:
		screen[last] = m.readingLine(b)
	}
	return screen
}

// readingLine shows how much of the document is read. What follows when all of it
// is read can't be measured.
func (m *Model) readingLine(b *board.Board) string {
	labels, pen := b.Words.Screen.Plans, b.Pen
	what, reached := labels.Reading, board.Percent(m.now.done, m.now.total)
	if reached == 100 {
		what = labels.Comparing
	}
	bar := fmt.Sprintf(" %s %3d%%", progressBar(pen, reached, min(30, b.Width/4)), reached)
	if seconds := m.ticks / ticksPerSecond; seconds > 0 {
		bar += "  " + fmt.Sprintf(labels.Seconds, seconds)
	}
	hints := "  " + pen.Text(labels.ReadingKeys)
	label := pen.Cut(" "+fmt.Sprintf(what, m.file), b.Width-draw.Width(bar)-draw.Width(hints)-3)
	return pen.Theme.Accent.Render(" "+m.spinner.View()) + pen.Theme.Title.Render(label) +
		pen.Theme.Accent.Render(bar) + pen.Theme.Quiet.Render(hints)
}

// progressBar draws a percentage with the progress bar of bubbles. That draws
// 0.1% as nothing and 99.9% as all, so it gets the columns to fill by our rule.
func progressBar(pen draw.Pen, percent, width int) string {
	full, empty := pen.BarRunes()
	filled := percent * width / 100
	if percent > 0 && filled == 0 {
		filled = 1
	}
	bar := progress.New(progress.WithWidth(width), progress.WithFillCharacters(full, empty),
		progress.WithoutPercentage(), progress.WithColorProfile(termenv.Ascii))
	return bar.ViewAs(float64(filled) / float64(width))
}
