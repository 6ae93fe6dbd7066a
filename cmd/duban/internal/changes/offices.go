package changes

import (
	"context"
	"slices"

	"duban/model"
)

// Plans reads the plans of a ledger.
type Plans interface {
	Plans(ctx context.Context) ([]model.PlanInfo, error)
	Recent(ctx context.Context, plan string) (*model.Snapshot, error)
}

// UnknownOffices returns the offices that no plan of a ledger has, and the names nearest to
// the first.
func UnknownOffices(ctx context.Context, ledger Plans, names []string) (missing, nearest []string, err error) {
	plans, err := ledger.Plans(ctx)
	if err != nil {
		return nil, nil, err
	}
	var known []string
	for _, plan := range plans {
		snapshot, err := ledger.Recent(ctx, plan.ID)
		if err != nil {
			return nil, nil, err
		}
		known = append(known, snapshot.Offices...)
	}
	missing = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(known, name) })
	if len(missing) > 0 {
		nearest = model.Nearest(known, missing[0], 3)
	}
	return missing, nearest, nil
}
