package model

import (
	"slices"
	"strings"
)

// ImportPreview is what an import would write.
type ImportPreview struct {
	// Document is the plan as the document gives it; its tasks have the
	// identities of the plan that it revises.
	Document *Plan
	Warnings []Warning
	Reading  DocumentReading
	// Corrections are those that the document was read with.
	Corrections Corrections
	// Recalled is where they come from, if they are remembered of an earlier document.
	Recalled *DocumentForm
	// Unreadable says that no tasks were found; the document can still be corrected.
	Unreadable bool
	// Revision is what changes in the plan Revises; nil for a new plan.
	Revision *Revision
	Revises  *Snapshot
	// Source is the document, which a correction reads again. It is in memory as long as
	// the preview.
	Source any
	// RemovalAgreed says that what the import removes was confirmed.
	RemovalAgreed bool
}

// NeedsYear reports whether the document is a new plan that names no year. Such a plan
// would stay behind every other: dates in it have no year, and the newest year opens.
func (p ImportPreview) NeedsYear() bool { return p.Revision == nil && p.Document.Year == 0 }

// Warning is a place in a document that was not understood, or that a person
// should check.
type Warning struct {
	Line int           `json:"line"`           // from 1
	Last int           `json:"last,omitempty"` // of several lines that belong together the last one; 0 if it is about one
	Text string        `json:"text"`           // the words of the document, one line for each of its lines
	Why  WarningReason `json:"why"`
}

// WarningReason says what is wrong with a place in a document. The reasons are those of
// the package that reads documents; words has a sentence for each.
type WarningReason string

// IsRevision reports whether a document is a corrected version of a plan: of
// the same issuer and year, as far as they are known, with the same title or at
// least half of the tasks of both. A part of a plan is none.
func IsRevision(old, document *Plan) bool {
	switch {
	case old.Year != 0 && document.Year != 0 && old.Year != document.Year,
		old.Issuer != "" && document.Issuer != "" && old.Issuer != document.Issuer:
		return false
	case document.Title != "" && plainTitle(old.Title) == plainTitle(document.Title):
		return true
	}
	return 2*HoldsTasks(old, document) >= max(len(old.Tasks), len(document.Tasks))
}

// HoldsTasks returns how many tasks of a document are tasks of a plan, by their
// words.
func HoldsTasks(plan, document *Plan) int {
	held := 0
	for _, place := range matchTasks(plan.allTasks()[:len(plan.Tasks)], document.Tasks) {
		held += boolToInt(place >= 0)
	}
	return held
}

// Agreement returns how many fields of a document's tasks are as in a plan that has the
// tasks, for the choice between plans of several years that have the same ones.
func Agreement(plan, document *Plan) int {
	known, agreeing := plan.allTasks()[:len(plan.Tasks)], 0
	for i, place := range matchTasks(known, document.Tasks) {
		if place < 0 {
			continue
		}
		own, other := known[place], &document.Tasks[i]
		for _, isSame := range []bool{
			own.Number == other.Number, own.Text == other.Text, own.Due == other.Due,
			slices.Equal(own.Lead, other.Lead), slices.Equal(own.Assist, other.Assist),
		} {
			agreeing += boolToInt(isSame)
		}
	}
	return agreeing
}

// plainTitle returns a title without the words that only name its version.
func plainTitle(title string) string {
	title = significantText(title)
	for _, version := range []string{"征求意见稿", "修订稿", "修订版", "更正版", "草案", "修订", "更正", "修改稿", "调整", "送审稿", "试行"} {
		title = strings.ReplaceAll(title, version, "")
	}
	return title
}
