package paint

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// screen is a small terminal: what it shows is what the two streams, raw and
// painted, must agree on.
type screen struct {
	width, height int
	grid          [][]glyph
	row, col      int
	wrap          bool // the cursor is past the last column
	pen, saved    look
	visible       bool
	narrow        bool // draws emoji one column wide
	isWide        bool // draws marks such as ● two columns wide
	unknown       []string
}

type glyph struct {
	text string // "" for the right half of a wide character
	pen  look
}

// look is what a pen draws, however it came about.
type look struct{ ink, ground, other string }

// take follows the parameters of an SGR sequence.
func (l look) take(parameters string) look {
	fields := strings.Split(parameters, ";")
	for i := 0; i < len(fields); i++ {
		field := fields[i]
		if (field == "38" || field == "48") && i+1 < len(fields) {
			end := min(len(fields), i+map[string]int{"5": 3, "2": 5}[fields[i+1]])
			field = strings.Join(fields[i:max(end, i+1)], ";")
			i = max(end, i+1) - 1
		}
		switch number, _ := strconv.Atoi(fields[i-strings.Count(field, ";")]); {
		case strings.Contains(field, ":"):
			l.other += field + " "
		case number == 0:
			l = look{}
		case number == 39:
			l.ink = ""
		case number == 49:
			l.ground = ""
		case number >= 30 && number <= 38 || number >= 90 && number <= 97:
			l.ink = field
		case number >= 40 && number <= 48 || number >= 100 && number <= 107:
			l.ground = field
		case !strings.Contains(l.other, "+"+field+" "):
			l.other += "+" + field + " "
		}
	}
	return l
}

// blank is the look of a blank: neither a colour nor bold shows.
func (l look) blank() look {
	if l.ground == "" && (l.other == "" || l.other == "+1 ") {
		return look{}
	}
	return l
}

func newScreen(width, height int) *screen {
	s := &screen{width: width, height: height, visible: true}
	s.resize(width, height)
	return s
}

func (s *screen) resize(width, height int) {
	old := s.grid
	s.width, s.height = width, height
	s.grid = make([][]glyph, height)
	for y := range s.grid {
		s.grid[y] = make([]glyph, width)
		for x := range s.grid[y] {
			s.grid[y][x] = glyph{text: " "}
			if y < len(old) && x < len(old[y]) {
				s.grid[y][x] = old[y][x]
			}
		}
		if last := width - 1; y < len(old) && width < len(old[y]) && old[y][width].text == "" {
			s.grid[y][last].text = " "
		}
	}
	s.row, s.col, s.wrap = min(s.row, height-1), min(s.col, width-1), false
}

// scramble is what some terminals leave of the screen after a resize.
func (s *screen) scramble() {
	for y := range s.grid {
		for x := range s.grid[y] {
			s.grid[y][x] = glyph{text: "?"}
		}
	}
}

func (s *screen) Write(p []byte) (int, error) {
	n := len(p)
	var state byte
	for len(p) > 0 {
		sequence, width, size, next := ansi.DecodeSequence(p, state, nil)
		p, state = p[size:], next
		switch {
		case sequence[0] == ansi.ESC:
			s.control(string(sequence))
		case string(sequence) == "\r":
			s.col, s.wrap = 0, false
		case string(sequence) == "\n":
			s.lineFeed()
		case string(sequence) == "\t":
			s.col, s.wrap = min(s.width-1, s.col/8*8+8), false
		case width == 0:
			s.combine(string(sequence))
		default:
			if r, _ := utf8.DecodeRune(sequence); s.narrow && r >= 0x1f000 {
				width = 1
			}
			if s.isWide && strings.Contains("│●…", string(sequence)) {
				width = 2
			}
			s.put(string(sequence), width)
		}
	}
	return n, nil
}

func (s *screen) lineFeed() {
	if s.row < s.height-1 {
		s.row++
		return
	}
	blank := make([]glyph, s.width)
	for x := range blank {
		blank[x] = glyph{text: " "}
	}
	s.grid = append(s.grid[1:], blank)
}

func (s *screen) combine(mark string) {
	x := s.col - 1
	if s.wrap {
		x = s.col
	}
	if x > 0 && s.grid[s.row][x].text == "" {
		x--
	}
	if x >= 0 {
		s.grid[s.row][x].text += mark
	}
}

func (s *screen) put(text string, width int) {
	if s.wrap || s.col+width > s.width {
		s.col, s.wrap = 0, false
		s.lineFeed()
	}
	s.set(s.col, glyph{text, s.pen})
	if width == 2 {
		s.set(s.col+1, glyph{"", s.pen})
	}
	s.col += width
	if s.col >= s.width {
		s.col, s.wrap = s.width-1, true
	}
}

