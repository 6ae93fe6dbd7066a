package text

// ByHand has the text of the commands with which people change a plan.
type ByHand struct {
	Add, Edit, Cancel string // what each does

	Category, Lead, Assist, Due, DueOrNone, Quota, QuotaOrNone string
	Leader, Source, Document, Text, Reason, CancelReason, Yes  string
	PartOf, HappenedOn, Missing                                string

	Rename, OldOffice, NewOffice string
	Renamed                      string // old, new, how many tasks

	NoteEdit, NoteDrop, NoteNumber string // help
	BadNoteNumber                  string // as typed

	NothingToEdit     string
	CancelNeedsReason string // task
	UnknownOffice     string // offices, as typed
	AskOffice         string // the same
	NotAdded          string
	AlreadyAsAsked    string // task
	AlreadyCancelled  string // task
}

func chineseByHand() ByHand {
	return ByHand{
		Add: "新增一项任务，写明来源", Edit: "修改任务的内容、类别、科室、期限、定量，原来的值留在动态里", Cancel: "中止任务，写明原因；不再计入总数，duban reopen 恢复",
		Category: "`类别`：序号或标题的一部分", Lead: "主办`科室`，用逗号隔开", Assist: "协办`科室`，用逗号隔开",
		Due: "`期限`，如 2021-11-20", DueOrNone: "`期限`，如 2021-11-20；none 为没有期限；改期限要写 --reason",
		Quota: "`定量`，如 month:2（每月至少2次）；可用 year、halfyear、quarter、twomonths、month、halfmonth、tendays、twoweeks、week、day，以及 fixed:1:3,9（3月、9月各1次）", QuotaOrNone: "`定量`，如 month:2；none 为没有定量",
		Leader: "责任领导的`姓名`，用逗号隔开", Source: "`来源`，如 5月10日局长办公会", Document: "依据的`文号`，如 江卫办〔2021〕8号",
		Text: "任务`内容`", Reason: "修改的`原因`；改期限时必须写", CancelReason: "中止的`原因`", Yes: "不询问，接受方案里没有的科室",
		PartOf: "只标这个`科室`的部分：名称、拼音或首字母", HappenedOn: "事情发生的`日期`（默认今天）", Missing: "只列还有科室没完成的；与 --office 一起用时，只列该科室没完成的",
		Rename: "更改科室名称；新名称已有时，两个科室合并；撤销一次即可恢复", OldOffice: "原名称", NewOffice: "新名称",
		Renamed:  "%[1]s → %[2]s：%[3]s",
		NoteEdit: "修改自己写的一条备注，动态里保留原文", NoteDrop: "删除自己写的一条备注，动态里保留原文", NoteNumber: "编号",
		BadNoteNumber:     "「%s」不是备注的编号；编号用 duban log 查看",
		NothingToEdit:     "没有写要改什么；请加 --text、--category、--lead、--assist、--due、--quota 或 --leader",
		CancelNeedsReason: "中止任务要写明原因；请加上 --reason，例如：duban cancel %s --reason 职能已划转",
		UnknownOffice:     "没有科室「%s」；确实要新设，请加 --yes",
		AskOffice:         "各方案里都没有科室「%s」。确实要用吗？是/否 ",
		NotAdded:          "没有确认，没有写入",
		AlreadyAsAsked:    "任务 %s 已经是这样，没有写入", AlreadyCancelled: "任务 %s 已经中止，没有写入",
	}
}

func englishByHand() ByHand {
	return ByHand{
		Add: "add a task, with its source", Edit: "change the text, category, offices, deadline or quota of tasks; the old values stay in the history", Cancel: "cancel tasks for a reason; they leave the totals, duban reopen restores them",
		Category: "`CATEGORY`: its position, ordinal or part of its title", Lead: "lead `OFFICES`, separated by commas", Assist: "assisting `OFFICES`, separated by commas",
		Due: "`DATE` due, for example 2021-11-20", DueOrNone: "`DATE` due, for example 2021-11-20, or none; moving it needs --reason",
		Quota: "`QUOTA`, for example month:2 for at least twice a month; year, halfyear, quarter, twomonths, month, halfmonth, tendays, twoweeks, week, day, or fixed:1:3,9 for once by the end of March and September", QuotaOrNone: "`QUOTA`, for example month:2, or none",
		Leader: "`NAMES` of the responsible leaders, separated by commas", Source: "`SOURCE` of the task, for example a meeting", Document: "document `NUMBER` that asks for it",
		Text: "`TEXT` of the task", Reason: "`REASON` for the change; needed to move a deadline", CancelReason: "`REASON` for cancelling", Yes: "don't ask, accept offices that no plan has",
		PartOf: "only the part of this `OFFICE`: its name, pinyin or initials", HappenedOn: "`DATE` on which it happened (default: today)", Missing: "only tasks where an office has not done its part; with --office, that office",
		Rename: "rename an office; with the name of another one, the two merge; one undo reverts it", OldOffice: "OLD", NewOffice: "NEW",
		Renamed:  "%[1]s -> %[2]s: %[3]s",
		NoteEdit: "change a note of your own; the changes keep the old text", NoteDrop: "remove a note of your own; the changes keep its text", NoteNumber: "SEQ",
		BadNoteNumber:     "%q is not the number of a note; run duban log for the numbers",
		NothingToEdit:     "nothing to change; add --text, --category, --lead, --assist, --due, --quota or --leader",
		CancelNeedsReason: "cancelling a task needs a reason; add --reason, for example: duban cancel %s --reason \"no longer ours\"",
		UnknownOffice:     "no office %q; add --yes to use it anyway",
		AskOffice:         "No plan has an office %q. Use it anyway? yes/no ",
		NotAdded:          "not confirmed, nothing was written",
		AlreadyAsAsked:    "task %s has these values already, nothing was written", AlreadyCancelled: "task %s is cancelled already, nothing was written",
	}
}
