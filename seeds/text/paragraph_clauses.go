package text

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// paragraphClauses holds the text of a paragraph and its clauses: offices and deadlines
// in brackets or after labels.
type paragraphClauses struct {
	Text      document.Phrase // without the brackets at its end
	Offices   []document.Phrase
	Deadlines []document.Phrase
	People    []document.Phrase // lines about people: 责任领导:赵某
	Rest      document.Phrase   // the items after a bracket that ends the first item
	restAt    int               // the position of rest
}

func (c *paragraphClauses) add(words document.Phrase, offices bool) {
	if offices {
		c.Offices = append(c.Offices, words)
	} else {
		c.Deadlines = append(c.Deadlines, words)
	}
}

// addLabelled adds a line that is only about a deadline or a person.
func (c *paragraphClauses) addLabelled(p document.Phrase, l label) {
	if l.role == lexicon.RoleDeadline {
		c.Deadlines = append(c.Deadlines, numbering.TrimMarks(p.Sub(l.content, p.Len())))
	} else {
		c.People = append(c.People, p)
	}
}

// SplitClauses reads the brackets and labels of a paragraph. If several items
// are in it, each closed by its bracket, rest holds those after the first.
func (g *Grammar) SplitClauses(p document.Phrase) paragraphClauses {
	p = p.Trim()
	c := paragraphClauses{Text: p}
	if at := g.LabelInText(p); at >= 0 {
		return g.splitClausesAt(p, at)
	}
	if at := g.gapBeforeClause(p); at >= 0 {
		c = g.SplitClauses(p.Sub(0, at))
		last := p.Sub(at, p.Len()).TrimAny("- ")
		c.add(last, g.ClauseKindOf(last) != clauseDeadline)
		return c
	}
	restLength := p.Len() // the length of the text after the clause brackets that follow, once they are read
	for i := 0; i < p.Len(); i++ {
		open := p.At(i)
		if open != '(' && open != '[' {
			continue
		}
		end := p.ClosingBracket(i)
		if end < 0 {
			if g.isUnclosed(p, i) {
				c.Text = p.Sub(0, i).Trim()
				c.add(p.Sub(i+1, p.Len()), true)
				return c
			}
			continue
		}
		inner := p.Sub(i+1, end)
		kind := g.ClauseKindOf(inner)
		rest := numbering.TrimMarks(p.Sub(end+1, p.Len()))
		if rest.Len() < restLength {
			_, after := g.clauseBrackets(rest)
			restLength = after.Len()
		}
		if g.takeBracket(&c, p, bracket{i, end, kind}, rest, restLength == 0) {
			return c
		}
		i = end
	}
	g.takeLastSentence(&c)
	if len(c.Offices) == 0 {
		g.addFirstClause(&c)
	}
	return c
}

// MaxTopicLength is how many characters the first sentence of a task may have that only
// says what it is about: (一)高速公路。由建设科牵头,….
const MaxTopicLength = 20

// addFirstClause adds the offices of a numbered text, or of one that says what was decided,
// that only say who acts, in its first sentence or after its topic. They stay in it:
// 1.由办公室牵头,财务科配合,3月底前完成清查。
func (g *Grammar) addFirstClause(c *paragraphClauses) {
	m := numbering.MarkAt(c.Text, 0)
	text := c.Text.Sub(m.Length, c.Text.Len())
	if m.Kind >= numbering.MarkParen || m.Kind == numbering.MarkNone && text.PrefixOf(0, lexicon.Decisions()) > 0 {
		c.Offices = append(c.Offices, g.ActingClauses(text)...)
	}
	if end := numbering.SentenceEnd(text); m.Kind != numbering.MarkNone && len(c.Offices) == 0 && end > 0 && end <= MaxTopicLength {
		c.Offices = append(c.Offices, g.ActingClauses(text.Sub(end+1, text.Len()))...)
	}
}

