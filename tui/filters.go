package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/keys"
)

// filterPart is one of the things that tasks are filtered by.
type filterPart int

const (
	byCategory filterPart = iota
	byOffice
	byRole
	byStatus
	byMonth
	bySearch
)

func (a *App) statusRing() []model.StatusFilter {
	return []model.StatusFilter{
		model.StatusAll, model.StatusOpen, model.StatusOverdue, model.StatusSoon, model.StatusBehind, model.StatusDone,
	}
}

func (a *App) changeFilter(does keys.Action) {
	switch does {
	case keys.ClearOffice:
		a.filterBy(byOffice, func(f *model.Filter) { f.Office = "" })
	case keys.CycleStatus:
		next := after(a.statusRing(), a.filter.Status)
		a.filterBy(byStatus, func(f *model.Filter) { f.Status = next })
	case keys.CycleRole:
		if a.filter.Office == "" {
			a.alarm(a.Words.Screen.Notice.PickOffice)
			return
		}
		next := after([]model.Role{model.RoleAny, model.RoleLead, model.RoleAssist}, a.filter.Role)
		a.filterBy(byRole, func(f *model.Filter) { f.Role = next })
	}
}

// after returns what follows in a ring; the second one after what is not in it.
func after[T comparable](ring []T, now T) T {
	return ring[(max(slices.Index(ring, now), 0)+1)%len(ring)]
}

// filterBy changes one part of the filter and remembers that it was the last.
func (a *App) filterBy(part filterPart, change func(*model.Filter)) {
	change(&a.filter)
	a.kept = ""
	if a.filter.Office == "" || a.filter.Role == "" {
		a.filter.Role = model.RoleAny
	}
	a.applied = slices.DeleteFunc(a.applied, func(p filterPart) bool { return p == part || !a.filters(p) })
	if a.filters(part) {
		a.applied = append(a.applied, part)
	}
	a.refresh()
}

// filters reports whether the filter leaves anything out by this part.
func (a *App) filters(part filterPart) bool {
	switch part {
	case byCategory:
		return a.filter.Category != 0
	case byOffice:
		return a.filter.Office != ""
	case byRole:
		return a.filter.Office != "" && a.filter.Role != model.RoleAny
	case byStatus:
		return a.filter.Status != model.StatusAll
	case byMonth:
		return a.filter.Month != model.Month{}
	default:
		return a.filter.Search != ""
	}
}

func (a *App) clearLastFilter() {
	if len(a.applied) == 0 {
		return
	}
	part := a.applied[len(a.applied)-1]
	a.filterBy(part, func(f *model.Filter) {
		switch part {
		case byCategory:
			f.Category = 0
		case byOffice:
			f.Office = ""
		case byRole:
			f.Role = model.RoleAny
		case byStatus:
			f.Status = model.StatusAll
		case byMonth:
			f.Month = model.Month{}
		case bySearch:
			f.Search = ""
		}
	})
}

// filterWords tells the filter in words, in the order in which it was made.
func (a *App) filterWords() string {
	terms, screen := a.Words.Terms, a.Words.Screen.Panes
	var parts []string
	for _, part := range a.applied {
		switch part {
		case byCategory:
			parts = append(parts, a.snapshot.Plan.Categories[a.filter.Category-1].Heading())
		case byOffice:
			parts = append(parts, fmt.Sprintf(screen.Filter, terms.Office, a.filter.Office))
		case byRole:
			parts = append(parts, terms.Role(a.filter.Role))
		case byStatus:
			parts = append(parts, terms.StatusFilter(a.filter.Status))
		case byMonth:
			parts = append(parts, fmt.Sprintf(screen.Filter, a.Words.Year.Month, a.filter.Month))
		case bySearch:
			parts = append(parts, fmt.Sprintf(screen.Search, a.filter.Search))
		}
	}
	return strings.Join(parts, " · ")
}

// withKept adds the task that is kept on the screen, in its place.
func (a *App) withKept(shown []*model.Task) []*model.Task {
	kept := a.snapshot.Task(a.kept)
	if kept == nil || slices.Contains(shown, kept) {
		return shown
	}
	at := 0
	for i := range a.snapshot.Plan.Tasks {
		task := &a.snapshot.Plan.Tasks[i]
		if task == kept {
			break
		}
		if at < len(shown) && shown[at] == task {
			at++
		}
	}
	return slices.Insert(shown, at, kept)
}

// keepFilter lets the filter go on naming the category and the office that it
// named before the plan was corrected, and the marked tasks stay marked, as far
// as the plan still has them.
func (a *App) keepFilter(before *model.Plan) {
	if at := a.filter.Category; at > 0 && at <= len(before.Categories) {
		named := before.Categories[at-1].Title
		a.filter.Category = 1 + slices.IndexFunc(a.snapshot.Plan.Categories, func(c model.Category) bool { return c.Title == named })
	}
	if !slices.Contains(a.snapshot.Offices, a.filter.Office) {
		a.filter.Office, a.filter.Role = "", model.RoleAny
	}
	a.applied = slices.DeleteFunc(a.applied, func(p filterPart) bool { return !a.filters(p) })
	maps.DeleteFunc(a.marked, func(task string, _ bool) bool { return a.snapshot.Task(task) == nil })
}

// refresh works out again what follows from the snapshot, the filter and the
// day. The cursor stays on its task; if the task is no longer shown, on its row.
func (a *App) refresh() {
	a.progress = a.snapshot.Progress(a.today)
	a.shown = a.withKept(a.filter.Tasks(a.snapshot, a.today, a.Spelling))
	a.columns = a.measure()
	at := slices.IndexFunc(a.shown, func(t *model.Task) bool { return t.ID == a.selected })
	if at < 0 {
		at = min(a.row, len(a.shown)-1)
	}
	a.selectRow(at)
}
