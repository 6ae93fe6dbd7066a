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

// JSON holds no character as it is that a terminal would act on, means the same to a
// program, and leaves every other character as it is.
func TestJSONEscapesWhatATerminalActsOn(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xd800 && r < 0xe000 {
			continue
		}
		var out bytes.Buffer
		buffer := bufio.NewWriter(&out)
		err := WriteJSON(buffer, func(w *JSONWriter) { w.Value("甲" + string(r) + "乙") })
		if err != nil || buffer.Flush() != nil {
			t.Fatal(err)
		}
		if bytes.ContainsRune(out.Bytes(), r) && r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) {
			t.Fatalf("%U is in %q", r, out.String())
		}
		if !bytes.ContainsRune(out.Bytes(), r) && !unicode.In(r, unicode.Cc, unicode.Cf) && r != 0x2028 && r != 0x2029 {
			t.Fatalf("%U is not in %q", r, out.String())
		}
		var read string
		if err := json.Unmarshal(out.Bytes(), &read); err != nil || read != "甲"+string(r)+"乙" {
			t.Fatalf("%q is read as %q, %v", out.String(), read, err)
		}
	}
}
