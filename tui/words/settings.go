package words

import (
	"fmt"
	"strconv"
	"strings"
)

// Settings has the words for the settings of the dashboard.
type Settings struct {
	Title                   string
	Key, MouseKey           Label
	Change, Step            Label
	Names                   SettingNames
	Values                  SettingValues
	Column                  string // which
	KeysTitle               string
	NewKey                  string // the action, its keys
	NewKeyHint              string
	NoKey                   string // there is none for an action
	NextStart               string // a setting that holds at the next start
	InFile                  string // the setting as it is written, where it is from, the file
	MouseOn, MouseOff       string
	UnknownKey, FixedKey    string
	TakenKey                string // setting, key, the action that has it
	Reading, NotHere, Other string // Other is what decides at the next start in place of the file
	Fixed                   string // who decides
}

// SettingNames names the settings and says what each does.
type SettingNames struct {
	Theme, ASCII, Language, Plain, Start, Place, Columns, Mouse, Lock, Leave Label
}

// SettingValues names what settings can be.
type SettingValues struct {
	Yes, No, Shown, Hidden                      string
	Auto, Dark, Light, Mono, Color              string
	Chinese, English                            string
	Never                                       string
	Minutes                                     Counted
	Number, Offices, Urged, Due                 string
	Tasks, Categories, OfficeList, Detail       string
	Sheet, Filter, Saved                        string // which; which; its key
	Open, Overdue, DueSoon, Behind              string
	OfficeTable, Changes, Month, Year, LookBack string
	Verify, NotReported                         string
}

func chineseSettings() Settings {
	return Settings{
		Title: "设置", Key: Label{"设置", "设置：配色、语言、按键、列、打开时看什么"}, MouseKey: Label{"鼠标", "打开、关闭鼠标"},
		Change: Label{"改", "改这一项；按键要输入"}, Step: Label{"换值", "上一个值、下一个值"},
		Names: SettingNames{
			Theme: Label{"配色", "自动：跟随终端的底色"}, ASCII: Label{"只用 ASCII 边框", "终端把边框、标点画宽了，就打开"},
			Language: Label{"语言", "界面用的语言"}, Plain: Label{"不画看板", "逐行输入命令，给读屏软件和很慢的线路用"},
			Start: Label{"打开时先看", "打开看板时先显示什么"}, Place: Label{"回到上次位置", "打开看板时回到上次的方案、筛选、光标和页面"},
			Columns: Label{"列", "任务列表里显示这一列"}, Mouse: Label{"鼠标", "滚轮，点行、点栏、点最下一行的键；按住 Shift 选文字"},
			Lock: Label{"锁定", "几分钟没有按键就遮住屏幕，按回车继续"}, Leave: Label{"自动退出", "几分钟没有按键就退出看板"},
		},
		Values: SettingValues{
			Yes: "开", No: "关", Shown: "显示", Hidden: "不显示", Auto: "自动", Dark: "深色", Light: "浅色", Mono: "黑白", Color: "自动",
			Chinese: "中文", English: "英文", Never: "从不", Minutes: Same("%d 分钟"),
			Number: "编号", Offices: "科室", Urged: "催办次数", Due: "期限",
			Tasks: "任务", Categories: "类别", OfficeList: "科室", Detail: "详情", Sheet: "%s", Filter: "%s的任务", Saved: "常用筛选 %s",
			Open: "未完成", Overdue: "逾期", DueSoon: "临期", Behind: "落后",
			OfficeTable: "科室一览", Changes: "最近动态", Month: "按月督办", Year: "全年", LookBack: "回头看", Verify: "核查", NotReported: "未报进展",
		},
		Column: "列：%s", KeysTitle: "按键", NewKey: "%s，现在是 %s，改为", NewKeyHint: "多个键用空格隔开  回车 确定",
		NoKey: "无", NextStart: "下次打开时起作用。", InFile: "%s（%s）  %s",
		MouseOn: "鼠标已打开，按住 Shift 选文字", MouseOff: "鼠标已关闭",
		UnknownKey: "没有「%s」这个键；请输入一个字母或符号，或 Ctrl-R、F10 这样的键",
		FixedKey:   "「%s」不能改作他用：方向、数字、回车、空格、Tab、Esc、h j k l、?、:、q、F1—F9 和终端要用的键，大家都一样；请换一个",
		TakenKey:   "%s 不能用「%s」：%s 用着；请换一个，或者也改那一项",
		Reading:    "正在读取…", NotHere: "这里没有设置", Other: "下次打开时，以%s为准。", Fixed: "已由%s设定，不能修改",
	}
}

