package report

import (
	"duban/model"
	"duban/tui/words"
)

// PaperWords is the text printed on papers. The comments name the values of each
// format.
type PaperWords struct {
	// Column headings.
	Number, Text, Lead, Assist, Due, Status, Latest, Category string
	Happened, Pressing, Answer, DoneAt, Verified, Likely      string
	Total, Done, Open, Rate, Overdue, Behind                  string
	Planned, Rating                                           string
	Part, StatusNow, LastReport, Identity                     string
	Outcome, FinishedOn, Progress, Problems, Next             string // to be filled in

	Forms map[string]string // by the form of a paper

	CollectTitle       string
	CollectTo          string // office
	CollectWhy         string // plan, day, until when
	CollectUntilFilled string // in the place of a day
	CollectSigned      string

	Day        string // year, month, day
	AsOf       string // day, tasks, done, in progress, overdue, behind
	Filtered   string // the filter
	Everything string // the total line of figures

	Ledger         string // tab of the sheet
	ProgressTitle  string // plan, period
	ProgressPeriod string // from, to
	Moved          string // tasks
	Missed, Still  string
	MovedTab       string
	MissedTab      string
	StillTab       string
	Quarters       string // year, quarter
	Months         string // year, month
	QuarterNames   []string
	Extended       string // day
	None           string // printed instead of the rows of an empty table

	UrgeTitle    string
	UrgeTo       string        // office
	UrgeWhy      words.Counted // tasks; then day and plan, see urge
	UrgeOpen     words.Counted // the same, if some tasks are merely open
	UrgeSilent   words.Counted // the same, then the period, if nothing was reported for it
	UrgeReply    string        // day
	ReplyByBlank string        // in its place
	UrgeSent     string        // day
	UrgeReceived string
	NoOffice     string
	NoCategory   string
	MoreReports  words.Counted // of other offices
	AnnualTitle  string        // plan, year
	ByCategory   string
	ByOffice     string
	Unfinished   string // tasks
	Finished     string
	ReviewTitle  string // old plan
	ReviewWhy    string // new plan, tasks, unfinished ones

	OfficeTasks      string // office
	ProgressByOffice string
	ShortDay         string // month, day
	TicksIn          string // how many, the days
	Closing          ClosingWords

	ByCategoryTab, ByOfficeTab, UnfinishedTab, FinishedTab string

	BulletinTitle  string // plan, period
	StandingsLine  string // day, tasks, done, on track, ahead, ongoing, behind
	StandingsTitle string
	Standings      map[model.Standing]string
	BehindTasks    string // tasks
	SilentOffices  string // period, offices
	TaskNumbers    string // column heading

	BehindTab, SilentTab string
}

// ClosingWords are those of the list of closed tasks.
type ClosingWords struct {
	Title                     string // plan
	Summary                   string // day, tasks, closed, done but not verified, open
	Closed, ToVerify, NotDone string
	Columns                   [5]string // state, done on, last report, verified by, verified on
}

