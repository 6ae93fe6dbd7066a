package rollup

import "duban/tui/words"

// Words is the text of the rollup in one language.
type Words struct {
	Help, Long, Argument string
	Columns              [9]string
	Sum                  string
	NoFigures            string // ledger, why
	OnlyFiles            string // what was typed
}

// In returns the text in a language.
func In(language words.Language) *Words {
	if language == words.English {
		return &Words{
			Help: "list the figures of several ledgers side by side", Argument: "LEDGER...",
			Long:      "Reads the ledgers and changes nothing. Each gets a row for the plan that it opens by default, or for that of --plan. Offices not reported are those of the present quarter. A ledger that can't be read is named; the others are listed all the same.",
			Columns:   [9]string{"issuer", "year", "done", "", "overdue", "due soon", "behind", "not reported", "plan"},
			Sum:       "all",
			NoFigures: "%[1]s: %[2]s",
			OnlyFiles: "%q is not a file; give the paths of ledgers",
		}
	}
	return &Words{
		Help: "把几个台账的数字列在一起", Argument: "台账...",
		Long:      "只读，不改动任何台账。每个台账一行，是它默认打开的方案，或 --plan 指定的方案。「未报」是本季度还没有报进展的科室数。读不了的台账会写明，其余照列。",
		Columns:   [9]string{"单位", "年份", "完成", "", "逾期", "临期", "落后", "未报", "方案"},
		Sum:       "合计",
		NoFigures: "%[1]s：%[2]s",
		OnlyFiles: "「%s」不是文件；请给出台账文件的路径",
	}
}
