// Package paper makes papers, and reads the tables that offices filled in: it asks, has
// the work done off the UI's goroutine, and returns what is to be shown of the answer.
package paper

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
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

// Papers makes papers, and collects the tables that offices filled in. Its methods run
// off the UI's goroutine.
type Papers interface {
	// Collect reads a table, or all in a folder, and compares them with a plan. It writes
	// nothing. progress is called with how much of the work is done.
	Collect(ctx context.Context, plan, path string, progress func(done, total int)) (model.Collection, error)
	// Record writes what a collection comes to, as one change.
	Record(plan string, collection model.Collection) error
	// Compose returns a paper of a plan as lines to look at, and a name for its file.
	Compose(plan string, request effect.PaperRequest) (lines []string, name string, err error)
	// Write writes the paper to a file, whose ending gives the format; one for each office
	// into the folder of the name, if the request asks for that. The error is an
	// *fs.PathError with fs.ErrExist if there is such a file and overwrite is not set.
	// Slips are recorded as urging if the request says so; recorded is for how many tasks.
	Write(plan string, request effect.PaperRequest, name string, overwrite bool) (files, recorded int, err error)
}

// Model turns what is asked about papers into work, and the answers into effects.
type Model struct{ papers Papers }

// New returns a model that has papers made; nil if none can be.
func New(papers Papers) Model { return Model{papers} }

type (
	// Answer is what came of the work. It is dropped if the overlay that waits for it
	// is no longer open.
	Answer struct {
		Waiting *waiting.Model
		content content
	}
	content interface {
		effect(b *board.Board) effect.Effect
	}
	// collectionRead is what filled-in tables come to.
	collectionRead struct {
		plan       string
		collection model.Collection
		err        error
	}
	// composed is a paper to look at.
	composed struct {
		request effect.PreviewPaper
		lines   []string
		name    string
		err     error
	}
	// written is what came of writing a paper.
	written struct {
		request         effect.WritePaper
		files, recorded int
		err             error
	}
)

// Effect returns what the answer has shown.
func (a Answer) Effect(b *board.Board) effect.Effect { return a.content.effect(b) }

// Recorded says what was recorded in the ledger; "" if nothing was.
func (a Answer) Recorded(b *board.Board) string {
	w, ok := a.content.(written)
	if !ok || w.err != nil || w.recorded == 0 {
		return ""
	}
	return w.said(b) + fmt.Sprintf(b.Words.Papers.Recorded, w.recorded)
}

// Choose opens the choice of a paper.
func (m Model) Choose(b *board.Board) effect.Effect { return m.choose(b, chooser.NewPapers(b)) }

// ChooseLike opens the choice of a paper with some of it chosen.
func (m Model) ChooseLike(b *board.Board, request effect.PaperRequest) effect.Effect {
	return m.choose(b, chooser.NewPapers(b).Choose(request))
}

func (m Model) choose(b *board.Board, papers *chooser.Papers) effect.Effect {
	if refused := m.refusal(b); refused != nil {
		return refused
	}
	return effect.Open{Overlay: papers}
}

// AskCollected asks for the path of tables that offices filled in.
func (m Model) AskCollected(b *board.Board, plan string) effect.Effect {
	forbidden := b.Snapshot.Plan.FollowRenames(b.Permit).
		MayAttempt(b.By, model.Operation(model.KindReport), b.Snapshot.Plan.Issuer, b.Snapshot.Offices)
	switch {
	case forbidden != nil:
		return effect.Fail{Err: forbidden}
	case b.ReadOnly:
		return effect.Alarm{Text: b.Words.Screen.Notice.ReadOnly}
	}
	if refused := m.refusal(b); refused != nil {
		return refused
	}
	return prompt.Collected(b, plan)
}

// refusal refuses what needs files where there are none; nil where there are.
func (m Model) refusal(b *board.Board) effect.Effect {
	if m.papers == nil || b.NoFiles {
		return effect.Alarm{Text: b.Words.Papers.NotHere}
	}
	return nil
}

