// Package text has the help, the flags and the messages of the commands, in Chinese
// and in English.
package text

import "duban/tui/words"

// Text is the text of the commands in one language.
type Text struct {
	Help     Help
	Flags    Flags
	Errors   Errors
	Answers  Answers
	Year     Year
	ByHand   ByHand
	Reports  Reports
	Finding  Finding
	Urging   Urging
	Approval Approval
	Export   Export
	Backups  Backups
	Setup    Setup
	Account  Account
	Server   Server
	Import   Import
	Collect  Collect
	Plans    Plans

	Completion Completion

	Plain  Plain
	Config Config
	Undo   Undo
}

// In returns the text in a language.
func In(language words.Language) *Text {
	if language == words.English {
		return english()
	}
	return chinese()
}

// Help is how the commands are explained: what each does in one line, and the
// names of their arguments.
type Help struct {
	About, Usage, CommandList, FlagList, FlagsEverywhere, More     string
	Plans, List, Show, Start, Done, Reopen, Note, Tick, Undo       string
	Stats, Log, Check, Help                                        string
	TaskArgument, TasksArgument, TextArgument, CountArgument       string
	CommandArgument, OptionsArgument, NoteFromInput, TextAfterDash string
	SeveralTasks                                                   string
	InPanes, InSheets                                              string // titles of the keys
}

// Flags explains the flags. The name of a flag's value is in backquotes.
type Flags struct {
	DB, Plan, As, Lang, Today, ReadOnly, ASCII, Theme, Help             string
	Version                                                             string
	Category, Office, Role, Status, Search, JSON                        string
	NoteToMark, On, NoteToTick, TaskOfLog, SinceOfLog, LastOfLog, ByLog string
}

// Errors report the wrong use of a command, and what can't be done as
// asked. The verbs are explained by the functions that use them.
type Errors struct {
	UnknownCommand, SeeCommands, UnknownFlag, FlagNeedsValue, BadFlagValue, TrueFalse, WholeNumber, Count string
	TooFew, TooMany, SearchFlag, BadDate, BadCount, BadName, NoName, NoHome                               string
	RoleNeedsOffice, NothingToUndo, Output, Internal, Interrupted                                         string
}

// Answers are what commands print.
type Answers struct {
	UndidFewer                                words.Counted
	CheckSound, NothingStored, NothingToCheck string
}

