package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// sayJSON adds a value to what the command answers, as it is.
func (p *program) sayJSON(value any) error {
	return p.sayJSONParts(func(w *jsonWriter) { w.value(value) })
}

// sayJSONParts is sayJSON for a value that is too large to be held whole.
func (p *program) sayJSONParts(write func(*jsonWriter)) error {
	return writeJSON(p.out, write) // flush tells of the errors of writing
}

// writeJSON writes a value of JSON part by part. The error is one of encoding;
// those of writing stay with the writer.
func writeJSON(out *bufio.Writer, write func(*jsonWriter)) error {
	w := jsonWriter{out: out}
	w.encoder = json.NewEncoder(&w.part)
	w.encoder.SetEscapeHTML(false)
	write(&w)
	w.put("\n")
	if w.err != nil {
		return fmt.Errorf("writing JSON: %w", w.err)
	}
	return nil
}

// jsonWriter writes a value of JSON part by part.
type jsonWriter struct {
	out     *bufio.Writer
	encoder *json.Encoder
	part    bytes.Buffer
	depth   int  // how many lists and objects are open
	filled  bool // the innermost of them holds something
	keyed   bool // a key waits for its value
	err     error
}

// member writes a key with its value.
func (w *jsonWriter) member(key string, value any) {
	w.key(key)
	w.value(value)
}

// key writes a key. Its value is what is written next.
func (w *jsonWriter) key(name string) {
	w.value(name)
	w.put(": ")
	w.keyed = true
}

func (w *jsonWriter) value(value any) {
	w.begin()
	w.part.Reset()
	w.encoder.SetIndent(w.indent(), " ")
	if err := w.encoder.Encode(value); err != nil && w.err == nil {
		w.err = err
	}
	w.put(strings.TrimSuffix(w.part.String(), "\n"))
}

func (w *jsonWriter) object(fill func()) { w.nested("{", "}", fill) }

func (w *jsonWriter) list(fill func()) { w.nested("[", "]", fill) }

func (w *jsonWriter) nested(open, closed string, fill func()) {
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

// begin goes to where the next part stands.
func (w *jsonWriter) begin() {
	if w.depth > 0 && !w.keyed {
		if w.filled {
			w.put(",")
		}
		w.put("\n" + w.indent())
	}
	w.filled, w.keyed = true, false
}

func (w *jsonWriter) indent() string { return strings.Repeat(" ", w.depth) }

// put writes JSON. What would act on a terminal, should one show it, stands as
// \u202e and the like: to a program that is the same.
func (w *jsonWriter) put(text string) {
	for _, r := range text {
		if r == '\n' || !unicode.In(r, unicode.Cc, unicode.Cf) {
			_, _ = w.out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			_, _ = fmt.Fprintf(w.out, `\u%04x`, unit)
		}
	}
}
