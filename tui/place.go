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
	Pane   string          `json:"pane,omitempty"` // the key that goes there
	Sheet  string          `json:"sheet,omitempty"`
}

// CurrentPlace returns where the user is; empty if several plans are seen together.
func (a *App) CurrentPlace() Place {
	b := a.current()
	if b.Snapshot.IsJoined() {
		return Place{}
	}
	place := Place{Plan: b.Snapshot.Plan.ID, Filter: b.Filter.Filter, Order: b.Order, Task: b.Current}
	for _, binding := range b.Keys {
		switch leadsTo(binding.Action) {
		case b.Focus:
			place.Pane = binding.Keys()[0]
		case b.Place:
			place.Sheet = binding.Keys()[0]
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
	if pane := leadsTo(a.board.Keys.Action(keys.Name(place.Pane), keys.Tasks)); pane&keys.Panes != 0 {
		a.setFocus(pane)
	}
}

// reopen opens the sheet of a place.
func (a *App) reopen(place Place) tea.Cmd {
	action := a.board.Keys.Action(keys.Name(place.Sheet), keys.Tasks)
	if place.Plan != a.board.Snapshot.Plan.ID || leadsTo(action)&keys.Sheets == 0 {
		return nil
	}
	return a.act(action)
}
