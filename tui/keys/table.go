package keys

import (
	"fmt"
	"strconv"

	"duban/tui/words"
)

// paneBindings are the keys that work in the panes, and everywhere.
func paneBindings(w *words.Words, mayImport bool) Table {
	k, f := w.Screen.Keys, w.FollowUp.Keys
	plans := k.Plans
	if !mayImport {
		plans = k.OtherPlan
	}
	return Table{
		bind([]string{"up", "k"}, MoveUp, Anywhere, "↑↓ jk", k.Move, 0),
		bind([]string{"down", "j"}, MoveDown, Anywhere, "", k.Move, 0),
		bind([]string{"g", "home"}, MoveFirst, Anywhere, "g G", k.Edges, 0),
		bind([]string{"G", "end"}, MoveLast, Anywhere, "", k.Edges, 0),
		bind([]string{"pgup", "ctrl+b"}, PageUp, Anywhere, "PgUp PgDn", k.Page, 0),
		bind([]string{"pgdown", "ctrl+f"}, PageDown, Anywhere, "", k.Page, 0),
		bind([]string{" ", "x"}, ToggleDone, Tasks|Detail, k.Space+" x", k.Done, 1),
		bind([]string{"s"}, ToggleDoing, Tasks|Detail, "s", k.Doing, 2),
		bind([]string{"n"}, WriteNote, Tasks|Detail, "n", k.Note, 3),
		bind([]string{"N"}, CorrectNote, Tasks|Detail, "N", f.CorrectNote, 0),
		bind([]string{"t"}, RecordTick, Tasks|Detail, "t", f.Tick, 9),
		bind([]string{"e"}, ExtendDue, Tasks|Detail, "e", f.Extend, 10),
		bind([]string{"A"}, AddTask, Panes, "A", w.Forms.AddKey, 27),
		bind([]string{"E"}, EditTask, Tasks|Detail, "E", w.Forms.EditKey, 28),
		bind([]string{"X"}, CancelTask, Tasks|Detail, "X", w.Forms.CancelKey, 29),
		bind([]string{"R"}, ReportTask, Tasks|Detail, "R", w.Forms.ReportKey, 30),
		bind([]string{"Y"}, CopyTask, Tasks|Detail, "Y", w.Copies.Key, 0),
		bind([]string{"T"}, AcceptTask, Tasks|Detail|Parts, "T", w.Parts.AcceptKey, 3),
		bind([]string{"B"}, ReturnTask, Tasks|Detail|Parts, "B", w.Parts.ReturnKey, 3),
		bind([]string{"W"}, ShowSubmitted, Panes|NotReported, "W", w.Parts.SubmittedKey, 0),
		bind([]string{"U"}, UrgeTask, Tasks|Detail|Parts|NotReported, "U", w.Urging.Key, 31),
		bind([]string{"v"}, SelectTask, Tasks|Detail, "v", f.Mark, 11),
		bind([]string{"V"}, SelectShown, Tasks|Detail, "V", f.MarkAll, 0),
		bind([]string{"u"}, Undo, Anywhere&^Settings, "u", k.Undo, 4),
		bind([]string{"ctrl+r"}, Redo, Anywhere&^Settings, "Ctrl-R", k.Redo, 0),
		bind([]string{"enter"}, Open, Tasks, k.Enter, k.Open, 0),
		bind([]string{"enter"}, Open, Detail, k.Enter, w.Parts.Key, 7),
		bind([]string{"enter", " "}, Open, Lists, k.Enter, k.Choose, 1),
		bind([]string{"/"}, Search, Panes, "/", k.Search, 5),
		bind([]string{"o"}, ChooseOffice, Panes, "o O", k.Office, 6),
		bind([]string{"O"}, ClearOffice, Panes, "", k.ClearOffice, 0),
		bind([]string{"r"}, CycleRole, Panes, "r", k.Role, 0),
		bind([]string{"f"}, CycleStatus, Panes, "f", k.Status, 7),
		bind([]string{"S"}, SortTasks, Panes, "S", w.Finding.SortKey, 0),
		bind([]string{"esc"}, Back, Panes, "Esc", k.Back, 0),
		bind([]string{"tab"}, NextPane, Panes, "Tab ⇧Tab", k.NextPane, 8),
		bind([]string{"shift+tab"}, PreviousPane, Panes, "", k.NextPane, 0),
		bind([]string{"left", "h"}, LeftPane, Panes, "←→ hl", k.SidePane, 0),
		bind([]string{"right", "l"}, RightPane, Panes, "", k.SidePane, 0),
		bind([]string{"1"}, FocusCategories, Panes, "1-4", k.GoTo, 0),
		bind([]string{"2"}, FocusOffices, Panes, "", goTo(w, w.Screen.Panes.Offices), 0),
		bind([]string{"3"}, FocusTasks, Panes, "", goTo(w, w.Screen.Panes.Tasks), 0),
		bind([]string{"4"}, FocusDetail, Panes, "", goTo(w, w.Screen.Panes.Detail), 0),
		bind([]string{"p"}, ShowPlans, Panes, "p", plans, 0),
		bind([]string{":", "ctrl+p"}, ShowPalette, Anywhere, ": Ctrl-P", w.Finding.PaletteKey, 12),
		bind([]string{"?"}, ShowHelp, Anywhere, "?", k.Help, 13),
		bind([]string{","}, ShowSettings, Anywhere, ",", w.Settings.Key, 0),
		bind(nil, ToggleMouse, Anywhere, "", w.Settings.MouseKey, 0),
		bind([]string{"ctrl+z"}, Suspend, Anywhere, "Ctrl-Z", k.Suspend, 0),
		bind([]string{"q"}, Quit, Anywhere, "q", k.Quit, 12),
	}
}

