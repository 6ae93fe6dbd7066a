package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "github.com/charmbracelet/bubbletea"
)

// PanicError is a fault in the dashboard.
type PanicError struct{ Cause string }

func (e *PanicError) Error() string { return e.Cause }

// Run runs a dashboard until the user leaves it or the context ends. A panic in the
// dashboard is returned as a *PanicError.
func Run(ctx context.Context, model tea.Model, input io.Reader, output io.Writer) error {
	cause := ""
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	program := tea.NewProgram(recovering{model, &cause, cancel}, tea.WithContext(ctx), tea.WithAltScreen(),
		tea.WithInput(input), tea.WithOutput(output), tea.WithoutSignalHandler())
	_, err := program.Run()
	switch {
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

// recovering keeps a panic of the dashboard from reaching Bubble Tea, which would
// print a stack trace over the screen and quit with status 0. It ends the dashboard
// instead and keeps the cause.
type recovering struct {
	tea.Model
	cause  *string
	cancel func()
}

func (r recovering) Init() (cmd tea.Cmd) {
	defer r.recover()
	return r.Model.Init()
}

func (r recovering) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = r
	defer r.recover()
	r.Model, cmd = r.Model.Update(msg)
	return r, cmd
}

func (r recovering) View() (frame string) {
	defer r.recover()
	return r.Model.View()
}

func (r recovering) recover() {
	if cause := recover(); cause != nil && *r.cause == "" {
		*r.cause = fmt.Sprint(cause)
		r.cancel()
	}
}
