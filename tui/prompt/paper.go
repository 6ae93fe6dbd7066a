package prompt

import (
	"fmt"
	"path/filepath"
	"strings"

	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/field"
)

// Collected asks for the path of tables that offices filled in.
func Collected(b *board.Board, plan string) effect.Effect {
	labels := b.Words.Collect
	return pathPrompt(labels.Prompt, labels.PromptKeys, "", func(typed string) effect.Effect {
		return effect.ReadCollected{Plan: plan, Path: typed}
	}, nil)
}

// PaperName asks for the file to write a paper to. Esc returns to the overlay before.
func PaperName(b *board.Board, e effect.AskPaperName) effect.Effect {
	labels := b.Words.Papers
	label := labels.Name
	if e.Request.Each {
		label = labels.EachName
	}
	return pathPrompt(label, labels.NameKeys, e.Name, func(typed string) effect.Effect {
		return effect.WritePaper{Request: e.Request, Name: strings.TrimSpace(typed), Before: e.Before}
	}, func(string) effect.Effect { return effect.Open{Overlay: e.Before} })
}

func pathPrompt(label, keys, proposed string, enter, escape func(string) effect.Effect) effect.Effect {
	p := New(label, field.Line(proposed, longestPath))
	p.Hint, p.Escape = keys, escape
	p.Enter = func(_ *board.Board, typed string) (effect.Effect, error) { return enter(typed), nil }
	p.Tab = func(_ *board.Board, typed string) effect.Effect { return effect.CompletePath{Prompt: p, Path: typed} }
	return effect.Open{Overlay: p}
}

// Overwrite asks for a word before a file that exists is written over. Esc, and any other word,
// returns to the overlay before.
func Overwrite(b *board.Board, e effect.WritePaper, existing string) effect.Effect {
	labels := b.Words.Papers
	p := New(fmt.Sprintf(labels.Exists, filepath.Base(existing), labels.Word), field.Line("", 20))
	p.Hint = labels.ExistsKeys
	p.Escape = func(string) effect.Effect { return effect.Open{Overlay: e.Before} }
	p.Enter = func(_ *board.Board, typed string) (effect.Effect, error) {
		if word := strings.ToLower(strings.TrimSpace(typed)); word != labels.Word && word != "overwrite" {
			return effect.Several{effect.Open{Overlay: e.Before}, effect.Alarm{Text: labels.NotWritten}}, nil
		}
		e.Overwrite = true
		return e, nil
	}
	return effect.Open{Overlay: p}
}
