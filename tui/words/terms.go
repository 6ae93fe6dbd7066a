package words

// Terms are the nouns of duban, used by the screen, the commands and the
// errors alike.
type Terms struct {
	Product                                                      string
	Todo, Doing, Done, Open, Overdue, DueSoon, Behind, AnyStatus string
	Lead, Assist, Named, Class, AnyRole                          string
	Plan, Category, Task, Office, Due, Quota, Ongoing, Changes   string
	Imported, Revised, Note, Tick, Undo, Redo, Reopened          string
	Extended, Verified, Carried, Restored, Dropped, Settings     string
	Cancelled, Added, Edited, AwaitsClosing, Report              string
	Submitted, Accepted, Returned                                string
	Urged                                                        string // how often
	ThisYear, ThisHalfYear, ThisQuarter, ThisMonth, ThisWeek     string
	ThisTwoMonths, ThisHalfMonth, ThisTenDays, ThisTwoWeeks      string
	ThisDay, ThisTime                                            string // this time: of fixed months
	// OverdueDays and DaysLeft take a number of days.
	OverdueDays, DaysLeft string
	DueToday              string
	// QuotaCount takes the period's words, the ticks and how many are asked.
	QuotaCount string
	Ahead      string

	NoteEdited, NoteDropped string

	PlanCount, TaskCount, EventCount, ProblemCount Counted
}

func chineseTerms() Terms {
	return Terms{
		Product: "督办",
		Todo:    "未开始", Doing: "进行中", Done: "已完成", Open: "未完成",
		Overdue: "逾期", DueSoon: "临期", Behind: "落后", AnyStatus: "全部",
		Lead: "主办", Assist: "协办", Named: "点名", Class: "各科室", AnyRole: "不限",
		Plan: "方案", Category: "类别", Task: "任务", Office: "科室",
		Due: "期限", Quota: "定量", Ongoing: "长期", Changes: "动态",
		Imported: "导入", Revised: "导入修订", Note: "备注", Tick: "计次", Undo: "撤销", Redo: "重做", Reopened: "重新打开",
		Cancelled: "已中止", Added: "新增", Edited: "修改", AwaitsClosing: "待办结", Report: "进展", Submitted: "待审核", Accepted: "审核通过", Returned: "退回", Urged: "第%d次催办",
		Extended: "延期", Verified: "核查", Carried: "结转", Restored: "恢复台账", Dropped: "删除方案", Settings: "方案设置",
		ThisYear: "本年", ThisHalfYear: "本半年", ThisQuarter: "本季", ThisMonth: "本月", ThisWeek: "本周",
		ThisTwoMonths: "本双月", ThisHalfMonth: "本半月", ThisTenDays: "本旬", ThisTwoWeeks: "本双周", ThisDay: "今日", ThisTime: "本次",
		OverdueDays: "逾期%d天", DaysLeft: "剩%d天", DueToday: "今天到期",
		QuotaCount: "%s %d/%d", Ahead: "超进度",
		NoteEdited: "改备注", NoteDropped: "删备注",
		PlanCount: Same("%d 个方案"), TaskCount: Same("%d 项任务"), EventCount: Same("%d 条动态"), ProblemCount: Same("%d 处问题"),
	}
}

func englishTerms() Terms {
	return Terms{
		Product: "duban",
		Todo:    "to do", Doing: "in progress", Done: "done", Open: "open",
		Overdue: "overdue", DueSoon: "due soon", Behind: "behind", AnyStatus: "all",
		Lead: "lead", Assist: "assist", Named: "named", Class: "group", AnyRole: "any",
		Plan: "plan", Category: "category", Task: "task", Office: "office",
		Due: "due", Quota: "quota", Ongoing: "ongoing", Changes: "changes",
		Imported: "imported", Revised: "corrected", Note: "note", Tick: "tick", Undo: "undid", Redo: "redid", Reopened: "reopened",
		Cancelled: "cancelled", Added: "added", Edited: "edited", AwaitsClosing: "ready to close", Report: "report", Submitted: "submitted", Accepted: "accepted", Returned: "returned", Urged: "urged (%d)",
		Extended: "extended", Verified: "verified", Carried: "carried over", Restored: "restored the ledger", Dropped: "removed a plan", Settings: "plan settings",
		ThisYear: "year", ThisHalfYear: "half-year", ThisQuarter: "quarter", ThisMonth: "month", ThisWeek: "week",
		ThisTwoMonths: "two months", ThisHalfMonth: "half-month", ThisTenDays: "ten days", ThisTwoWeeks: "two weeks", ThisDay: "today", ThisTime: "this time",
		OverdueDays: "%dd late", DaysLeft: "%dd left", DueToday: "due today",
		QuotaCount: "%s %d/%d", Ahead: "ahead",
		NoteEdited: "note corrected", NoteDropped: "note removed",
		PlanCount: Counted{"%d plan", "%d plans"}, TaskCount: Counted{"%d task", "%d tasks"},
		EventCount: Counted{"%d change", "%d changes"}, ProblemCount: Counted{"%d problem", "%d problems"},
	}
}