func englishSettings() Settings {
	return Settings{
		Title: "Settings", Key: Label{"settings", "settings: theme, language, keys, columns"}, MouseKey: Label{"mouse", "switch the mouse on or off"},
		Change: Label{"change", "change it; keys are typed"}, Step: Label{"value", "previous or next value"},
		Names: SettingNames{
			Theme: Label{"theme", "auto follows the terminal's background"}, ASCII: Label{"ASCII frames only", "turn on where the terminal draws frames and marks too wide"},
			Language: Label{"language", "language of the screens"}, Plain: Label{"no dashboard", "type commands line by line, for screen readers and slow lines"},
			Start: Label{"begin with", "what the dashboard shows first"}, Place: Label{"return to the last place", "begin with the plan, filter, cursor and sheet of the last session"},
			Columns: Label{"column", "show this column in the task list"}, Mouse: Label{"mouse", "wheel, clicks on rows, panes and the footer; hold Shift to select text"},
			Lock: Label{"lock", "cover the screen after so many minutes without a key; Enter uncovers it"}, Leave: Label{"quit when idle", "quit after so many minutes without a key"},
		},
		Values: SettingValues{
			Yes: "on", No: "off", Shown: "shown", Hidden: "hidden", Auto: "auto", Dark: "dark", Light: "light", Mono: "black and white", Color: "auto",
			Chinese: "Chinese", English: "English", Never: "never", Minutes: Counted{"%d minute", "%d minutes"},
			Number: "number", Offices: "offices", Urged: "times urged", Due: "due",
			Tasks: "tasks", Categories: "categories", OfficeList: "offices", Detail: "detail", Sheet: "sheet: %s", Filter: "tasks: %s", Saved: "saved filter %s",
			Open: "open", Overdue: "overdue", DueSoon: "due soon", Behind: "behind",
			OfficeTable: "office table", Changes: "changes", Month: "month", Year: "year", LookBack: "review", Verify: "verify", NotReported: "not reported",
		},
		Column: "column: %s", KeysTitle: "Keys", NewKey: "%s, now %s, becomes", NewKeyHint: "spaces between keys  Enter saves",
		NoKey: "none", NextStart: "Takes effect at the next start.", InFile: "%s (%s)  %s",
		MouseOn: "mouse on; hold Shift to select text", MouseOff: "mouse off",
		UnknownKey: "no such key: %s; type a letter or sign, or a key such as Ctrl-R or F10",
		FixedKey:   "%s can't be used for something else: arrows, digits, Enter, Space, Tab, Esc, h j k l, ?, :, q, F1-F9 and what terminals need are the same for everybody; choose another",
		TakenKey:   "%s can't use %s: it is the key of %s; choose another, or change that one first",
		Reading:    "reading...", NotHere: "no settings here", Other: "At the next start, the %s decides.", Fixed: "set by the %s, can't be changed",
	}
}

// Of returns the name of a setting and what it does.
func (n SettingNames) Of(setting string) Label {
	return map[string]Label{
		"theme": n.Theme, "ascii": n.ASCII, "language": n.Language, "plain": n.Plain, "start": n.Start,
		"place": n.Place, "columns": n.Columns, "mouse": n.Mouse, "lock": n.Lock, "leave": n.Leave,
	}[setting]
}

// Of returns the name of a value of a setting.
func (v SettingValues) Of(setting, value string) string {
	switch setting {
	case "start":
		return v.start(value)
	case "lock", "leave":
		if minutes, err := strconv.Atoi(value); err == nil && minutes > 0 {
			return v.Minutes.Of(minutes)
		}
		return v.Never
	}
	return map[string]string{
		"true": v.Yes, "false": v.No, "auto": v.Auto, "dark": v.Dark, "light": v.Light, "mono": v.Mono, "color": v.Color,
		"zh": v.Chinese, "en": v.English, "number": v.Number, "offices": v.Offices, "urged": v.Urged, "due": v.Due,
	}[value]
}

// start names what a dashboard begins with.
func (v SettingValues) start(value string) string {
	panes := map[string]string{"tasks": v.Tasks, "categories": v.Categories, "offices": v.OfficeList, "detail": v.Detail}
	sheets := map[string]string{
		"office_table": v.OfficeTable, "changes": v.Changes, "month": v.Month, "year": v.Year, "look_back": v.LookBack,
		"verify": v.Verify, "not_reported": v.NotReported,
	}
	filters := map[string]string{"open": v.Open, "overdue": v.Overdue, "soon": v.DueSoon, "behind": v.Behind}
	switch {
	case panes[value] != "":
		return panes[value]
	case sheets[value] != "":
		return fmt.Sprintf(v.Sheet, sheets[value])
	case filters[value] != "":
		return fmt.Sprintf(v.Filter, filters[value])
	}
	return fmt.Sprintf(v.Saved, strings.ToUpper(value))
}
