package sheet

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/drafts"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/prompt"
	"duban/tui/queue"
)

// carry asks where an unfinished task of the plan before continues.
type carry struct {
	old  *model.Snapshot
	pair model.LookBackEntry
}

// askTarget asks for the task of this plan; the likeliest is proposed.
func (c carry) askTarget(b *board.Board) effect.Effect {
	proposed := ""
	if c.pair.Match != nil {
		proposed = b.Name(c.pair.Match.ID)
	}
	p := prompt.New(fmt.Sprintf(b.Words.FollowUp.CarryTo, c.old.Name(c.pair.Old.ID)), field.Propose(proposed, prompt.MaxDay))
	p.Above = func(b *board.Board, text string) []string { return targetLines(b, c, text) }
	p.Enter = func(b *board.Board, text string) (effect.Effect, error) {
		to, _ := c.targets(b, text)
		if to == nil {
			_, err := b.Snapshot.Plan.FindTask(strings.TrimSpace(text))
			return nil, b.Words.TaskError(b.Snapshot.Plan, err)
		}
		return c.askNote(b, to), nil
	}
	return effect.Open{Overlay: p}
}

// targets returns the tasks of this plan that fit what is typed, and the one that
// Enter takes, which comes first: that of the name, the only one that fits, or the
// likeliest if nothing is typed; nil if none of these.
func (c carry) targets(b *board.Board, text string) (taken *model.Task, fit []*model.Task) {
	typed := strings.TrimSpace(text)
	fit = model.Filter{Search: typed}.Tasks(b.Snapshot, b.Today, b.Spelling)
	switch {
	case typed == "":
		taken = c.pair.Match
	case len(fit) == 1:
		taken = fit[0]
	default:
		taken, _ = b.Snapshot.Plan.FindTask(typed)
	}
	if taken != nil {
		fit = append([]*model.Task{taken}, slices.DeleteFunc(fit, func(t *model.Task) bool { return t == taken })...)
	}
	return taken, fit
}

// targetRows is how many tasks to choose from are shown.
const targetRows = 5

func targetLines(b *board.Board, c carry, text string) []string {
	taken, tasks := c.targets(b, text)
	labels, pen := b.Words.FollowUp, b.Pen
	if len(tasks) == 0 {
		return []string{pen.Theme.Quiet.Render(pen.Cut(" "+labels.CarryNone, b.Width-1))}
	}
	lines := []string{pen.Theme.Quiet.Render(pen.Cut(" "+fmt.Sprintf(labels.CarryChoice, len(tasks)), b.Width-1))}
	for _, task := range tasks[:min(len(tasks), targetRows)] {
		line := pen.Pointer(task == taken) + pen.Right(b.Name(task.ID), 6) + "  " + pen.Cell(task.Text, b.Width-10)
		if task == taken {
			line = pen.Theme.Title.Render(line)
		}
		lines = append(lines, line)
	}
	return lines
}

// askNote asks for the note of the new task; what was reached is proposed.
func (c carry) askNote(b *board.Board, to *model.Task) effect.Effect {
	label := fmt.Sprintf(b.Words.FollowUp.CarryNote, c.old.Name(c.pair.Old.ID), b.Name(to.ID))
	key := drafts.Key(model.KindCarry, to.ID)
	proposed := b.Words.CarriedNote(c.old.Plan, c.pair.Old, c.pair.Progress)
	return prompt.ProposedText(b, key, label, proposed, func(b *board.Board, text string) (effect.Effect, error) {
		note, err := model.CleanNote(text)
		if err != nil {
			return nil, err
		}
		change, err := c.old.CarryChange(c.pair.Old, b.Today, to, note)
		if err != nil {
			return nil, err
		}
		w := queue.Write{Kind: change.Kind, Changes: []model.Change{change}}
		w.Draft = drafts.Entry{Key: key, Draft: drafts.Draft{Text: text}}
		return effect.Write{Write: w}, nil
	})
}
