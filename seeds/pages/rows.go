package pages

import (
	"math"
	"slices"
)

// alignment is how the words of a cell are placed in its row.
type alignment int

const (
	atTop alignment = iota
	inMiddle
	atBottom
)

// layRows divides the lines of a page into rows, one for each number. Where the numbers
// are in the middle of their rows, a row ends as far below its number as it begins above.
// Of all ways, the one counts in which the cells are placed as the numbers are; of those
// alike, the one with the lowest first row.
func (t *table) layRows(lines []line, anchors []anchor) {
	best := math.Inf(1)
	for _, top := range t.tops(lines, anchors[0]) {
		for _, align := range []alignment{inMiddle, atTop, atBottom} {
			rows := boundaries(t.end(lines, anchors), anchors, top, align)
			if rows == nil {
				continue
			}
			t.fill(rows)
			if cost := t.cost(rows, anchors, align); cost <= best {
				best, t.rows, t.alignment = cost, rows, align
			}
		}
	}
}

// tops returns where the first row may begin: above any line that is not far above its
// number.
func (t *table) tops(lines []line, first anchor) []float64 {
	const most = 12
	var tops []float64
	above := math.Inf(-1)
	for _, l := range lines {
		if l.top() > first.top+t.page.em*0.5 {
			break
		}
		top := l.top() - 0.5
		if above > math.Inf(-1) {
			top = min((above+l.top())/2, l.top())
		}
		tops = append(tops, top)
		above = l.bottom()
	}
	return tops[max(0, len(tops)-most):]
}

// end returns where the last row ends at the latest: before a line that is far below the
// one above, or wider than a cell.
func (t *table) end(lines []line, anchors []anchor) float64 {
	end := anchors[len(anchors)-1].bottom
	for _, l := range lines {
		if l.bottom() <= end {
			continue
		}
		if l.top()-end > t.page.em*1.2 || t.crosses(l) {
			break
		}
		end = l.bottom()
	}
	return end + 0.5
}

// crosses reports whether a line has words that reach into several columns.
func (t *table) crosses(l line) bool {
	return slices.ContainsFunc(l, func(w word) bool {
		from, to := t.reach(line{w})
		return from < to
	})
}

// reach returns the first and the last column that words beside each other reach into, by
// more than most of a character.
func (t *table) reach(l line) (from, to int) {
	edge := min(t.page.em*0.8, (l[len(l)-1].right-l[0].left)/2)
	left, right := l[0].left+edge, l[len(l)-1].right-edge
	return t.column(word{left: left, right: left}), t.column(word{left: right, right: right})
}

// boundaries returns the rows between top and end, without their words; nil if a number
// would not be in its own row.
func boundaries(end float64, anchors []anchor, top float64, align alignment) []row {
	rows := make([]row, 0, len(anchors))
	for i, anchor := range anchors {
		from, to := top, end
		switch {
		case align == atTop:
			from = anchor.top - 0.5
			if i+1 < len(anchors) {
				to = anchors[i+1].top - 0.5
			}
		case align == inMiddle:
			to = 2*anchor.middle() - top
		case i+1 < len(anchors):
			to = anchor.bottom + 0.5
		}
		if i == len(anchors)-1 {
			to = min(to, end)
			to = max(to, anchor.bottom)
		}
		if from > anchor.middle() || to < anchor.middle() || i+1 < len(anchors) && to > anchors[i+1].middle() {
			return nil
		}
		rows = append(rows, row{span: span{from, to}, wide: anchor.heading})
		top = to
	}
	return rows
}

// fill puts the words of the page into the cells of rows.
func (t *table) fill(rows []row) {
	for i := range rows {
		rows[i].cells = make([][]word, len(t.columns))
	}
	for _, w := range t.page.words {
		at, found := slices.BinarySearchFunc(rows, w.middle(), func(r row, middle float64) int {
			switch {
			case r.to <= middle:
				return -1
			case r.from > middle:
				return 1
			}
			return 0
		})
		if found && rows[at].wide == nil {
			column := t.column(w)
			rows[at].cells[column] = append(rows[at].cells[column], w)
		}
	}
}

