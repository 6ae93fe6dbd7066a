package text

// Approval has the text of accept and return.
type Approval struct {
	Accept, Return, Long string
	Office, Reason       string // flags
	NeedsReason          string // task
}

func chineseApproval() Approval {
	return Approval{
		Accept: "审核通过科室报来的完成", Return: "退回科室报来的完成，写明原因",
		Long:   "方案用 duban plans set 编号 --approval on 打开审核后，科室标的完成先是待审核；督办人员自己标的直接办结。任务可以写几项：1 4、1,4 或 3-5。",
		Office: "只审核这个`科室`的部分：名称、拼音或首字母", Reason: "退回的`原因`，科室最先看到",
		NeedsReason: "退回要写明原因；请加上 --reason，例如：duban return %s --reason 请补充佐证材料",
	}
}

func englishApproval() Approval {
	return Approval{
		Accept: "accept what offices submitted as done", Return: "send back what offices submitted as done, with a reason",
		Long:   "Where duban plans set ID --approval on was run, what an office marks as done is submitted; what the coordinator marks is done at once. Several tasks can be given as 1 4, 1,4 or 3-5.",
		Office: "only the part of this `OFFICE`: its name, pinyin or initials", Reason: "`REASON`, which the office sees first",
		NeedsReason: "sending back needs a reason; add --reason, for example: duban return %s --reason \"add the evidence\"",
	}
}
