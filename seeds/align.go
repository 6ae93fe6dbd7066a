package seeds

import "slices"

// traits is what a cell looks like, whatever column it stands in.
type traits struct {
	empty    bool
	bare     bool // nothing but a number
	ordinal  bool // nothing but 一 or (一)
	mark     markKind
	heading  bool // 一、 or (一) and short
	sentence bool
	offices  bool
	deadline bool
	length   int
}

func (g *grammar) traitsOf(cell phrase) traits {
	cell = cell.trim()
	t := traits{empty: cell.empty(), length: cell.len()}
	if t.empty {
		return t
	}
	_, t.bare = cell.bareNumber()
	t.ordinal = t.bare && cell.bareValue() == 0
	t.mark = cell.markAt(0).kind
	t.heading = t.length <= 60 && (t.mark == markHan || t.mark == markParen || t.mark == markChapter)
	t.sentence = t.length > 24 || t.length > 6 && (cell.hasSuffix("。") || cell.hasSuffix(";"))
	if t.bare || t.mark != markNone {
		t.offices = !t.bare && !t.heading && t.length <= 60 && g.listsOffices(cell)
		return t
	}
	t.offices = g.resembleOffices(cell)
	t.deadline = !t.offices && g.resemblesDeadline(cell)
	return t
}

// listsOffices reports whether a numbered cell is a list of offices.
func (g *grammar) listsOffices(cell phrase) bool {
	c := clause{grammar: g}
	pieces := c.pieces(cell)
	for _, piece := range pieces {
		piece = piece.trim()
		m := piece.markAt(0)
		if m.kind < markDigit || !g.resembleOffices(piece.sub(m.length, piece.len())) {
			return false
		}
	}
	return len(pieces) > 1
}

// resemblesDeadline reports whether a short cell is about time and little else.
func (g *grammar) resemblesDeadline(cell phrase) bool {
	if cell.len() > 60 {
		return false
	}
	if cell.len() <= 24 && cell.containsAny([]string{"之日起"}) {
		return true
	}
	if r := (dateReader{phrase: cell, grammar: g, planYear: 2000}); r.dayInDigits().marked {
		return true // 9/30前
	}
	said := 0
	for _, f := range g.dates(cell, 2000) {
		said += f.to - f.from
	}
	for _, q := range g.quotas(cell) {
		said += q.to - q.from
	}
	words := []string{"长期", "持续", "常态化", "常年", "全年", "尽快", "即时", "立行立改", "待定", "随时", "立即", "定期", "及时", "每", "年底", "适时", "实时", "动态"}
	return said*4 >= cell.len() && said > 0 || cell.len() <= 10 && cell.prefixOf(0, words) > 0 && (cell.len() <= 7 || cell.sub(2, cell.len()).containsAny(words))
}

// fit tells how well a cell suits a column.
func (t traits) fit(col column) float64 {
	if t.empty {
		if col.kind == columnText {
			return -1
		}
		return 0.3
	}
	switch col.kind {
	case columnNumber:
		return choose(t.bare, 6, -6)
	case columnCategory:
		return t.fitCategory(col)
	case columnText:
		return t.fitText()
	case columnOffices:
		score := choose(t.offices, 4, 0)
		score += choose(t.bare || t.mark == markDigit && !t.offices, -5, 0)
		return score + choose(t.deadline, -3, 0) + choose(t.sentence && !t.offices, -3, 0)
	case columnDeadline:
		score := choose(t.deadline, 4, -1)
		return score + choose(t.bare, -3, 0) + choose(t.offices, -2, 0) + choose(t.sentence && !t.deadline, -2, 0)
	}
	switch {
	case col.wordy:
		return choose(t.sentence, 3, 1) + choose(t.bare, -2, 0) + choose(t.heading, -3, 0)
	case col.people:
		return choose(t.length <= 4 && !t.bare, 1.5, 0) + choose(t.sentence, -2, 0)
	}
	return choose(t.offices || t.deadline || t.mark == markDigit, -1, 0)
}

