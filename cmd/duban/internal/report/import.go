package report

import (
	"fmt"

	"duban/model"
)

// Preview prints how a document was read: the tasks first, as what matters more has
// to stay on the screen.
func (r Report) Preview(preview model.ImportPreview) {
	text := r.Words.Preview(preview)
	for line := range text.Tasks {
		r.Wrapped(line)
	}
	for _, part := range [][]string{{""}, text.Head, text.Changes, text.Warnings} {
		for _, line := range part {
			r.Wrapped(line)
		}
	}
	if preview.Reading.Confidence == model.Doubtful {
		r.Wrapped(r.Text.HowToCorrect)
	}
}

// DryRun prints what an import would do.
func (r Report) DryRun(preview model.ImportPreview) {
	r.Preview(preview)
	if removal := preview.Removal(); removal.NeedsConsent() {
		r.Wrapped(r.Words.Removes(removal) + fmt.Sprintf(r.Text.NeedsRemove, "--remove"))
	}
	r.Line(r.Text.DryRunEnd)
}

// Imported prints what was imported as the plan id. A user who was
// asked has seen the changes and the warnings already.
func (r Report) Imported(preview model.ImportPreview, id string, asked bool) {
	text, plan := r.Words.Documents.Import, preview.Document
	switch revision := preview.Revision; {
	case revision == nil:
		r.Line(fmt.Sprintf(text.Imported, id, plan.CountCategories(), len(plan.Tasks)) + "  " + plan.Title)
		r.Line(fmt.Sprintf(r.Text.OpenPlan, id))
	case revision.IsEmpty():
		r.Line(fmt.Sprintf(text.Nothing, id))
	default:
		if !asked {
			for _, line := range r.Words.Preview(preview).Changes {
				r.Wrapped(line)
			}
		}
		r.Line(fmt.Sprintf(text.Revised, id, len(revision.Added), len(revision.Changed), len(revision.Moved), len(revision.Removed)))
	}
	if asked {
		return
	}
	if preview.Recalled != nil {
		for _, line := range r.Words.Reading(preview) {
			r.Wrapped(line)
		}
	}
	for _, line := range r.Words.Warnings(preview.Warnings) {
		r.Wrapped(line)
	}
}
