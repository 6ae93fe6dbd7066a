package seeds

// mention is an office where the document names it.
type mention struct {
	name phrase
	part part
}

// clause is an office cell or bracket being read.
type clause struct {
	*grammar
	mentions []mention
	deadline []phrase // what stands under a label for deadlines
	people   []phrase // what stands under a label for people
	unread   []phrase // remarks
}

// offices reads a cell, a bracket or a line that names offices. column is what
// the heading of the cell says: partUnsaid in prose.
func (g *grammar) offices(p phrase, column part) clause {
	c := clause{grammar: g}
	if closing(p.at(0)) != 0 && p.closes(0) == p.len()-1 {
		p = unwrap(p)
	}
	if deadline, rest := g.cutDeadline(p); !rest.empty() {
		c.deadline = append(c.deadline, deadline)
		p = rest
	}
	labels := g.labelled(p)
	end := p.len()
	if len(labels) > 0 {
		end = labels[0].from
	}
	c.read(unwrap(p.sub(0, end)), column)
	for _, label := range labels {
		content := p.sub(label.content, label.to).trimAny(" \n;,。、|")
		switch label.part {
		case partDeadline:
			deadline, rest := g.cutDeadline(content)
			if rest.empty() {
				deadline = content
			}
			c.deadline = append(c.deadline, deadline)
			c.read(rest, column)
		case partPerson:
			c.people = append(c.people, p.sub(label.from, label.to))
		case partOther:
			c.unread = append(c.unread, p.sub(label.from, label.to))
		default:
			c.read(unwrap(content), label.part)
		}
	}
	return c
}

// unwrap drops blanks, and brackets that stand around the whole.
func unwrap(p phrase) phrase {
	for {
		p = p.trimAny(" \n\t;,。、")
		if p.len() < 2 || closing(p.at(0)) == 0 || p.closes(0) != p.len()-1 {
			return p
		}
		p = p.sub(1, p.len()-1)
	}
}

// read takes the names of a clause without labels. A role word closes the
// names before it: 局宣教科、办公室主办,各科室协办.
func (c *clause) read(p phrase, column part) {
	if at := p.index("。"); at > 0 && p.sub(at, p.len()).containsAny(c.remarks) {
		c.unread = append(c.unread, p.sub(at+1, p.len()))
		p = p.sub(0, at)
	}
	p = c.withoutPrinciple(p)
	if column != partAssist {
		p = c.readLeaders(p)
	}
	open := 0 // mentions from here on wait for their role word
	for _, piece := range c.pieces(p) {
		if piece.glyphs == nil {
			open = len(c.mentions) // A;B配合 says nothing of A
		}
		if piece.empty() {
			continue
		}
		if piece = c.withoutRemark(piece); piece.empty() {
			continue
		}
		if c.resemblesDeadline(piece.trim()) && !c.isNamedFirst(piece) {
			c.deadline = append(c.deadline, unwrap(piece))
			open = len(c.mentions)
			continue
		}
		name, said := c.cutRole(piece)
		if c.isPerson(name) && (said != partUnsaid || p.standsBehindBlank(name)) {
			c.people = append(c.people, piece)
			continue
		}
		lead, with := c.cutWith(name)
		c.name(lead, partUnsaid)
		if said != partUnsaid && said != partFiller {
			for i := open; i < len(c.mentions); i++ {
				if c.mentions[i].part == partUnsaid {
					c.mentions[i].part = said
				}
			}
			open = len(c.mentions)
		}
		if !with.empty() {
			for i := open; i < len(c.mentions); i++ {
				c.mentions[i].part = partLead
			}
			c.name(with, partAssist)
			open = len(c.mentions)
		}
	}
	if column == partUnsaid {
		return
	}
	for i := range c.mentions {
		if c.mentions[i].part == partUnsaid {
			c.mentions[i].part = column
		}
	}
}

// withoutPrinciple drops the saying by which offices share a task: 各科室按照“谁主管、
// 谁负责”的原则落实.
func (c *clause) withoutPrinciple(p phrase) phrase {
	from := p.index("按照“")
	if from < 0 {
		from = p.index("按“")
	}
	end := p.index("原则")
	if from <= 0 || end < from || end-from > 40 {
		return p
	}
	c.unread = append(c.unread, p.sub(from, end+2))
	return p.sub(0, from).followedBy(p.sub(end+2, p.len()))
}

// withoutRemark tells the remark in a piece and returns the name before it, if
// the remark is in brackets: 各区(含开发区,下同).
func (c *clause) withoutRemark(piece phrase) phrase {
	if !piece.containsAny(c.remarks) {
		return piece
	}
	for i := range piece.len() {
		if piece.at(i) == '(' && i > 0 && piece.closes(i) == piece.trim().len()-1 && !piece.sub(0, i).containsAny(c.remarks) {
			c.unread = append(c.unread, piece.sub(i, piece.len()))
			return piece.sub(0, i)
		}
	}
	c.unread = append(c.unread, piece)
	return phrase{}
}