// gapBeforeClause returns the position of a run of blanks, or of a dash, that only offices
// or a deadline follow, -1 if there is none: 1.…    办公室, …。——市财政局.
func (g *Grammar) gapBeforeClause(p document.Phrase) int {
	for i := p.Len() - 2; i > 1 && p.Len()-i <= 80; i-- {
		mark := p.At(i)
		if mark != ' ' && mark != '-' || p.At(i-1) != mark {
			continue
		}
		before, last := p.Sub(0, i-1).TrimAny("- "), p.Sub(i+1, p.Len()).TrimAny("- 。")
		begins := numbering.IsItem(p) && !numbering.IsItem(last) || mark == '-' && numbering.IsEnded(before)
		if kind := g.ClauseKindOf(last); isBalanced(last) && (mark == '-' && kind == ClauseRoles || begins && kind != ClauseNone) {
			return i - 1
		}
		return -1
	}
	return -1
}

// splitClausesAt reads a paragraph with a label at a position. Of several items, the
// last one has the label.
func (g *Grammar) splitClausesAt(p document.Phrase, label int) paragraphClauses {
	end := label
	for end > 0 && (document.IsBlank(p.At(end-1)) || p.At(end-1) == ',') {
		end--
	}
	c := g.SplitClauses(p.Sub(0, end))
	if c.Rest.Empty() {
		c.add(p.Sub(label, p.Len()).TrimAny(" \n;,"), true)
	} else {
		c.Rest = numbering.TrimMarks(p.Sub(c.restAt, p.Len()))
	}
	return c
}

// takeLastSentence moves the last sentence of a text to the offices if it only names
// who acts, 。办公室负责。, and the last clause of one: ,由办公室负责,6月底前完成。 The
// verb of 。市营商办统筹推进。 says more.
func (g *Grammar) takeLastSentence(c *paragraphClauses) {
	p := numbering.TrimMarks(c.Text)
	for i := p.Len() - 1; i > 0 && p.Len()-i <= 60; i-- {
		if p.At(i) == ',' && p.At(i+1) == '由' {
			if last := p.Sub(i+1, p.Len()); g.namesWhoActs(last) {
				c.Text = p.Sub(0, i)
				c.add(last, true)
			}
			return
		}
		if p.At(i) != '。' {
			continue
		}
		if last := p.Sub(i+1, p.Len()).Trim(); g.namesWhoActs(last) {
			c.Text = p.Sub(0, i+1)
			c.add(last, true)
		}
		return
	}
}

// namesWhoActs reports whether a sentence only names who acts. After 由 any verb may end
// it: 由镇水利站会同镇财政所落实.
func (g *Grammar) namesWhoActs(p document.Phrase) bool {
	asked := isAsked(p)
	return (asked || p.ContainsAny(g.dutyVerbs)) && g.ClauseKindOf(p) == ClauseRoles && !g.endsInWork(p)
}

// endsInWork reports whether the last clause of a sentence begins with a deadline and then
// says what is to be done: ,9月底前完成路基工程.
func (g *Grammar) endsInWork(p document.Phrase) bool {
	parts := p.SplitFunc(func(r rune) bool { return r == ',' })
	last := parts[len(parts)-1]
	begins, end := false, 0
	for _, f := range g.Dates(last, 2000, 2000) {
		begins, end = begins || f.From == 0, f.To
	}
	for _, q := range g.Quotas(last) {
		begins, end = begins || q.From == 0, max(end, q.To)
	}
	rest := last.Sub(end, last.Len())
	return begins && rest.Len() > rest.PrefixOf(0, g.CompletionVerbs)+1
}

// isUnclosed reports whether the bracket at position i is never closed and begins with a
// label, or says who acts.
func (g *Grammar) isUnclosed(p document.Phrase, i int) bool {
	if i == 0 || p.Len()-i > document.MaxBracketLength {
		return false
	}
	inner := p.Sub(i+1, p.Len())
	labels := g.FindLabels(inner)
	named := len(labels) > 0 && labels[0].From == 0 || isBalanced(inner) && g.ClauseKindOf(inner) == ClauseRoles
	return named && numbering.SentenceEnd(inner) < 0
}

