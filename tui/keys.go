package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/words"
)

// action is what a key asks for.
type action int

const (
	none action = iota
	moveUp
	moveDown
	moveFirst
	moveLast
	pageUp
	pageDown
	nextPane
	previousPane
	leftPane
	rightPane
	goCategories
	goOffices
	goTasks
	goDetail
	open
	toggleDone
	toggleDoing
	writeNote
	recordTick
	extendDue
	markTask
	markShown
	undo
	redo
	search
	chooseOffice
	clearOffice
	cycleRole
	cycleStatus
	back
	showPlans
	showHelp
	suspend
	quit
	showOffices
	showFeed
	showMonth
	showYear
	showLookBack
	showChecklist
	showSaved
	reverseOrder
	saveFilter
	dropFilter
	recallFirst // the saved filter of key 1; those of 2 to 9 follow it
)

// place is a pane or sheet, as a bit, so that a key can work in several.
type place int

const (
	inCategories place = 1 << iota
	inOffices
	inTasks
	inDetail
	inOfficeTable
	inFeed
	inMonth
	inYear
	inLookBack
	inChecklist
	inSaved

	inLists    = inCategories | inOffices
	everywhere = inLists | inTasks | inDetail
	inSheets   = inOfficeTable | inFeed | inMonth | inYear | inLookBack | inChecklist | inSaved
	anywhere   = everywhere | inSheets
)

// binding ties keys to an action in some places. Dispatch, help and footer are
// all read from the one table.
type binding struct {
	keys   []string
	does   action
	in     place
	shown  string // the keys as help shows them; "" if another row shows them
	label  words.Label
	footer int // its rank in the footer, from 1; 0 if it does not stand there
}

func bindings(options Options) []binding {
	w := options.Words
	k, f := w.Screen.Keys, w.Follow.Keys
	plans := k.Plans
	if !options.mayImport() {
		plans = k.OtherPlan
	}
	table := []binding{
		{[]string{"up", "k"}, moveUp, anywhere, "↑↓ jk", k.Move, 0},
		{[]string{"down", "j"}, moveDown, anywhere, "", k.Move, 0},
		{[]string{"g", "home"}, moveFirst, anywhere, "g G", k.Edges, 0},
		{[]string{"G", "end"}, moveLast, anywhere, "", k.Edges, 0},
		{[]string{"pgup", "ctrl+b"}, pageUp, anywhere, "PgUp PgDn", k.Page, 0},
		{[]string{"pgdown", "ctrl+f"}, pageDown, anywhere, "", k.Page, 0},
		{[]string{" ", "x"}, toggleDone, inTasks | inDetail, k.Space + " x", k.Done, 1},
		{[]string{"s"}, toggleDoing, inTasks | inDetail, "s", k.Doing, 2},
		{[]string{"n"}, writeNote, inTasks | inDetail, "n", k.Note, 3},
		{[]string{"t"}, recordTick, inTasks | inDetail, "t", f.Tick, 9},
		{[]string{"e"}, extendDue, inTasks | inDetail, "e", f.Extend, 10},
		{[]string{"v"}, markTask, inTasks | inDetail, "v", f.Mark, 11},
		{[]string{"V"}, markShown, inTasks | inDetail, "V", f.MarkAll, 0},
		{[]string{"u"}, undo, anywhere, "u", k.Undo, 4},
		{[]string{"ctrl+r"}, redo, anywhere, "Ctrl-R", k.Redo, 0},
		{[]string{"enter"}, open, inTasks | inDetail, k.Enter, k.Open, 0},
		{[]string{"enter", " "}, open, inLists, k.Enter, k.Choose, 1},
		{[]string{"/"}, search, everywhere, "/", k.Search, 5},
		{[]string{"o"}, chooseOffice, everywhere, "o", k.Office, 6},
		{[]string{"O"}, clearOffice, everywhere, "O", k.ClearOffice, 0},
		{[]string{"r"}, cycleRole, everywhere, "r", k.Role, 0},
		{[]string{"f"}, cycleStatus, everywhere, "f", k.Status, 7},
		{[]string{"esc"}, back, everywhere, "Esc", k.Back, 0},
		{[]string{"tab"}, nextPane, everywhere, "Tab ⇧Tab", k.NextPane, 8},
		{[]string{"shift+tab"}, previousPane, everywhere, "", k.NextPane, 0},
		{[]string{"left", "h"}, leftPane, everywhere, "←→ hl", k.SidePane, 0},
		{[]string{"right", "l"}, rightPane, everywhere, "", k.SidePane, 0},
		{[]string{"1"}, goCategories, everywhere, "1", k.Categories, 0},
		{[]string{"2"}, goOffices, everywhere, "2", k.Offices, 0},
		{[]string{"3"}, goTasks, everywhere, "3", k.Tasks, 0},
		{[]string{"4"}, goDetail, everywhere, "4", k.Details, 0},
		{[]string{"p"}, showPlans, everywhere, "p", plans, 0},
		{[]string{"?"}, showHelp, anywhere, "?", k.Help, 13},
		{[]string{"ctrl+z"}, suspend, anywhere, "Ctrl-Z", k.Suspend, 0},
		{[]string{"q"}, quit, anywhere, "q", k.Quit, 12},
	}
	return append(table, sheetBindings(w)...)
}

// offered returns the bindings that make sense in a dashboard.
func offered(options Options) []binding {
	return slices.DeleteFunc(bindings(options), func(b binding) bool {
		return options.NoSuspend && b.does == suspend
	})
}

// lookUp returns what a key asks for in a place.
func lookUp(table []binding, key string, in place) action {
	for _, b := range table {
		if b.in&in != 0 && slices.Contains(b.keys, key) {
			return b.does
		}
	}
	return none
}

// keyNames returns the single keys that a key message stands for. Typed fast,
// several letters arrive as one message; what was pasted is no key at all. A
// Chinese input method that is on sends full-width letters and marks: these are
// taken for what was meant.
func keyNames(msg tea.KeyMsg) []string {
	if msg.Paste {
		return nil
	}
	if msg.Type != tea.KeyRunes || msg.Alt {
		return []string{msg.String()}
	}
	names := make([]string, len(msg.Runes))
	for i, r := range msg.Runes {
		names[i] = string(halfWidth(r))
	}
	return names
}

// halfWidth returns the ASCII character on the same key as a full-width one, and
// as the ideographic comma.
func halfWidth(r rune) rune {
	if r == '、' {
		return '/'
	}
	return model.HalfWidth(r)
}
