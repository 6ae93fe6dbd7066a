// Package effect holds what the children of the dashboard ask of its root. A
// child returns an effect, the root carries it out: it changes what the panes
// share, or calls the ledger off the UI's goroutine.
package effect

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/keys"
	"duban/tui/queue"
)

// Effect is one of the types of this package; nil asks for nothing.
type Effect any

// Overlay is what has the keys while it is open, in place of the panes.
type Overlay interface {
	// Update handles a key; done closes the overlay.
	Update(b *board.Board, msg tea.KeyMsg) (done bool, e Effect)
	// View lays the overlay over the lines of the screen.
	View(b *board.Board, screen []string) []string
}

// What the user is shown or asked.
type (
	// Several are carried out in order.
	Several []Effect
	// Say puts a text in the last line; an empty one clears it.
	Say struct{ Text string }
	// Alarm says that something was refused or failed.
	Alarm struct{ Text string }
	// Fail reports an error.
	Fail struct{ Err error }
	// Open opens an overlay.
	Open struct{ Overlay Overlay }
	// CloseSheet returns to the panes.
	CloseSheet struct{}
	// Focus moves the focus to a pane.
	Focus struct{ Pane keys.Place }
	// Act does an action as its key would.
	Act struct{ Action keys.Action }
	// Press passes on keys that were typed before their overlay was open.
	Press struct{ Keys []tea.KeyMsg }
	// Copy puts a text on the terminal's clipboard.
	Copy struct{ Text string }
	// OfferDrafts says which drafts there are.
	OfferDrafts struct{}
)

// What is shown of the plan.
type (
	// SetFilter changes one part of the filter.
	SetFilter struct {
		Part   board.Part
		Change func(*model.Filter)
	}
	// UseFilter replaces the filter by a saved one.
	UseFilter struct {
		Filter model.Filter
		Order  model.TaskOrder
		Name   string
	}
	// SortBy puts the tasks in another order; the cursor stays on its task.
	SortBy struct{ Order model.TaskOrder }
	// Search filters by a text. A task of just that name gets the cursor.
	Search struct{ Text string }
	// ShowTask puts the cursor on a task.
	ShowTask struct{ Task string }
	// Jump closes the sheet and goes to a task, whatever the filter hides.
	Jump struct{ Task string }
	// Unpin drops the pinned task.
	Unpin struct{}
)

// What the ledger is asked for.
type (
	// Write queues a write.
	Write struct{ queue.Write }
	// KeepDraft keeps the text of a prompt.
	KeepDraft struct{ Key, Text string }
	// DiscardDraft drops it.
	DiscardDraft struct{ Key string }
	// ReadEarlier reads the plan before this one.
	ReadEarlier struct{}
	// ReadFilters reads the saved filters. Recall is the number of the one to
	// use; 0 shows all.
	ReadFilters struct{ Recall int }
	// ChangeFilters changes the saved filters.
	ChangeFilters struct {
		Change func([]model.SavedFilter) ([]model.SavedFilter, error)
	}
)

// ChangeSetting writes another value of a setting and applies it.
type ChangeSetting struct{ Name, Value string }

// PaperRequest is a paper as chosen: its form, for which office, about which period.
type PaperRequest struct {
	Form, Office string // an empty office for all
	// Each asks for a paper of each office, each in a file of its own.
	Each bool
	// Period is what the paper is about; zero for none. Slips that urge are then about
	// what was not reported for it.
	Period model.Period
	// ReplyBy is the day by which slips that urge ask for an answer; zero for none.
	ReplyBy model.Date
	// Record says that writing them records that the offices were urged.
	Record bool
}

// What papers and filled-in tables are asked for.
type (
	// AskCollected asks for the path of tables that offices filled in.
	AskCollected struct{ Plan string }
	// ReadCollected reads them.
	ReadCollected struct{ Plan, Path string }
	// Collect writes what they change. Where that can't be done, Before opens again.
	Collect struct {
		Plan       string
		Collection model.Collection
		Before     Overlay
	}
	// ChoosePaper opens the choice of a paper with some of it chosen.
	ChoosePaper struct{ Request PaperRequest }
	// PreviewPaper composes a paper to look at. Before opens again if it can't be.
	PreviewPaper struct {
		Request PaperRequest
		Before  Overlay
	}
	// AskPaperName asks for the file to write the paper to.
	AskPaperName struct {
		Request PaperRequest
		Name    string // proposed
		Before  Overlay
	}
	// WritePaper writes it.
	WritePaper struct {
		Request   PaperRequest
		Name      string
		Overwrite bool
		Before    Overlay
	}
)

// PlanSeparator is between the identities of plans that are seen together.
const PlanSeparator = ","

// What the other plans of the ledger and documents are asked for.
type (
	// OpenPlan opens another plan, or several to be seen together: their identities,
	// separated by PlanSeparator.
	OpenPlan struct{ Plan string }
	// AskDropPlan asks for a word before it removes a plan. Before opens again
	// without it.
	AskDropPlan struct {
		Plan   string
		Before Overlay
	}
	// DropPlan removes a plan.
	DropPlan struct{ Plan string }
	// AskDocument asks for the path of a document to import.
	AskDocument struct{}
	// ReadDocument reads a document with corrections. Then opens what shows it; nil for
	// the preview. Before opens again if it can't be read or is given up; nil for the
	// prompt.
	ReadDocument struct {
		Path        string
		Corrections model.Corrections
		Then        func(model.ImportPreview) Overlay
		Before      Overlay
		// KeepsKeys says that what is typed meanwhile is for what opens.
		KeepsKeys bool
	}
	// CompletePath completes the path in a prompt.
	CompletePath struct {
		Prompt Overlay
		Path   string
	}
	// KeepPath keeps the path of a document for the next time; an empty one drops it.
	KeepPath struct{ Path string }
	// Import writes what a preview shows. Where that can't be done now, the overlay
	// Before opens again: it has been read.
	Import struct {
		Preview model.ImportPreview
		Path    string
		Before  Overlay
	}
)