func chinese() *Text {
	return &Text{
		Help: Help{
			About: "督办：跟进政府工作方案的每一项任务。不带命令就打开看板。",
			Usage: "用法：", CommandList: "命令：", FlagList: "选项：", FlagsEverywhere: "通用选项：",
			More:  "duban help 命令  查看该命令的用法。",
			Plans: "列出台账里的方案", List: "列出任务，可按类别、科室、状态筛选和搜索", Show: "显示一项任务的全部内容和动态",
			Start: "标为进行中", Done: "标为已完成", Reopen: "重新打开，标为未开始",
			Note: "给任务写备注", Tick: "给有定量要求的任务记一次", Undo: "撤销自己最近的改动",
			Stats: "统计数字", Log: "列出动态：谁、何时、改了什么", Check: "检查台账是否完好", Help: "显示帮助",
			TaskArgument: "任务", TasksArgument: "任务...", TextArgument: "文字", CountArgument: "[次数]",
			CommandArgument: "[命令]", OptionsArgument: "[选项]",
			NoteFromInput: "文字写成 - 时，从标准输入读取。", TextAfterDash: "文字以 - 开头时，在前面加 --。",
			InPanes: "看板各栏的按键：", InSheets: "各页的按键：",
			SeveralTasks: "任务可以写几项：1 4、1,4 或 3-5。",
		},
		Flags: Flags{
			DB:   "台账的`路径`，或 postgres:// 地址（默认 $DUBAN_DB，再默认 ~/.local/share/duban/duban.db）",
			Plan: "用哪个方案：`年份或编号`（默认最新的）；list、month、offices、export 可写几个，用逗号隔开，或写 all", As: "以此`名字`记录改动（默认 $DUBAN_AS，再默认登录名）",
			Lang:  "界面`语言`，zh 或 en（默认 $DUBAN_LANG，再默认系统区域）",
			Today: "以此`日期`为今天，如 2021-11-20（默认 $DUBAN_TODAY）", ReadOnly: "只看，不写入任何改动",
			ASCII: "不用宽度有歧义的字符", Theme: "看板的`配色`：auto、dark（深色底）、light（浅色底）或 mono（不用颜色）", Help: "显示帮助", Version: "显示版本",
			Category: "只列这一`类别`：序号或标题的一部分", Office: "只列与这个`科室`有关的：名称、拼音或首字母",
			Role: "科室的`角色`：lead 主办、assist 协办、named 点名、any 不限", Search: "搜索`文字`，可用拼音首字母", JSON: "输出 JSON",
			Status:     "只列这一`状态`：todo、doing、done、open、overdue、soon、behind、ahead、cancelled、submitted",
			NoteToMark: "同时写备注`文字`", On: "完成的`日期`（默认今天）", NoteToTick: "同时写备注`文字`",
			TaskOfLog: "只列这项`任务`的动态", SinceOfLog: "只列这个`日期`起的动态", LastOfLog: "只列最近 `N` 条动态（0 为全部）", ByLog: "只列这个`名字`的动态",
		},
		Errors: Errors{
			UnknownCommand: "没有命令「%s」", SeeCommands: "用 duban help 查看全部命令",
			UnknownFlag:    "没有选项 %[1]s；用 %[2]s --help 查看可用的选项",
			FlagNeedsValue: "选项 %[1]s 缺少值；用 %[2]s --help 查看写法",
			BadFlagValue:   "%[1]s 不能是「%[2]s」；可用：%[3]s", TrueFalse: "true、false", WholeNumber: "整数", Count: "0 或正整数",
			TooFew: "缺少参数；写法：%s", TooMany: "多了参数「%[1]s」；写法：%[2]s", SearchFlag: "多了参数「%[1]s」；搜索请用 %[2]s --search 文字",
			BadDate:         "%[1]s：「%[2]s」不是日期；请写成 2021-11-20 这样",
			BadCount:        "次数「%[1]s」不是正整数；写法：%[2]s",
			BadName:         "%[1]s：%[2]s",
			NoName:          "不知道是谁在操作；请用 --as 给出名字",
			NoHome:          "找不到主目录；请用 --db 给出台账的路径",
			RoleNeedsOffice: "--role 要和 --office 一起用；请加上 --office",
			NothingToUndo:   "%s 在这个方案里没有可以撤销的改动；用 duban log 查看动态",
			Interrupted:     "已中断；没有做完的都没有写入",
			Output:          "输出没有写完（%s）；请检查输出的去处", Internal: "程序内部出错（%s）；请重试，仍不行就告诉维护者",
		},
		Answers: Answers{
			NothingToCheck: "%s 还没有保存过台账，没有可检查的内容",
			NothingStored:  "%s 还没有保存过台账，现在用的是内置的示例方案；换成自己的：duban import 文件；从空台账开始：duban setup --empty",
			UndidFewer:     words.Same("只有 %d 次改动可以撤销"),
			CheckSound:     "台账完好：%[1]s，%[2]s，%[3]s，修订号 %[4]d",
		},
		Year: chineseYear(), ByHand: chineseByHand(), Reports: chineseReports(), Urging: chineseUrging(), Approval: chineseApproval(), Export: chineseExport(), Backups: chineseBackups(), Setup: chineseSetup(), Account: chineseAccount(), Server: chineseServer(), Import: chineseImport(), Collect: chineseCollect(), Plans: chinesePlans(), Completion: chineseCompletion(), Plain: chinesePlain(), Config: chineseConfig(), Undo: chineseUndo(), Finding: chineseFinding(),
	}
}

