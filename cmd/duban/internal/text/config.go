package text

// Config has the text of the settings file.
type Config struct {
	Help, Long, HelpCheck, HelpPath           string
	NoHome, NoFile, Sound, Wrong, Notice      string
	FromFlag, FromVariable, FromFile, Default string
	Unreadable, TooLarge, NotTOML             string
	Line, UnknownName, WrongValue, SetTwice   string
	UnknownAction                             string
	Mouse                                     string // the flag
	FromGate                                  string
	NotWritten                                string // file, cause
	InLedger, Held                            string // where settings of a shared account are from
}

func chineseConfig() Config {
	return Config{
		Help:      "显示设置，以及每项设置的来源",
		Long:      "设置写在一个 TOML 文件里，每行一项，例如 theme = \"dark\"。可设：theme 配色、ascii 不用宽度有歧义的字符、language 语言、plain 不画看板，start 打开时先看什么，place 下次打开时回到上次的位置，columns 任务列表显示哪些列，mouse 可用鼠标（按住 Shift 选文字），lock 和 leave 几分钟没有按键就锁定或退出看板（0 为不限）；[keys] 下面改按键，例如 note = \"i\"。\n选项优先于环境变量，环境变量优先于文件。文件有误时，看板照常打开，有误的设置用默认值。\n输出本身就是一份设置文件，可以存下来修改。用公钥登录共用账号时，各人的设置存在台账里，在看板里按 , 改。",
		HelpCheck: "检查设置文件：第几行、错在哪里、怎么改", HelpPath: "显示设置文件的位置",
		NoHome: "找不到主目录，没有设置文件", NoFile: "还没有设置文件；要设置就新建 %s", Sound: "%s 没有错误",
		Wrong: "%s 有错误；请按上面各行修改", Notice: "设置文件 %s：%s；全部错误：duban config check",
		FromFlag: "选项 --%s", FromVariable: "环境变量 %s", FromFile: "文件第 %d 行", Default: "默认",
		Unreadable: "读不了设置文件（%s）；请检查它的权限", TooLarge: "设置文件超过 64 KB；请删去多余的内容",
		NotTOML: "不是 TOML（%s），整个文件没有采用；请写成 名称 = 值，文字加英文引号",
		Line:    "第 %d 行：%s", UnknownName: "没有设置项「%s」；可用：%s",
		WrongValue: "%s 不能是「%s」；可用：%s", SetTwice: "%s 写了两次，只用前一次；请删去一行",
		FromGate: "入口", Mouse: "看板里可用鼠标；按住 Shift 选文字", NotWritten: "写不了设置文件 %s（%s）；请检查它的权限",
		UnknownAction: "按键没有「%s」这一项；可用：%s", InLedger: "台账", Held: "仅本次，台账只读",
	}
}

func englishConfig() Config {
	return Config{
		Help:      "show the settings and the source of each",
		Long:      "Settings are in a TOML file, one a line, such as theme = \"dark\". They are theme (colours), ascii (no characters of ambiguous width), language, plain (no dashboard), start (what a dashboard begins with), place (begin where the last session ended), columns (of the task list), mouse (hold Shift to select text), and lock and leave (minutes without a key until the dashboard is locked or ends; 0 for never); below [keys] are keys, such as note = \"i\".\nFlags override variables, and variables override the file. If the file has an error, the dashboard still opens, with defaults for what is wrong.\nThe output is itself a settings file to save and edit. With keys of a shared account the settings of each person are in the ledger; , in the dashboard changes them.",
		HelpCheck: "check the settings file: which line, what is wrong, what to do", HelpPath: "show where the settings file is",
		NoHome: "no home directory, so no settings file", NoFile: "no settings file yet; create %s to have one", Sound: "no errors in %s",
		Wrong: "%s has errors; correct the lines listed", Notice: "settings file %s: %s; for all errors: duban config check",
		FromFlag: "flag --%s", FromVariable: "variable %s", FromFile: "file, line %d", Default: "default",
		Unreadable: "can't read the settings file (%s); check its permissions", TooLarge: "the settings file is larger than 64 KB; remove what is not a setting",
		NotTOML: "not TOML (%s), so the file is ignored; write name = value, with text in quotes",
		Line:    "line %d: %s", UnknownName: "no setting %s; available: %s",
		WrongValue: "%s can't be %s; available: %s", SetTwice: "%s is set twice, and the first one is used; delete one line",
		FromGate: "gate", Mouse: "mouse in the dashboard; hold Shift to select text", NotWritten: "can't write the settings file %s (%s); check its permissions",
		UnknownAction: "no action %s for keys; available: %s", InLedger: "ledger", Held: "this session, as the ledger is read-only",
	}
}
