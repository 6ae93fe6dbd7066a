package tui

import (
	"errors"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/keys"
)

// Update implements tea.Model. It does no I/O: what takes time is a command.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.arrange()
	case tea.KeyMsg:
		return a, a.key(msg)
	case ledgerChanged:
		return a, tea.Batch(a.sync(), a.waitForChange())
	case caughtUp:
		return a, a.synced(msg)
	case reloaded:
		return a, a.replace(msg)
	case written:
		return a, a.settle(msg)
	case plansListed, readOn, secondRead, previewed, planOpened, pathCompleted:
		return a, a.plansMessage(msg)
	case wayBackFound:
		a.tellWayBack(msg)
	case lookedAgain:
		return a, a.sync()
	case earlierRead:
		a.lookAt(msg)
	case filtersRead:
		a.takeFilters(msg)
	case flashEnded:
		a.flash.end(msg)
	case midnightPassed:
		a.today = a.Today()
		a.refresh()
		return a, a.waitForMidnight()
	case notUTF8Typed:
		a.alarm(a.Words.Screen.Notice.NotUTF8)
	}
	return a, nil
}

func (a *App) key(msg tea.KeyMsg) tea.Cmd {
	if _, typing := a.overlay.(*prompt); msg.Type == tea.KeyCtrlC && !typing {
		return a.leave()
	}
	if msg.Type == tea.KeyCtrlZ && !a.NoSuspend {
		return tea.Suspend // whatever is being typed
	}
	if a.overlay != nil {
		active := a.overlay
		done, cmd := active.update(a, msg)
		if done && a.overlay == active {
			a.overlay = nil
		}
		return cmd
	}
	var commands []tea.Cmd
	for _, name := range keys.Names(msg) {
		if a.overlay != nil {
			// The rest was typed for what has just opened.
			commands = append(commands, a.key(name.Message()))
			continue
		}
		a.notice = notice{}
		does := a.keys.Action(name, a.place())
		if why := a.refusal(does, a.place()); why != "" {
			a.alarm(why)
			continue
		}
		commands = append(commands, a.do(does))
	}
	return tea.Batch(commands...)
}

func runeKey(name string) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

func (a *App) do(does keys.Action) tea.Cmd {
	if a.sheet != nil {
		if taken, cmd := a.sheet.take(a, does); taken {
			return cmd
		}
	}
	switch does {
	case keys.MoveUp, keys.MoveDown, keys.MoveFirst, keys.MoveLast, keys.PageUp, keys.PageDown:
		a.move(does)
	case keys.NextPane, keys.PreviousPane, keys.LeftPane, keys.RightPane, keys.FocusCategories, keys.FocusOffices, keys.FocusTasks, keys.FocusDetail:
		a.goTo(does)
	case keys.Open:
		a.open()
	case keys.ToggleDone, keys.ToggleDoing:
		return a.mark(does)
	case keys.WriteNote:
		a.startNote()
	case keys.RecordTick:
		a.startTick()
	case keys.ExtendDue:
		a.startExtend()
	case keys.SelectTask, keys.SelectShown:
		a.toggleMarks(does)
	case keys.Undo:
		return a.enqueue(write{kind: model.KindUndo})
	case keys.Redo:
		return a.enqueue(write{kind: model.KindRedo})
	case keys.Search:
		a.startSearch()
	case keys.ChooseOffice:
		a.overlay = newChooser(a)
	case keys.ClearOffice, keys.CycleRole, keys.CycleStatus:
		a.changeFilter(does)
	case keys.Back:
		a.back()
	case keys.ShowPlans:
		return a.listPlans()
	case keys.ShowHelp:
		a.overlay = &help{}
	case keys.Suspend:
		return tea.Suspend
	case keys.Quit:
		return a.leave()
	default:
		return a.openSheet(does)
	}
	return nil
}

// leave quits, but not while a mark or a plan of the user's is on its way, however
// often they ask: the ledger answers within its time limit.
func (a *App) leave() tea.Cmd {
	if a.isAllWritten() {
		return tea.Quit
	}
	a.writes.leaving = true
	a.say(a.Words.Screen.Notice.Quitting)
	return nil
}

func (a *App) isAllWritten() bool { return a.writes.idle() && !a.isImporting() }

// panes returns the places in the order of their numbers.
func panes() []keys.Place {
	return []keys.Place{keys.Categories, keys.Offices, keys.Tasks, keys.Detail}
}

func (a *App) goTo(does keys.Action) {
	order := keys.PaneOrder()
	at := slices.Index(order, a.focus)
	switch does {
	case keys.NextPane:
		at = (at + 1) % len(order)
	case keys.PreviousPane:
		at = (at + len(order) - 1) % len(order)
	case keys.LeftPane:
		at = map[keys.Place]int{keys.Tasks: 0, keys.Detail: 1}[a.focus]
		if a.focus == keys.Offices {
			at = 1
		}
	case keys.RightPane:
		at = map[keys.Place]int{keys.Categories: 2, keys.Offices: 3, keys.Tasks: 3, keys.Detail: 3}[a.focus]
	default:
		at = int(does - keys.FocusCategories)
	}
	a.setFocus(order[at])
}

func (a *App) setFocus(to keys.Place) {
	if a.focus == to {
		return
	}
	a.focus = to
	a.arrange()
}

// open goes from a list to the tasks that it filters by, and from the tasks to
// the detail.
func (a *App) open() {
	if a.focus&keys.Lists != 0 {
		a.setFocus(keys.Tasks)
		return
	}
	a.setFocus(keys.Detail)
}

// back leaves a pane for the tasks, and in the tasks clears the marks, then the
// last filter.
func (a *App) back() {
	if a.focus != keys.Tasks {
		a.setFocus(keys.Tasks)
		return
	}
	if a.countMarked() > 0 {
		a.marked = map[string]bool{}
		return
	}
	a.clearLastFilter()
}

// fail tells an error in the last line. Nobody typed which plan there is no more: a
// backup from before it has taken the ledger's place.
func (a *App) fail(err error) {
	var missing *model.NotFoundError
	if errors.As(err, &missing) && missing.What == model.NounPlan {
		a.alarm(a.Words.Screen.Plans.Gone)
		return
	}
	a.alarm(a.Words.Error(err))
}

func (a *App) sayf(format string, args ...any) { a.say(fmt.Sprintf(format, args...)) }
