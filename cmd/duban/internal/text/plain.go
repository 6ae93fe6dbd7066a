package text

// Plain has the text of the session that takes commands line by line.
type Plain struct {
	Flag, Welcome, Prompt string
	Ask                   string // what is missing
}

func chinesePlain() Plain {
	return Plain{
		Flag:    "不画看板，一行一条命令：给读屏软件和慢线路用",
		Welcome: "一行写一条命令，前面不用写 duban，例如 list、done 3、note 20。help 列出命令，quit 离开。",
		Prompt:  "督办> ",
		Ask:     "%s：",
	}
}

func englishPlain() Plain {
	return Plain{
		Flag:    "no dashboard, a command on each line: for screen readers and slow lines",
		Welcome: "Type a command on each line, without duban, such as list, done 3 or note 20. help lists the commands, quit leaves.",
		Prompt:  "duban> ",
		Ask:     "%s: ",
	}
}
