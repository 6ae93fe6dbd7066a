package terminal

import "bytes"

const escape = '\x1b'

// scan is what typed bytes consist of.
type scan struct {
	keys []byte // as Bubble Tea knows them, answers of the terminal left out
	// answers are those that were left out, as far as they answer a question of ours.
	answers []Answer
	rest    int // how many bytes at the end are the beginning of an escape sequence
}

// longestSequence is how long an escape sequence can be: a longer one is no key,
// and what is typed after it must not be lost in it.
const longestSequence = 512

// scanKeys splits typed bytes at escape sequences.
func scanKeys(p []byte) scan {
	s := scan{keys: make([]byte, 0, len(p))}
	for len(p) > 0 {
		if p[0] != escape {
			s.keys, p = append(s.keys, p[0]), p[1:]
			continue
		}
		length, whole := sequence(p)
		key := p[:length]
		if !whole {
			s.rest = length
		}
		switch {
		case length > 2 && whole && isAnswer(key, &s):
		case length > 2 && whole && (key[1] == ']' || key[1] == 'P'):
			// An answer to another program's question.
		default:
			s.keys = append(s.keys, knownKey(string(key))...)
		}
		p = p[length:]
	}
	return s
}

// knownKey returns a key as Bubble Tea knows it.
func knownKey(sequence string) string {
	switch sequence {
	case "\x1bOH":
		return "\x1b[H" // Home
	case "\x1bOF":
		return "\x1b[F" // End
	case "\x1b[P":
		return "\x1b[3~" // Delete in st
	}
	return sequence
}

// isAnswer reports whether a sequence is an answer of the terminal, and keeps it.
func isAnswer(sequence []byte, s *scan) bool {
	answer, is := parseAnswer(sequence)
	if is {
		s.answers = append(s.answers, answer)
	}
	return is
}

// sequence returns the length of the escape sequence that the bytes begin with;
// whole is false if they end inside it. Esc and a character is one of two bytes.
func sequence(p []byte) (length int, whole bool) {
	if len(p) == 1 {
		return 1, false
	}
	switch p[1] {
	case escape: // Esc twice, or Alt and a sequence
		length, whole = sequence(p[1:])
		return length + 1, whole
	case 'O':
		return min(len(p), 3), len(p) > 2
	case '[':
		return controlSequence(p)
	case ']', 'P':
		return stringSequence(p)
	}
	return 1, true // the character after it is read by itself
}

// controlSequence measures ESC [ and what follows.
func controlSequence(p []byte) (length int, whole bool) {
	if len(p) > 2 && p[2] == '[' { // the function keys of the Linux console
		return min(len(p), 4), len(p) > 3
	}
	for i := 2; i < len(p); i++ {
		if p[i] < 0x20 || p[i] > 0x3f {
			return i + 1, true
		}
	}
	return len(p), len(p) > longestSequence
}

// stringSequence measures a string up to BEL or ESC \.
func stringSequence(p []byte) (length int, whole bool) {
	end := bytes.IndexByte(p, '\a')
	if st := bytes.Index(p[2:], []byte("\x1b\\")); st >= 0 && (end < 0 || st+2 < end) {
		return st + 4, true
	}
	if end >= 0 {
		return end + 1, true
	}
	if len(p) > longestSequence {
		return 2, true
	}
	return len(p), false
}
