package rollup

import "duban/tui/words"

// Words is the text of the rollup in one language.
type Words struct {
	Help, Long, Argument string
	Columns              [9]string
	Sum                  string
	NoFigures            string // ledger, why
	LeftOut              string // ledger

	Open, Paper, Overwrite string // help of flags
	Title, Keys            string // of the list on the screen
	PaperTitle, Tab, Rate  string
	Day                    string // year, month, day
	Summary                string // day, ledgers, tasks, done, per cent, overdue, behind, not reported
	Written                string // file, ledgers
	OneWay                 string
}

// In returns the text in a language.
func In(language words.Language) *Words {
	if language == words.English {
		return &Words{
			Help: "list the figures of several ledgers side by side", Argument: "LEDGER...",
			Long:      "Reads the ledgers and changes nothing. Each gets a row for the plan that it opens by default, or for that of --plan. Offices not reported are those of the present quarter. A ledger that can't be read is named; the others are listed all the same.",
			Columns:   [9]string{"issuer", "year", "done", "", "overdue", "due soon", "behind", "not reported", "plan"},
			Sum:       "all",
			NoFigures: "%[1]s: %[2]s", LeftOut: "Not included, as it could not be read: %s",
			Open: "show them as a list in which Enter opens a ledger's dashboard, read-only", Paper: "write them as a paper to `FILE`: xlsx, docx, csv or md", Overwrite: "replace the file of --paper",
			Title: "Progress of all bureaus", Keys: "Enter open  q back, quit", PaperTitle: "Progress of all bureaus", Tab: "Bureaus", Rate: "rate", Day: "%04d-%02d-%02d",
			Summary: "As of %[1]s: bureaus %[2]d, tasks %[3]d, done %[4]d (%[5]d%%), overdue %[6]d, behind %[7]d; offices that have not reported this quarter %[8]d.",
			Written: "wrote %[1]s, ledgers: %[2]d", OneWay: "use one of --json, --open and --paper",
		}
	}
	return &Words{
		Help: "把几个台账的数字列在一起", Argument: "台账...",
		Long:      "只读，不改动任何台账。每个台账一行，是它默认打开的方案，或 --plan 指定的方案。「未报」是本季度还没有报进展的科室数。读不了的台账会写明，其余照列。",
		Columns:   [9]string{"单位", "年份", "完成", "", "逾期", "临期", "落后", "未报", "方案"},
		Sum:       "合计",
		NoFigures: "%[1]s：%[2]s", LeftOut: "读不了，没有列入：%s",
		Open: "在屏幕上列出，按 Enter 打开那个台账的看板（只看）", Paper: "写成报表`文件`：xlsx、docx、csv 或 md", Overwrite: "--paper 的文件已有时替换",
		Title: "各单位工作推进情况", Keys: "回车 打开  q 返回、退出", PaperTitle: "各单位工作推进情况汇总", Tab: "各单位", Rate: "完成率", Day: "%d年%d月%d日",
		Summary: "截至%[1]s，%[2]d个单位共%[3]d项任务，已完成%[4]d项，完成率%[5]d%%；逾期%[6]d项，落后%[7]d项，本季度未报进展的科室%[8]d个。",
		Written: "已写好 %[1]s，台账 %[2]d 个", OneWay: "--json、--open、--paper 只能用一个",
	}
}
