package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// impossible is the score of what can't be.
const impossible = -1e9

// columnFitter finds the columns of the pieces of a row: the way with the highest sum of
// fits, by dynamic programming.
type columnFitter struct {
	*text.Grammar
	columns  []column.Column
	joins    bool // a cell may be several pieces
	score    float64
	rowScore float64
	seen     []map[shape]float64 // by column, how many cells of full rows have a shape
	values   []map[string]int    // by column, how often full rows have a cell
	full     float64             // full rows
	settled  float64             // rows with a task and offices or a deadline in their columns
}

// shape is what is seen of a cell without its column.
type shape struct {
	number, figure, offices, deadline, sentence bool
	length                                      int
}

func (h *columnFitter) names() []document.Phrase {
	names := make([]document.Phrase, len(h.columns))
	for i, col := range h.columns {
		names[i] = col.Name
	}
	return names
}

func shapeOf(p document.Phrase, t text.Traits) shape {
	digits := 0
	for _, c := range p.Glyphs {
		if document.IsDigit(c.Plain()) {
			digits++
		}
	}
	length := 0
	for n := p.Len(); n > 4; n /= 2 {
		length++
	}
	return shape{t.NumberOnly, digits*3 > p.Len(), t.Offices, t.Deadline, t.Sentence, length}
}

// sampledRows is how many rows say what the columns hold.
const sampledRows = 30

// learn notes what the columns hold in rows that have a piece for each, and returns how
// well all rows suit the columns.
func (h *columnFitter) learn(rows []rowPieces) float64 {
	h.seen, h.values = make([]map[shape]float64, len(h.columns)), make([]map[string]int, len(h.columns))
	for j := range h.columns {
		h.seen[j], h.values[j] = map[shape]float64{}, map[string]int{}
	}
	rows = rows[:min(len(rows), sampledRows)]
	for _, row := range rows {
		pieces := row.pieces
		for len(pieces) > len(h.columns) && pieces[len(pieces)-1].Empty() {
			pieces = pieces[:len(pieces)-1] // behind the last pipe
		}
		if len(pieces) != len(h.columns) || !h.fitsInOrder(pieces) {
			continue
		}
		h.full++
		for j, piece := range pieces {
			h.seen[j][shapeOf(piece, h.TraitsOf(piece))]++
			h.values[j][piece.Key()]++
		}
	}
	sum, scored := 0.0, 0.0
	for _, row := range rows {
		if len(row.pieces) > 0 && (!row.last || len(rows) == 1) {
			spans, score := h.place(row)
			sum += score
			scored++
			if h.isSettled(row, spans) {
				h.settled++
			}
		}
	}
	h.rowScore = sum / max(scored, 1)
	return h.rowScore
}

// isSettled reports whether a row has a task, and whether what is in the columns of
// offices and deadlines are such.
func (h *columnFitter) isSettled(row rowPieces, spans []span) bool {
	tasks, fits, end := false, 0, 0
	for _, s := range spans {
		t, kind := h.TraitsOf(h.joined(row.pieces[s.from:s.to])), h.columns[s.column].Kind
		tasks = tasks || kind == column.Text
		switch {
		case kind == column.Offices && t.Offices, kind == column.Deadline && t.Deadline:
			fits++
		case s.from > end, kind == column.Offices && !t.Empty, kind == column.Text && t.Offices && !t.Sentence:
			return false
		}
		end = s.to
	}
	return tasks && fits > 0
}

// fitsInOrder reports whether no piece, or one of many that is no task and no office,
// clearly belongs elsewhere.
func (h *columnFitter) fitsInOrder(pieces []document.Phrase) bool {
	unfit := 0
	lacking, misplaced := false, false // offices
	beside := false                    // the piece before is an office in its column
	for j, piece := range pieces {
		t, col := h.TraitsOf(piece), h.columns[j]
		lacking = lacking || col.Kind == column.Offices && !t.Offices && !t.Empty
		if col.Kind == column.Other && t.Offices && !t.Sentence {
			if beside {
				return false // a second line of its cell
			}
			misplaced = true
		}
		beside = col.Kind == column.Offices && t.Offices
		if column.Fit(t, col) >= -2 {
			continue
		}
		if col.Kind == column.Text || col.Kind == column.Offices {
			return false
		}
		unfit++
	}
	return (unfit == 0 || unfit == 1 && len(pieces) > 5) && (!lacking || !misplaced)
}

// span is the pieces of a cell, and its column.
type span struct{ from, to, column int }

