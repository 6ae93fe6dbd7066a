package model

import (
	"maps"
	"slices"
)

// Corrections say how a document is to be read. They win over what was found in it.
type Corrections struct {
	Columns map[int]string // roles as in ReadColumn, by index from 1
	Header  [2]int         // the first and the last line of the header; zeros if not given
	Rows    map[int]RowKind
	Year    int // 0 if not given; the same for the texts
	Title   string
	Issuer  string
	Fields  []FieldCorrection
	// Forget says that nothing that is remembered of such documents counts.
	Forget bool
	// AddTo is the plan that the document only adds to; empty if it may be a plan or a
	// corrected version of one.
	AddTo string
}

// FieldCorrection is what a task of a document says in place of what was read.
type FieldCorrection struct {
	Line   int // of the row where it begins: its number follows what the other rows are taken for
	Fields []Field
	Values Values
}

// Clone returns a copy that can be changed.
func (c Corrections) Clone() Corrections {
	c.Columns, c.Rows, c.Fields = maps.Clone(c.Columns), maps.Clone(c.Rows), slices.Clone(c.Fields)
	return c
}

// HasForm reports whether they say something of documents of this form, not of this one
// document alone.
func (c Corrections) HasForm() bool { return len(c.Columns)+len(c.Rows) > 0 || c.Header[0] > 0 }

// Correct puts corrected fields into the tasks of a plan that is not imported yet. rows are
// those of its document; a correction of a row without a task waits.
func (p *Plan) Correct(rows []ReadRow, corrections []FieldCorrection) {
	for _, c := range corrections {
		at := slices.IndexFunc(rows, func(row ReadRow) bool { return row.Line == c.Line && row.Task != "" })
		if at < 0 || rows[at].Place >= len(p.Tasks) {
			continue
		}
		task := &p.Tasks[rows[at].Place]
		c.Values.set(p, task, c.Fields)
		if slices.Contains(c.Fields, FieldDue) {
			task.Due, task.Milestones, task.DueWords = c.Values.Due, nil, ""
			if !task.Due.IsZero() {
				task.Milestones = []Date{task.Due}
				task.Ongoing = false
			}
		}
	}
}
