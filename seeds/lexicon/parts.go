package lexicon

// PreambleWords returns words in the headings of a general part, which has no tasks.
func PreambleWords() []string {
	return []string{"总体要求", "指导思想", "总体思路", "总体目标", "基本原则", "总体安排", "总则"}
}

// ClosingWords returns words in the headings of the last part, which says how the plan is
// to be carried out.
func ClosingWords() []string {
	return []string{"工作要求", "保障措施", "组织保障", "组织实施", "有关要求", "相关要求", "几点要求", "工作保障", "实施步骤", "工作步骤", "方法步骤", "步骤安排", "时间安排", "进度安排", "附则"}
}
