package text

import (
	"duban/seeds/document"
)

// splitJoinedNames splits names without a separator that begin with the same word for
// a place: 市财政局市司法局.
func (c *OfficeList) splitJoinedNames(p document.Phrase) []document.Phrase {
	place := p.At(0)
	if !document.RuneSet("市县区省州旗镇")[place] {
		return []document.Phrase{p}
	}
	var names []document.Phrase
	from := 0
	for i := 3; i+2 < p.Len(); i++ {
		before, after := p.Sub(from, i), p.Sub(i, p.Len())
		if p.At(i) != place || before.Len() < 3 || !c.MayEndName(before) || !c.MayEndName(after) {
			continue
		}
		if before.HasSuffix("政府") || document.RuneSet("市县区省州旗镇乡城")[p.At(i-1)] || after.HasSuffix("分局") {
			continue // 县政府县长办公室, 市城市管理局, 市税务局市中分局
		}
		names = append(names, before)
		from = i
	}
	return append(names, p.Sub(from, p.Len()))
}

// IsClass reports whether the name is a word for many offices: 各科室,
// 市有关单位, 区直各部门, 成员单位.
func (g *Grammar) IsClass(p document.Phrase) bool {
	p = p.Compact()
	if open := LastBracket(p); open > 1 && p.Sub(open, p.Len()).Index("各") > 0 {
		p = p.Sub(0, open) // 市发改委(各县区)
	}
	if p.Index("各") >= 0 || p.PrefixOf(0, []string{"全体", "所有"}) > 0 {
		return true
	}
	if p.SuffixOf(g.classNouns) == 0 {
		return false
	}
	return p.ContainsAny([]string{"有关", "相关", "涉及", "所有", "全体", "其他", "其它", "成员单位", "直属", "局属", "委属", "所属", "下属", "属下", "区直", "市直", "县直", "省直", "镇直", "业务科", "业务处", "职能", "镇街", "街镇", "县市区", "县(市、区)"})
}

// IsByMatter reports whether the name is the office in charge of the matter:
// 局主办科室.
func (g *Grammar) IsByMatter(p document.Phrase) bool {
	p = p.Compact()
	noun := p.SuffixOf([]string{"科室", "处室", "股室", "单位", "部门", "机关", "科(室)", "机构"})
	if noun == 0 || p.Index("各") >= 0 {
		return false
	}
	return p.Sub(0, p.Len()-noun).SuffixOf(g.byMatterWords) > 0
}

// isPerson reports whether the words before 负责 or 牵头 are the name of a person, not of
// an office.
func (c *OfficeList) isPerson(name document.Phrase) bool {
	name = name.Compact()
	resembles := c.people && name.Len() <= 4 || (name.Len() == 2 || name.Len() == 3) && c.surnames[name.At(0)]
	return resembles && !name.Empty() && !c.MayEndName(name) && !c.IsClass(name)
}

// hasAfterBlank reports whether a blank is before a name in the phrase: 县发改局 赵某.
func hasAfterBlank(p document.Phrase, name document.Phrase) bool {
	at := p.Index(name.Plain())
	return at > 0 && document.IsBlank(p.At(at-1))
}

// withoutPerson returns the office of 赵某(县发改局) or 县发改局:赵某, or, in a column with
// people, of 县发改局(赵某), and adds the person to people.
func (c *OfficeList) withoutPerson(p document.Phrase) document.Phrase {
	if at := p.Index(":"); at > 0 && c.MayEndName(p.Sub(0, at)) && c.isPerson(p.Sub(at+1, p.Len())) {
		c.People = append(c.People, p.Sub(at+1, p.Len()))
		return p.Sub(0, at)
	}
	open := LastBracket(p)
	switch {
	case open <= 0:
	case c.people && !c.MayEndName(p.Sub(open+1, p.Len()-1)):
		c.People = append(c.People, p.Sub(open, p.Len()))
		return p.Sub(0, open)
	case c.isPerson(p.Sub(0, open)) && (c.people || c.MayEndName(p.Sub(open+1, p.Len()-1))):
		c.People = append(c.People, p.Sub(0, open))
		return p.Sub(open+1, p.Len()-1)
	}
	return p
}

// hasOfficeBeforeBracket reports whether an office is before the bracket that ends a piece.
func (c *OfficeList) hasOfficeBeforeBracket(piece document.Phrase) bool {
	piece = piece.Trim()
	open := LastBracket(piece)
	return open > 1 && c.MayEndName(piece.Sub(0, open))
}

// withoutDeadline returns the office of 各科室(长期) and adds the deadline to deadlines.
func (c *OfficeList) withoutDeadline(p document.Phrase) document.Phrase {
	open := LastBracket(p)
	if open <= 1 || !c.ResemblesDeadline(p.Sub(open+1, p.Len()-1)) {
		return p
	}
	c.Deadlines = append(c.Deadlines, p.Sub(open+1, p.Len()-1))
	return p.Sub(0, open)
}
