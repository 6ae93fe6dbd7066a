package seeds

import (
	"duban/model"
	"duban/seeds/document"
	"duban/seeds/outline"
	"duban/seeds/score"
)

// Reading is a document as it was understood.
type Reading struct {
	model.DocumentReading
	Plan     *model.Plan
	Warnings []model.Warning // in the order of the document
}

// candidate is one way to understand a document.
type candidate struct {
	layout  string
	outline outline.Outline
	score   score.Score
	rows    []document.Block // the first ones, to be shown
	guessed bool             // where its cells end
}

// preference is how much better a candidate must explain the document than one that
// was found before it: the layouts are tried from the most distinct on.
const preference = 1.5

// choose returns the best of the candidates and the next best; false if there are none.
// One that finds few tasks, or far fewer than another, is not better, however well they
// read.
func choose(candidates []candidate) (best candidate, runnerUp string, ok bool) {
	for i, c := range candidates {
		count := len(c.outline.Items)
		enough := count > 2 && count*5 >= len(best.outline.Items)*4
		if i == 0 || enough && c.score.Total() > best.score.Total()+preference {
			best = c
		}
	}
	second := 0.0
	for _, c := range candidates {
		if total := c.score.Total(); c.layout != best.layout && total > second {
			second, runnerUp = total, c.layout
		}
	}
	return best, runnerUp, len(candidates) > 0
}

// describe returns how a document was understood, without its plan.
func (r *reader) describe(c candidate, runnerUp string) Reading {
	reading := model.DocumentReading{Format: r.format, Layout: c.layout, HeaderLine: c.outline.HeaderLine(), RunnerUp: runnerUp, Confidence: model.Likely}
	for i, col := range c.outline.Columns {
		reading.Columns = append(reading.Columns, model.ReadColumn{Index: i + 1, Name: model.CleanLine(col.Name.Trim().String()), Role: col.Role})
	}
	byHand := len(r.Hints.Columns) > 0 && len(reading.Columns) > 0 // a person said what they are
	switch {
	case c.score.Doubtful() && !byHand:
		reading.Confidence = model.Doubtful
	case byHand && !c.score.Doubtful():
		reading.Confidence = model.Certain
	case c.score.Certain() && !c.guessed:
		reading.Confidence = model.Certain
	}
	return Reading{DocumentReading: reading}
}
