package words

// Drafts has the words for texts that were not finished.
type Drafts struct {
	Offered Counted // drafts; then what they are for and the keys
}

func chineseDrafts() Drafts {
	return Drafts{Offered: Same("有 %d 条未保存的草稿（%s）：选中任务按 %s 接着写")}
}

func englishDrafts() Drafts {
	return Drafts{Offered: Counted{
		"%d unsaved draft (%s): select the task and press %s to continue",
		"%d unsaved drafts (%s): select the task and press %s to continue",
	}}
}
