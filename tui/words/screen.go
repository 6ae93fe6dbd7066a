package words

// Label describes a key: Short in the footer, Long in the help.
type Label struct{ Short, Long string }

// Screen is what the dashboard says. The verbs in a field's words are named in
// its comment.
type Screen struct {
	Keys   Keys
	Panels Panels
	Panes  Panes
	Detail Detail
	Notice Notices
	Prompt Prompts
	Plans  PlansScreen
	Hints  Hints

	Idle       Idle
	TooSmall   string // columns and rows that it takes, columns and rows that there are
	HelpTitle  string // the place
	HelpGroups HelpGroups
	MoreLines  string // how many lines are below
	ReadOnly   string
}

// Idle is what a dashboard says where no key is pressed.
type Idle struct {
	Locked  string // how long, as Minutes says it
	Left    string // the same
	Keys    string
	Minutes Counted
}

// HelpGroups are the headings of the help.
type HelpGroups struct{ Move, Change, Find, View, Program string }

// Keys is what the keys do.
type Keys struct {
	Move, Edges, Page, NextPane, SidePane, GoTo                                            Label
	GoToOne                                                                                string // pane
	Open, Choose, Done, Doing, Note, Undo, Redo                                            Label
	Search, Office, ClearOffice, Role, Status, Back, Plans, OtherPlan, Help, Suspend, Quit Label

	Space, Enter, UpDown, LeftRight string // what is written on the keys
}

// Panels is what the status panels say.
type Panels struct {
	Done, Due, Quota, Changes string // titles
	Percent                   string // done, total, percent
	Within30                  string
	NextDue                   string // number, date
	NothingDue                string
	Quotas, QuotasAhead       string // how many, how many are behind
	NoQuota                   string
	NoChanges                 string
	Folded                    string // done, total
}

// Hints are for a person who is new to a plan, or to duban.
type Hints struct {
	Sample, FirstMark string
	Empty             []string // of a ledger without plans
	EmptyOthers       string   // for a person who can't import
	EmptyNoFiles      string   // where no file can be read
}

// Panes is what the lists say.
type Panes struct {
	Categories, Offices, Tasks, Detail string
	All                                string
	Empty                              string // nothing passes the filter
	Filter                             string // what, which
	Search                             string // the words searched for
	Settled                            string // the day a task was done
}

// Detail has the words for one task.
type Detail struct {
	Lead, Assist, ByMatter, Due, DueWords, Quota, Status, Milestones string
	Reaches                                                          Counted // how many offices a class reaches
	TakenBack                                                        string
	DoneBy                                                           string // who, when
	NoTask                                                           string
}

// Notices is what the last line says after something happened.
type Notices struct {
	Marked      string // number, what
	Noted       string // number
	Undone      string // number, what
	Redone      string // number, what
	Several     string // how many tasks
	NothingUndo string
	NothingRedo string
	Other       string // who, what, number, text
	OtherMore   string // as Other, and how many changes there are
	Writing     string // number
	ReadOnly    string
	NoTask      string
	PickOffice  string
	NotUTF8     string
	Limit       string // how many characters
	Quitting    string
	Restored    string
	Dropped     Counted // changes that waited for one that failed
}

// Prompts has the labels of prompts.
type Prompts struct {
	Search, Office string
	NoOffice       string // none fits what was typed
	Note           string // number
	Keys           string // what Enter and Esc do
}

