package report

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"testing"
	"unicode"

	"duban/model"
	"duban/seeds/paper"
	"duban/tui/words"
	"duban/tui/words/wordstest"
)

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	wordstest.Compare(t, In(words.Chinese), In(words.English))
}

// An interrupted export must not look complete.
func TestPaperStopsWithTheContext(t *testing.T) {
	plan := &model.Plan{Tasks: []model.Task{{ID: "1", Number: "1", Text: "甲。", Category: -1}}}
	r := Report{Words: words.In(words.Chinese), Text: In(words.Chinese), Today: model.Date{Year: 2021, Month: 11, Day: 22}}
	made := r.Paper(PaperRequest{Form: paper.FormLedger, Snapshot: model.NewSnapshot(plan, nil, 0), AsOf: r.Today})
	ctx, cancel := context.WithCancel(t.Context())
	for _, format := range []paper.Format{paper.FormatXLSX, paper.FormatDOCX, paper.FormatCSV, paper.FormatMarkdown, FormatJSON} {
		if err := made.Write(ctx, bufio.NewWriter(io.Discard), format); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
	cancel()
	for _, format := range []paper.Format{paper.FormatXLSX, paper.FormatDOCX, paper.FormatCSV, paper.FormatMarkdown, FormatJSON} {
		if err := made.Write(ctx, bufio.NewWriter(io.Discard), format); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", format, err)
		}
	}
}

// JSON escapes every character that a terminal may act on. A program reads the same text.
func TestJSONEscapesWhatATerminalActsOn(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if want := r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf); actsOnTerminal(r) != want {
			t.Errorf("%U: %v", r, !want)
		}
	}
	const text, want = "甲\u200b乙\x1b[2J\U000e0041丙\u0085", `"甲\u200b乙\u001b[2J\udb40\udc41丙\u0085"` + "\n"
	var out bytes.Buffer
	buffer := bufio.NewWriter(&out)
	err := WriteJSON(buffer, func(w *JSONWriter) { w.Value(text) })
	var read string
	if err != nil || buffer.Flush() != nil || out.String() != want || json.Unmarshal(out.Bytes(), &read) != nil || read != text {
		t.Errorf("%v: %q, read as %q", err, out.String(), read)
	}
}
