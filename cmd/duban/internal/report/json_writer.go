package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// WriteJSON writes a JSON value in parts, for values that are too large to build in
// memory. It returns errors of encoding; errors of writing stay with out.
func WriteJSON(out *bufio.Writer, write func(*JSONWriter)) error {
	w := JSONWriter{out: out}
	w.encoder = json.NewEncoder(&w.part)
	w.encoder.SetEscapeHTML(false)
	write(&w)
	w.put("\n")
	if w.err != nil {
		return fmt.Errorf("writing JSON: %w", w.err)
	}
	return nil
}

// JSONWriter writes a JSON value in parts.
type JSONWriter struct {
	out     *bufio.Writer
	encoder *json.Encoder
	part    bytes.Buffer
	depth   int  // number of open lists and objects
	filled  bool // the innermost one has an element
	hasKey  bool // a key was written, and its value follows
	err     error
}

// Member writes a key with its value.
func (w *JSONWriter) Member(key string, value any) {
	w.Key(key)
	w.Value(value)
}

// Key writes a key. Write its value next.
func (w *JSONWriter) Key(name string) {
	w.Value(name)
	w.put(": ")
	w.hasKey = true
}

// Value writes a value.
func (w *JSONWriter) Value(value any) {
	w.begin()
	w.part.Reset()
	w.encoder.SetIndent(w.indent(), " ")
	if err := w.encoder.Encode(value); err != nil && w.err == nil {
		w.err = err
	}
	w.put(strings.TrimSuffix(w.part.String(), "\n"))
}

// Object writes an object; fill writes its members.
func (w *JSONWriter) Object(fill func()) { w.nested("{", "}", fill) }

// List writes a list; fill writes its elements.
func (w *JSONWriter) List(fill func()) { w.nested("[", "]", fill) }

func (w *JSONWriter) nested(open, closed string, fill func()) {
	w.begin()
	w.put(open)
	w.depth, w.filled = w.depth+1, false
	fill()
	w.depth--
	if w.filled {
		w.put("\n" + w.indent())
	}
	w.put(closed)
	w.filled = true
}

// begin writes what separates the next element from the last one.
func (w *JSONWriter) begin() {
	if w.depth > 0 && !w.hasKey {
		if w.filled {
			w.put(",")
		}
		w.put("\n" + w.indent())
	}
	w.filled, w.hasKey = true, false
}

func (w *JSONWriter) indent() string { return strings.Repeat(" ", w.depth) }

// put writes JSON. Characters that a terminal would act on are escaped, which means
// the same to a program.
func (w *JSONWriter) put(text string) {
	written := 0
	for at, r := range text {
		if !actsOnTerminal(r) {
			continue
		}
		_, _ = w.out.WriteString(text[written:at])
		for _, unit := range utf16.Encode([]rune{r}) {
			_, _ = fmt.Fprintf(w.out, `\u%04x`, unit)
		}
		written = at + utf8.RuneLen(r)
	}
	_, _ = w.out.WriteString(text[written:])
}

// actsOnTerminal reports whether a terminal may act on a character instead of showing it.
func actsOnTerminal(r rune) bool {
	const firstIdeographic, lastHangul = 0x3000, 0xd7ff // the characters between them are plain text
	switch {
	case r <= unicode.MaxLatin1:
		return r != '\n' && (unicode.IsControl(r) || r == '\u00ad')
	case firstIdeographic <= r && r <= lastHangul:
		return false
	default:
		return unicode.Is(unicode.Cf, r)
	}
}
