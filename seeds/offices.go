package seeds

// mention is the name of an office with the role that the document gives it.
type mention struct {
	name phrase
	role role
}

// officeList is the content of an office cell or bracket.
type officeList struct {
	*grammar
	mentions  []mention
	deadlines []phrase // in the same cell or bracket
	people    []phrase // in the same cell or bracket
	unread    []phrase // remarks and other words that are no offices
}

// readOffices reads a cell, a bracket or a line that names offices. column is the role
// of the cell's column: roleUnstated in prose.
func (g *grammar) readOffices(p phrase, column role) officeList {
	c := officeList{grammar: g}
	if closingMark(p.at(0)) != 0 && p.closingBracket(0) == p.len()-1 {
		p = trimBrackets(p)
	}
	if deadline, rest := g.splitDeadline(p); !rest.empty() {
		c.deadlines = append(c.deadlines, deadline)
		p = rest
	}
	labels := g.findLabels(p)
	end := p.len()
	if len(labels) > 0 {
		end = labels[0].from
	}
	c.addNames(trimBrackets(p.sub(0, end)), column)
	for _, label := range labels {
		content := p.sub(label.content, label.to).trimAny(" \n;,。、|")
		switch label.role {
		case roleDeadline:
			deadline, rest := g.splitDeadline(content)
			if rest.empty() {
				deadline = content
			}
			c.deadlines = append(c.deadlines, deadline)
			c.addNames(rest, column)
		case rolePerson:
			c.people = append(c.people, p.sub(label.from, label.to))
		case roleOther:
			c.unread = append(c.unread, p.sub(label.from, label.to))
		default:
			c.addNames(trimBrackets(content), label.role)
		}
	}
	return c
}

// trimBrackets drops blanks and brackets around the whole phrase.
func trimBrackets(p phrase) phrase {
	for {
		p = p.trimAny(" \n\t;,。、")
		if p.len() < 2 || closingMark(p.at(0)) == 0 || p.closingBracket(0) != p.len()-1 {
			return p
		}
		p = p.sub(1, p.len()-1)
	}
}

// addNames adds the names of a clause without labels. A role word applies to the names
// before it: 局宣教科、办公室主办,各科室协办.
func (c *officeList) addNames(p phrase, column role) {
	if at := p.index("。"); at > 0 && p.sub(at, p.len()).containsAny(c.remarks) {
		c.unread = append(c.unread, p.sub(at+1, p.len()))
		p = p.sub(0, at)
	}
	p = c.withoutPrinciple(p)
	if column != roleAssist {
		p = c.readLeaders(p)
	}
	open := 0 // the first mention without a role yet
	for _, piece := range c.splitNames(p) {
		if piece.glyphs == nil {
			open = len(c.mentions) // A;B配合 says nothing of A
		}
		if piece.empty() {
			continue
		}
		if piece = c.withoutRemark(piece); piece.empty() {
			continue
		}
		if c.resemblesDeadline(piece.trim()) && !c.hasOfficeBeforeBracket(piece) {
			c.deadlines = append(c.deadlines, trimBrackets(piece))
			open = len(c.mentions)
			continue
		}
		name, role := c.splitRole(piece)
		if c.isPerson(name) && (role != roleUnstated || p.hasAfterBlank(name)) {
			c.people = append(c.people, piece)
			continue
		}
		lead, assist := c.splitAssist(name)
		c.addName(lead, roleUnstated)
		if role != roleUnstated && role != roleFiller {
			for i := open; i < len(c.mentions); i++ {
				if c.mentions[i].role == roleUnstated {
					c.mentions[i].role = role
				}
			}
			open = len(c.mentions)
		}
		if !assist.empty() {
			for i := open; i < len(c.mentions); i++ {
				c.mentions[i].role = roleLead
			}
			c.addName(assist, roleAssist)
			open = len(c.mentions)
		}
	}
	if column == roleUnstated {
		return
	}
	for i := range c.mentions {
		if c.mentions[i].role == roleUnstated {
			c.mentions[i].role = column
		}
	}
}

// withoutPrinciple drops the principle by which offices share a task: 各科室按照“谁主管、
// 谁负责”的原则落实.
func (c *officeList) withoutPrinciple(p phrase) phrase {
	from := p.index("按照“")
	if from < 0 {
		from = p.index("按“")
	}
	end := p.index("原则")
	if from <= 0 || end < from || end-from > 40 {
		return p
	}
	c.unread = append(c.unread, p.sub(from, end+2))
	return p.sub(0, from).concat(p.sub(end+2, p.len()))
}

