package terminal

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// The questions that a terminal is asked.
const (
	askGround   = "\x1b]11;?\a" // OSC 11: the colour of the ground
	askPosition = "\x1b[6n"     // DSR: where the cursor is
)

// AmbiguousSample is drawn to find out how wide a terminal draws characters of ambiguous
// width, those of frames, marks and punctuation.
const AmbiguousSample = "│●…"

// Answer is what a terminal says when it is asked. Only one of its fields is set.
type Answer struct {
	// Ground is the brightness of the ground, from 0 for black to 1 for white.
	Ground *float64
	// Column is where the cursor is, from 1; 0 in an answer about the ground.
	Column int
}

// IsWide reports whether the terminal draws the sample wider than one column each. It is
// for the answer about the cursor behind it.
func (a Answer) IsWide() bool { return a.Column > 1+utf8.RuneCountInString(AmbiguousSample) }

// Questions is what a terminal is asked, once the first frame is drawn, or to do.
type Questions struct {
	Ground, Width bool
	// Mouse has the terminal report its buttons and the wheel.
	Mouse bool
	// Got is called with each answer, by the goroutine that reads keys.
	Got func(Answer)
}

// answers takes a terminal's answers out of the keys. They come whenever they come: late,
// between keys, and in pieces.
type answers struct {
	Questions
	// pending is how many questions have no answer yet. Some never get one.
	pending int
	// until is when the beginning of an answer is waited for no more.
	until time.Time
	// head is how many bytes at the beginning of the next read may be those of an answer:
	// what is held, or an Esc. They are dropped if the rest has not come by headUntil.
	head      int
	headUntil time.Time
	// isEscaped says that the last byte passed on was an Esc after which nothing came: it
	// may have been the first byte of an answer.
	isEscaped bool
	now       func() time.Time // tests set it
}

// How long pieces of answers are waited for.
const (
	answersTime  = 10 * time.Second // for the first piece, after the question
	restOfAnswer = 2 * time.Second  // for the rest, after the first piece
)

// expect begins to wait for answers.
func (a *answers) expect(count int) {
	a.pending += count
	a.until = a.now().Add(answersTime)
}

// isExpecting reports whether pieces of an answer may still come.
func (a *answers) isExpecting() bool { return a.pending > 0 && a.now().Before(a.until) }

// take returns what was typed without the answers in it. The beginning of an answer is
// returned as held, for the next time.
func (a *answers) take(p []byte) (keys, held []byte) {
	p = a.withoutHead(p)
	s := scanKeys(p)
	for _, answer := range s.answers {
		if a.pending > 0 && a.Got != nil {
			a.Got(answer)
		}
		a.pending = max(a.pending-1, 0)
	}
	rest := p[len(p)-s.rest:]
	keys = s.keys[:len(s.keys)-len(rest)]
	if len(rest) < len(p) || !a.isPart(rest) {
		a.head, a.isEscaped = 0, false
	}
	if a.isPart(rest) {
		a.hold(len(rest))
		return keys, rest
	}
	if a.isEscaped = a.isExpecting() && len(rest) > 0 && rest[len(rest)-1] == escape; a.isEscaped {
		a.hold(1)
	}
	if typed := a.withoutPart(rest); len(typed) < len(rest) {
		more, held := a.take(typed)
		return append(keys, more...), held
	}
	return append(keys, rest...), nil
}

// hold waits for the rest of an answer, from its first piece on.
func (a *answers) hold(head int) {
	if a.head == 0 {
		a.head, a.headUntil = head, a.now().Add(restOfAnswer)
	}
}

// withoutHead drops the beginning of an answer whose rest has not come in time, and an Esc
// that was passed on before and turned out to be a key.
func (a *answers) withoutHead(p []byte) []byte {
	if a.head == 0 || len(p) < a.head || p[0] != escape {
		return p
	}
	length, isWhole := sequence(p)
	if _, is := parseAnswer(p[:length]); is {
		return p
	}
	isLate := !a.isExpecting() || !a.now().Before(a.headUntil)
	if isLate || a.isEscaped && (isWhole || !a.isPart(p[:length])) {
		p = p[a.head:]
		a.head, a.isEscaped = 0, false
	}
	return p
}

// withoutPart drops the beginning of an answer whose end was lost, and leaves what was
// typed after it.
func (a *answers) withoutPart(p []byte) []byte {
	const least = len("\x1b]11;rgb")
	for length := min(len(p), longestAnswer); length >= least; length-- {
		if !a.isPart(p[:length]) {
			continue
		}
		if p[length-1] == escape && length < len(p) {
			length-- // it begins a key, or another answer
		}
		return p[length:]
	}
	return p
}

// longestAnswer is the longest that an answer can be: OSC 11 with four digits for each of
// four parts, and its end.
const longestAnswer = 40

// isPart reports whether bytes can be the beginning of an answer that is still to come.
func (a *answers) isPart(p []byte) bool {
	if !a.isExpecting() || len(p) < 2 || len(p) > longestAnswer || p[0] != escape {
		return false
	}
	switch p[1] {
	case '[':
		return len(bytes.Trim(p[2:], "0123456789;")) == 0
	case ']':
		const head = "11;rgb"
		rest := string(p[2:])
		return strings.HasPrefix(head, rest) ||
			strings.HasPrefix(rest, head) && strings.Trim(rest[len(head):], "0123456789abcdefABCDEF:/\x1b") == ""
	}
	return false
}

// parseAnswer reads an escape sequence as an answer; ok is false for one that is none.
//
// A position has the same form as F3 with Shift, Alt or Ctrl, ESC [ 1 ; 2 R, but for the
// row: it is never asked for in the first one.
func parseAnswer(sequence []byte) (answer Answer, ok bool) {
	text := string(sequence)
	if inside, found := strings.CutPrefix(text, "\x1b["); found {
		inside, found = strings.CutSuffix(inside, "R")
		row, column, both := strings.Cut(inside, ";")
		line, err := strconv.Atoi(row)
		at, err2 := strconv.Atoi(column)
		if !found || !both || err != nil || err2 != nil || line < 2 || at < 1 {
			return answer, false
		}
		return Answer{Column: at}, true
	}
	inside, found := strings.CutPrefix(text, "\x1b]11;")
	if !found {
		return answer, false
	}
	ground, ok := brightness(strings.TrimRight(inside, "\a\x1b\\"))
	return Answer{Ground: &ground}, ok
}

// brightness reads a colour as X11 writes it: rgb:ffff/ffff/ffff with one to four digits
// each, or rgba: with one part more.
func brightness(color string) (float64, bool) {
	name, parts, _ := strings.Cut(color, ":")
	channels := strings.Split(parts, "/")
	if name != "rgb" && name != "rgba" || len(channels) < 3 {
		return 0, false
	}
	sum := 0.0
	for i, weight := range []float64{0.299, 0.587, 0.114} {
		value, err := strconv.ParseUint(channels[i], 16, 16)
		if err != nil {
			return 0, false
		}
		largest := uint64(1)<<(4*len(channels[i])) - 1
		sum += weight * float64(value) / float64(largest)
	}
	return sum, true
}
