package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/effect"
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

func (a *App) readEarlier() tea.Cmd {
	ledger := a.Ledger
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

func (a *App) readFilters(recall int) tea.Cmd {
	ledger := a.Ledger
	return func() tea.Msg {
		filters, err := ledger.Filters()
		return filtersRead{filters, recall, err}
	}
}

func (a *App) changeFilters(e effect.ChangeFilters) tea.Cmd {
	ledger := a.Ledger
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
		return a.carryOut(sheet.Recall(a.current(), msg.filters, msg.recall))
	case a.sheet != nil:
		if page, isOpen := a.sheet.Page.(*sheet.Filters); isOpen {
			page.SetFilters(msg.filters)
		}
	}
	return nil
}
