package text

// Plans has the text of plans drop. The verbs are explained by the functions that use
// them.
type Plans struct {
	Drop, DropLong, Yes, PlanArgument string // help
	Drops, TypeWord                   string
	Word                              string // what confirms
	NotConfirmed, NeedsYes            string
	Dropped                           string
	SampleHint                        string // the plan
	Set, SetLong, From, Approval      string // help
	NothingToSet, AlreadySet          string
}

func chinesePlans() Plans {
	return Plans{
		Drop: "从台账里删除一个方案", Yes: "不再询问，直接删除", PlanArgument: "年份或编号",
		DropLong: "删除前先留存台账的副本，并说明怎样找回；删除记入动态。删完最后一个方案，台账就是空的。只有管理角色可以删除。",
		Drops:    "将删除方案 %[1]s「%[2]s」：%[3]s，其中 %[4]d 项已有进展。",
		TypeWord: "输入 %[1]s 或 drop 确认，其他任何输入都放弃：", Word: "删除",
		NotConfirmed: "没有删除，台账未变；要删除请重来一次并输入 %[1]s",
		NeedsYes:     "删除方案不能撤销；不在终端里操作时请加上 --yes",
		Dropped:      "已删除方案 %[1]s「%[2]s」：%[3]s",
		SampleHint:   "这是示例方案；换成自己的：duban import 文件；不要它：duban plans drop %s",
		Set:          "更改一个方案的设置", From: "定量从这个`日期`起计算，此前结束的周期不计；none 为按方案的印发日期",
		SetLong:      "改动记入动态，可以撤销。只有管理角色可以更改。",
		NothingToSet: "没有写要改什么；请加 --from 或 --approval", Approval: "审核：`on|off`。on 时科室标的完成先是待审核，用 duban accept 通过、duban return 退回", AlreadySet: "已经是这样，没有写入",
	}
}

func englishPlans() Plans {
	return Plans{
		Drop: "remove a plan from the ledger", Yes: "remove without asking", PlanArgument: "YEAR|ID",
		DropLong: "A copy of the ledger is kept first, and the output shows how to get the plan back; the removal is recorded in the changes. Without its last plan the ledger is empty. Only admins can remove plans.",
		Drops:    "This removes plan %[1]s, %[2]s: %[3]s, %[4]d of them with progress.",
		TypeWord: "Type %[1]s to confirm; anything else cancels: ", Word: "drop",
		NotConfirmed: "nothing was removed; to remove the plan, run the command again and type %[1]s",
		NeedsYes:     "removing a plan can't be undone; add --yes to confirm without a terminal",
		Dropped:      "removed plan %[1]s, %[2]s: %[3]s",
		SampleHint:   "this is a sample plan; to import your own: duban import FILE; to remove it: duban plans drop %s",
		Set:          "change the settings of a plan", From: "quotas count from this `DATE`, periods that ended before it don't; none for the date of issue",
		SetLong:      "The change is recorded and can be undone. Only admins can change settings.",
		NothingToSet: "nothing to change; add --from or --approval", Approval: "`on|off`: with on, what an office marks as done is submitted, for duban accept or duban return", AlreadySet: "it is like that already, nothing was written",
	}
}
