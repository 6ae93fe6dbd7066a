package text

// Urging has the text of urge.
type Urging struct {
	Help, Long                      string
	Office, Within, Record, ReplyBy string // flags
	BadDays                         string // as typed
	OnlyRecord                      string // flag
	NotWithJSON                     string
	Silent                          string // flag
	OnlySilent, NotWithSilent       string // flag
	Recorded                        string // office, how many tasks
}

func chineseUrging() Urging {
	return Urging{
		Help: "列出要催办的科室和任务；--record 记下已经催办",
		Long: "逾期、落后和快到期的任务，按还没完成的主办科室列出；没有就什么也不输出。\n" +
			"催办写进动态：催了谁、第几次、要求何时答复；之后科室报了进展或作了标记，就算已答复。",
		Office: "只列这个`科室`：名称、拼音或首字母", Within: "到期前多少`天`算快到期", Record: "把列出的都记为已催办，一次撤销",
		ReplyBy: "要求答复的`日期`，如 2021-09-30", BadDays: "--within 要写 0 到 366 的整数，不能是 %d", OnlyRecord: "%s 只和 --record 一起用；请加上 --record",
		Silent: "改为列出没有报进展的科室，期间用 --quarter 或 --month（默认本季度）", OnlySilent: "%[1]s 只和 --not-reported 一起用；请加上 --not-reported", NotWithSilent: "--not-reported 不能和 %[1]s 一起用；请去掉一个",
		NotWithJSON: "--json 不能和 --record 一起用；请去掉一个", Recorded: "已记：催办 %[1]s，%[2]s",
	}
}

func englishUrging() Urging {
	return Urging{
		Help: "list the offices to urge and their tasks; --record records that they were urged",
		Long: "Tasks that are overdue, behind or due soon, by the leading offices that have not done their part; nothing is printed if there are none.\n" +
			"The history keeps who was urged, how often, and by when they are to reply; a report or a mark of the office after that counts as its answer.",
		Office: "only this `OFFICE`: its name, pinyin or initials", Within: "how many `DAYS` ahead a deadline is due soon", Record: "record that all listed offices were urged; one undo",
		ReplyBy: "`DATE` by which they are to reply, for example 2021-09-30", BadDays: "--within needs a number from 0 to 366, not %d", OnlyRecord: "%s only works with --record; add --record",
		Silent: "list the offices that have not reported instead, for --quarter or --month (default: this quarter)", OnlySilent: "%[1]s only works with --not-reported; add --not-reported", NotWithSilent: "--not-reported can't be combined with %[1]s; remove one of them",
		NotWithJSON: "--json can't be combined with --record; remove one of them", Recorded: "recorded: urged %[1]s about %[2]s",
	}
}
