package text

// Account has the text of setup --account. The comments name the values of each format.
type Account struct {
	Flag, KeysFlag, SSHDFlag string // help
	BadName                  string // what was typed
	NeedsRoot, NeedsShared   string
	IsRoot, HasPassword      string // account
	Unreadable, Unwritable   string // file, reason
	Failed                   string // program, reason
	Made                     string // account, group
	Mended                   string // account, what
	Unlocked                 string
	Shell                    string // path
	Joined                   string // group
	AddToSSHD                string // file
	WroteSSHD                string // file
	ForeignSnippet           string // file, file for a shell
	MadeKeys                 string // file
	LogGrows                 string // file
	LogUnprotected           string // file, reason
	Reload                   string
	NextKey                  string // command
}

func chineseAccount() Account {
	return Account{
		Flag:      "各人用公钥登录的`账号`；没有就建立，只能用公钥、不能用密码，并写好 sshd 的设置",
		KeysFlag:  "公钥`文件`的位置；不写时用 $DUBAN_KEYS，再用 /etc/ssh/duban_keys",
		SSHDFlag:  "sshd 设置写到这个`文件`；- 表示只列出；不写时用 /etc/ssh/sshd_config.d，没有它就列出",
		BadName:   "账号名不能是「%s」；用小写字母开头，只含小写字母、数字、- 和 _",
		NeedsRoot: "建立账号要用 root：sudo duban setup --account ...", NeedsShared: "--account 要和 --group 一起用",
		IsRoot:      "%s 是系统管理员账号，不能让别人用它登录；请换一个专用账号",
		HasPassword: "%[1]s 有密码，是某个人的账号；请换一个专用账号，如 --account duban",
		Unreadable:  "读不了 %[1]s：%[2]s", Unwritable: "写不了 %[1]s：%[2]s", Failed: "%[1]s 没有成功：%[2]s",
		Made: "建立账号 %[1]s，归组 %[2]s，只能用公钥登录", Mended: "账号 %[1]s：%[2]s",
		Unlocked: "密码由锁定改为“只能用公钥”", Shell: "登录 shell 改为 %s，sshd 要用它执行命令", Joined: "加入组 %s",
		AddToSSHD: "请把下面几行加到 %s 末尾：", WroteSSHD: "写好 sshd 的设置 %s",
		ForeignSnippet: "%[1]s 已经有了，不是 duban 写的，没有动它；请移走它，或用 --sshd 写到别处",
		MadeKeys:       "建立公钥文件 %s，只有 root 能改",
		LogGrows:       "访问记录 %s 只能追加，不能改、不能删", LogUnprotected: "访问记录 %[1]s 不能设为只能追加（%[2]s）；请以系统日志为准",
		Reload:  "让 sshd 生效：sshd -t && systemctl reload ssh（有的系统叫 sshd）",
		NextKey: "每人一把公钥：%s",
	}
}

func englishAccount() Account {
	return Account{
		Flag:      "`ACCOUNT` through which people log in with keys; created if missing, with keys and without a password, and with its sshd configuration",
		KeysFlag:  "`FILE` of keys; otherwise $DUBAN_KEYS, else /etc/ssh/duban_keys",
		SSHDFlag:  "`FILE` for the sshd configuration; - prints it only; otherwise in /etc/ssh/sshd_config.d, or printed where that is missing",
		BadName:   "invalid account name %q; begin with a lower-case letter and use lower-case letters, digits, - and _ only",
		NeedsRoot: "root is needed to create an account: sudo duban setup --account ...", NeedsShared: "--account needs --group",
		IsRoot:      "%s is the system's administrator, whose account must not be shared; use an account of its own",
		HasPassword: "%[1]s has a password, so it is a person's account; use an account of its own, such as --account duban",
		Unreadable:  "can't read %[1]s: %[2]s", Unwritable: "can't write %[1]s: %[2]s", Failed: "%[1]s failed: %[2]s",
		Made: "created account %[1]s, group %[2]s, login with keys only", Mended: "account %[1]s: %[2]s",
		Unlocked: "password changed from locked to keys only", Shell: "login shell set to %s, by which sshd runs commands", Joined: "added to group %s",
		AddToSSHD: "add these lines at the end of %s:", WroteSSHD: "wrote the sshd configuration %s",
		ForeignSnippet: "%[1]s exists and is not duban's, it was left alone; move it away, or write elsewhere with --sshd",
		MadeKeys:       "created the file of keys %s, which only root can change",
		LogGrows:       "access log %s: can only grow, not be changed or removed", LogUnprotected: "access log %[1]s can't be made append-only (%[2]s); rely on the system's log",
		Reload:  "to have sshd read it: sshd -t && systemctl reload ssh (sshd on some systems)",
		NextKey: "a key for each person: %s",
	}
}
