package importing

import (
	"context"
	"slices"
	"time"

	"duban/model"
	"duban/store"
)

// preview returns what a reading shows, as a new plan.
func (r Reading) preview() model.ImportPreview {
	preview := model.ImportPreview{Document: r.plan, Warnings: r.warnings, Reading: r.understood, Corrections: r.corrections, Recalled: r.recalled}
	if r.again.conversion != nil {
		preview.Source = r.again.conversion
	}
	return preview
}

// Unread returns the preview of a document that no task was found in.
func (i *Importer) Unread(r Reading) model.ImportPreview {
	preview := r.preview()
	preview.Document, preview.Unreadable = &model.Plan{}, true
	return preview
}

// Recall reads a document again as documents of its form are remembered, unless it was
// corrected itself. err is what came of reading it before.
func (i *Importer) Recall(ctx context.Context, r Reading, err error) (Reading, error) {
	if err != nil && !r.CanBeCorrected(err) || r.corrections.HasForm() || r.corrections.Forget {
		return r, err
	}
	forms, failed := store.Forms().Read(ctx, i.Ledger, i.By)
	if failed != nil {
		return r, failed
	}
	for _, form := range slices.Backward(forms) {
		known, ok := form.Recall(r.understood)
		if !ok || !known.HasForm() {
			continue
		}
		c := r.corrections
		c.Columns, c.Header, c.Rows = known.Columns, known.Header, known.Rows
		recalled, failed := i.Documents.readAgain(ctx, r, c)
		if failed != nil {
			return r, err // it does not fit after all
		}
		recalled.recalled = &form
		return recalled, nil
	}
	return r, err
}

// remember keeps the corrections of a document for the next one of its form, or forgets
// them.
func (i *Importer) remember(ctx context.Context, preview model.ImportPreview, at time.Time) error {
	c := preview.Corrections
	form := model.FormOf(preview.Reading, c)
	form.By, form.At = i.By, at
	switch {
	case c.Forget && !c.HasForm():
		return store.Forms().Change(ctx, i.Ledger, i.By, func(forms []model.DocumentForm) ([]model.DocumentForm, error) {
			return slices.DeleteFunc(forms, func(known model.DocumentForm) bool {
				_, fits := known.Recall(preview.Reading)
				return fits
			}), nil
		})
	case c.HasForm() && preview.Recalled == nil:
		return store.Forms().Change(ctx, i.Ledger, i.By, func(forms []model.DocumentForm) ([]model.DocumentForm, error) {
			return model.PutForm(forms, form), nil
		})
	}
	return nil
}
