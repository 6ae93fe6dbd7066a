package main

import (
	"errors"
	"os"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/sys/unix"
)

// input is the keyboard as Bubble Tea should get it: never half a character.
// Bubble Tea reads 256 bytes at a time and takes the end of each read for the
// end of a character, so a longer paste of Chinese, or a packet that ends
// inside a character, loses one. It is still the file, so that Bubble Tea finds
// the terminal and can stop waiting for it.
type input struct {
	*os.File
	held    []byte
	once    sync.Once
	notUTF8 chan struct{}
	gone    func()
}

// newInput reads the file. When it ends, or can't be read, the terminal is gone
// and Bubble Tea would wait for ever: then gone is called.
func newInput(file *os.File, gone func()) *input {
	return &input{File: file, notUTF8: make(chan struct{}), gone: gone}
}

// restOfCharacter is how long the rest of a character may take when its first
// bytes came alone: longer than a packet sent again, shorter than Bubble Tea
// waits for its reader when it ends.
const restOfCharacter = 300 * time.Millisecond

// Foreign is closed when bytes arrive that are not UTF-8: the terminal types
// another encoding, GBK mostly, and what is typed in Chinese will not be
// understood until it is switched.
func (i *input) Foreign() <-chan struct{} {
	return i.notUTF8
}

// Read returns whole characters and keeps the beginning of one for the next
// Read. If there is nothing else, it waits a moment for the rest, because
// whoever waits for the file would not learn of what is kept here; what is
// still no character then is passed on as it came.
func (i *input) Read(p []byte) (int, error) {
	n := copy(p, i.held)
	i.held = i.held[n:]
	for n < len(p) {
		m, err := i.File.Read(p[n:])
		n += m
		if err != nil {
			i.gone()
			return n, err
		}
		if whole := n - unfinished(p[:n]); whole > 0 {
			i.held = append(i.held[:0], p[whole:n]...)
			n = whole
			break
		}
		if n == 0 || !i.more() {
			break
		}
	}
	if !utf8.Valid(p[:n]) {
		i.once.Do(func() { close(i.notUTF8) })
	}
	return n, nil
}

// unfinished returns how many bytes at the end can be the beginning of a
// character. An escape before it belongs to it, as Alt and a letter arrive, and
// would be taken for the key Esc alone.
func unfinished(p []byte) int {
	for k := 1; k < utf8.UTFMax && k <= len(p); k++ {
		start := len(p) - k
		if !utf8.RuneStart(p[start]) {
			continue
		}
		if utf8.FullRune(p[start:]) {
			return 0
		}
		if start > 0 && p[start-1] == '\x1b' {
			return k + 1
		}
		return k
	}
	return 0
}

// more waits for more bytes to read, and reports whether there are any.
func (i *input) more() bool {
	files := []unix.PollFd{{Fd: int32(i.Fd()), Events: unix.POLLIN}}
	for {
		n, err := unix.Poll(files, int(restOfCharacter.Milliseconds()))
		if !errors.Is(err, unix.EINTR) {
			return err == nil && n > 0
		}
	}
}
