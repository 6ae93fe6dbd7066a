package seeds

// traits is what a cell may be by its own words, whatever column it is in.
type traits struct {
	empty       bool
	numberOnly  bool // nothing but a number
	ordinalOnly bool // nothing but 一 or (一)
	mark        markKind
	heading     bool // 一、 or (一) and short
	sentence    bool
	offices     bool
	deadline    bool
	length      int
}

func (g *grammar) traitsOf(cell phrase) traits {
	cell = cell.trim()
	t := traits{empty: cell.empty(), length: cell.len()}
	if t.empty {
		return t
	}
	_, t.numberOnly = cell.numberOnly()
	t.ordinalOnly = t.numberOnly && cell.numberValue() == 0
	t.mark = cell.markAt(0).kind
	t.heading = t.length <= 60 && (t.mark == markHan || t.mark == markParen || t.mark == markChapter)
	t.sentence = t.length > 24 || t.length > 6 && (cell.hasSuffix("。") || cell.hasSuffix(";"))
	if t.numberOnly || t.mark != markNone {
		t.offices = !t.numberOnly && !t.heading && t.length <= 60 && g.listsOffices(cell)
		return t
	}
	t.offices = g.resemblesOffices(cell)
	t.deadline = !t.offices && g.resemblesDeadline(cell)
	return t
}

// listsOffices reports whether a numbered cell is a list of offices.
func (g *grammar) listsOffices(cell phrase) bool {
	c := officeList{grammar: g}
	pieces := c.splitNames(cell)
	for _, piece := range pieces {
		piece = piece.trim()
		m := piece.markAt(0)
		if m.kind < markDigit || !g.resemblesOffices(piece.sub(m.length, piece.len())) {
			return false
		}
	}
	return len(pieces) > 1
}

// resemblesDeadline reports whether a short cell is mostly about time.
func (g *grammar) resemblesDeadline(cell phrase) bool {
	if cell.len() > 60 {
		return false
	}
	if cell.len() <= 24 && cell.containsAny([]string{"之日起"}) {
		return true
	}
	if r := (dateReader{phrase: cell, grammar: g, planYear: 2000}); r.dayInDigits().hasDeadlineWord {
		return true // 9/30前
	}
	covered := 0
	for _, f := range g.dates(cell, 2000) {
		covered += f.to - f.from
	}
	for _, q := range g.quotas(cell) {
		covered += q.to - q.from
	}
	words := []string{"长期", "持续", "常态化", "常年", "全年", "尽快", "即时", "立行立改", "待定", "随时", "立即", "定期", "及时", "每", "年底", "适时", "实时", "动态"}
	return covered*4 >= cell.len() && covered > 0 || cell.len() <= 10 && cell.prefixOf(0, words) > 0 && (cell.len() <= 7 || cell.sub(2, cell.len()).containsAny(words))
}
