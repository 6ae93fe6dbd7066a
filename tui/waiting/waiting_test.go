package waiting_test

import (
	"context"
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/spinner"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/waiting"
	"duban/tui/words"
)

func newBoard(ascii bool) *board.Board {
	return &board.Board{
		Words: words.In(words.Chinese), Pen: draw.NewPen(ascii, draw.NewTheme(draw.ThemeMono, false)), Width: 80, Height: 24,
	}
}

func line(m *waiting.Model, ascii bool) string {
	return ansi.Strip(m.View(newBoard(ascii), []string{"", ""})[1])
}

func reading() (m *waiting.Model, ctx context.Context) {
	ctx, stop := context.WithCancel(context.Background())
	return waiting.Reading("/home/desk1/计划.docx", stop, ctx.Done(), nil), ctx
}

// More than nothing shows in the bar, and only all of it fills the bar.
func TestTheBarShowsSomeAndAll(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		full := map[bool]string{false: "━", true: "#"}[ascii]
		for _, c := range []struct{ done, total, least, most int }{
			{0, 0, 0, 0}, {0, 1000, 0, 0}, {10, 1000, 1, 1}, {500, 1000, 10, 10}, {999, 1000, 19, 19}, {1000, 1000, 20, 20},
		} {
			m, _ := reading()
			m.Report(c.done, c.total)
			m.Advance(m.NextReport()().(waiting.ReportArrived))
			shown := line(m, ascii)
			if got := strings.Count(shown, full); got < c.least || got > c.most {
				t.Errorf("ascii %v, %d of %d: %d columns in %q", ascii, c.done, c.total, got, shown)
			}
			if got := draw.Width(shown); got > 80 || !strings.Contains(shown, "计划.docx") {
				t.Errorf("%d columns: %q", got, shown)
			}
		}
	}
}

func TestTheSpinnerTurnsByItsOwnTicks(t *testing.T) {
	m, _ := reading()
	other, _ := reading()
	before := line(m, false)
	first := m.Start()()
	if other.Tick(first.(spinner.TickMsg)) != nil {
		t.Error("a tick of another document turns the spinner")
	}
	for range 5 {
		if m.Tick(first.(spinner.TickMsg)) == nil {
			break
		}
	}
	if line(m, false) == before {
		t.Errorf("the spinner does not turn: %q", before)
	}
	if waiting.New().Start() != nil || waiting.KeepingKeys().Start() != nil {
		t.Error("something ticks although nothing is shown")
	}
}

// The newest report replaces those that were not fetched, and none blocks.
func TestReports(t *testing.T) {
	m, ctx := reading()
	for done := range 100 {
		m.Report(done, 100)
	}
	m.Advance(m.NextReport()().(waiting.ReportArrived))
	if shown := line(m, false); !strings.Contains(shown, " 99%") {
		t.Errorf("the newest report is not shown: %q", shown)
	}
	done, e := m.Update(newBoard(false), tea.KeyMsg{Type: tea.KeyEsc})
	if !done || e != (effect.Say{Text: words.In(words.Chinese).Screen.Plans.Dropped}) || ctx.Err() == nil {
		t.Errorf("Esc: %v, %v, %v", done, e, ctx.Err())
	}
	if m.NextReport()() != nil {
		t.Error("a report after the end")
	}
}

func TestKeysWhileWaiting(t *testing.T) {
	b := newBoard(false)
	key := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("j")}
	for _, c := range []struct {
		name        string
		model       *waiting.Model
		kept        int
		escapeLeave bool
	}{
		{"a list of plans", waiting.KeepingKeys(), 1, true},
		{"a plan to open", waiting.New(), 0, true},
		{"a plan to write", waiting.Writing("x.docx"), 0, false},
	} {
		if done, _ := c.model.Update(b, key); done || len(c.model.Ahead()) != c.kept {
			t.Errorf("%s: %d keys are kept", c.name, len(c.model.Ahead()))
		}
		if done, _ := c.model.Update(b, tea.KeyMsg{Type: tea.KeyEsc}); done != c.escapeLeave {
			t.Errorf("%s: Esc leaves: %v", c.name, done)
		}
	}
}
