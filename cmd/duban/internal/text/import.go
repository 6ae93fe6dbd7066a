package text

// Import has the text of import.
type Import struct {
	Help, Long, FileArgument    string
	Year, Title, Issuer, DryRun string // help
	Remove, Yes, AddOnly        string // help
	Ask, AskRemoval             string
	Reading, BadYear            string
	Columns, Header             string // help
	BadColumns, BadHeader       string // what was typed
	Row, Forget                 string // help
	BadRow                      string // what was typed
	NotThatPlan, SameTitle      string // the plan
	AskYear, NeedsYear          string
}

func chineseImport() Import {
	return Import{
		Help:         "导入方案文档：docx、xlsx、csv、txt、md、html；修订稿保留全部进展",
		Long:         "内容决定格式，与文件名无关。doc、xls、wps、et、odt、ods、rtf 由本机的 LibreOffice 转换，PDF 由 pdftotext 转换，有没有见 duban doctor。文件写成 - 时，从标准输入读取。\n年份、印发单位和标题相符，或大半任务相同的，作为原方案的修订；用 --plan 可指定修订哪个方案。\n在终端里先预览再询问，--yes 不再询问。文件没有写明年份时，在终端里会问，别处要加 --year。删去三项以上、十分之一以上或已有进展的任务，要加 --remove。\n导入前先留存台账的副本，导入后说明怎样退回。",
		FileArgument: "文件",
		Year:         "方案的`年份`（默认按文档）",
		Title:        "方案的`标题`（默认按文档）",
		Issuer:       "印发`单位`（默认按文档）",
		DryRun:       "只显示读成了什么样，不写入",
		Reading:      "读取",
		BadYear:      "--year：「%d」不是年份；请写成 2021 这样",
		Columns:      "表格各`列`是什么，如 number=1,task=2,lead=3,assist=4,due=5；另有 category、leader、person、source、remark、progress、ignore",
		Header:       "表头在第几`行`，如 3；占两行写 3-4",
		BadColumns:   "--columns：看不懂「%s」；请写成 number=1,task=2,lead=3 这样，每列只写一次",
		BadHeader:    "--header：「%s」不是行号；请写成 3 或 3-4",
		Row:          "某`行`是什么，如 12=heading；另有 task、continuation（续上行）、ignore（不用）；可写多次",
		Forget:       "不按记住的读法读，导入后也不再记住",
		BadRow:       "--row：看不懂「%s」；请写成 12=heading 这样，行号后是 task、heading、continuation 或 ignore",
		AskYear:      "文件没有写明是哪一年的方案；请输入年份，如 2026：",
		NeedsYear:    "没有导入：文件没有写明是哪一年的方案；请加 --year，如 --year 2026",
		NotThatPlan:  "文件不是方案 %s 的修订：年份不同，或没有一项任务相同；请核对 --plan，新方案不用写 --plan",
		SameTitle:    "标题与台账里的方案 %s 相同，却没有一项任务相同；请核对是不是拿错了文件，确是另一个方案请用 duban import 加 --title 另起标题",
		AddOnly:      "补充通知：只把方案里没有的任务加进去，不改、不删原有的",
		Remove:       "同意从方案里删去文件没有的任务",
		Yes:          "不再询问，直接导入（删去较多任务仍要 --remove）",
		Ask:          "导入吗？输入 y 或“导入”确认，其他任何输入都放弃：",
		AskRemoval:   "输入 yes 或“导入”确认，其他任何输入都放弃：",
	}
}

func englishImport() Import {
	return Import{
		Help:         "import a plan: docx, xlsx, csv, txt, md, html; a corrected version keeps all progress",
		Long:         "The format is detected from the content. doc, xls, wps, et, odt, ods and rtf files are converted by LibreOffice and PDF by pdftotext, if installed (see duban doctor). If FILE is -, read standard input.\nA plan of the same year, issuer and title, or with most of its tasks, is taken as a corrected version of it; use --plan to choose the plan.\nOn a terminal, import shows a preview and asks; --yes skips the question. A document that names no year needs one: a terminal asks, elsewhere add --year. Removing more than 3 tasks, a tenth of the plan, or a task with progress needs --remove.\nA copy of the ledger is kept first, and the output shows how to go back.",
		FileArgument: "FILE",
		Year:         "the plan's `year` (default: from the document)",
		Title:        "the plan's `title` (default: from the document)",
		Issuer:       "the plan's `issuer` (default: from the document)",
		DryRun:       "preview only, write nothing",
		Reading:      "reading",
		BadYear:      "--year: %d is not a year; use a year like 2021",
		Columns:      "what each `column` of the table is, like number=1,task=2,lead=3,assist=4,due=5; also category, leader, person, source, remark, progress, ignore",
		Header:       "the `line` of the table's header, like 3; 3-4 for two lines",
		BadColumns:   "--columns: can't read %q; use number=1,task=2,lead=3, each column once",
		BadHeader:    "--header: %q is not a line; use 3 or 3-4",
		Row:          "what a `line` is, like 12=heading; also task, continuation, ignore; can be repeated",
		Forget:       "read without what is remembered of such documents, and forget it",
		BadRow:       "--row: can't read %q; use 12=heading: the line, and task, heading, continuation or ignore",
		AskYear:      "The document names no year. Year of the plan, such as 2026: ",
		NeedsYear:    "nothing was imported: the document names no year; add one with --year, as in --year 2026",
		NotThatPlan:  "the document is not a corrected version of plan %s: its year differs, or no tasks match; check --plan, or omit it to import a new plan",
		SameTitle:    "the title is the same as that of plan %s, but no tasks match; check that it is the right file, or set another title with duban import --title",
		AddOnly:      "supplementary notice: only add the tasks that the plan lacks; change and remove nothing",
		Remove:       "remove tasks that are missing from the file",
		Yes:          "import without asking (removing many tasks still needs --remove)",
		Ask:          "Import it? Type y or import; anything else cancels: ",
		AskRemoval:   "Type yes or import to confirm; anything else cancels: ",
	}
}
