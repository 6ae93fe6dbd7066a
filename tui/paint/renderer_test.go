package paint

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// After any frames and sizes, every cell is what it is when the last frame is drawn on
// an empty screen.
func TestRendererDrawsWhatDiffers(t *testing.T) {
	for seed := range uint64(40) {
		m := &maker{rand.New(rand.NewPCG(seed, 6)), words(false)}
		width, height := 10+m.random.IntN(80), 2+m.random.IntN(20)
		shown := newScreen(width, height)
		renderer := NewRenderer(NewWriter(shown))
		must(t, renderer.Enter())
		renderer.Resize(width, height)
		lines := []string{m.line(width)}
		for step := range 120 {
			switch m.random.IntN(20) {
			case 0:
				width, height = 10+m.random.IntN(80), 2+m.random.IntN(20)
				lines = lines[:min(height, len(lines))]
				shown.resize(width, height)
				shown.scramble()
				renderer.Resize(width, height)
			case 1: // the shell had the terminal
				must(t, renderer.Leave())
				shown.scramble()
				must(t, renderer.Enter())
				shown.scramble()
			case 2:
				lines = slices.Clone(lines)
				for i := range lines {
					lines[i] = strings.ReplaceAll(lines[i], CursorMark(), "")
				}
				lines[len(lines)-1] += CursorMark()
			}
			lines = m.change(lines, width, height)
			must(t, renderer.Draw(strings.Join(lines, "\n")))
			whole := newScreen(width, height)
			fresh := NewRenderer(NewWriter(whole))
			fresh.Resize(width, height)
			must(t, fresh.Draw(strings.Join(lines, "\n")))
			sameScreen(t, fmt.Sprintf("seed %d, step %d", seed, step), whole, shown)
			if cursorOf(whole) != cursorOf(shown) && renderer.out.mark.set {
				t.Fatalf("seed %d, step %d: cursor %s, want %s", seed, step, cursorOf(shown), cursorOf(whole))
			}
		}
		must(t, renderer.Leave())
		if !shown.visible {
			t.Fatalf("seed %d: the cursor is left hidden", seed)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A frame that is on the screen sends nothing.
func TestRendererIsSilent(t *testing.T) {
	var out bytes.Buffer
	renderer := NewRenderer(NewWriter(&out))
	renderer.Resize(20, 3)
	must(t, renderer.Draw("督办\n1\n2"))
	out.Reset()
	must(t, renderer.Draw("督办\n1\n2"))
	if out.Len() > 0 {
		t.Errorf("sent %q", &out)
	}
	renderer.Repaint()
	must(t, renderer.Draw("督办\n1\n2"))
	if !strings.Contains(out.String(), "督办") {
		t.Errorf("sent %q, want the frame anew", &out)
	}
}

// brokenOnce fails its first write.
type brokenOnce struct {
	bytes.Buffer
	failed bool
}

func (b *brokenOnce) Write(p []byte) (int, error) {
	if !b.failed {
		b.failed = true
		return 0, errors.New("no terminal")
	}
	return b.Buffer.Write(p)
}

// A frame that could not be written is not taken as shown.
func TestRendererAfterAFailure(t *testing.T) {
	var out brokenOnce
	renderer := NewRenderer(NewWriter(&out))
	renderer.Resize(20, 2)
	if err := renderer.Draw("一\n二"); err == nil {
		t.Error("no error")
	}
	must(t, renderer.Draw("一\n二"))
	if !strings.Contains(out.String(), "一") || !strings.Contains(out.String(), "二") {
		t.Errorf("sent %q, want the frame", &out.Buffer)
	}
}
