package text

// Export has the help and messages of export.
type Export struct {
	Help, FileArgument, Long            string
	Form, Format, Quarter, OfPeriod     string // flags
	Overwrite, Each, Notes, ReplyBy     string
	ReplyByOnly                         string
	Silent, SilentOnly                  string
	EachWritten                         string // the folder, how many files, the offices
	NoOffices                           string
	NeedsFormat, BadEnding, BadQuarter  string // as typed
	QuarterOnly, OnePeriod, NothingToDo string
	Exists, NoFolder, Denied, Full      string // the file's path
	IsFolder, NoFile, Itself, CantWrite string
	OthersLink                          string
	Written                             string // the file, how many rows
	ToTerminal                          string
}

func chineseExport() Export {
	return Export{
		Help: "把任务写成文件给别人：台账、进展、催办单、通报、年度总结、销号清单等", FileArgument: "文件",
		Long: "按文件名的结尾定格式：.xlsx、.docx、.csv、.md、.json。\n" +
			"文件写成 - 就是标准输出，格式用 --format 指明，例如：duban export - --form urge --format docx > 催办单.docx",
		Form:   "`种类`：ledger 台账、progress 进展、urge 催办单、annual 年度总结、closing 销号清单、review 回头看、collect 收集表、bulletin 通报（默认 ledger）",
		Format: "`格式`：xlsx、docx、csv、md、json（默认按文件名）", Quarter: "进展、通报和收集表写哪个`季度`，如 2021-Q3（默认本季）",
		OfPeriod: "进展写哪个`月份`；其他种类只写这个月到期或计数的，如 2021-11",
		Each:     "每个科室一份，写进这个`文件夹`", EachWritten: "已写入 %[1]s：%[2]d 份", NoOffices: "没有要写的科室；请放宽筛选",
		ReplyBy: "催办单上要求反馈的`日期`；不写就留空", ReplyByOnly: "--reply-by 只用于 --form urge；请去掉它",
		Silent: "催办单改写给没有报进展的科室，期间用 --quarter 或 --month（默认本季度）", SilentOnly: "--not-reported 只用于 --form urge；请去掉它",
		Notes:     "把内部备注也写进去；不加就不写",
		Overwrite: "文件已经有了就覆盖", NeedsFormat: "写到标准输出要用 --format 指明格式：xlsx、docx、csv、md、json",
		BadEnding:  "看不出「%s」要写成什么格式；文件名请以 .xlsx、.docx、.csv、.md 或 .json 结尾，或用 --format 指明",
		BadQuarter: "「%s」不是季度；请写成 2021-Q3 这样", QuarterOnly: "--quarter 只用于 --form progress、bulletin 和 collect，或和 --not-reported 一起；请去掉它",
		OnePeriod: "--quarter 和 --month 只能用一个；请去掉一个", NothingToDo: "没有要写的任务，没有生成文件；请放宽筛选",
		Exists: "%s 已经有了；请换个名字，或加 --overwrite 覆盖", NoFolder: "没有文件夹来放 %s；请先建文件夹或换个位置",
		Denied: "没有权限写 %s；请换个位置", Full: "磁盘空间不足，没有写成 %s；请腾出空间再试",
		IsFolder: "%s 是文件夹；请写上文件名", NoFile: "%s 是设备或管道，不是文件；请换个名字，或写成 - 用标准输出", OthersLink: "%s 是别人建的链接，没有写入；请换个名字", Itself: "%s 是台账本身；请换个名字", CantWrite: "没有写成 %[1]s：%[2]s；请换个位置再试",
		Written: "已写入 %[1]s：%[2]s", ToTerminal: "屏幕上看不了 %s 文件；请用 > 文件名 存下来，或直接写文件名",
	}
}

func englishExport() Export {
	return Export{
		Help: "export tasks to a file: ledger, progress report, reminders, annual report, review", FileArgument: "FILE",
		Long: "The file extension sets the format: .xlsx, .docx, .csv, .md, .json.\n" +
			"For standard output use -, with --format, for example: duban export - --form urge --format docx > urge.docx",
		Form:   "`form`: ledger, progress, urge, annual, closing, review, collect, bulletin (default ledger)",
		Format: "`format`: xlsx, docx, csv, md, json (default: from the file name)", Quarter: "`quarter` of the progress report, bulletin or table to fill in, for example 2021-Q3 (default: this quarter)",
		OfPeriod: "`month` of the progress report; for other forms, tasks due or counted in it, for example 2021-11",
		Each:     "one file for each office, into this `folder`", EachWritten: "wrote %[2]d files to %[1]s", NoOffices: "no offices to write for; use a wider filter",
		ReplyBy: "`date` by which offices are asked to reply, on reminders; left blank without it", ReplyByOnly: "--reply-by only works with --form urge; remove it",
		Silent: "reminders for the offices that have not reported, for --quarter or --month (default: this quarter)", SilentOnly: "--not-reported only works with --form urge; remove it",
		Notes:     "include internal notes; without it none is printed",
		Overwrite: "overwrite an existing file", NeedsFormat: "standard output needs --format: xlsx, docx, csv, md or json",
		BadEnding:  "unknown format of %q; use a name that ends with .xlsx, .docx, .csv, .md or .json, or add --format",
		BadQuarter: "%q is not a quarter; use the form 2021-Q3", QuarterOnly: "--quarter only works with --form progress, bulletin and collect, or with --not-reported; remove it",
		OnePeriod: "--quarter and --month can't be combined; use one of them", NothingToDo: "no tasks to export, no file was written; use a wider filter",
		Exists: "%s already exists; use another name, or add --overwrite", NoFolder: "the folder of %s does not exist; create it or use another location",
		Denied: "no permission to write %s; use another location", Full: "the disk is full, %s was not written; free some space and try again",
		IsFolder: "%s is a folder; add a file name", NoFile: "%s is a device or a pipe; use another name, or - for standard output", OthersLink: "%s is a link created by someone else, nothing was written; use another name", Itself: "%s is the ledger itself; use another name", CantWrite: "%[1]s was not written: %[2]s; use another location",
		Written: "wrote %[1]s: %[2]s", ToTerminal: "can't write %s to the terminal; redirect with > FILE, or give a file name",
	}
}
