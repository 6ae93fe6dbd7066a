package text

import (
	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// Grammar holds the words that plans are written with.
type Grammar struct {
	document.Folding
	roleSuffixes    []lexicon.RoleWord // words that close a clause: 局办公室主办
	labels          []lexicon.RoleWord // words that open one: 牵头单位:
	LabelNouns      []string
	classNouns      []string
	byMatterWords   []string // with one of LabelNouns: the office in charge of the matter, 主办科室
	nameEnds        map[rune]bool
	remarks         []string
	CompletionVerbs []string
	dutyVerbs       []string // verbs that only offices take, not work
	Progress        *document.Progress
	onHeader        func(names []string)
	Hints           Hints // about the table of the document
	SchoolYear      int   // the month with which the plan's school year begins; 0 of other plans
	measureWords    map[rune]bool
	surnames        map[rune]bool
}

// NewGrammar returns the grammar. Reading advances p, and onHeader, if it is not nil,
// gets the names of each row that may be the header of a table.
func NewGrammar(p *document.Progress, onHeader func(names []string)) *Grammar {
	return &Grammar{
		Folding:         lexicon.Folding(),
		Progress:        p,
		onHeader:        onHeader,
		roleSuffixes:    lexicon.RoleSuffixes(),
		labels:          lexicon.LabelWords(),
		LabelNouns:      []string{"单位", "部门", "科室", "处室", "股室", "机构", "机关", "主体", "分工", "科(室)", "处(室)", "股(室)", ")室", "街镇", "镇街", "方", "者", "科", "处", "股"},
		classNouns:      []string{"单位", "部门", "科室", "处室", "股室", "机构", "机关", "镇街", "街镇", "街道", "乡镇", "县市区", "县(市、区)", "成员"},
		byMatterWords:   []string{"主办", "承办", "主管", "责任", "牵头", "经办", "起草", "制定", "制发", "拟稿", "业务主管", "实施", "政策制定", "文件制发", "文件起草", "政策起草", "信息产生"},
		nameEnds:        document.RuneSet("科室处局委办组部院会厅队站所署府道镇乡区县市股社联馆园班团行司校心位门构关街村庭台"),
		remarks:         []string{"以下", "下同", "不再", "逐一", "上述", "均需", "详见", "同上", "列出", "第一位", "排名第一", "排第一", "列首位", "排首位", "为牵头单位的"},
		CompletionVerbs: []string{"完成", "公布", "投入", "建成", "启用", "启动", "开展", "上线", "印发", "出台", "报送", "举办", "组织", "召开", "开通", "发布", "公开", "开工", "竣工", "交付", "形成", "前"},
		dutyVerbs:       []string{"负责", "牵头", "主办", "承办", "协办", "配合", "责任", "按职责", "分工落实", "按职能"},
		surnames:        document.RuneSet(lexicon.Surnames()),
		measureWords:    document.RuneSet("次条期篇件个场份遍轮项回例批部幅家则"),
	}
}

// labelRole returns the role that a label or a column's name announces; RoleUnstated
// if it announces none. 牵头单位 and 责任科室 announce offices, 完成时限 a deadline.
func (g *Grammar) labelRole(label string) lexicon.Role {
	p := g.Phrase(label, 0).Compact()
	if p.Empty() || p.Len() > 12 {
		return lexicon.RoleUnstated
	}
	for _, word := range g.labels {
		if p.Index(word.Word) < 0 {
			continue
		}
		if word.Role == lexicon.RolePerson || word.Role == lexicon.RoleDeadline {
			return word.Role
		}
		rest := p.SuffixOf(g.LabelNouns)
		if rest > 0 || p.Len() == document.RuneCount(word.Word) || p.HasSuffix(")") && p.At(0) != '(' {
			return word.Role
		}
		return lexicon.RoleUnstated
	}
	return lexicon.RoleUnstated
}
