package words

import (
	"errors"
	"fmt"

	"duban/model"
)

// Documents is what is said of documents that are read as plans.
type Documents struct {
	Problems DocumentProblems
	Whys     map[string]string // by model.Why
	Preview  PreviewWords
	Import   ImportWords
}

// DocumentProblems says why a document can't be read. Each but
// Other is followed by the document's name; TooLarge also by megabytes.
type DocumentProblems struct {
	OldBinary, Picture, PDF, Encrypted, Damaged, TooLarge, Encoding string
	WebPage, RichText, OFD, Unknown, Blank, NoTasks                 string
	Missing, IsDirectory, Permission, Unreadable                    string
	PlanConflict                                                    string // who, when
	StandardInput                                                   string
}

// PreviewWords is how a plan is shown before it comes in.
type PreviewWords struct {
	Title, Issuer, Year, Unsaid, Counts         string
	New, Revises, NothingNew                    string
	Added, Changed, Moved, Removed, Retitled    string
	From, Arrow                                 string
	Lead, Assist, ByMatter, Due, Ongoing, Quota string
	NoCategory, NoDate                          string
	Aspects                                     map[string]string // by model.Field
	Every                                       map[string]string // by model.Every
	Times                                       string            // every, how often
	NotUnderstood, AllUnderstood, Line, Lines   string
}

// ImportWords is what the command says.
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

func chineseDocuments() Documents {
	return Documents{
		Problems: DocumentProblems{
			OldBinary:  "%s 是旧格式（doc、xls、wps、et），读不了；请在办公软件里另存为 docx 或 xlsx 再导入",
			Picture:    "%s 是图片或扫描件，里面没有文字；请用原来的文档，或先识别成文字再导入",
			PDF:        "%s 是 PDF，读不了；请另存为 docx 或纯文本再导入",
			Encrypted:  "%s 加了密码，读不了；请去掉密码、另存后再导入",
			Damaged:    "%s 不完整或已损坏；请在办公软件里打开确认，另存后再导入",
			TooLarge:   "%[1]s 太大，超过 %[2]d MB；请只保留方案本身，另存后再导入",
			Encoding:   "%s 的文字编码认不出来；请另存为 UTF-8 文本再导入",
			WebPage:    "%s 其实是网页（HTML）；请用办公软件打开，另存为 docx 或 xlsx 再导入",
			RichText:   "%s 其实是 RTF；请另存为 docx 再导入",
			OFD:        "%s 是 OFD 版式文件，读不了；请用生成它的 docx，或另存为纯文本再导入",
			Unknown:    "%s 不是能读的格式；请另存为 docx、xlsx、csv 或纯文本再导入",
			Blank:      "%s 里没有文字；请核对是不是拿错了文件",
			NoTasks:    "%s 里没有找到任务；请核对是不是工作方案，表格要有任务和科室两栏，或每项有编号",
			Missing:    "没有文件 %s；请核对路径",
			Permission: "没有权限读取 %s；请联系文件所有者开通权限", IsDirectory: "%s 是文件夹；请给出文件的路径",
			Unreadable: "%[1]s 读取失败（%[2]s）；请检查磁盘后再试", StandardInput: "标准输入",
			PlanConflict: "%[1]s 已在 %[2]s 导入了这个方案的新版，这次没有写入；请重新预览再导入",
		},
		Whys: map[string]string{
			"deadline-not-understood": "期限无法识别，保留原文", "impossible-date": "没有这个日期，原文保留",
			"year-unknown": "不知道是哪一年，期限空着；可以用 --year 指定", "second-quota": "有两个定量要求，只计第一个",
			"office-not-understood": "不像科室名称，没有计入", "taken-from-above": "沿用了上一格的内容",
			"outside-the-tasks": "任务之外的文字，没有计入", "column-not-kept": "这一栏没有对应的内容，没有保留",
			"heading-not-inherited": "标题里的科室或期限，下面没有任务沿用", "same-task-differs": "同一任务又写了一次，科室或期限不同，只留第一次的",
			"cell-without-column": "多出来的格子，没有计入", "heading-without-tasks": "标题下面没有任务",
			"number-twice": "同一类别里编号重复", "number-out-of-order": "标题编号不连续，请核对有无遗漏", "row-without-text": "这一行没有任务内容，没有计入",
			"too-long-to-search": "太长，后面的科室和期限没有查找", "same-task-twice": "同一任务出现两次，只留一个",
			"plan-twice": "文档里方案有两份，从这里起的一份没有读", "copy-differs": "没有读的那份方案里，这一行与第一份不同",
			"file-cut-short": "文件在半个字处断了，结尾缺失", "no-newline-at-end": "文件末尾没有换行，请核对是否完整", "character-lost": "有字已经损坏，认不出来",
			"sheet-taken-too": "还读了这个工作表", "sheet-not-taken": "没有读这个工作表",
			"pinyin-left-out": "略去了夹在字间的拼音", "person-not-kept": "责任人不在方案里记录，没有保留（只提示一次）",
			"footnote": "脚注，没有计入", "control-characters": "含有控制字符，已去掉",
		},
		Preview: PreviewWords{
			Title: "方案", Issuer: "印发", Year: "年份", Unsaid: "文中没有写明",
			Counts: "%[1]d 个类别，%[2]d 项任务；有期限 %[3]d，定量 %[4]d，长期 %[5]d，没有科室 %[6]d",
			New:    "台账里没有这个方案，将作为新方案导入", Revises: "是台账里方案 %[1]s 的修订：新增 %[2]d，修改 %[3]d，移动 %[4]d，删去 %[5]d；标记、备注和动态都保留",
			NothingNew: "与台账里的方案 %s 相同，没有要改的",
			Added:      "新增", Changed: "修改", Moved: "移动", Removed: "删去（动态仍保留）", Retitled: "标题、印发单位、年份或类别有变",
			From: "原文：", Arrow: "→",
			Lead: "主办", Assist: "协办", ByMatter: "按事项定科室", Due: "期限", Ongoing: "长期", Quota: "定量",
			NoCategory: "（没有类别）", NoDate: "没有日期",
			Aspects: map[string]string{"text": "内容", "offices": "科室", "due": "期限", "quota": "定量", "number": "编号", "category": "类别"},

			Every: map[string]string{"year": "每年", "halfyear": "每半年", "quarter": "每季度", "month": "每月", "week": "每周"},
			Times: "%[1]s %[2]d 次", NotUnderstood: "需核对 %d 处", AllUnderstood: "全部内容均已识别", Line: "第 %[1]d 行  %[2]s：%[3]s", Lines: "第 %[1]d-%[4]d 行  %[2]s：%[3]s",
		},
		Import: ImportWords{
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
		},
	}
}

