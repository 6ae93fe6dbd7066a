package tui

import (
	"errors"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
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
	for _, name := range keyNames(msg) {
		if a.overlay != nil {
			// The rest was typed for what has just opened.
			commands = append(commands, a.key(runeKey(name)))
			continue
		}
		a.notice = notice{}
		does := lookUp(a.keys, name, a.place())
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

func (a *App) do(does action) tea.Cmd {
	if a.sheet != nil {
		if taken, cmd := a.sheet.take(a, does); taken {
			return cmd
		}
	}
	switch does {
	case moveUp, moveDown, moveFirst, moveLast, pageUp, pageDown:
		a.move(does)
	case nextPane, previousPane, leftPane, rightPane, goCategories, goOffices, goTasks, goDetail:
		a.goTo(does)
	case open:
		a.open()
	case toggleDone, toggleDoing:
		return a.mark(does)
	case writeNote:
		a.startNote()
	case recordTick:
		a.startTick()
	case extendDue:
		a.startExtend()
	case markTask, markShown:
		a.toggleMarks(does)
	case undo:
		return a.enqueue(write{kind: model.KindUndo})
	case redo:
		return a.enqueue(write{kind: model.KindRedo})
	case search:
		a.startSearch()
	case chooseOffice:
		a.overlay = newChooser(a)
	case clearOffice, cycleRole, cycleStatus:
		a.changeFilter(does)
	case back:
		a.back()
	case showPlans:
		return a.listPlans()
	case showHelp:
		a.overlay = &help{}
	case suspend:
		return tea.Suspend
	case quit:
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
func panes() []place { return []place{inCategories, inOffices, inTasks, inDetail} }

func (a *App) goTo(does action) {
	order := panes()
	at := slices.Index(order, a.focus)
	switch does {
	case nextPane:
		at = (at + 1) % len(order)
	case previousPane:
		at = (at + len(order) - 1) % len(order)
	case leftPane:
		at = map[place]int{inTasks: 0, inDetail: 1}[a.focus]
		if a.focus == inOffices {
			at = 1
		}
	case rightPane:
		at = map[place]int{inCategories: 2, inOffices: 3, inTasks: 3, inDetail: 3}[a.focus]
	default:
		at = int(does - goCategories)
	}
	a.setFocus(order[at])
}

func (a *App) setFocus(to place) {
	if a.focus == to {
		return
	}
	a.focus = to
	a.arrange()
}

// open goes from a list to the tasks that it filters by, and from the tasks to
// the detail.
func (a *App) open() {
	if a.focus&inLists != 0 {
		a.setFocus(inTasks)
		return
	}
	a.setFocus(inDetail)
}

// back leaves a pane for the tasks, and in the tasks clears the marks, then the
// last filter.
func (a *App) back() {
	if a.focus != inTasks {
		a.setFocus(inTasks)
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