func chineseScreen() Screen {
	return Screen{
		Keys: chineseKeys(),
		Panels: Panels{
			Done: "完成", Due: "期限", Quota: "定量", Changes: "动态",
			Percent: "%d / %d  %d%%", Within30: "30天内", NextDue: "下一项 %s. %s", NothingDue: "没有即将到期的任务",
			Quotas: "%d 项 · %d 项落后", QuotasAhead: " · %d 项超进度", NoQuota: "没有定量任务", NoChanges: "还没有动态", Folded: "完成 %d/%d",
		},
		Panes: Panes{
			Categories: "类别", Offices: "科室", Tasks: "任务", Detail: "详情", All: "全部",
			Empty: "没有符合条件的任务。按 Esc 取消最近的筛选", Filter: "%s:%s", Search: "搜索:%s", Settled: "办结 %s",
		},
		Detail: Detail{
			Lead: "主办", Assist: "协办", ByMatter: "未点名：由主办该事项的科室负责", Due: "期限", DueWords: "原文",
			Quota: "定量", Status: "状态", Milestones: "节点", Reaches: Same("含%d个科室"),
			TakenBack: "已撤销", DoneBy: "%s %s", NoTask: "没有选中的任务",
		},
		Notice: Notices{
			Marked: "%s %s，已存盘。{undo} 撤销", Noted: "%s 备注已存盘。{undo} 撤销", Undone: "已撤销：%s %s。{redo} 重做",
			Redone: "已重做：%s %s", Several: "%d 项", NothingUndo: "在这个方案里没有可以撤销的改动", NothingRedo: "没有可以重做的改动",
			Other: "%s %s %s %s", OtherMore: "%[1]s %[2]s %[3]s（共 %[5]d 处改动） %[4]s", Writing: "正在写入 %s…",
			ReadOnly: "只读打开，不能改动", NoTask: "先选一项任务", PickOffice: "先按 {office} 选科室，再按 {role} 换角色",
			// First in ASCII, which such a terminal shows.
			NotUTF8: "Set the terminal to UTF-8. 终端编码不是 UTF-8：请改为 UTF-8",
			Limit:   "最多 %d 字，超出部分未录入", Quitting: "正在写入，完成后退出…",
			Restored: "台账已从备份恢复，现在显示的是恢复后的内容",
			Dropped:  Same("后面的 %d 处改动没有写入，请再做一次"),
		},
		Plans: chinesePlans(),
		Hints: Hints{
			Sample: "示例，可以随便试；按 {plans} 再按 i 导入自己的方案", FirstMark: "空格 标记，{note} 备注，{undo} 撤销；? 全部按键",
			Empty:       []string{"台账里还没有方案。", "按 {plans} 再按 i，导入方案文件；也可以用命令：duban import 文件"},
			EmptyOthers: "请联系管理员导入方案。", EmptyNoFiles: "在自己的电脑上执行：ssh 主机 import - < 文件",
		},
		Prompt: Prompts{
			Search: "搜索", Office: "科室", NoOffice: "没有相符的科室", Note: "备注 %s", Keys: "回车 确定  Esc 取消",
		},
		Idle:     Idle{Locked: "已锁定：%s没有按键", Keys: "回车 继续   Ctrl-C 退出", Minutes: Counted{"%d 分钟", "%d 分钟"}, Left: "%s没有按键，已退出"},
		TooSmall: "窗口太小：至少 %d×%d，现在 %d×%d", HelpTitle: "帮助：%s", HelpGroups: HelpGroups{"移动", "办理", "查找", "查看", "程序"}, MoreLines: "下面还有 %d 行",
		ReadOnly: "只读",
	}
}

func chineseKeys() Keys {
	return Keys{
		Move: Label{"移动", "上下移动"}, Edges: Label{"首尾", "到开头、到末尾"}, Page: Label{"翻页", "上一页、下一页"},
		NextPane: Label{"切换", "下一栏、上一栏"}, SidePane: Label{"左右", "左边的栏、右边的栏"},
		GoTo: Label{"到", "到类别、科室、任务、详情"}, GoToOne: "到%s",
		Open: Label{"打开", "打开详情"}, Choose: Label{"选定", "选定，回到任务"},
		Done: Label{"完成", "标为已完成；已完成的重新打开"}, Doing: Label{"进行中", "标为进行中；再按退回未开始"},
		Note: Label{"备注", "写备注"}, Undo: Label{"撤销", "撤销自己最近的改动"}, Redo: Label{"重做", "重做刚撤销的改动"},
		Search: Label{"搜索", "搜索内容、编号、科室、拼音首字母"}, Office: Label{"选科室", "选一个科室来筛选；{any_office} 不按科室筛选"},
		ClearOffice: Label{"全部科室", "不按科室筛选"}, Role: Label{"角色", "按角色筛选：不限、主办、协办"},
		Status: Label{"状态", "按状态筛选，再按换下一种"},
		Back:   Label{"返回", "返回；取消最近的筛选"}, Plans: Label{"方案", "换方案、导入文件、收回科室填的表"}, OtherPlan: Label{"方案", "换方案"}, Help: Label{"帮助", "这里能用的键"},
		Suspend: Label{"挂起", "挂起，fg 回来"}, Quit: Label{"退出", "退出"},
		Space: "空格", Enter: "回车", UpDown: "上下", LeftRight: "左右",
	}
}

