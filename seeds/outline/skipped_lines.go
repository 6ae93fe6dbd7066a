package outline

import (
	"strings"

	"duban/model"
	"duban/seeds/document"
)

// SkippedLines is a run of words that belong to no task: consecutive lines, or the
// cells of an ignored column. It becomes one warning.
type SkippedLines struct {
	Why   model.WarningReason
	Words []document.Phrase
}

// Skip adds words outside the tasks to the open run, or to a new one.
func (o *Outline) Skip(words ...document.Phrase) {
	for _, p := range words {
		if p = p.Trim(); p.Empty() {
			continue
		}
		if !o.RunOpen {
			o.skipped = append(o.skipped, SkippedLines{Why: model.WhyOutside})
			o.RunOpen = true
		}
		last := &o.skipped[len(o.skipped)-1]
		last.Words = append(last.Words, p)
	}
}

// AddSkipped adds a complete run.
func (o *Outline) AddSkipped(s SkippedLines) {
	if len(s.Words) > 0 {
		o.skipped = append(o.skipped, s)
		o.RunOpen = false
	}
}

// AllWarnings returns all warnings of the outline.
func (o *Outline) AllWarnings() []model.Warning {
	warnings := o.Warnings
	for _, s := range o.skipped {
		warnings = append(warnings, s.warning())
	}
	return warnings
}

// warning returns the run as one warning. Its text has a line for each line of the
// document, with blanks between the cells of a row.
func (s SkippedLines) warning() model.Warning {
	warning := model.Warning{Line: s.Words[0].Line, Text: s.Words[0].String(), Why: s.Why}
	var text strings.Builder
	text.WriteString(warning.Text)
	for i, p := range s.Words[1:] {
		if p.Line == s.Words[i].Line {
			text.WriteByte(' ')
		} else {
			text.WriteByte('\n')
		}
		text.WriteString(p.String())
		if p.Line > max(warning.Line, warning.Last) {
			warning.Last = p.Line
		}
	}
	warning.Text = text.String()
	return warning
}
