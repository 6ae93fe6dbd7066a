package table

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// skipCost returns the cost of a row without a cell in a column: low for headings,
// which are often merged, high for the task.
func skipCost(col column.Column) float64 {
	if col.Implied {
		return 0.2
	}
	costs := [...]float64{column.Other: 0.4, column.Number: 1, column.Category: 0.3, column.Text: 8, column.Offices: 1.5, column.Deadline: 1.5, column.Goal: 1.5}
	return costs[col.Kind]
}

// noColumn is the column of a cell that belongs to none.
const noColumn = -1

// placement is the column that a cell was given.
type placement struct {
	column    int
	startsRow bool // it is the first of its row
}

// aligner finds the columns of cells where some are missing, and the rows of a
// stream: the placements with the highest sum of fits, by dynamic programming.
type aligner struct {
	columns       []column.Column
	skipCosts     []float64 // the cost of leaving out all columns before each
	stream        bool
	multiline     bool
	ruled         bool // a row with a cell for each column has them in order
	headingLevels int  // how many columns hold headings
}

func newAligner(columns []column.Column, stream, joins bool) *aligner {
	a := &aligner{columns: columns, stream: stream, multiline: joins, skipCosts: []float64{0}, headingLevels: headingLevels(columns)}
	for i, col := range columns {
		a.skipCosts = append(a.skipCosts, a.skipCosts[i]+skipCost(col))
	}
	return a
}

// headingLevels counts the columns that hold headings.
func headingLevels(columns []column.Column) int {
	return countColumns(columns, func(col column.Column) bool { return col.Kind == column.Category })
}

func countColumns(columns []column.Column, kind func(column.Column) bool) int {
	count := 0
	for _, col := range columns {
		if kind(col) {
			count++
		}
	}
	return count
}

// step is the best way to place a cell in a column: from is the column of the cell
// before it.
type step struct {
	from int8
	kind stepKind
}

type stepKind int8

const (
	stepNext stepKind = iota // a later column of the row
	stepRow                  // a new row begins
	stepJoin                 // the same cell continues
	stepDrop                 // the cell belongs to no column
)

const worstScore = -1e9

// place returns the column of each cell.
func (a *aligner) place(cells []text.Traits) []placement {
	if !a.stream {
		if placed := a.placeWholeRow(cells); placed != nil {
			return placed
		}
	}
	n := len(a.columns)
	steps := make([]step, 0, (n+1)*len(cells))
	score := make([]float64, n+1) // by column + 1; 0 is before the first
	for j := range score[1:] {
		score[j+1] = worstScore
	}
	for _, cell := range cells {
		next := make([]float64, n+1)
		for j := range next {
			var best step
			best, next[j] = a.bestStep(cell, score, j)
			steps = append(steps, best)
		}
		score = next
	}
	return a.backtrack(steps, score, len(cells))
}

// inOrder returns the placements of the row that the first cells make, one for each
// column; nil if a cell suits its column less than minFit says.
func (a *aligner) inOrder(cells []text.Traits, minFit func(cell text.Traits, col column.Column) float64) []placement {
	var placed []placement
	for j, col := range a.columns {
		if col.Implied {
			continue
		}
		i := len(placed)
		if i == len(cells) || column.Fit(cells[i], col) < minFit(cells[i], col) || a.headingLevels > 1 && isAtOtherLevel(cells[i], col) {
			return nil
		}
		placed = append(placed, placement{column: j, startsRow: i == 0})
	}
	return placed
}

// placeWholeRow returns the placements of a row with as many cells as the header; nil if
// they clearly belong elsewhere. The fit is stricter if a cell is empty, as the row may
// lack others.
func (a *aligner) placeWholeRow(cells []text.Traits) []placement {
	least := 0.0
	if !slices.ContainsFunc(cells, func(cell text.Traits) bool { return cell.Empty }) {
		least = -2
	}
	if a.ruled && a.beginsInOrder(cells) {
		least = worstScore
	}
	placed := a.inOrder(cells, func(text.Traits, column.Column) float64 { return least })
	if len(placed) != len(cells) {
		return nil
	}
	return placed
}

// beginsInOrder reports whether the cells up to the task's are in their columns: the row
// has its number, and a task.
func (a *aligner) beginsInOrder(cells []text.Traits) bool {
	if len(cells) != len(a.columns) {
		return false
	}
	numbered := false
	for i, col := range a.columns {
		switch col.Kind {
		case column.Number:
			numbered = cells[i].NumberOnly
		case column.Text:
			return numbered && !cells[i].Empty && column.Fit(cells[i], col) >= -1
		}
	}
	return false
}

// placeNumberedRow returns the placements of a row that begins with its number, has a
// cell for every column and is followed by another number; nil if none begins here.
func (a *aligner) placeNumberedRow(cells []text.Traits) []placement {
	if len(cells) == 0 || !cells[0].NumberOnly || a.columns[0].Kind != column.Number {
		return nil
	}
	placed := a.inOrder(cells, func(cell text.Traits, col column.Column) float64 {
		return column.Choose(cell.Empty && col.Kind == column.Text, 0, -2)
	})
	if next := len(placed); next < 3 || next < len(cells) && !cells[next].NumberOnly {
		return nil
	}
	return placed
}

// isAtOtherLevel reports whether a heading belongs in another column of headings:
// (一) in the second, 一、 in the first.
func isAtOtherLevel(t text.Traits, col column.Column) bool {
	return t.Heading && col.Kind == column.Category && (t.Mark == numbering.MarkParen) != (col.Level > 0)
}

// bestStep returns the best way to place the cell in column j-1, and its score.
func (a *aligner) bestStep(cell text.Traits, score []float64, j int) (best step, highest float64) {
	highest = worstScore
	try := func(value float64, from int, how stepKind) {
		if value > highest {
			best, highest = step{int8(from), how}, value //nolint:gosec // at most a hundred columns
		}
	}
	try(score[j]+column.Choose(cell.Empty, 0, -7), j, stepDrop)
	if j == 0 {
		return best, highest
	}
	fit := column.Fit(cell, a.columns[j-1])
	for from, before := range score {
		if before <= worstScore {
			continue
		}
		if from < j {
			try(before+fit-(a.skipCosts[j-1]-a.skipCosts[from]), from, stepNext)
		}
		if a.stream && from > 0 {
			rest := a.skipCosts[len(a.columns)] - a.skipCosts[from]
			try(before+fit-rest-a.skipCosts[j-1], from, stepRow)
		}
		kind := a.columns[j-1].Kind
		if a.multiline && from == j && (kind == column.Text || kind == column.Offices) {
			try(before+fit-column.Choose(a.columns[j-1].Role == lexicon.RoleLead, 1.8, 1.5), from, stepJoin)
		}
	}
	return best, highest
}

func (a *aligner) backtrack(steps []step, score []float64, count int) []placement {
	width := len(a.columns) + 1
	at, best := 0, float64(worstScore)
	for j, value := range score {
		rest := a.skipCosts[len(a.columns)] - a.skipCosts[j]
		if value-rest > best {
			at, best = j, value-rest
		}
	}
	placed := make([]placement, count)
	for i := count - 1; i >= 0; i-- {
		s := steps[i*width+at]
		placed[i] = placement{column: at - 1, startsRow: s.kind == stepRow || s.from == 0}
		if s.kind == stepDrop {
			placed[i] = placement{column: noColumn}
		}
		at = int(s.from)
	}
	return placed
}