// clauseBrackets returns what is in the brackets with clauses at the beginning of a text,
// and the words after them.
func (g *Grammar) clauseBrackets(p document.Phrase) (inner []document.Phrase, rest document.Phrase) {
	for {
		end := p.ClosingBracket(0)
		if end < 0 || g.ClauseKindOf(p.Sub(1, end)) == ClauseNone {
			return inner, p
		}
		inner = append(inner, p.Sub(1, end))
		p = numbering.TrimMarks(p.Sub(end+1, p.Len()))
	}
}

// addInnerBrackets adds the offices in square brackets inside the text, and leaves them
// in the text: …清单[市司法局],…规则[市市场监管局].
func (g *Grammar) addInnerBrackets(c *paragraphClauses) {
	for i := 1; i < c.Text.Len(); i++ {
		if c.Text.At(i) != '[' {
			continue
		}
		end := c.Text.ClosingBracket(i)
		if end < 0 {
			return
		}
		inner := c.Text.Sub(i+1, end)
		if kind := g.ClauseKindOf(inner); kind == ClauseNames || kind == ClauseRoles {
			c.add(inner, true)
		}
		i = end
	}
}

// closesItem reports whether a bracket that holds only names ends an item: a sentence
// ends before or after it.
func (g *Grammar) closesItem(p document.Phrase, b bracket) bool {
	return numbering.EndsSentence(p.Sub(b.end+1, b.end+2)) || numbering.EndsSentence(p.Sub(0, b.open))
}

// followsTopic reports whether a bracket is after the first words of an item, which only say
// what it is about, and the sentences after it say what is to be done: (一)监测预警(责任单位:
// 气象局)。完善站网,….
func (g *Grammar) followsTopic(p document.Phrase, b bracket) bool {
	topic := numbering.TrimItemMark(p.Sub(0, b.open))
	begins := topic.Len() < b.open && topic.Len() <= MaxTopicLength && !numbering.IsPunctuated(topic)
	return begins && (p.At(b.end+1) == '。' || p.At(b.end+1) == ':') && (b.kind == ClauseRoles || g.namesCertainOffice(p.Sub(b.open+1, b.end)))
}

// endsInOfficeBracket reports whether the words end in a bracket with offices, as an
// item does.
func (g *Grammar) endsInOfficeBracket(p document.Phrase) bool {
	open := LastBracket(p)
	if open <= 4 {
		return false
	}
	kind := g.ClauseKindOf(p.Sub(open+1, p.Len()-1))
	return kind == ClauseRoles || kind == ClauseNames
}

// MaxClauseLength is how far from the end of a text its clause may begin, in
// characters.
const MaxClauseLength = 600

// LabelInText returns the position of 责任单位: and the like near the end of a text, -1
// if there is none. It must begin a sentence or clause, outside of brackets.
func (g *Grammar) LabelInText(p document.Phrase) int {
	start := max(0, p.Len()-MaxClauseLength)
	window := p.Sub(start, p.Len())
	labels := g.FindLabels(window)
	for i, l := range labels {
		at := start + l.From
		if open, _ := openBrackets(window.Sub(0, l.From)); at == 0 || open > 0 || l.content-l.From < 5 && !g.isShortLabel(window, labels, i) || p.At(at) == '(' {
			continue
		}
		switch p.At(at - 1) {
		case '。', ';', ',', ' ', '\n', ')', ']', '!':
			return at
		}
		if document.IsLetter(p.At(at-1)) && l.role.IsOfOffices() {
			return at
		}
	}
	return -1
}

