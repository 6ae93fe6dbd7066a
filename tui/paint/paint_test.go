package paint

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// flusher writes frames as a Renderer does, and erases what is below a shorter one.
type flusher struct {
	width, height int
	shown         []string
	count         int
	repaint       bool
}

func (f *flusher) flush(lines []string) []byte {
	var b bytes.Buffer
	b.WriteString("\x1b[H")
	for i, text := range lines {
		last := i == len(lines)-1
		if !f.repaint && i < len(f.shown) && f.shown[i] == text {
			if !last {
				b.WriteByte('\n')
			}
			continue
		}
		if i == 0 && f.repaint {
			b.WriteByte('\r')
		}
		text = ansi.Truncate(text, f.width, "")
		if ansi.StringWidth(text) < f.width {
			text += "\x1b[K"
		}
		b.WriteString(text)
		if !last {
			b.WriteString("\r\n")
		}
	}
	if f.count > len(lines) {
		b.WriteString("\x1b[J")
	}
	b.WriteString(ansi.CursorPosition(0, len(lines)))
	f.shown, f.count, f.repaint = lines, len(lines), false
	return b.Bytes()
}

// pair draws the same on two screens, raw and painted.
type pair struct {
	t            testing.TB
	raw, painted *screen
	writer       *Writer
	sent, direct int
}

func newPair(t testing.TB, width, height int) *pair {
	p := &pair{t: t, raw: newScreen(width, height), painted: newScreen(width, height)}
	p.writer = NewWriter(p.painted)
	return p
}

func (p *pair) write(what string, flush []byte) {
	p.t.Helper()
	_, _ = p.raw.Write(appendUnmarked(nil, flush))
	p.direct += len(flush)
	if n, err := p.writer.Write(flush); n != len(flush) || err != nil {
		p.t.Fatalf("%s: Write = %d, %v, want %d", what, n, err, len(flush))
	}
	p.sent += len(p.writer.output)
	if lacking := beyondVT100.Find(p.writer.output); p.writer.Basic && lacking != nil {
		p.t.Fatalf("%s: a VT100 does not understand %q", what, lacking)
	}
	if p.painted.narrow {
		p.sameColumns(what, flush)
	} else if !slices.EqualFunc(p.raw.grid, p.painted.grid, slices.Equal[[]glyph]) || p.raw.pen != p.painted.pen {
		sameScreen(p.t, fmt.Sprintf("%s: %q -> %q", what, flush, p.writer.output), p.raw, p.painted)
	}
	if unknown := append(p.raw.unknown, p.painted.unknown...); len(unknown) > 0 {
		p.t.Fatalf("%s: the test's terminal does not understand %q", what, unknown)
	}
	if !p.writer.mark.set && cursorOf(p.raw) != cursorOf(p.painted) {
		p.t.Fatalf("%s: cursor: want %s, got %s after %q", what, cursorOf(p.raw), cursorOf(p.painted), p.writer.output)
	}
}

// beyondVT100 finds what moves to a column, and erases, deletes or inserts columns.
var beyondVT100 = regexp.MustCompile("\x1b\\[[0-9]*[GXP@]")

// sameColumns fails where the painted screen, which draws emoji in one column, shows
// anything at another place than the raw one, which draws them in two.
func (p *pair) sameColumns(what string, flush []byte) {
	p.t.Helper()
	for y, line := range p.raw.grid {
		for x, want := range line {
			got := p.painted.grid[y][x]
			if want.text == "" && got.text == " " {
				continue // the right half
			}
			if want != got {
				p.t.Fatalf("%s: row %d column %d: want %+q, got %+q\nwant\n%s\ngot\n%s\n%q -> %q", what, y, x, want, got, p.raw, p.painted, flush, p.writer.output)
			}
		}
	}
}

