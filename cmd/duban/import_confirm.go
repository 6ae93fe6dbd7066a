package main

import (
	"context"
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
	if err := s.askSides(preview.Revision); err != nil {
		return false, err
	}
	text := s.text.Import
	line, answers := text.Ask, yesAnswers()
	if removal := preview.Removal(); removal.NeedsConsent() && !flags.remove {
		line, answers = s.words.Removes(removal)+text.AskRemoval, []string{"yes"}
	}
	for _, language := range []words.Language{words.Chinese, words.English} {
		answers = append(answers, words.In(language).Documents.Import.Word)
	}
	agreed, err := s.confirm(line, answers)
	if err != nil {
		return false, err
	}
	if !agreed {
		return false, &exit.Failure{Line: s.words.Documents.Import.NotConfirmed}
	}
	preview.RemovalAgreed = true
	return true, nil
}

// askSides asks which side holds where the document and changes by hand differ.
func (s *session) askSides(r *model.Revision) error {
	if r == nil {
		return nil
	}
	labels := s.words.Merging
	for i := range r.Questions {
		for isAnswered := r.IsMoot(i); !isAnswered; {
			answer, err := s.askLines(s.words.Ask(&r.Questions[i]))
			if err != nil {
				return err
			}
			switch strings.ToLower(strings.Map(model.HalfWidth, answer)) {
			case "", "1", labels.First:
				isAnswered = true
			case "2", labels.Second:
				r.Answer(i, true)
				isAnswered = true
			default:
				s.say(labels.Again)
			}
		}
	}
	return nil
}

// withYear asks on a terminal for the year of a new plan that does not say it, and
// reads the document again with that. Elsewhere it is a usage error.
func (s *session) withYear(ctx context.Context, plans []model.PlanInfo, r importing.Reading, name string, flags importFlags) (model.ImportPreview, error) {
	text := s.text.Import
	if !s.terminal || flags.json || name == importing.StandardInput {
		return model.ImportPreview{}, &exit.UsageError{Line: text.NeedsYear}
	}
	answer, err := s.ask(text.AskYear)
	if err != nil {
		return model.ImportPreview{}, err
	}
	year, err := model.ParseYear(answer)
	if err != nil {
		return model.ImportPreview{}, &exit.UsageError{Line: text.NeedsYear}
	}
	if r, err = s.documents.ReadWithYear(ctx, r, year); err != nil {
		return model.ImportPreview{}, err
	}
	return s.importer().Preview(ctx, plans, r, s.options.plan, flags.remove)
}
