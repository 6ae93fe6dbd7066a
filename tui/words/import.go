package words

import (
	"errors"
	"fmt"

	"duban/model"
)

// ImportWords has the words for the import of documents.
type ImportWords struct {
	Help, Long, FileArgument           string
	Year, Title, Issuer, DryRun        string
	Imported, Revised, Nothing, DryEnd string
	OpenIt, Reading, BadYear           string
	NotThatPlan, SameTitle             string // the plan
	Figures                            string // added, changed, moved, removed

	Remove, Yes          string // help
	Ask, AskRemoval      string
	RemoveLabel          string // tasks, started, what confirms
	RemoveKeys           string
	Word, NotConfirmed   string // Word confirms
	Removes, NeedsRemove string // tasks, of how many, started, the plan; the flag
	RemovesTooMuch       string // as Removes
	PaperForm            string // the form
	Excerpt, CutRows     string // the plan, tasks, of how many
	Forms                map[string]string
}

func chineseImport() ImportWords {
	return ImportWords{
		Help:         "导入方案文档：docx、xlsx、csv、txt、md；修订稿保留全部进展",
		Long:         "内容决定格式，与文件名无关。文件写成 - 时，从标准输入读取。\n年份、印发单位和标题相符，或大半任务相同的，作为原方案的修订；用 --plan 可指定修订哪个方案。\n在终端里先预览再询问，--yes 不再询问。删去三项以上、十分之一以上或已有进展的任务，要加 --remove。\n导入前先留存台账的副本，导入后说明怎样退回。",
		FileArgument: "文件", Year: "方案的`年份`（默认按文档）", Title: "方案的`标题`（默认按文档）", Issuer: "印发`单位`（默认按文档）",
		DryRun:   "只显示读成了什么样，不写入",
		Figures:  "新增 %[1]d，修改 %[2]d，移动 %[3]d，删去 %[4]d",
		Imported: "已导入方案 %[1]s：%[2]d 个类别，%[3]d 项任务", Revised: "已更新方案 %[1]s：新增 %[2]d，修改 %[3]d，移动 %[4]d，删去 %[5]d",
		Remove: "同意从方案里删去文件没有的任务", Yes: "不再询问，直接导入（删去较多任务仍要 --remove）",
		Ask: "导入吗？输入 y 或“导入”确认，其他任何输入都放弃：", AskRemoval: "输入 yes 或“导入”确认，其他任何输入都放弃：",
		RemoveLabel: "删去 %[1]d 项（%[2]d 项有进展），输入“%[3]s”确认", RemoveKeys: "回车 确认  Esc 返回预览",
		Word: "导入", NotConfirmed: "没有导入，台账未变",
		Removes:        "将从方案 %[4]s 删去 %[1]d 项任务（共 %[2]d 项），其中 %[3]d 项已有进展。",
		NeedsRemove:    "确要删去，导入时请加 %s。",
		RemovesTooMuch: "没有导入：这份文件会从方案 %[4]s 删去 %[1]d 项任务（共 %[2]d 项），其中 %[3]d 项已有进展；请用 --dry-run 核对，确要删去请加 --remove",
		PaperForm:      "没有导入：这是 duban 导出的%s，不是完整的方案；修订方案请用 duban export 导出全部任务的台账，改好再导入",
		Excerpt:        "没有导入：这是方案 %[1]s 台账的摘录（%[2]d/%[3]d 项），不能当作修订；请用 duban export 导出全部任务的台账，改好再导入",
		CutRows:        "没有导入：这张表只有方案 %[1]s 的 %[2]d 项任务（共 %[3]d 项），像是台账的摘录；请导出全部任务再改，确要删去其余任务请加 --remove",
		Forms:          map[string]string{"ledger": "台账摘录", "progress": "进展情况", "urge": "催办单", "annual": "年度完成情况", "review": "回头看"},
		Nothing:        "与台账里的方案 %s 相同，没有写入", DryEnd: "只是预览，没有写入",
		NotThatPlan: "文件不是方案 %s 的修订：年份不同，或没有一项任务相同；请核对 --plan，新方案不用写 --plan", SameTitle: "标题与台账里的方案 %s 相同，却没有一项任务相同；请核对是不是拿错了文件，确是另一个方案请用 duban import 加 --title 另起标题", OpenIt: "打开它：duban --plan %s", Reading: "读取", BadYear: "--year：「%d」不是年份；请写成 2021 这样",
	}
}

