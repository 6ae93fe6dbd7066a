package words

// Legend explains the signs of the lists. What is late, soon and so on has its
// name in Terms.
type Legend struct {
	Title, Status              string
	Pending, Chosen            string // of a mark
	Late, Soon, Later, Ongoing string // of a deadline
	Quota, Behind              string // of 1/2
	Assist                     string
}

func chineseLegend() Legend {
	return Legend{
		Title: "列表里的记号", Status: "状态", Pending: "正在写入", Chosen: "选中",
		Late: "过了期限", Soon: "临期，30天内到期", Later: "期限还远", Ongoing: "没有截止的日子",
		Quota: "这一期记了 1 次，至少要 2 次", Behind: "这样醒目的，落后了，可能完不成", Assist: "+ 后面的是协办",
	}
}

func englishLegend() Legend {
	return Legend{
		Title: "signs in the lists", Status: "status", Pending: "being written", Chosen: "chosen",
		Late: "past its date", Soon: "due within 30 days", Later: "due later", Ongoing: "without an end",
		Quota: "met once in this period, twice at least", Behind: "where it stands out like this, it is behind", Assist: "who stands after + assists",
	}
}
