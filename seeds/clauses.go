package seeds

import "slices"

// clauses is what a paragraph says beside its text: offices and deadlines in
// brackets or behind labels.
type clauses struct {
	text      phrase // without the brackets at its end
	offices   []officeCell
	deadlines []phrase
	people    []phrase // lines about people, which a plan has no place for
	rest      phrase   // what follows a bracket that closed the item
	first     int      // how much stands before the rest
}

func (c *clauses) add(words phrase, offices bool) {
	if offices {
		c.offices = append(c.offices, officeCell{phrase: words})
	} else {
		c.deadlines = append(c.deadlines, words)
	}
}

// addLabelled takes a line that is about a deadline or a person alone.
func (c *clauses) addLabelled(p phrase, l label) {
	if l.part == partDeadline {
		c.deadlines = append(c.deadlines, p.sub(l.content, p.len()).trimAny(" \n;,。、"))
	} else {
		c.people = append(c.people, p)
	}
}

// clausesOf reads the brackets and labels of a paragraph. If several items
// stand in it, each closed by its bracket, rest holds those after the first.
func (g *grammar) clausesOf(p phrase) clauses {
	p = p.trim()
	c := clauses{text: p}
	if at := g.labelInText(p); at >= 0 {
		return g.clausesBefore(p, at)
	}
	if at := g.dashBeforeOffices(p); at >= 0 {
		c = g.clausesOf(p.sub(0, at))
		c.add(p.sub(at, p.len()).trimAny("- "), true)
		return c
	}
	behind := p.len() // how much stands behind the brackets with clauses that follow, once they are read
	for i := 0; i < p.len(); i++ {
		open := p.at(i)
		if open != '(' && open != '[' {
			continue
		}
		end := p.closes(i)
		if end < 0 {
			if g.isUnclosed(p, i) {
				c.text = p.sub(0, i).trim()
				c.add(p.sub(i+1, p.len()), true)
				return c
			}
			continue
		}
		inner := p.sub(i+1, end)
		sort := g.sortOf(inner)
		rest := p.sub(end+1, p.len()).trimAny(" \n。;,.、")
		if rest.len() < behind {
			behind = g.pastBrackets(rest).len()
		}
		atEnd := behind == 0
		switch {
		case sort == clauseNone || i == 0 && !atEnd:
		case atEnd:
			c.text = p.sub(0, i).trim()
			if open == '[' {
				g.addInside(&c)
			}
			c.add(inner, sort != clauseDeadline)
			g.addBrackets(&c, rest)
			return c
		case rest.len() <= 20 && sort != clauseDeadline && g.resemblesDeadline(rest):
			c.text = p.sub(0, i).trim() // …(财务科),3月底前完成。
			c.add(inner, true)
			c.add(rest, false)
			return c
		case (sort == clauseSaid || sort == clauseNames && g.endsItem(p, end)) && g.closesAgain(rest):
			c.text = p.sub(0, i).trim()
			c.add(inner, true)
			c.first, c.rest = end+1, rest
			return c
		}
		i = end
	}
	g.lastSentence(&c)
	return c
}

// dashBeforeOffices returns the place of the dash behind which a text has nothing
// but offices, -1 if there is none: …。——市财政局.
func (g *grammar) dashBeforeOffices(p phrase) int {
	for i := p.len() - 2; i > 1 && p.len()-i <= 80; i-- {
		if p.at(i) != '-' || p.at(i-1) != '-' {
			continue
		}
		last := p.sub(i+1, p.len()).trimAny("- 。")
		if sort := g.sortOf(last); sort == clauseSaid || sort == clauseNames && runeSet("。;)")[p.sub(0, i).trimAny("- ").last()] {
			return i - 1
		}
		return -1
	}
	return -1
}

// clausesBefore reads a paragraph with a label at a place: of several items, the
// last one has it.
func (g *grammar) clausesBefore(p phrase, label int) clauses {
	end := label
	for end > 0 && (isBlank(p.at(end-1)) || p.at(end-1) == ',') {
		end--
	}
	c := g.clausesOf(p.sub(0, end))
	if c.rest.empty() {
		c.add(p.sub(label, p.len()).trimAny(" \n;,"), true)
	} else {
		c.rest = p.sub(c.first, p.len()).trimAny(" \n。;,.、")
	}
	return c
}

