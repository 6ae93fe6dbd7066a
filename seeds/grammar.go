package seeds

// grammar holds the words that plans are written with.
type grammar struct {
	folding
	roleSuffixes    []roleWord // words that close a clause: 局办公室主办
	labels          []roleWord // words that open one: 牵头单位:
	labelNouns      []string
	classNouns      []string
	byMatterWords   []string // with one of labelNouns: the office in charge of the matter, 主办科室
	nameEnds        map[rune]bool
	remarks         []string
	completionVerbs []string
	dutyVerbs       []string // verbs that only offices take, not work
	progress        *progress
	onHeader        func(names []string)
	measureWords    map[rune]bool
	surnames        map[rune]bool
}

// newGrammar returns the grammar. Reading advances p, and onHeader, if it is not nil,
// gets the names of each row that may be the header of a table.
func newGrammar(p *progress, onHeader func(names []string)) *grammar {
	return &grammar{
		folding:         newFolding(),
		progress:        p,
		onHeader:        onHeader,
		roleSuffixes:    roleSuffixes(),
		labels:          labelWords(),
		labelNouns:      []string{"单位", "部门", "科室", "处室", "股室", "机构", "机关", "主体", "分工", "科(室)", "处(室)", "股(室)", ")室", "街镇", "镇街", "方", "者", "科", "处", "股"},
		classNouns:      []string{"单位", "部门", "科室", "处室", "股室", "机构", "机关", "镇街", "街镇", "街道", "乡镇", "县市区", "县(市、区)", "成员"},
		byMatterWords:   []string{"主办", "承办", "主管", "责任", "牵头", "经办", "起草", "制定", "制发", "拟稿", "业务主管", "实施", "政策制定", "文件制发", "文件起草", "政策起草", "信息产生"},
		nameEnds:        runeSet("科室处局委办组部院会厅队站所署府道镇乡区县市股社联馆园班团行司校心位门构关街村庭台"),
		remarks:         []string{"以下", "下同", "不再", "逐一", "上述", "均需", "详见", "同上", "列出", "第一位", "排名第一", "排第一", "列首位", "排首位", "为牵头单位的"},
		completionVerbs: []string{"完成", "公布", "投入", "建成", "启用", "启动", "开展", "上线", "印发", "出台", "报送", "举办", "组织", "召开", "开通", "发布", "公开", "开工", "竣工", "交付", "形成", "前"},
		dutyVerbs:       []string{"负责", "牵头", "主办", "承办", "协办", "配合", "责任", "按职责", "分工落实", "按职能"},
		surnames:        surnames(),
		measureWords:    runeSet("次条期篇件个场份遍轮项回例批部幅家则"),
	}
}

func runeSet(text string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range text {
		set[r] = true
	}
	return set
}

// role is what a word says about the office beside it.
type role int

const (
	roleUnstated    role = iota // no role word
	roleResponsible             // 责任, 负责, 落实: lead, unless another leads
	roleLead
	roleAssist
	rolePerson   // a label for people, not for offices
	roleDeadline // a label for deadlines
	roleOther    // a label for anything else
	roleFiller   // 按职责分工: says nothing of the role
)

type roleWord struct {
	word string
	role role
}

func roleSuffixes() []roleWord {
	var words []roleWord
	for _, group := range []struct {
		role  role
		words []string
	}{
		{roleLead, []string{"为牵头单位", "为主办单位", "牵头抓总", "抓总", "总牵头", "牵头", "主办", "主责", "主抓", "为主"}},
		{roleAssist, []string{"为配合单位", "为协办单位", "配合", "协办", "协助", "参与", "参加", "协同", "参照", "协作", "会办", "支持"}},
		{roleResponsible, []string{"为责任单位", "负责", "落实", "实施", "承办", "办理", "完成", "推进", "执行", "推动", "汇总", "提供", "报送", "审核", "督办", "督促", "指导", "协调"}},
		{roleFiller, []string{"组织", "具体", "分别", "共同", "各自", "分工", "抓好", "认真", "积极", "联合", "统筹"}},
	} {
		for _, word := range group.words {
			words = append(words, roleWord{word, group.role})
		}
	}
	return words
}

func labelWords() []roleWord {
	return []roleWord{
		{"责任领导", rolePerson},
		{"分管领导", rolePerson},
		{"牵头领导", rolePerson},
		{"领导", rolePerson},
		{"责任人", rolePerson},
		{"牵头人", rolePerson},
		{"主办人", rolePerson},
		{"经办人", rolePerson},
		{"负责人", rolePerson},
		{"联系", rolePerson},
		{"电话", rolePerson},
		{"人员", rolePerson},
		{"同志", rolePerson},
		{"时限", roleDeadline},
		{"时间", roleDeadline},
		{"期限", roleDeadline},
		{"节点", roleDeadline},
		{"进度", roleDeadline},
		{"第一责任", roleLead},
		{"主要责任", roleLead},
		{"牵头", roleLead},
		{"主办", roleLead},
		{"主责", roleLead},
		{"配合", roleAssist},
		{"协办", roleAssist},
		{"协助", roleAssist},
		{"参与", roleAssist},
		{"参加", roleAssist},
		{"协同", roleAssist},
		{"会办", roleAssist},
		{"责任", roleResponsible},
		{"承办", roleResponsible},
		{"落实", roleResponsible},
		{"实施", roleResponsible},
		{"负责", roleResponsible},
		{"主体", roleResponsible},
		{"完成", roleResponsible},
		{"承担", roleResponsible},
	}
}

// labelRole returns the role that a label or a column's name announces; roleUnstated
// if it announces none. 牵头单位 and 责任科室 announce offices, 完成时限 a deadline.
func (g *grammar) labelRole(label string) role {
	p := g.phrase(label, 0).compact()
	if p.empty() || p.len() > 12 {
		return roleUnstated
	}
	for _, word := range g.labels {
		if p.index(word.word) < 0 {
			continue
		}
		if word.role == rolePerson || word.role == roleDeadline {
			return word.role
		}
		rest := p.suffixOf(g.labelNouns)
		if rest > 0 || p.len() == runeCount(word.word) || p.hasSuffix(")") && p.at(0) != '(' {
			return word.role
		}
		return roleUnstated
	}
	return roleUnstated
}