// goTo is the label of the key of one pane.
func goTo(w *words.Words, pane string) words.Label {
	return words.Label{Short: pane, Long: fmt.Sprintf(w.Screen.Keys.GoToOne, pane)}
}

// sheetBindings are the keys that open sheets, and those that work in them.
func sheetBindings(w *words.Words) Table {
	k, f := w.Screen.Keys, w.FollowUp.Keys
	const withTasks = Feed | Month | Year | Checklist | NotReported
	table := Table{
		bind([]string{"w"}, ShowOffices, Anywhere, "w", f.OfficeTable, 20),
		bind([]string{"a"}, ShowFeed, Anywhere, "a", f.Feed, 21),
		bind([]string{"m"}, ShowMonth, Anywhere, "m", f.Month, 22),
		bind([]string{"y"}, ShowYear, Anywhere, "y", f.Year, 23),
		bind([]string{"b"}, ShowLookBack, Anywhere, "b", f.LookBack, 24),
		bind([]string{"c"}, ShowChecklist, Anywhere, "c", f.Checklist, 25),
		bind([]string{"M"}, ShowNotReported, Anywhere, "M", f.NotReported, 25),
		bind([]string{"P"}, ShowPapers, Panes, "P", w.Papers.Key, 30),
		bind([]string{"P"}, ShowPapers, NotReported, "P", w.Papers.SlipKey, 2),
		bind([]string{"F"}, ShowSavedFilters, Anywhere, "F F1-F9", f.Saved, 26),
		bind([]string{"esc"}, Back, Sheets, "Esc", f.Close, 5),
		bind([]string{"enter"}, Open, OfficeTable, k.Enter, f.FilterOffice, 1),
		bind([]string{"left", "h"}, LeftPane, OfficeTable, "←→ hl", f.SortBy, 2),
		bind([]string{"right", "l"}, RightPane, OfficeTable, "", f.SortBy, 0),
		bind([]string{"r"}, ReverseOrder, OfficeTable, "r", f.Reverse, 3),
		bind([]string{"enter"}, Open, withTasks, k.Enter, f.Jump, 2),
		bind([]string{"left", "h"}, LeftPane, Month|Year, "←→ hl", f.OtherMonth, 1),
		bind([]string{"right", "l"}, RightPane, Month|Year, "", f.OtherMonth, 0),
		bind([]string{"left", "h"}, LeftPane, NotReported, "←→ hl", f.OtherPeriod, 1),
		bind([]string{"right", "l"}, RightPane, NotReported, "", f.OtherPeriod, 0),
		bind([]string{"f"}, CycleStatus, NotReported, "f", f.MonthOrQuarter, 3),
		bind([]string{" ", "x"}, ToggleDone, Checklist, k.Space+" x", f.Verify, 1),
		bind([]string{"n"}, WriteNote, Checklist, "n", f.VerifyNote, 3),
		bind([]string{" ", "x"}, ToggleDone, Parts, k.Space+" x", w.Parts.Done, 1),
		bind([]string{"s"}, ToggleDoing, Parts, "s", w.Parts.Doing, 2),
		bind([]string{"enter"}, Open, LookBack, k.Enter, f.Carry, 1),
		bind([]string{"V"}, SelectShown, LookBack, "V", f.CarryAll, 2),
		bind([]string{"f"}, CycleStatus, LookBack, "f", f.OpenOnly, 3),
		bind([]string{"enter", " "}, Open, Settings, k.Enter, w.Settings.Change, 1),
		bind([]string{"left", "h"}, LeftPane, Settings, "←→ hl", w.Settings.Step, 2),
		bind([]string{"right", "l"}, RightPane, Settings, "", w.Settings.Step, 0),
		bind([]string{"enter"}, Open, SavedFilters, k.Enter, f.Apply, 1),
		bind([]string{"s"}, SaveFilter, SavedFilters, "s", f.SaveFilter, 2),
		bind([]string{"d"}, DropFilter, SavedFilters, "d", f.DropFilter, 3),
	}
	for i := range 9 {
		number, shown := strconv.Itoa(i+1), ""
		if i == 0 {
			shown = "1-9"
		}
		recall := RecallFilter1 + Action(i)
		table = append(table,
			bind([]string{number}, recall, SavedFilters, shown, f.Apply, 0),
			bind([]string{"f" + number}, recall, Panes, "", f.Apply, 0))
	}
	return table
}
