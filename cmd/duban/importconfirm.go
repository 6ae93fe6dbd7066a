package main

import (
	"slices"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/importing"
	"duban/model"
	"duban/tui/words"
)

// confirmImport shows on a terminal what an import does, and asks. asked is false
// without a terminal or with --yes: then Commit refuses what would
// remove too much.
func (s *session) confirmImport(preview *model.ImportPreview, name string, flags importFlags) (asked bool, err error) {
	preview.RemovalAgreed = flags.remove
	isEmpty := preview.Revision != nil && preview.Revision.IsEmpty()
	if isEmpty || !s.terminal || flags.yes || flags.json || name == importing.StandardInput {
		return false, nil
	}
	s.report().Preview(*preview)
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
