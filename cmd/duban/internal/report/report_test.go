package report

import (
	"bufio"
	"context"
	"errors"
	"io"
	"testing"

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
