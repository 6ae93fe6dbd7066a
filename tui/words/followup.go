package words

// FollowUp has the words of the dashboard for a year of follow-up. The verbs in a
// field's words are named in its comment.
type FollowUp struct {
	Keys FollowUpKeys

	LineKeys     string // what the keys of a prompt of several lines do
	TickDay      string // number
	NoQuota      string // number
	TickNote     string // number, day
	ExtendDay    string // number, the deadline now
	ExtendReason string // number, the new deadline
	WasDue       string // the deadline before
	Document     string // before a document number
	Link         string // before a link

	CorrectNote                       string // number, when it was written
	CorrectNoteKeys                   string
	OwnNotes, NoOwnNote, OwnNotesKeys string // number; number

	Marked       string // how many tasks are marked
	MarkedHidden string // how many of these are not shown
	AllHidden    string

	OfficeTable, Feed, Month, Year, LookBack, Checklist, Saved string // titles
	NotReported                                                string
	NamingTasks                                                string // those that name an office
	MostFirst, FewestFirst                                     string // by what the offices are sorted
	MostUrgent                                                 string
	OfficeLate, OfficeNext                                     string // how many tasks
	QuarterHead                                                string // its number
	Reading, FilterGone                                        string
	Today, YearDue, YearDone, YearPeriods                      string
	VerifyNote                                                 string // number
	CarryTo                                                    string // the old number
	CarryNote                                                  string // the old number, the new one
	CarryChoice, CarryNone                                     string // how many tasks fit what is typed
	NothingToCarry                                             string
	NoSaved                                                    string // key
	Recalled                                                   string // name
	NoneSaved, NothingToSave, FilterName                       string
	FilterNow                                                  string // in words
	DropFilter                                                 string // name
}

// FollowUpKeys is what the keys of a year of follow-up do.
type FollowUpKeys struct {
	Tick, Extend, Mark, MarkAll, CorrectNote                   Label
	OfficeTable, Feed, Month, Year, LookBack, Checklist, Saved Label
	NotReported, OtherPeriod, MonthOrQuarter                   Label
	FilterOffice, SortBy, Reverse, Jump, OtherMonth            Label
	Verify, VerifyNote, Carry, CarryAll, OpenOnly              Label
	Apply, SaveFilter, DropFilter, Close                       Label
}

func chineseFollowUp() FollowUp {
	return FollowUp{
		Keys: FollowUpKeys{
			Tick: Label{"计次", "定量任务计一次，可附备注、文号"}, Extend: Label{"改期限", "改期限，写明原因"},
			CorrectNote: Label{"改备注", "改自己写的备注，或删去；动态里保留原文"},
			Mark:        Label{"选择", "选中，再按取消；各键处理选中的"}, MarkAll: Label{"全选", "选中列出的全部；再按取消"},
			OfficeTable: Label{"科室表", "科室一览表"}, Feed: Label{"动态", "最近的动态"}, Month: Label{"本月", "本月要看的"},
			Year: Label{"全年", "全年各月"}, LookBack: Label{"回头看", "对照上一年的方案"}, Checklist: Label{"核查", "逐项核查已完成的"},
			NotReported: Label{"未报", "本季度、本月没有报进展的科室"}, OtherPeriod: Label{"换期", "上一期、下一期"}, MonthOrQuarter: Label{"按月或按季", "按月、按季度"},
			Saved: Label{"常用筛选", "常用筛选：列出、保存；F1 到 F9 直接用"}, FilterOffice: Label{"筛选", "按这个科室筛选"},
			SortBy: Label{"排序", "换排序的列"}, Reverse: Label{"倒序", "倒序"}, Jump: Label{"到任务", "到这项任务"},
			OtherMonth: Label{"换月", "上个月、下个月"}, Verify: Label{"核查", "核查属实，到下一项"}, VerifyNote: Label{"核查附注", "核查并写备注"},
			Carry: Label{"结转", "结转到新方案的任务，写成备注"}, CarryAll: Label{"全部结转", "结转明显接续的全部，没完成的才结转"}, OpenOnly: Label{"只看未完成", "只看未完成的、看全部"},
			Apply: Label{"使用", "用这个筛选"}, SaveFilter: Label{"保存", "保存现在的筛选"}, DropFilter: Label{"删去", "删去这个筛选"}, Close: Label{"返回", "返回任务"},
		},
		LineKeys: "回车 确定  Esc 存草稿  Alt-回车 换行",
		NoQuota:  "任务 %s 没有定量要求，不能计次；按 {note} 写备注",
		TickDay:  "计次 %s 日期", TickNote: "计次 %s（%s）备注、文号",
		ExtendDay: "改期限 %s 原 %s 新期限", ExtendReason: "改期限 %s 到 %s 原因", WasDue: "（原 %s）",
		Document: "文号", Link: "链接",
		CorrectNote: "改备注 %s（%s）", CorrectNoteKeys: "回车 确定  Esc 存草稿  清空就删去",
		OwnNotes: "自己写的备注  %s", OwnNotesKeys: "回车 改  d 删去  Esc 返回",
		NoOwnNote: "任务 %s 没有自己写的备注；按 {note} 写",
		Marked:    "已选 %d 项", MarkedHidden: "（%d 项未显示，不处理）",
		AllHidden:   "选中的任务都没有显示：先改筛选，或按 Esc 取消选择",
		OfficeTable: "科室一览", Feed: "最近动态", Month: "按月督办", Year: "全年", LookBack: "回头看", Checklist: "核查", Saved: "常用筛选", NotReported: "未报进展",
		NamingTasks: "点名任务数", MostFirst: "按%s从多到少", FewestFirst: "按%s从少到多",
		MostUrgent: "最急的任务", OfficeLate: "逾期、落后 %d 项", OfficeNext: "接下来 %d 项", QuarterHead: "%d季",
		NothingToCarry: "没有要结转的任务", Reading: "正在读取…", FilterGone: "这项不在原来的筛选里，已取消筛选", Today: "今天", YearDue: "到期", YearDone: "办结", YearPeriods: "定量",
		VerifyNote: "核查 %s 备注", CarryTo: "把 %s 结转到任务", CarryNote: "结转 %s 到 %s 备注",
		CarryChoice: "新方案里可选 %d 项（输入编号；也可输入文字、拼音首字母来找）", CarryNone: "新方案里没有相符的任务（输入编号、文字或拼音首字母）",
		NoSaved: "按键 %d 没有常用筛选：先筛选，再按 {filters}，按 {save_filter} 保存", Recalled: "筛选：%s",
		NoneSaved: "还没有常用筛选：先在任务里筛选，再到这里按 {save_filter} 保存", NothingToSave: "现在没有筛选，不用保存：先按 {status}、{office}、{search} 等筛选",
		FilterName: "名称", FilterNow: "现在的筛选：%s", DropFilter: "删去「%s」？",
	}
}

