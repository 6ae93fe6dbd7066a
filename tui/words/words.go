// Package words has the words of the dashboard and of errors, in Chinese and in
// English, as structs of strings: a word that is missing in one language does not build
// (the linter asks for every field) and does not pass the tests.
package words

import (
	"fmt"

	"duban/model"
)

// Language is a language that duban speaks.
type Language string

// The languages.
const (
	Chinese Language = "zh"
	English Language = "en"
)

// Words is the vocabulary of one language.
type Words struct {
	Language    Language
	Terms       Terms
	Screen      Screen
	Errors      Errors
	Naming      Naming
	Legend      Legend
	Rules       Rules
	Year        Year
	FollowUp    FollowUp
	BadBackups  BadBackups
	Documents   Documents
	Merging     Merging
	Collect     Collect
	Papers      Papers
	Roles       Roles
	Drafts      Drafts
	Problems    Problems
	NotUndoable NotUndoable
	Forms       Forms
	Parts       Parts
	Reports     Reports
	Finding     Finding
	Urging      Urging
	Copies      Copies
	Settings    Settings
}

// In returns the vocabulary of a language; Chinese for one that is not known.
func In(language Language) *Words {
	if language == English {
		return &Words{
			Language:    English,
			Terms:       englishTerms(),
			Screen:      englishScreen(),
			Errors:      englishErrors(),
			Naming:      englishNaming(),
			Legend:      englishLegend(),
			Rules:       englishRules(),
			Year:        englishYear(),
			FollowUp:    englishFollowUp(),
			BadBackups:  englishBadBackups(),
			Documents:   englishDocuments(),
			Merging:     englishMerging(),
			Collect:     englishCollect(),
			Papers:      englishPapers(),
			Roles:       englishRoles(),
			Drafts:      englishDrafts(),
			Problems:    englishProblems(),
			NotUndoable: englishNotUndoable(),
			Forms:       englishForms(),
			Parts:       englishParts(),
			Reports:     englishReports(),
			Finding:     englishFinding(),
			Urging:      englishUrging(),
			Copies:      englishCopies(),
			Settings:    englishSettings(),
		}
	}
	return &Words{
		Language:    Chinese,
		Terms:       chineseTerms(),
		Screen:      chineseScreen(),
		Errors:      chineseErrors(),
		Naming:      chineseNaming(),
		Legend:      chineseLegend(),
		Rules:       chineseRules(),
		Year:        chineseYear(),
		FollowUp:    chineseFollowUp(),
		BadBackups:  chineseBadBackups(),
		Documents:   chineseDocuments(),
		Merging:     chineseMerging(),
		Collect:     chineseCollect(),
		Papers:      chinesePapers(),
		Roles:       chineseRoles(),
		Drafts:      chineseDrafts(),
		Problems:    chineseProblems(),
		NotUndoable: chineseNotUndoable(),
		Forms:       chineseForms(),
		Parts:       chineseParts(),
		Reports:     chineseReports(),
		Finding:     chineseFinding(),
		Urging:      chineseUrging(),
		Copies:      chineseCopies(),
		Settings:    chineseSettings(),
	}
}

// Note returns the text of an event: the words of a person, or what a
// corrected version of the plan changed.
func (w *Words) Note(event model.Event) string {
	if r := event.Revised; r.Version > 1 {
		return fmt.Sprintf(w.Documents.Import.Figures, r.Added, r.Changed, r.Moved, r.Removed)
	}
	if !event.ReplyBy.IsZero() {
		return fmt.Sprintf(w.Urging.ReplyBy, event.ReplyBy)
	}
	if event.Report != nil {
		return w.Report(*event.Report)
	}
	return event.Note
}
