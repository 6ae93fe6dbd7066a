package seeds

import "slices"

// paragraphClauses holds the text of a paragraph and its clauses: offices and deadlines
// in brackets or after labels.
type paragraphClauses struct {
	text      phrase // without the brackets at its end
	offices   []phrase
	deadlines []phrase
	people    []phrase // lines about people, which a plan has no field for
	rest      phrase   // the items after a bracket that ends the first item
	restAt    int      // the position of rest
}

func (c *paragraphClauses) add(words phrase, offices bool) {
	if offices {
		c.offices = append(c.offices, words)
	} else {
		c.deadlines = append(c.deadlines, words)
	}
}

// addLabelled adds a line that is only about a deadline or a person.
func (c *paragraphClauses) addLabelled(p phrase, l label) {
	if l.role == roleDeadline {
		c.deadlines = append(c.deadlines, p.sub(l.content, p.len()).trimAny(" \n;,。、"))
	} else {
		c.people = append(c.people, p)
	}
}

// splitClauses reads the brackets and labels of a paragraph. If several items
// are in it, each closed by its bracket, rest holds those after the first.
func (g *grammar) splitClauses(p phrase) paragraphClauses {
	p = p.trim()
	c := paragraphClauses{text: p}
	if at := g.labelInText(p); at >= 0 {
		return g.splitClausesAt(p, at)
	}
	if at := g.dashBeforeOffices(p); at >= 0 {
		c = g.splitClauses(p.sub(0, at))
		c.add(p.sub(at, p.len()).trimAny("- "), true)
		return c
	}
	restLength := p.len() // the length of the text after the clause brackets that follow, once they are read
	for i := 0; i < p.len(); i++ {
		open := p.at(i)
		if open != '(' && open != '[' {
			continue
		}
		end := p.closingBracket(i)
		if end < 0 {
			if g.isUnclosed(p, i) {
				c.text = p.sub(0, i).trim()
				c.add(p.sub(i+1, p.len()), true)
				return c
			}
			continue
		}
		inner := p.sub(i+1, end)
		kind := g.clauseKindOf(inner)
		rest := p.sub(end+1, p.len()).trimAny(" \n。;,.、")
		if rest.len() < restLength {
			restLength = g.skipClauseBrackets(rest).len()
		}
		atEnd := restLength == 0
		switch {
		case kind == clauseNone || i == 0 && !atEnd:
		case atEnd:
			c.text = p.sub(0, i).trim()
			if open == '[' {
				g.addInnerBrackets(&c)
			}
			c.add(inner, kind != clauseDeadline)
			g.addBrackets(&c, rest)
			return c
		case rest.len() <= 20 && kind != clauseDeadline && g.resemblesDeadline(rest):
			c.text = p.sub(0, i).trim() // …(财务科),3月底前完成。
			c.add(inner, true)
			c.add(rest, false)
			return c
		case (kind == clauseRoles || kind == clauseNames && g.closesItem(p, end)) && g.endsInOfficeBracket(rest):
			c.text = p.sub(0, i).trim()
			c.add(inner, true)
			c.restAt, c.rest = end+1, rest
			return c
		}
		i = end
	}
	g.takeLastSentence(&c)
	return c
}

// dashBeforeOffices returns the position of a dash that only offices follow, -1 if
// there is none: …。——市财政局.
func (g *grammar) dashBeforeOffices(p phrase) int {
	for i := p.len() - 2; i > 1 && p.len()-i <= 80; i-- {
		if p.at(i) != '-' || p.at(i-1) != '-' {
			continue
		}
		last := p.sub(i+1, p.len()).trimAny("- 。")
		if kind := g.clauseKindOf(last); kind == clauseRoles || kind == clauseNames && runeSet("。;)")[p.sub(0, i).trimAny("- ").last()] {
			return i - 1
		}
		return -1
	}
	return -1
}