// lastSentence takes the last sentence of a text if it does nothing but name
// who acts: 。办公室负责。 In 。市营商办统筹推进。 the verb is one like any other. So it
// takes the end of one: ,由办公室负责,6月底前完成。
func (g *grammar) lastSentence(c *clauses) {
	p := c.text.trimAny(" \n。")
	for i := p.len() - 1; i > 0 && p.len()-i <= 60; i-- {
		if p.at(i) == ',' && p.at(i+1) == '由' {
			if last := p.sub(i+1, p.len()); g.sortOf(last) == clauseSaid && last.containsAny(g.duties) {
				c.text = p.sub(0, i)
				c.add(last, true)
			}
			return
		}
		if p.at(i) != '。' {
			continue
		}
		if last := p.sub(i+1, p.len()).trim(); g.sortOf(last) == clauseSaid && last.containsAny(g.duties) {
			c.text = p.sub(0, i+1)
			c.add(last, true)
		}
		return
	}
}

// isUnclosed reports whether the bracket at i opens with a label and is never
// closed, by mistake or because the text is cut there.
func (g *grammar) isUnclosed(p phrase, i int) bool {
	if i == 0 || p.len()-i > longestBracket {
		return false
	}
	labels := g.labelled(p.sub(i+1, p.len()))
	return len(labels) > 0 && labels[0].from == 0 && p.sub(i, p.len()).index("。") < 0
}

// clauseSort tells what a bracket holds.
type clauseSort int

const (
	clauseNone     clauseSort = iota
	clauseNames               // names alone: offices at the end of an item only
	clauseSaid                // offices with a label or a role word
	clauseDeadline            // about time
)

func (g *grammar) sortOf(p phrase) clauseSort {
	if p.len() < 2 {
		return clauseNone
	}
	if labels := g.labelled(p); len(labels) > 0 && labels[0].from <= 1 {
		if labels[0].part == partDeadline && len(labels) == 1 {
			if _, rest := g.cutDeadline(p.sub(labels[0].content, p.len())); rest.empty() {
				return clauseDeadline
			}
		}
		return clauseSaid
	}
	if _, rest := g.cutDeadline(p); !rest.empty() {
		return g.sortOf(rest)
	}
	if g.resembleOffices(p) {
		c := g.offices(p, partUnsaid)
		for _, m := range c.mentions {
			if m.part != partUnsaid {
				return clauseSaid
			}
		}
		alone := len(c.mentions) == 1
		if alone && p.prefixOf(0, []string{"含", "不含", "包括", "包含", "如", "例如", "即", "见", "原", "简称", "以", "限", "除", "非", "试", "暂"}) > 0 {
			return clauseNone
		}
		if len(c.mentions) == 0 || alone && p.hasSuffix("站") || alone && p.hasSuffix("会") && p.suffixOf([]string{"委员会", "管委会", "工会", "商会", "联合会", "协会"}) == 0 {
			return clauseNone
		}
		return clauseNames
	}
	if g.resemblesDeadline(p) {
		// (每月至少2条) is part of what is to be done.
		if _, _, counts := g.count(p, 0, p.len(), false); !counts || len(g.dates(p, 2000)) > 0 {
			return clauseDeadline
		}
	}
	return clauseNone
}

// cutDeadline cuts what says until when or how often from the offices behind it:
// 每月至少2次，市教育局. rest is empty if the clause is none of that kind.
func (g *grammar) cutDeadline(p phrase) (deadline, rest phrase) {
	const longest = 30
	for i := 2; i < min(p.len()-2, longest); i++ {
		switch p.at(i) {
		case ',', ';', '。', ' ', '\n', '、':
		default:
			continue
		}
		deadline, rest = p.sub(0, i), p.sub(i+1, p.len())
		if isBlank(rest.at(0)) || closing(rest.at(0)) != 0 || !g.resemblesDeadline(deadline) {
			continue
		}
		if labels := g.labelled(rest); len(labels) > 0 && labels[0].from <= 1 && labels[0].part != partDeadline || g.resembleOffices(rest) {
			return deadline, rest
		}
	}
	return phrase{}, phrase{}
}