func (t traits) fitCategory(col column) float64 {
	score := choose(t.bare, -5, 0) + choose(t.mark == markDigit, -2, 0) + choose(t.offices, -1, 0) + choose(t.deadline, -3, 0)
	switch {
	case t.heading && (t.mark == markParen) == (col.level > 0):
		score += 4
	case t.heading:
		score += 2.5
	case col.marked:
		score -= 2
	case col.implied:
		score -= 8
	case t.mark == markNone && t.length <= 24 && !t.sentence:
		score += 1.5
	}
	return score
}

func (t traits) fitText() float64 {
	score := choose(t.mark == markDigit, 5, 0) + choose(t.sentence, 3, 0) + choose(t.bare, -6, 0)
	score += choose(t.offices && !t.sentence, -1, 0) + choose(t.deadline && !t.sentence, -2, 0)
	return score + choose(t.mark == markParen && !t.heading, 1, 0)
}

func choose(condition bool, yes, no float64) float64 {
	if condition {
		return yes
	}
	return no
}

// skipCost is what it costs that a row has no cell in a column. Headings are
// often merged; a row without its task is hardly one.
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

// dropped is the place of a cell that belongs to no column.
const dropped = -1

// placing is where a cell went.
type placing struct {
	column int
	begins bool // it is the first of its row
	joined bool // it continues the cell before it
}

// aligner finds the columns of cells when some are missing, and in a stream
// also the rows: the placing that suits all cells best, by dynamic programming.
type aligner struct {
	columns []column
	skipped []float64 // the cost of leaving out all columns before each
	stream  bool
	joins   bool
	levels  int // how many columns hold headings
}

func newAligner(columns []column, stream, joins bool) *aligner {
	a := &aligner{columns: columns, stream: stream, joins: joins, skipped: []float64{0}}
	for i, col := range columns {
		a.skipped = append(a.skipped, a.skipped[i]+skipCost(col))
		a.levels += int(choose(col.kind == columnCategory, 1, 0))
	}
	return a
}

// step is the best way to have a cell in a column: where the one before it was.
type step struct {
	from  int8
	how   stepKind
	valid bool
}

type stepKind int8

const (
	stepNext stepKind = iota // a later column of the row
	stepRow                  // a new row begins
	stepJoin                 // the same cell goes on
	stepDrop                 // the cell belongs nowhere
)

const never = -1e9

// place returns where each cell goes.
func (a *aligner) place(cells []traits) []placing {
	if inOrder := a.oneByOne(cells); inOrder != nil && !a.stream {
		return inOrder
	}
	n := len(a.columns)
	steps := make([]step, 0, (n+1)*len(cells))
	score := make([]float64, n+1) // by column + 1; 0 is before the first
	for j := range score[1:] {
		score[j+1] = never
	}
	for _, cell := range cells {
		next := make([]float64, n+1)
		for j := range next {
			best := a.reach(cell, score, j)
			next[j] = best.score
			steps = append(steps, best.step)
		}
		score = next
	}
	return a.backtrack(steps, score, len(cells))
}

// oneByOne puts a row with as many cells as the header into its columns in
// order, unless the cells clearly belong elsewhere; nil then. Where one is empty the
// row may lack others.
func (a *aligner) oneByOne(cells []traits) []placing {
	var placed []placing
	least := 0.0
	if !slices.ContainsFunc(cells, func(cell traits) bool { return cell.empty }) {
		least = -2
	}
	for j, col := range a.columns {
		if col.implied {
			continue
		}
		i := len(placed)
		if i < len(cells) && (cells[i].fit(col) < least || a.levels > 1 && cells[i].isOfOtherLevel(col)) {
			return nil
		}
		placed = append(placed, placing{column: j})
	}
	if len(placed) != len(cells) {
		return nil
	}
	return placed
}