// withoutRemark adds the remark in a piece to unread and returns the name before it:
// 各区(含开发区,下同). If the remark is not in brackets, the whole piece is unread.
func (c *officeList) withoutRemark(piece phrase) phrase {
	if !piece.containsAny(c.remarks) {
		return piece
	}
	for i := range piece.len() {
		if piece.at(i) == '(' && i > 0 && piece.closingBracket(i) == piece.trim().len()-1 && !piece.sub(0, i).containsAny(c.remarks) {
			c.unread = append(c.unread, piece.sub(i, piece.len()))
			return piece.sub(0, i)
		}
	}
	c.unread = append(c.unread, piece)
	return phrase{}
}

// splitRole splits the role words from the end of a piece. Of several, 牵头负责, the one
// that says lead or assist counts.
func (c *officeList) splitRole(piece phrase) (name phrase, stated role) {
	for {
		piece = piece.trimAny(" \n。.:,;")
		cut, found := c.roleSuffix(piece)
		if cut == 0 {
			return piece, stated
		}
		if stated == roleUnstated || stated == roleFiller || stated == roleResponsible && (found == roleLead || found == roleAssist) {
			stated = found
		}
		piece = piece.sub(0, piece.len()-cut)
	}
}

// roleSuffix returns the length of the role word at the end of a piece, 0 if
// there is none, as in 市财政局(牵头).
func (c *officeList) roleSuffix(piece phrase) (cut int, stated role) {
	if piece.hasSuffix(")") || piece.hasSuffix("]") {
		for i := piece.len() - 2; i > 0; i-- {
			if piece.closingBracket(i) == piece.len()-1 && closingMark(piece.at(i)) != 0 {
				inner, found := c.splitRole(piece.sub(i+1, piece.len()-1))
				if found == roleUnstated {
					found = c.labelRole(inner.plain())
					inner = phrase{}
				}
				if inner.empty() && found != roleUnstated {
					return piece.len() - i, found
				}
				return 0, roleUnstated
			}
		}
	}
	for _, suffix := range c.roleSuffixes {
		if piece.hasSuffix(suffix.word) && !piece.endsInName(suffix.word) {
			return runeCount(suffix.word), suffix.role
		}
	}
	for i := piece.len() - 3; i >= 0 && piece.len()-i <= 14; i-- {
		if piece.prefixOf(i, []string{"按", "依", "根据", "结合"}) > 0 && isDutyWords(piece.sub(i+1, piece.len())) {
			return piece.len() - i, roleFiller
		}
	}
	return 0, roleUnstated
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

// splitAssist splits A会B and A会同B: A leads, B assists.
func (c *officeList) splitAssist(name phrase) (lead, assist phrase) {
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

// addName adds one name. Words that can be none are added to unread.
func (c *officeList) addName(p phrase, stated role) {
	p = p.trimAny(" \n。.、,;:\"“”*·★☆※△")
	if p.prefixOf(0, []string{"由", "请"}) > 0 && p.len() > 3 {
		p = p.sub(1, p.len())
	}
	if m := p.markAt(0); m.kind >= markDigit {
		p = p.sub(m.length, p.len()) // 1.办公室 2.财务科
	}
	p = trimBrackets(c.dropContact(p))
	for p.len() > 2 && p.hasSuffix("等") {
		p = p.sub(0, p.len()-1)
	}
	p = c.withoutDeadline(c.withoutPerson(p.compact()))
	switch {
	case p.empty() || c.isRoleOnly(p):
	case p.len() < 2 || p.len() > 24 || !isLetter(p.at(0)) || p.index(":") >= 0:
		c.unread = append(c.unread, p)
	default:
		for _, name := range c.splitJoinedNames(p) {
			c.mentions = append(c.mentions, mention{name, stated})
		}
	}
}

// dropContact drops the bracket after a name if it holds a contact.
func (c *officeList) dropContact(p phrase) phrase {
	for i := range p.len() {
		if p.at(i) != '(' || p.closingBracket(i) != p.len()-1 {
			continue
		}
		inner := p.sub(i+1, p.len()-1)
		if len(c.findLabels(inner)) > 0 || inner.containsAny([]string{"联系", "电话"}) {
			c.unread = append(c.unread, inner)
			return p.sub(0, i)
		}
	}
	return p
}

// isRoleOnly reports whether the words are only a noun for offices, 部门 of 市教育局等
// 部门, or a dash in an empty cell.
func (c *officeList) isRoleOnly(p phrase) bool {
	for _, word := range []string{"部门", "单位", "科室", "处室", "-", "--", "/", "无", "、"} {
		if p.len() == runeCount(word) && p.hasPrefix(word) {
			return true
		}
	}
	return false
}
