package dashboard

import (
	"slices"

	happening "duban/cmd/duban/internal/changes"
	"duban/model"
	"duban/store"
)

// planLedger implements tui.Ledger: one plan of the ledger, for one user.
type planLedger struct {
	all  *Plans
	plan string // its identity
}

func (l *planLedger) Load() (*model.Snapshot, error) {
	snapshot, err := l.all.Ledger.Recent(l.all.Context, l.plan)
	return snapshot, withCopies(err)
}

func (l *planLedger) News(revision uint64) (model.News, error) {
	news, err := l.all.Ledger.News(l.all.Context, l.plan, revision)
	return news, withCopies(err)
}

func (l *planLedger) LogBefore(before uint64, count int) (model.Page, error) {
	page, err := l.all.Ledger.LogBefore(l.all.Context, l.plan, before, count)
	return page, withCopies(err)
}

func (l *planLedger) TaskLog(count int, tasks ...string) (model.Page, error) {
	page, err := l.all.Ledger.TaskLog(l.all.Context, l.plan, count, tasks...)
	return page, withCopies(err)
}

func (l *planLedger) Apply(changes []model.Change) ([]model.Event, error) {
	now := l.all.Now()
	if today := l.all.Today(); today != model.DateOf(now) {
		seen, err := l.Load()
		if err != nil {
			return nil, err
		}
		changes = slices.Clone(changes)
		happening.HappenOn(today, seen, changes)
	}
	events, _, err := l.all.Ledger.Apply(l.all.Context, l.plan, l.all.By, now, changes)
	return events, withCopies(err)
}

// Earlier reads the newest plan of an earlier year than that of the one open.
func (l *planLedger) Earlier() (*model.Snapshot, error) {
	plans, err := l.all.Ledger.Plans(l.all.Context)
	if err != nil {
		return nil, withCopies(err)
	}
	of, err := model.FindPlan(plans, l.plan)
	if err != nil {
		return nil, err
	}
	old, err := model.PreviousPlan(plans, of)
	if err != nil {
		return nil, err
	}
	snapshot, err := l.all.Ledger.Load(l.all.Context, old.ID)
	return snapshot, withCopies(err)
}

func (l *planLedger) RestoreCommand(event model.Event) string { return l.all.RestoreCommand(event) }

func (l *planLedger) Filters() ([]model.SavedFilter, error) {
	filters, err := store.Filters().Read(l.all.Context, l.all.Ledger, l.all.By)
	return filters, withCopies(err)
}

func (l *planLedger) ChangeFilters(change func([]model.SavedFilter) ([]model.SavedFilter, error)) error {
	return withCopies(store.Filters().Change(l.all.Context, l.all.Ledger, l.all.By, change))
}
