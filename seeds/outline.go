package seeds

import (
	"slices"

	"duban/model"
)

// outline is the structure of a document: its tasks, and the lines around them.
type outline struct {
	head        []phrase // before the tasks: title, issuer, covering letter
	items       []*item  // pointers, so that each can be freed once it is in the plan
	tail        []phrase // after them: signature, contacts
	signatures  []phrase // names above a date, after the tasks: reported unless they issued the plan
	warnings    []model.Warning
	skipped     []skippedLines // words that belong to no task
	lastHeading int            // the number of the last heading 一、
	runOpen     bool           // the next skipped words join the last of skipped
	hasHeader   bool           // a table has a header with columns for tasks
}

// addTail adds a line after the tasks, which may be a date or a signature.
func (o *outline) addTail(p phrase, isDate, isSignature bool) {
	o.tail = append(o.tail, p)
	switch {
	case isDate:
	case isSignature:
		o.signatures = append(o.signatures, p)
	default:
		o.skip(p)
	}
}

// checkOrder reports a heading 一、 whose number does not follow that of the one before.
// value is that number, 0 of any other heading.
func (o *outline) checkOrder(heading phrase, value int) {
	if value == 0 {
		return
	}
	if value != o.lastHeading+1 && value != o.lastHeading && value != 1 {
		o.warn(heading, model.WhyNumbering)
	}
	o.lastHeading = value
}

// add adds a task.
func (o *outline) add(it item) {
	o.items = append(o.items, &it)
	o.runOpen = false
}

// namesOffices reports whether any task names offices.
func (o *outline) namesOffices() bool {
	return slices.ContainsFunc(o.items, func(it *item) bool { return len(it.offices) > 0 })
}

func (o *outline) warn(p phrase, why model.WarningReason) {
	if p = p.trim(); !p.empty() {
		o.warnings = append(o.warnings, model.Warning{Line: p.line, Text: p.String(), Why: why})
	}
}

// countWithOffices counts the tasks whose own words name offices.
func (o *outline) countWithOffices() int {
	count := 0
	for _, it := range o.items {
		if len(it.offices) > 0 && !it.inherited {
			count++
		}
	}
	return count
}

// replacing returns o, the outline of the paragraphs, to be used instead of that of
// the tables between them. The words of the tables are added as skipped.
func (o *outline) replacing(tables outline, paragraphs []textLine) outline {
	isInTable := func(p phrase) bool {
		_, found := slices.BinarySearchFunc(paragraphs, p.line, func(line textLine, at int) int { return line.line - at })
		return !found
	}
	skipMissing := func(words ...phrase) {
		for _, p := range words {
			if isInTable(p) {
				o.skip(p)
			}
		}
	}
	skipMissing(tables.head...)
	var path []phrase
	for _, it := range tables.items {
		if !slices.EqualFunc(path, it.path, phrase.isSamePiece) {
			path = it.path
			skipMissing(path...)
		}
		skipMissing(it.number, it.text)
		for _, cell := range it.offices {
			skipMissing(cell.phrase)
		}
		skipMissing(it.deadlines...)
	}
	for _, s := range tables.skipped {
		skipMissing(s.words...)
	}
	for _, warning := range tables.warnings {
		if isInTable(phrase{line: warning.Line}) {
			o.warnings = append(o.warnings, warning)
		}
	}
	return *o
}

// warnUnused reports the offices of a heading that no task inherited, and its
// deadlines.
func (o *outline) warnUnused(offices []phrase, inherited bool, deadlines []phrase) {
	for _, cell := range offices {
		if !inherited {
			o.warn(cell, model.WhyUnused)
		}
	}
	for _, words := range deadlines {
		o.warn(words, model.WhyUnused)
	}
}
