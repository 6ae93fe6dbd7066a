package seeds

import "slices"

// splitNames splits a clause at its separators: 、 , ; | / and the end of a sentence,
// but not inside brackets: 各县(市、区)政府 is one name. A blank, a line break, 及 and 等
// separate only what look like names, and 和 never does, as it is inside names: 市发展
// 和改革局. An empty piece after ; means that what follows has a role of its own.
func (c *officeList) splitNames(p phrase) []phrase {
	var pieces []phrase
	from, begin := 0, 0 // where the piece begins, and the name that it may continue
	for i := 0; i < p.len(); i++ {
		if closingMark(p.at(i)) != 0 {
			if end := p.closingBracket(i); end > 0 {
				if c.isRoleBracket(p, i, end) && isLetter(p.at(end+1)) {
					pieces = append(pieces, p.sub(begin, end+1))
					begin, from = end+1, end+1
				}
				i = end
				continue
			}
		}
		cut := c.separatorLength(p, from, i)
		if cut == 0 {
			continue
		}
		if !isPlaceList(p.sub(begin, i), p.sub(i+cut, p.len())) {
			pieces = append(pieces, p.sub(begin, i))
			begin = i + cut
			if p.at(i) == ';' {
				pieces = append(pieces, phrase{}) // what follows has a role of its own
			}
		}
		from = i + cut
		i = from - 1
	}
	return append(pieces, p.sub(begin, p.len()))
}

// isRoleBracket reports whether a bracket after a name holds its role: 市发改委(牵头)
// 市财政局(配合).
func (c *officeList) isRoleBracket(p phrase, open, end int) bool {
	if open == 0 || p.at(open) != '(' || end-open > 6 {
		return false
	}
	_, role := c.roleSuffix(p.sub(open-1, end+1))
	return role != roleUnstated
}

// isPlaceList reports whether the separator between before and after is part of a name
// like 各县、市、区人民政府: 各 and words for places before it, another one after it.
func isPlaceList(before, after phrase) bool {
	places := []string{"县级市", "市", "区", "县", "旗", "镇", "乡"}
	before, after = before.trim(), after.trim()
	if !before.hasPrefix("各") || before.len() > 8 {
		return false
	}
	for i := 1; i < before.len(); {
		length := before.prefixOf(i, append(places, "、", ","))
		if length == 0 {
			return false
		}
		i += length
	}
	length := after.prefixOf(0, places)
	if length == 0 {
		return false
	}
	rest := after.sub(length, after.len())
	return rest.empty() || rest.prefixOf(0, []string{"人民政府", "政府", "(", "、", "管委会", "委"}) > 0
}

// separatorLength returns the length of the separator at position i, 0 if there is
// none.
func (c *officeList) separatorLength(p phrase, from, i int) int {
	switch p.at(i) {
	case '/':
		if isDigit(p.at(i-1)) && isDigit(p.at(i+1)) {
			return 0 // 2024/9/30
		}
		return 1
	case '、', ',', ';', '|', '。', '\t':
		return 1
	case ' ', '\n':
		if p.isBlankInsideName(i) {
			return 0
		}
		if i > from && (isLetter(p.at(i+2)) || p.at(i+2) == '〇' || isDigit(p.firstNonBlank(i)) || p.markAt(i+1).kind != markNone) && (c.mayEndName(p.sub(from, i)) || p.at(i) == '\n' && p.sub(from, i).hasSuffix("等")) {
			return 1
		}
	case '以':
		if p.hasAt(i, "以及") && i > from {
			return 2
		}
	case '及':
		if i > from && c.mayEndName(p.sub(from, i)) && c.mayStartName(p, i+1) {
			return 1
		}
	case '等':
		if i > from+1 && c.mayEndName(p.sub(from, i)) {
			return 1 + p.prefixOf(i+1, []string{"行业主管部门", "主管部门", "职能部门"})
		}
	}
	return 0
}

// firstNonBlank returns the first character from position i on that is no blank.
func (p phrase) firstNonBlank(i int) rune {
	for isBlank(p.at(i)) {
		i++
	}
	return p.at(i)
}

