package seeds

import (
	"slices"
	"strings"
)

// columnKind is what a column of a table holds.
type columnKind int

const (
	columnOther columnKind = iota
	columnNumber
	columnCategory
	columnText
	columnOffices
	columnDeadline
	columnGoal // 工作目标: the task's text only if no other column is
)

// column is one column of a table.
type column struct {
	kind         columnKind
	role         role         // of columnOffices
	level        int          // of columnCategory, outermost 0
	implied      bool         // the header doesn't name it, but rows have it
	hasSentences bool         // of columnOther: it holds sentences, as 进展情况 does
	people       bool         // it holds people, as 责任领导 does; of columnOffices: beside them, as 责任单位及责任人 does
	hasNumbers   bool         // of columnCategory: its cells are numbered
	addsToText   bool         // of columnOther: its words belong to the task, as those under 年度目标 do
	period       bool         // of columnOther: its name is the part of the year by which its cells are to be done
	groupsTasks  bool         // of columnOffices and columnDeadline: before the tasks, which it groups; an empty cell continues with the one above
	unknownName  bool         // no list has its name
	doneDate     doneDateName // of columnDeadline
	report       reportName   // of columnOther
	name         phrase
}

// columnOf returns the column that a name in a header announces; false if no list has
// the name.
func (g *grammar) columnOf(cell phrase) (column, bool) {
	name := cell.compact().trimAny(":*[]")
	if col, ok := englishColumn(cell); ok {
		return col, true
	}
	col := column{name: cell}
	if name.empty() || name.len() > 14 || name.containsAny([]string{"。", ";", ":"}) || name.markAt(0).kind != markNone {
		return col, false
	}
	if name.suffixOf([]string{"台账", "台帐", "方案", "表"}) > 0 || g.isTableTitle(name) {
		return col, false
	}
	has := func(words ...string) bool { return name.containsAny(words) }
	named := g.labelRole(name.plain())
	switch {
	case has("序号", "编号", "项次", "条目", "目次") || name.key() == "序" || name.key() == "号":
		col.kind = columnNumber
	case has("任务及", "任务和", "任务与", "任务、", "任务(", "内容及", "事项及"):
		col.kind = columnText // 工作任务及责任单位
	case has("进展", "情况", "目前", "当前", "是否", "完成率", "得分"):
		col.hasSentences = true
	case has("形象进度", "投资进度"):
		col.hasSentences, col.addsToText = true, true
	case has("频次", "频率", "日期"):
		col.kind = columnDeadline
	case g.isPeriodName(name):
		col.hasSentences, col.period = true, true // 一季度, 上半年目标
	case has("责任", "牵头") && has("单位", "部门", "科室", "处室") && has("时限", "时间", "期限"):
		col.kind, col.role = columnOffices, roleResponsible
	case named == roleDeadline || has("时限", "期限", "完成时间", "时间节点", "时间要求", "时间安排", "进度安排", "时间") || name.key() == "月份":
		col.kind = columnDeadline
	case named == rolePerson && has("单位", "部门", "科室", "处室", "股室"):
		col.kind, col.role, col.people = columnOffices, roleResponsible, true
		if has("牵头单位", "牵头部门", "牵头科室", "主办单位", "主办科室") {
			col.role = roleLead
		}
	case named == rolePerson:
		col.people = true
	case has("备注", "说明", "分值", "电话", "依据", "来源", "佐证"):
		col.hasSentences = true
	case named == roleLead || named == roleAssist || named == roleResponsible:
		col.kind, col.role = columnOffices, named
	case isOfficeHeader(name.key()):
		col.kind, col.role = columnOffices, roleResponsible
	case name.suffixOf([]string{"行动", "工程", "模块", "部分", "章节", "条线"}) > 0:
		col.kind = columnCategory
	case has("类别", "分类", "类型", "领域", "板块", "大类", "栏目", "方面"):
		col.kind = columnCategory
	case name.suffixOf([]string{"级指标", "级任务", "级目标", "级分类"}) > 0:
		col.kind = columnCategory // 一级指标, 二级指标
	case has("指标", "成果", "成效", "标准", "形式", "载体") || has("目标") && name.suffixOf([]string{"任务", "要求", "内容", "措施", "举措"}) == 0:
		col.kind = columnGoal
	case has("任务", "要求", "内容", "措施", "举措", "事项", "要点", "项目", "工作", "清单", "细化分工", "分解", "重点", "安排"):
		col.kind = columnText
	default:
		return col, false
	}
	return col, true
}

