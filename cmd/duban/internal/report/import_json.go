package report

import "duban/model"

// ImportJSON prints a document as it was read. What the document does not have is
// null. plan is the ID in the ledger, null if nothing was written; revised is null
// for a new plan.
func (r Report) ImportJSON(p model.ImportPreview, id string) error {
	plan := p.Document
	return WriteJSON(r.Out, func(w *JSONWriter) {
		w.Object(func() {
			w.Member("title", nullIfZero(plan.Title))
			w.Member("issuer", nullIfZero(plan.Issuer))
			w.Member("year", nullIfZero(plan.Year))
			w.Member("until_year", nullIfZero(plan.UntilYear))
			w.Key("categories")
			w.List(func() { r.writeCategories(w, p) })
			w.Key("warnings")
			w.List(func() {
				for _, warning := range p.Warnings {
					w.Value(warning)
				}
			})
			reading := p.Reading
			reading.Columns = NotNull(reading.Columns)
			w.Member("reading", reading)
			w.Member("plan", nullIfZero(id))
			w.Member("revised", revisionToJSON(p))
		})
	})
}

func (r Report) writeCategories(w *JSONWriter, p model.ImportPreview) {
	plan, today := p.Document, r.Today
	snapshot := model.NewSnapshot(plan, nil, 0)
	if p.Revises != nil {
		snapshot = p.Revises.WithDocument(plan)
	}
	tasks := make([][]int32, len(plan.Categories)) // by category, the indices of its tasks
	for i := range plan.Tasks {
		if category := plan.Tasks[i].Category; category < len(tasks) {
			tasks[category] = append(tasks[category], int32(i))
		}
	}
	for i, category := range plan.Categories {
		w.Object(func() {
			w.Member("ordinal", category.Ordinal)
			w.Member("title", nullIfZero(category.Title))
			w.Member("path", NotNull(category.Path))
			w.Key("tasks")
			w.List(func() {
				for _, index := range tasks[i] {
					w.Value(taskToJSON(snapshot, &plan.Tasks[index], today))
				}
			})
		})
	}
}

// revisionJSON has the IDs of the tasks that a corrected version of plan Of changes.
type revisionJSON struct {
	Of      string           `json:"of"`
	Added   []string         `json:"added"`
	Changed []alterationJSON `json:"changed"`
	Moved   []alterationJSON `json:"moved"`
	Removed []string         `json:"removed"`
}

type alterationJSON struct {
	ID      string        `json:"id"`
	Aspects []model.Field `json:"aspects"`
}

// nullIfZero returns nil for a zero value.
func nullIfZero[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}

func revisionToJSON(p model.ImportPreview) *revisionJSON {
	r := p.Revision
	if r == nil {
		return nil
	}
	out := &revisionJSON{
		Of: p.Revises.Plan.ID, Added: []string{}, Removed: []string{},
		Changed: alterationsToJSON(r.Changed), Moved: alterationsToJSON(r.Moved),
	}
	for _, task := range r.Added {
		out.Added = append(out.Added, task.ID)
	}
	for _, task := range r.Removed {
		out.Removed = append(out.Removed, task.ID)
	}
	return out
}

func alterationsToJSON(alterations []model.TaskChange) []alterationJSON {
	out := make([]alterationJSON, 0, len(alterations))
	for _, a := range alterations {
		out = append(out, alterationJSON{a.After.ID, a.Fields})
	}
	return out
}
