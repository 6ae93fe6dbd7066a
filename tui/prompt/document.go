package prompt

import (
	"fmt"
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
func Year(b *board.Board, path string, before effect.Overlay) effect.Effect {
	p := New(b.Words.Screen.Plans.Year, field.Line("", len("2021")))
	p.Escape = func(string) effect.Effect { return effect.Open{Overlay: before} }
	p.Enter = func(_ *board.Board, typed string) (effect.Effect, error) {
		year, err := model.ParseYear(typed)
		if err != nil {
			return nil, err
		}
		return effect.ReadDocument{Path: path, Year: year}, nil
	}
	return effect.Open{Overlay: p}
}

// Removal asks for a word before an import removes as much as its preview says: no
// key alone does it. Esc, and any other word, returns to the overlay before.
func Removal(b *board.Board, preview model.ImportPreview, path string, before effect.Overlay) effect.Effect {
	removal, labels := preview.Removal(), b.Words.Documents.Import
	p := New(fmt.Sprintf(labels.RemoveLabel, removal.Tasks, removal.Started, labels.Word), field.Line("", 20))
	p.Hint = labels.RemoveKeys
	p.Escape = func(string) effect.Effect { return effect.Open{Overlay: before} }
	p.Enter = func(_ *board.Board, typed string) (effect.Effect, error) {
		if word := strings.ToLower(strings.TrimSpace(typed)); word != labels.Word && word != "yes" {
			return effect.Several{effect.Open{Overlay: before}, effect.Alarm{Text: labels.NotConfirmed}}, nil
		}
		preview.RemovalAgreed = true
		return effect.Import{Preview: preview, Path: path, Before: before}, nil
	}
	return effect.Open{Overlay: p}
}

// DropPlan asks for a word before a plan is removed. Esc, and any other word, returns to
// the overlay before.
func DropPlan(b *board.Board, plan string, before effect.Overlay) effect.Effect {
	labels := b.Words.Screen.Plans
	p := New(fmt.Sprintf(labels.DropLabel, plan, labels.DropWord), field.Line("", 20))
	p.Hint = labels.DropPromptKeys
	p.Escape = func(string) effect.Effect { return effect.Open{Overlay: before} }
	p.Enter = func(_ *board.Board, typed string) (effect.Effect, error) {
		if strings.ToLower(strings.TrimSpace(typed)) != labels.DropWord {
			return effect.Several{effect.Open{Overlay: before}, effect.Alarm{Text: labels.NotDropped}}, nil
		}
		return effect.DropPlan{Plan: plan}, nil
	}
	return effect.Open{Overlay: p}
}
