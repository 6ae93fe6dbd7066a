package store

import "duban/model"

// MayApply returns a *model.ForbiddenError for an Apply that the person's permit does
// not allow, the same for every engine. plan and history must read in the transaction
// that writes, so that the decision is about the plan at that time.
func MayApply(
	permit model.Permit, by string, changes []model.Change,
	plan func() (*model.Plan, error), history func(task string, undo bool) ([]model.Event, error),
) error {
	var whole *model.Plan
	for _, change := range changes {
		var past []model.Event
		var err error
		if permit.ReadsHistory(change) {
			if past, err = history(change.Task, change.Undoes != 0); err != nil {
				return err
			}
		}
		if permit.ReadsPlan() && whole == nil {
			if whole, err = plan(); err != nil {
				return err
			}
		}
		if err := permit.MayChange(by, whole, change, past); err != nil {
			return err
		}
	}
	return nil
}
