package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"duban/model"
	"duban/tui/words"
)

// restoreCommand returns the command that puts the ledger back to what it was before an
// import or a restore; empty if there is no copy of that.
func (s *session) restoreCommand(event model.Event) string {
	ledger, can := s.ledger.(interface {
		CopyBefore(event model.Event) string
	})
	if !can {
		return ""
	}
	copied := ledger.CopyBefore(event)
	if copied == "" {
		return ""
	}
	command := "duban restore " + words.ShellWord(copied)
	if s.gate != nil || s.options.db != "" {
		// Where the command is typed, nothing else names the ledger.
		command += " --db " + words.ShellWord(s.path)
	}
	return command
}

// printRestoreCommand prints how to go back to before an import.
func (s *session) printRestoreCommand(event model.Event) {
	if command := s.restoreCommand(event); command != "" {
		s.say(fmt.Sprintf(s.text.Undo.AfterImport, command))
	}
}

// foreignImports returns the person's imports of other plans, unless they named the plan
// that they mean: the last thing that they did may be to have imported another one.
func (s *session) foreignImports(ctx context.Context) ([]model.Event, error) {
	if s.options.plan != "" {
		return nil, nil
	}
	plans, err := s.ledger.Plans(ctx)
	if err != nil {
		return nil, err
	}
	var all []model.Event
	for _, plan := range plans {
		if plan.ID == s.plan.ID {
			continue
		}
		// A page that is not the whole log has all imports beside it.
		page, err := s.ledger.LogBefore(ctx, plan.ID, 0, 1)
		if err != nil {
			return nil, err
		}
		events := slices.Concat(page.Imports, page.Events)
		slices.SortFunc(events, func(a, b model.Event) int { return cmp.Compare(a.Seq, b.Seq) })
		events = slices.CompactFunc(events, func(a, b model.Event) bool { return a.Seq == b.Seq })
		all = append(all, slices.DeleteFunc(events, func(e model.Event) bool { return e.Kind != model.KindImport || e.By != s.by })...)
	}
	return all, nil
}
