package text

// Plain has the text of the session that takes commands line by line.
type Plain struct {
	Flag, Welcome, Prompt string
	Ask                   string // what is missing
	EditWhat, AskOffice   string // fields; offices
	EditFields            []string
}

func chinesePlain() Plain {
	return Plain{
		Flag:    "不画看板，一行一条命令：给读屏软件和慢线路用",
		Welcome: "一行写一条命令，前面不用写 duban，例如 list、list 财务、done 3、note 20。help 列出命令，quit 离开。",
		Prompt:  "督办> ",
		Ask:     "%s：",
		// In the order of the command's flags.
		AskOffice: "科室（%s）：", EditWhat: "要改什么（%s）：", EditFields: []string{"内容", "类别", "主办", "协办", "期限", "定量", "领导"},
	}
}

func englishPlain() Plain {
	return Plain{
		Flag:      "no dashboard, a command on each line: for screen readers and slow lines",
		Welcome:   "Type a command on each line, without duban, such as list, list finance, done 3 or note 20. help lists the commands, quit leaves.",
		Prompt:    "duban> ",
		Ask:       "%s: ",
		AskOffice: "office (%s): ", EditWhat: "change what (%s): ", EditFields: []string{"text", "category", "lead", "assist", "due", "quota", "leader"},
	}
}
