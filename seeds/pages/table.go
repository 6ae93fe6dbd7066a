package pages

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// table is the part of a page that is a table, or belongs to that of the page before.
type table struct {
	page           page
	isContinuation bool   // it has the columns of the page before
	columns        []span // from left to right
	rows           []row
	header         []line
	above          []line    // lines before the table
	below          []line    // lines after it
	widths         []float64 // of the longest line of each column
	alignment      alignment
	numbers        int // the column of the numbers
	pages          int // that it covers, beside the first
}

// maxTableWords is how many words a page with a table has at most.
const maxTableWords = 5000

// span is a range on a page.
type span struct{ from, to float64 }

func (s span) holds(at float64) bool { return s.from <= at && at < s.to }

// row is a row of a table with the words of each column.
type row struct {
	span
	cells [][]word
	wide  line // a heading over all columns
}

// findTable returns the table of a page whose rows are numbered; nil if it has none.
func findTable(p page, before *table) *table {
	if len(p.words) > maxTableWords {
		return nil
	}
	lines := p.lines()
	start := slices.IndexFunc(lines, func(l line) bool { return len(l.segments(p.em)) >= 3 })
	if start < 0 {
		return nil
	}
	anchors := numbers(p, lines[start:])
	if len(anchors) < 2 && (before == nil || len(anchors) < 1) {
		return nil
	}
	t := &table{page: p, columns: columnsOf(p, lines[start:], anchors)}
	if before != nil && sameColumns(t.columns, before.columns) {
		t.isContinuation, t.columns = true, before.columns
	}
	if len(t.columns) < 3 {
		return nil
	}
	t.numbers = t.column(anchors[0])
	t.layRows(lines, t.withHeadings(lines, anchors))
	if t.rows == nil {
		return nil
	}
	t.splitHeader(before)
	return t
}

// anchor is what a row is placed by: its number, or a heading over all columns.
type anchor struct {
	word
	heading line
}

// withHeadings returns the numbers with the headings between them, from top to bottom.
func (t *table) withHeadings(lines []line, numbers []word) []anchor {
	var anchors []anchor
	for _, w := range numbers {
		anchors = append(anchors, anchor{word: w})
	}
	for _, l := range lines {
		isBetween := l.top() > numbers[0].bottom && l.bottom() < numbers[len(numbers)-1].top+t.page.em/2
		if isBetween && len(l.segments(t.page.em)) == 1 && t.crosses(l) {
			whole := l[0]
			whole.right = l[len(l)-1].right
			anchors = append(anchors, anchor{whole, l})
		}
	}
	slices.SortStableFunc(anchors, func(a, b anchor) int { return cmp.Compare(a.middle(), b.middle()) })
	return anchors
}

// numbers returns the words that number the rows: of those that are one below the other,
// each one more than the one before.
func numbers(p page, lines []line) []word {
	var all [][]word
	for _, l := range lines {
		for _, w := range l {
			value, err := strconv.Atoi(strings.TrimRight(w.text, ".、．"))
			if err != nil || value < 0 || value > 9999 {
				continue
			}
			at := slices.IndexFunc(all, func(words []word) bool { return math.Abs(words[0].center()-w.center()) < p.em })
			if at < 0 {
				all, at = append(all, nil), len(all)
			}
			all[at] = append(all[at], w)
		}
	}
	var best []word
	for _, words := range all {
		rising := 0
		for i := 1; i < len(words); i++ {
			a, _ := strconv.Atoi(strings.TrimRight(words[i-1].text, ".、．"))
			b, _ := strconv.Atoi(strings.TrimRight(words[i].text, ".、．"))
			if b == a+1 {
				rising++
			}
		}
		isSequence := rising*4 >= (len(words)-1)*3
		leftmost := len(best) == 0 || words[0].center() < best[0].center()
		if isSequence && (len(words) > len(best) || len(words)*2 >= len(best) && leftmost) {
			best = words
		}
	}
	return best
}

// columnsOf returns the ranges between the blanks that all rows have in common. A name in
// such a blank is that of an empty column.
func columnsOf(p page, lines []line, anchors []word) []span {
	var covered []span
	cover := func(s span) { covered = append(covered, s) }
	if len(anchors) == 0 {
		return nil
	}
	var names []word
	for _, l := range lines {
		isRow := l.bottom() > anchors[0].top && l.top() < anchors[len(anchors)-1].bottom
		number := slices.IndexFunc(l, func(w word) bool { return slices.Contains(anchors, w) })
		isRow = isRow && (len(l.segments(p.em)) > 1 || number >= 0)
		for i, w := range l {
			switch {
			case isRow && i > 0 && i-1 != number && i != number && isSpaced(l[i-1], w, p.em):
				cover(span{l[i-1].left, w.right})
			case isRow:
				cover(span{w.left, w.right})
			case l.top() < anchors[0].top:
				names = append(names, w)
			}
		}
	}
	covered = merged(covered)
	for _, name := range names {
		over := 0
		for _, s := range covered {
			if name.left < s.to && s.from < name.right {
				over++
			}
		}
		if over < 2 {
			covered = merged(append(covered, span{name.left, name.right}))
		}
	}
	return widened(covered)
}

