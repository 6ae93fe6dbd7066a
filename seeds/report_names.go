package seeds

// doneDateName is how surely a column's name is that of the day on which a task was
// done.
type doneDateName int

const (
	notDoneDate      doneDateName = iota
	possibleDoneDate              // 完成时间: in many plans the deadline
	likelyDoneDate                // 办结时间, 完成日期, beside a column that reports
	certainDoneDate               // 实际完成时间
)

// doneDateNameOf classifies a column's name. 完成时限, 计划完成时间 and 完成时间要求 are
// deadlines.
func doneDateNameOf(name phrase) doneDateName {
	if open := name.index("("); open > 0 {
		name = name.sub(0, open) // 办结时间（年月日）
	}
	switch {
	case name.containsAny([]string{"限", "截止", "要求", "计划", "预计", "应", "拟", "规定", "目标", "节点", "安排"}):
		return notDoneDate
	case !name.containsAny([]string{"完成", "完结", "办结", "办理", "办毕", "落实", "销号"}) || name.suffixOf([]string{"时间", "日期"}) == 0:
		return notDoneDate
	case name.containsAny([]string{"实际", "已"}):
		return certainDoneDate
	case name.suffixOf([]string{"完成时间", "落实时间"}) > 0:
		return possibleDoneDate
	}
	return likelyDoneDate
}

// reportName is what a column's name says that its cells report.
type reportName int

const (
	noReport         reportName = iota
	progressReport              // 进展情况: how far the task is
	completionReport            // 完成情况: whether it is done
)

func reportNameOf(name phrase) reportName {
	switch {
	case name.containsAny([]string{"进展", "进度"}):
		return progressReport
	case name.containsAny([]string{"是否", "与否"}):
		return completionReport
	case name.containsAny([]string{"情况", "结果", "状态"}) && name.containsAny([]string{"完成", "完结", "办结", "办理", "办毕", "落实", "销号", "整改", "执行"}):
		return completionReport
	case name.containsAny([]string{"情况", "状态"}) && name.containsAny([]string{"工作", "推进", "目前", "当前"}):
		return progressReport
	}
	return noReport
}

// namesDeadline reports whether a name can be that of nothing but a deadline. 开始时间
// and 印发日期 are none.
func namesDeadline(name phrase) bool {
	return name.containsAny([]string{"时限", "期限", "限期", "截止"}) ||
		name.containsAny([]string{"要求", "计划", "预计", "应", "拟", "规定", "目标"}) && name.containsAny([]string{"完成", "完结", "办结", "办理", "办毕", "落实", "销号"})
}