func englishScreen() Screen {
	return Screen{
		Keys: englishKeys(),
		Panels: Panels{
			Done: "Done", Due: "Due", Quota: "Quotas", Changes: "Changes",
			Percent: "%d / %d  %d%%", Within30: "next 30 days", NextDue: "next %s. %s", NothingDue: "no upcoming deadlines",
			Quotas: "%d, %d behind", QuotasAhead: ", %d ahead", NoQuota: "no quotas", NoChanges: "no changes yet", Folded: "done %d/%d",
		},
		Panes: Panes{
			Categories: "Categories", Offices: "Offices", Tasks: "Tasks", Detail: "Detail", All: "All",
			Empty: "No matching tasks. Esc clears the last filter", Filter: "%s: %s", Search: "search: %s", Settled: "done %s",
		},
		Detail: Detail{
			Lead: "lead", Assist: "assist", ByMatter: "not named: the office in charge of the matter", Due: "due", DueWords: "as written",
			Quota: "quota", Status: "status", Milestones: "milestones", Reaches: Counted{"%d office", "%d offices"},
			TakenBack: "undone", DoneBy: "%s %s", NoTask: "no task selected",
		},
		Notice: Notices{
			Marked: "%s %s, saved. {undo} undoes", Noted: "%s note saved. {undo} undoes", Undone: "undone: %s %s. {redo} redoes",
			Redone: "redone: %s %s", Several: "%d tasks", NothingUndo: "you have nothing to undo", NothingRedo: "nothing to redo",
			Other: "%s %s %s %s", OtherMore: "%[1]s %[2]s %[3]s (%[5]d changes) %[4]s", Writing: "writing %s...",
			ReadOnly: "read-only: changes are disabled", NoTask: "select a task first", PickOffice: "select an office with {office} first, then a role with {role}",
			NotUTF8: "the terminal is not UTF-8: change its encoding",
			Limit:   "at most %d characters; the rest was dropped", Quitting: "writing, then quitting...",
			Restored: "the ledger was restored from a backup; showing the restored data",
			Dropped:  Counted{"%d later change was not written; make it again", "%d later changes were not written; make them again"},
		},
		Plans: englishPlans(),
		Hints: Hints{
			Sample: "a sample: press {plans}, then i to import your own plan", FirstMark: "Space marks, {note} adds a note, {undo} undoes; ? shows all keys",
			Empty:       []string{"The ledger has no plan yet.", "Press {plans}, then i to import a file, or run: duban import FILE"},
			EmptyOthers: "Ask an admin to import one.", EmptyNoFiles: "On your own computer run: ssh HOST import - < FILE",
		},
		Prompt: Prompts{
			Search: "search", Office: "office", NoOffice: "no such office", Note: "note on %s", Keys: "Enter accepts  Esc cancels",
		},
		Idle:     Idle{Locked: "Locked: no key pressed for %s", Keys: "Enter go on   Ctrl-C quit", Minutes: Counted{"%d minute", "%d minutes"}, Left: "no key pressed for %s, session ended"},
		TooSmall: "window too small: at least %dx%d, now %dx%d", HelpTitle: "Help: %s", HelpGroups: HelpGroups{"Move", "Change", "Find", "View", "Program"}, MoreLines: "%d more lines below",
		ReadOnly: "read-only",
	}
}

func englishKeys() Keys {
	return Keys{
		Move: Label{"move", "move up and down"}, Edges: Label{"ends", "go to the start or end"}, Page: Label{"page", "page up, page down"},
		NextPane: Label{"pane", "next pane, previous pane"}, SidePane: Label{"side", "pane to the left, to the right"},
		GoTo: Label{"go to", "go to categories, offices, tasks, details"}, GoToOne: "go to: %s",
		Open: Label{"open", "open the details"}, Choose: Label{"select", "select and return to the tasks"},
		Done: Label{"done", "mark done, or reopen a done task"}, Doing: Label{"doing", "mark in progress, or back to to-do"},
		Note: Label{"note", "add a note"}, Undo: Label{"undo", "undo your last change"}, Redo: Label{"redo", "redo the last undone change"},
		Search: Label{"search", "search text, numbers, offices and pinyin"}, Office: Label{"office", "filter by office; {any_office} clears it"},
		ClearOffice: Label{"any office", "clear the office filter"}, Role: Label{"role", "filter by role: any, lead, assist"},
		Status: Label{"status", "filter by status; again for the next one"},
		Back:   Label{"back", "go back; clear the last filter"}, Plans: Label{"plans", "plans: open, import; collect tables"}, OtherPlan: Label{"plans", "open another plan"}, Help: Label{"help", "show available keys"},
		Suspend: Label{"suspend", "suspend; resume with fg"}, Quit: Label{"quit", "quit"},
		Space: "Space", Enter: "Enter", UpDown: "up/down", LeftRight: "left/right",
	}
}