// isShortLabel reports whether one of the labels of a text is a label though it is short:
// there are offices after 牵头:, and after 领导: there is another label.
func (g *Grammar) isShortLabel(p document.Phrase, labels []label, i int) bool {
	if i == len(labels)-1 {
		return false
	}
	words := p.Sub(labels[i].content, labels[i+1].From)
	return labels[i].role == lexicon.RolePerson || labels[i].role.IsOfOffices() && g.ResemblesOffices(numbering.TrimMarks(words))
}

// ReadClauseLine reads a line that holds only offices or a deadline: 牵头单位:… or
// (…负责). It returns false for other lines.
func (g *Grammar) ReadClauseLine(p document.Phrase) (c paragraphClauses, ok bool) {
	p = p.Trim()
	if p.Len() > 600 || numbering.IsNumbered(p) || p.HasPrefix("请各") {
		return c, false
	}
	inner := TrimBrackets(p)
	wrapped := document.ClosingMark(p.At(0)) != 0 && inner.Len() < p.Len()-1
	if labels := g.FindLabels(p); len(labels) > 0 && labels[0].From <= 1 {
		people := !slices.ContainsFunc(labels, func(l label) bool { return l.role != lexicon.RolePerson })
		if !wrapped && (people || len(labels) == 1 && labels[0].role == lexicon.RoleDeadline) {
			c.addLabelled(p, labels[0])
			return c, true
		}
		if wrapped && labels[0].content < p.Len()-1 && labels[0].From == 1 {
			p = inner
		}
		c.add(p, true)
		return c, true
	}
	switch g.ClauseKindOf(inner) {
	case ClauseRoles:
		c.add(inner, true)
		return c, wrapped || p.Len() <= 160
	case ClauseNames:
		c.add(inner, true)
		return c, wrapped
	case clauseDeadline:
		c.add(inner, false)
		return c, wrapped
	}
	return c, false
}

// bracket is where a bracket of a paragraph opens and ends, and what is in it.
type bracket struct {
	open, end int
	kind      ClauseKind
}

// takeBracket takes a bracket of clauses, with what follows it, out of the text. It returns
// false for one that is none.
func (g *Grammar) takeBracket(c *paragraphClauses, p document.Phrase, b bracket, rest document.Phrase, atEnd bool) bool {
	inner := p.Sub(b.open+1, b.end)
	switch {
	case b.kind != ClauseNone && b.open > 0 && b.open == p.Len()-numbering.TrimItemMark(p).Len() && !atEnd && g.namesCertainOffice(inner):
		c.Text = p.Sub(0, b.open).Concat(p.Sub(b.end+1, p.Len()).Trim()) // 1.[办公室]…
		c.add(inner, true)
		return true
	case b.kind == ClauseNone || b.open == 0 && !atEnd || isPlaceBracket(p, b.open, b.end):
	case atEnd:
		c.Text = p.Sub(0, b.open).Trim()
		if p.At(b.open) == '[' {
			g.addInnerBrackets(c)
		}
		c.add(inner, b.kind != clauseDeadline)
		more, _ := g.clauseBrackets(rest)
		for _, inner := range more {
			c.add(inner, g.ClauseKindOf(inner) != clauseDeadline)
		}
		return true
	case rest.Len() <= 20 && p.At(b.end+1) != ':' && b.kind != clauseDeadline && g.ResemblesDeadline(rest) && !g.endsInWork(rest):
		c.Text = p.Sub(0, b.open).Trim() // …(财务科),3月底前完成。
		c.add(inner, true)
		c.add(rest, false)
		return true
	case (b.kind == ClauseRoles || b.kind == ClauseNames && g.closesItem(p, b)) && g.endsInOfficeBracket(rest):
		c.Text = p.Sub(0, b.open).Trim()
		c.add(inner, true)
		c.restAt, c.Rest = b.end+1, rest
		return true
	case g.followsTopic(p, b):
		*c = g.SplitClauses(p.Sub(0, b.open).Concat(p.Sub(b.end+1, p.Len())))
		c.add(inner, b.kind != clauseDeadline)
		return true
	}
	return false
}