// words are what random frames are made of; the sloppy ones end without a reset
// and are of doubtful width.
func words(sloppy bool) []string {
	clean := []string{
		"a", "bc", " ", "  ", "      ", "督", "督办", "办公室", "、", "2021-11-20", "│", "┃", "●", "○", "…", "“引”", "é", "Ａ", "ｱ", "",
		"\x1b[31m红\x1b[0m", "\x1b[7m反 r\x1b[0m", "\x1b[1;32mdone\x1b[m", "\x1b[44m  \x1b[0m", "\x1b[38;5;208m橙\x1b[0m", "\x1b[4:3mu\x1b[0m",
		"\x1b[31m\x1b[1mab\x1b[0m", "\x1b[m", "\x1b[31m\x1b[0m",
	}
	if !sloppy {
		return clean
	}
	return append(clean, "\x1b[31m", "\x1b[7m", "\x1b[0m", "\x1b[44m", strings.Repeat("\x1b[35m", 30), "e\u0301", "好\u0301", "😀", "👩\u200d👩\u200d👧", "✅", "⚠\ufe0f", "🇨🇳", "한", "\x1b[1m\u0301", "ก็", "־")
}

type maker struct {
	random *rand.Rand
	words  []string
}

func (m *maker) line(width int) string {
	var b strings.Builder
	target := width
	if m.random.IntN(3) == 0 {
		target = m.random.IntN(width + 5)
	}
	for ansi.StringWidth(b.String()) < target {
		b.WriteString(m.words[m.random.IntN(len(m.words))])
		if m.random.IntN(40) == 0 {
			break
		}
	}
	return ansi.Truncate(b.String(), target, "")
}

// edit changes a line in one place, as moving through a list does.
func (m *maker) edit(s string, width int) string {
	at := m.random.IntN(width)
	word := m.words[m.random.IntN(len(m.words))]
	return ansi.Truncate(s, at, "") + word + ansi.TruncateLeft(s, at+ansi.StringWidth(word), "")
}

func (m *maker) change(lines []string, width, height int) []string {
	next := append([]string(nil), lines...)
	for range m.random.IntN(4) {
		i := m.random.IntN(len(next))
		if m.random.IntN(3) == 0 {
			next[i] = m.line(width)
		} else {
			next[i] = m.edit(next[i], width)
		}
	}
	switch m.random.IntN(12) {
	case 0:
		next = next[:1+m.random.IntN(len(next))]
	case 1:
		for len(next) < height {
			next = append(next, m.line(width))
		}
	case 2:
		next = append(next[1:], m.line(width))
	}
	return next
}

func TestSameScreen(t *testing.T) {
	for _, c := range []struct {
		name   string
		sloppy bool
	}{{"clean", false}, {"sloppy", true}} {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(40) {
				walk(t, seed, 60, words(c.sloppy), false)
			}
		})
	}
}

// In terminals of another opinion on emoji everything else keeps its column.
func TestSameScreenWhereEmojiAreNarrow(t *testing.T) {
	for seed := range uint64(40) {
		walk(t, seed, 60, append(words(false), "😀", "👩\u200d👩\u200d👧", "✅", "🇨🇳", "👍"), true)
	}
}

func walk(t testing.TB, seed uint64, steps int, words []string, narrow bool) {
	t.Helper()
	m := &maker{rand.New(rand.NewPCG(seed, 1)), words}
	width, height := 10+m.random.IntN(40), 1+m.random.IntN(8)
	p := newPair(t, width, height)
	p.painted.narrow = narrow
	p.writer.Basic = seed%4 == 3
	f := &flusher{width: width, height: height, repaint: true}
	p.write("start", []byte("\x1b[?25l\x1b[?1049h\x1b[2J\x1b[H"))
	lines := []string{m.line(width)}
	for step := range steps {
		switch m.random.IntN(30) {
		case 0:
			width, height = 10+m.random.IntN(40), 1+m.random.IntN(8)
			p.raw.resize(width, height)
			p.painted.resize(width, height)
			p.raw.scramble()
			p.painted.scramble()
			f.width, f.height, f.repaint = width, height, true
			lines = lines[:min(len(lines), height)]
		case 1:
			p.write("clear", []byte("\x1b[2J"))
			p.write("home", []byte("\x1b[H"))
			f.repaint = true
		case 5:
			p.write("leave", []byte("\x1b[?1049l"))
			p.write("return", []byte("\x1b[?1049h"))
			f.repaint = true
		case 2:
			p.write("title", []byte("\x1b]2;督办\x07"))
		case 3:
			p.writer.forget()
		case 4:
			p.write("pen", []byte([]string{"\x1b[31m", "\x1b[32m\x1b7\x1b[m", "\x1b8", "\x1b[?2004l"}[m.random.IntN(4)]))
		}
		lines = m.change(lines, width, height)
		if narrow {
			f.count = 0 // or the renderer itself erases the last column
		}
		p.write(fmt.Sprintf("seed %d step %d", seed, step), f.flush(lines))
	}
}

