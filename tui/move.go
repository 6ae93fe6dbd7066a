package tui

import (
	"slices"

	"duban/model"
	"duban/tui/keys"
)

// move moves the cursor of the pane that has the focus. In a list, moving is
// filtering.
func (a *App) move(does keys.Action) {
	switch a.focus {
	case keys.Categories:
		next := does.Move(a.filter.Category, len(a.snapshot.Plan.Categories)+1, a.layout.categories.rows())
		a.filterBy(byCategory, func(f *model.Filter) { f.Category = next })
	case keys.Offices:
		now := slices.Index(a.snapshot.Offices, a.filter.Office) + 1
		next := does.Move(now, len(a.snapshot.Offices)+1, a.layout.offices.rows())
		a.filterBy(byOffice, func(f *model.Filter) { f.Office = a.officeAt(next) })
	case keys.Tasks:
		a.selectRow(does.Move(a.row, len(a.shown), a.layout.tasks.rows()))
		if a.kept != "" && a.kept != a.selected {
			a.kept = ""
			a.refresh()
		}
	case keys.Detail:
		lines, rows := len(a.detailLines(a.layout.detail.columns())), a.layout.detail.rows()
		a.detailTop = does.Move(a.detailTop, max(lines-rows, 0)+1, rows)
	}
}

// officeAt returns the office in a row of the pane; the first row is for all.
func (a *App) officeAt(row int) string {
	if row == 0 {
		return ""
	}
	return a.snapshot.Offices[row-1]
}

// selectRow puts the cursor on a row of the tasks shown.
func (a *App) selectRow(row int) {
	was := a.selected
	a.row = min(max(row, 0), max(len(a.shown)-1, 0))
	a.selected = ""
	if len(a.shown) > 0 {
		a.selected = a.shown[a.row].ID
	}
	if a.selected != was {
		a.detailTop = 0
	}
	a.scroll()
}

// scroll brings every cursor into its window.
func (a *App) scroll() {
	a.taskTop = scrolled(a.taskTop, a.row, len(a.shown), a.layout.tasks.rows())
	a.listTop[keys.Categories] = scrolled(a.listTop[keys.Categories], a.filter.Category,
		len(a.snapshot.Plan.Categories)+1, a.layout.categories.rows())
	a.listTop[keys.Offices] = scrolled(a.listTop[keys.Offices], slices.Index(a.snapshot.Offices, a.filter.Office)+1,
		len(a.snapshot.Offices)+1, a.layout.offices.rows())
}

// scrolled returns the first row to show. When the cursor leaves the window it
// moves by half a page: scrolling repaints every row, so it should be rare.
func scrolled(top, at, count, rows int) int {
	if rows <= 0 {
		return 0
	}
	if at < top {
		top = min(at, top-rows/2)
	}
	if at >= top+rows {
		top = max(at-rows+1, top+rows/2)
	}
	return min(max(top, 0), max(count-rows, 0))
}

// task returns the task under the cursor, or nil.
func (a *App) task() *model.Task { return a.snapshot.Task(a.selected) }
