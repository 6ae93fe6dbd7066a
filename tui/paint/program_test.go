package paint

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// both gives what a program draws to a raw screen and to a painted one, and
// compares them after every write.
type both struct {
	mutex        sync.Mutex
	raw, painted *screen
	writer       *Writer
	flushes      int
	sent, direct int
	wrong        string
}

func newBoth(width, height int) *both {
	b := &both{raw: newScreen(width, height), painted: newScreen(width, height)}
	b.writer = NewWriter(b.painted)
	return b
}

func (b *both) Write(p []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	_, _ = b.raw.Write(appendUnmarked(nil, p))
	n, err := b.writer.Write(p)
	b.direct += len(p)
	b.sent += len(b.writer.output)
	if strings.HasPrefix(string(p), "\x1b[H") && len(p) > 3 {
		b.flushes++
	}
	if b.wrong == "" && (!slices.EqualFunc(b.raw.grid, b.painted.grid, slices.Equal[[]glyph]) || b.raw.pen != b.painted.pen) {
		b.wrong = fmt.Sprintf("%q\nbecame\n%q\nwant\n%s\ngot\n%s", p, b.writer.output, b.raw, b.painted)
	}
	return n, err
}

func (b *both) resize(width, height int) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for _, s := range []*screen{b.raw, b.painted} {
		s.resize(width, height)
		s.scramble()
	}
}

func (b *both) state() (flushes int, wrong string) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.flushes, b.wrong
}

type show string

type shower struct{ view string }

func (s shower) Init() tea.Cmd { return nil }
func (s shower) View() string  { return s.view }
func (s shower) Update(message tea.Msg) (tea.Model, tea.Cmd) {
	if view, ok := message.(show); ok {
		s.view = string(view)
	}
	return s, nil
}

// settle waits until the renderer has nothing more to draw.
func (b *both) settle(before int) {
	for range 50 {
		time.Sleep(5 * time.Millisecond)
		if now, _ := b.state(); now > before {
			return
		}
	}
}

func TestRealRenderer(t *testing.T) {
	const width, height = 60, 12
	out := newBoth(width, height)
	program := tea.NewProgram(shower{}, tea.WithAltScreen(), tea.WithInput(nil), tea.WithOutput(out), tea.WithFPS(120), tea.WithoutSignalHandler())
	done := make(chan error, 1)
	go func() {
		_, err := program.Run()
		done <- err
	}()
	program.Send(tea.WindowSizeMsg{Width: width, Height: height})

	m := &maker{rand.New(rand.NewPCG(3, 3)), words(true)}
	m.words = slices.DeleteFunc(m.words, func(s string) bool { return len(s) > 100 })
	w, h := width, height
	lines := []string{m.line(w)}
	for step := range 150 {
		flushes, wrong := out.state()
		if wrong != "" {
			t.Fatalf("step %d: %s", step, wrong)
		}
		switch step % 25 {
		case 10:
			w, h = 20+m.random.IntN(60), 3+m.random.IntN(12)
			lines = lines[:min(h, len(lines))]
			out.resize(w, h)
			program.Send(tea.WindowSizeMsg{Width: w, Height: h})
		case 15:
			program.Send(tea.ClearScreen())
		case 20:
			lines[len(lines)-1] += CursorMark()
		}
		lines = m.change(lines, w, h)
		program.Send(show(strings.Join(lines, "\n")))
		out.settle(flushes)
	}
	program.Quit()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	flushes, wrong := out.state()
	if wrong != "" || flushes < 100 {
		t.Fatalf("%d flushes, %s", flushes, wrong)
	}
	if !out.painted.visible {
		t.Error("the cursor is left hidden")
	}
}
