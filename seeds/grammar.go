package seeds

import (
	"context"

	"duban/model"
)

// grammar holds the words that plans are written with. It is made once for
// each document.
type grammar struct {
	// controls holds, by line, what was said in characters that could act on a
	// terminal, and is left out.
	controls   map[int]Warning
	twins      map[rune]rune
	roleTails  []roleWord // words that close a clause: 局办公室主办
	labels     []roleWord // words that open one: 牵头单位:
	labelNouns []string
	classNouns []string
	matter     []string // what makes 主办科室 and the like
	nameEnds   map[rune]bool
	remarks    []string
	completion []string
	duties     []string // what is said of offices alone, and of no work
	progress   progress
	measures   map[rune]bool
	surnames   map[rune]bool
}

func newGrammar(ctx context.Context, options Options) *grammar {
	return &grammar{
		progress:   progress{ctx: ctx, report: options.Progress},
		controls:   map[int]Warning{},
		twins:      folding(),
		roleTails:  roleTails(),
		labels:     labelWords(),
		labelNouns: []string{"单位", "部门", "科室", "处室", "股室", "机构", "机关", "主体", "分工", "科(室)", "处(室)", "股(室)", ")室", "街镇", "镇街", "方", "者", "科", "处", "股"},
		classNouns: []string{"单位", "部门", "科室", "处室", "股室", "机构", "机关", "镇街", "街镇", "街道", "乡镇", "县市区", "县(市、区)", "成员"},
		matter:     []string{"主办", "承办", "主管", "责任", "牵头", "经办", "起草", "制定", "制发", "拟稿", "业务主管", "实施", "政策制定", "文件制发", "文件起草", "政策起草", "信息产生"},
		nameEnds:   runeSet("科室处局委办组部院会厅队站所署府道镇乡区县市股社联馆园班团行司校心位门构关街村庭台"),
		remarks:    []string{"以下", "下同", "不再", "逐一", "上述", "均需", "详见", "同上", "列出", "第一位", "排名第一", "排第一", "列首位", "排首位", "为牵头单位的"},
		completion: []string{"完成", "公布", "投入", "建成", "启用", "启动", "开展", "上线", "印发", "出台", "报送", "举办", "组织", "召开", "开通", "发布", "公开", "开工", "竣工", "交付", "形成", "前"},
		duties:     []string{"负责", "牵头", "主办", "承办", "协办", "配合", "责任", "按职责", "分工落实", "按职能"},
		surnames:   surnames(),
		measures:   runeSet("次条期篇件个场份遍轮项回例批部幅家则"),
	}
}

// intake takes in what a document says, without what could act on a terminal; that
// is told once for each line.
func (g *grammar) intake(text string, line int) phrase {
	g.tellControls(text, line)
	return g.phrase(model.Clean(text), line)
}

// intakeLine is intake for what must stay on one line.
func (g *grammar) intakeLine(text string, line int) phrase {
	g.tellControls(text, line)
	return g.phrase(model.CleanLine(text), line)
}

func (g *grammar) tellControls(text string, line int) {
	if _, known := g.controls[line]; !known && model.HasTerminalControls(text) {
		g.controls[line] = Warning{Line: line, Text: shortened(text), Why: WhyControls}
	}
}

func runeSet(text string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range text {
		set[r] = true
	}
	return set
}

// part is what a word says about the office beside it.
type part int

const (
	partUnsaid  part = iota // a name without a role word
	partNeutral             // 责任, 负责, 落实: lead, unless another leads
	partLead
	partAssist
	partPerson   // a label for people, not for offices
	partDeadline // a label for deadlines
	partOther    // a label for anything else
	partFiller   // 按职责分工: says nothing of the role
)

type roleWord struct {
	word string
	part part
}

func roleTails() []roleWord {
	var words []roleWord
	for _, group := range []struct {
		part  part
		words []string
	}{
		{partLead, []string{"为牵头单位", "为主办单位", "牵头抓总", "抓总", "总牵头", "牵头", "主办", "主责", "主抓", "为主"}},
		{partAssist, []string{"为配合单位", "为协办单位", "配合", "协办", "协助", "参与", "参加", "协同", "参照", "协作", "会办", "支持"}},
		{partNeutral, []string{"为责任单位", "负责", "落实", "实施", "承办", "办理", "完成", "推进", "执行", "推动", "汇总", "提供", "报送", "审核", "督办", "督促", "指导", "协调"}},
		{partFiller, []string{"组织", "具体", "分别", "共同", "各自", "分工", "抓好", "认真", "积极", "联合", "统筹"}},
	} {
		for _, word := range group.words {
			words = append(words, roleWord{word, group.part})
		}
	}
	return words
}

func labelWords() []roleWord {
	return []roleWord{
		{"责任领导", partPerson},
		{"分管领导", partPerson},
		{"牵头领导", partPerson},
		{"领导", partPerson},
		{"责任人", partPerson},
		{"牵头人", partPerson},
		{"主办人", partPerson},
		{"经办人", partPerson},
		{"负责人", partPerson},
		{"联系", partPerson},
		{"电话", partPerson},
		{"人员", partPerson},
		{"同志", partPerson},
		{"时限", partDeadline},
		{"时间", partDeadline},
		{"期限", partDeadline},
		{"节点", partDeadline},
		{"进度", partDeadline},
		{"第一责任", partLead},
		{"主要责任", partLead},
		{"牵头", partLead},
		{"主办", partLead},
		{"主责", partLead},
		{"配合", partAssist},
		{"协办", partAssist},
		{"协助", partAssist},
		{"参与", partAssist},
		{"参加", partAssist},
		{"协同", partAssist},
		{"会办", partAssist},
		{"责任", partNeutral},
		{"承办", partNeutral},
		{"落实", partNeutral},
		{"实施", partNeutral},
		{"负责", partNeutral},
		{"主体", partNeutral},
		{"完成", partNeutral},
		{"承担", partNeutral},
	}
}

// labelPart tells what a label or a column's name announces; partUnsaid if it
// is none. 牵头单位 and 责任科室 announce offices, 完成时限 a deadline.
func (g *grammar) labelPart(label string) part {
	p := g.phrase(label, 0).compact()
	if p.empty() || p.len() > 12 {
		return partUnsaid
	}
	for _, word := range g.labels {
		if p.index(word.word) < 0 {
			continue
		}
		if word.part == partPerson || word.part == partDeadline {
			return word.part
		}
		rest := p.suffixOf(g.labelNouns)
		if rest > 0 || p.len() == runeCount(word.word) || p.hasSuffix(")") && p.at(0) != '(' {
			return word.part
		}
		return partUnsaid
	}
	return partUnsaid
}

// folded returns the name under which an office of the plan stands.
func folded(issuer, name string) string { return model.FoldOffice(issuer, name) }
