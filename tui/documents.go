package tui

import (
	"context"
	"strings"

	"github.com/charmbracelet/bubbles/spinner"
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/effect"
	"duban/tui/prompt"
	"duban/tui/sheet"
	"duban/tui/waiting"
)

type (
	// documentRead is the preview of a document.
	documentRead struct {
		waiting *waiting.Model
		asked   effect.ReadDocument
		preview model.ImportPreview
		err     error
	}
	// pathCompleted is a completed path, and the names that it may continue with.
	pathCompleted struct {
		prompt      *prompt.Prompt
		typed, path string
		names       []string
	}
)

// askDocument asks for the path of a document to import.
func (a *App) askDocument() tea.Cmd {
	err := a.Permit.MayDo(a.By, model.OperationImport)
	switch {
	case err != nil:
		a.fail(err)
	case a.NoFiles:
		a.board.Alarm(a.Words.Screen.Plans.NoFiles)
	case a.ReadOnly:
		a.board.Alarm(a.Words.Screen.Notice.ReadOnly)
	case a.mayLeavePlan():
		return a.perform(prompt.Document(a.current(), a.importPath))
	}
	return nil
}

// readDocument reads off the UI's goroutine, until Esc gives it up.
func (a *App) readDocument(e effect.ReadDocument) tea.Cmd {
	name := strings.TrimSpace(e.Path)
	if name == "" {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	plans, w := a.Plans, waiting.Reading(name, stop, ctx.Done(), e.Before)
	a.overlay, e.Path = w, name
	if e.KeepsKeys {
		w.KeepKeys()
	}
	return tea.Batch(w.NextReport(), w.Start(), func() tea.Msg {
		defer stop()
		preview, err := plans.Preview(ctx, name, e.Corrections, w.Report)
		return documentRead{w, e, preview, err}
	})
}

// takeAnswer takes an answer about plans or a document, unless the user has given it up.
func (a *App) takeAnswer(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case plansListed:
		if a.overlay == msg.waiting {
			return a.showPlans(msg)
		}
	case planOpened:
		if a.overlay == msg.waiting {
			return a.showPlan(msg)
		}
	case documentRead:
		if a.overlay == msg.waiting {
			return a.showDocument(msg)
		}
	case waiting.ReportArrived:
		if a.overlay == msg.Waiting {
			return msg.Waiting.Advance(msg)
		}
	case spinner.TickMsg:
		if w, waits := a.overlay.(*waiting.Model); waits {
			return w.Tick(msg)
		}
	case pathCompleted:
		if a.overlay == msg.prompt {
			msg.prompt.CompletePath(a.current(), msg.typed, msg.path, msg.names)
		}
	}
	return nil
}

// showDocument shows the preview, or asks for the path again if it can't be read.
func (a *App) showDocument(msg documentRead) tea.Cmd {
	a.overlay = nil
	a.board.Say("")
	switch {
	case msg.err != nil && msg.asked.Before != nil:
		a.overlay = msg.asked.Before
		a.fail(msg.err)
	case msg.err != nil:
		a.importPath = msg.asked.Path
		cmd := a.askDocument()
		a.fail(msg.err)
		return cmd
	case msg.asked.Then != nil:
		a.overlay = msg.asked.Then(msg.preview)
		var commands []tea.Cmd
		for _, ahead := range msg.waiting.Ahead() {
			commands = append(commands, a.key(ahead))
		}
		return tea.Batch(commands...)
	default:
		a.importPath = ""
		a.overlay = sheet.OpenPreview(msg.preview, msg.asked.Path)
	}
	return nil
}

// completePath completes a path off the UI's goroutine.
func (a *App) completePath(e effect.CompletePath) tea.Cmd {
	p, isPrompt := e.Prompt.(*prompt.Prompt)
	if !isPrompt {
		return nil
	}
	plans := a.Plans
	return func() tea.Msg {
		path, names := plans.Complete(e.Path)
		return pathCompleted{p, e.Path, path, names}
	}
}
