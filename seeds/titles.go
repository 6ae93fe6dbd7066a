package seeds

func titleNouns() []string {
	return []string{"方案", "要点", "台账", "台帐", "分解", "分工", "计划", "清单", "任务", "安排", "分解表", "分工表", "任务表", "一览表", "责任表", "汇总表", "细则", "意见", "规划", "措施", "举措", "事项", "重点工作", "工作", "推进情况", "执行情况", "进展情况", "落实情况", "完成情况"}
}

// isTitle reports whether a line may be the title or end it.
func (g *grammar) isTitle(line phrase) bool {
	core := g.withoutTrailingBrackets(line)
	if core.len() < 3 || core.len() > 60 || core.markAt(0).kind != markNone || core.suffixOf(titleNouns()) == 0 {
		return false
	}
	return !core.containsAny([]string{"。", ";", ":", "现将", "印发", "附件"})
}

// withoutTrailingBrackets drops brackets at the end of a title: (试行), (征求意见稿).
func (g *grammar) withoutTrailingBrackets(line phrase) phrase {
	line = line.trim()
	for i := range line.len() {
		if line.at(i) == '(' && i > 0 && line.closingBracket(i) == line.len()-1 {
			return line.sub(0, i).trim()
		}
	}
	return line
}

func (g *grammar) isIssuer(line phrase) bool {
	return line.suffixOf(issuerNouns()) > 0 && line.len() <= 30
}

func issuerNouns() []string {
	return []string{"人民政府", "政府", "局", "委员会", "委", "办公室", "厅", "中心", "院", "部", "党组", "工作组", "领导小组", "管理处", "管委会", "集团", "大学", "学院", "总队", "支队", "署", "街道办事处", "街道", "公司", "医院", "学校", "联合会", "协会", "总工会", "分局"}
}

// isDateLine reports whether the line is only a date, as at the end of a letter.
func (g *grammar) isDateLine(line phrase) bool {
	r := dateReader{phrase: line.trim(), grammar: g, planYear: 0}
	m := r.moment(0)
	return m.ok && m.year != 0 && m.end == r.len()
}

// yearIn returns the year of 2021年 if no month follows. A span, 2021-2023年, has
// none.
func (g *grammar) yearIn(line phrase) (int, bool) {
	r := dateReader{phrase: line.compact(), grammar: g, planYear: 0}
	for i := 0; i < r.len(); i = r.skip(i) {
		m, next := r.yearAt(i)
		if m.year == 0 || next <= i+4 {
			continue
		}
		before := r.at(i - 1)
		if _, month := r.readNumeral(next); month > 0 && (r.at(next+month) == '月' || r.at(next+month) == '-') || before == '-' || before == '至' || before == '~' {
			continue
		}
		return m.year, true
	}
	return 0, false
}

// isSignature reports whether a line is the name above the date of a letter.
func (g *grammar) isSignature(line, next phrase) bool {
	return g.isIssuer(line) && g.isDateLine(next)
}

// isTitleLine reports whether a line is a title, without regard to markup around it.
func (g *grammar) isTitleLine(p phrase) bool {
	return p.len() <= 200 && g.isTitle(p.trimAny("#|*,;\t "))
}

// maxTitleLines is how many of the first lines are searched for a line with which a
// copy may begin: the first one, a title, the first row.
const maxTitleLines = 30
