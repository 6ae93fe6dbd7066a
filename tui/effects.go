package tui

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/prompt"
)

// perform does what a child asks for.
func (a *App) perform(e effect.Effect) tea.Cmd {
	switch e := e.(type) {
	case effect.Several:
		var commands []tea.Cmd
		for _, one := range e {
			commands = append(commands, a.perform(one))
		}
		return tea.Batch(commands...)
	case effect.Say:
		a.board.Say(e.Text)
	case effect.Alarm:
		a.board.Alarm(e.Text)
	case effect.Fail:
		a.fail(e.Err)
	case effect.Open:
		a.overlay = e.Overlay
	case effect.CloseSheet:
		a.sheet = nil
	case effect.Focus:
		a.setFocus(e.Pane)
	case effect.Act:
		return a.act(e.Action)
	case effect.Copy:
		a.copy(e.Text)
	case effect.Press:
		return a.press(e.Keys)
	case effect.Write:
		return a.enqueue(e.Write)
	case effect.KeepDraft:
		a.drafts.Keep(e.Key, e.Text, a.board.Snapshot.Revision)
	case effect.DiscardDraft:
		a.drafts.Discard(e.Key)
	case effect.OfferDrafts:
		a.offerDrafts()
	case effect.SetFilter, effect.UseFilter, effect.SortBy, effect.Search, effect.ShowTask, effect.Jump, effect.Unpin:
		a.show(e)
	default:
		return a.callLedger(e)
	}
	return nil
}

// callLedger returns the command for what is asked of the ledger or of documents.
func (a *App) callLedger(e effect.Effect) tea.Cmd {
	switch e := e.(type) {
	case effect.ReadEarlier:
		return readEarlier(a.Ledger)
	case effect.ReadFilters:
		return readFilters(a.Ledger, e.Recall)
	case effect.ChangeFilters:
		return changeFilters(a.Ledger, e)
	case effect.ChangeSetting:
		return a.changes.add(&a.Options, e)
	case effect.OpenPlan:
		return a.openPlan(e.Plan)
	case effect.AskDropPlan:
		return a.perform(prompt.DropPlan(a.current(), e.Plan, e.Before))
	case effect.DropPlan:
		return a.dropPlan(e)
	case effect.AskDocument:
		return a.askDocument()
	case effect.ReadDocument:
		return a.readDocument(e)
	case effect.CompletePath:
		return a.completePath(e)
	case effect.KeepPath:
		a.importPath = e.Path
	case effect.Import:
		return a.importDocument(e)
	default:
		return a.makePapers(e)
	}
	return nil
}

// show changes what is shown of the plan.
func (a *App) show(e effect.Effect) {
	switch e := e.(type) {
	case effect.SetFilter:
		a.board.Filter.Set(e.Part, e.Change)
		a.board.Pinned = ""
	case effect.UseFilter:
		a.sheet = nil
		a.board.Filter, a.board.Order, a.board.Pinned = board.NewFilter(e.Filter), e.Order, ""
		a.refresh()
		a.setFocus(keys.Tasks)
		a.board.Sayf(a.Words.FollowUp.Recalled, e.Name)
	case effect.SortBy:
		a.board.Order = e.Order
	case effect.Search:
		a.search(e.Text)
	case effect.ShowTask:
		a.tasks.Show(e.Task)
	case effect.Jump:
		a.jump(e.Task)
	case effect.Unpin:
		a.board.Pinned = ""
	}
	a.refresh()
}

// search filters by a text. A task of just that name gets the cursor, whatever
// other tasks hold the text.
func (a *App) search(text string) {
	text = strings.TrimSpace(text)
	a.board.Filter.Set(board.BySearch, func(f *model.Filter) { f.Search = text })
	a.board.Pinned = ""
	a.refresh()
	wanted := model.SearchText(text)
	named := slices.IndexFunc(a.board.Shown, func(task *model.Task) bool { return model.SearchText(a.board.Name(task.ID)) == wanted })
	if named >= 0 {
		a.tasks.Show(a.board.Shown[named].ID)
	}
}

// jump goes to a task in the list. If the filter hides it, the filter is cleared,
// and the last line says so.
func (a *App) jump(task string) {
	if a.board.Snapshot.Task(task) == nil {
		a.board.Alarm(a.Words.Screen.Notice.NoTask)
		return
	}
	a.sheet = nil
	if !slices.ContainsFunc(a.board.Shown, func(t *model.Task) bool { return t.ID == task }) {
		a.board.Filter, a.board.Pinned = board.Filter{}, ""
		a.board.Say(a.Words.FollowUp.FilterGone)
	}
	a.tasks.Show(task)
	a.refresh()
	a.setFocus(keys.Tasks)
}

// cycleFilter does what a key of the filter asks for.
func (a *App) cycleFilter(action keys.Action) {
	filter := &a.board.Filter
	switch action {
	case keys.ClearOffice:
		filter.Set(board.ByOffice, func(f *model.Filter) { f.Office = "" })
	case keys.ShowSubmitted:
		a.sheet = nil
		filter.ToggleSubmitted()
	case keys.CycleStatus:
		filter.CycleStatus(a.board.HasSubmitted())
	case keys.CycleRole:
		if filter.Office == "" {
			a.board.Alarm(a.Words.Screen.Notice.PickOffice)
			return
		}
		filter.CycleRole()
	}
	a.board.Pinned = ""
	a.refresh()
}

// copy puts a text on the terminal's clipboard, which is not known to have taken it. It
// goes out at once, as frames do: of two texts the later one has to be there.
func (a *App) copy(text string) {
	switch {
	case a.Copy == nil:
	case len(text) > longestCopy:
		a.board.Alarm(a.Words.Copies.TooLong)
	default:
		a.Copy(text)
	}
}

// longestCopy is how many bytes terminals take for their clipboard: xterm and tmux pass on
// some 75,000, in Base64.
const longestCopy = 50_000

// press passes on keys to the overlay that they were typed for.
func (a *App) press(messages []tea.KeyMsg) tea.Cmd {
	var commands []tea.Cmd
	for _, msg := range messages {
		if _, open := a.overlay.(*prompt.Prompt); open {
			commands = append(commands, a.key(msg))
		}
	}
	return tea.Batch(commands...)
}

// fail shows an error in the last line. A plan that is missing was not named by
// the user: a backup from before it has taken the place of the ledger.
func (a *App) fail(err error) {
	var missing *model.NotFoundError
	if errors.As(err, &missing) && missing.What == model.NounPlan && !missing.IsNoPlan() {
		a.board.Alarm(a.Words.Screen.Plans.Gone)
		return
	}
	a.board.Alarm(a.Words.OnScreen(err))
}
