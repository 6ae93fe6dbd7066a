package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/keys"
)

// lookBack shows the tasks of the plan before, each beside the likeliest of this
// one (回头看).
type lookBack struct {
	old      *model.Snapshot // nil until it is read
	openOnly bool
	pairs    []model.Pair
	of       *model.Snapshot // what pairs was made of
	day      model.Date
}

// earlierRead is the plan before the one that is open.
type earlierRead struct {
	ledger   Ledger
	snapshot *model.Snapshot
	err      error
}

func (a *App) openLookBack() tea.Cmd {
	a.turnTo(&lookBack{})
	if a.sheet == nil {
		return nil
	}
	ledger := a.Ledger
	return func() tea.Msg {
		snapshot, err := ledger.Earlier()
		return earlierRead{ledger, snapshot, err}
	}
}

// lookAt shows the plan that was read, if it is still asked for.
func (a *App) lookAt(msg earlierRead) {
	if a.sheet == nil || msg.ledger != a.Ledger {
		return
	}
	page, is := a.sheet.page.(*lookBack)
	switch {
	case !is:
	case msg.err != nil:
		a.sheet = nil
		a.fail(msg.err)
	default:
		page.old = msg.snapshot
	}
}

func (*lookBack) place() keys.Place { return keys.LookBack }

func (l *lookBack) shown(a *App) []model.Pair {
	if l.old == nil {
		return nil
	}
	if l.of != a.snapshot || l.day != a.today {
		l.pairs, l.of, l.day = model.LookBack(l.old, a.snapshot, a.today), a.snapshot, a.today
	}
	if !l.openOnly {
		return l.pairs
	}
	return slices.DeleteFunc(slices.Clone(l.pairs), func(p model.Pair) bool { return p.Standing.IsSettled() })
}

func (l *lookBack) content(a *App, width int) content {
	said := a.Words.Year.Commands
	if l.old == nil {
		return content{title: a.Words.Follow.LookBack, empty: a.Words.Follow.Reading}
	}
	pairs, unsettled := l.shown(a), 0
	for _, pair := range l.pairs {
		if !pair.Standing.IsSettled() {
			unsettled++
		}
	}
	all := content{empty: a.Words.Screen.Panes.Empty}
	all.title = fmt.Sprintf(said.ReviewTitle, planName(l.old.Plan), planName(a.snapshot.Plan)) + "  " +
		fmt.Sprintf(said.ReviewCount, len(l.pairs), unsettled)
	half := (width - 4) / 2
	for _, pair := range pairs {
		all.rows = append(all.rows, a.plainRow(pair.Old.ID, width, func() told {
			mark, style := a.standingMark(pair.Standing)
			left := a.Pen.Cell(named(l.old, pair.Old), half-2)
			return told{mark + " ", style, left + "  " + l.beside(a, pair)}
		}))
	}
	return all
}

// beside tells what goes on with a task in the new plan.
func (l *lookBack) beside(a *App, pair model.Pair) string {
	said := a.Words.Year.Commands
	switch {
	case len(pair.Carried) > 0:
		numbers := make([]string, len(pair.Carried))
		for i, task := range pair.Carried {
			numbers[i] = a.name(task.ID)
		}
		return fmt.Sprintf(said.CarriedTo, strings.Join(numbers, a.Words.Errors.ListSeparator))
	case pair.Likely == nil:
		return said.NothingLike
	default:
		return fmt.Sprintf(said.Likely, a.name(pair.Likely.ID), int(100*pair.Likeness), pair.Likely.Text)
	}
}

// named is a task's text behind its name.
func named(of *model.Snapshot, task *model.Task) string { return of.Name(task.ID) + ". " + task.Text }

func planName(plan *model.Plan) string {
	if plan.Year != 0 {
		return fmt.Sprint(plan.Year)
	}
	return plan.ID
}

func (l *lookBack) find(a *App, id string) (model.Pair, bool) {
	pairs := l.shown(a)
	at := slices.IndexFunc(pairs, func(p model.Pair) bool { return p.Old.ID == id })
	if at < 0 {
		return model.Pair{}, false
	}
	return pairs[at], true
}

