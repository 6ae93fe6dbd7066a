package board

import (
	"slices"

	"duban/model"
)

// CycleStatus sets the next status, and after the last one who has not done their part.
// withSubmitted says whether what waits to be accepted is one of them.
func (f *Filter) CycleStatus(withSubmitted bool) {
	cycle := statusCycle()
	if !withSubmitted {
		cycle = slices.DeleteFunc(cycle, func(s model.StatusFilter) bool { return s == model.StatusSubmitted })
	}
	next, missing := after(cycle, f.Status), !f.Missing && f.Status == cycle[len(cycle)-1]
	if f.Missing {
		next = model.StatusAll
	}
	f.Set(ByStatus, func(f *model.Filter) { f.Status = next })
	f.Set(ByMissing, func(f *model.Filter) { f.Missing = missing })
}

// ToggleSubmitted shows what waits to be accepted, or again all.
func (f *Filter) ToggleSubmitted() {
	next := model.StatusSubmitted
	if f.Status == next {
		next = model.StatusAll
	}
	f.Set(ByStatus, func(f *model.Filter) { f.Status = next })
	f.Set(ByMissing, func(f *model.Filter) { f.Missing = false })
}

func statusCycle() []model.StatusFilter {
	return []model.StatusFilter{
		model.StatusAll, model.StatusOpen, model.StatusOverdue, model.StatusSoon, model.StatusBehind,
		model.StatusSubmitted, model.StatusDone, model.StatusCancelled,
	}
}

// CycleRole sets the next role of the office.
func (f *Filter) CycleRole() {
	next := after([]model.Role{model.RoleAny, model.RoleLead, model.RoleAssist}, f.Role)
	f.Set(ByRole, func(f *model.Filter) { f.Role = next })
}

// after returns what follows in a cycle; the second one for what is not in it.
func after[T comparable](cycle []T, now T) T {
	return cycle[(max(slices.Index(cycle, now), 0)+1)%len(cycle)]
}