// splitClausesAt reads a paragraph with a label at a position. Of several items, the
// last one has the label.
func (g *grammar) splitClausesAt(p phrase, label int) paragraphClauses {
	end := label
	for end > 0 && (isBlank(p.at(end-1)) || p.at(end-1) == ',') {
		end--
	}
	c := g.splitClauses(p.sub(0, end))
	if c.rest.empty() {
		c.add(p.sub(label, p.len()).trimAny(" \n;,"), true)
	} else {
		c.rest = p.sub(c.restAt, p.len()).trimAny(" \n。;,.、")
	}
	return c
}

// takeLastSentence moves the last sentence of a text to the offices if it only names
// who acts, 。办公室负责。, and the last clause of one: ,由办公室负责,6月底前完成。 The
// verb of 。市营商办统筹推进。 says more.
func (g *grammar) takeLastSentence(c *paragraphClauses) {
	p := c.text.trimAny(" \n。")
	for i := p.len() - 1; i > 0 && p.len()-i <= 60; i-- {
		if p.at(i) == ',' && p.at(i+1) == '由' {
			if last := p.sub(i+1, p.len()); g.clauseKindOf(last) == clauseRoles && last.containsAny(g.dutyVerbs) {
				c.text = p.sub(0, i)
				c.add(last, true)
			}
			return
		}
		if p.at(i) != '。' {
			continue
		}
		if last := p.sub(i+1, p.len()).trim(); g.clauseKindOf(last) == clauseRoles && last.containsAny(g.dutyVerbs) {
			c.text = p.sub(0, i+1)
			c.add(last, true)
		}
		return
	}
}

// isUnclosed reports whether the bracket at position i begins with a label and is never
// closed.
func (g *grammar) isUnclosed(p phrase, i int) bool {
	if i == 0 || p.len()-i > maxBracketLength {
		return false
	}
	labels := g.findLabels(p.sub(i+1, p.len()))
	return len(labels) > 0 && labels[0].from == 0 && p.sub(i, p.len()).index("。") < 0
}

// clauseKind is what a bracket or line holds.
type clauseKind int

const (
	clauseNone     clauseKind = iota
	clauseNames               // names alone: offices at the end of an item only
	clauseRoles               // offices with a label or a role word
	clauseDeadline            // about time
)

