package tui

import (
	"slices"

	"github.com/charmbracelet/bubbles/spinner"
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/chooser"
	"duban/tui/effect"
	"duban/tui/form"
	"duban/tui/keys"
	"duban/tui/paper"
	"duban/tui/prompt"
	"duban/tui/queue"
	"duban/tui/sheet"
	"duban/tui/taskview"
	"duban/tui/waiting"
)

// Update implements tea.Model. It does no I/O: what takes time is a command.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if !isUnseen(msg, a.flash.number) {
		a.version++
	}
	cmd := a.take(msg)
	return a, tea.Batch(cmd, a.readPast())
}

// isUnseen reports whether a message leaves the frame as it is, while the flash of that
// number is shown.
func isUnseen(msg tea.Msg, flash int) bool {
	switch msg := msg.(type) {
	case ledgerChanged:
		return true
	case caughtUp:
		return msg.err == nil && msg.Revision == msg.asked
	case flashEnded:
		return int(msg) != flash
	default:
		return false
	}
}

// Version is another number after each message that may have changed the frame. One that
// stays means that View draws what it drew before.
func (a *App) Version() int { return a.version }

// take takes a message.
func (a *App) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.board.Width, a.board.Height = msg.Width, msg.Height
		a.arrange()
	case tea.KeyMsg, tea.MouseMsg:
		return a.takeInput(msg)
	case ledgerChanged:
		a.isWaiting = false
		if reading := a.sync(); reading != nil {
			return reading // and then waits for the next change
		}
		return a.waitForChange()
	case caughtUp:
		return tea.Batch(a.takeNews(msg), a.waitForChange())
	case retryDue:
		return a.sync()
	case pastRead:
		return a.takePast(msg)
	case reloaded:
		return a.replace(msg)
	case written:
		return a.settle(msg)
	case plansListed, planOpened, documentRead, waiting.ReportArrived, pathCompleted, spinner.TickMsg:
		return a.takeAnswer(msg)
	case paper.Answer:
		return a.takePaper(msg)
	case restoreFound:
		a.reportedImport = msg.event.Seq
		a.board.Alarm(notUndoable(&a.board, msg))
	case earlierRead:
		a.showEarlier(msg)
	case filtersRead:
		return a.showFilters(msg)
	case settingsRead:
		return a.takeSettings(msg)
	case flashEnded:
		a.flash.end(msg)
	case midnightPassed:
		a.board.Today = a.Today()
		a.refresh()
		return a.waitForMidnight()
	case idleDue:
		return a.idle.check(a.Idle, a.leave)
	case penChanged:
		return a.takePen(msg.pen)
	case notUTF8Typed:
		a.board.Alarm(a.Words.Screen.Notice.NotUTF8)
	}
	return nil
}

// takeInput takes what the user does with the keyboard or the mouse.
func (a *App) takeInput(msg tea.Msg) tea.Cmd {
	isTaken, ends := a.idle.takeInput(a.Idle, msg)
	switch {
	case ends:
		return a.leave()
	case isTaken:
		return a.idle.wait(a.Idle)
	}
	a.past.hasFailed = false
	commands := []tea.Cmd{a.idle.wait(a.Idle)}
	switch msg := msg.(type) {
	case tea.KeyMsg:
		for _, key := range keys.Split(msg) {
			commands = append(commands, a.key(key))
		}
	case tea.MouseMsg:
		commands = append(commands, a.mouse(msg))
	}
	return tea.Batch(commands...)
}

// key routes a key: to the overlay, or else by the table of keys to the sheet or
// the pane that has the focus.
func (a *App) key(msg tea.KeyMsg) tea.Cmd {
	if msg.Type == tea.KeyCtrlC && !isTyping(a.overlay) {
		return a.leave()
	}
	if msg.Type == tea.KeyCtrlZ && !a.NoSuspend {
		return tea.Suspend // whatever is being typed
	}
	if a.overlay != nil {
		active := a.overlay
		done, e := active.Update(a.current(), msg)
		cmd := a.perform(e)
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
		commands = append(commands, a.command(a.board.Keys.Action(name, a.place())))
	}
	return tea.Batch(commands...)
}

// command carries out what a key, or a click on its name in the footer, asks for.
func (a *App) command(action keys.Action) tea.Cmd {
	a.clearNotice()
	if !a.current().Offers(action) {
		return nil
	}
	if action != keys.ToggleDone {
		a.tasks.ForgetQuestion() // which has just left the screen
	}
	return a.act(action)
}

// clearNotice clears the last line, as the user has pressed a key since.
func (a *App) clearNotice() {
	a.board.Say("")
	a.dropped = 0
}

// act carries out an action unless the user may not.
func (a *App) act(action keys.Action) tea.Cmd {
	if why := a.current().Refusal(action, a.place()); why != "" {
		a.board.Alarm(why)
		return nil
	}
	return a.dispatch(action)
}

