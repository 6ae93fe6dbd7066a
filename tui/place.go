package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/keys"
)

// Place is where a person is in the dashboard: what the next start returns to.
type Place struct {
	Plan   string          `json:"plan"`
	Filter model.Filter    `json:"filter"`
	Order  model.TaskOrder `json:"order,omitempty"`
	Task   string          `json:"task,omitempty"` // under the cursor
	Pane   string          `json:"pane,omitempty"` // the name of the action that goes there
	Sheet  string          `json:"sheet,omitempty"`
	Recent []string        `json:"recent,omitempty"` // names of the commands that the palette lists first
	// Recall is the number of the saved filter to begin with; 0 for none.
	Recall int `json:"-"`
}

// Sheets returns the actions that open the sheets to which a start can return.
func Sheets() []keys.Action {
	return []keys.Action{keys.ShowOffices, keys.ShowFeed, keys.ShowMonth, keys.ShowYear, keys.ShowLookBack, keys.ShowChecklist, keys.ShowNotReported}
}

// CurrentPlace returns where the user is; empty if several plans are seen together.
func (a *App) CurrentPlace() Place {
	b := a.current()
	if b.Snapshot.IsJoined() {
		return Place{Recent: a.palette.Recent()}
	}
	place := Place{Recent: a.palette.Recent(), Plan: b.Snapshot.Plan.ID, Filter: b.Filter.Filter, Order: b.Order, Task: b.Current}
	for _, binding := range b.Keys {
		switch leadsTo(binding.Action) {
		case b.Focus:
			place.Pane = binding.Action.Name()
		case b.Place:
			place.Sheet = binding.Action.Name()
		}
	}
	return place
}

// leadsTo returns the pane or sheet that an action opens from anywhere; 0 for none.
func leadsTo(action keys.Action) keys.Place {
	switch action {
	case keys.FocusCategories, keys.FocusOffices, keys.FocusTasks, keys.FocusDetail:
		return keys.PaneOrder()[action-keys.FocusCategories]
	case keys.ShowOffices:
		return keys.OfficeTable
	case keys.ShowFeed:
		return keys.Feed
	case keys.ShowMonth:
		return keys.Month
	case keys.ShowYear:
		return keys.Year
	case keys.ShowLookBack:
		return keys.LookBack
	case keys.ShowChecklist:
		return keys.Checklist
	case keys.ShowNotReported:
		return keys.NotReported
	}
	return 0
}

// returnTo returns to a place in the open plan. A filter that no task passes any more is
// dropped.
func (a *App) returnTo(place Place) {
	if place.Plan == "" || place.Plan != a.board.Snapshot.Plan.ID {
		return
	}
	a.board.Filter, a.board.Order = board.NewFilter(place.Filter), place.Order
	a.tasks.Show(place.Task)
	if a.refresh(); len(a.board.Shown) == 0 {
		a.board.Filter = board.Filter{}
		a.refresh()
	}
	if pane := leadsTo(keys.Named(place.Pane)); pane&keys.Panes != 0 {
		a.setFocus(pane)
	}
}

// reopen opens the sheet of a place, or uses its saved filter.
func (a *App) reopen(place Place) tea.Cmd {
	action := keys.Named(place.Sheet)
	switch {
	case place.Plan != a.board.Snapshot.Plan.ID:
		return nil
	case place.Recall != 0:
		return readFilters(a.Ledger, place.Recall)
	case leadsTo(action)&keys.Sheets == 0:
		return nil
	}
	return a.act(action)
}