// Start has a paper made or tables read. It returns the overlay that waits for the
// Answer, and the command; no overlay for what it does not know.
func (m Model) Start(b *board.Board, e effect.Effect) (*waiting.Model, tea.Cmd) {
	papers, plan := m.papers, b.Snapshot.Plan.ID
	switch e := e.(type) {
	case effect.ReadCollected:
		return m.readCollected(e)
	case effect.PreviewPaper:
		w := waiting.New()
		return w, func() tea.Msg {
			lines, name, err := papers.Compose(plan, e.Request)
			return Answer{w, composed{e, lines, name, err}}
		}
	case effect.WritePaper:
		w := waiting.Writing(e.Name)
		return w, tea.Batch(w.Start(), func() tea.Msg {
			files, recorded, err := papers.Write(plan, e.Request, e.Name, e.Overwrite)
			return Answer{w, written{e, files, recorded, err}}
		})
	}
	return nil, nil
}

func (m Model) readCollected(e effect.ReadCollected) (*waiting.Model, tea.Cmd) {
	name := strings.TrimSpace(e.Path)
	if name == "" {
		return nil, nil
	}
	ctx, stop := context.WithCancel(context.Background())
	papers, w := m.papers, waiting.Reading(name, stop, ctx.Done(), nil)
	return w, tea.Batch(w.NextReport(), w.Start(), func() tea.Msg {
		defer stop()
		collection, err := papers.Collect(ctx, e.Plan, name, w.Report)
		return Answer{w, collectionRead{e.Plan, collection, err}}
	})
}

func (c collectionRead) effect(b *board.Board) effect.Effect {
	if c.err != nil {
		return effect.Fail{Err: c.err}
	}
	labels, lines := b.Words.Collect, b.Words.Collection(c.collection)
	lines = append(lines[len(lines)-1:], lines[:len(lines)-1]...) // the totals first: they say what to look for
	page := &sheet.Proposal{Title: labels.Title, Hints: labels.Keys, Lines: lines, Escape: effect.Say{Text: labels.NotWritten}}
	if c.collection.IsEmpty() {
		page.Hints, page.Escape = labels.EmptyKeys, effect.Say{Text: labels.Nothing}
	} else {
		page.Enter = effect.Collect{Plan: c.plan, Collection: c.collection, Before: page}
	}
	return effect.Open{Overlay: page}
}

func (c composed) effect(b *board.Board) effect.Effect {
	if c.err != nil {
		return effect.Several{effect.Open{Overlay: c.request.Before}, effect.Fail{Err: c.err}}
	}
	labels := b.Words.Papers
	page := &sheet.Proposal{Title: labels.Preview, Hints: labels.PreviewKeys, Lines: c.lines, Escape: effect.Open{Overlay: c.request.Before}}
	if c.request.Request.Record {
		page.Hints = labels.RecordKeys
	}
	page.Enter = effect.AskPaperName{Request: c.request.Request, Name: c.name, Before: page}
	return effect.Open{Overlay: page}
}

// effect says what was written, or asks again where a file has the name already.
func (w written) effect(b *board.Board) effect.Effect {
	switch {
	case errors.Is(w.err, fs.ErrExist):
		existing := &fs.PathError{Path: w.request.Name}
		_ = errors.As(w.err, &existing)
		return prompt.Overwrite(b, w.request, existing.Path)
	case w.err != nil:
		return effect.Several{effect.Open{Overlay: w.request.Before}, effect.Fail{Err: w.err}}
	default:
		return effect.Say{Text: w.said(b)}
	}
}

// said says where the paper was written.
func (w written) said(b *board.Board) string {
	if w.request.Request.Each {
		return fmt.Sprintf(b.Words.Papers.WrittenEach, filepath.Dir(w.request.Name), w.files)
	}
	return fmt.Sprintf(b.Words.Papers.Written, w.request.Name)
}
