package paper

import (
	"strconv"
	"strings"

	"duban/model"
)

// TaskMark says which task a row of a table to fill in is about. It is written into the
// row where readers don't see it, so that the row is recognized wherever it is moved.
type TaskMark struct {
	Plan, Task string // their identities
	Version    int    // of the task when the table was written
	Day        model.Date
	Office     string // that fills it in
}

const (
	taskMarkBegin = "duban:"
	taskMarkEnd   = ";"
)

// String returns the mark as it is written; CutTaskMark reads it.
func (m TaskMark) String() string {
	return taskMarkBegin + strings.Join([]string{m.Plan, m.Task, strconv.Itoa(m.Version), m.Day.String(), strings.Trim(model.CleanLine(m.Office), "/; ")}, "/") + taskMarkEnd
}

// CutTaskMark returns a text without its mark, and the mark; ok is false if it has none.
func CutTaskMark(text string) (rest string, m TaskMark, ok bool) {
	before, after, found := strings.Cut(text, taskMarkBegin)
	words, after, closed := strings.Cut(after, taskMarkEnd)
	plan, words, hasTask := strings.Cut(words, "/")
	if !found || !closed || !hasTask {
		return text, TaskMark{}, false
	}
	// The last three are known; a task may have any name.
	words, office, hasOffice := cutLast(words)
	words, written, _ := cutLast(words)
	task, version, hasVersion := cutLast(words)
	number, err := strconv.Atoi(version)
	day, wrong := model.ParseDate(written)
	if !hasOffice || !hasVersion || err != nil || wrong != nil || number < 1 || plan == "" || task == "" {
		return text, TaskMark{}, false
	}
	return before + after, TaskMark{plan, task, number, day, office}, true
}

func cutLast(text string) (before, after string, found bool) {
	at := strings.LastIndexByte(text, '/')
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+1:], true
}
