// Package layout finds the tables in plain text. Each detector is a file. It returns a
// document with rows, or reports that the text has no table of its kind.
package layout

import (
	"duban/seeds/document"
	"duban/seeds/text"
)

// Detector finds tables that are laid out in one way.
type Detector struct {
	Name string // as the JSON output names it
	Find func(*text.Grammar, []document.Line) (document.Document, bool)
}

// Detectors returns every detector.
func Detectors() []Detector {
	return []Detector{
		{"labelled", Labelled},
		{"pipes", Pipes},
		{"tabs", Tabs},
		{"slashes", Divided},
		{"aligned", Aligned},
		{"rows", Rows},
		{"cells", Stacked},
	}
}
