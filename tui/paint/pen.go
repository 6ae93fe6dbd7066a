package paint

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A pen is the look of what is written next, kept as the SGR sequences since
// the last reset. Two equal pens look equal whatever the sequences mean, which
// is all that is asked of them: nothing here interprets a colour.
type pens struct {
	now     string
	known   bool
	onBlank bool // blanks show it
	names   map[string]string
	scratch []byte
}

const (
	resetPen = "\x1b[m"
	// longestPen and mostPens bound what a frame that never resets can cost.
	longestPen = 128
	mostPens   = 512
)

// take follows one SGR sequence.
func (p *pens) take(sequence []byte) {
	parameters := string(sequence[2 : len(sequence)-1])
	if parameters == "" || parameters == "0" {
		p.now, p.known, p.onBlank = "", true, false
		return
	}
	if !p.known {
		return
	}
	if len(p.now)+len(sequence) > longestPen {
		p.lose()
		return
	}
	p.scratch = append(append(p.scratch[:0], p.now...), sequence...)
	p.now = p.name(p.scratch)
	p.onBlank = !inksOnly(p.now)
}

// name returns the pen as a string, the same one for the same pen, so that a
// frame of thousands of coloured words allocates few.
func (p *pens) name(pen []byte) string {
	if name, ok := p.names[string(pen)]; ok {
		return name
	}
	if p.names == nil || len(p.names) >= mostPens {
		p.names = make(map[string]string)
	}
	name := string(pen)
	p.names[name] = name
	return name
}

func (p *pens) lose() {
	p.now, p.known, p.onBlank = "", false, false
}

// follow keeps the pen through a write that is passed on unread.
func (p *pens) follow(data []byte) {
	var state byte
	for len(data) > 0 {
		sequence, _, n, next := ansi.DecodeSequence(data, state, nil)
		if n == 0 || next != ansi.NormalState {
			p.lose()
			return
		}
		data, state = data[n:], next
		switch {
		case sequence[0] != ansi.ESC || ansi.HasOscPrefix(sequence):
		case isSGR(sequence):
			p.take(sequence)
		case !keepsPen(sequence):
			p.lose()
		}
	}
}

// keepsPen reports whether the pen is the same after the sequence. Leaving the
// alternate screen restores the pen that was saved when it was entered.
func keepsPen(sequence []byte) bool {
	switch string(sequence) {
	case digitKeys:
		return true
	case "\x1b[?1049l", "\x1b[?1048l":
		return false
	}
	return ansi.HasCsiPrefix(sequence) && strings.IndexByte("@ABCDEFGHJKLMPSTXdfhlrn", sequence[len(sequence)-1]) >= 0
}

func isSGR(sequence []byte) bool {
	if len(sequence) < 3 || sequence[0] != ansi.ESC || sequence[1] != '[' || sequence[len(sequence)-1] != 'm' {
		return false
	}
	for _, c := range sequence[2 : len(sequence)-1] {
		if (c < '0' || c > '9') && c != ';' && c != ':' {
			return false
		}
	}
	return true
}

// appendPen changes the terminal's pen from one to the other.
func appendPen(output []byte, from, to string) []byte {
	switch {
	case from == to:
		return output
	case to == "":
		return append(output, resetPen...)
	case strings.HasPrefix(to, from):
		return append(output, to[len(from):]...)
	case inkOf(from).isCoveredBy(inkOf(to)):
		return append(output, to...)
	default:
		return append(append(output, "\x1b[0;"...), to[len("\x1b["):]...)
	}
}

// ink is what a pen changes of characters alone: neither a blank nor a line at them.
type ink struct {
	color, bold bool
	more        bool // the pen changes something else
}

// inksOnly reports whether blanks in this pen look as without one.
func inksOnly(pen string) bool { return !inkOf(pen).more }

// isCoveredBy reports whether nothing of the ink remains once another is taken.
func (k ink) isCoveredBy(other ink) bool {
	return !k.more && (!k.color || other.color) && (!k.bold || other.bold)
}

// inkOf reads the few parameters that set or reset a colour or bold, alone or together.
func inkOf(pen string) ink {
	var k ink
	for len(pen) > 0 {
		sequence, rest, _ := strings.Cut(pen, "m")
		pen = rest
		for parameters := sequence[len("\x1b["):]; parameters != "" && !k.more; {
			parameters = k.take(parameters)
		}
	}
	return k
}

// take reads the first parameter and returns those after it.
func (k *ink) take(parameters string) (rest string) {
	first, rest, _ := strings.Cut(parameters, ";")
	switch {
	case first == "1":
		k.bold = true
	case len(first) == 2 && (first[0] == '3' || first[0] == '9') && first[1] < '8':
		k.color = true
	case first == "38":
		kind, after, _ := strings.Cut(rest, ";")
		values := map[string]int{"5": 1, "2": 3}[kind]
		for k.color, rest = values > 0, after; values > 0; values-- {
			_, rest, _ = strings.Cut(rest, ";")
		}
		k.more = !k.color
	default:
		k.more = true
	}
	return rest
}
