package main

import "duban/model"

// importJSON is a document as it was understood. What it does not say is null.
// Plan is the identity in the ledger, null if nothing was written; Revised is
// null for a new plan.
type importJSON struct {
	Title      *string              `json:"title"`
	Issuer     *string              `json:"issuer"`
	Year       *int                 `json:"year"`
	Categories []importCategoryJSON `json:"categories"`
	Warnings   []model.Warning      `json:"warnings"`
	Plan       *string              `json:"plan"`
	Revised    *revisionJSON        `json:"revised"`
}

type importCategoryJSON struct {
	Ordinal string     `json:"ordinal"`
	Title   *string    `json:"title"`
	Path    []string   `json:"path"`
	Tasks   []taskJSON `json:"tasks"`
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
	ID      string         `json:"id"`
	Aspects []model.Aspect `json:"aspects"`
}

func previewToJSON(p model.Preview, today model.Date, id string) importJSON {
	plan := p.Document
	out := importJSON{
		Title: unsaid(plan.Title), Issuer: unsaid(plan.Issuer), Year: unsaid(plan.Year), Plan: unsaid(id),
		Categories: make([]importCategoryJSON, len(plan.Categories)), Warnings: notNull(p.Warnings),
	}
	for i, category := range plan.Categories {
		out.Categories[i] = importCategoryJSON{
			Ordinal: category.Ordinal, Title: unsaid(category.Title), Path: notNull(category.Path), Tasks: []taskJSON{},
		}
	}
	var log []model.Event
	if p.Revises != nil {
		log = p.Revises.Log
		out.Revised = revisionToJSON(p)
	}
	snapshot := model.NewSnapshot(plan, log, 0)
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		if task.Category < len(out.Categories) {
			category := &out.Categories[task.Category]
			category.Tasks = append(category.Tasks, taskToJSON(snapshot, task, today))
		}
	}
	return out
}

// unsaid is null for what a document does not say.
func unsaid[T comparable](value T) *T {
	var nothing T
	if value == nothing {
		return nil
	}
	return &value
}

func revisionToJSON(p model.Preview) *revisionJSON {
	r := p.Revision
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

func alterationsToJSON(alterations []model.Alteration) []alterationJSON {
	out := make([]alterationJSON, 0, len(alterations))
	for _, a := range alterations {
		out = append(out, alterationJSON{a.After.ID, a.Aspects})
	}
	return out
}
