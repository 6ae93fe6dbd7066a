package words

// Drafts has the words for texts that were not finished.
type Drafts struct {
	Offered       Counted // drafts; then what they are for, and how they are opened
	Press, OnTask string  // the keys; those for the task under the cursor
}

func chineseDrafts() Drafts {
	return Drafts{Offered: Same("有 %d 条未保存的草稿（%s）：%s 接着写"), Press: "按 %s", OnTask: "选中任务按 %s"}
}

func englishDrafts() Drafts {
	return Drafts{Offered: Counted{
		"%d unsaved draft (%s): %s to continue",
		"%d unsaved drafts (%s): %s to continue",
	}, Press: "press %s", OnTask: "select the task and press %s"}
}
