package words

import (
	"fmt"

	"duban/model"
)

// Finding has the words for searches, filters and the order of tasks.
type Finding struct {
	BadTerm string // the term as typed, how to write it
	Colon   string // between a key and its value, as it is shown

	Missing, MissingOf string // filters: some office has not done its part, that office
	SortedBy           string // the order
	SortTitle          string
	SortKey            Label
	Orders             OrderWords
	Terms              QueryTerms
	SearchKeys         string // of the prompt
	NoCompletion       string

	PaletteKey              Label
	PaletteTitle, NoCommand string
}

// OrderWords names the orders of tasks.
type OrderWords struct{ Number, Due, Office, Change string }

// QueryTerms explains the terms of a search.
type QueryTerms struct {
	Words, Not, Phrase                    TermHelp
	Office, Lead, Assist, Missing, Leader TermHelp
	Person, By, Note, Due, Status         TermHelp
	Category, Source, Month               TermHelp
}

// TermHelp explains a term: how to write it, and what it finds.
type TermHelp struct{ Example, About string }

func chineseFinding() Finding {
	return Finding{
		BadTerm: "看不懂「%[1]s」；请写成 %[2]s", Colon: "：",
		Missing: "有科室未完成", MissingOf: "该科室未完成",
		SortedBy: "按%s排", SortTitle: "排序", SortKey: Label{"排序", "任务按编号、期限、科室或最近改动排序"},
		Orders: OrderWords{Number: "编号", Due: "期限", Office: "科室", Change: "最近改动"},
		Terms: QueryTerms{
			Words:    TermHelp{"公开 年报", "几个词都要有：在编号、内容、类别、科室、备注里；可用拼音或首字母"},
			Not:      TermHelp{"-公开", "没有这个词；别的条件前面也可以加 -"},
			Phrase:   TermHelp{"“主动 公开”", "引号里的作为一个词，可以有空格"},
			Office:   TermHelp{"科室：财务科", "点名的，或各科室任务包含它的；几个用逗号隔开，有一个就行"},
			Lead:     TermHelp{"主办：财务科", "由它主办"},
			Assist:   TermHelp{"协办：财务科", "由它协办"},
			Missing:  TermHelp{"未办：财务科 或 未办：任一", "它还没有完成自己的部分；任一：还有主办科室没有完成"},
			Leader:   TermHelp{"责任领导：张", "责任领导的姓名"},
			Person:   TermHelp{"责任人：李", "责任人、联系人的姓名"},
			By:       TermHelp{"经手：王", "这个人改动过的，备注、计次也算，撤销了的不算"},
			Note:     TermHelp{"备注：已报", "备注里有"},
			Due:      TermHelp{"期限：<2021-12 或 期限：2021-01..2021-06", "期限早于12月；还可以写 > <= >=、某年、某月、某日、无"},
			Status:   TermHelp{"状态：未完成", "还有 未开始、进行中、已完成、逾期、临期、落后、超进度、待审核、已中止"},
			Category: TermHelp{"类别：十", "类别的序号或标题的一部分"},
			Source:   TermHelp{"来源：办公会", "来源或依据的文号"},
			Month:    TermHelp{"月份：2021-11", "这个月到期或计数的"},
		},
		SearchKeys: "Tab 补全  回车 确定  Esc 取消", NoCompletion: "没有可以补全的",
		PaletteKey: Label{"命令", "所有命令，按名称、拼音或英文找"}, PaletteTitle: "命令", NoCommand: "没有相符的命令",
	}
}

func englishFinding() Finding {
	return Finding{
		BadTerm: "can't read %[1]q; write it like %[2]s", Colon: ":",
		Missing: "parts missing", MissingOf: "part missing",
		SortedBy: "by %s", SortTitle: "Sort", SortKey: Label{"sort", "sort by number, due date, office, change"},
		Orders: OrderWords{Number: "number", Due: "due date", Office: "office", Change: "last change"},
		Terms: QueryTerms{
			Words:    TermHelp{"gongkai nianbao", "all of the words, in number, text, category, offices or notes; pinyin and its initials too"},
			Not:      TermHelp{"-gongkai", "without this word; - can precede any term"},
			Phrase:   TermHelp{`"two words"`, "what is quoted is one word, blanks included"},
			Office:   TermHelp{"office:caiwuke", "named, or reached through a group; of several, separated by commas, any one"},
			Lead:     TermHelp{"lead:caiwuke", "this office leads"},
			Assist:   TermHelp{"assist:caiwuke", "this office assists"},
			Missing:  TermHelp{"missing:caiwuke or missing:any", "the office has not done its part; any: some lead office has not"},
			Leader:   TermHelp{"leader:zhang", "name of a responsible leader"},
			Person:   TermHelp{"person:li", "name of a responsible or contact person"},
			By:       TermHelp{"by:wang", "changed by this person, notes and ticks included, undone changes not"},
			Note:     TermHelp{"note:TEXT", "in a note"},
			Due:      TermHelp{"due:<2021-12 or due:2021-01..2021-06", "due before December; also > <= >=, a year, a month, a day, none"},
			Status:   TermHelp{"status:open", "also todo, doing, done, overdue, soon, behind, ahead, submitted, cancelled"},
			Category: TermHelp{"category:10", "position, ordinal or part of the title of a category"},
			Source:   TermHelp{"source:TEXT", "source of the task, or its document number"},
			Month:    TermHelp{"month:2021-11", "due or counted in this month"},
		},
		SearchKeys: "Tab completes  Enter accepts  Esc cancels", NoCompletion: "nothing to complete",
		PaletteKey: Label{"commands", "all commands, by name or key"}, PaletteTitle: "Commands", NoCommand: "no such command",
	}
}

// Of returns how a term with a key is written and what it finds.
func (t QueryTerms) Of(key model.QueryKey) TermHelp {
	switch key {
	case model.QueryOffice:
		return t.Office
	case model.QueryLead:
		return t.Lead
	case model.QueryAssist:
		return t.Assist
	case model.QueryMissing:
		return t.Missing
	case model.QueryLeader:
		return t.Leader
	case model.QueryPerson:
		return t.Person
	case model.QueryBy:
		return t.By
	case model.QueryNote:
		return t.Note
	case model.QueryDue:
		return t.Due
	case model.QueryStatus:
		return t.Status
	case model.QueryCategory:
		return t.Category
	case model.QuerySource:
		return t.Source
	case model.QueryMonth:
		return t.Month
	default:
		return t.Words
	}
}

// Of returns the word for an order of tasks.
func (o OrderWords) Of(order model.TaskOrder) string {
	switch order {
	case model.TasksByDue:
		return o.Due
	case model.TasksByOffice:
		return o.Office
	case model.TasksByChange:
		return o.Change
	default:
		return o.Number
	}
}

// KeyName returns the name of a key of a search.
func (w *Words) KeyName(key model.QueryKey) string {
	if w.Language == Chinese {
		return key.ChineseName()
	}
	return string(key)
}

// Search returns a search with the keys in the user's language.
func (w *Words) Search(text string) string {
	return model.RenameQueryKeys(text, func(key model.QueryKey) string { return w.KeyName(key) + w.Finding.Colon })
}

// Missing returns the words for the filter of who has not done their part.
func (w *Words) Missing(office string) string {
	if office != "" {
		return w.Finding.MissingOf
	}
	return w.Finding.Missing
}

func (w *Words) badTerm(e *model.QueryError) string {
	return fmt.Sprintf(w.Finding.BadTerm, Echo(e.Text), w.Finding.Terms.Of(e.Key).Example)
}