func english() *Text {
	return &Text{
		Help: Help{
			About: "Track every task of a government work plan. Without a command, duban opens the dashboard.",
			Usage: "Usage: ", CommandList: "Commands:", FlagList: "Flags:", FlagsEverywhere: "Global flags:",
			More:  "Run duban help COMMAND for the usage of a command.",
			Plans: "list the plans of the ledger", List: "list tasks, by category, office, status or search", Show: "show a task and its history",
			Start: "mark tasks as in progress", Done: "mark tasks as done", Reopen: "reopen tasks as not started",
			Note: "add a note to a task", Tick: "record progress on a task with a quota", Undo: "undo your last changes",
			Stats: "show statistics", Log: "list changes: who, when and what", Check: "check the ledger for damage", Help: "show help",
			TaskArgument: "TASK", TasksArgument: "TASK...", TextArgument: "TEXT", CountArgument: "[N]",
			CommandArgument: "[COMMAND]", OptionsArgument: "[FLAGS]",
			NoteFromInput: "If TEXT is -, read it from standard input.", TextAfterDash: "Put -- before TEXT that starts with -.",
			InPanes: "Keys in the panes of the dashboard:", InSheets: "Keys in its sheets:",
			SeveralTasks: "Several tasks can be given as 1 4, 1,4 or 3-5.",
		},
		Flags: Flags{
			DB:   "`PATH` of the ledger, or its postgres:// address (default $DUBAN_DB, then ~/.local/share/duban/duban.db)",
			Plan: "`YEAR|ID` of the plan (default: the newest); list, month, offices and export take several, separated by commas, or all", As: "`NAME` to record changes under (default $DUBAN_AS, then the login name)",
			Lang:  "interface `LANGUAGE`, zh or en (default $DUBAN_LANG, then the locale)",
			Today: "use `DATE` as today, for example 2021-11-20 (default $DUBAN_TODAY)", ReadOnly: "do not write anything",
			ASCII: "avoid characters of ambiguous width", Theme: "dashboard `COLORS`: auto, dark, light or mono", Help: "show help", Version: "show the version",
			Category: "only this `CATEGORY`: its position, ordinal or part of its title", Office: "only tasks of this `OFFICE`: its name, pinyin or initials",
			Role: "`ROLE` of the office: lead, assist, named or any", Search: "search for `TEXT` or pinyin initials", JSON: "print JSON",
			Status:     "only this `STATUS`: todo, doing, done, open, overdue, soon, behind, ahead, cancelled or submitted",
			NoteToMark: "also add `TEXT` as a note", On: "`DATE` of the progress (default: today)", NoteToTick: "also add `TEXT` as a note",
			TaskOfLog: "only changes to `TASK`", SinceOfLog: "only changes since `DATE`", LastOfLog: "only the latest `N` changes (0: all)", ByLog: "only changes by `NAME`",
		},
		Errors: Errors{
			UnknownCommand: "unknown command %q", SeeCommands: "run duban help for all commands",
			UnknownFlag:    "unknown flag %[1]s; run %[2]s --help",
			FlagNeedsValue: "flag %[1]s needs a value; run %[2]s --help",
			BadFlagValue:   "invalid value %[2]q for %[1]s; use one of: %[3]s", TrueFalse: "true, false", WholeNumber: "an integer", Count: "0 or a positive integer",
			TooFew: "missing argument; usage: %s", TooMany: "unexpected argument %[1]q; usage: %[2]s", SearchFlag: "unexpected argument %[1]q; to search, use %[2]s --search TEXT",
			BadDate:         "%[1]s: %[2]q is not a date; use the form 2021-11-20",
			BadCount:        "%[1]q is not a positive number; usage: %[2]s",
			BadName:         "%[1]s: %[2]s",
			NoName:          "no user name found; set one with --as NAME",
			NoHome:          "no home directory found; set the ledger with --db PATH",
			RoleNeedsOffice: "--role needs an office; add --office",
			NothingToUndo:   "nothing by %s to undo in this plan; run duban log to see all changes",
			Interrupted:     "interrupted; unfinished changes were not written",

			Output: "could not write all output (%s); check its destination", Internal: "internal error (%s); try again, and report it to the maintainers if it persists",
		},
		Answers: Answers{
			NothingToCheck: "nothing is stored at %s yet, so there is nothing to check",
			NothingStored:  "nothing is stored at %s yet, so this used the built-in sample; to import your own plan: duban import FILE; to start empty: duban setup --empty",
			UndidFewer:     words.Counted{One: "only %d change could be undone", Other: "only %d changes could be undone"},
			CheckSound:     "the ledger is sound: %[1]s, %[2]s, %[3]s, revision %[4]d",
		},
		Year: englishYear(), ByHand: englishByHand(), Reports: englishReports(), Urging: englishUrging(), Approval: englishApproval(), Export: englishExport(), Backups: englishBackups(), Setup: englishSetup(), Account: englishAccount(), Server: englishServer(), Import: englishImport(), Collect: englishCollect(), Plans: englishPlans(), Completion: englishCompletion(), Plain: englishPlain(), Config: englishConfig(), Undo: englishUndo(), Finding: englishFinding(),
	}
}
