package tui

import (
	"cmp"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/effect"
)

// open opens a plan, or several to be seen together: their identities, separated by
// effect.PlanSeparator.
func open(plans Plans, ids string) (Ledger, *model.Snapshot, error) {
	if !strings.Contains(ids, effect.PlanSeparator) {
		return plans.Open(ids)
	}
	joined := &joinedLedger{}
	for id := range strings.SplitSeq(ids, effect.PlanSeparator) {
		ledger, _, err := plans.Open(id)
		if err != nil {
			return nil, nil, err
		}
		joined.Ledger = cmp.Or(joined.Ledger, ledger)
		joined.all = append(joined.all, ledger)
	}
	snapshot, err := joined.Load()
	return joined, snapshot, err
}

// joinedLedger is several plans of a ledger seen together. Tasks have the identities of a
// joined snapshot. What is not about a plan's tasks is asked of the first.
type joinedLedger struct {
	Ledger
	all []Ledger
}

// Load reads the plans with all their events.
func (l *joinedLedger) Load() (*model.Snapshot, error) {
	var snapshots []*model.Snapshot
	for _, ledger := range l.all {
		snapshot, err := ledger.Load()
		if err == nil && !snapshot.IsWhole() {
			var earlier model.Page
			earlier, err = ledger.LogBefore(firstSeq(snapshot.Log), 0)
			snapshot = snapshot.WithPage(earlier)
		}
		if err != nil {
			return nil, err
		}
		snapshots = append(snapshots, snapshot)
	}
	joined := model.JoinPlans(snapshots)
	for _, snapshot := range snapshots {
		joined.Revision = min(joined.Revision, snapshot.Revision) // what came while the others were read is read again
	}
	return joined, nil
}

// News returns what happened up to a revision that all plans were read at.
func (l *joinedLedger) News(revision uint64) (model.News, error) {
	var all model.News
	for i, ledger := range l.all {
		news, err := ledger.News(revision)
		if err != nil {
			return model.News{}, err
		}
		if i == 0 || news.Revision < all.Revision {
			all.Revision = news.Revision
		}
		all.Events = append(all.Events, news.Events...)
	}
	slices.SortFunc(all.Events, func(a, b model.Event) int { return cmp.Compare(a.Seq, b.Seq) })
	all.Events = slices.CompactFunc(all.Events, func(a, b model.Event) bool { return a.Seq == b.Seq }) // those of no plan
	all.Events = slices.DeleteFunc(model.JoinEvents(all.Events), func(e model.Event) bool { return e.Seq > all.Revision })
	return all, nil
}

// Apply makes changes of several plans, all or none.
func (l *joinedLedger) Apply(changes []model.Change) ([]model.Event, error) {
	events, err := l.Ledger.Apply(model.SplitChanges(changes))
	return model.JoinEvents(events), err
}
