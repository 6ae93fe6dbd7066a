package words

import (
	"errors"
	"fmt"

	"duban/model"
)

// Documents has the words for documents that are read as plans.
type Documents struct {
	Problems DocumentProblems
	Reasons  map[string]string // by model.WarningReason
	Preview  PreviewWords
	Import   ImportWords
	Reading  ReadingWords
}

// DocumentProblems says why a document can't be read. Each but
// Other is followed by the document's name; TooLarge also by megabytes.
type DocumentProblems struct {
	OldBinary, Picture, PDF, Encrypted, Damaged, TooLarge, Encoding string
	WebPage, RichText, OFD, Unknown, Blank, NoTasks                 string
	OpenDocument, NotConverted                                      string
	WithPackage                                                     string // what follows a refusal: package
	Missing, IsDirectory, Permission, Unreadable                    string
	PlanConflict                                                    string // who, when
	StandardInput                                                   string
}

// PreviewWords is how a plan is shown before it is imported.
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
	NotUnderstood, NothingLeftOut, Line, Lines  string
}

func chineseDocuments() Documents {
	return Documents{
		Problems: DocumentProblems{
			OldBinary:    "%s 是旧格式（doc、xls、wps、et），读不了；请在办公软件里另存为 docx 或 xlsx 再试",
			Picture:      "%s 是图片或扫描件，里面没有文字；请用原来的文档，或先识别成文字再导入",
			PDF:          "%s 是 PDF，读不了；请另存为 docx 或纯文本再导入",
			Encrypted:    "%s 加了密码，读不了；请去掉密码、另存后再试",
			Damaged:      "%s 不完整或已损坏；请在办公软件里打开确认，另存后再试",
			TooLarge:     "%[1]s 太大，超过 %[2]d MB；请只保留需要的内容，另存后再试",
			Encoding:     "%s 的文字编码认不出来；请另存为 UTF-8 文本再试",
			WebPage:      "%s 是网页存档（mht）或 XML；请用浏览器打开，另存为 html 再试",
			RichText:     "%s 其实是 RTF；请另存为 docx 再试",
			OpenDocument: "%s 是 odt 或 ods，读不了；请另存为 docx 或 xlsx 再试", NotConverted: "%[1]s 转换不成（%[2]s）；请在办公软件里打开确认，去掉密码，另存为 docx 或 xlsx 再试",
			WithPackage: "；装上 %s 后可以直接读取",
			OFD:         "%s 是 OFD 版式文件，读不了；请用生成它的 docx，或另存为纯文本再试",
			Unknown:     "%s 不是能读的格式；请另存为 docx、xlsx、csv 或纯文本再试",
			Blank:       "%s 里没有文字；请核对是不是拿错了文件",
			NoTasks:     "%s 里没有找到任务；请核对是不是工作方案，表格要有任务和科室两栏，或每项有编号",
			Missing:     "没有文件 %s；请核对路径",
			Permission:  "没有权限读取 %s；请联系文件所有者开通权限", IsDirectory: "%s 是文件夹；请给出文件的路径",
			Unreadable: "%[1]s 读取失败（%[2]s）；请检查磁盘后再试", StandardInput: "标准输入",
			PlanConflict: "%[1]s 已在 %[2]s 导入了这个方案的新版，这次没有写入；请重新预览再导入",
		},
		Reasons: map[string]string{
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
			"pinyin-left-out": "略去了夹在字间的拼音", "person-not-kept": "联系人和电话不在方案里记录，没有保留",
			"hidden": "隐藏的内容，没有计入", "hidden-by-filter": "被筛选隐藏的行，已经计入", "struck-out": "划掉的内容，没有计入", "formula-without-value": "公式没有结果，没有计入", "year-hidden": "单元格里的年份没有显示，且不是方案的年份，按单元格的日期计",
			"year-of-issue": "文件没有写明年度，按印发日期的年份计",
			"footnote":      "脚注，没有计入", "control-characters": "含有控制字符，已去掉",
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
			Aspects: map[string]string{"text": "内容", "offices": "科室", "due": "期限", "quota": "定量", "number": "编号", "category": "类别", "lead": "主办", "assist": "协办", "leaders": "责任领导", "people": "责任人", "source": "来源", "remark": "备注", "count_from": "定量起算", "approval": "审核"},

			Every: map[string]string{"year": "每年", "halfyear": "每半年", "quarter": "每季度", "month": "每月", "week": "每周", "twomonths": "每两个月", "halfmonth": "每半月", "tendays": "每旬", "twoweeks": "每两周", "day": "每日", "fixed": "每到指定月份"},
			Times: "%[1]s %[2]d 次", NotUnderstood: "需核对 %d 处", NothingLeftOut: "文字没有遗漏", Line: "第 %[1]d 行  %[2]s：%[3]s", Lines: "第 %[1]d-%[4]d 行  %[2]s：%[3]s",
		},
		Import:  chineseImport(),
		Reading: chineseReading(),
	}
}

