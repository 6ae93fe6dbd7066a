package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"duban/cmd/duban/internal/settings"
	"duban/model"
	"duban/store"
	"duban/tui/words"
)

// filePlace returns where the settings are.
func (p *program) filePlace() string {
	if p.gate != nil {
		return p.text.Config.InLedger
	}
	return model.CleanLine(p.file.Path)
}

// fileSource returns where a setting of a line of the settings file is from.
func (p *program) fileSource(line int) string {
	switch {
	case p.isFileHeld:
		return p.text.Config.Held
	case p.gate != nil:
		return p.text.Config.InLedger
	}
	return fmt.Sprintf(p.text.Config.FromFile, line)
}

// readFile reads the settings anew.
func (s *session) readFile(ctx context.Context) error {
	switch {
	case s.isFileHeld:
	case s.gate == nil:
		s.file = settings.ReadFile(s.file.Path)
	default:
		content, err := store.Settings().Read(ctx, s.ledger, s.by)
		if err != nil {
			return err
		}
		s.file = settings.Parse(content)
	}
	return nil
}

// changeFile replaces the settings by what change returns. Where the ledger may not be
// written, they hold for this session.
func (s *session) changeFile(ctx context.Context, change func(*settings.File) ([]byte, error)) error {
	if s.gate != nil {
		err := store.Settings().Change(ctx, s.ledger, s.by, func(content string) (string, error) {
			changed, err := change(settings.Parse(content))
			return string(changed), err
		})
		var refused *model.LedgerError
		if !errors.As(err, &refused) || refused.Fault != model.FaultReadOnly && refused.Fault != model.FaultPermission {
			return errors.Join(err, s.readFile(ctx))
		}
		content, err := change(s.file)
		if err == nil {
			s.file, s.isFileHeld = settings.Parse(string(content)), true
		}
		return err
	}
	if err := s.readFile(ctx); err != nil {
		return err
	}
	if s.file.Path == "" {
		return words.Refuse(s.text.Config.NoHome)
	}
	content, err := change(s.file)
	if err != nil {
		return err
	}
	if err := settings.WriteFile(s.file.Path, content); err != nil {
		return err
	}
	return s.readFile(ctx)
}

// settingError words why a setting was not changed.
func (p *program) settingError(err error) error {
	var refused *settings.ChangeError
	var onPath *fs.PathError
	switch {
	case errors.As(err, &refused):
		return words.Refuse(p.describeProblem(refused.Problem))
	case errors.As(err, &onPath):
		return words.Refuse(fmt.Sprintf(p.text.Config.NotWritten, p.filePlace(), words.Echo(onPath.Err.Error())))
	}
	return err
}
