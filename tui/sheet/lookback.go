package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/queue"
	"duban/tui/taskview"
)

// LookBack is the tasks of the plan before, each beside the likeliest of this
// one (回头看).
type LookBack struct {
	old      *model.Snapshot // nil until it is read
	openOnly bool
	pairs    []model.LookBackEntry // of old and:
	of       *model.Snapshot
	day      model.Date
}

// Place implements Page.
func (*LookBack) Place() keys.Place { return keys.LookBack }

// SetEarlier shows the plan before, which has been read.
func (l *LookBack) SetEarlier(old *model.Snapshot) { l.old = old }

// shown returns the pairs, without the settled ones if only the open are wanted.
func (l *LookBack) shown(b *board.Board) []model.LookBackEntry {
	if l.old == nil {
		return nil
	}
	if l.of != b.Snapshot || l.day != b.Today {
		l.pairs, l.of, l.day = model.LookBack(l.old, b.Snapshot, b.Today), b.Snapshot, b.Today
	}
	if !l.openOnly {
		return l.pairs
	}
	return slices.DeleteFunc(slices.Clone(l.pairs), func(p model.LookBackEntry) bool { return !p.IsOpen() })
}

// Content implements Page.
func (l *LookBack) Content(b *board.Board, width int) Content {
	labels := b.Words.Year
	if l.old == nil {
		return Content{Title: b.Words.FollowUp.LookBack, Empty: b.Words.FollowUp.Reading}
	}
	pairs, open := l.shown(b), 0
	for _, pair := range l.pairs {
		if pair.IsOpen() {
			open++
		}
	}
	content := Content{Empty: b.Words.Screen.Panes.Empty}
	content.Title = fmt.Sprintf(labels.ReviewTitle, planName(l.old.Plan), planName(b.Snapshot.Plan)) + "  " +
		fmt.Sprintf(labels.ReviewCount, len(l.pairs), open)
	half := (width - 4) / 2
	for _, pair := range pairs {
		content.Rows = append(content.Rows, plainRow(b, pair.Old.ID, width, func() rowText {
			mark, style := standingMark(b.Pen, pair.Progress)
			left := b.Pen.Cell(namedText(l.old, pair.Old), half-2)
			return rowText{mark + " ", style, left + "  " + counterpart(b, pair)}
		}))
	}
	return content
}

// standingMark returns the mark of a task of the plan before.
func standingMark(pen draw.Pen, standing model.TaskProgress) (string, lipgloss.Style) {
	switch {
	case standing.Status == model.Cancelled:
		return taskview.MarksOf(pen).Cancelled, pen.Theme.Quiet
	case standing.IsSettled():
		return taskview.StageMark(pen, model.StageMet)
	case standing.Overdue || standing.MissedPeriods > 0:
		return taskview.StageMark(pen, model.StageMissed)
	case standing.Status != model.Todo:
		return taskview.StageMark(pen, model.StageCurrent)
	default:
		return taskview.StageMark(pen, model.StageUpcoming)
	}
}

// counterpart returns the tasks of this plan that a task was carried to, or else
// the likeliest.
func counterpart(b *board.Board, pair model.LookBackEntry) string {
	labels := b.Words.Year
	switch {
	case len(pair.CarriedTo) > 0:
		names := make([]string, len(pair.CarriedTo))
		for i, task := range pair.CarriedTo {
			names[i] = b.Name(task.ID)
		}
		return fmt.Sprintf(labels.CarriedTo, strings.Join(names, b.Words.Errors.ListSeparator))
	case pair.Match == nil:
		return labels.NothingLike
	default:
		return fmt.Sprintf(labels.Likely, b.Name(pair.Match.ID), int(100*pair.Similarity), pair.Match.Text)
	}
}

// namedText is a task's text after its name.
func namedText(of *model.Snapshot, task *model.Task) string {
	return of.Name(task.ID) + ". " + task.Text
}

func planName(plan *model.Plan) string {
	if plan.Year != 0 {
		return fmt.Sprint(plan.Year)
	}
	return plan.ID
}

func (l *LookBack) find(b *board.Board, id string) (model.LookBackEntry, bool) {
	pairs := l.shown(b)
	at := slices.IndexFunc(pairs, func(p model.LookBackEntry) bool { return p.Old.ID == id })
	if at < 0 {
		return model.LookBackEntry{}, false
	}
	return pairs[at], true
}

// About implements Page.
func (l *LookBack) About(b *board.Board, id string, width int) []string {
	pair, found := l.find(b, id)
	if !found {
		return nil
	}
	state := b.Words.Terms.Status(pair.Progress.Status)
	if !pair.Progress.Due.IsZero() {
		state += " " + b.Words.Terms.Due + " " + pair.Progress.Due.String()
	}
	if pair.Progress.UnmetPeriods > 0 {
		state += " " + b.Words.Year.Missing.Of(pair.Progress.UnmetPeriods)
	}
	lines := b.Pen.WrapHanging(fmt.Sprintf("%s  %s [%s]", planName(l.old.Plan), namedText(l.old, pair.Old), state), width)
	if pair.Match != nil {
		lines = append(lines, b.Pen.WrapHanging(fmt.Sprintf("%s  %s", planName(b.Snapshot.Plan), namedText(b.Snapshot, pair.Match)), width)...)
	}
	return lines
}

// Update implements Page: it hides the settled tasks, or carries the current one
// into this plan, or all that clearly go on in it.
func (l *LookBack) Update(b *board.Board, action keys.Action, id string) effect.Effect {
	pair, found := l.find(b, id)
	switch {
	case action == keys.CycleStatus:
		l.openOnly = !l.openOnly
	case action == keys.SelectShown && l.old != nil:
		return l.carryClear(b)
	case action != keys.Open || !found:
	case b.ReadOnly:
		return effect.Alarm{Text: b.Words.Screen.Notice.ReadOnly}
	case pair.Progress.IsSettled():
		return effect.Fail{Err: &model.RuleError{Rule: model.RuleAlreadyDone, Task: l.old.Name(pair.Old.ID)}}
	default:
		return carry{l.old, pair}.askTarget(b)
	}
	return nil
}

// carryClear carries all open tasks that clearly go on in this plan.
func (l *LookBack) carryClear(b *board.Board) effect.Effect {
	if b.ReadOnly {
		return effect.Alarm{Text: b.Words.Screen.Notice.ReadOnly}
	}
	changes, _ := l.old.CarryClear(l.pairs, func(entry model.LookBackEntry) string {
		return b.Words.CarriedNote(l.old.Plan, entry.Old, entry.Progress)
	})
	if len(changes) == 0 {
		return effect.Say{Text: b.Words.FollowUp.NothingToCarry}
	}
	return effect.Write{Write: queue.Write{Kind: model.KindCarry, Changes: changes}}
}