func englishImport() ImportWords {
	return ImportWords{
		Help:         "import a plan: docx, xlsx, csv, txt, md; a corrected version keeps all progress",
		Long:         "The format is detected from the content. If FILE is -, read standard input.\nA plan of the same year, issuer and title, or with most of its tasks, is taken as a corrected version of it; use --plan to choose the plan.\nOn a terminal, import shows a preview and asks; --yes skips the question. Removing more than 3 tasks, a tenth of the plan, or a task with progress needs --remove.\nA copy of the ledger is kept first, and the output shows how to go back.",
		FileArgument: "FILE", Year: "the plan's `year` (default: from the document)", Title: "the plan's `title` (default: from the document)", Issuer: "the plan's `issuer` (default: from the document)",
		DryRun:   "preview only, write nothing",
		Figures:  "added %[1]d, changed %[2]d, moved %[3]d, removed %[4]d",
		Imported: "imported plan %[1]s: categories %[2]d, tasks %[3]d", Revised: "updated plan %[1]s: added %[2]d, changed %[3]d, moved %[4]d, removed %[5]d",
		Remove: "remove tasks that are missing from the file", Yes: "import without asking (removing many tasks still needs --remove)",
		Ask: "Import it? Type y or import; anything else cancels: ", AskRemoval: "Type yes or import to confirm; anything else cancels: ",
		RemoveLabel: "removes %[1]d (%[2]d started), type %[3]s", RemoveKeys: "Enter confirm  Esc back",
		Word: "import", NotConfirmed: "nothing was imported",
		Removes:        "This removes %[1]d of the %[2]d tasks of plan %[4]s, %[3]d of them with progress. ",
		NeedsRemove:    "To remove them, import with %s.",
		RemovesTooMuch: "nothing was imported: the file would remove %[1]d of the %[2]d tasks of plan %[4]s, %[3]d of them with progress; check with --dry-run, and add --remove to remove them",
		PaperForm:      "nothing was imported: this is a duban export (%s), not a whole plan; to correct the plan, export a ledger of all tasks and edit that",
		Excerpt:        "nothing was imported: this is an excerpt of plan %[1]s (%[2]d of %[3]d tasks), not a corrected version; export a ledger of all tasks and edit that",
		CutRows:        "nothing was imported: the table has only %[2]d of the %[3]d tasks of plan %[1]s and looks like an excerpt; export all tasks, or add --remove to remove the others",
		Forms:          map[string]string{"ledger": "excerpt", "progress": "progress", "urge": "reminder", "annual": "annual report", "review": "review"},
		Nothing:        "same as plan %s in the ledger, nothing was written", DryEnd: "preview only, nothing was written",
		NotThatPlan: "the document is not a corrected version of plan %s: its year differs, or no tasks match; check --plan, or omit it to import a new plan", SameTitle: "the title is the same as that of plan %s, but no tasks match; check that it is the right file, or set another title with duban import --title", OpenIt: "open it: duban --plan %s", Reading: "reading", BadYear: "--year: %d is not a year; use a year like 2021",
	}
}

// Removes says what an import would remove.
func (w *Words) Removes(r model.Removal) string {
	return fmt.Sprintf(w.Documents.Import.Removes, r.Tasks, r.Of, r.Started, Echo(r.Plan))
}

// refusedImport says why a document that can be read is not imported; empty if err
// is about something else.
func (d Documents) refusedImport(err error) string {
	var removal *model.RemovalError
	var excerpt *model.ExcerptError
	text := d.Import
	switch {
	case errors.As(err, &removal):
		return fmt.Sprintf(text.RemovesTooMuch, removal.Tasks, removal.Of, removal.Started, Echo(removal.Plan))
	case !errors.As(err, &excerpt):
		return ""
	case excerpt.Removable:
		return fmt.Sprintf(text.CutRows, Echo(excerpt.Plan), excerpt.Tasks, excerpt.Of)
	case text.Forms[excerpt.Form] == "" || excerpt.Of > 0 && excerpt.Form == "ledger":
		return fmt.Sprintf(text.Excerpt, Echo(excerpt.Plan), excerpt.Tasks, excerpt.Of)
	default:
		return fmt.Sprintf(text.PaperForm, text.Forms[excerpt.Form])
	}
}