// isTableTitle reports whether words that might name a column are the title of the
// table: they have an issuer or a noun of titles, and a year.
func (g *grammar) isTableTitle(name phrase) bool {
	at := name.index("20")
	if at < 0 || !isDigit(name.at(at+3)) || name.at(at+4) != '年' {
		return false
	}
	return at > 0 && g.isIssuer(name.sub(0, at)) || name.suffixOf([]string{"分解", "分工", "清单", "要点"}) > 0
}

func isOfficeHeader(name string) bool {
	for _, noun := range []string{"责任分工", "工作分工", "科室", "处室", "股室", "部门", "单位", "责任单位(部门)"} {
		if name == noun {
			return true
		}
	}
	return strings.Contains(name, "责任") && (strings.HasSuffix(name, "单位)") || strings.HasSuffix(name, "科室)") || strings.HasSuffix(name, "部门)"))
}

// isSentence reports whether a cell is too long for a column's name, or is a numbered
// task.
func (p phrase) isSentence() bool {
	p = p.trim()
	return p.len() > 30 || p.len() > 14 && (p.hasSuffix("。") || p.markAt(0).kind == markDigit)
}

// readHeader reads a row as a header. A header has at least two names, a column for
// tasks, and at least two thirds of its names are known; half of them is enough if
// numbers, tasks and offices have columns.
func (g *grammar) readHeader(row block) (columns []column, ok bool) {
	known, filled := 0, 0
	names := map[string]bool{} // one name over all columns is the heading of a part
	for _, cell := range row.headerNames() {
		col, found := g.columnOf(cell)
		switch {
		case found && col.period:
			columns = append(columns, col)
			continue // not counted, as rows below the header may name periods too
		case found:
			known++
			names[cell.key()] = true
		case cell.isSentence():
			return nil, false
		default:
			col.hasSentences, col.unknownName = true, !cell.trim().empty()
		}
		if !cell.empty() {
			filled++
		}
		columns = append(columns, col)
	}
	promoteUnknown(columns)
	complete := hasKind(columns, columnNumber) && hasKind(columns, columnText) && hasKind(columns, columnOffices)
	if len(names) < 2 || known*3 < filled*2 && (!complete || known*2 < filled) || !hasKind(columns, columnText, columnGoal, columnCategory) {
		return nil, false
	}
	g.reportHeader(row)
	return assignColumns(columns), true
}

// reportHeader calls Options.Header with the names of a header.
func (g *grammar) reportHeader(row block) {
	if g.onHeader == nil {
		return
	}
	names := make([]string, 0, len(row.cells))
	for _, cell := range row.headerNames() {
		names = append(names, cell.trim().String())
	}
	g.onHeader(names)
}

// promoteUnknown makes a column with an unknown name the tasks' column if no other
// can be, and it is the last before the offices and deadlines: 序号, 民生实事, 责任单位.
func promoteUnknown(columns []column) {
	if hasKind(columns, columnText, columnGoal, columnCategory) || !hasKind(columns, columnOffices) || !hasKind(columns, columnNumber, columnDeadline) {
		return
	}
	for at, col := range columns[:min(2, len(columns))] {
		known := col.kind != columnOther || col.people || !isName(col.name.trim()) || col.name.len() > maxUnknownNameLength
		last := at+1 < len(columns) && (columns[at+1].kind == columnOffices || columns[at+1].kind == columnDeadline)
		if !known && last {
			columns[at].kind, columns[at].hasSentences, columns[at].unknownName = columnText, false, false
			return
		}
	}
}

// maxUnknownNameLength is the longest unknown name, in characters, that promoteUnknown
// accepts: a longer one may be a line of the page.
const maxUnknownNameLength = 7