// cutRole takes the role words off the end of a piece. Of several, 牵头负责,
// the one that tells lead from assist counts.
func (c *clause) cutRole(piece phrase) (name phrase, said part) {
	for {
		piece = piece.trimAny(" \n。.:,;")
		cut, found := c.roleTail(piece)
		if cut == 0 {
			return piece, said
		}
		if said == partUnsaid || said == partFiller || said == partNeutral && (found == partLead || found == partAssist) {
			said = found
		}
		piece = piece.sub(0, piece.len()-cut)
	}
}

// roleTail returns the length of the role word at the end of a piece, 0 if
// there is none, as in 市财政局(牵头).
func (c *clause) roleTail(piece phrase) (cut int, said part) {
	if piece.hasSuffix(")") || piece.hasSuffix("]") {
		for i := piece.len() - 2; i > 0; i-- {
			if piece.closes(i) == piece.len()-1 && closing(piece.at(i)) != 0 {
				inner, said := c.cutRole(piece.sub(i+1, piece.len()-1))
				if said == partUnsaid {
					said = c.labelPart(inner.plain())
					inner = phrase{}
				}
				if inner.empty() && said != partUnsaid {
					return piece.len() - i, said
				}
				return 0, partUnsaid
			}
		}
	}
	for _, tail := range c.roleTails {
		if piece.hasSuffix(tail.word) && !piece.endsInName(tail.word) {
			return runeCount(tail.word), tail.part
		}
	}
	for i := piece.len() - 3; i >= 0 && piece.len()-i <= 14; i-- {
		if piece.prefixOf(i, []string{"按", "依", "根据", "结合"}) > 0 && isDutyWords(piece.sub(i+1, piece.len())) {
			return piece.len() - i, partFiller
		}
	}
	return 0, partUnsaid
}

// endsInName reports whether the role word at the end of a piece is part of a
// name: 协办 of 市政协办, 会办 of 市安委会办.
func (p phrase) endsInName(word string) bool {
	before := p.at(p.len() - runeCount(word) - 1)
	if word == "组织" {
		return runeSet("党会济团层级")[before] // 各村党组织, 社会组织
	}
	return word == "协办" && before == '政' || word == "会办" && (before == '委' || before == '员')
}

// isDutyWords reports whether the words are those of 按各自职责分工.
func isDutyWords(p phrase) bool {
	duties := runeSet("照据合各自部门单位工作职责能分权限任务的")
	for _, each := range p.glyphs {
		if !duties[each.plain()] {
			return false
		}
	}
	return p.containsAny([]string{"职", "分工", "责"})
}

// cutWith splits A会B and A会同B: A leads, B assists.
func (c *clause) cutWith(name phrase) (lead, with phrase) {
	for i := range name.len() {
		if name.at(i) != '会' {
			continue
		}
		rest, before := i+1, name.at(i-1)
		long := name.at(rest) == '同' || name.at(rest) == '商'
		if long {
			rest++
		}
		// 委会 ends names: 管委会, 村委会.
		ends := i > 0 && c.nameEnds[before] && before != '社' && before != '联' && (before != '委' || long)
		starts := name.len()-rest >= 2 && name.at(rest) != '计' && c.nameEnds[name.at(name.len()-1)]
		if starts && (ends || i == 0 && rest == 2) {
			return name.sub(0, i), name.sub(rest, name.len())
		}
	}
	return name, phrase{}
}

// name takes one name, or tells that it is none.
func (c *clause) name(p phrase, said part) {
	p = p.trimAny(" \n。.、,;:\"“”*·★☆※△")
	if p.prefixOf(0, []string{"由", "请"}) > 0 && p.len() > 3 {
		p = p.sub(1, p.len())
	}
	if m := p.markAt(0); m.kind >= markDigit {
		p = p.sub(m.length, p.len()) // 1.办公室 2.财务科
	}
	p = unwrap(c.dropContact(p))
	for p.len() > 2 && p.hasSuffix("等") {
		p = p.sub(0, p.len()-1)
	}
	p = c.withoutDeadline(c.withoutPerson(p.compact()))
	switch {
	case p.empty() || c.isHollow(p):
	case p.len() < 2 || p.len() > 24 || !isLetter(p.at(0)) || p.index(":") >= 0:
		c.unread = append(c.unread, p)
	default:
		for _, name := range c.strungNames(p) {
			c.mentions = append(c.mentions, mention{name, said})
		}
	}
}

// dropContact drops what is in brackets behind a name if it tells whom to call.
func (c *clause) dropContact(p phrase) phrase {
	for i := range p.len() {
		if p.at(i) != '(' || p.closes(i) != p.len()-1 {
			continue
		}
		inner := p.sub(i+1, p.len()-1)
		if len(c.labelled(inner)) > 0 || inner.containsAny([]string{"联系", "电话"}) {
			c.unread = append(c.unread, inner)
			return p.sub(0, i)
		}
	}
	return p
}

// isHollow reports whether the words name nothing, as 部门 in 市教育局等部门,
// or a dash in an empty cell.
func (c *clause) isHollow(p phrase) bool {
	for _, word := range []string{"部门", "单位", "科室", "处室", "-", "--", "/", "无", "、"} {
		if p.len() == runeCount(word) && p.hasPrefix(word) {
			return true
		}
	}
	return false
}
