package paint

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duban/tui/terminaltest"
)

// tmux is a terminal that is independent of this code: it must show the same for both
// streams, characters and colours.
func TestSameInTmux(t *testing.T) {
	for _, c := range []struct {
		width, height int
		frames        [][]string
	}{
		{120, 36, moves()},
		{60, 10, randomFrames(11, 60, 10)},
		{40, 6, randomFrames(12, 40, 6)},
	} {
		direct, painted := streams(c.width, c.height, c.frames)
		want := showInTmux(t, c.width, c.height, direct)
		got := showInTmux(t, c.width, c.height, painted)
		// The colour of a blank shows nowhere, and tmux captures it nevertheless.
		wanted, shown := newScreen(c.width, c.height), newScreen(c.width, c.height)
		for s, captured := range map[*screen]string{wanted: want, shown: got} {
			_, _ = s.Write([]byte(strings.ReplaceAll(strings.TrimSuffix(captured, "\n"), "\n", "\x1b[m\r\n") + "\x1b[m"))
		}
		sameScreen(t, fmt.Sprintf("%dx%d", c.width, c.height), wanted, shown)
		if len(strings.TrimSpace(want)) == 0 {
			t.Errorf("%dx%d: tmux shows nothing", c.width, c.height)
		}
	}
}

func moves() [][]string {
	var frames [][]string
	for i := range 12 {
		frames = append(frames, dashboard(i))
	}
	return frames
}

func randomFrames(seed uint64, width, height int) [][]string {
	m := &maker{rand.New(rand.NewPCG(seed, 5)), words(false)}
	lines := []string{m.line(width)}
	var frames [][]string
	for range 120 {
		lines = m.change(lines, width, height)
		frames = append(frames, lines)
	}
	return frames
}

func streams(width, height int, frames [][]string) (direct, painted []byte) {
	f := &flusher{width: width, height: height, repaint: true}
	var out strings.Builder
	w := NewWriter(&out)
	for _, lines := range frames {
		flush := f.flush(lines)
		direct = append(direct, flush...)
		_, _ = w.Write(flush)
	}
	return direct, []byte(out.String())
}

func showInTmux(t *testing.T, width, height int, stream []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "stream")
	if err := os.WriteFile(file, stream, 0o600); err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("stty raw -echo; cat '%s'; touch '%s.shown'; sleep 60", file, file)
	tmux := terminaltest.RunInTmux(t, width, height, script)
	last := ""
	for range 100 {
		time.Sleep(50 * time.Millisecond)
		if _, err := os.Stat(file + ".shown"); err != nil {
			continue
		}
		now := tmux("capture-pane", "-e", "-p")
		if now == last {
			return now
		}
		last = now
	}
	t.Fatal("tmux does not settle")
	return ""
}