// isPeriodName reports whether a column's name is or begins with a part of the year:
// its cells say what is to be reached by then.
func (g *grammar) isPeriodName(name phrase) bool {
	r := dateReader{phrase: name, grammar: g, planYear: 2000}
	m := r.moment(0)
	if !m.ok || m.day > 0 {
		return false
	}
	rest := name.sub(m.end, name.len())
	if rest.empty() {
		return name.containsAny([]string{"季", "半年"}) // 12月 may be a deadline
	}
	return rest.prefixOf(0, []string{"目标", "任务", "计划", "工作", "安排", "节点", "进度", "要求", "完成"}) > 0
}

// findTextColumn returns the index of the column that holds the tasks, -1 if none can:
// of several the last before the offices, else the last. Of goals it is the first:
// 主要指标, 目标值.
func findTextColumn(columns []column) int {
	for _, kind := range []columnKind{columnText, columnGoal, columnCategory} {
		text, before := -1, -1
		offices := false
		for i, col := range columns {
			offices = offices || col.kind == columnOffices
			if col.kind != kind || kind == columnGoal && text >= 0 {
				continue
			}
			text = i
			if !offices {
				before = i
			}
		}
		if before >= 0 {
			return before
		}
		if text >= 0 {
			return text
		}
	}
	return -1
}

// assignColumns decides which column holds the tasks. Text columns before it hold
// headings, and the cells of those after it are added to the task.
func assignColumns(columns []column) []column {
	text := findTextColumn(columns)
	level := 0
	hasUnitColumn := hasOtherOfficeColumn(columns)
	for i := range columns {
		switch kind := columns[i].kind; {
		case kind == columnOffices && hasUnitColumn && columns[i].name.key() == "单位":
			columns[i] = column{name: columns[i].name, hasSentences: true, addsToText: true}
		case columns[i].unknownName && i < text && isName(columns[i].name.trim()):
			columns[i].kind, columns[i].level, columns[i].hasSentences = columnCategory, level, false
			level++
		case i == text:
			columns[i].kind = columnText
		case kind == columnGoal || (kind == columnText || kind == columnCategory) && i > text:
			columns[i].kind, columns[i].hasSentences, columns[i].addsToText = columnOther, true, kind != columnCategory
		case kind == columnText || kind == columnCategory:
			columns[i].kind, columns[i].level = columnCategory, level
			level++
		case kind == columnOffices && i < text, kind == columnDeadline && i == 0 && text > 0:
			columns[i].groupsTasks = true
		}
	}
	return columns
}

// hasOtherOfficeColumn reports whether a column besides 单位 holds offices. Then 单位 is
// the unit of a figure.
func hasOtherOfficeColumn(columns []column) bool {
	return slices.ContainsFunc(columns, func(col column) bool { return col.kind == columnOffices && col.name.key() != "单位" })
}

// withImplied adds the columns that rows have and the header does not name: one for
// numbers before the tasks, and one for headings in front.
func withImplied(columns []column, cells []traits) []column {
	numbers, headings := false, false
	for _, t := range cells {
		numbers = numbers || t.numberOnly
		headings = headings || t.heading
	}
	named := map[columnKind]bool{}
	for _, col := range columns {
		named[col.kind] = true
	}
	var all []column
	twoLevels := false // 一、 and (一) side by side, under one name
	for i := 1; i < len(cells); i++ {
		twoLevels = twoLevels || cells[i-1].heading && cells[i].heading && cells[i-1].mark == markHan && cells[i].mark == markParen
	}
	if headings && !named[columnCategory] {
		all = append(all, column{kind: columnCategory, implied: true})
	}
	if numbers && !named[columnNumber] {
		all = append(all, column{kind: columnNumber, implied: true})
	}
	for i, col := range columns {
		if col.kind == columnText && i > 0 && numbers && !named[columnNumber] {
			all = append(all, column{kind: columnNumber, implied: true})
		}
		all = append(all, col)
		if twoLevels && col.kind == columnCategory && !slices.ContainsFunc(columns, func(col column) bool { return col.level > 0 }) {
			all = append(all, column{kind: columnCategory, level: 1, implied: true})
		}
	}
	return all
}
