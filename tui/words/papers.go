package words

// Papers has the words for the papers that the dashboard writes.
type Papers struct {
	Key, SlipKey         Label // SlipKey is for the offices that have not reported
	Title, Keys          string
	Form, Office, Period string
	ReplyBy, NoReplyBy   string
	NoPeriod             string // of a form that is about no period
	Recorded             string // how many tasks; after Written or WrittenEach
	RecordKeys           string // of the preview of slips
	AllOffices           string
	EachOffice           string            // a file for each
	Reason               string            // why slips urge
	Pressing             string            // as it is overdue, due soon or behind
	Silent               string            // as nothing was reported; the period
	WrittenEach          string            // the folder, how many files
	EachName             string            // in the place of Name
	Periods              []string          // this quarter, the last, this month, the last
	Order                []string          // the forms, in the order of the choice
	Forms                map[string]string // by the form of a paper
	Preview, PreviewKeys string
	Name, NameKeys       string
	Exists               string // the file, what confirms
	ExistsKeys           string
	Word                 string
	NotWritten, NotHere  string
	Written              string // the file
}

func chinesePapers() Papers {
	return Papers{
		Key: Label{"报表", "写报表、收集表和催办单"}, SlipKey: Label{"催办单", "给这个科室写催办单，并记入催办"}, Title: "写报表", Keys: "jk 选栏  hl 换  回车 预览  Esc 返回",
		Form: "种类", Office: "科室", Period: "期间", AllOffices: "全部", EachOffice: "每个科室一份", Reason: "催办事由", Pressing: "逾期、临期、落后", Silent: "%s未报进展", WrittenEach: "已写入 %[1]s：%[2]d 份", EachName: "写入文件夹",
		ReplyBy: "反馈期限", NoReplyBy: "不写", NoPeriod: "不分期间", Recorded: "，已记催办 %d 项（{undo} 撤销）", RecordKeys: "回车 写成文件并记入催办  Esc 放弃  jk PgUp PgDn 翻看",
		Periods: []string{"本季度", "上季度", "本月", "上月"}, Order: paperOrder(),
		Forms: map[string]string{
			"ledger": "台账", "collect": "收集表", "urge": "催办单", "progress": "进展情况表", "bulletin": "通报", "annual": "年度总结", "closing": "销号清单", "review": "回头看",
		},
		Preview: "报表预览：还没有写成文件", PreviewKeys: "回车 写成文件  Esc 放弃  jk PgUp PgDn 翻看",
		Name: "写入文件", NameKeys: "回车 写入  Esc 返回  Tab 补全  .docx .xlsx .csv .md",
		Exists: "%[1]s 已经有了，输入“%[2]s”确认", ExistsKeys: "回车 确认  Esc 返回", Word: "覆盖",
		NotWritten: "没有写入文件", NotHere: "这里不能写文件", Written: "已写入 %s",
	}
}

func englishPapers() Papers {
	return Papers{
		Key: Label{"papers", "write reports, tables and reminders"}, SlipKey: Label{"reminder", "write the reminder for this office, and record it"}, Title: "write a paper", Keys: "jk field  hl change  Enter preview  Esc back",
		Form: "form", Office: "office", Period: "period", AllOffices: "all", EachOffice: "a file for each", Reason: "reason", Pressing: "overdue, due soon, behind", Silent: "no report for %s", WrittenEach: "wrote %[2]d files to %[1]s", EachName: "write to folder",
		ReplyBy: "reply by", NoReplyBy: "not set", NoPeriod: "none", Recorded: ", recorded reminders for %d tasks ({undo} undoes)", RecordKeys: "Enter write a file and record it  Esc discard  jk PgUp PgDn scroll",
		Periods: []string{"this quarter", "last quarter", "this month", "last month"}, Order: paperOrder(),
		Forms: map[string]string{
			"ledger": "ledger", "collect": "table to fill in", "urge": "reminders", "progress": "progress report", "bulletin": "bulletin", "annual": "annual report", "closing": "closed tasks", "review": "review",
		},
		Preview: "preview: no file was written yet", PreviewKeys: "Enter write a file  Esc discard  jk PgUp PgDn scroll",
		Name: "write to", NameKeys: "Enter write  Esc back  Tab complete  .docx .xlsx .csv .md",
		Exists: "%[1]s exists, type %[2]s", ExistsKeys: "Enter confirm  Esc back", Word: "overwrite",
		NotWritten: "no file was written", NotHere: "no files can be written here", Written: "wrote %s",
	}
}

func paperOrder() []string {
	return []string{"progress", "bulletin", "urge", "collect", "ledger", "closing", "annual", "review"}
}
