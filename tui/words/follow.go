package words

// Follow is what the dashboard says of a year of follow-up. The verbs in a
// field's words are told in its comment.
type Follow struct {
	Keys FollowKeys

	LineKeys     string // what the keys of a prompt of several lines do
	TickDay      string // number
	TickNote     string // number, day
	ExtendDay    string // number, the deadline now
	ExtendReason string // number, the new deadline
	WasDue       string // the deadline before
	Document     string // before a document number
	Link         string // before a link

	Marked       string // how many tasks are marked
	MarkedHidden string // how many of these are not shown
	AllHidden    string
}

// FollowKeys is what the keys of a year of follow-up do.
type FollowKeys struct {
	Tick, Extend, Mark, MarkAll Label
}

func chineseFollow() Follow {
	return Follow{
		Keys: FollowKeys{
			Tick: Label{"计次", "定量任务计一次，可附备注、文号"}, Extend: Label{"延期", "改期限，写明原因"},
			Mark: Label{"选择", "选中；再按取消。选中后 空格、s、n 一起处理"}, MarkAll: Label{"全选", "选中列出的全部；再按取消"},
		},
		LineKeys: "回车 确定  Alt-回车 换行  Esc 取消",
		TickDay:  "计次 %s 日期", TickNote: "计次 %s（%s）备注、文号",
		ExtendDay: "延期 %s 原 %s 新期限", ExtendReason: "延期 %s 到 %s 原因", WasDue: "（原 %s）",
		Document: "文号", Link: "链接",
		Marked: "已选 %d 项", MarkedHidden: "（%d 项未显示，不处理）",
		AllHidden: "选中的任务都没有显示：先改筛选，或按 Esc 取消选择",
	}
}

func englishFollow() Follow {
	return Follow{
		Keys: FollowKeys{
			Tick: Label{"tick", "count a quota once, with a note or document number"}, Extend: Label{"extend", "set a later deadline, with its reason"},
			Mark: Label{"mark", "mark; again: unmark. Space, s, n then act on all marked"}, MarkAll: Label{"mark all", "mark all shown; again: unmark"},
		},
		LineKeys: "Enter accepts  Alt-Enter new line  Esc cancels",
		TickDay:  "tick %s, day", TickNote: "tick %s (%s), note or document",
		ExtendDay: "extend %s, due %s, to", ExtendReason: "extend %s to %s, reason", WasDue: " (was %s)",
		Document: "document", Link: "link",
		Marked: "%d marked", MarkedHidden: " (%d not shown, left alone)",
		AllHidden: "no marked task is shown: change the filter, or clear the marks with Esc",
	}
}