func (l *lookBack) about(a *App, id string, width int) []string {
	pair, found := l.find(a, id)
	if !found {
		return nil
	}
	state := a.Words.Terms.Status(pair.Standing.Status)
	if !pair.Standing.Due.IsZero() {
		state += " " + a.Words.Terms.Due + " " + pair.Standing.Due.String()
	}
	if pair.Standing.Missing > 0 {
		state += " " + fmt.Sprintf(a.Words.Year.Missing, pair.Standing.Missing)
	}
	lines := a.Pen.WrapHanging(fmt.Sprintf("%s  %s [%s]", planName(l.old.Plan), named(l.old, pair.Old), state), width)
	if pair.Likely != nil {
		lines = append(lines, a.Pen.WrapHanging(fmt.Sprintf("%s  %s", planName(a.snapshot.Plan), named(a.snapshot, pair.Likely)), width)...)
	}
	return lines
}

func (l *lookBack) do(a *App, does keys.Action, id string) tea.Cmd {
	pair, found := l.find(a, id)
	switch {
	case does == keys.CycleStatus:
		l.openOnly = !l.openOnly
	case does == keys.Open && found && a.canWrite():
		if pair.Standing.IsSettled() {
			a.fail(&model.RuleError{Rule: model.RuleFinished, Task: l.old.Name(pair.Old.ID)})
			return nil
		}
		l.askTarget(a, pair)
	}
	return nil
}

// askTarget asks on which task an unfinished one goes on; the likeliest is
// offered.
func (l *lookBack) askTarget(a *App, pair model.Pair) {
	in := newInput("", longestDay)
	if pair.Likely != nil {
		in = newInput(a.name(pair.Likely.ID), longestDay)
		in.proposed = true
	}
	a.ask(&prompt{
		label: fmt.Sprintf(a.Words.Follow.CarryTo, l.old.Name(pair.Old.ID)), input: in,
		above: func(text string) []string { return a.targetLines(a.carryTargets(pair, text)) },
		enter: func(text string) (tea.Cmd, error) {
			to, _ := a.carryTargets(pair, text)
			if to == nil {
				_, err := a.snapshot.Plan.FindTask(strings.TrimSpace(text))
				return nil, a.Words.TaskError(a.snapshot.Plan, err)
			}
			l.askNote(a, pair, to)
			return nil, nil
		},
	})
}

// carryTargets returns the tasks of the new plan that fit what is typed, and the one
// that Enter takes, which comes first: that of the name, the only one that fits, or
// the likeliest if nothing is typed; nil if none of these.
func (a *App) carryTargets(pair model.Pair, text string) (taken *model.Task, fit []*model.Task) {
	typed := strings.TrimSpace(text)
	fit = model.Filter{Search: typed}.Tasks(a.snapshot, a.today, a.Spelling)
	switch {
	case typed == "":
		taken = pair.Likely
	case len(fit) == 1:
		taken = fit[0]
	default:
		taken, _ = a.snapshot.Plan.FindTask(typed)
	}
	if taken != nil {
		fit = append([]*model.Task{taken}, slices.DeleteFunc(fit, func(t *model.Task) bool { return t == taken })...)
	}
	return taken, fit
}

// targetRows is how many tasks to choose from are shown.
const targetRows = 5

func (a *App) targetLines(taken *model.Task, tasks []*model.Task) []string {
	said := a.Words.Follow
	if len(tasks) == 0 {
		return []string{a.Pen.Theme.Quiet.Render(a.Pen.Cut(" "+said.CarryNone, a.width-1))}
	}
	lines := []string{a.Pen.Theme.Quiet.Render(a.Pen.Cut(" "+fmt.Sprintf(said.CarryChoice, len(tasks)), a.width-1))}
	for _, task := range tasks[:min(len(tasks), targetRows)] {
		line := a.pointer(task == taken) + a.Pen.Right(a.name(task.ID), 6) + "  " + a.Pen.Cell(task.Text, a.width-10)
		if task == taken {
			line = a.Pen.Theme.Title.Render(line)
		}
		lines = append(lines, line)
	}
	return lines
}

func (l *lookBack) askNote(a *App, pair model.Pair, to *model.Task) {
	a.ask(&prompt{
		label: fmt.Sprintf(a.Words.Follow.CarryNote, l.old.Name(pair.Old.ID), a.name(to.ID)),
		input: newLines(a.Words.CarriedNote(l.old.Plan, pair.Old, pair.Standing), model.MaxNote),
		enter: func(text string) (tea.Cmd, error) {
			note, err := model.CleanNote(text)
			if err != nil {
				return nil, err
			}
			change, err := l.old.CarryChange(pair.Old, a.today, to, note)
			if err != nil {
				return nil, err
			}
			return a.enqueue(write{kind: change.Kind, changes: []model.Change{change}}), nil
		},
	})
}
