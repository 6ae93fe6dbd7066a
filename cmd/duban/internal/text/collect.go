package text

// Collect has the help and messages of collect.
type Collect struct {
	Help, Long, FilesArgument string
	DryRun, Yes               string // flags
	NotConfirmed, Foreign     string
}

func chineseCollect() Collect {
	return Collect{
		Help: "收回各科室填好的收集表或催办单", FilesArgument: "文件...",
		Long: "文件可以一次给很多份，也可以给文件夹；xlsx、docx、csv、md、html 都行，装了 LibreOffice 还可以是 doc、xls、wps、et；写成 - 就从标准输入读。\n" +
			"先按科室列出会改什么、哪些对不上，再一次全部记入台账；duban undo 一次撤销。",
		DryRun: "只预览，不写入", Yes: "不再询问，直接记入", NotConfirmed: "没有收集，台账未变",
		Foreign: "没有收集：表里有不是本科室的任务；请只交本科室的表",
	}
}

func englishCollect() Collect {
	return Collect{
		Help: "take in the tables or reminders that offices filled in", FilesArgument: "FILE...",
		Long: "Several files and folders can be given: xlsx, docx, csv, md and html, with LibreOffice\ndoc, xls, wps and et as well; - is standard input.\n" +
			"Lists for each office what changes and what does not fit, then records all of it at once; duban undo takes it back.",
		DryRun: "only show what would change", Yes: "record without asking", NotConfirmed: "nothing was collected",
		Foreign: "nothing was collected: the table has tasks of other offices; send the table of your own office alone",
	}
}
