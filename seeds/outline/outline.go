package outline

import (
	"slices"

	"duban/model"
	"duban/seeds/document"
)

// Outline is the structure of a document: its tasks, and the lines around them.
type Outline struct {
	Head        []document.Phrase // before the tasks: title, issuer, covering letter
	Items       []*Item           // pointers, so that each can be freed once it is in the plan
	Tail        []document.Phrase // after them: signature, contacts
	Signatures  []document.Phrase // names above a date, after the tasks: reported unless they issued the plan
	Warnings    []model.Warning
	skipped     []SkippedLines // words that belong to no task
	lastHeading int            // the number of the last heading 一、
	RunOpen     bool           // the next skipped words join the last of skipped
	HasHeader   bool           // a table has a header with columns for tasks
	Columns     []Column       // of its header; nil if there is no table
}

// Column is one column of a table, as it was taken.
type Column struct {
	Name document.Phrase
	Role string
}

// HeaderLine returns the line of the header, 0 if there is none.
func (o *Outline) HeaderLine() int {
	for _, col := range o.Columns {
		if !col.Name.Empty() {
			return col.Name.Line
		}
	}
	return 0
}

// CountStray counts the cells that no column has, and the rows without a task.
func (o *Outline) CountStray() int {
	count := 0
	for _, warning := range o.Warnings {
		if warning.Why == model.WhyExtraCell || warning.Why == model.WhyNoText {
			count++
		}
	}
	return count
}

// AddTail adds a line after the tasks, which may be a date or a signature.
func (o *Outline) AddTail(p document.Phrase, isDate, isSignature bool) {
	o.Tail = append(o.Tail, p)
	switch {
	case isDate:
	case isSignature:
		o.Signatures = append(o.Signatures, p)
	default:
		o.Skip(p)
	}
}

// CheckOrder reports a heading 一、 whose number does not follow that of the one before.
// value is that number, 0 of any other heading.
func (o *Outline) CheckOrder(heading document.Phrase, value int) {
	if value == 0 {
		return
	}
	if value != o.lastHeading+1 && value != o.lastHeading && value != 1 {
		o.Warn(heading, model.WhyNumbering)
	}
	o.lastHeading = value
}

// Add adds a task.
func (o *Outline) Add(it Item) {
	o.Items = append(o.Items, &it)
	o.RunOpen = false
}

// NamesOffices reports whether any task names offices.
func (o *Outline) NamesOffices() bool {
	return slices.ContainsFunc(o.Items, func(it *Item) bool { return len(it.Offices) > 0 })
}

// Warn reports a place that was not understood.
func (o *Outline) Warn(p document.Phrase, why model.WarningReason) {
	if p = p.Trim(); !p.Empty() {
		o.Warnings = append(o.Warnings, model.Warning{Line: p.Line, Text: p.String(), Why: why})
	}
}

// CountWithOffices counts the tasks whose own words name offices.
func (o *Outline) CountWithOffices() int {
	count := 0
	for _, it := range o.Items {
		if len(it.Offices) > 0 && !it.Inherited {
			count++
		}
	}
	return count
}

// Replacing returns o, the outline of the paragraphs, to be used instead of that of
// the tables between them. The words of the tables are added as skipped.
func (o *Outline) Replacing(tables Outline, paragraphs []document.Line) Outline {
	isInTable := func(p document.Phrase) bool {
		_, found := slices.BinarySearchFunc(paragraphs, p.Line, func(line document.Line, at int) int { return line.Line - at })
		return !found
	}
	skipMissing := func(words ...document.Phrase) {
		for _, p := range words {
			if isInTable(p) {
				o.Skip(p)
			}
		}
	}
	skipMissing(tables.Head...)
	var path []document.Phrase
	for _, it := range tables.Items {
		if !slices.EqualFunc(path, it.Path, document.Phrase.IsSamePiece) {
			path = it.Path
			skipMissing(path...)
		}
		skipMissing(it.Number, it.Text)
		skipMissing(it.Clauses()...)
	}
	for _, s := range tables.skipped {
		skipMissing(s.Words...)
	}
	for _, warning := range tables.Warnings {
		if isInTable(document.Phrase{Line: warning.Line}) {
			o.Warnings = append(o.Warnings, warning)
		}
	}
	return *o
}

// WarnUnused reports the offices of a heading that no task inherited, and its
// deadlines.
func (o *Outline) WarnUnused(offices []document.Phrase, inherited bool, deadlines []document.Phrase) {
	if inherited {
		offices = nil
	}
	for _, words := range slices.Concat(offices, deadlines) {
		o.Warn(words, model.WhyUnused)
	}
}