func englishDocuments() Documents {
	return Documents{
		Problems: DocumentProblems{
			OldBinary:    "%s is in an old format (doc, xls, wps, et); save it as docx or xlsx",
			Picture:      "%s is a picture or scan without text; use the original document, or run OCR first",
			PDF:          "%s is a PDF, which can't be read; save it as docx or plain text",
			Encrypted:    "%s is password-protected; remove the password and save it again",
			Damaged:      "%s is incomplete or damaged; open it in an office program and save it again",
			TooLarge:     "%[1]s is larger than %[2]d MB; keep only what is needed and save it again",
			Encoding:     "unknown text encoding in %s; save it as UTF-8",
			WebPage:      "%s is a web archive (mht) or XML; open it in a browser and save it as html",
			RichText:     "%s is RTF; save it as docx",
			OpenDocument: "%s is an odt or ods file, which can't be read; save it as docx or xlsx", NotConverted: "%[1]s can't be converted (%[2]s); open it in an office program, remove any password, and save it as docx or xlsx",
			WithPackage: "; or install %s to have it read as it is",
			OFD:         "%s is an OFD file, which can't be read; use the original docx, or plain text",
			Unknown:     "unsupported format: %s; save it as docx, xlsx, csv or plain text",
			Blank:       "%s has no text; check that it is the right file",
			NoTasks:     "no tasks found in %s; check that it is a work plan: a table with task and office columns, or numbered items",
			Missing:     "file %s not found; check the path",
			Permission:  "no permission to read %s; ask its owner", IsDirectory: "%s is a folder; give the path of a file",
			Unreadable: "%[1]s can't be read (%[2]s); check the disk and try again", StandardInput: "standard input",
			PlanConflict: "%[1]s imported a new version of this plan at %[2]s, nothing was written; preview and import again",
		},
		Reasons: map[string]string{
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
			"pinyin-left-out": "pinyin between the characters removed", "person-not-kept": "contacts are not kept",
			"hidden": "hidden, left out", "hidden-by-filter": "hidden by a filter, taken", "struck-out": "struck out, left out", "formula-without-value": "formula without a value, left out", "year-hidden": "the cell hides a year other than the plan's, its date was taken",
			"year-of-issue": "the plan names no year, that of its date of issue was taken",
			"footnote":      "footnote, ignored", "control-characters": "control characters removed",
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
			Aspects: map[string]string{"text": "text", "offices": "offices", "due": "due", "quota": "quota", "number": "number", "category": "category", "lead": "lead", "assist": "assist", "leaders": "leaders", "people": "people", "source": "source", "remark": "remark", "count_from": "quotas count from", "approval": "approval"},

			Every: map[string]string{"year": "a year", "halfyear": "half a year", "quarter": "a quarter", "month": "a month", "week": "a week", "twomonths": "every two months", "halfmonth": "half a month", "tendays": "every ten days", "twoweeks": "every two weeks", "day": "a day", "fixed": "at each of its months"},
			Times: "%[2]d %[1]s", NotUnderstood: "to check: %d", NothingLeftOut: "no words are left out", Line: "line %[1]d  %[2]s: %[3]s", Lines: "lines %[1]d-%[4]d  %[2]s: %[3]s",
		},
		Import:  englishImport(),
		Reading: englishReading(),
	}
}

// document returns why a document can't be read as a plan.
func (d Documents) document(e *model.DocumentError) string {
	name := model.CleanLine(e.Path)
	if name == "" {
		name = d.Problems.StandardInput
	}
	cause := string(e.Problem)
	if e.Err != nil {
		cause = model.CleanLine(e.Err.Error())
	}
	switch line, known := d.Problems.lines()[e.Problem]; {
	case e.Problem == model.DocumentTooLarge:
		return fmt.Sprintf(d.Problems.TooLarge, name, e.Limit>>20)
	case e.Problem == model.DocumentNotConverted:
		return fmt.Sprintf(d.Problems.NotConverted, name, cause)
	case known && e.Package != "":
		return fmt.Sprintf(line+d.Problems.WithPackage, name, e.Package)
	case known:
		return fmt.Sprintf(line, name)
	}
	return fmt.Sprintf(d.Problems.Unreadable, name, cause)
}

func (p DocumentProblems) lines() map[model.DocumentProblem]string {
	return map[model.DocumentProblem]string{
		model.DocumentOldBinary:    p.OldBinary,
		model.DocumentPicture:      p.Picture,
		model.DocumentPDF:          p.PDF,
		model.DocumentEncrypted:    p.Encrypted,
		model.DocumentDamaged:      p.Damaged,
		model.DocumentEncoding:     p.Encoding,
		model.DocumentWebPage:      p.WebPage,
		model.DocumentRichText:     p.RichText,
		model.DocumentOFD:          p.OFD,
		model.DocumentOpenDocument: p.OpenDocument,
		model.DocumentUnknown:      p.Unknown,
		model.DocumentBlank:        p.Blank,
		model.DocumentNoTasks:      p.NoTasks,
		model.DocumentMissing:      p.Missing,
		model.DocumentIsDirectory:  p.IsDirectory,
		model.DocumentPermission:   p.Permission,
	}
}

// Why returns the reason of a warning.
func (d Documents) Why(why model.WarningReason) string {
	if line, known := d.Reasons[string(why)]; known {
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