// wholeRow returns the places of the cells of a row that begins with its number and
// has a cell for every column, another number behind it; nil if none begins here.
func (a *aligner) wholeRow(cells []traits) []placing {
	if len(cells) == 0 || !cells[0].bare || a.columns[0].kind != columnNumber {
		return nil
	}
	var placed []placing
	for j, col := range a.columns {
		if col.implied {
			continue
		}
		i := len(placed)
		if i == len(cells) || cells[i].fit(col) < -2 || cells[i].empty && col.kind == columnText || a.levels > 1 && cells[i].isOfOtherLevel(col) {
			return nil
		}
		placed = append(placed, placing{column: j, begins: i == 0})
	}
	if next := len(placed); next < 3 || next < len(cells) && !cells[next].bare {
		return nil
	}
	return placed
}

// wholeRows returns the places of the cells of each row if the cells are nothing but
// rows with a cell for every column: those of offices and deadlines hold such in all
// of them. nil if they are not.
func (a *aligner) wholeRows(cells []traits) []placing {
	var placed []placing
	sure := 0 // columns whose cells leave no doubt
	for j, col := range a.columns {
		if col.implied {
			continue
		}
		placed = append(placed, placing{column: j, begins: len(placed) == 0})
		sure += int(choose(col.kind == columnOffices || col.kind == columnDeadline, 1, 0))
	}
	width := len(placed)
	if width < 3 || sure == 0 || len(cells)%width != 0 {
		return nil
	}
	for i, cell := range cells {
		col := a.columns[placed[i%width].column]
		least := -2.0
		if !cell.empty && (col.kind == columnOffices || col.kind == columnDeadline) {
			least = 1
		}
		if cell.fit(col) < least || cell.empty && col.kind == columnText || a.levels > 1 && cell.isOfOtherLevel(col) {
			return nil
		}
	}
	return placed
}

// isOfOtherLevel reports whether a heading belongs in another column of headings:
// (一) in the second, 一、 in the first.
func (t traits) isOfOtherLevel(col column) bool {
	return t.heading && col.kind == columnCategory && (t.mark == markParen) != (col.level > 0)
}

type reached struct {
	score float64
	step  step
}

// reach finds the best way to have the cell in column j-1.
func (a *aligner) reach(cell traits, score []float64, j int) reached {
	best := reached{score: never}
	try := func(value float64, from int, how stepKind) {
		if value > best.score {
			best = reached{value, step{int8(from), how, true}} //nolint:gosec // at most a hundred columns
		}
	}
	try(score[j]+choose(cell.empty, 0, -7), j, stepDrop)
	if j == 0 {
		return best
	}
	fit := cell.fit(a.columns[j-1])
	for from, before := range score {
		if before <= never {
			continue
		}
		if from < j {
			try(before+fit-(a.skipped[j-1]-a.skipped[from]), from, stepNext)
		}
		if a.stream && from > 0 {
			rest := a.skipped[len(a.columns)] - a.skipped[from]
			try(before+fit-rest-a.skipped[j-1], from, stepRow)
		}
		kind := a.columns[j-1].kind
		if a.joins && from == j && (kind == columnText || kind == columnOffices) {
			try(before+fit-choose(a.columns[j-1].part == partLead, 1.8, 1.5), from, stepJoin)
		}
	}
	return best
}

func (a *aligner) backtrack(steps []step, score []float64, count int) []placing {
	width := len(a.columns) + 1
	at, best := 0, float64(never)
	for j, value := range score {
		rest := a.skipped[len(a.columns)] - a.skipped[j]
		if value-rest > best {
			at, best = j, value-rest
		}
	}
	placed := make([]placing, count)
	for i := count - 1; i >= 0; i-- {
		s := steps[i*width+at]
		switch s.how {
		case stepDrop:
			placed[i] = placing{column: dropped}
		default:
			placed[i] = placing{column: at - 1, begins: s.how == stepRow || s.from == 0, joined: s.how == stepJoin}
		}
		at = int(s.from)
	}
	return placed
}
