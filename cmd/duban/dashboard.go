package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"duban/cmd/duban/internal/appearance"
	"duban/cmd/duban/internal/dashboard"
	"duban/cmd/duban/internal/drafts"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/settings"
	"duban/cmd/duban/internal/statefile"
	"duban/cmd/duban/internal/terminal"
	"duban/model"
	"duban/tui"
	"duban/tui/words"
)

// runDashboard opens the dashboard of a session and returns when the user
// leaves it.
func runDashboard(ctx context.Context, s *session) error {
	saved := drafts.Open(drafts.Folder(s.getenv, s.path, s.by))
	defer saved.Flush()
	shown, hangUp, cancel := terminal.UntilHangUp(ctx, saved.Flush)
	defer cancel()
	// Watching before reading, so that no change falls between.
	changed := dashboard.Watch(shown, s.ledger)
	place := s.returnToPlan(shown)
	snapshot, err := s.loadRecent(shown)
	if err != nil {
		return err
	}
	if start, _ := s.file.Value(settings.NameStart); place.Plan != snapshot.Plan.ID {
		recent := place.Recent
		place = settings.Start(start, snapshot.Plan.ID)
		place.Recent = recent
	}
	s.notice = "" // the dashboard shows it itself
	host, err := os.Hostname()
	if err != nil {
		host = "" // it is only shown
	}
	keyboard := terminal.NewKeyboard(os.Stdin, isRemote(s.getenv), hangUp)
	plans := &dashboard.Plans{
		Context: shown, Ledger: s.ledger, By: s.by, Now: s.now, Today: s.today, Home: s.getenv("HOME"), Importer: s.importer(),
		Progress: s.plansProgress, RestoreCommand: s.restoreCommand,
	}
	papers := &dashboard.Papers{Plans: plans, Permit: s.permit(), Settings: s.settings(), Exporter: s.exporter}
	look := s.appearance()
	questions := look.Questions()
	questions.Mouse = s.options.mouse
	preferences := newPreferences(s, plans, look)
	keyboard.Ask(questions)
	screen := terminal.NewScreen(os.Stdout, s.getenv("TERM"), hangUp)
	app := tui.New(tui.Options{
		Ledger: plans.At(s.plan.ID), Plans: plans, Papers: papers, Snapshot: snapshot, Changed: changed, NotUTF8: keyboard.NotUTF8(),
		By: s.by, Host: host, Today: s.today, UntilMidnight: s.midnight(),
		Words: s.words, Pen: look.Pen(), Pens: look.Pens(), Spelling: s.spelling,
		ReadOnly: s.options.readOnly || s.permit().Access == model.AccessViewer, Permit: s.permit(),
		Settings: preferences, Keys: s.file.Keys(), Hidden: s.file.Hidden(), Mouse: s.options.mouse, Place: place, Alarm: s.fileNotice(), Idle: s.idle(), Drafts: saved, Copy: terminal.Clipboard(screen, s.getenv), NoSuspend: s.gate != nil, NoFiles: s.gate != nil,
	})
	err = terminal.Run(shown, app, keyboard, screen)
	var fault *terminal.PanicError
	switch {
	case errors.As(err, &fault): // which the next start must not return to
		return exit.Failf(s.text.Errors.Internal, words.Echo(fault.Cause))
	case err != nil:
		return err
	}
	s.words, s.text, s.file = preferences.last().words, preferences.last().text, preferences.last().file
	s.keepPlace(app.CurrentPlace())
	if app.HasLeftIdle() {
		s.notice = s.leftIdle()
	}
	return terminal.Interrupted(ctx)
}

// placeFile is where a person's place in a ledger is kept; empty if there is no place for it.
func (s *session) placeFile() string {
	folder := drafts.Folder(s.getenv, s.path, s.by)
	if folder == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(filepath.Dir(folder)), "places", filepath.Base(folder)+".json")
}

// keepsPlace reports whether the next start returns to the place, as the user has set.
func (s *session) keepsPlace() bool {
	isKept, _ := s.file.Value(settings.NamePlace)
	return isKept == "true"
}

// returnToPlan returns where the person was the last time, and opens that plan unless
// another was asked for.
func (s *session) returnToPlan(ctx context.Context) tui.Place {
	var place tui.Place
	if path := s.placeFile(); path == "" || !statefile.Read(path, &place) {
		return tui.Place{} // some of a broken file may have been read
	}
	if !s.keepsPlace() {
		return tui.Place{Recent: place.Recent}
	}
	if s.options.plan != "" {
		return place
	}
	if plans, err := s.ledger.Plans(ctx); err == nil {
		for _, plan := range plans {
			if plan.ID == place.Plan {
				s.plan = plan
			}
		}
	}
	return place
}

// keepPlace keeps where the person is for the next start. Where that can't be written, the
// next start is as any other.
func (s *session) keepPlace(place tui.Place) {
	path := s.placeFile()
	switch {
	case path == "":
		return
	case !s.keepsPlace():
		place = tui.Place{Recent: place.Recent}
	case place.Plan == "": // several plans together: the place before stays
		var before tui.Place
		if statefile.Read(path, &before) {
			before.Recent = place.Recent
			place = before
		}
	}
	if place.Plan != "" || len(place.Recent) > 0 {
		_ = statefile.Write(path, place)
	}
}

// appearance returns how the dashboard is drawn. What terminals answer is remembered, but
// not for clients of the gate, who share an account.
func (p *program) appearance() *appearance.Appearance {
	_, isSet := p.file.Value(settings.NameASCII)
	wish := appearance.Wish{Theme: p.settings().DashboardTheme(), ASCII: p.options.ascii, IsExact: p.options.ascii || isSet > 0}
	path := ""
	if folder := statefile.Folder(p.getenv); p.gate == nil && folder != "" {
		path = filepath.Join(folder, "terminals.json")
	}
	return appearance.New(wish, p.getenv, path)
}

// isRemote reports whether the session comes over SSH.
func isRemote(getenv func(string) string) bool {
	return getenv("SSH_CONNECTION") != "" || getenv("SSH_TTY") != ""
}

// midnight returns how the dashboard learns when the next day begins; nil if today is
// fixed.
func (s *session) midnight() func() time.Duration {
	if s.options.today != "" || s.getenv("DUBAN_TODAY") != "" {
		return nil
	}
	return func() time.Duration { return dashboard.UntilMidnight(s.now()) }
}
