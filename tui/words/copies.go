package words

// Copies has the words for copying texts.
type Copies struct {
	Key                          Label
	Details, Rows, Urge, Reports string // what can be copied
	Keys                         string // while a copied text is shown
	TooLong                      string
}

func chineseCopies() Copies {
	return Copies{
		Key: Label{"复制", "复制任务、表格行、催办文字、进展"}, Details: "任务", Rows: "表格行", Urge: "催办", Reports: "进展",
		Keys: "已交终端剪贴板，粘贴不出就在此选取   Tab 换内容   jk 翻看   Esc 返回", TooLong: "太长，终端剪贴板放不下；请少选几项",
	}
}

func englishCopies() Copies {
	return Copies{
		Key: Label{"copy", "copy the task, rows, a reminder, reports"}, Details: "Task", Rows: "Rows", Urge: "Reminder", Reports: "Reports",
		Keys: "sent to the clipboard; if pasting fails, select it here   Tab next   jk scroll   Esc back", TooLong: "too long for the terminal's clipboard; select fewer tasks",
	}
}