// isTyping reports whether a text is being typed, which Ctrl-C ends.
func isTyping(in effect.Overlay) bool {
	switch in.(type) {
	case *prompt.Prompt, *form.Model:
		return true
	}
	return false
}

// dispatch carries out an action. It is the one place where actions are dispatched.
func (a *App) dispatch(action keys.Action) tea.Cmd {
	if a.sheet != nil {
		if handled, e := a.sheet.Update(a.current(), action); handled {
			return a.perform(e)
		}
	}
	b := a.current()
	switch action {
	case keys.MoveUp, keys.MoveDown, keys.MoveFirst, keys.MoveLast, keys.PageUp, keys.PageDown:
		return a.move(b, action)
	case keys.Open:
		a.open(b)
	case keys.NextPane, keys.PreviousPane, keys.LeftPane, keys.RightPane,
		keys.FocusCategories, keys.FocusOffices, keys.FocusTasks, keys.FocusDetail:
		a.setFocus(paneAfter(action, b.Focus))
	case keys.ToggleDone, keys.ToggleDoing, keys.SelectTask, keys.SelectShown:
		return a.perform(a.tasks.Update(b, action))
	case keys.WriteNote, keys.EditTask, keys.CancelTask, keys.CopyTask, keys.AcceptTask, keys.ReturnTask, keys.UrgeTask:
		return a.askAbout(b, action)
	case keys.CorrectNote:
		return a.perform(correctNote(b))
	case keys.AddTask:
		return a.perform(form.Add(b))
	case keys.ReportTask:
		return a.perform(form.Report(b))
	case keys.RecordTick:
		return a.perform(prompt.Tick(b))
	case keys.ExtendDue:
		return a.perform(prompt.Extend(b))
	case keys.Undo:
		return a.enqueue(queue.Write{Kind: model.KindUndo})
	case keys.Redo:
		return a.enqueue(queue.Write{Kind: model.KindRedo})
	case keys.Search:
		return a.perform(prompt.Search(b))
	case keys.ChooseOffice:
		a.overlay = chooser.NewOffice(b)
	case keys.ClearOffice, keys.CycleRole, keys.CycleStatus, keys.ShowSubmitted:
		a.cycleFilter(action)
	case keys.SortTasks:
		a.overlay = chooser.Orders(b)
	case keys.Back:
		a.back(b)
	case keys.ShowPlans:
		return a.listPlans()
	case keys.ShowPapers:
		return a.perform(a.papers.Choose(b))
	case keys.ShowPalette:
		a.overlay = a.palette.Reset(b)
	case keys.ShowHelp:
		a.overlay = &sheet.Help{}
	case keys.ToggleMouse:
		return a.perform(toggledMouse(a.Mouse))
	case keys.Suspend:
		return tea.Suspend
	case keys.Quit:
		return a.leave()
	default:
		return a.openSheet(b, action)
	}
	return nil
}

// askAbout opens what asks for a text about the selected tasks, or else the one under
// the cursor, or copies one.
func (a *App) askAbout(b *board.Board, action keys.Action) tea.Cmd {
	tasks, refused := a.tasks.Targets(b)
	switch {
	case refused != nil:
		return a.perform(refused)
	case action == keys.EditTask:
		return a.perform(form.Edit(b, tasks))
	case action == keys.CancelTask:
		return a.perform(prompt.Cancel(b, tasks))
	case action == keys.AcceptTask:
		return a.perform(prompt.Accept(b, tasks, ""))
	case action == keys.ReturnTask:
		return a.perform(prompt.Return(b, tasks, ""))
	case action == keys.UrgeTask:
		return a.perform(prompt.Urge(b, tasks, b.Snapshot.OpenLeads("", func(t *model.Task) bool { return slices.Contains(tasks, t) })))
	case action == keys.CopyTask:
		shown, copied := sheet.NewCopy(taskview.Copies(b, tasks))
		a.overlay = shown
		return a.perform(copied)
	default:
		return a.perform(prompt.Note(b, tasks))
	}
}

// correctNote opens a note of the user's on the task under the cursor.
func correctNote(b *board.Board) effect.Effect {
	task := b.Task()
	if task == nil {
		return effect.Alarm{Text: b.Words.Screen.Notice.NoTask}
	}
	return chooser.OwnNotes(b, task, func(note model.Event) effect.Effect { return prompt.CorrectNote(b, task.ID, note) })
}

// leave quits, but not while a mark or a plan of the user's is on its way, however
// often they ask: the ledger answers within its time limit.
func (a *App) leave() tea.Cmd {
	if a.isAllWritten() {
		return tea.Quit
	}
	a.queue.Leave()
	a.board.Say(a.Words.Screen.Notice.Quitting)
	return nil
}

func (a *App) isAllWritten() bool {
	w, waits := a.overlay.(*waiting.Model)
	return a.queue.IsEmpty() && (!waits || !w.IsWriting())
}
