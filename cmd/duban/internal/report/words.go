package report

import "duban/tui/words"

// Words is the text of reports in one language. The comments name the values of
// each format.
type Words struct {
	NoTasks, NoEvents  string
	Total              words.Counted // tasks
	Status, Milestones string
	Parts              string // of offices
	Classes            string // offices named by a class: 各科室
	Latest             string
	NeedsTerminal      string

	BackTo             string // what was undone or redone, status
	Already            string // task, status, who, when
	AlreadySinceImport string // task, status
	DueWas             string // the deadline in the plan
	VerifiedLine       string // who, when

	DueDone, PeriodsMet string // column headings

	NeedsRemove  string // the flag
	HowToCorrect string
	DryRunEnd    string
	OpenPlan     string // the plan

	Paper PaperWords
}

// In returns the text in a language.
func In(language words.Language) *Words {
	if language == words.English {
		return english()
	}
	return chinese()
}

func chinese() *Words {
	return &Words{
		NoTasks: "没有符合条件的任务", NoEvents: "没有符合条件的动态", Total: words.Counted{One: "共 %d 项", Other: "共 %d 项"},
		Status: "状态", Milestones: "节点", Parts: "分工", Classes: "集体", Latest: "最近动态",
		NeedsTerminal: "打开看板需要终端：ssh -t 主机 duban",
		HowToCorrect:  "读错的列和行用 --columns、--header、--row 指明，或在看板里导入，在预览里按 c 改",
		NeedsRemove:   "确要删去，导入时请加 %s。", DryRunEnd: "只是预览，没有写入", OpenPlan: "打开它：duban --plan %s",
		BackTo:  "%[1]s，回到%[2]s",
		Already: "%[1]s. 本来就是%[2]s（%[3]s %[4]s）", AlreadySinceImport: "%[1]s. 本来就是%[2]s，导入后没有改过",
		DueWas: "原定 %s", VerifiedLine: "已核查 %[1]s %[2]s",
		DueDone: "到期办结", PeriodsMet: "定量已满",
		Paper: chinesePaper(),
	}
}

func english() *Words {
	return &Words{
		NoTasks: "no matching tasks", NoEvents: "no matching changes", Total: words.Counted{One: "%d task", Other: "%d tasks"},
		Status: "status", Milestones: "milestones", Parts: "parts", Classes: "group", Latest: "recent changes",
		HowToCorrect: "If a column or row is wrong, give --columns, --header or --row, or import in the dashboard and press c in the preview",
		NeedsRemove:  "To remove them, import with %s.", DryRunEnd: "preview only, nothing was written", OpenPlan: "open it: duban --plan %s",
		NeedsTerminal: "the dashboard needs a terminal: ssh -t HOST duban",
		BackTo:        "%[1]s, now %[2]s",
		Already:       "%[1]s. already %[2]s (%[3]s %[4]s)", AlreadySinceImport: "%[1]s. already %[2]s, unchanged since the import",
		DueWas: "originally %s", VerifiedLine: "verified by %[1]s %[2]s",
		DueDone: "done/due", PeriodsMet: "quotas met",
		Paper: englishPaper(),
	}
}