// merged returns ranges in order, those that overlap as one.
func merged(ranges []span) []span {
	slices.SortFunc(ranges, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	var apart []span
	for _, next := range ranges {
		if last := len(apart) - 1; last >= 0 && next.from <= apart[last].to+0.5 {
			apart[last].to = max(apart[last].to, next.to)
			continue
		}
		apart = append(apart, next)
	}
	return apart
}

// isSpaced reports whether two words are apart only by the space that programs leave
// between Chinese characters and digits.
func isSpaced(a, b word, em float64) bool {
	return b.left-a.right < em*0.32 && isNarrowEnd(a.text, true) != isNarrowEnd(b.text, false)
}

// widened extends columns to the middle of the blanks between them.
func widened(columns []span) []span {
	for i := range columns {
		if i > 0 {
			middle := (columns[i-1].to + columns[i].from) / 2
			columns[i-1].to, columns[i].from = middle, middle
		}
	}
	if len(columns) > 0 {
		columns[0].from, columns[len(columns)-1].to = math.Inf(-1), math.Inf(1)
	}
	return columns
}

// sameColumns reports whether each column of a page is one of another page.
func sameColumns(here, before []span) bool {
	if len(here) == 0 || len(here) > len(before) {
		return false
	}
	for _, column := range here[:len(here)-1] {
		if !slices.ContainsFunc(before, func(s span) bool { return math.Abs(s.to-column.to) < 12 }) {
			return false
		}
	}
	return true
}

// column returns the column that a word is in.
func (t *table) column(w word) int {
	return max(slices.IndexFunc(t.columns, func(s span) bool { return s.holds(w.center()) }), 0)
}

// splitHeader divides the lines above the first row into the header and what is before
// the table. What the page before has in its header as well is left out.
func (t *table) splitHeader(before *table) {
	over, after := page{em: t.page.em}, page{em: t.page.em}
	for _, w := range t.page.words {
		switch {
		case w.middle() < t.rows[0].from:
			over.words = append(over.words, w)
		case w.middle() >= t.rows[len(t.rows)-1].to:
			after.words = append(after.words, w)
		}
	}
	head := over.lines()
	t.below = after.lines()
	at := len(head)
	for at > 0 && t.isHeader(head[at-1]) && (at == len(head) || head[at].top()-head[at-1].bottom() < t.page.em) {
		at--
	}
	t.above, t.header = head[:at], head[at:]
	if !t.isContinuation {
		return
	}
	isRepeated := func(l line) bool {
		return slices.ContainsFunc(before.header, func(name line) bool { return joined(name) == joined(l) })
	}
	t.above, t.header = slices.DeleteFunc(t.above, isRepeated), slices.DeleteFunc(t.header, isRepeated)
}

// next adds the table of the next page to its own: what is between them is the rest of its
// last row, but for numbers of pages.
func (t *table) next(after *table, pages int) {
	last := &t.rows[len(t.rows)-1]
	down := float64(pages) * pageHeight
	if last.wide == nil {
		t.extend(last, t.below, down-pageHeight)
		t.extend(last, after.above, down)
		t.extend(last, after.header, down)
	}
	for _, r := range after.rows {
		for _, words := range r.cells {
			for i := range words {
				words[i] = words[i].moved(down)
			}
		}
		r.from, r.to = r.from+down, r.to+down
		t.rows = append(t.rows, r)
	}
	t.below = after.below
	t.pages++
}

// extend adds lines of a page to the cells of a row, but for the number of the page.
func (t *table) extend(r *row, lines []line, down float64) {
	for _, w := range slices.Concat(lines...) {
		if !isFurniture(w.text) {
			r.cells[t.column(w)] = append(r.cells[t.column(w)], w.moved(down))
		}
	}
}

// pageHeight is more than the height of a page, in points.
const pageHeight = 20_000

func (w word) moved(down float64) word {
	w.top, w.bottom = w.top+down, w.bottom+down
	return w
}

// isFurniture reports whether a word is part of the number of a page.
func isFurniture(text string) bool {
	return strings.Trim(text, "0123456789-—–第页共/ ") == ""
}

// isHeader reports whether a line is one of names: none is over more than three columns,
// and one over the numbers and more is not alone, as a title is.
func (t *table) isHeader(l line) bool {
	parts := t.names(l)
	for _, part := range parts {
		from, to := t.reach(part)
		isOverNumbers := from <= t.numbers && t.numbers < to
		if to-from > 2 || isOverNumbers && len(parts) == 1 {
			return false
		}
	}
	return true
}

// names returns the parts of a line of a header, which may be nearer to each other than
// those of other lines.
func (t *table) names(l line) []line { return l.segments(t.page.em / 2) }
