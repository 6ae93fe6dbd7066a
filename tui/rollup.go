package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/words"
)

// Rollup is a list of ledgers with their figures, of which one can be opened. It is a
// tea.Model.
type Rollup struct {
	RollupOptions
	table         keys.Table
	width, height int
	top           int
	isOpening     bool
	idle          idleState
}

// RollupOptions is what the list shows.
type RollupOptions struct {
	Title, Keys string
	Columns     []string
	Ledgers     []RollupRow
	Sum         []string // below the ledgers; empty for none
	At          int      // the ledger under the cursor
	Words       *words.Words
	Pen         draw.Pen
	Idle        Idle
}

// RollupRow is a ledger: a cell for each column, or why there are none.
type RollupRow struct {
	Cells []string
	Error string
}

// NewRollup returns the list.
func NewRollup(options RollupOptions) *Rollup {
	options.At = min(max(options.At, 0), max(len(options.Ledgers)-1, 0))
	return &Rollup{RollupOptions: options, table: keys.NewTable(options.Words, keys.Options{NoSuspend: true})}
}

// Opened returns the ledger that is to be opened; none if the user has left.
func (r *Rollup) Opened() (at int, isOpening bool) { return r.At, r.isOpening }

// HasLeftIdle reports whether the list ended because no key was pressed.
func (r *Rollup) HasLeftIdle() bool { return r.idle.hasLeft }

// Init implements tea.Model.
func (r *Rollup) Init() tea.Cmd {
	if r.Idle.Now != nil {
		r.idle.lastKey = r.Idle.Now()
	}
	return r.idle.wait(r.Idle)
}

// Update implements tea.Model.
func (r *Rollup) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width, r.height = msg.Width, msg.Height
	case idleDue:
		return r, r.idle.check(r.Idle, func() tea.Cmd { return tea.Quit })
	case tea.KeyMsg:
		isTaken, ends := r.idle.takeInput(r.Idle, msg)
		if ends || !isTaken && r.press(msg) {
			return r, tea.Quit
		}
		return r, r.idle.wait(r.Idle)
	}
	return r, nil
}

// press follows a key, and reports whether the list ends.
func (r *Rollup) press(msg tea.KeyMsg) (ends bool) {
	if msg.Type == tea.KeyCtrlC {
		return true
	}
	for _, name := range keys.Names(msg) {
		switch action := r.table.Action(name, keys.Tasks); {
		case action.IsMovement():
			r.At = action.Move(r.At, len(r.Ledgers), r.rows())
		case action == keys.Open && len(r.Ledgers) > 0 && r.Ledgers[r.At].Error == "":
			r.isOpening = true
			return true
		case action == keys.Quit, action == keys.Back:
			return true
		}
	}
	return false
}

// rows is how many ledgers fit between the two lines above and the sum and the keys below.
func (r *Rollup) rows() int { return max(r.height-5, 1) }

// View implements tea.Model. Every line is as wide as the window or shorter.
func (r *Rollup) View() string {
	if r.width == 0 || r.height == 0 {
		return ""
	}
	if r.idle.isLocked {
		return lockedScreen(r.Words, r.Pen, r.width, r.Idle.Lock, "")
	}
	pen, widths := r.Pen, r.widths()
	lines := []string{
		pen.Theme.Accent.Render(pen.Cut(" "+r.Title, r.width)),
		pen.Theme.Quiet.Render(r.line(rollupGap, widths, r.Columns)),
	}
	r.top = board.Scroll(r.top, r.At, len(r.Ledgers), r.rows())
	for i := r.top; i < min(r.top+r.rows(), len(r.Ledgers)); i++ {
		row, mark := r.Ledgers[i], pen.Pointer(i == r.At)+" "
		line := r.line(mark, widths, row.Cells)
		if row.Error != "" {
			line = pen.Cell(mark+row.Error, r.width)
		}
		if i == r.At {
			line = pen.Theme.Chosen.Render(line)
		}
		lines = append(lines, line)
	}
	below := []string{pen.Theme.Quiet.Render(pen.Hints(" "+r.Keys, r.width))}
	if len(r.Sum) > 0 {
		below = append([]string{pen.Theme.Title.Render(r.line(rollupGap, widths, r.Sum)), ""}, below...)
	}
	lines = lines[:min(len(lines), max(r.height-len(below), 0))]
	for len(lines)+len(below) < r.height {
		lines = append(lines, "")
	}
	return strings.Join(append(lines, below...)[:r.height], "\n")
}

// rollupGap is between columns.
const rollupGap = "  "

// widths are those of the columns. The last one has the rest of the line.
func (r *Rollup) widths() []int {
	widths := make([]int, len(r.Columns))
	for _, cells := range append([][]string{r.Columns, r.Sum}, r.cells()...) {
		for i, cell := range cells {
			widths[i] = max(widths[i], draw.Width(r.Pen.Text(cell)))
		}
	}
	const narrowest, share = 24, 4 // of the window, for names
	widths[0] = min(widths[0], max(narrowest, r.width/share))
	return widths
}

func (r *Rollup) cells() [][]string {
	cells := make([][]string, len(r.Ledgers))
	for i, row := range r.Ledgers {
		cells[i] = row.Cells
	}
	return cells
}

// line draws the cells of a row on the whole width of the window.
func (r *Rollup) line(mark string, widths []int, cells []string) string {
	var line strings.Builder
	line.WriteString(mark)
	for i, cell := range cells {
		switch {
		case i == len(cells)-1:
			line.WriteString(cell)
		case i == 0:
			line.WriteString(r.Pen.Cell(cell, widths[i]) + rollupGap)
		default:
			line.WriteString(r.Pen.Right(cell, widths[i]) + rollupGap)
		}
	}
	return r.Pen.Cell(line.String(), r.width)
}