// isBlankInsideName reports whether the blank at position i is before or after a
// bracket that belongs to a name: 办公室 (专班), 各县区(开发区) 安委会.
func (p phrase) isBlankInsideName(i int) bool {
	if p.at(i+1) == '(' {
		return true
	}
	if p.at(i-1) != ')' {
		return false
	}
	length := p.prefixOf(i+1, []string{"安委会", "人民政府", "政府", "管委会", "办事处", "党工委", "委员会"})
	next := p.at(i + 1 + length)
	return length > 0 && (next == 0 || isLabelEdge(next))
}

// mayEndName reports whether the words may end the name of an office, or the role word
// after one.
func (c *officeList) mayEndName(p phrase) bool {
	p = p.trim()
	if cut, _ := c.roleSuffix(p); cut > 0 {
		return true
	}
	last := p.at(p.len() - 1)
	return p.len() > 1 && (c.nameEnds[last] || last == ')')
}

// mayStartName reports whether the name of an office may begin at position i.
func (c *officeList) mayStartName(p phrase, i int) bool {
	end := i
	for end < p.len() && !isLabelEdge(p.at(end)) {
		end++
	}
	rest := p.sub(i, end)
	return rest.len() >= 2 && c.mayEndName(rest)
}

// resemblesOffices reports whether the words are a list of office names, with or
// without role words. In doubt it returns false.
func (g *grammar) resemblesOffices(p phrase) bool {
	p = p.trim()
	if p.empty() || p.len() > 400 {
		return false
	}
	c := officeList{grammar: g}
	if labels := g.findLabels(p); len(labels) > 0 {
		if labels[0].from <= 1 {
			return labels[0].role != roleDeadline
		}
		p = p.sub(0, labels[0].from) // 市财政局负责,时限:全年
	}
	names := 0
	for _, piece := range c.splitNames(trimBrackets(p)) {
		if piece.trim().empty() || piece.containsAny(g.remarks) {
			continue
		}
		if g.resemblesDeadline(piece.trim()) && !c.hasOfficeBeforeBracket(piece) {
			if names == 0 && piece.containsAny([]string{"召开", "开展", "举办", "研究", "组织", "不少于", "至少"}) {
				return false // a task with its quota
			}
			continue
		}
		name, role := c.splitRole(piece)
		if name.empty() && role != roleUnstated || role != roleUnstated && c.isPerson(name) {
			continue
		}
		if name.compact().len() > 24 || !c.mayEndName(name) {
			return false
		}
		names++
	}
	return names > 0
}

// readLeaders adds the names before the only comma or line break of a clause as leads
// if those after it assist and they have no role themselves: 医政股,县医院配合. It
// returns the rest to be read: all of it if only 、 is between the names or there are
// more commas, as then all may assist.
func (c *officeList) readLeaders(p phrase) phrase {
	var parts []phrase
	from := 0
	for i := 0; i < p.len(); i++ {
		if end := p.closingBracket(i); closingMark(p.at(i)) != 0 && end > 0 {
			i = end
			continue
		}
		if p.at(i) == ';' {
			return p
		}
		if r := p.at(i); (r == ',' || r == '\n') && c.separatorLength(p, from, i) > 0 {
			parts, from = append(parts, p.sub(from, i)), i+1
		}
	}
	parts = append(parts, p.sub(from, p.len()))
	if len(parts) < 2 || len(parts) > 3 || len(parts) == 3 && !c.resemblesDeadline(parts[2].trim()) {
		return p
	}
	leading := c.splitNames(parts[0])
	for _, piece := range leading {
		if _, role := c.splitRole(piece); role != roleUnstated || !c.resemblesOffices(piece) {
			return p
		}
	}
	assisting := c.splitNames(parts[1])
	if _, role := c.splitRole(assisting[len(assisting)-1]); role != roleAssist || slices.ContainsFunc(c.mentions, func(m mention) bool { return m.role == roleLead }) {
		return p
	}
	for _, piece := range leading {
		c.addName(piece, roleLead)
	}
	return p.sub(parts[0].len()+1, p.len())
}
