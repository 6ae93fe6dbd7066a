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

// Status returns the word for a status.
func (t Terms) Status(status model.Status) string {
	switch status {
	case model.Doing:
		return t.Doing
	case model.Submitted:
		return t.Submitted
	case model.Done:
		return t.Done
	case model.Cancelled:
		return t.Cancelled
	default:
		return t.Todo
	}
}

// StatusFilter returns the word for a status filter.
func (t Terms) StatusFilter(filter model.StatusFilter) string {
	switch filter {
	case model.StatusAll:
		return t.AnyStatus
	case model.StatusOpen:
		return t.Open
	case model.StatusOverdue:
		return t.Overdue
	case model.StatusSoon:
		return t.DueSoon
	case model.StatusBehind:
		return t.Behind
	case model.StatusAhead:
		return t.Ahead
	default:
		return t.Status(model.Status(filter))
	}
}

// Role returns the word for a role.
func (t Terms) Role(role model.Role) string {
	switch role {
	case model.RoleLead:
		return t.Lead
	case model.RoleAssist:
		return t.Assist
	case model.RoleNamed:
		return t.Named
	case model.RoleClass:
		return t.Class
	default:
		return t.AnyRole
	}
}

// Every returns the words for the current period of a quota: 本月.
func (t Terms) Every(every model.Every) string {
	switch every {
	case model.EveryHalfYear:
		return t.ThisHalfYear
	case model.EveryQuarter:
		return t.ThisQuarter
	case model.EveryMonth:
		return t.ThisMonth
	case model.EveryWeek:
		return t.ThisWeek
	case model.EveryTwoMonths:
		return t.ThisTwoMonths
	case model.EveryHalfMonth:
		return t.ThisHalfMonth
	case model.EveryTenDays:
		return t.ThisTenDays
	case model.EveryTwoWeeks:
		return t.ThisTwoWeeks
	case model.EveryDay:
		return t.ThisDay
	case model.EveryFixed:
		return t.ThisTime
	default:
		return t.ThisYear
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

// Event returns what an event did, in a word or two: 完成, 备注, 撤销 完成.
func (t Terms) Event(event model.Event) string {
	switch event.Kind {
	case model.KindImport:
		if event.Revised.Version > 1 {
			return t.Revised
		}
		return t.Imported
	case model.KindNote:
		return t.Note
	case model.KindTick:
		return t.Tick
	case model.KindExtend:
		return t.Extended
	case model.KindAdd:
		return t.Added
	case model.KindEdit:
		return t.Edited
	case model.KindVerify:
		return t.Verified
	case model.KindCarry:
		return t.Carried
	case model.KindRestore:
		return t.Restored
	case model.KindDrop:
		return t.Dropped
	case model.KindSettings:
		return t.Settings
	case model.KindNoteEdit:
		return t.NoteEdited
	case model.KindNoteDrop:
		return t.NoteDropped
	case model.KindUndo:
		return t.Undo
	case model.KindRedo:
		return t.Redo
	}
	what := t.Status(event.To)
	switch event.Kind {
	case model.KindReport:
		what = t.Report
	case model.KindUrge:
		what = fmt.Sprintf(t.Urged, event.Times)
	}
	if event.From == model.Submitted && event.To == model.Done {
		what = t.Accepted
	}
	if event.Kind == model.KindReturn {
		what = t.Returned
	}
	if event.From == model.Done && event.To == model.Todo || event.From == model.Cancelled {
		what = t.Reopened
	}
	if event.Office != "" {
		return event.Office + " " + what
	}
	return what
}
