package tui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/chooser"
	"duban/tui/effect"
	"duban/tui/prompt"
	"duban/tui/sheet"
	"duban/tui/waiting"
)

type (
	// collectionRead is what filled-in tables come to.
	collectionRead struct {
		waiting    *waiting.Model
		plan       string
		collection model.Collection
		err        error
	}
	// paperComposed is a paper to look at.
	paperComposed struct {
		waiting *waiting.Model
		request effect.PreviewPaper
		lines   []string
		name    string
		err     error
	}
	// paperWritten is what came of writing a paper.
	paperWritten struct {
		waiting *waiting.Model
		request effect.WritePaper
		err     error
	}
)

// mayUseFiles refuses, with a notice, what needs files where there are none.
func (a *App) mayUseFiles() bool {
	may := a.Papers != nil && !a.NoFiles
	if !may {
		a.alarm(a.Words.Papers.NotHere)
	}
	return may
}

// choosePaper opens the choice of a paper.
func (a *App) choosePaper(b *board.Board) tea.Cmd {
	if a.mayUseFiles() {
		a.overlay = chooser.NewPapers(b)
	}
	return nil
}

// makePapers carries out what is asked about papers and filled-in tables.
func (a *App) makePapers(e effect.Effect) tea.Cmd {
	switch e := e.(type) {
	case effect.AskCollected:
		return a.askCollected(e)
	case effect.ReadCollected:
		return a.readCollected(e)
	case effect.Collect:
		return a.collect(e)
	case effect.PreviewPaper:
		papers, w, plan := a.Papers, waiting.New(), a.board.Snapshot.Plan.ID
		a.overlay = w
		return func() tea.Msg {
			lines, name, err := papers.Compose(plan, e.Request)
			return paperComposed{w, e, lines, name, err}
		}
	case effect.AskPaperName:
		return a.carryOut(prompt.PaperName(a.current(), e))
	case effect.WritePaper:
		papers, w, plan := a.Papers, waiting.Writing(e.Name), a.board.Snapshot.Plan.ID
		a.overlay = w
		return tea.Batch(w.Start(), func() tea.Msg {
			return paperWritten{w, e, papers.Write(plan, e.Request, e.Name, e.Overwrite)}
		})
	}
	return nil
}

// paperMessage takes an answer about papers, unless it was given up.
func (a *App) paperMessage(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case collectionRead:
		if a.overlay == msg.waiting {
			a.showCollection(msg)
		}
	case paperComposed:
		if a.overlay == msg.waiting {
			a.showPaper(msg)
		}
	case paperWritten:
		if a.overlay == msg.waiting {
			return a.endPaper(msg)
		}
	}
	return nil
}

func (a *App) askCollected(e effect.AskCollected) tea.Cmd {
	refused := a.board.Snapshot.Plan.FollowRenames(a.Permit).MayAttempt(a.By, model.Operation(model.KindReport), a.board.Snapshot.Plan.Issuer, a.board.Snapshot.Offices)
	switch {
	case refused != nil:
		a.fail(refused)
	case a.ReadOnly:
		a.alarm(a.Words.Screen.Notice.ReadOnly)
	case a.mayUseFiles() && a.mayLeavePlan():
		return a.carryOut(prompt.Collected(a.current(), e.Plan))
	}
	return nil
}

func (a *App) readCollected(e effect.ReadCollected) tea.Cmd {
	name := strings.TrimSpace(e.Path)
	if name == "" {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	papers, w := a.Papers, waiting.Reading(name, stop, ctx.Done(), nil)
	a.overlay = w
	return tea.Batch(w.Start(), func() tea.Msg {
		defer stop()
		collection, err := papers.Collect(ctx, e.Plan, name)
		return collectionRead{w, e.Plan, collection, err}
	})
}

func (a *App) showCollection(msg collectionRead) {
	a.overlay = nil
	if msg.err != nil {
		a.fail(msg.err)
		return
	}
	labels := a.Words.Collect
	page := &sheet.Proposal{Title: labels.Title, Hints: labels.Keys, Lines: a.Words.Collection(msg.collection), Escape: effect.Say{Text: labels.NotWritten}}
	if msg.collection.IsEmpty() {
		page.Hints = labels.EmptyKeys
		page.Escape = effect.Say{Text: labels.Nothing}
	} else {
		page.Enter = effect.Collect{Plan: msg.plan, Collection: msg.collection, Before: page}
	}
	a.overlay = page
}

// collect writes a collection, and shows its plan as it is then.
func (a *App) collect(e effect.Collect) tea.Cmd {
	if !a.mayLeavePlan() {
		a.overlay = e.Before
		return nil
	}
	papers, plans, w := a.Papers, a.Plans, waiting.Writing(a.Words.Collect.Reading)
	a.overlay = w
	return tea.Batch(w.Start(), func() tea.Msg {
		if err := papers.Record(e.Plan, e.Collection); err != nil {
			return planOpened{waiting: w, err: err, before: e.Before}
		}
		ledger, snapshot, err := plans.Open(e.Plan)
		said := fmt.Sprintf(a.Words.Collect.Written, e.Collection.Tasks(), len(e.Collection.Files))
		return planOpened{waiting: w, ledger: ledger, snapshot: snapshot, err: err, said: said}
	})
}

func (a *App) showPaper(msg paperComposed) {
	if msg.err != nil {
		a.overlay = msg.request.Before
		a.fail(msg.err)
		return
	}
	labels := a.Words.Papers
	page := &sheet.Proposal{Title: labels.Preview, Hints: labels.PreviewKeys, Lines: msg.lines, Escape: effect.Open{Overlay: msg.request.Before}}
	page.Enter = effect.AskPaperName{Request: msg.request.Request, Name: msg.name, Before: page}
	a.overlay = page
}

// endPaper says what was written, or asks again where a file has the name already.
func (a *App) endPaper(msg paperWritten) tea.Cmd {
	a.overlay = nil
	switch {
	case errors.Is(msg.err, fs.ErrExist):
		return a.carryOut(prompt.Overwrite(a.current(), msg.request))
	case msg.err != nil:
		a.overlay = msg.request.Before
		a.fail(msg.err)
	default:
		a.sayf(a.Words.Papers.Written, msg.request.Name)
	}
	return a.sync()
}
