package main

import "duban/model"

// sayImportJSON says a document as it was understood, which can be large. What it
// does not say is null. plan is the identity in the ledger, null if nothing was
// written; revised is null for a new plan.
func (s *session) sayImportJSON(p model.ImportPreview, id string) error {
	plan := p.Document
	return s.sayJSONParts(func(w *jsonWriter) {
		w.object(func() {
			w.member("title", unsaid(plan.Title))
			w.member("issuer", unsaid(plan.Issuer))
			w.member("year", unsaid(plan.Year))
			w.key("categories")
			w.list(func() { s.writeCategories(w, p) })
			w.key("warnings")
			w.list(func() {
				for _, warning := range p.Warnings {
					w.value(warning)
				}
			})
			w.member("plan", unsaid(id))
			w.member("revised", revisionToJSON(p))
		})
	})
}

func (s *session) writeCategories(w *jsonWriter, p model.ImportPreview) {
	plan, today := p.Document, s.today()
	var log []model.Event
	if p.Revises != nil {
		log = p.Revises.Log
	}
	snapshot := model.NewSnapshot(plan, log, 0)
	tasks := make([][]int32, len(plan.Categories)) // by category, the places of its tasks
	for i := range plan.Tasks {
		if category := plan.Tasks[i].Category; category < len(tasks) {
			tasks[category] = append(tasks[category], int32(i))
		}
	}
	for i, category := range plan.Categories {
		w.object(func() {
			w.member("ordinal", category.Ordinal)
			w.member("title", unsaid(category.Title))
			w.member("path", notNull(category.Path))
			w.key("tasks")
			w.list(func() {
				for _, place := range tasks[i] {
					w.value(taskToJSON(snapshot, &plan.Tasks[place], today))
				}
			})
		})
	}
}

// revisionJSON is what a corrected version changes in the plan Of. Tasks are
// given by their identities.
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

// unsaid is null for what a document does not say.
func unsaid[T comparable](value T) *T {
	var nothing T
	if value == nothing {
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
