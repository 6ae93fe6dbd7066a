package words

// YearCommands is what the commands of a year of follow-up say.
type YearCommands struct {
	Help  YearHelp
	Flags YearFlags

	DueWas       string // the plan's deadline
	WasVerified  string // task, who, when
	ToVerify     string // how many are verified, how many are done
	NotVerified  string
	NoneDone     string
	VerifiedLine string // who, when
}

// YearHelp explains the commands.
type YearHelp struct {
	Extend, Verify string
	DateArgument   string
}

// YearFlags explains the flags.
type YearFlags struct {
	Reason, NoteToVerify, VerifyList string
}

func chineseYearCommands() YearCommands {
	return YearCommands{
		Help: YearHelp{
			Extend: "把任务延期，写明原因，保留原来的期限", Verify: "核查已完成的任务；--list 列出核查清单",
			DateArgument: "日期",
		},
		Flags: YearFlags{
			Reason: "延期的`原因`", NoteToVerify: "同时写备注`文字`", VerifyList: "列出已完成的任务，谁于何时核查过",
		},
		DueWas:      "原定 %s",
		WasVerified: "%[1]s. 已经核查过（%[2]s %[3]s）", ToVerify: "已核查 %[1]d/%[2]d",
		NotVerified: "待核查", NoneDone: "没有已完成的任务", VerifiedLine: "已核查 %[1]s %[2]s",
	}
}

func englishYearCommands() YearCommands {
	return YearCommands{
		Help: YearHelp{
			Extend: "set a later deadline with its reason, and keep the old one", Verify: "verify tasks that are done; --list shows the checklist",
			DateArgument: "DATE",
		},
		Flags: YearFlags{
			Reason: "the `TEXT` that says why", NoteToVerify: "write this `TEXT` as a note as well", VerifyList: "list the tasks that are done, and who verified them when",
		},
		DueWas:      "planned for %s",
		WasVerified: "%[1]s. was verified already (%[2]s %[3]s)", ToVerify: "verified %[1]d/%[2]d",
		NotVerified: "to verify", NoneDone: "no task is done", VerifiedLine: "verified by %[1]s %[2]s",
	}
}
