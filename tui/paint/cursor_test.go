package paint

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
)

func TestCursorFollowsMark(t *testing.T) {
	p := newPair(t, 20, 3)
	f := &flusher{width: 20, height: 3, repaint: true}
	p.write("start", []byte("\x1b[?25l"))
	for _, c := range []struct {
		what, want string
		lines      []string
	}{
		{"no prompt", "2;0 visible false", []string{"一", "二", "三"}},
		{"prompt", "2;4 visible true", []string{"一", "二", "搜索" + CursorMark()}},
		{"typing", "2;6 visible true", []string{"一", "二", "搜索软" + CursorMark()}},
		{"back in the line", "2;4 visible true", []string{"一", "二", "搜索" + CursorMark() + "软"}},
		{"another line changes", "2;4 visible true", []string{"一甲", "二", "搜索" + CursorMark() + "软"}},
		{"all but the prompt change", "2;4 visible true", []string{"丙", "丁", "搜索" + CursorMark() + "软"}},
		{"the prompt ends", "2;0 visible false", []string{"丙", "丁", "三"}},
		{"prompt again", "1;0 visible true", []string{"丙", CursorMark() + "丁", "三"}},
		{"it moves to another line", "2;1 visible true", []string{"丙", "丁", "/" + CursorMark()}},
		{"the line goes", "0;0 visible false", []string{"丙"}},
	} {
		p.write(c.what, f.flush(c.lines))
		if got := cursorOf(p.painted); got != c.want {
			t.Errorf("%s: cursor at %s, want %s", c.what, got, c.want)
		}
	}
	if p.painted.unknown != nil {
		t.Error("the mark was sent to the terminal")
	}
}

// A mark in a row that changes nothing else moves the cursor and draws nothing.
func TestMovingTheMarkIsCheap(t *testing.T) {
	p := newPair(t, 20, 3)
	f := &flusher{width: 20, height: 3, repaint: true}
	p.write("prompt", f.flush([]string{"一", "二", "搜索软" + CursorMark()}))
	p.write("left", f.flush([]string{"一", "二", "搜索" + CursorMark() + "软"}))
	if got := string(p.writer.output); got != "\x1b[3;5H" {
		t.Errorf("sent %q", got)
	}
}

func TestMarkMeasuresNothingAndStays(t *testing.T) {
	for _, measure := range []func(string) int{ansi.StringWidth, ansi.StringWidthWc, lipgloss.Width} {
		if got := measure("督" + CursorMark() + "办"); got != 4 {
			t.Errorf("width %d, want 4", got)
		}
	}
	long := strings.Repeat("督", 8) + CursorMark() + strings.Repeat("办", 8)
	for width := range 33 {
		if !strings.Contains(ansi.Truncate(long, width, ""), CursorMark()) && width > 0 {
			t.Errorf("truncating to %d lost the mark", width)
		}
	}
	for what, styled := range map[string]string{
		"width":    lipgloss.NewStyle().Width(40).Render(long),
		"maxwidth": lipgloss.NewStyle().MaxWidth(10).Render(long),
		"inline":   lipgloss.NewStyle().Inline(true).Bold(true).Render(long),
		"joined":   lipgloss.JoinHorizontal(lipgloss.Top, long, "x"),
	} {
		if !strings.Contains(styled, CursorMark()) {
			t.Errorf("%s lost the mark: %q", what, styled)
		}
	}
}

// The cursor goes back to what the program wants without a mark, also if the
// program shows it itself.
func TestCursorShownByTheProgram(t *testing.T) {
	p := newPair(t, 20, 3)
	f := &flusher{width: 20, height: 3, repaint: true}
	p.write("hide", []byte("\x1b[?25l"))
	p.write("one", f.flush([]string{"一" + CursorMark()}))
	p.write("show", []byte("\x1b[?25h"))
	p.write("two", f.flush([]string{"二"}))
	if got := cursorOf(p.painted); got != "0;0 visible true" {
		t.Errorf("cursor at %s", got)
	}
}

func TestNothingNewSendsNothing(t *testing.T) {
	var out bytes.Buffer
	w := NewWriter(&out)
	f := &flusher{width: 20, height: 2, repaint: true}
	flush := f.flush([]string{"一", "\x1b[31m二\x1b[0m"})
	_, _ = w.Write(flush)
	out.Reset()
	// The same look, spelled in another way.
	_, _ = w.Write(f.flush([]string{"一", "\x1b[31m二\x1b[m"}))
	if out.Len() > 0 {
		t.Errorf("sent %q", out.String())
	}
}

type broken struct{ err error }

func (b *broken) Write(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	return len(p), nil
}

func TestAfterAFailedWriteLinesAreWhole(t *testing.T) {
	out := &broken{}
	w := NewWriter(out)
	f := &flusher{width: 20, height: 1, repaint: true}
	_, _ = w.Write(f.flush([]string{"督办一"}))
	out.err = errors.New("line dropped")
	if n, err := w.Write(f.flush([]string{"督办二"})); n != 0 || !errors.Is(err, out.err) {
		t.Errorf("Write = %d, %v", n, err)
	}
	out.err = nil
	_, _ = w.Write(f.flush([]string{"督办三"}))
	if got := string(w.output); !strings.Contains(got, "督办三") {
		t.Errorf("sent %q", got)
	}
}

func TestWithoutAFile(t *testing.T) {
	w := NewWriter(io.Discard)
	if w.Fd() != ^uintptr(0) {
		t.Error("a descriptor out of nothing")
	}
}

// Whatever bytes arrive, they are either a flush or passed on as they came.
func TestOtherWritesPassUnchanged(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	pieces := []string{"\x1b[H", "\r\n", "\n", "\r", "督", "\x1b[J", "\x1b[2;H", "\x1b[K", "\x1b[L", "\x1b]2;t\a", "\x1b", "\x1b[", "\xe7\x9d", "\x9b", "a", "\x1b[31m", "\x1b[>4m", "\t"}
	for range 20000 {
		var b strings.Builder
		for range random.IntN(6) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		w := NewWriter(io.Discard)
		_, understood := w.parse([]byte(b.String()))
		_, _ = w.Write([]byte(b.String()))
		if !understood && string(w.output) != b.String() {
			t.Fatalf("%q became %q", b.String(), w.output)
		}
	}
}

// Another program may have written to the terminal, so no frame may rely on
// where the last one left the cursor.
func TestFirstMovementReliesOnNothing(t *testing.T) {
	for row := range 3 {
		p := newPair(t, 20, 3)
		f := &flusher{width: 20, height: 3, repaint: true}
		lines := []string{"一" + CursorMark(), "二", "三"}
		p.write("first", f.flush(lines))
		p.painted.row, p.painted.col = 1, 7
		lines = slices.Clone(lines)
		lines[row] = "四四四"
		p.write("second", f.flush(lines))
	}
}

func TestManyMayWrite(*testing.T) {
	w := NewWriter(io.Discard)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			f := &flusher{width: 20, height: 2, repaint: true}
			for i := range 50 {
				_, _ = w.Write(f.flush([]string{strings.Repeat("督", i%10), "办"}))
			}
		})
	}
	workers.Wait()
}
