package paper

import (
	"fmt"
	"strings"

	"duban/model"
)

// Mark says which part of a plan a paper holds, so that the paper is recognized when
// it is imported. It is written where readers don't see it. A document that is no
// paper has the zero Mark.
type Mark struct {
	Form      string
	Tasks, Of int    // how many tasks of how many
	Filter    string // in words; empty if there was none
}

// MarkProperty is the custom property of a spreadsheet or Word document that holds
// a mark.
const MarkProperty = "duban"

// String returns the mark as it is written; ParseMark reads it.
func (m Mark) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %d/%d %s", m.Form, m.Tasks, m.Of, model.CleanLine(m.Filter)))
}

// ParseMark reads a mark; ok is false if the text is none.
func ParseMark(text string) (m Mark, ok bool) {
	form, rest, _ := strings.Cut(model.CleanLine(text), " ")
	figures, filter, _ := strings.Cut(rest, " ")
	if _, err := fmt.Sscanf(figures, "%d/%d", &m.Tasks, &m.Of); err != nil || form == "" {
		return Mark{}, false
	}
	m.Form, m.Filter = form, filter
	return m, true
}

// IsWhole reports whether the paper holds all that the plan says of all tasks.
func (m Mark) IsWhole() bool { return m.Form == FormLedger && m.Filter == "" && m.Tasks >= m.Of }

// markdownMark returns a mark as a Markdown comment, "" for the zero Mark.
func markdownMark(m Mark) string {
	if m == (Mark{}) {
		return ""
	}
	text := strings.NewReplacer("-->", "", "<", "", ">", "").Replace(m.String())
	return MarkdownMark + text + markdownMarkEnd
}

// MarkdownMark begins the comment that marks a paper in Markdown.
const MarkdownMark = "<!-- duban: "

const markdownMarkEnd = " -->"

// CutMark returns a text without its mark, and the mark; the unchanged text and the
// zero Mark if it has none.
func CutMark(text string) (rest string, m Mark) {
	before, after, found := strings.Cut(text, MarkdownMark)
	words, after, closed := strings.Cut(after, markdownMarkEnd)
	m, ok := ParseMark(words)
	if !found || !closed || !ok {
		return text, Mark{}
	}
	return before + after, m
}
