package bolt

import (
	"bytes"

	"duban/model"
)

// sharedValues are values that many tasks, states or events of one plan have: those that
// are equal share their memory.
type sharedValues struct {
	texts map[string]string
	lists map[string][]string     // by their JSON
	days  map[string][]model.Date // by their JSON
}

func newSharedValues() *sharedValues {
	return &sharedValues{map[string]string{}, map[string][]string{}, map[string][]model.Date{}}
}

// maxSharedValues is how many different values of a kind are remembered.
const maxSharedValues = 1 << 14

// sharedText reads a text that many tasks, states or events have.
func (r *taskReader) sharedText(into *string) bool {
	text, ok := r.readQuoted()
	shared, known := r.shared.texts[string(text)] // the compiler makes no string to look it up
	if !known {
		shared = string(text)
		remember(r.shared.texts, shared, shared)
	}
	*into = shared
	return ok
}

// sharedTexts reads a list of texts that many have.
func (r *taskReader) sharedTexts(into *[]string) bool {
	return sharedList(r, r.shared.lists, into, r.sharedText)
}

// sharedList is list for one that many have.
func sharedList[T any](r *taskReader, known map[string][]T, into *[]T, value func(*T) bool) bool {
	begin := r.rest
	// No list begins with all of another one.
	if end := bytes.IndexByte(begin, ']') + 1; end > 0 {
		if found, isKnown := known[string(begin[:end])]; isKnown {
			*into, r.rest = found, begin[end:]
			return true
		}
	}
	if !list(r, into, value) {
		return false
	}
	*into = (*into)[:len(*into):len(*into)] // nothing is appended to what is shared
	remember(known, string(begin[:len(begin)-len(r.rest)]), *into)
	return true
}

// remember adds a value, unless there are many already.
func remember[V any](values map[string]V, key string, value V) {
	if len(values) < maxSharedValues {
		values[key] = value
	}
}
