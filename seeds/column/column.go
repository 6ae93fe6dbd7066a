// Package column recognises the columns of a table by their names: which holds the tasks,
// which offices, deadlines, people or remarks.
package column

import (
	"slices"
	"strings"

	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/hints"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// Kind is what a column of a table holds.
type Kind int

// The kinds of columns.
const (
	Other Kind = iota
	Number
	Category
	Text
	Offices
	Deadline
	Goal // 工作目标: the task's text only if no other column is
)

// Column is one column of a table.
type Column struct {
	Kind         Kind
	Role         lexicon.Role     // of ColumnOffices
	Level        int              // of ColumnCategory, outermost 0
	Implied      bool             // the header doesn't name it, but rows have it
	HasSentences bool             // of ColumnOther: it holds sentences, as 进展情况 does
	People       bool             // it holds people, as 责任领导 does; of ColumnOffices: beside them, as 责任单位及责任人 does
	HasNumbers   bool             // of ColumnCategory: its cells are numbered
	AddsToText   bool             // of ColumnOther: its words belong to the task, as those under 年度目标 do
	Period       bool             // of ColumnOther: its name is the part of the year by which its cells are to be done
	GroupsTasks  bool             // of ColumnOffices and ColumnDeadline: before the tasks, which it groups; an empty cell continues with the one above
	UnknownName  bool             // no list has its name
	Remark       bool             // of ColumnOther: its cells are remarks on the task
	Source       bool             // of ColumnOther: its cells say where the task comes from
	ByHand       hints.ColumnRole // what it was said to be; empty if it was not
	Name         document.Phrase
}

// Of returns the column that a name in a header announces; false if no list has
// the name.
func Of(g *text.Grammar, cell document.Phrase) (Column, bool) {
	name := withoutRemark(cell.Compact().TrimAny(":*[]"))
	if col, ok := englishColumn(cell); ok {
		return col, true
	}
	col := Column{Name: cell}
	if !mayBeName(g, name) {
		return col, false
	}
	has := func(words ...string) bool { return name.ContainsAny(words) }
	named := g.LabelRole(name.Plain())
	switch {
	case has("序号", "编号", "项次", "条目", "目次") || name.SuffixOf([]string{"建议号", "提案号", "议案号", "事项号"}) > 0 || name.Key() == "序" || name.Key() == "号":
		col.Kind = Number
	case has("任务及", "任务和", "任务与", "任务、", "任务(", "内容及", "事项及"):
		col.Kind = Text // 工作任务及责任单位
	case has("进展", "情况", "目前", "当前", "累计", "是否", "完成率", "得分"), text.IsAssignedDate(name):
		col.HasSentences = true
	case has("形象进度", "投资进度"):
		col.HasSentences, col.AddsToText = true, true
	case has("频次", "频率", "日期"):
		col.Kind = Deadline
	case isPeriodName(g, name):
		col.HasSentences, col.Period = true, true // 一季度, 上半年目标
	case has("责任", "牵头") && has("单位", "部门", "科室", "处室") && has("时限", "时间", "期限"):
		col.Kind, col.Role = Offices, lexicon.RoleResponsible
	case named == lexicon.RoleDeadline || has("时段", "起止") || name.Key() == "月份":
		col.Kind = Deadline
	case named == lexicon.RolePerson && has("单位", "部门", "科室", "处室", "股室"):
		col.Kind, col.Role, col.People = Offices, lexicon.RoleResponsible, true
		if has("牵头单位", "牵头部门", "牵头科室", "主办单位", "主办科室") {
			col.Role = lexicon.RoleLead
		}
	case named == lexicon.RolePerson:
		col.People = true
	case name.SuffixOf([]string{"代表", "委员", "提案人", "提出人"}) > 0:
		col.HasSentences, col.Source = true, true
	case has("备注", "说明"):
		col.HasSentences, col.Remark = true, true
	case has("分值", "电话", "依据", "来源", "佐证"):
		col.HasSentences = true
	case named == lexicon.RoleLead || named == lexicon.RoleAssist || named == lexicon.RoleResponsible:
		col.Kind, col.Role = Offices, named
	case IsOfficeHeader(name.Key()):
		col.Kind, col.Role = Offices, lexicon.RoleResponsible
	case name.SuffixOf([]string{"程序", "流程", "理由", "必要性", "佐证材料", "法律依据", "对象", "范围", "地点"}) > 0:
		col.HasSentences, col.Remark = true, true
	case isCategoryName(name):
		col.Kind = Category
	case has("指标", "成果", "成效", "标准", "形式", "载体") || has("目标") && name.SuffixOf([]string{"任务", "要求", "内容", "措施", "举措"}) == 0:
		col.Kind = Goal
	case has("任务", "要求", "内容", "措施", "举措", "事项", "要点", "项目", "工作", "清单", "细化分工", "分解", "重点", "安排") || name.SuffixOf([]string{"标题", "案由", "题目", "名称"}) > 0:
		col.Kind = Text
	case reportOf(name) != NoReport:
		col.HasSentences = true
	default:
		return col, false
	}
	return col, true
}

// withoutRemark drops a remark in brackets from a name that is too long with it:
// 责任单位(排名第一的为牵头单位).
func withoutRemark(name document.Phrase) document.Phrase {
	if at := name.Index("("); name.Len() > maxNameLength && at > 0 && name.ClosingBracket(at) == name.Len()-1 {
		return name.Sub(0, at)
	}
	return name
}

// isCategoryName reports whether a column with this name holds headings: 类别, 一级指标.
func isCategoryName(name document.Phrase) bool {
	return name.SuffixOf([]string{"行动", "工程", "模块", "部分", "章节", "条线", "级指标", "级任务", "级目标", "级分类"}) > 0 ||
		name.ContainsAny([]string{"类别", "分类", "类型", "领域", "板块", "大类", "栏目", "方面"}) ||
		name.Key() == "职责" || name.Key() == "主要职责"
}

// maxNameLength is how many characters the name of a column may have.
const maxNameLength = 14

// mayBeName reports whether words are short enough to name a column, and are no
// sentence, no number and no title.
func mayBeName(g *text.Grammar, name document.Phrase) bool {
	if name.Empty() || name.Len() > maxNameLength || numbering.IsPunctuated(name) || numbering.IsNumbered(name) {
		return false
	}
	return name.SuffixOf([]string{"台账", "台帐", "方案", "表"}) == 0 && !isTableTitle(g, name)
}

// isTableTitle reports whether words that might name a column are the title of the
// table: they have an issuer or a noun of titles, and a year.
func isTableTitle(g *text.Grammar, name document.Phrase) bool {
	at := name.Index("20")
	if at < 0 || !document.IsDigit(name.At(at+3)) || name.At(at+4) != '年' {
		return false
	}
	return at > 0 && g.IsIssuer(name.Sub(0, at)) || name.SuffixOf([]string{"分解", "分工", "清单", "要点"}) > 0
}

// IsOfficeHeader reports whether the name of a column is that of offices without a role.
func IsOfficeHeader(name string) bool {
	return slices.Contains([]string{"责任分工", "工作分工", "科室", "处室", "股室", "部门", "单位"}, name) || strings.Contains(name, "责任") && (strings.HasSuffix(name, "单位)") || strings.HasSuffix(name, "科室)") || strings.HasSuffix(name, "部门)"))
}

// isSentence reports whether a cell is too long for a column's name, or is a numbered
// task.
func isSentence(p document.Phrase) bool {
	p = p.Trim()
	return p.Len() > 30 || p.Len() > 14 && (numbering.EndsSentence(p) || numbering.MarkAt(p, 0).Kind == numbering.MarkDigit)
}

// ReadHeader reads a row as a header. A header has at least two names, a column for
// tasks, and at least two thirds of its names are known; half of them is enough if
// numbers, tasks and offices have columns.
func ReadHeader(g *text.Grammar, row document.Block) (columns []Column, ok bool) {
	known, filled := 0, 0
	names := map[string]bool{} // one name over all columns is the heading of a part
	for i, cell := range row.HeaderNames() {
		col, found := Of(g, cell)
		spanned := !found && i > 0 && !cell.Empty() && cell.Key() == columns[i-1].Name.Key()
		switch {
		case found && col.Period:
			columns = append(columns, col)
			continue // not counted, as rows below the header may name periods too
		case found:
			known++
			names[cell.Key()] = true
		case isSentence(cell):
			return nil, false
		default:
			col.HasSentences, col.UnknownName = true, !cell.Trim().Empty()
			if mayBeName(g, cell.Compact()) && cell.Compact().SuffixOf(g.LabelNouns) > 1 {
				known++ // 组织单位: its cells say whether it holds offices
			}
		}
		if !cell.Empty() && !spanned {
			filled++
		}
		columns = append(columns, col)
	}
	setMonths(g, columns)
	promoteUnknown(columns)
	complete := HasKind(columns, Number) && HasKind(columns, Text) && HasKind(columns, Offices)
	if len(names) < 2 || known*3 < filled*2 && (!complete || known*2 < filled) || !HasKind(columns, Text, Goal, Category) {
		return nil, false
	}
	reportHeader(g, row)
	return assignColumns(columns), true
}

// reportHeader calls Options.Header with the names of a header.
func reportHeader(g *text.Grammar, row document.Block) {
	if g.OnHeader == nil {
		return
	}
	names := make([]string, 0, len(row.Cells))
	for _, cell := range row.HeaderNames() {
		names = append(names, cell.Trim().String())
	}
	g.OnHeader(names)
}

// promoteUnknown makes a column with an unknown name the tasks' column if no other
// can be, and it is the last before the offices and deadlines: 序号, 民生实事, 责任单位.
func promoteUnknown(columns []Column) {
	if HasKind(columns, Text, Goal, Category) || !HasKind(columns, Offices) || !HasKind(columns, Number, Deadline) {
		return
	}
	for at, col := range columns[:min(2, len(columns))] {
		known := col.Kind != Other || col.People || !IsName(col.Name.Trim()) || col.Name.Len() > maxUnknownNameLength
		last := at+1 < len(columns) && (columns[at+1].Kind == Offices || columns[at+1].Kind == Deadline)
		if !known && last {
			columns[at].Kind, columns[at].HasSentences, columns[at].UnknownName = Text, false, false
			return
		}
	}
}

// maxUnknownNameLength is the longest unknown name, in characters, that promoteUnknown
// accepts: a longer one may be a line of the page.
const maxUnknownNameLength = 7

// isPeriodName reports whether a column's name is or begins with a part of the year:
// its cells say what is to be reached by then.
func isPeriodName(g *text.Grammar, name document.Phrase) bool {
	r := date.Reader{Phrase: name, Calendar: g.Calendar, PlanYear: 2000}
	m := r.MomentAt(0)
	if !m.Ok || m.Day > 0 {
		return false
	}
	rest := name.Sub(m.End, name.Len())
	if rest.Empty() {
		return name.ContainsAny([]string{"季", "半年"}) // 12月 may be a deadline
	}
	return rest.PrefixOf(0, []string{"目标", "任务", "计划", "工作", "安排", "节点", "进度", "要求", "完成"}) > 0
}

// setMonths makes columns with the names of several months, 7月, 8月, such as say what is
// to be reached by then. One alone may be a deadline.
func setMonths(g *text.Grammar, columns []Column) {
	isMonth := func(col Column) bool {
		r := date.Reader{Phrase: col.Name.Compact(), Calendar: g.Calendar, PlanYear: 2000}
		m := r.MomentAt(0)
		return r.Len() <= 4 && m.Ok && m.Day == 0 && m.End == r.Len() && r.Index("月") > 0
	}
	var months []int
	for i, col := range columns {
		if isMonth(col) {
			months = append(months, i)
		}
	}
	if len(months) < 3 {
		return
	}
	for _, i := range months {
		columns[i] = Column{Name: columns[i].Name, HasSentences: true, Period: true}
	}
}

// findTextColumn returns the index of the column that holds the tasks, -1 if none can:
// 抽查任务名称 beside 抽查事项, else of several the last before the offices, else the last.
// Of goals it is the first: 主要指标, 目标值.
func findTextColumn(columns []Column) int {
	endsIn := func(suffix string) int {
		return slices.IndexFunc(columns, func(col Column) bool { return col.Kind == Text && col.Name.Compact().HasSuffix(suffix) })
	}
	if at := endsIn("任务名称"); at >= 0 && endsIn("查事项") > at {
		return at
	}
	for _, kind := range []Kind{Text, Goal, Category} {
		tasks, before := -1, -1
		offices := false
		for i, col := range columns {
			offices = offices || col.Kind == Offices
			if col.Kind != kind || kind == Goal && tasks >= 0 {
				continue
			}
			tasks = i
			if !offices {
				before = i
			}
		}
		if before >= 0 {
			return before
		}
		if tasks >= 0 {
			return tasks
		}
	}
	return -1
}

// assignColumns decides which column holds the tasks. Text columns before it hold
// headings, and the cells of those after it are added to the task.
func assignColumns(columns []Column) []Column {
	tasks := findTextColumn(columns)
	level := 0
	hasUnitColumn := hasOtherOfficeColumn(columns)
	if i := slices.IndexFunc(columns, isInCharge); i >= 0 && slices.ContainsFunc(columns, func(col Column) bool { return col.Role == lexicon.RoleResponsible && !isInCharge(col) }) {
		columns[i].Role = lexicon.RoleLead // 主管部门 beside 落实单位
	}
	certain := slices.IndexFunc(columns, isCertainDeadline)
	for i := range columns {
		switch kind := columns[i].Kind; {
		case kind == Deadline && i < certain && columns[i].Name.SuffixOf([]string{"时间", "日期"}) > 0 && !isCertainDeadline(columns[i]) && !columns[i].Name.ContainsAny([]string{"开始", "启动", "起", "计划", "安排"}):
			columns[i] = Column{Name: columns[i].Name, HasSentences: true} // 批示时间 before 办结时限
		case kind == Offices && hasUnitColumn && columns[i].Name.Key() == "单位":
			columns[i] = Column{Name: columns[i].Name, HasSentences: true, AddsToText: true}
		case columns[i].UnknownName && i < tasks && IsName(columns[i].Name.Trim()):
			columns[i].Kind, columns[i].Level, columns[i].HasSentences = Category, level, false
			level++
		case i == tasks:
			columns[i].Kind = Text
		case kind == Goal || (kind == Text || kind == Category) && i > tasks:
			columns[i].Kind, columns[i].HasSentences, columns[i].AddsToText = Other, true, kind != Category
		case kind == Text || kind == Category:
			columns[i].Kind, columns[i].Level = Category, level
			level++
		case kind == Offices && i < tasks, kind == Deadline && i == 0 && tasks > 0:
			columns[i].GroupsTasks = true
		}
	}
	return columns
}

// isCertainDeadline reports whether a column is one of deadlines whatever others there
// are: 完成时间, 限办日期.
func isCertainDeadline(col Column) bool {
	return col.Kind == Deadline && !col.Name.ContainsAny([]string{"频次", "频率"}) && (NamesDeadline(col.Name) || col.Name.ContainsAny([]string{"完成", "办结", "整改", "限", "销号", "达标", "节点"}))
}

// Watches reports whether a column holds the offices that look after those that act:
// 督导单位, 验收部门.
func Watches(name document.Phrase) bool {
	return name.ContainsAny([]string{"督导", "督办", "督查", "监督", "验收", "审核", "考核", "评估", "复核", "交办", "来文"})
}

// isInCharge reports whether a column holds the office in charge.
func isInCharge(col Column) bool {
	return col.Role == lexicon.RoleResponsible && col.Name.ContainsAny([]string{"主管", "归口"})
}

// hasOtherOfficeColumn reports whether a column besides 单位 holds offices. Then 单位 is
// the unit of a figure.
func hasOtherOfficeColumn(columns []Column) bool {
	return slices.ContainsFunc(columns, func(col Column) bool { return col.Kind == Offices && col.Name.Key() != "单位" })
}

// WithImplied adds the columns that rows have and the header does not name: one for
// numbers before the tasks, and one for headings in front.
func WithImplied(columns []Column, cells []text.Traits) []Column {
	numbers := !HasKind(columns, Number) && slices.ContainsFunc(cells, func(t text.Traits) bool { return t.NumberOnly })
	headings := !HasKind(columns, Category) && slices.ContainsFunc(cells, func(t text.Traits) bool { return t.Heading })
	twoLevels := false // 一、 and (一) side by side, under one name
	for i := 1; i < len(cells); i++ {
		twoLevels = twoLevels || cells[i-1].Heading && cells[i].Heading && cells[i-1].Mark == numbering.MarkHan && cells[i].Mark == numbering.MarkParen
	}
	twoLevels = twoLevels && !slices.ContainsFunc(columns, func(col Column) bool { return col.Level > 0 })
	var all []Column
	if headings {
		all = append(all, Column{Kind: Category, Implied: true})
	}
	if numbers {
		all = append(all, Column{Kind: Number, Implied: true})
	}
	for i, col := range columns {
		if col.Kind == Text && i > 0 && numbers {
			all = append(all, Column{Kind: Number, Implied: true})
		}
		all = append(all, col)
		if twoLevels && col.Kind == Category {
			all = append(all, Column{Kind: Category, Level: 1, Implied: true})
		}
	}
	return all
}
