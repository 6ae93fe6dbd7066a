package text

// Backups has the words for backup and restore. The verbs are
// explained by the functions that use them.
type Backups struct {
	Backup, Restore, Overwrite, Yes     string // help
	FileArgument, FileOrInput           string
	BackedUp, Restored, Kept            string
	Replaces, ReplacesNothing, TypeWord string
	Word                                string // what confirms a restore
	NotConfirmed, NeedsYes, ToTerminal  string
}

func chineseBackups() Backups {
	return Backups{
		Backup: "把台账备份到文件，别人可以照常使用", Restore: "用备份替换台账，原来的台账会留存一份",
		Overwrite: "同名文件已存在时覆盖它", Yes: "不再询问，直接恢复",
		FileArgument: "文件", FileOrInput: "文件写成 - 时，用标准输入或标准输出。",
		BackedUp:        "已备份到 %[1]s，并已检查：%[2]s，%[3]s，修订号 %[4]d",
		Restored:        "已恢复：%[1]s，%[2]s，修订号 %[3]d",
		Kept:            "原来的台账留存在 %s",
		Replaces:        "将用 %[1]s（修订号 %[2]d，最后改动 %[3]s）替换台账 %[4]s（修订号 %[5]d，最后改动 %[6]s）。",
		ReplacesNothing: "将用 %[1]s（修订号 %[2]d，最后改动 %[3]s）替换台账 %[4]s（现在读不出来）。",
		TypeWord:        "输入 %[1]s 或 restore 确认，其他任何输入都放弃：", Word: "恢复",
		NotConfirmed: "没有恢复，台账未变；要恢复请重来一次并输入 %[1]s",
		NeedsYes:     "恢复会替换整个台账；不在终端里操作时请加上 --yes",
		ToTerminal:   "备份不能显示在终端上；请写 duban backup - > 文件，或直接给出文件名",
	}
}

func englishBackups() Backups {
	return Backups{
		Backup: "back up the ledger to a file while others use it", Restore: "replace the ledger with a backup; the old one is kept",
		Overwrite: "overwrite an existing file", Yes: "restore without asking",
		FileArgument: "FILE", FileOrInput: "If FILE is -, use standard input or output.",
		BackedUp:        "backed up to %[1]s and verified: %[2]s, %[3]s, revision %[4]d",
		Restored:        "restored: %[1]s, %[2]s, revision %[3]d",
		Kept:            "the previous ledger was kept as %s",
		Replaces:        "%[1]s (revision %[2]d, last change %[3]s) will replace the ledger %[4]s (revision %[5]d, last change %[6]s).",
		ReplacesNothing: "%[1]s (revision %[2]d, last change %[3]s) will replace the ledger %[4]s (which can't be read).",
		TypeWord:        "Type %[1]s to confirm; anything else cancels: ", Word: "restore",
		NotConfirmed: "nothing was restored; to restore, run the command again and type %[1]s",
		NeedsYes:     "restore replaces the whole ledger; add --yes to confirm without a terminal",
		ToTerminal:   "can't write a backup to the terminal; use duban backup - > FILE, or give a file name",
	}
}
