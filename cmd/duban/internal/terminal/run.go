package terminal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

// PanicError is a fault in the dashboard.
type PanicError struct{ Cause string }

func (e *PanicError) Error() string { return e.Cause }

// Run runs a dashboard until the user leaves it or the context ends. A panic in the
// dashboard is returned as a *PanicError.
func Run(ctx context.Context, model tea.Model, input io.Reader, output io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var first firstPanic
	program := tea.NewProgram(recovering{model, &first, cancel}, tea.WithContext(ctx), tea.WithAltScreen(),
		tea.WithInput(input), tea.WithOutput(output), tea.WithoutSignalHandler())
	_, err := program.Run()
	switch cause := first.get(); {
	case cause != "":
		return &PanicError{cause}
	case errors.Is(err, tea.ErrProgramPanic):
		return &PanicError{err.Error()}
	case errors.Is(err, tea.ErrProgramKilled):
		// By a signal, which has a message of its own, or the terminal is gone and
		// there is nowhere to write one.
		return nil
	}
	return err
}

// recovering keeps a panic of the dashboard, or of a command that it returned, from
// reaching Bubble Tea, which would print a stack trace over the screen and quit with
// status 0. It ends the dashboard instead and keeps the cause.
type recovering struct {
	tea.Model
	first  *firstPanic
	cancel func()
}

// firstPanic is the cause of the first panic; commands run in goroutines of their
// own.
type firstPanic struct {
	mutex sync.Mutex
	cause string
}

func (f *firstPanic) set(cause string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.cause = cmp.Or(f.cause, cause)
}

func (f *firstPanic) get() string {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.cause
}

func (r recovering) Init() (cmd tea.Cmd) {
	defer r.recover()
	return r.guard(r.Model.Init())
}

func (r recovering) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = r
	defer r.recover()
	r.Model, cmd = r.Model.Update(msg)
	return r, r.guard(cmd)
}

func (r recovering) View() (frame string) {
	defer r.recover()
	return r.Model.View()
}

// guard returns the command without its panic, and so for each of a batch.
func (r recovering) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer r.recover()
		msg = cmd()
		if batch, is := msg.(tea.BatchMsg); is {
			guarded := make(tea.BatchMsg, len(batch))
			for i, one := range batch {
				guarded[i] = r.guard(one)
			}
			return guarded
		}
		return msg
	}
}

func (r recovering) recover() {
	if cause := recover(); cause != nil {
		r.first.set(fmt.Sprint(cause))
		r.cancel()
	}
}
