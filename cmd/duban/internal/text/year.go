package text

// Year has the text of the commands for a year of follow-up.
type Year struct {
	Help  YearHelp
	Flags YearFlags

	NeedsReason   string // task, day
	BadMonth      string // as typed
	SavedAlone    string // the flag
	NoFilters     string
	NothingToSave string
	LastDropped   string
	WasCarried    string // task, the new one
	SamePlan      string // plan
	NotCarried    string // tasks
	NotToAll      string
}

// YearHelp explains the commands.
type YearHelp struct {
	Extend, Verify, Offices, Month, Calendar, Review, Carry   string
	Filter, FilterForms, FilterSave, FilterList, FilterDrop   string
	DateArgument, MonthArgument, FilterArgument, NameArgument string
}

// YearFlags explains the flags.
type YearFlags struct {
	Reason, NoteToVerify, VerifyList, Sort, Reverse, Month, Saved, Key string
	OldPlan, ReviewOpen, CarryTo, CarryAll, Document, Link, Also       string
}

func chineseYear() Year {
	return Year{
		NeedsReason: "改期限要写明原因；请加上 --reason，例如：duban extend %[1]s %[2]s --reason 等上级文件",
		Help: YearHelp{
			Extend: "改任务的期限，写明原因，保留原来的期限", Verify: "核查已完成的任务；--list 列出核查清单",
			Offices: "科室一览：主办、协办、各科室任务、完成、逾期、落后、完成率", Month: "看一个月：到期的、定量未满的、30天没有动态的",
			Calendar: "全年逐月：到期任务、定量任务各期完成情况", Review: "回头看：上一年的任务，对照新方案里最接近的",
			Carry:  "把上一年没完成的任务结转到新方案的任务，写成备注",
			Filter: "保存、列出、删去自己的筛选", FilterForms: "duban filter save 名称 [选项]、duban filter list、duban filter drop 名称",
			FilterSave: "保存一个筛选，选项同 duban list", FilterList: "列出自己的筛选", FilterDrop: "删去一个筛选",
			DateArgument: "日期", MonthArgument: "[年-月]", FilterArgument: "save|list|drop", NameArgument: "名称",
		},
		Flags: YearFlags{
			Reason: "改期限的`原因`", NoteToVerify: "同时写备注`文字`", VerifyList: "列出已完成的任务，谁于何时核查过",
			Sort: "按此`列`排序：name、lead、assist、class、done、overdue、behind、rate", Reverse: "倒序",
			Month: "只列这个`月份`到期或计数的，如 2021-11", Saved: "用自己保存的`筛选`：名称或按键", Key: "看板上的按`键`，1 到 9（默认第一个空着的）",
			OldPlan: "回看哪个方案：`年份或编号`（默认上一年的）", ReviewOpen: "只列没有完成的", CarryTo: "新方案里的`任务`", CarryAll: "上一年没完成的全部结转，各到新方案里明显接续它的任务",
			Document: "附`文号`，如 粤府办〔2021〕12号", Link: "附`链接`，如 https://…", Also: "同时写给这些`任务`，用逗号隔开",
		},
		BadMonth: "「%s」不是月份；请写成 2021-11 这样", SavedAlone: "--saved 不能和 %s 一起用；请只留一个",
		NothingToSave: "没有写筛选条件，没有保存；请加 --category、--office、--status、--month 或 --search",
		LastDropped:   "已删去；现在没有保存的筛选", NoFilters: "还没有保存过筛选；用 duban filter save 保存",
		SamePlan: "方案 %s 不能结转到自己；请用 --plan 写明新方案，用 --of 写明旧方案", NotToAll: "--all 自己找接续的任务，不能再用 --to；请去掉一个",
		NotCarried: "没有结转，新方案里没有明显接续的任务：%s；请逐项用 duban carry 任务 --to 任务",
		WasCarried: "任务 %[1]s 已经结转到 %[2]s，这次没有写入",
	}
}

func englishYear() Year {
	return Year{
		NeedsReason: "changing a deadline needs a reason; add --reason, for example: duban extend %[1]s %[2]s --reason \"waiting for approval\"",
		Help: YearHelp{
			Extend: "set a new deadline with a reason; the original stays on record", Verify: "verify done tasks; --list shows the checklist",
			Offices: "table of offices: lead, assist, group, done, overdue, behind, rate", Month: "show a month: tasks due, behind on quota, without changes for 30 days",
			Calendar: "show the year month by month: deadlines and quotas", Review: "compare last year's tasks with the most similar ones of the new plan",
			Carry:  "carry an unfinished task of last year over to a task of the new plan, as a note",
			Filter: "save, list and delete your filters", FilterForms: "duban filter save NAME [FLAGS], duban filter list, duban filter drop NAME",
			FilterSave: "save a filter; takes the flags of duban list", FilterList: "list your filters", FilterDrop: "delete a filter",
			DateArgument: "DATE", MonthArgument: "[YYYY-MM]", FilterArgument: "save|list|drop", NameArgument: "NAME",
		},
		Flags: YearFlags{
			Reason: "`REASON` for the change", NoteToVerify: "also add `TEXT` as a note", VerifyList: "list done tasks, and who verified them when",
			Sort: "`COLUMN` to sort by: name, lead, assist, class, done, overdue, behind or rate", Reverse: "reverse the order",
			Month: "only tasks due or counted in `MONTH`, for example 2021-11", Saved: "your saved `FILTER`: its name or key", Key: "dashboard `KEY`, 1 to 9 (default: the first free one)",
			OldPlan: "`YEAR|ID` of the old plan (default: last year's)", ReviewOpen: "only unfinished tasks", CarryTo: "`TASK` of the new plan", CarryAll: "carry all unfinished tasks over, each to the task of the new plan that clearly continues it",
			Document: "document `NUMBER` to add, as printed: issuer, year in brackets, number", Link: "`LINK` to add, for example https://...", Also: "also add it to these `TASKS`, separated by commas",
		},
		BadMonth: "%q is not a month; use the form 2021-11", SavedAlone: "--saved can't be combined with %s; use one of them",
		NothingToSave: "no filter given, nothing was saved; add --category, --office, --status, --month or --search",
		LastDropped:   "deleted; you have no saved filters now", NoFilters: "you have no saved filters; save one with duban filter save",
		SamePlan: "plan %s can't be carried over to itself; name the new plan with --plan and the old one with --of", NotToAll: "--all finds the tasks itself and does not go with --to; remove one of them",
		NotCarried: "not carried over, as no task of the new plan clearly continues them: %s; use duban carry TASK --to TASK for each",
		WasCarried: "task %[1]s was already carried over to %[2]s; nothing was written",
	}
}
