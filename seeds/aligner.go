package seeds

import "slices"

// fit scores how well a cell suits a column; the higher the better.
func (t traits) fit(col column) float64 {
	if t.empty {
		if col.kind == columnText {
			return -1
		}
		return 0.3
	}
	switch col.kind {
	case columnNumber:
		return choose(t.numberOnly, 6, -6)
	case columnCategory:
		return t.fitCategory(col)
	case columnText:
		return t.fitText()
	case columnOffices:
		score := choose(t.offices, 4, 0)
		score += choose(t.numberOnly || t.mark == markDigit && !t.offices, -5, 0)
		return score + choose(t.deadline, -3, 0) + choose(t.sentence && !t.offices, -3, 0)
	case columnDeadline:
		score := choose(t.deadline, 4, -1)
		return score + choose(t.numberOnly, -3, 0) + choose(t.offices, -2, 0) + choose(t.sentence && !t.deadline, -2, 0)
	}
	switch {
	case col.hasSentences:
		return choose(t.sentence, 3, 1) + choose(t.numberOnly, -2, 0) + choose(t.heading, -3, 0)
	case col.people:
		return choose(t.length <= 4 && !t.numberOnly, 1.5, 0) + choose(t.sentence, -2, 0)
	}
	return choose(t.offices || t.deadline || t.mark == markDigit, -1, 0)
}

func (t traits) fitCategory(col column) float64 {
	score := choose(t.numberOnly, -5, 0) + choose(t.mark == markDigit, -2, 0) + choose(t.offices, -1, 0) + choose(t.deadline, -3, 0)
	switch {
	case t.heading && (t.mark == markParen) == (col.level > 0):
		score += 4
	case t.heading:
		score += 2.5
	case col.hasNumbers:
		score -= 2
	case col.implied:
		score -= 8
	case t.mark == markNone && t.length <= 24 && !t.sentence:
		score += 1.5
	}
	return score
}

func (t traits) fitText() float64 {
	score := choose(t.mark == markDigit, 5, 0) + choose(t.sentence, 3, 0) + choose(t.numberOnly, -6, 0)
	score += choose(t.offices && !t.sentence, -1, 0) + choose(t.deadline && !t.sentence, -2, 0)
	return score + choose(t.mark == markParen && !t.heading, 1, 0)
}

func choose(condition bool, yes, no float64) float64 {
	if condition {
		return yes
	}
	return no
}

// skipCost returns the cost of a row without a cell in a column: low for headings,
// which are often merged, high for the task.
func skipCost(col column) float64 {
	switch {
	case col.implied:
		return 0.2
	case col.kind == columnText:
		return 8
	case col.kind == columnCategory:
		return 0.3
	case col.kind == columnNumber:
		return 1
	case col.kind == columnOther:
		return 0.4
	}
	return 1.5
}

// noColumn is the column of a cell that belongs to none.
const noColumn = -1

// placement is the column that a cell was given.
type placement struct {
	column        int
	startsRow     bool // it is the first of its row
	continuesCell bool // it continues the cell before it
}

// aligner finds the columns of cells where some are missing, and the rows of a
// stream: the placements with the highest sum of fits, by dynamic programming.
type aligner struct {
	columns       []column
	skipCosts     []float64 // the cost of leaving out all columns before each
	stream        bool
	multiline     bool
	headingLevels int // how many columns hold headings
}

func newAligner(columns []column, stream, joins bool) *aligner {
	a := &aligner{columns: columns, stream: stream, multiline: joins, skipCosts: []float64{0}}
	for i, col := range columns {
		a.skipCosts = append(a.skipCosts, a.skipCosts[i]+skipCost(col))
		a.headingLevels += int(choose(col.kind == columnCategory, 1, 0))
	}
	return a
}

// step is the best way to place a cell in a column: from is the column of the cell
// before it.
type step struct {
	from  int8
	kind  stepKind
	valid bool
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
func (a *aligner) place(cells []traits) []placement {
	if inOrder := a.placeInOrder(cells); inOrder != nil && !a.stream {
		return inOrder
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
			best := a.bestStep(cell, score, j)
			next[j] = best.score
			steps = append(steps, best.step)
		}
		score = next
	}
	return a.backtrack(steps, score, len(cells))
}

