package words

// Paper is what stands on the papers that go to others, and what is said of
// writing them.
type Paper struct {
	Help, FileArgument, Long            string
	Form, Format, Quarter, OfPeriod     string // flags
	Overwrite                           string
	NeedsFormat, BadEnding, BadQuarter  string // as typed
	QuarterOnly, OnePeriod, NothingToDo string
	Exists, NoFolder, Denied, Full      string // the file's path
	IsFolder, NoFile, Itself, CantWrite string
	OthersLink                          string
	Written                             string // the file, how many rows
	ToTerminal                          string

	// Heads of columns.
	Number, Text, Lead, Assist, Due, Status, Latest, Category string
	Happened, Pressing, Answer, DoneAt, Verified, Likely      string
	Total, Done, Open, Rate, Overdue, Behind                  string

	Day        string // year, month, day
	AsOf       string // day, total, done, doing, overdue, behind
	Filtered   string // which part of the plan
	Everything string // the last line of figures by category or office

	Ledger         string // tab of the sheet
	ProgressTitle  string // plan, period
	ProgressPeriod string // from, to
	Moved          string // how many tasks
	Missed, Still  string
	MovedTab       string
	MissedTab      string
	StillTab       string
	Quarters       string // year, quarter
	Months         string // year, month
	Extended       string // day
	None           string // below the title of a table without rows

	UrgeTitle   string
	UrgeTo      string // office
	UrgeWhy     string // day, how many tasks, the plan
	UrgeOpen    string // the same, if they don't all press
	UrgeSigned  string
	NoOffice    string
	AnnualTitle string // plan, year
	ByCategory  string
	ByOffice    string
	Unfinished  string // how many tasks
	Finished    string
	ReviewTitle string // the old plan
	ReviewWhy   string // the new plan, how many tasks, how many not done for the year

	ByCategoryTab, ByOfficeTab, UnfinishedTab, FinishedTab string
}

func chinesePaper() Paper {
	return Paper{
		Help: "把任务写成文件给别人：台账、进展、催办单、年度总结、回头看", FileArgument: "文件",
		Long: "按文件名的结尾定格式：.xlsx、.docx、.csv、.md、.json。\n" +
			"文件写成 - 就是标准输出，格式用 --format 指明，例如：duban export - --form urge --format docx > 催办单.docx",
		Form:   "`种类`：ledger 台账、progress 进展、urge 催办单、annual 年度总结、review 回头看（默认 ledger）",
		Format: "`格式`：xlsx、docx、csv、md、json（默认按文件名）", Quarter: "进展写哪个`季度`，如 2021-Q3（默认本季）",
		OfPeriod:  "进展写哪个`月份`；其他种类只写这个月到期或计数的，如 2021-11",
		Overwrite: "文件已经有了就覆盖", NeedsFormat: "写到标准输出要用 --format 指明格式：xlsx、docx、csv、md、json",
		BadEnding:  "看不出「%s」要写成什么格式；文件名请以 .xlsx、.docx、.csv、.md 或 .json 结尾，或用 --format 指明",
		BadQuarter: "「%s」不是季度；请写成 2021-Q3 这样", QuarterOnly: "--quarter 只用于 --form progress；请去掉它",
		OnePeriod: "--quarter 和 --month 只能用一个；请去掉一个", NothingToDo: "没有要写的任务，没有生成文件；请放宽筛选",
		Exists: "%s 已经有了；请换个名字，或加 --overwrite 覆盖", NoFolder: "没有文件夹来放 %s；请先建文件夹或换个位置",
		Denied: "没有权限写 %s；请换个位置", Full: "磁盘空间不足，没有写成 %s；请腾出空间再试",
		IsFolder: "%s 是文件夹；请写上文件名", NoFile: "%s 是设备或管道，不是文件；请换个名字，或写成 - 用标准输出", OthersLink: "%s 是别人建的链接，没有写入；请换个名字", Itself: "%s 是台账本身；请换个名字", CantWrite: "没有写成 %[1]s：%[2]s；请换个位置再试",
		Written: "已写入 %[1]s：%[2]d 项任务", ToTerminal: "屏幕上看不了 %s 文件；请用 > 文件名 存下来，或直接写文件名",

		Number: "序号", Text: "工作任务", Lead: "牵头单位", Assist: "配合单位", Due: "完成时限", Status: "完成情况", Latest: "最近进展", Category: "类别",
		Happened: "本期进展", Pressing: "情况", Answer: "办理情况（请填写）", DoneAt: "完成时间", Verified: "核查", Likely: "新方案对应任务",
		Total: "任务", Done: "已完成", Open: "未完成", Rate: "完成率", Overdue: "逾期", Behind: "落后",

		Day:      "%[1]d年%[2]d月%[3]d日",
		AsOf:     "截至%[1]s：共%[2]d项，已完成%[3]d项，进行中%[4]d项，逾期%[5]d项，定量落后%[6]d项。",
		Filtered: "范围：%s", Everything: "合计",
		Ledger: "台账", ProgressTitle: "《%[1]s》\n%[2]s进展情况", ProgressPeriod: "时段：%[1]s至%[2]s",
		Moved: "一、本期有进展的任务（%d项）", Missed: "二、到期未完成的任务（%d项）", Still: "三、本期没有进展的任务（%d项）",
		MovedTab: "有进展", MissedTab: "到期未完成", StillTab: "没有进展",
		Quarters: "%[1]d年第%[2]s季度", Months: "%[1]d年%[2]d月", Extended: "延至%s", None: "无。",
		UrgeTitle: "督办催办单", UrgeTo: "%s：",
		UrgeWhy:    "截至%[1]s，《%[3]s》中需要你单位办理的下列%[2]d项任务已经逾期、即将到期或进度落后，请抓紧办理，并将办理情况填写后反馈。",
		UrgeOpen:   "截至%[1]s，《%[3]s》中需要你单位办理的下列%[2]d项任务尚未完成，请抓紧办理，并将办理情况填写后反馈。",
		UrgeSigned: "督办人：　　　　　　　　签收人：　　　　　　　　签收日期：　　　　年　　月　　日", NoOffice: "未写明牵头单位",
		AnnualTitle: "《%[1]s》\n%[2]d年度完成情况", ByCategory: "一、按类别", ByOffice: "二、按科室",
		Unfinished: "三、未完成的任务（%d项）", Finished: "四、已完成的任务（%d项）",
		ReviewTitle: "《%s》\n回头看", ReviewWhy: "对照《%[1]s》：共%[2]d项，全年未完成%[3]d项。",
		ByCategoryTab: "按类别", ByOfficeTab: "按科室", UnfinishedTab: "未完成", FinishedTab: "已完成",
	}
}

