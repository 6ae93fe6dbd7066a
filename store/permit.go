package store

import "duban/model"

// MayApply returns a *model.ForbiddenError for an Apply that the person's permit does
// not allow, the same for every engine, or else the changes as it allows them: what an
// office marks as done may only be submitted. plan and history must read in the transaction
// that writes, so that the decision is about the plan at that time.
func MayApply(
	permit model.Permit, by string, changes []model.Change,
	plan func() (*model.Plan, error), history func(task string, undo bool) ([]model.Event, error),
) ([]model.Change, error) {
	var whole *model.Plan
	allowed := make([]model.Change, 0, len(changes))
	for _, change := range changes {
		var past []model.Event
		var err error
		if permit.ReadsHistory(change) {
			if past, err = history(change.Task, change.Undoes != 0); err != nil {
				return nil, err
			}
		}
		if permit.ReadsPlan() && whole == nil {
			if whole, err = plan(); err != nil {
				return nil, err
			}
		}
		if err := permit.MayChange(by, whole, change, past); err != nil {
			return nil, err
		}
		allowed = append(allowed, permit.Submitting(whole, change))
	}
	return allowed, nil
}
