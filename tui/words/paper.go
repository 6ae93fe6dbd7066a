package words

// Paper is what stands on the papers that go to others, and what is said of
// writing them.
type Paper struct {
	Help, FileArgument, Long            string
	Form, Format, Quarter, OfPeriod     string // flags
	Overwrite                           string
	NeedsFormat, BadEnding, BadQuarter  string // as typed
	QuarterOnly, OnePeriod, NothingToDo string
	Exists, NoFolder, Denied, Full      string // the file's path
	IsFolder, NoFile, Itself, CantWrite string
	OthersLink                          string
	Written                             string // the file, how many rows
	ToTerminal                          string
}

func chinesePaper() Paper {
	return Paper{
		Help: "把任务写成文件给别人：台账、进展、催办单、年度总结、回头看", FileArgument: "文件",
		Long: "按文件名的结尾定格式：.xlsx、.docx、.csv、.md、.json。\n" +
			"文件写成 - 就是标准输出，格式用 --format 指明，例如：duban export - --form urge --format docx > 催办单.docx",
		Form:   "`种类`：ledger 台账、progress 进展、urge 催办单、annual 年度总结、review 回头看（默认 ledger）",
		Format: "`格式`：xlsx、docx、csv、md、json（默认按文件名）", Quarter: "进展写哪个`季度`，如 2021-Q3（默认本季）",
		OfPeriod:  "进展写哪个`月份`；其他种类只写这个月到期或计数的，如 2021-11",
		Overwrite: "文件已经有了就覆盖", NeedsFormat: "写到标准输出要用 --format 指明格式：xlsx、docx、csv、md、json",
		BadEnding:  "看不出「%s」要写成什么格式；文件名请以 .xlsx、.docx、.csv、.md 或 .json 结尾，或用 --format 指明",
		BadQuarter: "「%s」不是季度；请写成 2021-Q3 这样", QuarterOnly: "--quarter 只用于 --form progress；请去掉它",
		OnePeriod: "--quarter 和 --month 只能用一个；请去掉一个", NothingToDo: "没有要写的任务，没有生成文件；请放宽筛选",
		Exists: "%s 已经有了；请换个名字，或加 --overwrite 覆盖", NoFolder: "没有文件夹来放 %s；请先建文件夹或换个位置",
		Denied: "没有权限写 %s；请换个位置", Full: "磁盘空间不足，没有写成 %s；请腾出空间再试",
		IsFolder: "%s 是文件夹；请写上文件名", NoFile: "%s 是设备或管道，不是文件；请换个名字，或写成 - 用标准输出", OthersLink: "%s 是别人建的链接，没有写入；请换个名字", Itself: "%s 是台账本身；请换个名字", CantWrite: "没有写成 %[1]s：%[2]s；请换个位置再试",
		Written: "已写入 %[1]s：%[2]d 项任务", ToTerminal: "屏幕上看不了 %s 文件；请用 > 文件名 存下来，或直接写文件名",
	}
}

func englishPaper() Paper {
	return Paper{
		Help: "write tasks to a file for others: ledger, progress, urging, year's report, look-back", FileArgument: "FILE",
		Long: "The end of the file's name decides the format: .xlsx, .docx, .csv, .md, .json.\n" +
			"A file written - is standard output; --format says which format, as in: duban export - --form urge --format docx > urge.docx",
		Form:   "`form`: ledger, progress, urge, annual, review (default ledger)",
		Format: "`format`: xlsx, docx, csv, md, json (default by the file's name)", Quarter: "`quarter` that progress tells of, such as 2021-Q3 (default this one)",
		OfPeriod:  "`month` that progress tells of; other forms hold what is due or counted in it, such as 2021-11",
		Overwrite: "replace the file if it is there", NeedsFormat: "standard output needs --format: xlsx, docx, csv, md or json",
		BadEnding:  "%q does not say which format to write; end the name with .xlsx, .docx, .csv, .md or .json, or give --format",
		BadQuarter: "%q is no quarter; write it like 2021-Q3", QuarterOnly: "--quarter is for --form progress only; leave it out",
		OnePeriod: "--quarter and --month can't both be given; leave one out", NothingToDo: "there is no task to write, and no file was made; filter for more",
		Exists: "%s is there already; choose another name, or add --overwrite", NoFolder: "there is no folder for %s; make it or choose another place",
		Denied: "no permission to write %s; choose another place", Full: "the disk is full, %s was not written; make room and try again",
		IsFolder: "%s is a folder; give a file's name", NoFile: "%s is a device or a pipe, no file; choose another name, or write - for standard output", OthersLink: "%s is a link that somebody else made, nothing was written; choose another name", Itself: "%s is the ledger itself; choose another name", CantWrite: "%[1]s was not written: %[2]s; choose another place and try again",
		Written: "wrote %[1]s: %[2]d task(s)", ToTerminal: "a %s file can't be read on the screen; keep it with > FILE, or give the file's name",
	}
}