func englishPaper() Paper {
	return Paper{
		Help: "write tasks to a file for others: ledger, progress, urging, year's report, look-back", FileArgument: "FILE",
		Long: "The end of the file's name decides the format: .xlsx, .docx, .csv, .md, .json.\n" +
			"A file written - is standard output; --format says which format, as in: duban export - --form urge --format docx > urge.docx",
		Form:   "`form`: ledger, progress, urge, annual, review (default ledger)",
		Format: "`format`: xlsx, docx, csv, md, json (default by the file's name)", Quarter: "`quarter` that progress tells of, such as 2021-Q3 (default this one)",
		OfPeriod:  "`month` that progress tells of; other forms hold what is due or counted in it, such as 2021-11",
		Overwrite: "replace the file if it is there", NeedsFormat: "standard output needs --format: xlsx, docx, csv, md or json",
		BadEnding:  "%q does not say which format to write; end the name with .xlsx, .docx, .csv, .md or .json, or give --format",
		BadQuarter: "%q is no quarter; write it like 2021-Q3", QuarterOnly: "--quarter is for --form progress only; leave it out",
		OnePeriod: "--quarter and --month can't both be given; leave one out", NothingToDo: "there is no task to write, and no file was made; filter for more",
		Exists: "%s is there already; choose another name, or add --overwrite", NoFolder: "there is no folder for %s; make it or choose another place",
		Denied: "no permission to write %s; choose another place", Full: "the disk is full, %s was not written; make room and try again",
		IsFolder: "%s is a folder; give a file's name", NoFile: "%s is a device or a pipe, no file; choose another name, or write - for standard output", OthersLink: "%s is a link that somebody else made, nothing was written; choose another name", Itself: "%s is the ledger itself; choose another name", CantWrite: "%[1]s was not written: %[2]s; choose another place and try again",
		Written: "wrote %[1]s: %[2]d task(s)", ToTerminal: "a %s file can't be read on the screen; keep it with > FILE, or give the file's name",

		Number: "no.", Text: "task", Lead: "lead", Assist: "assist", Due: "due", Status: "status", Latest: "latest", Category: "category",
		Happened: "in this period", Pressing: "standing", Answer: "answer (to be filled in)", DoneAt: "done on", Verified: "verified", Likely: "task of the new plan",
		Total: "tasks", Done: "done", Open: "open", Rate: "rate", Overdue: "overdue", Behind: "behind",

		Day:      "%04[1]d-%02[2]d-%02[3]d",
		AsOf:     "As of %[1]s: %[2]d tasks, %[3]d done, %[4]d in progress, %[5]d overdue, %[6]d with a quota behind.",
		Filtered: "Part: %s", Everything: "all",
		Ledger: "ledger", ProgressTitle: "%[1]s:\nprogress in %[2]s", ProgressPeriod: "From %[1]s to %[2]s",
		Moved: "1. Tasks that moved (%d)", Missed: "2. Tasks that were due and are not done (%d)", Still: "3. Tasks that did not move (%d)",
		MovedTab: "moved", MissedTab: "due, not done", StillTab: "did not move",
		Quarters: "%[1]d Q%[2]s", Months: "%[1]d-%02[2]d", Extended: "extended to %s", None: "None.",
		UrgeTitle: "Reminder", UrgeTo: "To: %s",
		UrgeWhy:    "As of %[1]s, the following %[2]d task(s) of %[3]s, which concern your office, are overdue, due soon or behind. Please see to them, fill in how they stand, and send this back.",
		UrgeOpen:   "As of %[1]s, the following %[2]d task(s) of %[3]s, which concern your office, are not done. Please see to them, fill in how they stand, and send this back.",
		UrgeSigned: "Sent by:                         Received by:                         Date:", NoOffice: "no office named",
		AnnualTitle: "%[1]s:\nreport on %[2]d", ByCategory: "1. By category", ByOffice: "2. By office",
		Unfinished: "3. Tasks not done (%d)", Finished: "4. Tasks done (%d)",
		ReviewTitle: "%s:\na look back", ReviewWhy: "Beside %[1]s: %[2]d tasks, %[3]d not done for the year.",
		ByCategoryTab: "by category", ByOfficeTab: "by office", UnfinishedTab: "not done", FinishedTab: "done",
	}
}

// HanQuarter returns the numeral of a quarter as it is read: 三 of the third.
func (w *Words) HanQuarter(quarter int) string {
	if w.Language == Chinese {
		return string([]rune("一二三四")[quarter-1])
	}
	return string(rune('0' + quarter))
}
