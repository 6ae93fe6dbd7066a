package text

// Finding has the text of the flags that select and sort tasks, and the help on filters.
type Finding struct {
	Leader, Person, DueFrom, DueTo, Source, Sort string
	TopicArgument                                string // beside a command, after help
	Title                                        string // of the help on filters
	HowToUse                                     []string
	AlsoNamed                                    string // after the explanation of a key
	OnePlan                                      string
}

func chineseFinding() Finding {
	return Finding{
		Leader: "只列这位`责任领导`的", Person: "只列这位`责任人`或联系人的", DueFrom: "只列期限不早于此`日期`的，可写到月或年",
		DueTo: "只列期限不晚于此`日期`的，可写到月或年", Source: "只列`来源`或文号里有这些字的",
		Sort:          "排`序`：number、due、office、changed（编号、期限、科室、最近改动）",
		TopicArgument: "filters", Title: "搜索和筛选的写法",
		HowToUse: []string{
			"看板里按 / 后输入，命令里写在 --search 后面，duban filter save 保存的也一样。几项之间用空格隔开，都要符合。",
			"全角的冒号、引号、数字都认得，关键字也可以写英文。冒号前不是关键字的，当作要找的文字。",
		},
		AlsoNamed: "（也可写 %s）",
		OnePlan:   "这个命令一次只用一个方案；请把 --plan 写成一个年份或编号；list、month、offices、export 可以用几个",
	}
}

func englishFinding() Finding {
	return Finding{
		Leader: "only tasks of this responsible `LEADER`", Person: "only tasks of this responsible or contact `PERSON`", DueFrom: "only tasks due on this `DATE`, month or year, or later",
		DueTo: "only tasks due on this `DATE`, month or year, or earlier", Source: "only tasks whose source or document number has this `TEXT`",
		Sort:          "sort by `ORDER`: number, due, office or changed",
		TopicArgument: "filters", Title: "How to write searches and filters",
		HowToUse: []string{
			"Type them after / in the dashboard or after --search, and keep them with duban filter save. Terms are separated by blanks, and all of them must match.",
			"Full-width colons, quotation marks and digits work, and so do the Chinese names of keys. A word before a colon that is no key is searched as text.",
		},
		AlsoNamed: " (also %s)",
		OnePlan:   "this command takes one plan; give --plan a single year or id; list, month, offices and export take several",
	}
}
