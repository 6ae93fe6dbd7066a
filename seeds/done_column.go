package seeds

import "slices"

// withoutDoneDates takes columns that say when a task was done for what they are:
// beside one that says how far it is, 办结时间 and 完成时间 are no deadline.
func withoutDoneDates(columns []column) {
	reports := func(col column) bool {
		return col.kind == columnOther && col.name.containsAny([]string{"情况", "进展", "结果", "是否", "状态", "进度"})
	}
	if !slices.ContainsFunc(columns, reports) {
		return
	}
	for i, col := range columns {
		if col.kind == columnDeadline && namesDoneDate(col.name.compact()) {
			columns[i] = column{name: col.name, hasSentences: true}
		}
	}
}

// namesDoneDate reports whether a name may be that of the day on which a task was
// done. 完成时限, 计划完成时间 and 完成时间要求 are deadlines.
func namesDoneDate(name phrase) bool {
	if name.containsAny([]string{"限", "要求", "计划", "预计", "应", "拟", "规定", "目标", "节点", "安排"}) {
		return false
	}
	return name.containsAny([]string{"完成", "办结", "办理", "办毕", "落实", "销号"}) && name.suffixOf([]string{"时间", "日期"}) > 0
}
