package seeds

import "strings"

// stretch is a run of words that a plan has no place for: lines outside the tasks
// with nothing of the plan between them, or a column. It is told once.
type stretch struct {
	why   Why
	words []phrase
}

// outside tells words that stand outside the tasks.
func (o *outline) outside(words ...phrase) {
	for _, p := range words {
		if p = p.trim(); p.empty() {
			continue
		}
		if !o.open {
			o.stretches = append(o.stretches, stretch{why: WhyOutside})
			o.open = true
		}
		last := &o.stretches[len(o.stretches)-1]
		last.words = append(last.words, p)
	}
}

// tell tells a stretch that is complete.
func (o *outline) tell(s stretch) {
	if len(s.words) > 0 {
		o.stretches = append(o.stretches, s)
		o.open = false
	}
}

// told returns all warnings of the outline.
func (o *outline) told() []Warning {
	warnings := o.warnings
	for _, s := range o.stretches {
		warnings = append(warnings, s.warning())
	}
	return warnings
}

// warning returns the words line by line; the cells of a row stand in one.
func (s stretch) warning() Warning {
	first := s.words[0].line
	warning := Warning{Line: first, Why: s.why}
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
