package terminal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/paint"
)

// PanicError is a fault in the dashboard.
type PanicError struct{ Cause string }

func (e *PanicError) Error() string { return e.Cause }

// Run runs a dashboard until the user leaves it or the context ends. A panic in the
// dashboard is returned as a *PanicError.
func Run(ctx context.Context, model tea.Model, input io.Reader, output *paint.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	window := newWindow(input, output)
	if err := window.enter(); err != nil {
		return err
	}
	defer window.leave()
	var first firstPanic
	shown := &dashboard{model: model, window: window, first: &first, cancel: cancel}
	program := tea.NewProgram(shown, tea.WithContext(ctx), tea.WithInput(input),
		tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithFilter(shown.filter))
	shown.send = program.Send
	defer window.follow(program.Send)()
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

// recover keeps a panic of the dashboard, or of a command that it returned, from
// reaching Bubble Tea, which would print a stack trace over the screen and quit with
// status 0. It ends the dashboard instead and keeps the cause.
func (d *dashboard) recover() {
	if cause := recover(); cause != nil {
		d.first.set(fmt.Sprint(cause))
		d.cancel()
	}
}
