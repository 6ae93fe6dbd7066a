package words

// Commands is what the commands say.
type Commands struct {
	Help  Help
	Flags Flags
	Wrong Wrong
	Said  Said
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
}

// Flags explains the flags. The name of a flag's value stands in backquotes.
type Flags struct {
	DB, Plan, As, Lang, Today, ReadOnly, ASCII, Theme, Help  string
	Version                                                  string
	Category, Office, Role, Status, Search, JSON             string
	NoteToMark, On, NoteToTick, TaskOfLog, SinceOfLog, ByLog string
}

// Wrong is how a wrong use of a command is told, and what can't be done as
// asked. The verbs are explained by the functions of cmd/duban that use them.
type Wrong struct {
	UnknownCommand, SeeCommands, UnknownFlag, FlagNeedsValue, BadFlagValue, TrueFalse, WholeNumber string
	TooFew, TooMany, BadDate, BadCount, BadName, NoName, NoHome                                    string
	RoleNeedsOffice, NothingToUndo, Problems, Output, Internal, Interrupted                        string
}

// Said is what the commands answer.
type Said struct {
	UndidFewer, CheckSound, NothingStored string
}

func chineseCommands() Commands {
	return Commands{
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
			SeveralTasks: "任务可以写几项：1 4、1,4 或 3-5。",
		},
		Flags: Flags{
			DB:   "台账文件的`路径`（默认 $DUBAN_DB，再默认 ~/.local/share/duban/duban.db）",
			Plan: "用哪个方案：`年份或编号`（默认最新的）", As: "以此`名字`记录改动（默认 $DUBAN_AS，再默认登录名）",
			Lang:  "界面`语言`，zh 或 en（默认 $DUBAN_LANG，再默认系统区域）",
			Today: "以此`日期`为今天，如 2021-11-20（默认 $DUBAN_TODAY）", ReadOnly: "只看，不写入任何改动",
			ASCII: "不用宽度有歧义的字符", Theme: "看板的`配色`：color 或 mono", Help: "显示帮助", Version: "显示版本",
			Category: "只列这一`类别`：序号或标题的一部分", Office: "只列与这个`科室`有关的：名称、拼音或首字母",
			Role: "科室的`角色`：lead 主办、assist 协办、named 点名、any 不限", Search: "搜索`文字`，可用拼音首字母", JSON: "输出 JSON",
			Status:     "只列这一`状态`：todo、doing、done、open、overdue、soon、behind",
			NoteToMark: "同时写备注`文字`", On: "完成的`日期`（默认今天）", NoteToTick: "同时写备注`文字`",
			TaskOfLog: "只列这项`任务`的动态", SinceOfLog: "只列这个`日期`起的动态", ByLog: "只列这个`名字`的动态",
		},
		Wrong: Wrong{
			UnknownCommand: "没有命令「%s」", SeeCommands: "用 duban help 查看全部命令",
			UnknownFlag:    "没有选项 %[1]s；用 %[2]s --help 查看可用的选项",
			FlagNeedsValue: "选项 %[1]s 缺少值；用 %[2]s --help 查看写法",
			BadFlagValue:   "%[1]s 不能是「%[2]s」；可用：%[3]s", TrueFalse: "true、false", WholeNumber: "整数",
			TooFew: "缺少参数；写法：%s", TooMany: "多了参数「%[1]s」；写法：%[2]s",
			BadDate:         "%[1]s：「%[2]s」不是日期；请写成 2021-11-20 这样",
			BadCount:        "次数「%[1]s」不是正整数；写法：%[2]s",
			BadName:         "%[1]s：%[2]s",
			NoName:          "不知道是谁在操作；请用 --as 给出名字",
			NoHome:          "找不到主目录；请用 --db 给出台账的路径",
			RoleNeedsOffice: "--role 要和 --office 一起用；请加上 --office",
			NothingToUndo:   "%s 在这个方案里没有可以撤销的改动；用 duban log 查看动态",
			Interrupted:     "已中断；没有做完的都没有写入",
			Problems:        "台账 %[1]s 有 %[2]d 处问题",
			Output:          "输出没有写完（%s）；请检查输出的去处", Internal: "程序内部出错（%s）；请重试，仍不行就告诉维护者",
		},
		Said: Said{
			NothingStored: "%s 还没有保存过台账，以上来自内置的样例方案；第一次改动、打开看板或导入时建立台账",
			UndidFewer:    "只有 %d 次改动可以撤销",
			CheckSound:    "台账完好：%[1]d 个方案，%[2]d 项任务，%[3]d 条动态，修订号 %[4]d",
		},
	}
}

