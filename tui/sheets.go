package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/sheet"
)

type (
	// earlierRead is the plan before the open one.
	earlierRead struct {
		ledger   Ledger // that was asked
		snapshot *model.Snapshot
		err      error
	}
	// filtersRead is the user's saved filters. recall is the number of the one to
	// use; 0 for none.
	filtersRead struct {
		filters []model.SavedFilter
		recall  int
		err     error
	}
)

// openSheet opens or closes the sheet that a key asks for.
func (a *App) openSheet(b *board.Board, action keys.Action) tea.Cmd {
	switch action {
	case keys.ShowOffices:
		a.toggleSheet(&sheet.Offices{})
	case keys.ShowFeed:
		a.toggleSheet(&sheet.Feed{})
	case keys.ShowMonth:
		a.toggleSheet(sheet.NewMonth(b))
	case keys.ShowYear:
		a.toggleSheet(sheet.NewYear(b))
	case keys.ShowChecklist:
		a.toggleSheet(&sheet.Checklist{})
	case keys.ShowNotReported:
		a.toggleSheet(sheet.NewNotReported(b))
	case keys.ShowLookBack:
		if a.toggleSheet(&sheet.LookBack{}) {
			return readEarlier(a.Ledger)
		}
	case keys.ShowSettings:
		if a.toggleSheet(&sheet.Settings{}) {
			return a.readSettings()
		}
	case keys.ShowSavedFilters:
		if a.toggleSheet(&sheet.Filters{}) {
			return readFilters(a.Ledger, 0)
		}
	default:
		if number := action.RecalledFilter(); number != 0 {
			return readFilters(a.Ledger, number)
		}
	}
	return nil
}

// toggleSheet opens a page, or closes it if it is open. It reports whether it is open
// now.
func (a *App) toggleSheet(page sheet.Page) bool {
	if a.sheet != nil && a.sheet.Place() == page.Place() {
		a.sheet = nil
		return false
	}
	a.sheet = sheet.New(page)
	return true
}

func readEarlier(ledger Ledger) tea.Cmd {
	return func() tea.Msg {
		snapshot, err := ledger.Earlier()
		return earlierRead{ledger, snapshot, err}
	}
}

// showEarlier shows the plan that was read, if its sheet is still open.
func (a *App) showEarlier(msg earlierRead) {
	if a.sheet == nil || msg.ledger != a.Ledger {
		return
	}
	page, isOpen := a.sheet.Page.(*sheet.LookBack)
	switch {
	case !isOpen:
	case msg.err != nil:
		a.sheet = nil
		a.fail(msg.err)
	default:
		page.SetEarlier(msg.snapshot)
	}
}

func readFilters(ledger Ledger, recall int) tea.Cmd {
	return func() tea.Msg {
		filters, err := ledger.Filters()
		return filtersRead{filters, recall, err}
	}
}

func changeFilters(ledger Ledger, e effect.ChangeFilters) tea.Cmd {
	return func() tea.Msg {
		if err := ledger.ChangeFilters(e.Change); err != nil {
			return filtersRead{err: err}
		}
		filters, err := ledger.Filters()
		return filtersRead{filters, 0, err}
	}
}

// showFilters shows the filters that were read, or uses the one asked for.
func (a *App) showFilters(msg filtersRead) tea.Cmd {
	switch {
	case msg.err != nil:
		a.fail(msg.err)
	case msg.recall != 0:
		return a.perform(sheet.Recall(a.current(), msg.filters, msg.recall))
	case a.sheet != nil:
		if page, isOpen := a.sheet.Page.(*sheet.Filters); isOpen {
			page.SetFilters(msg.filters)
		}
	}
	return nil
}
