package text

// Reports has the text of report.
type Reports struct {
	Help, Long                   string
	Office, On                   string // flags
	Progress, Problem, Next      string
	Missing, Quarter, Month      string
	NeedsProgress                string // task
	WhichOffice                  string // task, offices
	OnlyMissing                  string // flag
	NeedsTask, NoTaskWithMissing string
	NotWithMissing               string // flag
}

func chineseReports() Reports {
	return Reports{
		Help:   "记科室报来的进展、存在问题、下一步；--missing 列出谁还没报",
		Long:   "进展对上印发，和备注分开记。任务由几个科室主办时，用 --office 写明是哪个科室报的。",
		Office: "报进展的`科室`：名称、拼音或首字母", On: "进展截至的`日期`，决定算哪个月、哪个季度（默认今天）",
		Progress: "`进展`", Problem: "存在`问题`", Next: "`下一步`安排",
		Missing: "列出本期还没有报进展的主办科室和任务", Quarter: "`季度`，如 2021-Q3、3（默认本季度）", Month: "`月份`，如 2021-09",
		NeedsProgress: "没有写进展；请加 --progress，例如：duban report %s --progress 已完成初稿",
		WhichOffice:   "任务 %[1]s 由几个科室办理；请用 --office 写明是哪个：%[2]s",
		OnlyMissing:   "%s 只和 --missing 一起用；请加上 --missing", NeedsTask: "请写任务，或用 --missing 列出谁还没报",
		NoTaskWithMissing: "--missing 列出全部任务，不能再写任务；请去掉任务", NotWithMissing: "%s 不能和 --missing 一起用；请去掉一个",
	}
}

func englishReports() Reports {
	return Reports{
		Help:   "record what an office reports: progress, problems, next step; --missing lists who has not reported",
		Long:   "Reports are printed in papers, notes are not. Where several offices lead a task, --office says which one reports.",
		Office: "`OFFICE` that reports: its name, pinyin or initials", On: "`DATE` of the progress, which decides its month and quarter (default: today)",
		Progress: "`TEXT` of the progress", Problem: "`TEXT` of the problems", Next: "`TEXT` of the next step",
		Missing: "list the leading offices and tasks without a report for the period", Quarter: "`QUARTER`, for example 2021-Q3 or 3 (default: this quarter)", Month: "`MONTH`, for example 2021-09",
		NeedsProgress: "no progress given; add --progress, for example: duban report %s --progress \"first draft done\"",
		WhichOffice:   "several offices act on task %[1]s; name the one that reports with --office: %[2]s",
		OnlyMissing:   "%s only works with --missing; add --missing", NeedsTask: "name a task, or list who has not reported with --missing",
		NoTaskWithMissing: "--missing lists all tasks; remove the task", NotWithMissing: "%s can't be combined with --missing; remove one of them",
	}
}
