package words

// Legend explains the signs of the lists. What is late, soon and so on has its
// name in Terms.
type Legend struct {
	Title, Status              string
	Pending, Chosen            string // of a mark
	Late, Soon, Later, Ongoing string // of a deadline
	Quota, Behind              string // of 1/2
	Assist                     string
	Parts, Awaits              string // of 3/8 and of what follows 8/8
}

func chineseLegend() Legend {
	return Legend{
		Title: "列表里的记号", Status: "状态", Pending: "正在写入", Chosen: "选中",
		Late: "过了期限", Soon: "临期，30天内即将到期", Later: "30天后到期", Ongoing: "没有截止日期",
		Quota: "这一期记了 1 次，至少要 2 次", Behind: "醒目显示的，落后了，可能完不成", Assist: "+ 后面的是协办", Parts: "8 个主办科室里，3 个完成了", Awaits: "都完成了，等人办结",
	}
}

func englishLegend() Legend {
	return Legend{
		Title: "Symbols in the lists", Status: "status", Pending: "being saved", Chosen: "selected",
		Late: "overdue", Soon: "due within 30 days", Later: "due later", Ongoing: "ongoing",
		Quota: "1 done, at least 2 needed", Behind: "highlighted if behind schedule", Assist: "after the +: assisting offices", Parts: "3 of 8 lead offices are done", Awaits: "all are done, to be closed",
	}
}
