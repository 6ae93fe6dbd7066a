package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/words"
)

// sheetBindings are the keys that open sheets, and those that work in them.
func sheetBindings(w *words.Words) []binding {
	k, f := w.Screen.Keys, w.Follow.Keys
	const withTasks = inFeed | inMonth | inYear | inChecklist
	table := []binding{
		{[]string{"w"}, showOffices, anywhere, "w", f.OfficeTable, 20},
		{[]string{"a"}, showFeed, anywhere, "a", f.Feed, 21},
		{[]string{"m"}, showMonth, anywhere, "m", f.Month, 22},
		{[]string{"y"}, showYear, anywhere, "y", f.Year, 23},
		{[]string{"b"}, showLookBack, anywhere, "b", f.LookBack, 24},
		{[]string{"c"}, showChecklist, anywhere, "c", f.Checklist, 25},
		{[]string{"F"}, showSaved, anywhere, "F F1-F9", f.Saved, 26},
		{[]string{"esc"}, back, inSheets, "Esc", f.Close, 5},
		{[]string{"enter"}, open, inOfficeTable, k.Enter, f.FilterOffice, 1},
		{[]string{"left", "h"}, leftPane, inOfficeTable, "←→ hl", f.SortBy, 2},
		{[]string{"right", "l"}, rightPane, inOfficeTable, "", f.SortBy, 0},
		{[]string{"r"}, reverseOrder, inOfficeTable, "r", f.Reverse, 3},
		{[]string{"enter"}, open, withTasks, k.Enter, f.Jump, 2},
		{[]string{"left", "h"}, leftPane, inMonth | inYear, "←→ hl", f.OtherMonth, 1},
		{[]string{"right", "l"}, rightPane, inMonth | inYear, "", f.OtherMonth, 0},
		{[]string{" ", "x"}, toggleDone, inChecklist, k.Space + " x", f.Verify, 1},
		{[]string{"n"}, writeNote, inChecklist, "n", f.VerifyNote, 3},
		{[]string{"enter"}, open, inLookBack, k.Enter, f.Carry, 1},
		{[]string{"f"}, cycleStatus, inLookBack, "f", f.OpenOnly, 2},
		{[]string{"enter"}, open, inSaved, k.Enter, f.Apply, 1},
		{[]string{"s"}, saveFilter, inSaved, "s", f.SaveFilter, 2},
		{[]string{"d"}, dropFilter, inSaved, "d", f.DropFilter, 3},
	}
	for key := range 9 {
		number, shown := strconv.Itoa(key+1), ""
		if key == 0 {
			shown = "1-9"
		}
		table = append(table,
			binding{[]string{number}, recallFirst + action(key), inSaved, shown, f.Apply, 0},
			binding{[]string{"f" + number}, recallFirst + action(key), everywhere, "", f.Apply, 0})
	}
	return table
}

// openSheet opens the sheet that a key asks for.
func (a *App) openSheet(does action) tea.Cmd {
	switch does {
	case showOffices:
		a.turnTo(&officeTable{})
	case showFeed:
		a.turnTo(&feed{})
	case showMonth:
		a.turnTo(newMonthSheet(a))
	case showYear:
		a.turnTo(newYearSheet(a))
	case showChecklist:
		a.turnTo(&checklist{})
	case showLookBack:
		return a.openLookBack()
	case showSaved:
		return a.openSaved()
	default:
		if key := int(does-recallFirst) + 1; 1 <= key && key <= 9 {
			return a.readFilters(key)
		}
	}
	return nil
}
