package importing

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/store"
)

// Ledger is what an import needs of store.Ledger.
type Ledger interface {
	Recent(ctx context.Context, plan string) (*model.Snapshot, error)
	News(ctx context.Context, plan string, revision uint64) (model.News, error)
	TaskLog(ctx context.Context, plan string, count int, tasks ...string) (model.Page, error)
	Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (string, error)
	Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error
	store.Keeper
}

// Importer imports what a Reader has read into a ledger.
type Importer struct {
	Documents *Reader
	Ledger    Ledger
	By        string // who imports
	Text      *text.Text
}

// Preview compares a document with the ledger. It revises
// the plan that was asked for; if none was, the newest of the ledger that it is a
// corrected version of; else it is a new plan. What a corrected version leaves
// unsaid of year, title and issuer stays as the ledger has it: somebody may have
// given it when the plan came in.
// Papers of duban's own that hold no whole plan are refused, see refuseExcerpt.
func (i *Importer) Preview(ctx context.Context, plans []model.PlanInfo, r Reading, asked string, remove bool) (model.ImportPreview, error) {
	asked, err := i.refuseExcerpt(ctx, plans, r, asked, remove)
	if err != nil {
		return model.ImportPreview{}, err
	}
	old, err := i.revised(ctx, plans, r.plan, asked)
	if err != nil || old == nil {
		return r.preview(), err
	}
	why := i.Text.Import.NotThatPlan
	if asked == "" {
		why = i.Text.Import.SameTitle
	}
	refused := &exit.Failure{Line: fmt.Sprintf(why, old.Plan.ID)}
	if old.Plan.Year != 0 && r.plan.Year != 0 && old.Plan.Year != r.plan.Year {
		return model.ImportPreview{}, refused
	}
	if c, unsaid := completed(r, old.Plan); unsaid {
		// Neither plan needs to lie in memory while the document is read anew.
		id := old.Plan.ID
		r.plan = nil
		if r, err = i.Documents.readAgain(ctx, r, c); err != nil {
			return model.ImportPreview{}, err
		}
		if old, err = i.Ledger.Recent(ctx, id); err != nil {
			return model.ImportPreview{}, err
		}
	}
	revision := old.Reconcile(r.plan)
	if len(revision.Removed) == len(old.Imported.Tasks) {
		return model.ImportPreview{}, refused
	}
	if old, err = i.withHistories(ctx, old, revision); err != nil {
		return model.ImportPreview{}, err
	}
	preview := r.preview()
	preview.Document, preview.Revision, preview.Revises = revision.Plan, revision, old
	return preview, nil
}

// PreviewAddition shows what a supplementary notice adds to a plan, the one that was
// asked for or the one that opens by default. It changes and removes nothing.
func (i *Importer) PreviewAddition(ctx context.Context, plans []model.PlanInfo, r Reading, asked string) (model.ImportPreview, error) {
	found, err := model.FindPlan(plans, asked)
	if err != nil {
		return model.ImportPreview{}, err
	}
	old, err := i.Ledger.Recent(ctx, found.ID)
	if err != nil {
		return model.ImportPreview{}, err
	}
	if c, unsaid := completed(r, old.Plan); unsaid && r.plan.Year == 0 {
		if r, err = i.Documents.readAgain(ctx, r, c); err != nil {
			return model.ImportPreview{}, err
		}
	}
	revision := old.Supplement(r.plan)
	preview := r.preview()
	preview.Document, preview.Revision, preview.Revises = revision.Plan, revision, old
	return preview, nil
}

// withHistories reads the histories that a preview shows: those of the tasks to be removed
// and of those with another deadline than the document's.
func (i *Importer) withHistories(ctx context.Context, old *model.Snapshot, revision *model.Revision) (*model.Snapshot, error) {
	tasks := old.Extended()
	for _, task := range revision.Removed {
		tasks = append(tasks, task.ID)
	}
	if old.IsWhole() || len(tasks) == 0 {
		return old, nil
	}
	page, err := i.Ledger.TaskLog(ctx, old.Plan.ID, 0, tasks...)
	if err != nil {
		return nil, err
	}
	return old.WithHistory(page), nil
}

