package column

import (
	"duban/seeds/document"
)

// DoneDateName is how surely a column's name is that of the day on which a task was
// done.
type DoneDateName int

// How surely a name is that of such a day.
const (
	NotDoneDate      DoneDateName = iota
	PossibleDoneDate              // 完成时间: in many plans the deadline
	LikelyDoneDate                // 办结时间, 完成日期, beside a column that reports
	CertainDoneDate               // 实际完成时间
)

// DoneDateNameOf classifies a column's name. 完成时限, 计划完成时间 and 完成时间要求 are
// deadlines.
func DoneDateNameOf(name document.Phrase) DoneDateName {
	if open := name.Index("("); open > 0 {
		name = name.Sub(0, open) // 办结时间（年月日）
	}
	switch {
	case name.ContainsAny([]string{"限", "截止", "要求", "计划", "预计", "应", "拟", "规定", "目标", "节点", "安排"}):
		return NotDoneDate
	case !name.ContainsAny([]string{"完成", "完结", "办结", "办理", "办毕", "落实", "销号"}) || name.SuffixOf([]string{"时间", "日期"}) == 0:
		return NotDoneDate
	case name.ContainsAny([]string{"实际", "已"}):
		return CertainDoneDate
	case name.SuffixOf([]string{"完成时间", "落实时间"}) > 0:
		return PossibleDoneDate
	}
	return LikelyDoneDate
}

// ReportName is what a column's name says that its cells report.
type ReportName int

// The kinds of reports.
const (
	NoReport         ReportName = iota
	ProgressReport              // 进展情况: how far the task is
	CompletionReport            // 完成情况: whether it is done
)

// Report returns what the cells of the column report.
func (c Column) Report() ReportName {
	if c.Kind != Other {
		return NoReport
	}
	return reportOf(c.Name.Compact())
}

func reportOf(name document.Phrase) ReportName {
	switch {
	case name.ContainsAny([]string{"进展", "进度"}):
		return ProgressReport
	case name.ContainsAny([]string{"是否", "与否"}):
		return CompletionReport
	case name.ContainsAny([]string{"情况", "结果", "状态"}) && name.ContainsAny([]string{"完成", "完结", "办结", "办理", "办毕", "落实", "销号", "整改", "执行"}):
		return CompletionReport
	case name.ContainsAny([]string{"情况", "状态"}) && name.ContainsAny([]string{"工作", "推进", "目前", "当前"}):
		return ProgressReport
	}
	return NoReport
}

// NamesDeadline reports whether a name can be that of nothing but a deadline. 开始时间
// and 印发日期 are none.
func NamesDeadline(name document.Phrase) bool {
	return name.ContainsAny([]string{"时限", "期限", "限期", "截止"}) ||
		name.ContainsAny([]string{"要求", "计划", "预计", "应", "拟", "规定", "目标"}) && name.ContainsAny([]string{"完成", "完结", "办结", "办理", "办毕", "落实", "销号"})
}