func (g *grammar) clauseKindOf(p phrase) clauseKind {
	if p.len() < 2 {
		return clauseNone
	}
	if labels := g.findLabels(p); len(labels) > 0 && labels[0].from <= 1 {
		if labels[0].role == roleDeadline && len(labels) == 1 {
			if _, rest := g.splitDeadline(p.sub(labels[0].content, p.len())); rest.empty() {
				return clauseDeadline
			}
		}
		return clauseRoles
	}
	if _, rest := g.splitDeadline(p); !rest.empty() {
		return g.clauseKindOf(rest)
	}
	if g.resemblesOffices(p) {
		c := g.readOffices(p, roleUnstated)
		for _, m := range c.mentions {
			if m.role != roleUnstated {
				return clauseRoles
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
		if _, _, counts := g.findCount(p, 0, p.len(), false); !counts || len(g.dates(p, 2000)) > 0 {
			return clauseDeadline
		}
	}
	return clauseNone
}

// splitDeadline splits a deadline or quota from the offices after it: 每月至少2次，市教育
// 局. rest is empty if the clause is not of this kind.
func (g *grammar) splitDeadline(p phrase) (deadline, rest phrase) {
	const longest = 30
	for i := 2; i < min(p.len()-2, longest); i++ {
		switch p.at(i) {
		case ',', ';', '。', ' ', '\n', '、':
		default:
			continue
		}
		deadline, rest = p.sub(0, i), p.sub(i+1, p.len())
		if isBlank(rest.at(0)) || closingMark(rest.at(0)) != 0 || !g.resemblesDeadline(deadline) {
			continue
		}
		if labels := g.findLabels(rest); len(labels) > 0 && labels[0].from <= 1 && labels[0].role != roleDeadline || g.resemblesOffices(rest) {
			return deadline, rest
		}
	}
	return phrase{}, phrase{}
}

// skipClauseBrackets returns the words after the brackets with clauses at the beginning.
func (g *grammar) skipClauseBrackets(p phrase) phrase {
	for !p.empty() {
		end := p.closingBracket(0)
		if closingMark(p.at(0)) == 0 || end < 0 || g.clauseKindOf(p.sub(1, end)) == clauseNone {
			return p
		}
		p = p.sub(end+1, p.len()).trimAny(" \n。;,.、")
	}
	return p
}

func (g *grammar) addBrackets(c *paragraphClauses, p phrase) {
	for !p.empty() {
		end := p.closingBracket(0)
		inner := p.sub(1, end)
		c.add(inner, g.clauseKindOf(inner) != clauseDeadline)
		p = p.sub(end+1, p.len()).trimAny(" \n。;,.、")
	}
}

// addInnerBrackets adds the offices in square brackets inside the text, and leaves them
// in the text: …清单[市司法局],…规则[市市场监管局].
func (g *grammar) addInnerBrackets(c *paragraphClauses) {
	for i := 1; i < c.text.len(); i++ {
		if c.text.at(i) != '[' {
			continue
		}
		end := c.text.closingBracket(i)
		if end < 0 {
			return
		}
		inner := c.text.sub(i+1, end)
		if kind := g.clauseKindOf(inner); kind == clauseNames || kind == clauseRoles {
			c.add(inner, true)
		}
		i = end
	}
}

// closesItem reports whether a bracket that holds only names ends an item: a sentence
// ends after it.
func (g *grammar) closesItem(p phrase, end int) bool {
	next := p.at(end + 1)
	return next == ';' || next == '。'
}

// endsInOfficeBracket reports whether the words end in a bracket with offices, as an
// item does.
func (g *grammar) endsInOfficeBracket(p phrase) bool {
	for i := p.len() - 1; i > max(4, p.len()-maxBracketLength-1); i-- {
		if closingMark(p.at(i)) != 0 && p.closingBracket(i) == p.len()-1 {
			kind := g.clauseKindOf(p.sub(i+1, p.len()-1))
			return kind == clauseRoles || kind == clauseNames
		}
	}
	return false
}

// maxClauseLength is how far from the end of a text its clause may begin, in
// characters.
const maxClauseLength = 600

// labelInText returns the position of 责任单位: and the like near the end of a text, -1
// if there is none. It must begin a sentence or clause, outside of brackets.
func (g *grammar) labelInText(p phrase) int {
	start := max(0, p.len()-maxClauseLength)
	window := p.sub(start, p.len())
	depth, counted := 0, 0
	labels := g.findLabels(window)
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
		if at == 0 || depth > 0 || l.content-l.from < 5 && (l.role != rolePerson || i == len(labels)-1) || p.at(at) == '(' {
			continue
		}
		switch p.at(at - 1) {
		case '。', ';', ',', ' ', '\n', ')', ']', '!':
			return at
		}
	}
	return -1
}

// readClauseLine reads a line that holds only offices or a deadline: 牵头单位:… or
// (…负责). It returns false for other lines.
func (g *grammar) readClauseLine(p phrase) (c paragraphClauses, ok bool) {
	p = p.trim()
	if p.len() > 600 || p.markAt(0).kind != markNone {
		return c, false
	}
	inner := trimBrackets(p)
	wrapped := closingMark(p.at(0)) != 0 && inner.len() < p.len()-1
	if labels := g.findLabels(p); len(labels) > 0 && labels[0].from <= 1 {
		people := !slices.ContainsFunc(labels, func(l label) bool { return l.role != rolePerson })
		if !wrapped && (people || len(labels) == 1 && labels[0].role == roleDeadline) {
			c.addLabelled(p, labels[0])
			return c, true
		}
		if wrapped && labels[0].content < p.len()-1 && labels[0].from == 1 {
			p = inner
		}
		c.add(p, true)
		return c, true
	}
	switch g.clauseKindOf(inner) {
	case clauseRoles:
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