// placeInOrder places the cells of a row with as many cells as the header in order.
// It returns nil if they clearly belong elsewhere. The fit is stricter if a cell is
// empty, as the row may lack others.
func (a *aligner) placeInOrder(cells []traits) []placement {
	var placed []placement
	minFit := 0.0
	if !slices.ContainsFunc(cells, func(cell traits) bool { return cell.empty }) {
		minFit = -2
	}
	for j, col := range a.columns {
		if col.implied {
			continue
		}
		i := len(placed)
		if i < len(cells) && (cells[i].fit(col) < minFit || a.headingLevels > 1 && cells[i].isAtOtherLevel(col)) {
			return nil
		}
		placed = append(placed, placement{column: j})
	}
	if len(placed) != len(cells) {
		return nil
	}
	return placed
}

// placeNumberedRow returns the placements of a row that begins with its number, has a
// cell for every column and is followed by another number; nil if none begins here.
func (a *aligner) placeNumberedRow(cells []traits) []placement {
	if len(cells) == 0 || !cells[0].numberOnly || a.columns[0].kind != columnNumber {
		return nil
	}
	var placed []placement
	for j, col := range a.columns {
		if col.implied {
			continue
		}
		i := len(placed)
		if i == len(cells) || cells[i].fit(col) < -2 || cells[i].empty && col.kind == columnText || a.headingLevels > 1 && cells[i].isAtOtherLevel(col) {
			return nil
		}
		placed = append(placed, placement{column: j, startsRow: i == 0})
	}
	if next := len(placed); next < 3 || next < len(cells) && !cells[next].numberOnly {
		return nil
	}
	return placed
}

// placeFullRows returns the placements of one row if the cells are only rows with a
// cell for every column, and those of offices and deadlines fit in all of them; else
// nil.
func (a *aligner) placeFullRows(cells []traits) []placement {
	var placed []placement
	decisive := 0 // columns whose cells are easy to recognize
	for j, col := range a.columns {
		if col.implied {
			continue
		}
		placed = append(placed, placement{column: j, startsRow: len(placed) == 0})
		decisive += int(choose(col.kind == columnOffices || col.kind == columnDeadline, 1, 0))
	}
	width := len(placed)
	if width < 3 || decisive == 0 || len(cells)%width != 0 {
		return nil
	}
	for i, cell := range cells {
		col := a.columns[placed[i%width].column]
		minFit := -2.0
		if !cell.empty && (col.kind == columnOffices || col.kind == columnDeadline) {
			minFit = 1
		}
		if cell.fit(col) < minFit || cell.empty && col.kind == columnText || a.headingLevels > 1 && cell.isAtOtherLevel(col) {
			return nil
		}
	}
	return placed
}

// isAtOtherLevel reports whether a heading belongs in another column of headings:
// (一) in the second, 一、 in the first.
func (t traits) isAtOtherLevel(col column) bool {
	return t.heading && col.kind == columnCategory && (t.mark == markParen) != (col.level > 0)
}

type scoredStep struct {
	score float64
	step  step
}

// bestStep returns the best way to place the cell in column j-1.
func (a *aligner) bestStep(cell traits, score []float64, j int) scoredStep {
	best := scoredStep{score: worstScore}
	try := func(value float64, from int, how stepKind) {
		if value > best.score {
			best = scoredStep{value, step{int8(from), how, true}} //nolint:gosec // at most a hundred columns
		}
	}
	try(score[j]+choose(cell.empty, 0, -7), j, stepDrop)
	if j == 0 {
		return best
	}
	fit := cell.fit(a.columns[j-1])
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
		kind := a.columns[j-1].kind
		if a.multiline && from == j && (kind == columnText || kind == columnOffices) {
			try(before+fit-choose(a.columns[j-1].role == roleLead, 1.8, 1.5), from, stepJoin)
		}
	}
	return best
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
		switch s.kind {
		case stepDrop:
			placed[i] = placement{column: noColumn}
		default:
			placed[i] = placement{column: at - 1, startsRow: s.kind == stepRow || s.from == 0, continuesCell: s.kind == stepJoin}
		}
		at = int(s.from)
	}
	return placed
}
