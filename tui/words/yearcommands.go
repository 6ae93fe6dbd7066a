package words

// YearCommands is what the commands of a year of follow-up say.
type YearCommands struct {
	Help  YearHelp
	Flags YearFlags

	NeedsReason   string // task, day
	BadMonth      string // as typed
	SavedAlone    string // the flag
	NoFilters     string
	NothingToSave string
	LastDropped   string
	WasCarried    string // task, the new one
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
	OldPlan, ReviewOpen, CarryTo, Document, Link, Also                 string
}

func chineseYearCommands() YearCommands {
	return YearCommands{
		NeedsReason: "延期要写明原因；请加上 --reason，例如：duban extend %[1]s %[2]s --reason 等上级文件",
		Help: YearHelp{
			Extend: "把任务延期，写明原因，保留原来的期限", Verify: "核查已完成的任务；--list 列出核查清单",
			Offices: "科室一览：主办、协办、泛指、完成、逾期、落后、完成率", Month: "看一个月：到期的、定量未满的、30天没有动态的",
			Calendar: "全年逐月：到期几项、定量几期", Review: "回头看：上一年的任务，对照新方案里最接近的",
			Carry:  "把上一年没完成的任务结转到新方案的任务，写成备注",
			Filter: "保存、列出、删去自己的筛选", FilterForms: "duban filter save 名称 [选项]、duban filter list、duban filter drop 名称",
			FilterSave: "保存一个筛选，选项同 duban list", FilterList: "列出自己的筛选", FilterDrop: "删去一个筛选",
			DateArgument: "日期", MonthArgument: "[年-月]", FilterArgument: "save|list|drop", NameArgument: "名称",
		},
		Flags: YearFlags{
			Reason: "延期的`原因`", NoteToVerify: "同时写备注`文字`", VerifyList: "列出已完成的任务，谁于何时核查过",
			Sort: "按此`列`排序：name、lead、assist、class、done、overdue、behind、rate", Reverse: "倒过来排",
			Month: "只列这个`月份`到期或计数的，如 2021-11", Saved: "用自己保存的`筛选`：名称或按键", Key: "看板上的按`键`，1 到 9（默认第一个空着的）",
			OldPlan: "回看哪个方案：`年份或编号`（默认上一年的）", ReviewOpen: "只列没有完成的", CarryTo: "新方案里的`任务`",
			Document: "附`文号`，如 粤府办〔2021〕12号", Link: "附`链接`，如 https://…", Also: "同时写给这些`任务`，用逗号隔开",
		},
		BadMonth: "「%s」不是月份；请写成 2021-11 这样", SavedAlone: "--saved 不能和 %s 一起用；请只留一个",
		NothingToSave: "没有写筛选条件，没有保存；请加 --category、--office、--status、--month 或 --search",
		LastDropped:   "已删去；现在没有保存的筛选", NoFilters: "还没有保存过筛选；用 duban filter save 保存",
		WasCarried: "任务 %[1]s 已经结转到 %[2]s，这次没有写入",
	}
}

func englishYearCommands() YearCommands {
	return YearCommands{
		NeedsReason: "an extension needs its reason; add --reason, like: duban extend %[1]s %[2]s --reason \"waits for the ministry\"",
		Help: YearHelp{
			Extend: "set a later deadline with its reason, and keep the old one", Verify: "verify tasks that are done; --list shows the checklist",
			Offices: "table of offices: lead, assist, class, done, overdue, behind, rate", Month: "look at a month: what is due, short of its quota, silent for 30 days",
			Calendar: "the year, month by month: what is due and counted", Review: "look back: last year's tasks beside the likeliest of the new plan",
			Carry:  "carry an unfinished task of last year over to one of the new plan, as a note",
			Filter: "save, list and drop your own filters", FilterForms: "duban filter save NAME [FLAGS], duban filter list, duban filter drop NAME",
			FilterSave: "save a filter; flags as for duban list", FilterList: "list your filters", FilterDrop: "drop a filter",
			DateArgument: "DATE", MonthArgument: "[YYYY-MM]", FilterArgument: "save|list|drop", NameArgument: "NAME",
		},
		Flags: YearFlags{
			Reason: "the `TEXT` that says why", NoteToVerify: "write this `TEXT` as a note as well", VerifyList: "list the tasks that are done, and who verified them when",
			Sort: "sort by this `COLUMN`: name, lead, assist, class, done, overdue, behind or rate", Reverse: "the other way round",
			Month: "only what is due or counted in this `MONTH`, like 2021-11", Saved: "use your saved `FILTER`: its name or key", Key: "its `KEY` on the dashboard, 1 to 9 (default the first that is free)",
			OldPlan: "look back on the plan of this `YEAR|ID` (default last year's)", ReviewOpen: "only what was not done", CarryTo: "the `TASK` of the new plan",
			Document: "add this document `NUMBER`, as printed on it: issuer, year in brackets, number", Link: "add this `LINK`, like https://...", Also: "write it on these `TASKS` as well, with commas between",
		},
		BadMonth: "%q is no month; write it like 2021-11", SavedAlone: "--saved can't go with %s; keep only one",
		NothingToSave: "no condition is given, nothing was saved; add --category, --office, --status, --month or --search",
		LastDropped:   "dropped; no filter is saved now", NoFilters: "no filter is saved; save one with: duban filter save",
		WasCarried: "task %[1]s was carried over to %[2]s already, nothing was written",
	}
}