func englishFollowUp() FollowUp {
	return FollowUp{
		Keys: FollowUpKeys{
			Tick: Label{"tick", "record progress on a quota, with a note"}, Extend: Label{"extend", "change the deadline, with a reason"},
			CorrectNote: Label{"correct note", "change or remove your own note"},
			Mark:        Label{"select", "select or not; keys act on all selected"}, MarkAll: Label{"select all", "select or deselect all shown"},
			OfficeTable: Label{"office table", "table of offices"}, Feed: Label{"changes", "recent changes"}, Month: Label{"month", "this month at a glance"},
			Year: Label{"year", "the months of the year"}, LookBack: Label{"review", "compare with last year's plan"}, Checklist: Label{"verify", "verify done tasks one by one"},
			NotReported: Label{"not reported", "offices without a report for the period"}, OtherPeriod: Label{"period", "previous or next period"}, MonthOrQuarter: Label{"month/quarter", "by month or by quarter"},
			Saved: Label{"filters", "saved filters: list, save; F1 to F9 use them"}, FilterOffice: Label{"filter", "filter by this office"},
			SortBy: Label{"sort", "change the sort column"}, Reverse: Label{"reverse", "reverse the order"}, Jump: Label{"go to task", "go to this task"},
			OtherMonth: Label{"month", "previous or next month"}, Verify: Label{"verify", "verify and go to the next"}, VerifyNote: Label{"with a note", "verify with a note"},
			Carry: Label{"carry over", "carry over to a task of the new plan, as a note"}, CarryAll: Label{"carry all", "carry over all open tasks that clearly go on"}, OpenOnly: Label{"open only", "show open tasks only, or all"},
			Apply: Label{"use", "use this filter"}, SaveFilter: Label{"save", "save the current filter"}, DropFilter: Label{"delete", "delete this filter"}, Close: Label{"back", "return to the tasks"},
		},
		LineKeys: "Enter saves  Esc keeps a draft  Alt-Enter new line",
		NoQuota:  "task %s has no quota; add a note with {note}",
		TickDay:  "tick %s, day", TickNote: "tick %s (%s), note or document",
		ExtendDay: "extend %s, due %s, to", ExtendReason: "extend %s to %s, reason", WasDue: " (was %s)",
		Document: "document", Link: "link",
		CorrectNote: "note on %s (%s)", CorrectNoteKeys: "Enter saves  Esc keeps a draft  an empty text removes it",
		OwnNotes: "Your notes on %s", OwnNotesKeys: "Enter change  d remove  Esc back",
		NoOwnNote: "you have no note on task %s; add one with {note}",
		Marked:    "%d selected", MarkedHidden: " (%d hidden, skipped)",
		AllHidden:   "all selected tasks are hidden: change the filter, or clear the selection with Esc",
		OfficeTable: "Offices", Feed: "Changes", Month: "Month", Year: "Year", LookBack: "Review", Checklist: "Verify", Saved: "Saved filters", NotReported: "Not reported",
		NamingTasks: "tasks naming it", MostFirst: "by %s, descending", FewestFirst: "by %s, ascending",
		MostUrgent: "most urgent", OfficeLate: "overdue or behind: %d", OfficeNext: "next: %d", QuarterHead: "Q%d",
		NothingToCarry: "nothing to carry over", Reading: "reading...", FilterGone: "this task was filtered out: filter cleared", Today: "today", YearDue: "due", YearDone: "done", YearPeriods: "periods",
		VerifyNote: "verify %s, note", CarryTo: "carry %s over to task", CarryNote: "carry %s over to %s, note",
		CarryChoice: "%d tasks in the new plan (type a number, text or pinyin initials)", CarryNone: "no matching task in the new plan (type a number, text or pinyin initials)",
		NoSaved: "no filter on key %d: set a filter, then press {filters} and {save_filter} to save it", Recalled: "filter: %s",
		NoneSaved: "no saved filters: filter the tasks, then press {save_filter} here", NothingToSave: "nothing to save: set a filter with {status}, {office} or {search} first",
		FilterName: "name", FilterNow: "current filter: %s", DropFilter: "delete %q?",
	}
}