// Bytes are saved where a person on a slow line waits for them.
func TestBytesOfAChange(t *testing.T) {
	key := func(name, what string) string {
		return "\x1b[1;36m" + name + "\x1b[0m \x1b[90m" + what + "\x1b[0m  "
	}
	blanks := strings.Repeat(" ", 30)
	for _, c := range []struct{ name, before, after, want string }{
		{"few blanks are sent", "督办" + blanks, "办" + blanks + "  ", "办  "},
		{"many are erased", "督" + strings.Repeat("办", 9) + "│", "督" + blanks[:18] + "│", "\x1b[2;3H\x1b[18X"},
		{"blanks between", strings.Repeat("督", 10) + "a", "办" + blanks[:18] + "b", "办\x1b[18X\x1b[18Cb"},
		{"blanks have no colour", "a\x1b[31m  \x1b[0mb", "a  \x1b[32mb\x1b[0m", "\x1b[2;4H\x1b[32mb\x1b[m"},
		{"but they have a ground", "a\x1b[41m \x1b[0mb", "a b", "\x1b[2;2H "},
		{"a colour replaces a colour", "abcd", "\x1b[31mx\x1b[0m \x1b[32my\x1b[0m", "\x1b[31mx \x1b[32my\x1b[m\x1b[K"},
		{"bold is reset", "abcd", "\x1b[1;31mx\x1b[0m\x1b[32my\x1b[0m", "\x1b[1;31mx\x1b[0;32my\x1b[m\x1b[K"},
		{"a key comes", key("n", "备注") + key("u", "撤销") + key("q", "退出"), key("t", "计次") + key("n", "备注") + key("u", "撤销") + key("q", "退出"), "\x1b[8@\x1b[1;36mt \x1b[0;90m计次\x1b[m"},
		{"a key goes", key("s", "进行中") + key("n", "备注") + key("u", "撤销") + key("q", "退出"), key("n", "备注") + key("u", "撤销") + key("q", "退出"), "\x1b[10P"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, f := newPair(t, 60, 2), &flusher{width: 60, height: 2, repaint: true}
			p.write("before", f.flush([]string{"", c.before}))
			p.write("after", f.flush([]string{"", c.after}))
			got := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(string(p.writer.output), "\x1b[2H"), "\x1b[1G"), "\x1b[2H")
			if got != c.want {
				t.Errorf("sent %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzSameScreen(f *testing.F) {
	f.Add("a督办\n\x1b[31mx\x1b[0m", "a督察\n\x1b[31my\x1b[0m", "")
	f.Add("e\u0301", "e", "😀😀")
	f.Fuzz(func(t *testing.T, one, two, three string) {
		p := newPair(t, 24, 5)
		r := &flusher{width: 24, height: 5, repaint: true}
		for i, text := range []string{one, two, three, one} {
			lines := strings.Split(plain(text), "\n")
			p.write(fmt.Sprint(i), r.flush(lines[:min(5, len(lines))]))
		}
	})
}

// plain keeps what the test's terminal understands.
func plain(s string) string {
	var b strings.Builder
	var state byte
	for s = strings.ToValidUTF8(s, "?"); len(s) > 0; {
		sequence, _, n, next := ansi.DecodeSequence(s, state, nil)
		if sequence[0] == '\n' || isSGR([]byte(sequence)) || sequence[0] >= ' ' && sequence[0] != 0x7f {
			b.WriteString(sequence)
		}
		s, state = s[n:], next
	}
	return b.String()
}
