package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/effect"
	"duban/tui/paper"
	"duban/tui/prompt"
	"duban/tui/waiting"
)

// makePapers carries out what is asked about papers and filled-in tables.
func (a *App) makePapers(e effect.Effect) tea.Cmd {
	switch e := e.(type) {
	case effect.AskCollected:
		if a.mayLeavePlan() {
			return a.perform(a.papers.AskCollected(a.current(), e.Plan))
		}
	case effect.Collect:
		return a.collect(e)
	case effect.ChoosePaper:
		return a.perform(a.papers.ChooseLike(a.current(), e.Request))
	case effect.AskPaperName:
		return a.perform(prompt.PaperName(a.current(), e))
	default:
		if w, cmd := a.papers.Start(a.current(), e); w != nil {
			a.overlay = w
			return cmd
		}
	}
	return nil
}

// takePaper takes an answer about papers, unless it was given up.
func (a *App) takePaper(msg paper.Answer) tea.Cmd {
	if a.overlay != msg.Waiting {
		return nil
	}
	a.overlay = nil
	if said := msg.Recorded(a.current()); said != "" {
		plan, w := a.board.Snapshot.Plan.ID, waiting.Writing(a.Words.Papers.Title)
		a.overlay = w
		return tea.Batch(w.Start(), func() tea.Msg { return a.reopened(w, plan, said) })
	}
	return tea.Batch(a.perform(msg.Effect(a.current())), a.sync())
}

// collect writes a collection, and shows its plan as it is then.
func (a *App) collect(e effect.Collect) tea.Cmd {
	if !a.mayLeavePlan() {
		a.overlay = e.Before
		return nil
	}
	papers, w := a.Papers, waiting.Writing(a.Words.Collect.Reading)
	a.overlay = w
	return tea.Batch(w.Start(), func() tea.Msg {
		if err := papers.Record(e.Plan, e.Collection); err != nil {
			return planOpened{waiting: w, err: err, before: e.Before}
		}
		return a.reopened(w, e.Plan, fmt.Sprintf(a.Words.Collect.Written, e.Collection.Tasks(), len(e.Collection.Files)))
	})
}

// reopened reads the plans anew after changes that did not pass through its queue, off the
// UI's goroutine.
func (a *App) reopened(w *waiting.Model, plan, said string) tea.Msg {
	ledger, snapshot, err := open(a.Plans, plan)
	return planOpened{waiting: w, ledger: ledger, snapshot: snapshot, err: err, said: said}
}
