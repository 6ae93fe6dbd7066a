package bolt

import (
	"bytes"

	"duban/model"
)

// sharedValues are values that many tasks, states or events of one plan have: those that
// are equal share their memory.
type sharedValues struct {
	words map[string]string
	lists map[string][]string     // by their JSON
	days  map[string][]model.Date // by their JSON
}

func newSharedValues() *sharedValues {
	return &sharedValues{map[string]string{}, map[string][]string{}, map[string][]model.Date{}}
}

// maxSharedValues is how many different values of a kind are remembered.
const maxSharedValues = 1 << 14

// word reads a text that many have.
func (r *taskReader) word(into *string) bool {
	text, ok := r.readQuoted()
	word, known := r.shared.words[string(text)] // the compiler makes no string to look it up
	if !known {
		word = string(text)
		remember(r.shared.words, word, word)
	}
	*into = word
	return ok
}

// words reads a list of words that many have.
func (r *taskReader) words(into *[]string) bool {
	return sharedList(r, r.shared.lists, into, r.word)
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
