package words

// Drafts is what is said of texts that were not finished.
type Drafts struct {
	Offered string // how many; of what and of which tasks; the keys
}

func chineseDrafts() Drafts {
	return Drafts{Offered: "有 %d 条未保存的草稿（%s）：选中任务按 %s 接着写"}
}

func englishDrafts() Drafts {
	return Drafts{Offered: "%d unsaved draft(s) (%s): choose the task and press %s to go on"}
}
