package terminal_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"duban/cmd/duban/internal/terminal"
	"duban/tui/paint"
)

// faulty is a dashboard that panics in one of its methods or commands.
type faulty struct{ where string }

func (f faulty) panicIn(where string) {
	if f.where == where {
		var none []int
		_ = none[len(where)]
	}
}

func (f faulty) Init() tea.Cmd {
	f.panicIn("init")
	command := func() tea.Msg { f.panicIn("command"); return "started" }
	return tea.Batch(command, command, func() tea.Msg { return "begun" })
}

func (f faulty) Update(tea.Msg) (tea.Model, tea.Cmd) {
	f.panicIn("update")
	return f, func() tea.Msg { f.panicIn("next"); return nil }
}

func (f faulty) View() string {
	f.panicIn("view")
	return "drawn"
}

func TestPanicOfTheDashboardIsReturned(t *testing.T) {
	for _, where := range []string{"init", "update", "view", "command", "next"} {
		t.Run(where, func(t *testing.T) {
			input, _ := io.Pipe()
			var screen bytes.Buffer
			err := terminal.Run(context.Background(), faulty{where}, input, paint.NewWriter(&screen))
			var fault *terminal.PanicError
			if !errors.As(err, &fault) || !strings.Contains(fault.Cause, "index out of range") || strings.Contains(fault.Cause, "goroutine") {
				t.Errorf("got %v", err)
			}
			if drawn := screen.String(); strings.LastIndex(drawn, "\x1b[?7h") < strings.LastIndex(drawn, "\x1b[?7l") {
				t.Error("the terminal's line wrap stays off")
			}
			if strings.Contains(screen.String(), "goroutine") || strings.Contains(screen.String(), ".go:") {
				t.Errorf("the screen shows a stack trace: %q", screen.String())
			}
		})
	}
}
