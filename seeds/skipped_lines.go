package seeds

import (
	"strings"

	"duban/model"
)

// skippedLines is a run of words that belong to no task: consecutive lines, or the
// cells of an ignored column. It becomes one warning.
type skippedLines struct {
	why   model.WarningReason
	words []phrase
}

// skip adds words outside the tasks to the open run, or to a new one.
func (o *outline) skip(words ...phrase) {
	for _, p := range words {
		if p = p.trim(); p.empty() {
			continue
		}
		if !o.runOpen {
			o.skipped = append(o.skipped, skippedLines{why: model.WhyOutside})
			o.runOpen = true
		}
		last := &o.skipped[len(o.skipped)-1]
		last.words = append(last.words, p)
	}
}

// addSkipped adds a complete run.
func (o *outline) addSkipped(s skippedLines) {
	if len(s.words) > 0 {
		o.skipped = append(o.skipped, s)
		o.runOpen = false
	}
}

// allWarnings returns all warnings of the outline.
func (o *outline) allWarnings() []model.Warning {
	warnings := o.warnings
	for _, s := range o.skipped {
		warnings = append(warnings, s.warning())
	}
	return warnings
}

// warning returns the run as one warning. Its text has a line for each line of the
// document, with blanks between the cells of a row.
func (s skippedLines) warning() model.Warning {
	first := s.words[0].line
	warning := model.Warning{Line: first, Why: s.why}
	var text strings.Builder
	for i, p := range s.words {
		switch {
		case i == 0:
		case p.line == s.words[i-1].line:
			text.WriteByte(' ')
		default:
			text.WriteByte('\n')
		}
		text.WriteString(p.String())
		if p.line > max(first, warning.Last) {
			warning.Last = p.line
		}
	}
	warning.Text = text.String()
	return warning
}
