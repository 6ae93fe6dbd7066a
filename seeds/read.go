package seeds

import (
	"unicode/utf8"

	"duban/model"
)

// Read reads a plan from the bytes of a file, whatever it is called: the
// content decides what it is. The warnings are in the order of the document.
// The error is a *model.DocumentError; with DocumentNoTasks the warnings say
// what was found instead of tasks.
func Read(data []byte, options Options) (*model.Plan, []Warning, error) {
	if !utf8.Valid(data) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentEncoding}
	}
	return ReadText(string(data), options)
}
