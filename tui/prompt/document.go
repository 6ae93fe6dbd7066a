package prompt

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/field"
)

// longestPath is PATH_MAX of Linux.
const longestPath = 4096

// Document asks for the path of a document; proposed is one that could not be
// read.
func Document(b *board.Board, proposed string) effect.Effect {
	labels := b.Words.Screen.Plans
	p := New(labels.File, field.Line(proposed, longestPath))
	p.Hint = labels.FileKeys
	p.Enter = func(_ *board.Board, path string) (effect.Effect, error) { return effect.ReadDocument{Path: path}, nil }
	p.Escape = func(string) effect.Effect { return effect.KeepPath{} }
	p.Tab = func(_ *board.Board, typed string) effect.Effect { return effect.CompletePath{Prompt: p, Path: typed} }
	return effect.Open{Overlay: p}
}

// Year asks for the year of a document that does not say it. Esc returns to the
// overlay before.
func Year(b *board.Board, before effect.Overlay, read func(year int) effect.Effect) effect.Effect {
	p := New(b.Words.Screen.Plans.Year, field.Line("", len("2021")))
	p.Escape = func(string) effect.Effect { return effect.Open{Overlay: before} }
	p.Enter = func(_ *board.Board, typed string) (effect.Effect, error) {
		year, err := model.ParseYear(typed)
		if err != nil {
			return nil, err
		}
		return read(year), nil
	}
	return effect.Open{Overlay: p}
}

// Fact asks for the title or the issuer of a document. Esc returns to the overlay
// before, and so does an empty text.
func Fact(label string, before effect.Overlay, read func(text string) effect.Effect) effect.Effect {
	p := New(label, field.Line("", model.MaxName))
	p.Escape = func(string) effect.Effect { return effect.Open{Overlay: before} }
	p.Enter = func(_ *board.Board, typed string) (effect.Effect, error) {
		if typed = strings.TrimSpace(model.CleanLine(typed)); typed == "" {
			return effect.Open{Overlay: before}, nil
		}
		return read(typed), nil
	}
	return effect.Open{Overlay: p}
}

// Removal asks for a word before an import removes as much as its preview says: no
// key alone does it. Esc, and any other word, returns to the overlay before.
func Removal(b *board.Board, preview model.ImportPreview, path string, before effect.Overlay) effect.Effect {
	removal, labels := preview.Removal(), b.Words.Documents.Import
	preview.RemovalAgreed = true
	return confirmation{
		label: fmt.Sprintf(labels.RemoveLabel, removal.Tasks, removal.Started, labels.Word), keys: labels.RemoveKeys,
		answers: []string{labels.Word, "yes"}, refusal: labels.NotConfirmed,
		agreed: effect.Import{Preview: preview, Path: path, Before: before}, before: before,
	}.ask()
}

// DropPlan asks for a word before a plan is removed. Esc, and any other word, returns to
// the overlay before.
func DropPlan(b *board.Board, plan string, before effect.Overlay) effect.Effect {
	labels := b.Words.Screen.Plans
	return confirmation{
		label: fmt.Sprintf(labels.DropLabel, plan, labels.DropWord), keys: labels.DropPromptKeys,
		answers: []string{labels.DropWord}, refusal: labels.NotDropped,
		agreed: effect.DropPlan{Plan: plan}, before: before,
	}.ask()
}

// confirmation asks for a word, as a key alone may be a slip.
type confirmation struct {
	label, keys string
	answers     []string
	refusal     string // said of any other word
	agreed      effect.Effect
	before      effect.Overlay // opens again on Esc and on any other word
}

func (c confirmation) ask() effect.Effect {
	p := New(c.label, field.Line("", 20))
	p.Hint = c.keys
	p.Escape = func(string) effect.Effect { return effect.Open{Overlay: c.before} }
	p.Enter = func(_ *board.Board, typed string) (effect.Effect, error) {
		if !slices.Contains(c.answers, strings.ToLower(strings.TrimSpace(typed))) {
			return effect.Several{effect.Open{Overlay: c.before}, effect.Alarm{Text: c.refusal}}, nil
		}
		return c.agreed, nil
	}
	return effect.Open{Overlay: p}
}
