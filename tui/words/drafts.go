package words

// Drafts is what is said of notes that were not finished.
type Drafts struct {
	Offered string // how many, of which tasks
}

func chineseDrafts() Drafts {
	return Drafts{Offered: "有 %d 条未保存的备注草稿（任务 %s）：选中任务按 n 接着写"}
}

func englishDrafts() Drafts {
	return Drafts{Offered: "%d unsaved note(s), of task %s: choose the task and press n to go on"}
}
