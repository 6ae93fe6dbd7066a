package words

// Parts has the words for the parts that offices have in a task of several.
type Parts struct {
	Title  string
	Awaits string // after 8/8
	Open   string // number, how many are open
	Opens  string // how many tasks, how many of these parts are open
	Key    Label  // opens the parts
	Done   Label
	Doing  Label

	AcceptKey, ReturnKey    Label  // what offices submitted
	SubmittedKey            Label  // shows it alone
	Accept, Return          string // what is asked for: the number, the office
	NothingSubmitted        string // number
	ApprovalOn, ApprovalOff string
}

func chineseParts() Parts {
	return Parts{
		Title: "各科室完成情况", Awaits: "待办结",
		Open: "任务 %s 还有 %d 个主办科室没有完成；再按一次空格，整项标为已完成", Opens: "%d 项任务里还有 %d 个主办科室没有完成；再按一次空格，都标为已完成",
		Key:  Label{"各科室", "各科室完成情况，逐个科室标记"},
		Done: Label{"完成", "把这个科室的部分标为已完成；再按退回"}, Doing: Label{"进行中", "把这个科室的部分标为进行中；再按退回"},
		AcceptKey: Label{"审核通过", "审核通过科室报来的，可写文号；在各科室里只通过这个科室的"}, ReturnKey: Label{"退回", "退回科室报来的，写明原因；在各科室里只退回这个科室的"},
		SubmittedKey: Label{"待审核", "只看待审核的；再按看全部"},
		Accept:       "审核通过 %s 文号（可不填）", Return: "退回 %s 原因", NothingSubmitted: "任务 %s 没有待审核的",
		ApprovalOn: "开", ApprovalOff: "关",
	}
}

func englishParts() Parts {
	return Parts{
		Title: "parts of the offices", Awaits: " to close",
		Open: "task %s, leading offices not finished: %d; press Space again to mark all of it done", Opens: "%d tasks, leading offices not finished: %d; press Space again to mark them done",
		Key:  Label{"offices", "open the parts of the offices, to mark each"},
		Done: Label{"done", "mark this office's part done, or reopen it"}, Doing: Label{"doing", "mark this office's part in progress, or back to to-do"},
		AcceptKey: Label{"accept", "accept what was submitted; in the parts, of this office alone"}, ReturnKey: Label{"return", "return what was submitted, with a reason; in the parts, of this office alone"},
		SubmittedKey: Label{"submitted", "show what is submitted, again shows all"},
		Accept:       "accept %s, document (optional)", Return: "return %s, reason", NothingSubmitted: "nothing of task %s is submitted",
		ApprovalOn: "on", ApprovalOff: "off",
	}
}