func chinesePaper() PaperWords {
	return PaperWords{
		Number: "序号", Text: "工作任务", Lead: "牵头单位", Assist: "配合单位", Due: "完成时限", Status: "完成情况", Latest: "最近进展", Category: "类别",
		Happened: "本期进展", Pressing: "情况", Answer: "办理情况（请填写）", DoneAt: "完成时间", Verified: "核查", Likely: "新方案对应任务", Planned: "下步安排", Rating: "工作评价",
		Total: "任务", Done: "已完成", Open: "未完成", Rate: "完成率", Overdue: "逾期", Behind: "落后",

		Day:      "%[1]d年%[2]d月%[3]d日",
		AsOf:     "截至%[1]s：共%[2]d项，已完成%[3]d项，进行中%[4]d项，逾期%[5]d项，定量落后%[6]d项。",
		Filtered: "范围：%s", Everything: "合计",

		Ledger: "台账", ProgressTitle: "《%[1]s》\n%[2]s进展情况", ProgressPeriod: "时段：%[1]s至%[2]s",
		Moved: "一、本期有进展的任务（%d项）", Missed: "二、到期未完成的任务（%d项）", Still: "三、本期没有进展的任务（%d项）",
		MovedTab: "有进展", MissedTab: "到期未完成", StillTab: "没有进展",
		Quarters: "%[1]d年第%[2]s季度", Months: "%[1]d年%[2]d月", QuarterNames: []string{"一", "二", "三", "四"}, Extended: "延至%s", None: "无。",

		Forms: map[string]string{"ledger": "台账", "progress": "进展情况表", "urge": "催办单", "annual": "年度总结", "closing": "销号清单", "review": "回头看", "collect": "收集表", "bulletin": "通报"},
		Part:  "职责", StatusNow: "目前状态", LastReport: "上次进展", Identity: "标识（请勿改动）",
		Outcome: "完成情况", FinishedOn: "办结时间", Progress: "进展", Problems: "存在问题", Next: "下一步",
		CollectTitle: "任务进展收集表", CollectTo: "填报科室：%s", CollectSigned: "填报人：　　　　　　　　科室负责人：　　　　　　　　填报日期：　　　　年　　月　　日",
		CollectUntilFilled: "填报日", CollectWhy: "请按《%[1]s》填写本科室任务截至%[3]s的情况（制表日期：%[2]s）。“完成情况”选已完成、进行中或未开始；已完成的写明办结时间，如 9月28日；没有的栏目空着即可。请勿改动序号和任务。",

		UrgeTitle: "督办催办单", UrgeTo: "%s：", UrgeReply: "请于%s前反馈。", ReplyByBlank: "　　　　年　　月　　日",
		UrgeSent: "督办人：　　　　　　　发出日期：%s", UrgeReceived: "签收人：　　　　　　　签收日期：　　　　年　　月　　日",
		UrgeWhy: words.Counted{
			One:   "截至%[1]s，《%[3]s》中应由本科室办理的下列%[2]d项任务已经逾期、即将到期或进度落后，请抓紧办理，并如实填写办理情况。",
			Other: "截至%[1]s，《%[3]s》中应由本科室办理的下列%[2]d项任务已经逾期、即将到期或进度落后，请抓紧办理，并如实填写办理情况。",
		},
		UrgeOpen: words.Counted{
			One:   "截至%[1]s，《%[3]s》中应由本科室办理的下列%[2]d项任务尚未完成，请抓紧办理，并如实填写办理情况。",
			Other: "截至%[1]s，《%[3]s》中应由本科室办理的下列%[2]d项任务尚未完成，请抓紧办理，并如实填写办理情况。",
		},
		UrgeSilent: words.Same("截至%[1]s，本科室尚未报送《%[3]s》中下列%[2]d项任务%[4]s的进展，请如实填写办理情况（进展、存在问题和下一步）。"),
		NoOffice:   "未写明牵头单位", NoCategory: "未分类", MoreReports: words.Same("另有%d个科室报了进展"), AnnualTitle: "《%[1]s》\n%[2]d年度完成情况", ByCategory: "一、按类别", ByOffice: "二、按科室",
		Unfinished: "三、未完成的任务（%d项）", Finished: "四、已完成的任务（%d项）",
		ReviewTitle: "《%s》\n回头看", ReviewWhy: "对照《%[1]s》：共%[2]d项，全年未完成%[3]d项。",
		BulletinTitle: "关于《%[1]s》\n%[2]s落实情况的通报", StandingsTitle: "一、各科室情况", TaskNumbers: "任务序号",
		StandingsLine: "截至%[1]s，共%[2]d项任务：已完成%[3]d项，达到时序进度%[4]d项，超进度%[5]d项，长期推进%[6]d项，未达时序进度%[7]d项。",
		Standings: map[model.Standing]string{
			model.StandingDone: "已完成", model.StandingOnTrack: "达到时序进度", model.StandingAhead: "超进度",
			model.StandingOngoing: "长期推进", model.StandingBehind: "未达时序进度",
		},
		BehindTasks: "附件1　未达时序进度的任务（%d项）", SilentOffices: "附件2　%[1]s未报进展的科室（%[2]d个）",
		OfficeTasks: "%s任务清单", ProgressByOffice: "四、各科室完成情况", ShortDay: "%[1]d月%[2]d日", TicksIn: "本期开展%[1]d次（%[2]s）",
		Closing: ClosingWords{
			Title: "《%s》\n任务销号清单", Summary: "截至%[1]s，共%[2]d项任务：已销号%[3]d项，已完成待核查%[4]d项，未完成%[5]d项。核查通过后销号。",
			Closed: "已销号", ToVerify: "待核查", NotDone: "未销号", Columns: [5]string{"销号", "办结时间", "办结情况", "核查人", "核查时间"},
		},
		BehindTab: "未达时序进度", SilentTab: "未报进展",
		ByCategoryTab: "按类别", ByOfficeTab: "按科室", UnfinishedTab: "未完成", FinishedTab: "已完成",
	}
}