// revised returns the plan that was asked for; if none was, the one that a document
// is a corrected version of; nil if there is none.
func (i *Importer) revised(ctx context.Context, plans []model.PlanInfo, document *model.Plan, asked string) (*model.Snapshot, error) {
	if asked == "" {
		return i.corrected(ctx, plans, document)
	}
	found, err := model.FindPlan(plans, asked)
	if err != nil {
		return nil, err
	}
	return i.Ledger.Recent(ctx, found.ID)
}

// corrected returns the plan that a document is a corrected version of; nil if
// there is none.
func (i *Importer) corrected(ctx context.Context, plans []model.PlanInfo, document *model.Plan) (*model.Snapshot, error) {
	plans, err := i.likeliest(ctx, plans, document)
	if err != nil {
		return nil, err
	}
	for _, plan := range plans {
		if plan.Year != 0 && document.Year != 0 && plan.Year != document.Year {
			continue
		}
		snapshot, err := i.Ledger.Recent(ctx, plan.ID)
		if err != nil {
			return nil, err
		}
		if model.IsRevision(snapshot.Imported, document) {
			return snapshot, nil
		}
	}
	return nil, nil
}

// likeliest returns plans in the order in which a document is tried on them: those of its
// year first, and where it names none, as a CSV, those first that agree with it most, as
// the plans of an office are much alike from year to year. Then the newest is first.
func (i *Importer) likeliest(ctx context.Context, plans []model.PlanInfo, document *model.Plan) ([]model.PlanInfo, error) {
	plans = slices.Clone(plans)
	slices.Reverse(plans)
	likeness := map[string]int{}
	for _, plan := range plans {
		switch {
		case document.Year != 0:
			if plan.Year == document.Year {
				likeness[plan.ID] = 1
			}
		case document.Title == "" && len(plans) > 1:
			snapshot, err := i.Ledger.Recent(ctx, plan.ID)
			if err != nil {
				return nil, err
			}
			likeness[plan.ID] = model.Agreement(snapshot.Plan, document)
		}
	}
	slices.SortStableFunc(plans, func(a, b model.PlanInfo) int { return cmp.Compare(likeness[b.ID], likeness[a.ID]) })
	return plans, nil
}

// Commit writes what a preview showed, and returns the plan's identity.
func (i *Importer) Commit(ctx context.Context, preview model.ImportPreview, at time.Time) (string, error) {
	if err := i.refuseRemoval(ctx, preview); err != nil {
		return "", err
	}
	if preview.Revision == nil {
		id, err := i.Ledger.Import(ctx, preview.Document, i.By, at)
		if err != nil {
			return "", err
		}
		return id, i.remember(ctx, preview, at)
	}
	id := preview.Document.ID
	if !preview.Revision.IsEmpty() {
		if err := i.Ledger.Revise(ctx, preview.Revision, i.By, at); err != nil {
			return id, err
		}
	}
	return id, i.remember(ctx, preview, at)
}

// refuseRemoval refuses an import that removes more than it may unless somebody
// agreed. What happened since the preview counts.
func (i *Importer) refuseRemoval(ctx context.Context, preview model.ImportPreview) error {
	if preview.Revision == nil || preview.RemovalAgreed || len(preview.Revision.Removed) == 0 {
		return nil
	}
	news, err := i.Ledger.News(ctx, preview.Revises.Plan.ID, preview.Revises.Revision)
	if err != nil {
		return err
	}
	preview.Revises = preview.Revises.Follow(news)
	if removal := preview.Removal(); removal.NeedsConsent() {
		return &model.RemovalError{Removal: removal}
	}
	return nil
}