func englishCommands() Commands {
	return Commands{
		Help: Help{
			About: "duban follows up every task of government work plans. Without a command it opens the dashboard.",
			Usage: "Usage: ", CommandList: "Commands:", FlagList: "Flags:", FlagsEverywhere: "Flags of every command:",
			More:  "duban help COMMAND  tells how a command is used.",
			Plans: "list the plans of the ledger", List: "list tasks, by category, office, status or search", Show: "show one task whole, with its history",
			Start: "mark tasks as in progress", Done: "mark tasks as done", Reopen: "open tasks again, as not started",
			Note: "write a note on a task", Tick: "count a task with a quota as met once more", Undo: "undo your own last changes",
			Stats: "figures", Log: "list changes: who, when and what", Check: "check that the ledger is sound", Help: "show help",
			TaskArgument: "TASK", TasksArgument: "TASK...", TextArgument: "TEXT", CountArgument: "[N]",
			CommandArgument: "[COMMAND]", OptionsArgument: "[FLAGS]",
			NoteFromInput: "If TEXT is -, it is read from standard input.", TextAfterDash: "Put -- before a TEXT that starts with -.",
			SeveralTasks: "TASK... takes several: 1 4, 1,4 or 3-5.",
		},
		Flags: Flags{
			DB:   "use the ledger at this `PATH` (default $DUBAN_DB, then ~/.local/share/duban/duban.db)",
			Plan: "use the plan of this `YEAR|ID` (default the newest)", As: "sign changes with this `NAME` (default $DUBAN_AS, then the login name)",
			Lang:  "speak this `LANGUAGE`, zh or en (default $DUBAN_LANG, then the locale)",
			Today: "take this `DATE` for today, like 2021-11-20 (default $DUBAN_TODAY)", ReadOnly: "look only, write nothing",
			ASCII: "no characters whose width terminals disagree about", Theme: "the dashboard's `COLOURS`: color or mono", Help: "show help", Version: "tell the version",
			Category: "only this `CATEGORY`: its place, its ordinal or a part of its title", Office: "only tasks of this `OFFICE`: its name, pinyin or initials",
			Role: "the office's `ROLE`: lead, assist, named or any", Search: "search for this `TEXT` or its pinyin initials", JSON: "answer in JSON",
			Status:     "only this `STATUS`: todo, doing, done, open, overdue, soon or behind",
			NoteToMark: "write this `TEXT` as a note as well", On: "the `DATE` it was met on (default today)", NoteToTick: "write this `TEXT` as a note as well",
			TaskOfLog: "only changes of this `TASK`", SinceOfLog: "only changes since this `DATE`", ByLog: "only changes by this `NAME`",
		},
		Wrong: Wrong{
			UnknownCommand: "no command %q", SeeCommands: "see all commands with: duban help",
			UnknownFlag:    "no flag %[1]s; see the flags with: %[2]s --help",
			FlagNeedsValue: "the flag %[1]s needs a value; see how with: %[2]s --help",
			BadFlagValue:   "%[1]s can't be %[2]q; it takes: %[3]s", TrueFalse: "true, false", WholeNumber: "a whole number",
			TooFew: "an argument is missing; write: %s", TooMany: "the argument %[1]q is one too many; write: %[2]s",
			BadDate:         "%[1]s: %[2]q is no date; write it like 2021-11-20",
			BadCount:        "%[1]q is no positive number; write: %[2]s",
			BadName:         "%[1]s: %[2]s",
			NoName:          "nobody knows who you are; say it with --as NAME",
			NoHome:          "there is no home folder; say where the ledger is with --db PATH",
			RoleNeedsOffice: "--role goes with an office; add --office",
			NothingToUndo:   "%s has no change left to undo in this plan; see the changes with: duban log",
			Interrupted:     "interrupted; nothing that was not finished was written",
			Problems:        "the ledger %[1]s has %[2]d problem(s)",
			Output:          "the output could not all be written (%s); check where it goes", Internal: "duban itself failed (%s); try again, and tell its maintainers if it stays so",
		},
		Said: Said{
			NothingStored: "nothing is stored at %s yet, this is the built-in sample; the first change, import or dashboard creates the ledger",
			UndidFewer:    "only %d change(s) could be undone",
			CheckSound:    "the ledger is sound: %[1]d plan(s), %[2]d task(s), %[3]d event(s), revision %[4]d",
		},
	}
}
