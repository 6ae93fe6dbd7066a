package paper

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"duban/model"
)

// The forms of papers.
const (
	FormLedger   = "ledger"   // all that is known of each task
	FormProgress = "progress" // what moved in a quarter or month
	FormUrge     = "urge"     // what is overdue, due soon or behind, a sheet for each office
	FormAnnual   = "annual"   // the figures of the year, what is done and what is not
	FormReview   = "review"   // last year's tasks beside those of the new plan
)

// Mark says which part of a plan a paper holds, so that the paper is recognized when
// it is imported. It is written where it is not seen. The zero Mark is that of a
// document which is no paper.
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

// markdownMark is a mark as a comment of Markdown; empty for none.
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

// CutMark returns a text without the comment that marks it, and the mark; the zero
// Mark and the text as it is if it has none.
func CutMark(text string) (rest string, m Mark) {
	before, after, found := strings.Cut(text, MarkdownMark)
	words, after, closed := strings.Cut(after, markdownMarkEnd)
	m, ok := ParseMark(words)
	if !found || !closed || !ok {
		return text, Mark{}
	}
	return before + after, m
}

// customProperties is docProps/custom.xml with a mark in it.
func customProperties(m Mark) string {
	var text bytes.Buffer
	_ = xml.EscapeText(&text, []byte(m.String()))
	return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="` + MarkProperty + `"><vt:lpwstr>` + text.String() +
		`</vt:lpwstr></property></Properties>`
}
