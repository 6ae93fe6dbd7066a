package text

// Setup has the text of setup. The verbs are explained by the functions that use them.
type Setup struct {
	Help, Group, Long, Empty                            string // help
	MadeEmpty                                           string // the path
	NotEmpty                                            string // the path, a plan
	NeedsGroup, NoGroup, NeedsRights, Sticky, NotFolder string
	OnePersonSystem                                     string
	Unreachable                                         string
	MadeFolder, SetRights, MadeLedger, AllWell          string
	Crowded, SecondName                                 string
	NextAccounts, NextKeys, NameOfKey                   string
}

func chineseSetup() Setup {
	return Setup{
		Empty: "台账里不放示例方案；不写 --group 时只供本人使用", MadeEmpty: "建立空台账 %s",
		NotEmpty: "台账 %[1]s 里已有方案 %[2]s，没有改动；不要的方案请删除：duban plans drop %[2]s",
		Help:     "准备共用的台账文件夹，让同组的人都能读写；--account 再建立用公钥登录的账号；--empty 建立没有示例的台账", Group: "共用台账的`用户组`",
		Long:            "文件夹设为 2770、文件设为 0660，归该组；没有台账就建一个。可以重复执行。",
		OnePersonSystem: "在 Windows 上台账只供一人使用；多人共用请放到 Linux 主机上",
		NeedsGroup:      "请用 --group 写明用户组；只供本人使用的空台账用 --empty", NoGroup: "没有用户组「%s」；请先建组：groupadd %[1]s",
		NeedsRights: "没有权限设置 %[1]s（%[2]s）；请由管理员执行：sudo duban setup", Sticky: "%s 人人可写（如 /tmp），不能放共用的台账；请换个文件夹，如 /srv/duban/duban.db",
		NotFolder: "%s 不是文件夹；请换个路径", Unreachable: "组 %[1]s 的人进不了 %[2]s，也就到不了台账；请执行：chmod o+x %[2]s，或换个文件夹",
		MadeFolder: "建立文件夹 %s", SetRights: "%[1]s 设为 %[2]s，归组 %[3]s", MadeLedger: "建立台账 %s", AllWell: "都已就绪，不用改动：%s",
		SecondName:   "%s 在别处还有一个名字（硬链接），可能是别人的文件，没有动它；请移走它再试",
		NextAccounts: "有账号的人：usermod -aG %[1]s 账号，重新登录后运行 duban --db %[2]s",
		NextKeys:     "只有公钥的人：加上 --account duban 再运行一次，建立专用账号；每人一行，用 duban access add 写：", NameOfKey: "名字",
		Crowded: "%[1]s 里还有别的文件（如 %[2]s），不能整个交给用户组；请给台账单独的文件夹，如 /srv/duban/duban.db",
	}
}

func englishSetup() Setup {
	return Setup{
		Empty: "leave the sample out; without --group, for one person", MadeEmpty: "created empty ledger %s",
		NotEmpty: "the ledger %[1]s already has plan %[2]s, nothing was changed; to remove a plan you don't need: duban plans drop %[2]s",
		Help:     "prepare a shared folder for the ledger of a group; --account also an account for login with keys; --empty leaves the sample out", Group: "`GROUP` that shares the ledger",
		Long:            "Sets the folder to mode 2770 and its files to 0660, owned by the group, and creates the ledger if there is none. Safe to run again.",
		OnePersonSystem: "on Windows a ledger is for one person; to share one, use a Linux machine",
		NeedsGroup:      "set the group with --group, or use --empty for an empty ledger of your own", NoGroup: "group %q not found; create it first: groupadd %[1]s",
		NeedsRights: "no permission to set up %[1]s (%[2]s); run it as the administrator: sudo duban setup", Sticky: "%s is writable by everyone (like /tmp) and unsafe for a shared ledger; use another folder, such as /srv/duban/duban.db",
		NotFolder: "%s is not a folder; use another path", Unreachable: "members of %[1]s can't enter %[2]s, so they can't reach the ledger; run: chmod o+x %[2]s, or use another folder",
		MadeFolder: "created folder %s", SetRights: "%[1]s: set to %[2]s, group %[3]s", MadeLedger: "created ledger %s", AllWell: "already set up: %s",
		SecondName:   "%s has another name elsewhere (a hard link) and may be somebody else's file, it was left alone; move it away and try again",
		NextAccounts: "people with accounts: usermod -aG %[1]s ACCOUNT; after logging in again they run duban --db %[2]s",
		NextKeys:     "people with keys only: run this again with --account duban, which creates an account for them; each gets a line, written by duban access add:", NameOfKey: "NAME",
		Crowded: "%[1]s has other files (such as %[2]s) that must not be shared with the group; use a separate folder for the ledger, such as /srv/duban/duban.db",
	}
}
