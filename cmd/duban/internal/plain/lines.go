// Package plain takes commands line by line, for screen readers and bad lines: nothing
// is drawn, moved or repainted.
package plain

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// Lines is standard input that several commands read one after the other: a read never
// takes more than the rest of a line, so that a command leaves the next lines alone.
type Lines struct{ input *bufio.Reader }

// NewLines returns the lines of an input.
func NewLines(input io.Reader) *Lines { return &Lines{bufio.NewReader(input)} }

// Read implements io.Reader.
func (l *Lines) Read(into []byte) (int, error) {
	if len(into) == 0 {
		return 0, nil
	}
	if _, err := l.input.Peek(1); err != nil {
		return 0, err
	}
	there, _ := l.input.Peek(min(l.input.Buffered(), len(into)))
	for i, b := range there {
		if b == '\n' {
			there = there[:i+1]
			break
		}
	}
	return l.input.Read(into[:len(there)])
}

// Next returns the next line without its end. The error is io.EOF behind the last one.
func (l *Lines) Next() (string, error) {
	line, err := l.input.ReadString('\n')
	if errors.Is(err, io.EOF) && line != "" {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}

// Missing returns the names of the arguments that a command needs and has not got. form
// is the usage of the command: its name, and a word for each argument, those that may be
// left out in brackets.
func Missing(form string, given int) []string {
	var needed []string
	for _, word := range strings.Fields(form)[1:] {
		if !strings.HasPrefix(word, "[") {
			needed = append(needed, word)
		}
	}
	return needed[min(given, len(needed)):]
}

// IsLeaving reports whether a word ends the session.
func IsLeaving(word string) bool {
	switch strings.ToLower(word) {
	case "q", "quit", "exit", "bye", "退出", "离开":
		return true
	}
	return false
}