// cost is how far the cells right of the numbers are placed from where they should be, in
// points for each cell.
func (t *table) cost(rows []row, anchors []anchor, align alignment) float64 {
	total, count := 0.0, 0
	first := t.column(anchors[0].word)
	for i, r := range rows {
		for column := first + 1; column < len(t.columns); column++ {
			words := r.cells[column]
			if len(words) == 0 {
				continue
			}
			cell := line(words)
			top, bottom := cell.top(), cell.bottom()
			count++
			switch align {
			case atTop:
				total += math.Abs(top - anchors[i].top)
			case inMiddle:
				total += math.Abs((top+bottom)/2 - anchors[i].middle())
			case atBottom:
				total += math.Abs(bottom - anchors[i].bottom)
			}
			if top < r.from-t.page.em*0.3 || bottom > r.to+t.page.em*0.3 {
				total += t.page.em * 4 // cut in two
			}
		}
	}
	if count == 0 {
		return math.Inf(1)
	}
	return total / float64(count)
}

// mergedCells returns for each column how many rows each cell covers, 0 for those that are
// merged with the one above. Left of the widest column a cell covers the empty ones around
// it, elsewhere only those in whose middle its words are.
func (t *table) mergedCells() [][]int {
	merged := make([][]int, len(t.columns))
	widest := t.widest()
	for column := range t.columns {
		merged[column] = slices.Repeat([]int{1}, len(t.rows))
		switch {
		case column == t.numbers || column == widest:
		case column > widest:
			t.mergeBetween(column, merged[column])
		default:
			for from := 0; from < len(t.rows); from++ {
				first := from
				for from < len(t.rows) && t.rows[from].wide == nil {
					from++
				}
				copy(merged[column][first:], t.covered(column, first, from))
			}
		}
	}
	return merged
}

// mergeBetween counts how many rows the cells of a column cover whose words are in the
// middle of several rows, all others of which are empty.
func (t *table) mergeBetween(column int, counts []int) {
	for i, r := range t.rows {
		if t.alignment != inMiddle || r.wide != nil || len(r.cells[column]) == 0 {
			continue
		}
		cell := line(r.cells[column])
		middle := (cell.top() + cell.bottom()) / 2
		if math.Abs(middle-(r.from+r.to)/2) < t.page.em*0.6 {
			continue
		}
		isFree := func(at int) bool {
			return at >= 0 && at < len(t.rows) && t.rows[at].wide == nil && len(t.rows[at].cells[column]) == 0 && counts[at] == 1
		}
		from, to := i, i+1
		for math.Abs(middle-(t.rows[from].from+t.rows[to-1].to)/2) > t.page.em*0.4 {
			if isAbove := middle < (t.rows[from].from+t.rows[to-1].to)/2; isAbove && isFree(from-1) {
				from--
			} else if !isAbove && isFree(to) {
				to++
			} else {
				from, to = i, i+1
				break
			}
		}
		clear(counts[from:to])
		counts[from] = to - from
	}
}

// widest returns the column with the most words: that of the tasks.
func (t *table) widest() int {
	sizes := make([]int, len(t.columns))
	for _, r := range t.rows {
		for column, words := range r.cells {
			for _, w := range words {
				sizes[column] += len(w.text)
			}
		}
	}
	return slices.Index(sizes, slices.Max(sizes))
}

// blocks returns where the cells of a column are in some rows: lines that follow each
// other.
func (t *table) blocks(column, from, to int) []span {
	var words []word
	for _, r := range t.rows[from:to] {
		words = append(words, r.cells[column]...)
	}
	var blocks []span
	for _, l := range (page{words: words, em: t.page.em}).lines() {
		if last := len(blocks) - 1; last >= 0 && l.top()-blocks[last].to < t.page.em*0.6 {
			blocks[last].to = max(blocks[last].to, l.bottom())
			continue
		}
		blocks = append(blocks, span{l.top(), l.bottom()})
	}
	return blocks
}

// covered returns for some rows how many each block of a column covers: as many below its
// middle as above, or those down to the next block if its words are at the top. nil if no
// cells are merged.
func (t *table) covered(column, first, end int) []int {
	rows := t.rows[first:end]
	blocks := t.blocks(column, first, end)
	if len(blocks) == 0 || len(blocks) >= len(rows) {
		return nil
	}
	counts := make([]int, len(rows))
	at, last := 0, 0
	for i, b := range blocks {
		if at >= len(rows) {
			return nil
		}
		limit := len(rows)
		if i+1 < len(blocks) {
			limit = at + slices.IndexFunc(rows[at:], func(r row) bool { return r.to > blocks[i+1].from })
		}
		limit = min(max(limit, at+1), len(rows))
		wanted, best, to := b.from+b.to-rows[at].from, math.Inf(1), limit
		for j := at; j < limit; j++ {
			if off := math.Abs(rows[j].to - wanted); off < min(best, t.page.em*1.5) {
				best, to = off, j+1
			}
		}
		counts[at], last = to-at, at
		at = to
	}
	counts[last] += len(rows) - at
	return counts
}
