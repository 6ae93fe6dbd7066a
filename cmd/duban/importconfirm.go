package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

// confirmImport shows on a terminal what an import does, and asks. asked is false
// without a terminal or with --yes: then commitImport refuses what would
// remove too much.
func (s *session) confirmImport(preview *model.ImportPreview, name string, flags importFlags) (asked bool, err error) {
	preview.RemovalAgreed = flags.remove
	isEmpty := preview.Revision != nil && preview.Revision.IsEmpty()
	if isEmpty || !s.terminal || flags.yes || flags.json || name == standardStream {
		return false, nil
	}
	s.sayPreviewText(*preview)
	text := s.text.Import
	line, answers := text.Ask, []string{"y", "yes", "是"}
	if removal := preview.Removal(); removal.NeedsConsent() && !flags.remove {
		line, answers = s.words.Removes(removal)+text.AskRemoval, []string{"yes"}
	}
	for _, language := range []words.Language{words.Chinese, words.English} {
		answers = append(answers, words.In(language).Documents.Import.Word)
	}
	_, _ = s.out.WriteString(s.pen().Text(line))
	answer, err := s.readAnswer()
	if err != nil {
		return false, err
	}
	if !slices.Contains(answers, strings.ToLower(answer)) {
		return false, &exit.Failure{Line: s.words.Documents.Import.NotConfirmed}
	}
	preview.RemovalAgreed = true
	return true, nil
}

// refuseRemoval refuses an import that removes more than it may unless somebody
// agreed. What happened since the preview counts.
func (s *session) refuseRemoval(ctx context.Context, preview model.ImportPreview) error {
	if preview.Revision == nil || preview.RemovalAgreed || len(preview.Revision.Removed) == 0 {
		return nil
	}
	events, revision, err := s.ledger.Since(ctx, preview.Revises.Plan.ID, preview.Revises.Revision)
	if err != nil {
		return err
	}
	preview.Revises = preview.Revises.Advance(events, revision)
	if removal := preview.Removal(); removal.NeedsConsent() {
		return &model.RemovalError{Removal: removal}
	}
	return nil
}

// sayPreview shows what an import would do, after a dry run.
func (s *session) sayPreview(preview model.ImportPreview) {
	s.sayPreviewText(preview)
	if removal := preview.Removal(); removal.NeedsConsent() {
		s.sayWrapped(s.words.Removes(removal) + fmt.Sprintf(s.text.Import.NeedsRemove, "--remove"))
	}
	s.say(s.text.Import.DryEnd)
}