// set writes one cell; a wide character that loses a half loses the other too.
func (s *screen) set(x int, g glyph) {
	line := s.grid[s.row]
	if g.text == " " {
		g.pen = g.pen.blank()
	}
	if line[x].text == "" && x > 0 && g.text != "" {
		line[x-1].text = " "
	}
	if x+1 < s.width && line[x+1].text == "" {
		line[x+1].text = " "
	}
	line[x] = g
}

func (s *screen) erase(from, to int) {
	for x := from; x < to; x++ {
		s.set(x, glyph{" ", look{ground: s.pen.ground}})
	}
}

func (s *screen) deleteColumns(n int) {
	line := s.grid[s.row]
	s.erase(s.col, s.col+n) // halves of wide characters
	copy(line[s.col:], line[s.col+n:])
	s.erase(s.width-n, s.width)
	if s.col+1 < s.width && line[s.col+1].text == "" { // as kitty does
		s.erase(s.col, s.col+2)
	}
}

func (s *screen) insertColumns(n int) {
	line := s.grid[s.row]
	if line[s.col].text == "" { // within a wide character
		s.set(s.col, glyph{text: " "})
	}
	copy(line[s.col+n:], line[s.col:])
	if last := s.width - 1; line[last].text != "" && ansi.StringWidth(line[last].text) > 1 {
		line[last] = glyph{text: " "}
	}
	for x := s.col; x < s.col+n; x++ {
		line[x] = glyph{" ", look{ground: s.pen.ground}}
	}
}

func (s *screen) control(sequence string) {
	if isSGR([]byte(sequence)) {
		s.pen = s.pen.take(sequence[2 : len(sequence)-1])
		return
	}
	switch sequence {
	case "\x1b7":
		s.saved = s.pen
	case "\x1b8":
		s.pen = s.saved
	case "\x1b[?25h":
		s.visible = true
	case "\x1b[?25l":
		s.visible = false
	case "\x1b[K":
		s.erase(s.col, s.width)
	case "\x1b[2K":
		s.erase(0, s.width)
	case "\x1b[J", "\x1b[2J":
		s.eraseScreen(sequence == "\x1b[2J")
	case "\x1b[?1049h":
		s.saved = s.pen
	case "\x1b[?1049l":
		s.pen = s.saved
	case "\x1b[?2004h", "\x1b[?2004l", "\x1b[?1002l", "\x1b[?1003l", "\x1b[?1006l", wrapOff, wrapOn:
	default:
		s.move(sequence)
	}
}

func (s *screen) eraseScreen(all bool) {
	row, col := s.row, s.col
	if all {
		s.row, s.col = 0, 0
	}
	s.erase(s.col, s.width)
	for s.row++; s.row < s.height; s.row++ {
		s.erase(0, s.width)
	}
	s.row, s.col = row, col
}

func (s *screen) move(sequence string) {
	if ansi.HasOscPrefix(sequence) {
		return
	}
	if column, ok := strings.CutSuffix(sequence, "G"); ok {
		s.col, s.wrap = min(s.width, max(1, number(column[2:])))-1, false
		return
	}
	if columns, ok := strings.CutSuffix(sequence, "C"); ok {
		s.col, s.wrap = min(s.width-1, s.col+number(columns[2:])), false
		return
	}
	if columns, ok := strings.CutSuffix(sequence, "X"); ok {
		s.erase(s.col, min(s.width, s.col+number(columns[2:])))
		return
	}
	if columns, ok := strings.CutSuffix(sequence, "P"); ok {
		s.deleteColumns(min(s.width-s.col, number(columns[2:])))
		return
	}
	if columns, ok := strings.CutSuffix(sequence, "@"); ok {
		s.insertColumns(min(s.width-s.col, number(columns[2:])))
		return
	}
	if !strings.HasPrefix(sequence, "\x1b[") || !strings.HasSuffix(sequence, "H") {
		s.unknown = append(s.unknown, sequence)
		return
	}
	first, second, _ := strings.Cut(sequence[2:len(sequence)-1], ";")
	s.row = min(s.height, max(1, number(first))) - 1
	s.col = min(s.width, max(1, number(second))) - 1
	s.wrap = false
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func (s *screen) String() string {
	var b strings.Builder
	for _, line := range s.grid {
		for _, g := range line {
			b.WriteString(g.text)
		}
		b.WriteString("|\n")
	}
	return b.String()
}

// sameScreen fails the test where the two differ in a cell or its look.
func sameScreen(t testing.TB, what string, want, got *screen) {
	t.Helper()
	for y := range want.grid {
		for x := range want.grid[y] {
			if want.grid[y][x] != got.grid[y][x] {
				t.Fatalf("%s: row %d column %d: want %+q, got %+q\nwant\n%s\ngot\n%s", what, y, x, want.grid[y][x], got.grid[y][x], want, got)
			}
		}
	}
	if want.pen != got.pen {
		t.Fatalf("%s: pen: want %+v, got %+v", what, want.pen, got.pen)
	}
}

func cursorOf(s *screen) string {
	return fmt.Sprintf("%d;%d visible %v", s.row, s.col, s.visible)
}