func englishDocuments() Documents {
	return Documents{
		Problems: DocumentProblems{
			OldBinary:  "%s is in an old format (doc, xls, wps, et); save it as docx or xlsx and import that",
			Picture:    "%s is a picture or scan without text; use the original document, or run OCR first",
			PDF:        "%s is a PDF, which can't be imported; save it as docx or plain text",
			Encrypted:  "%s is password-protected; remove the password and save it again",
			Damaged:    "%s is incomplete or damaged; open it in an office program and save it again",
			TooLarge:   "%[1]s is larger than %[2]d MB; keep only the plan and save it again",
			Encoding:   "unknown text encoding in %s; save it as UTF-8",
			WebPage:    "%s is a web page (HTML); open it in an office program and save it as docx or xlsx",
			RichText:   "%s is RTF; save it as docx",
			OFD:        "%s is an OFD file, which can't be imported; use the original docx, or plain text",
			Unknown:    "unsupported format: %s; save it as docx, xlsx, csv or plain text",
			Blank:      "%s has no text; check that it is the right file",
			NoTasks:    "no tasks found in %s; check that it is a work plan: a table with task and office columns, or numbered items",
			Missing:    "file %s not found; check the path",
			Permission: "no permission to read %s; ask its owner", IsDirectory: "%s is a folder; give the path of a file",
			Unreadable: "%[1]s can't be read (%[2]s); check the disk and try again", StandardInput: "standard input",
			PlanConflict: "%[1]s imported a new version of this plan at %[2]s, nothing was written; preview and import again",
		},
		Whys: map[string]string{
			"deadline-not-understood": "unrecognized deadline, kept as written", "impossible-date": "impossible date, kept as written",
			"year-unknown": "unknown year, no deadline set; use --year", "second-quota": "two quotas, only the first is used",
			"office-not-understood": "does not look like an office, ignored", "taken-from-above": "copied from the cell above",
			"outside-the-tasks": "text outside the tasks, ignored", "column-not-kept": "column has no place in a plan, ignored",
			"heading-not-inherited": "offices or deadline of a heading that apply to no task", "same-task-differs": "repeated task with different offices or deadline, first one kept",
			"cell-without-column": "extra cell, ignored", "heading-without-tasks": "heading without tasks",
			"number-twice": "duplicate number in a category", "number-out-of-order": "heading number out of order", "row-without-text": "row without a task, ignored",
			"too-long-to-search": "too long, the rest was not searched for offices and deadlines", "same-task-twice": "duplicate task, one kept",
			"plan-twice": "the document contains the plan twice, the second copy was ignored", "copy-differs": "differs in the ignored copy of the plan",
			"file-cut-short": "the file ends inside a character, the end is missing", "no-newline-at-end": "the file does not end with a newline, check that it is complete", "character-lost": "unreadable character",
			"sheet-taken-too": "this sheet was also read", "sheet-not-taken": "this sheet was not read",
			"pinyin-left-out": "pinyin between the characters removed", "person-not-kept": "people in charge are not kept (reported once)",
			"footnote": "footnote, ignored", "control-characters": "control characters removed",
		},
		Preview: PreviewWords{
			Title: "plan", Issuer: "issuer", Year: "year", Unsaid: "not given",
			Counts: "categories %[1]d, tasks %[2]d; with a deadline %[3]d, a quota %[4]d, ongoing %[5]d, without an office %[6]d",
			New:    "new plan", Revises: "a corrected version of plan %[1]s: added %[2]d, changed %[3]d, moved %[4]d, removed %[5]d; marks, notes and history are kept",
			NothingNew: "same as plan %s in the ledger, nothing to change",
			Added:      "added", Changed: "changed", Moved: "moved", Removed: "removed (history is kept)", Retitled: "title, issuer, year or headings changed",
			From: "from: ", Arrow: "->",
			Lead: "lead", Assist: "assist", ByMatter: "office in charge of the matter", Due: "due", Ongoing: "ongoing", Quota: "quota",
			NoCategory: "(no category)", NoDate: "no date",
			Aspects: map[string]string{"text": "text", "offices": "offices", "due": "due", "quota": "quota", "number": "number", "category": "category"},

			Every: map[string]string{"year": "a year", "halfyear": "half a year", "quarter": "a quarter", "month": "a month", "week": "a week"},
			Times: "%[2]d %[1]s", NotUnderstood: "to check: %d", AllUnderstood: "everything was recognized", Line: "line %[1]d  %[2]s: %[3]s", Lines: "lines %[1]d-%[4]d  %[2]s: %[3]s",
		},
		Import: ImportWords{
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
		},
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
	said := d.Import
	switch {
	case errors.As(err, &removal):
		return fmt.Sprintf(said.RemovesTooMuch, removal.Tasks, removal.Of, removal.Started, Echo(removal.Plan))
	case !errors.As(err, &excerpt):
		return ""
	case excerpt.Removable:
		return fmt.Sprintf(said.CutRows, Echo(excerpt.Plan), excerpt.Tasks, excerpt.Of)
	case said.Forms[excerpt.Form] == "" || excerpt.Of > 0 && excerpt.Form == "ledger":
		return fmt.Sprintf(said.Excerpt, Echo(excerpt.Plan), excerpt.Tasks, excerpt.Of)
	default:
		return fmt.Sprintf(said.PaperForm, said.Forms[excerpt.Form])
	}
}

// document returns why a document can't be read as a plan.
func (d Documents) document(e *model.DocumentError) string {
	name := model.CleanLine(e.Path)
	if name == "" {
		name = d.Problems.StandardInput
	}
	switch line, known := d.Problems.lines()[e.Problem]; {
	case e.Problem == model.DocumentTooLarge:
		return fmt.Sprintf(d.Problems.TooLarge, name, e.Limit>>20)
	case known:
		return fmt.Sprintf(line, name)
	}
	cause := string(e.Problem)
	if e.Err != nil {
		cause = model.CleanLine(e.Err.Error())
	}
	return fmt.Sprintf(d.Problems.Unreadable, name, cause)
}

func (p DocumentProblems) lines() map[model.DocumentProblem]string {
	return map[model.DocumentProblem]string{
		model.DocumentOldBinary:   p.OldBinary,
		model.DocumentPicture:     p.Picture,
		model.DocumentPDF:         p.PDF,
		model.DocumentEncrypted:   p.Encrypted,
		model.DocumentDamaged:     p.Damaged,
		model.DocumentEncoding:    p.Encoding,
		model.DocumentWebPage:     p.WebPage,
		model.DocumentRichText:    p.RichText,
		model.DocumentOFD:         p.OFD,
		model.DocumentUnknown:     p.Unknown,
		model.DocumentBlank:       p.Blank,
		model.DocumentNoTasks:     p.NoTasks,
		model.DocumentMissing:     p.Missing,
		model.DocumentIsDirectory: p.IsDirectory,
		model.DocumentPermission:  p.Permission,
	}
}

// Why returns the reason of a warning.
func (d Documents) Why(why model.WarningReason) string {
	if line, known := d.Whys[string(why)]; known {
		return line
	}
	return string(why)
}

func asDocument(err error) *model.DocumentError {
	var document *model.DocumentError
	if errors.As(err, &document) {
		return document
	}
	return nil
}
