package text

import (
	"slices"

	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
)

// splitNames splits a clause at its separators: 、 , ; | / and the end of a sentence,
// but not inside brackets: 各县(市、区)政府 is one name. A blank, a line break, 及 and 等
// separate only what look like names, and 和 never does, as it is inside names: 市发展
// 和改革局. An empty piece after ; means that what follows has a role of its own.
func (c *OfficeList) splitNames(p document.Phrase) []document.Phrase {
	var pieces []document.Phrase
	from, begin := 0, 0 // where the piece begins, and the name that it may continue
	for i := 0; i < p.Len(); i++ {
		if document.ClosingMark(p.At(i)) != 0 {
			if end := p.ClosingBracket(i); end > 0 {
				if c.isRoleBracket(p, i, end) && document.IsLetter(p.At(end+1)) {
					pieces = append(pieces, p.Sub(begin, end+1))
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
		if !isPlaceList(p.Sub(begin, i), p.Sub(i+cut, p.Len())) {
			pieces = append(pieces, p.Sub(begin, i))
			begin = i + cut
			if p.At(i) == ';' || p.At(i) == '-' {
				pieces = append(pieces, document.Phrase{}) // what follows has a role of its own
			}
		}
		from = i + cut
		i = from - 1
	}
	return append(pieces, p.Sub(begin, p.Len()))
}

// isRoleBracket reports whether a bracket after a name holds its role: 市发改委(牵头)
// 市财政局(配合).
func (c *OfficeList) isRoleBracket(p document.Phrase, open, end int) bool {
	if open == 0 || p.At(open) != '(' || end-open > 6 {
		return false
	}
	_, role := c.roleSuffix(p.Sub(open-1, end+1))
	return role != lexicon.RoleUnstated
}

// isPlaceList reports whether the separator between before and after is part of a name
// like 各县、市、区人民政府 or 县、乡河湖长: words for places before it, with or without 各,
// and another one after it.
func isPlaceList(before, after document.Phrase) bool {
	places := []string{"县级市", "省", "市", "区", "县", "旗", "镇", "乡", "村"}
	before, after = before.Trim(), after.Trim()
	each := before.HasPrefix("各")
	length := after.PrefixOf(0, places)
	if length == 0 || before.Empty() || before.Len() > 8 || !consistsOf(before.Sub(date.SkipWord(before, 0, "各"), before.Len()), append(places, "、", ",")) {
		return false
	}
	rest := after.Sub(length, after.Len())
	return !each && !rest.Empty() || rest.Empty() || rest.PrefixOf(0, []string{"人民政府", "政府", "(", "、", "管委会", "委"}) > 0
}

// separatorLength returns the length of the separator at position i, 0 if there is
// none.
func (c *OfficeList) separatorLength(p document.Phrase, from, i int) int {
	switch p.At(i) {
	case '/':
		if document.IsDigit(p.At(i-1)) && document.IsDigit(p.At(i+1)) {
			return 0 // 2024/9/30
		}
		return 1
	case '、':
		if p.At(i-1) == '月' && document.IsDigit(p.At(i+1)) {
			return 0 // 每年3月、9月
		}
		return 1
	case ',', ';', '|', '。', '\t':
		return 1
	case '-':
		if p.At(i+1) == '-' && c.MayEndName(p.Sub(from, i)) {
			return 2
		}
	case ' ', '\n':
		if c.people {
			return 1
		}
		if isBlankInsideName(p, i) || p.Sub(from, i).SuffixOf([]string{"城乡", "乡村", "农村", "社会", "市场", "城市"}) > 0 {
			return 0 // 住房和城乡 建设局
		}
		if i > from && (document.IsLetter(p.At(i+2)) || p.At(i+2) == '〇' || document.IsDigit(p.Sub(i, p.Len()).Trim().At(0)) || numbering.MarkAt(p, i+1).Kind != numbering.MarkNone) && (c.MayEndName(p.Sub(from, i)) || p.At(i) == '\n' && p.Sub(from, i).HasSuffix("等")) {
			return 1
		}
	case '以':
		if p.HasAt(i, "以及") && i > from {
			return 2
		}
	case '及':
		if i > from && c.MayEndName(p.Sub(from, i)) && c.mayStartName(p, i+1) {
			return 1
		}
	case '等':
		if i > from+1 && c.MayEndName(p.Sub(from, i)) {
			return 1 + p.PrefixOf(i+1, []string{"行业主管部门", "主管部门", "职能部门", "和", "及", "与"}) // 工信局等和各县区
		}
	}
	return 0
}

// isBlankInsideName reports whether the blank at position i is before or after a
// bracket that belongs to a name: 办公室 (专班), 各县区(开发区) 安委会.
func isBlankInsideName(p document.Phrase, i int) bool {
	if p.At(i+1) == '(' {
		return true
	}
	if p.At(i-1) != ')' {
		return false
	}
	length := p.PrefixOf(i+1, []string{"安委会", "人民政府", "政府", "管委会", "办事处", "党工委", "委员会"})
	next := p.At(i + 1 + length)
	return length > 0 && (next == 0 || numbering.IsLabelEdge(next))
}

// MayEndName reports whether the words may end the name of an office, or the role word
// after one.
func (c *OfficeList) MayEndName(p document.Phrase) bool {
	p = p.Trim()
	if cut, _ := c.roleSuffix(p); cut > 0 {
		return true
	}
	if open := LastBracket(p); open > 1 && (document.IsDigit(p.At(open+1)) || p.At(open+1) == '第') {
		return c.MayEndName(p.Sub(0, open)) // 平安稳定(40分), 危房排查(第2批)
	}
	return p.Len() > 1 && (c.nameEnds[p.Last()] || p.HasSuffix(")"))
}

// mayStartName reports whether the name of an office may begin at position i.
func (c *OfficeList) mayStartName(p document.Phrase, i int) bool {
	rest := p.Sub(i, WordsEnd(p, i, p.Len()))
	return rest.Len() >= 2 && c.MayEndName(rest)
}

// ResemblesOffices reports whether the words are a list of office names, with or
// without role words. In doubt it returns false.
func (g *Grammar) ResemblesOffices(p document.Phrase) bool {
	p = p.Trim()
	if p.Empty() || p.Len() > 400 {
		return false
	}
	c := OfficeList{Grammar: g}
	if labels := g.FindLabels(p); len(labels) > 0 {
		if labels[0].From <= 1 {
			return labels[0].role != lexicon.RoleDeadline
		}
		p = p.Sub(0, labels[0].From) // 市财政局负责,时限:全年
	}
	names, others, roles := 0, 0, 0
	last := false // the last piece is a name
	for _, piece := range c.splitNames(TrimBrackets(p)) {
		if piece.Trim().Empty() || piece.ContainsAny(g.remarks) {
			continue
		}
		if g.ResemblesDeadline(piece.Trim()) && !c.hasOfficeBeforeBracket(piece) {
			continue
		}
		name, role := c.splitRole(piece)
		if name.Empty() && role != lexicon.RoleUnstated || role != lexicon.RoleUnstated && c.isPerson(name) {
			continue
		}
		if name.Index("--") > 0 {
			return false
		}
		classNamed := role != lexicon.RoleUnstated && name.HasPrefix("各")
		last = c.MayEndName(name)
		if roles > 0 || role != lexicon.RoleUnstated {
			roles++ // a piece after a role word counts as one more
		}
		switch {
		case last && name.Compact().Len() <= longestName || classNamed:
			names++
		case name.Len() > longestOther || p.ContainsAny([]string{",", ";"}):
			return false
		default:
			others++
		}
	}
	return names > 0 && (others == 0 || roles == 1 && last && others <= names)
}

// longestOther is how many characters a name without the end of one may have in a list of
// offices that says what they do: 市工信局、移动、供电公司负责.
const longestOther = 6

// readLeaders adds the names before the only comma or line break of a clause as leads
// if those after it assist and they have no role themselves: 医政股,县医院配合. It
// returns the rest to be read: all of it if only 、 is between the names or there are
// more commas, as then all may assist.
func (c *OfficeList) readLeaders(p document.Phrase) document.Phrase {
	var parts []document.Phrase
	from := 0
	for i := 0; i < p.Len(); i++ {
		if end := p.ClosingBracket(i); end > 0 {
			i = end
			continue
		}
		if p.At(i) == ';' {
			return p
		}
		if r := p.At(i); (r == ',' || r == '\n') && c.separatorLength(p, from, i) > 0 {
			parts, from = append(parts, p.Sub(from, i)), i+1
		}
	}
	parts = append(parts, p.Sub(from, p.Len()))
	if len(parts) < 2 || len(parts) > 3 || len(parts) == 3 && !c.ResemblesDeadline(parts[2].Trim()) {
		return p
	}
	leading := c.splitNames(parts[0])
	for _, piece := range leading {
		if _, role := c.splitRole(piece); role != lexicon.RoleUnstated || !c.ResemblesOffices(piece) {
			return p
		}
	}
	assisting := c.splitNames(parts[1])
	if _, role := c.splitRole(assisting[len(assisting)-1]); role != lexicon.RoleAssist || slices.ContainsFunc(c.Mentions, func(m Mention) bool { return m.Role == lexicon.RoleLead }) {
		return p
	}
	for _, piece := range leading {
		c.addName(piece, lexicon.RoleLead)
	}
	return p.Sub(parts[0].Len()+1, p.Len())
}
