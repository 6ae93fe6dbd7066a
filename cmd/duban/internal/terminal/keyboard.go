package terminal

import (
	"os"
	"slices"
	"sync"
	"time"
	"unicode/utf8"
)

// Keyboard is the keyboard as Bubble Tea should get it: no read ends inside a
// character or a key. Bubble Tea reads 256 bytes at a time and takes the end of
// each read for the end of a key. A longer paste of Chinese, or a packet that ends
// inside a character, would lose one, and half an escape sequence would be taken
// for Esc and letters. It is still the file, so that Bubble Tea finds the terminal
// and can stop waiting for it.
type Keyboard struct {
	*os.File
	held    []byte
	once    sync.Once
	notUTF8 chan struct{}
	gone    func()
	escape  time.Duration
	answers answers
	// wait reports whether there is something to read within a time; tests set it.
	wait func(timeout time.Duration) bool
}

// How long the rest of a key may take.
const (
	// localEscape is for the rest after an escape, on the machine itself.
	localEscape = 50 * time.Millisecond
	// remoteEscape is for the same over SSH, where a packet may be sent again.
	remoteEscape = 300 * time.Millisecond
	// restOfKey is for the rest of a character or of a sequence that can't be Esc
	// alone. It is shorter than Bubble Tea waits for its reader when it ends.
	restOfKey = 300 * time.Millisecond
)

// NewKeyboard reads the file; remote says that it comes over SSH. When the file
// ends, or can't be read, the terminal is gone and Bubble Tea would wait for ever:
// then gone is called.
func NewKeyboard(file *os.File, remote bool, gone func()) *Keyboard {
	k := &Keyboard{File: file, notUTF8: make(chan struct{}), gone: gone, escape: localEscape, answers: answers{now: time.Now}}
	if remote {
		k.escape = remoteEscape
	}
	k.wait = func(timeout time.Duration) bool { return WaitForInput(file, timeout) }
	return k
}

// Ask has the terminal asked once the first frame is drawn.
func (k *Keyboard) Ask(questions Questions) { k.answers.Questions = questions }

// NotUTF8 is closed when bytes arrive that are not UTF-8: the terminal sends
// another encoding, GBK mostly, and typed Chinese is not understood until it is
// switched.
func (k *Keyboard) NotUTF8() <-chan struct{} { return k.notUTF8 }

// Read returns whole keys. The beginning of a character is kept for the next Read;
// for the rest of an escape sequence it waits here, as nothing wakes a reader up
// for a lone Esc that is kept. What is still no key then is passed on unchanged, unless it
// can be the beginning of an answer to a question that the terminal was asked.
func (k *Keyboard) Read(p []byte) (int, error) {
	n, err := k.readWhole(p)
	if err != nil {
		k.gone()
		return n, err
	}
	if !utf8.Valid(p[:n]) {
		k.once.Do(func() { close(k.notUTF8) })
	}
	keys, held := k.answers.take(p[:n])
	k.held = append(slices.Clone(held), k.held...)
	return copy(p, keys), nil
}

// readWhole reads until no character and no escape sequence is cut off, as far as the rest
// comes soon.
func (k *Keyboard) readWhole(p []byte) (n int, err error) {
	if k.answers.isEscaped && len(k.held) == 0 {
		k.held = append(k.held, escape)
	}
	n = copy(p, k.held)
	k.held = k.held[n:]
	for n < len(p) {
		m, err := k.File.Read(p[n:])
		n += m
		if err != nil {
			return n, err
		}
		if n == 0 {
			break
		}
		if timeout := k.timeout(p[:n]); timeout > 0 {
			if !k.wait(timeout) {
				break
			}
			if n == len(p) {
				k.hold(p, &n, n-scanKeys(p[:n]).rest) // the rest is there already
				break
			}
			continue
		}
		if rest := partialCharacter(p[:n]); rest < n {
			k.hold(p, &n, n-rest)
			break
		}
		if !k.wait(restOfKey) {
			break
		}
	}
	return n, nil
}

// hold keeps what is after the first whole bytes for the next Read, unless nothing
// would be left.
func (k *Keyboard) hold(p []byte, n *int, whole int) {
	if whole > 0 {
		k.held = append(k.held[:0], p[whole:*n]...)
		*n = whole
	}
}

// timeout returns how long to wait for the rest of an escape sequence; 0 if the
// bytes do not end inside one.
func (k *Keyboard) timeout(p []byte) time.Duration {
	switch rest := scanKeys(p).rest; {
	case rest == 0:
		return 0
	case rest <= 2 && p[len(p)-1] == escape && !k.answers.isExpecting(): // Esc alone, or twice
		return k.escape
	default:
		return max(k.escape, restOfKey)
	}
}

// partialCharacter returns how many bytes at the end can be the beginning of a
// character. An escape before it belongs to it, as Alt and a letter arrive.
func partialCharacter(p []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(p); n++ {
		start := len(p) - n
		if !utf8.RuneStart(p[start]) {
			continue
		}
		if utf8.FullRune(p[start:]) {
			return 0
		}
		if start > 0 && p[start-1] == escape {
			return n + 1
		}
		return n
	}
	return 0
}
