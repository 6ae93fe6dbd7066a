package seeds

// splitJoinedNames splits names without a separator that begin with the same word for
// a place: 市财政局市司法局.
func (c *officeList) splitJoinedNames(p phrase) []phrase {
	place := p.at(0)
	if !runeSet("市县区省州旗镇")[place] {
		return []phrase{p}
	}
	var names []phrase
	from := 0
	for i := 3; i+2 < p.len(); i++ {
		before, after := p.sub(from, i), p.sub(i, p.len())
		if p.at(i) != place || before.len() < 3 || !c.mayEndName(before) || !c.mayEndName(after) {
			continue
		}
		if before.hasSuffix("政府") || runeSet("市县区省州旗镇乡城")[p.at(i-1)] {
			continue // 县政府县长办公室, 市城市管理局
		}
		names = append(names, before)
		from = i
	}
	return append(names, p.sub(from, p.len()))
}

// isClass reports whether the name is a word for many offices: 各科室,
// 市有关单位, 区直各部门, 成员单位.
func (g *grammar) isClass(p phrase) bool {
	p = p.compact()
	if open := p.index("("); open > 1 && p.closingBracket(open) == p.len()-1 && p.sub(open, p.len()).index("各") > 0 {
		p = p.sub(0, open) // 市发改委(各县区)
	}
	if p.index("各") >= 0 || p.prefixOf(0, []string{"全体", "所有"}) > 0 {
		return true
	}
	if p.suffixOf(g.classNouns) == 0 {
		return false
	}
	return p.containsAny([]string{"有关", "相关", "涉及", "所有", "全体", "其他", "其它", "成员单位", "直属", "局属", "委属", "所属", "下属", "属下", "区直", "市直", "县直", "省直", "镇直", "业务科", "业务处", "职能", "镇街", "街镇", "县市区", "县(市、区)"})
}

// isByMatter reports whether the name is the office in charge of the matter:
// 局主办科室.
func (g *grammar) isByMatter(p phrase) bool {
	p = p.compact()
	noun := p.suffixOf([]string{"科室", "处室", "股室", "单位", "部门", "机关", "科(室)", "机构"})
	if noun == 0 || p.index("各") >= 0 {
		return false
	}
	return p.sub(0, p.len()-noun).suffixOf(g.byMatterWords) > 0
}

// isPerson reports whether the words before 负责 or 牵头 are the name of a person, not of
// an office.
func (c *officeList) isPerson(name phrase) bool {
	name = name.compact()
	return (name.len() == 2 || name.len() == 3) && !c.mayEndName(name) && !c.isClass(name) && c.surnames[name.at(0)]
}

// hasAfterBlank reports whether a blank is before a name in the phrase: 县发改局 赵某.
func (p phrase) hasAfterBlank(name phrase) bool {
	at := p.index(name.plain())
	return at > 0 && isBlank(p.at(at-1))
}

// withoutPerson returns the office of 赵某(县发改局) or 县发改局:赵某, and adds the person
// to people.
func (c *officeList) withoutPerson(p phrase) phrase {
	if at := p.index(":"); at > 0 && c.mayEndName(p.sub(0, at)) && c.isPerson(p.sub(at+1, p.len())) {
		c.people = append(c.people, p.sub(at+1, p.len()))
		return p.sub(0, at)
	}
	open := p.index("(")
	if open <= 0 || p.closingBracket(open) != p.len()-1 || !c.isPerson(p.sub(0, open)) || !c.mayEndName(p.sub(open+1, p.len()-1)) {
		return p
	}
	c.people = append(c.people, p.sub(0, open))
	return p.sub(open+1, p.len()-1)
}

// hasOfficeBeforeBracket reports whether an office is before the bracket that ends a piece.
func (c *officeList) hasOfficeBeforeBracket(piece phrase) bool {
	open := piece.index("(")
	return open > 1 && piece.trim().hasSuffix(")") && c.mayEndName(piece.sub(0, open))
}

// withoutDeadline returns the office of 各科室(长期) and adds the deadline to deadlines.
func (c *officeList) withoutDeadline(p phrase) phrase {
	open := p.index("(")
	if open <= 1 || p.closingBracket(open) != p.len()-1 || !c.resemblesDeadline(p.sub(open+1, p.len()-1)) {
		return p
	}
	c.deadlines = append(c.deadlines, p.sub(open+1, p.len()-1))
	return p.sub(0, open)
}

// surnames holds the first characters of nearly all surnames.
func surnames() map[rune]bool {
	return runeSet("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房缪丁邓洪包左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳邴糜松段富焦巴牧车侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印白怀蒲从索赖卓屠蒙池乔阴胥苍闻党翟谭劳逄姬申扶堵冉宰雍桑桂牛寿通边扈燕冀尚农温庄晏柴瞿阎慕连习艾容向古易廖庾耿满匡国文寇广禄欧沃利蔚越师巩聂晁勾敖融冷辛阚那简饶曾沙丰关查后荆红游权覃涂肖闫岳缑亢况有琴商牟佘伯赏墨哈谯年")
}