// place returns the cells of a row. Pieces that are in none belong to no column.
func (h *columnFitter) place(row rowPieces) ([]span, float64) {
	n, width := len(row.pieces), len(h.columns)
	best := make([][]step, n+1) // by pieces and the column of the last + 1
	for i := range best {
		best[i] = make([]step, width+1)
		for j := range best[i] {
			best[i][j].score = impossible
		}
	}
	begin := 0
	if best[0][0].score = 0; row.numbered {
		begin = 1
		best[0][0].score = impossible
		best[1][1] = step{2, 0, 0}
	}
	for end := begin + 1; end <= n; end++ {
		for from := end - 1; from >= max(begin, end-h.longest(row.pieces, end)); from-- {
			cell := h.cellOf(row.pieces[from:end])
			for j := 1; j <= width; j++ {
				h.bestBefore(cell, best[from], from, j, &best[end][j])
			}
		}
		for j := range best[end] { // the piece belongs to no column
			if dropped := best[end-1][j].score - h.dropping(row.pieces[end-1]); dropped > best[end][j].score {
				best[end][j] = step{dropped, end - 1, noColumn}
			}
		}
	}
	end, at, score := n, 0, float64(impossible)
	for i := n; i > 0 && (i == n || row.last); i-- {
		for j := range best[i] {
			skipped := h.skipped(j, width)
			if row.last {
				skipped /= 4 // the page may end inside the row
			}
			if total := best[i][j].score - skipped - float64(n-i); total > score {
				end, at, score = i, j, total
			}
		}
	}
	var spans []span
	for end > 0 {
		s := best[end][at]
		if s.last == noColumn {
			end--
			continue
		}
		spans = append(spans, span{s.from, end, at - 1})
		end, at = s.from, s.last
	}
	slices.Reverse(spans)
	return spans, score
}

// dropping returns the cost of a piece that belongs to no column.
func (h *columnFitter) dropping(piece document.Phrase) float64 {
	if piece.Empty() {
		return 0.5
	}
	return 5
}

// step is the best way to put pieces into columns: the pieces before the last cell, and
// the column + 1 of the cell before it.
type step struct {
	score      float64
	from, last int
}

// bestBefore sets best to the best of the ways to put a cell into column j-1 after others.
func (h *columnFitter) bestBefore(cell joinedCell, before []step, from, j int, best *step) {
	fit := h.fit(cell, j-1)
	for last, way := range before {
		score := way.score + fit
		if way.score <= impossible || score <= best.score {
			continue
		}
		switch {
		case last < j:
			score -= h.skipped(last, j-1)
		case h.beginsRow(cell, j-1, last-1):
			score -= h.skipped(last, len(h.columns)) + h.skipped(1, j-1) + 3
		default:
			continue
		}
		if score > best.score {
			*best = step{score, from, last}
		}
	}
}

// noColumn is the column before a piece that belongs to none.
const noColumn = -2

// longest returns how many pieces up to this one may be one cell.
func (h *columnFitter) longest(pieces []document.Phrase, end int) int {
	if !h.joins {
		return 1
	}
	length := 0
	for i := end - 1; i > 0 && end-i < 12; i-- {
		if length += pieces[i].Len(); length > 600 {
			return max(1, end-1-i)
		}
	}
	return 12
}

// skipped returns the cost of a row without cells in the columns between two.
func (h *columnFitter) skipped(from, to int) float64 {
	cost := 0.0
	for _, col := range h.columns[from:max(from, to)] {
		switch col.Kind {
		case column.Text:
			cost += 12
		case column.Category:
			cost += 0.3
		case column.Other:
			cost += 0.4
		default:
			cost += 1.5
		}
	}
	return cost
}

// beginsRow reports whether a cell may begin another row with the number above: it is a
// task, after the cell of one and of its offices.
func (h *columnFitter) beginsRow(c joinedCell, j, last int) bool {
	tasks := slices.IndexFunc(h.columns, func(col column.Column) bool { return col.Kind == column.Text })
	if j != tasks || last <= tasks {
		return false
	}
	return c.Sentence || !column.HasKind(h.columns[last+1:], column.Offices) && c.Length > 4 && !c.Offices && !c.Deadline
}

// blocksOf returns the rows of a number, after its headings.
func (h *columnFitter) blocksOf(row rowPieces) []document.Block {
	var blocks []document.Block
	for _, heading := range row.headings {
		blocks = append(blocks, document.Block{Cells: []document.Phrase{heading}})
	}
	if len(row.pieces) == 0 {
		return blocks
	}
	spans, _ := h.place(row)
	last, end := len(h.columns), 0
	var stray []document.Phrase
	for _, s := range spans {
		stray = append(stray, row.pieces[end:s.from]...)
		if s.column <= last {
			cells := make([]document.Phrase, len(h.columns))
			for j := range cells {
				if cells[j].Line = row.pieces[s.from].Line; s.from > 0 && h.columns[j].Kind == column.Offices {
					cells[j] = h.Phrase("同上", cells[j].Line) // merged with the one above
				}
			}
			blocks = append(blocks, document.Block{Cells: cells})
		}
		blocks[len(blocks)-1].Cells[s.column] = h.joined(row.pieces[s.from:s.to])
		last, end = s.column, s.to
	}
	for _, piece := range append(stray, row.pieces[end:]...) {
		blocks = append(blocks, document.Block{Text: piece})
	}
	return blocks
}
