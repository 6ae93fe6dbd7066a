package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui"
	"duban/tui/draw"
	"duban/tui/paint"
	"duban/tui/words"
)

// runDashboard opens the dashboard of a session and returns when the user
// leaves it.
func runDashboard(ctx context.Context, s *session) error {
	drafts := s.drafts()
	defer drafts.flush()
	shown, gone, end := untilGone(ctx, drafts.flush)
	defer end()
	// Watching before reading, so that no change falls between.
	changed := s.watch(shown)
	snapshot, err := s.load(shown)
	if err != nil {
		return err
	}
	s.aside = "" // the dashboard tells it itself
	host, err := os.Hostname()
	if err != nil {
		host = "" // it is only shown
	}
	keyboard := newInput(os.Stdin, gone)
	app := tui.New(tui.Options{
		Ledger: &planLedger{shown, s, s.plan.ID}, Plans: &allPlans{shown, s}, Snapshot: snapshot, Changed: changed, NotUTF8: keyboard.Foreign(),
		By: s.by, Host: host, Today: s.today, Midnight: s.midnight(),
		Words: s.words, Pen: draw.NewPen(s.options.ascii, s.theme()), Spelling: s.spelling,
		ReadOnly: s.options.readOnly || s.permit().Access == model.AccessViewer, Permit: s.permit(),
		Drafts: drafts, NoSuspend: s.passed != nil, NoFiles: s.passed != nil,
	})
	if err := s.runProgram(shown, app, keyboard, newScreen(os.Stdout, gone)); err != nil {
		return err
	}
	return interrupted(ctx)
}

func (s *session) runProgram(ctx context.Context, app tea.Model, keyboard io.Reader, screen io.Writer) error {
	fault := ""
	ctx, end := context.WithCancel(ctx)
	defer end()
	program := tea.NewProgram(guarded{app, &fault, end}, tea.WithContext(ctx), tea.WithAltScreen(),
		tea.WithInput(keyboard), tea.WithOutput(screen), tea.WithoutSignalHandler())
	_, err := program.Run()
	switch {
	case fault != "":
		return &failure{fmt.Sprintf(s.words.Commands.Wrong.Internal, words.Echo(fault))}
	case errors.Is(err, tea.ErrProgramPanic):
		return &failure{fmt.Sprintf(s.words.Commands.Wrong.Internal, words.Echo(err.Error()))}
	case errors.Is(err, tea.ErrProgramKilled):
		// By a signal, which tells itself, or the terminal is gone and nobody is left
		// to be told.
		return nil
	}
	return err
}

// theme is the one asked for; without colours where the user wants none
// (no-color.org).
func (s *session) theme() draw.Theme {
	if s.getenv("NO_COLOR") != "" {
		return draw.NewTheme(draw.ThemeMono)
	}
	return draw.NewTheme(s.options.theme)
}

// watch tells of changes to the ledger, where its engine can.
func (s *session) watch(ctx context.Context) <-chan struct{} {
	watcher, can := s.ledger.(interface {
		Watch(ctx context.Context) <-chan struct{}
	})
	if !can {
		return nil
	}
	return watcher.Watch(ctx)
}

// midnight returns how the dashboard learns when the next day begins; nil if
// today is fixed.
func (s *session) midnight() func() time.Duration {
	if s.options.today != "" || s.getenv("DUBAN_TODAY") != "" {
		return nil
	}
	return func() time.Duration {
		now := s.now()
		tomorrow := model.DateOf(now).AddDays(1)
		return time.Date(tomorrow.Year, tomorrow.Month, tomorrow.Day, 0, 0, 1, 0, model.China()).Sub(now)
	}
}

// screen is the terminal below the painter, still a file for those who ask it
// for its size.
type screen struct {
	*os.File
	gone func()
}

func newScreen(terminal *os.File, gone func()) *paint.Writer {
	return paint.NewWriter(&screen{terminal, gone})
}

// Write draws. A terminal that can't be written to is gone, and a program that
// was told to ignore the hang-up would live on without one.
func (s *screen) Write(frame []byte) (int, error) {
	n, err := s.File.Write(frame)
	if err != nil {
		s.gone()
	}
	return n, err
}