// pastBrackets returns what follows the brackets with clauses at the beginning.
func (g *grammar) pastBrackets(p phrase) phrase {
	for !p.empty() {
		end := p.closes(0)
		if closing(p.at(0)) == 0 || end < 0 || g.sortOf(p.sub(1, end)) == clauseNone {
			return p
		}
		p = p.sub(end+1, p.len()).trimAny(" \n。;,.、")
	}
	return p
}

func (g *grammar) addBrackets(c *clauses, p phrase) {
	for !p.empty() {
		end := p.closes(0)
		inner := p.sub(1, end)
		c.add(inner, g.sortOf(inner) != clauseDeadline)
		p = p.sub(end+1, p.len()).trimAny(" \n。;,.、")
	}
}

// addInside takes the offices in square brackets behind parts of the text, which
// keeps them: …清单[市司法局],…规则[市市场监管局].
func (g *grammar) addInside(c *clauses) {
	for i := 1; i < c.text.len(); i++ {
		if c.text.at(i) != '[' {
			continue
		}
		end := c.text.closes(i)
		if end < 0 {
			return
		}
		inner := c.text.sub(i+1, end)
		if sort := g.sortOf(inner); sort == clauseNames || sort == clauseSaid {
			c.add(inner, true)
		}
		i = end
	}
}

// endsItem reports whether a bracket with nothing but names closes an item: a
// sentence ends behind it.
func (g *grammar) endsItem(p phrase, end int) bool {
	next := p.at(end + 1)
	return next == ';' || next == '。'
}

// closesAgain reports whether the words end in a bracket with offices: then
// they are another item.
func (g *grammar) closesAgain(p phrase) bool {
	for i := p.len() - 1; i > max(4, p.len()-longestBracket-1); i-- {
		if closing(p.at(i)) != 0 && p.closes(i) == p.len()-1 {
			sort := g.sortOf(p.sub(i+1, p.len()-1))
			return sort == clauseSaid || sort == clauseNames
		}
	}
	return false
}

// longestClause bounds how far from the end of a text its clause may begin.
const longestClause = 600

// labelInText returns the place of 责任单位: and the like near the end of a
// text, -1 if there is none. It must open a sentence and stand in no bracket.
func (g *grammar) labelInText(p phrase) int {
	start := max(0, p.len()-longestClause)
	window := p.sub(start, p.len())
	depth, counted := 0, 0
	labels := g.labelled(window)
	for i, l := range labels {
		for ; counted < l.from; counted++ {
			switch window.at(counted) {
			case '(', '[':
				depth++
			case ')', ']':
				depth = max(0, depth-1) // 1) closes none
			}
		}
		at := start + l.from
		if at == 0 || depth > 0 || l.content-l.from < 5 && (l.part != partPerson || i == len(labels)-1) || p.at(at) == '(' {
			continue
		}
		switch p.at(at - 1) {
		case '。', ';', ',', ' ', '\n', ')', ']', '!':
			return at
		}
	}
	return -1
}

// clauseLine reads a line that holds nothing but offices or a deadline:
// 牵头单位:… or (…负责). ok is false if it is another line.
func (g *grammar) clauseLine(p phrase) (c clauses, ok bool) {
	p = p.trim()
	if p.len() > 600 || p.markAt(0).kind != markNone {
		return c, false
	}
	inner := unwrap(p)
	wrapped := closing(p.at(0)) != 0 && inner.len() < p.len()-1
	if labels := g.labelled(p); len(labels) > 0 && labels[0].from <= 1 {
		people := !slices.ContainsFunc(labels, func(l label) bool { return l.part != partPerson })
		if !wrapped && (people || len(labels) == 1 && labels[0].part == partDeadline) {
			c.addLabelled(p, labels[0])
			return c, true
		}
		if wrapped && labels[0].content < p.len()-1 && labels[0].from == 1 {
			p = inner
		}
		c.add(p, true)
		return c, true
	}
	switch g.sortOf(inner) {
	case clauseSaid:
		c.add(inner, true)
		return c, wrapped || p.len() <= 80
	case clauseNames:
		c.add(inner, true)
		return c, wrapped
	case clauseDeadline:
		c.add(inner, false)
		return c, wrapped
	}
	return c, false
}
