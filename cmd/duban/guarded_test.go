package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/words"
)

// faulty is a dashboard that fails where it is told to.
type faulty struct{ where string }

func (f faulty) fail(where string) {
	if f.where == where {
		var none []int
		_ = none[len(where)]
	}
}

func (f faulty) Init() tea.Cmd {
	f.fail("init")
	return func() tea.Msg { return "begun" }
}

func (f faulty) Update(tea.Msg) (tea.Model, tea.Cmd) {
	f.fail("update")
	return f, nil
}

func (f faulty) View() string {
	f.fail("view")
	return "drawn"
}

func TestAFaultOfTheDashboardIsToldInALine(t *testing.T) {
	for _, where := range []string{"init", "update", "view"} {
		t.Run(where, func(t *testing.T) {
			s := &session{program: &program{words: words.In(words.English)}}
			input, _ := io.Pipe()
			var screen bytes.Buffer
			err := s.runProgram(context.Background(), faulty{where}, input, &screen)
			var told *failure
			if !errors.As(err, &told) || !strings.Contains(told.line, "index out of range") || strings.Contains(told.line, "goroutine") {
				t.Errorf("got %v", err)
			}
			if strings.Contains(screen.String(), "goroutine") || strings.Contains(screen.String(), ".go:") {
				t.Errorf("the screen shows where it happened: %q", screen.String())
			}
		})
	}
}
