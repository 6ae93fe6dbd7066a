package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/keys"
)

// openSheet opens the sheet that a key asks for.
func (a *App) openSheet(does keys.Action) tea.Cmd {
	switch does {
	case keys.ShowOffices:
		a.turnTo(&officeTable{})
	case keys.ShowFeed:
		a.turnTo(&feed{})
	case keys.ShowMonth:
		a.turnTo(newMonthSheet(a))
	case keys.ShowYear:
		a.turnTo(newYearSheet(a))
	case keys.ShowChecklist:
		a.turnTo(&checklist{})
	case keys.ShowLookBack:
		return a.openLookBack()
	case keys.ShowSavedFilters:
		return a.openSaved()
	default:
		if key := does.RecalledFilter(); key != 0 {
			return a.readFilters(key)
		}
	}
	return nil
}