func englishPaper() PaperWords {
	return PaperWords{
		Number: "no.", Text: "task", Lead: "lead", Assist: "assist", Due: "due", Status: "status", Latest: "latest", Category: "category",
		Happened: "in this period", Pressing: "status", Answer: "response (please fill in)", DoneAt: "done on", Verified: "verified", Likely: "task in the new plan", Planned: "next steps planned", Rating: "rating",
		Total: "tasks", Done: "done", Open: "open", Rate: "rate", Overdue: "overdue", Behind: "behind",

		Day:      "%04[1]d-%02[2]d-%02[3]d",
		AsOf:     "As of %[1]s: %[2]d tasks, %[3]d done, %[4]d in progress, %[5]d overdue, %[6]d behind on quota.",
		Filtered: "Scope: %s", Everything: "total",

		Ledger: "ledger", ProgressTitle: "%[1]s:\nprogress in %[2]s", ProgressPeriod: "Period: %[1]s to %[2]s",
		Moved: "1. Tasks with progress (%d)", Missed: "2. Tasks past due and not done (%d)", Still: "3. Tasks without progress (%d)",
		MovedTab: "progress", MissedTab: "past due", StillTab: "no progress",
		Quarters: "%[1]d Q%[2]s", Months: "%[1]d-%02[2]d", QuarterNames: []string{"1", "2", "3", "4"}, Extended: "extended to %s", None: "None.",

		Forms: map[string]string{"ledger": "ledger", "progress": "progress", "urge": "reminder", "annual": "annual", "closing": "closing", "review": "review", "collect": "collect", "bulletin": "bulletin"},
		Part:  "part", StatusNow: "current status", LastReport: "last report", Identity: "id (do not change)",
		Outcome: "outcome", FinishedOn: "finished on", Progress: "progress", Problems: "problems", Next: "next steps",
		CollectTitle: "Progress of tasks", CollectTo: "Office: %s", CollectSigned: "Filled in by:                         Head of office:                         Date:",
		CollectUntilFilled: "the day you fill it in", CollectWhy: "Please fill in the progress of your tasks in %[1]s (table made on %[2]s), as of %[3]s. Choose done, in progress or not started; for a finished task give the date. Leave the rest empty. Do not change numbers and tasks.",

		UrgeTitle: "Reminder", UrgeTo: "To: %s", UrgeReply: " Please reply by %s.", ReplyByBlank: "____________",
		UrgeSent: "Sent by:                         Date: %s", UrgeReceived: "Received by:                         Date:",
		UrgeWhy: words.Counted{
			One:   "As of %[1]s, the following %[2]d task of %[3]s, assigned to your office, is overdue, due soon or behind. Please act on it and fill in its status.",
			Other: "As of %[1]s, the following %[2]d tasks of %[3]s, assigned to your office, are overdue, due soon or behind. Please act on them and fill in their status.",
		},
		UrgeOpen: words.Counted{
			One:   "As of %[1]s, the following %[2]d task of %[3]s, assigned to your office, is not done. Please act on it and fill in its status.",
			Other: "As of %[1]s, the following %[2]d tasks of %[3]s, assigned to your office, are not done. Please act on them and fill in their status.",
		},
		UrgeSilent: words.Counted{
			One:   "As of %[1]s, your office has not reported on the following %[2]d task of %[3]s for %[4]s. Please fill in its status: progress, problems, next steps.",
			Other: "As of %[1]s, your office has not reported on the following %[2]d tasks of %[3]s for %[4]s. Please fill in their status: progress, problems, next steps.",
		},
		NoOffice: "no lead office", NoCategory: "no category", MoreReports: words.Counted{One: "and the report of %d more office", Other: "and the reports of %d more offices"}, AnnualTitle: "%[1]s:\nannual report %[2]d", ByCategory: "1. By category", ByOffice: "2. By office",
		Unfinished: "3. Tasks not done (%d)", Finished: "4. Tasks done (%d)",
		ReviewTitle: "%s:\nreview", ReviewWhy: "Compared with %[1]s: %[2]d tasks, %[3]d not done for the year.",
		BulletinTitle: "%[1]s:\nbulletin for %[2]s", StandingsTitle: "1. By office", TaskNumbers: "task numbers",
		StandingsLine: "As of %[1]s: %[2]d tasks, %[3]d done, %[4]d on track, %[5]d ahead, %[6]d ongoing, %[7]d behind.",
		Standings: map[model.Standing]string{
			model.StandingDone: "done", model.StandingOnTrack: "on track", model.StandingAhead: "ahead",
			model.StandingOngoing: "ongoing", model.StandingBehind: "behind",
		},
		BehindTasks: "Annex 1: tasks behind (%d)", SilentOffices: "Annex 2: offices without a report for %[1]s (%[2]d)",
		OfficeTasks: "tasks of %s", ProgressByOffice: "4. By office", ShortDay: "%02[1]d-%02[2]d", TicksIn: "%[1]d times in this period (%[2]s)",
		Closing: ClosingWords{
			Title: "%s:\nclosed tasks", Summary: "As of %[1]s: %[2]d tasks, %[3]d closed, %[4]d done but not verified, %[5]d open. A task is closed when it was verified.",
			Closed: "closed", ToVerify: "to verify", NotDone: "open", Columns: [5]string{"closed", "finished", "outcome", "verified by", "verified on"},
		},
		BehindTab: "tasks behind", SilentTab: "no report",
		ByCategoryTab: "by category", ByOfficeTab: "by office", UnfinishedTab: "not done", FinishedTab: "done",
	}
}
