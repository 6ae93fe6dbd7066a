package doctor

import "duban/tui/words"

// Words is the text of the checks in one language: of each check its name, what
// was found, and what to do (Do).
type Words struct {
	Help, Fine, Wrong, AllWell                            string
	Findings                                              words.Counted
	Locale, LocaleNone, LocaleOther, LocaleDo             string
	Terminal, NoTerminal, DumbTerminal, DumbDo            string
	Size, SmallDo                                         string // what it takes: columns, rows
	Encoding, EncodingUTF8, EncodingOther, EncodingDo     string
	Ambiguous, AmbiguousOne, AmbiguousTwo, AmbiguousDo    string
	NoAnswer                                              string
	Ledger, LedgerSound, LedgerToBe, LedgerProblems       string
	LedgerProblemsDo                                      string
	Server, ServerFine, ServerPlain, ServerPlainDo        string
	FileSystem, FileSystemLocal, FileSystemNetwork        string
	FileSystemNetworkDo, FileSystemFuse, FileSystemFuseDo string
	Permissions, PermissionsOwn, PermissionsShared        string
	PermissionsUnknown                                    string
	Sticky, StickyDo, NoSetgid, NoSetgidDo                string
	SecondName, SecondNameDo                              string
	OtherGroup, OtherGroupDo, FileClosed, FileClosedDo    string
	LockClosed, LockClosedDo, OpenToAll, OpenToAllDo      string
	CanOnlyRead, CanOnlyReadDo, FolderClosed              string
	FolderClosedDo                                        string
	Space, SpaceFree, SpaceDo, NoFilesLeft                string
	Lock, LockFine, LockDo                                string
	Copies, CopiesFound, CopiesNone, CopiesNotYet         string
	CopiesOld, CopiesDo                                   string
	Clock, ClockFine, ClockBack, ClockWrong, ClockDo      string
	AccessLog, AccessLogClosed, AccessLogDo               string
	AccessLogGrows, AccessLogOpen                         string
	Conversion, ConversionOff, ConversionGap              string
	OfficeFound, OfficeMissing, PDFFound, PDFMissing      string
}

// In returns the text in a language.
func In(language words.Language) *Words {
	if language == words.English {
		return english()
	}
	return chinese()
}

func chinese() *Words {
	return &Words{
		AccessLog: "访问记录", AccessLogClosed: "写不进去：%s", AccessLogDo: "由管理员执行 sudo duban setup；在此之前只有系统日志有记录",
		AccessLogGrows: "只能追加", AccessLogOpen: "组里的人能改、能删；sudo duban setup 可设为只能追加",
		Help: "体检：终端、台账、权限、磁盘、备份、时钟", Fine: "正常", Wrong: "注意",
		AllWell: "一切正常", Findings: words.Same("有 %d 处需要处理，办法见上"),
		Locale: "系统区域", LocaleNone: "没有设置", LocaleOther: "%s，不是 UTF-8", LocaleDo: "在 ~/.profile 里写 export LANG=C.UTF-8，重新登录",
		Terminal: "终端类型", NoTerminal: "不在终端里，终端各项没有查；要查请用 ssh -t 登录后再运行",
		DumbTerminal: "TERM=%s，画不了看板", DumbDo: "把终端软件的终端类型设为 xterm-256color；用 ssh 时加 -t",
		Size: "终端大小", SmallDo: "看板至少要 %d 列 %d 行；请放大窗口或缩小字号",
		Encoding: "终端编码", EncodingUTF8: "UTF-8", EncodingOther: "不是 UTF-8，中文会成乱码",
		EncodingDo: "把终端软件的字符编码设为 UTF-8；在 tmux 里用 tmux -u",
		Ambiguous:  "符号宽度", AmbiguousOne: "│ ● … 占一列", AmbiguousTwo: "│ ● … 占两列，边框会错位",
		AmbiguousDo: "用 duban --ascii，或在终端软件里把“不明确宽度的字符”设为窄",
		NoAnswer:    "终端没有回答；如果边框错位，请用 duban --ascii，如果中文是乱码，请把终端设为 UTF-8",
		Ledger:      "台账", LedgerSound: "%[1]s 完好：%[2]s，%[3]s", LedgerToBe: "%s 还没有，第一次打开时建立",
		LedgerProblems: "%[1]s 有 %[2]s", LedgerProblemsDo: "用 duban check 看详情，用 duban restore 换回备份",
		Server: "服务器", ServerFine: "%s，连得上", ServerPlain: "%s，连接没有加密，网络上看得到内容", ServerPlainDo: "地址里不写 sslmode=disable，并在服务器上启用 TLS",
		FileSystem: "文件系统", FileSystemLocal: "本机磁盘", FileSystemNetwork: "%s，是网络文件系统，多人写入会损坏台账",
		FileSystemNetworkDo: "把台账放到本机磁盘，大家用 SSH 登录本机使用",
		FileSystemFuse:      "FUSE，可能在另一台机器上", FileSystemFuseDo: "如果是网盘之类，请把台账放到本机磁盘",
		Permissions: "权限", PermissionsOwn: "只供本人使用", PermissionsUnknown: "在本系统上没有检查权限", PermissionsShared: "同组的人可以一起使用",
		Sticky: "台账放在人人可写的公共文件夹 %s 里", StickyDo: "给台账单独建一个文件夹",
		NoSetgid: "文件夹 %s 里新建的文件不会归本组", NoSetgidDo: "运行 chmod g+s %s",
		SecondName:   "台账 %s 在别处还有一个名字（硬链接），从那里写的人不在同一处排队和备份，也不能恢复备份",
		SecondNameDo: "用 find / -xdev -samefile %s 找出来，删去多余的名字；备份请用 duban backup",
		OtherGroup:   "%s 不归共享文件夹的组", OtherGroupDo: "运行 chgrp --reference=%[2]s %[1]s",
		FileClosed: "同组的人不能读写 %s", FileClosedDo: "运行 chmod g+rw,o-rwx %s",
		LockClosed: "同组的人打不开 %s，等候时不公平", LockClosedDo: "运行 chmod g+r %s",
		OpenToAll: "本机任何人都能改 %s", OpenToAllDo: "运行 chmod o-w %s",
		CanOnlyRead: "你只能看 %s，不能改", CanOnlyReadDo: "如需修改，请联系文件所有者或管理员开通权限",
		FolderClosed: "你不能在文件夹 %s 里建文件，每天的备份做不成", FolderClosedDo: "请联系文件夹所有者或管理员开通权限",
		Space: "磁盘空间", SpaceFree: "还剩 %s", SpaceDo: "请清出空间；磁盘满了就不能再写入", NoFilesLeft: "不能再建文件了",
		Lock: "排队锁", LockFine: "可用", LockDo: "请检查文件夹的权限；没有它也能用，但等候时不公平",
		Copies: "备份", CopiesFound: "%[1]d 份，最近的是 %[2]s", CopiesNone: "一份也没有", CopiesNotYet: "还没有改动，第一次改动后自动备份",
		CopiesOld: "最近的是 %[1]s，此后 %[2]s 还有改动", CopiesDo: "请用 duban backup 备份一次，并检查文件夹 %s 是否可写",
		Clock: "时钟", ClockFine: "%s", ClockBack: "现在是 %[1]s，比最后一条动态 %[2]s 还早", ClockWrong: "现在是 %s，年份不对",
		Conversion: "格式转换", ConversionOff: "没有开放", ConversionGap: "；",
		OfficeFound: "doc、xls、wps、et、odt、ods、rtf 由 %s 转换", OfficeMissing: "装上 libreoffice 才能导入 doc、xls、wps、et、odt、ods、rtf",
		PDFFound: "PDF 由 %s 转换", PDFMissing: "装上 poppler-utils 才能导入 PDF",
		ClockDo: "请校准系统时钟；动态的先后不受影响，但记录的时间会不对",
	}
}

func english() *Words {
	return &Words{
		AccessLog: "access log", AccessLogClosed: "can't be written: %s", AccessLogDo: "have the administrator run sudo duban setup; until then only the system's log has the records",
		AccessLogGrows: "can only grow", AccessLogOpen: "members of the group can change or remove it; sudo duban setup makes it append-only",
		Help: "check the terminal, ledger, permissions, disk, backups and clock", Fine: "ok", Wrong: "warning",
		AllWell: "no problems found", Findings: words.Counted{One: "%d problem found; see above for what to do", Other: "%d problems found; see above for what to do"},
		Locale: "locale", LocaleNone: "not set", LocaleOther: "%s is not UTF-8", LocaleDo: "add export LANG=C.UTF-8 to ~/.profile and log in again",
		Terminal: "terminal", NoTerminal: "not a terminal, terminal checks skipped; log in with ssh -t and run it again",
		DumbTerminal: "TERM=%s does not support the dashboard", DumbDo: "set the terminal type to xterm-256color; with ssh, add -t",
		Size: "window", SmallDo: "the dashboard needs at least %dx%d; enlarge the window or use a smaller font",
		Encoding: "encoding", EncodingUTF8: "UTF-8", EncodingOther: "not UTF-8: Chinese text is garbled",
		EncodingDo: "set the character encoding of the terminal to UTF-8; in tmux, use tmux -u",
		Ambiguous:  "symbol width", AmbiguousOne: "│ ● … are one column wide", AmbiguousTwo: "│ ● … are two columns wide, which breaks borders",
		AmbiguousDo: "use duban --ascii, or set ambiguous-width characters to narrow in the terminal",
		NoAnswer:    "the terminal did not respond; if borders are broken, use duban --ascii; if Chinese is garbled, set the terminal to UTF-8",
		Ledger:      "ledger", LedgerSound: "%[1]s is sound: %[2]s, %[3]s", LedgerToBe: "%s does not exist yet; it is created on first use",
		LedgerProblems: "%[1]s has %[2]s", LedgerProblemsDo: "run duban check for details; restore a backup with duban restore",
		Server: "server", ServerFine: "%s, can be reached", ServerPlain: "%s, the connection is not encrypted and can be read on the network", ServerPlainDo: "remove sslmode=disable from the address, and enable TLS on the server",
		FileSystem: "file system", FileSystemLocal: "local disk", FileSystemNetwork: "%s is a network file system, where concurrent writers damage the ledger",
		FileSystemNetworkDo: "move the ledger to a local disk and let everyone log in here with SSH",
		FileSystemFuse:      "FUSE, which may be a network drive", FileSystemFuseDo: "if it is a network drive, move the ledger to a local disk",
		Permissions: "permissions", PermissionsOwn: "private", PermissionsUnknown: "not checked on this system", PermissionsShared: "shared with a group",
		Sticky: "the ledger is in %s, a public folder", StickyDo: "create a separate folder for it",
		NoSetgid: "new files in %s will not belong to its group", NoSetgidDo: "run chmod g+s %s",
		SecondName:   "the ledger %s has another name elsewhere (a hard link): people who use that one wait in another queue and have other copies, and no backup can be restored",
		SecondNameDo: "find it with find / -xdev -samefile %s and remove the extra name; use duban backup for backups",
		OtherGroup:   "%s does not belong to the group of the shared folder", OtherGroupDo: "run chgrp --reference=%[2]s %[1]s",
		FileClosed: "the group can't read and write %s", FileClosedDo: "run chmod g+rw,o-rwx %s",
		LockClosed: "the group can't open %s, so waiting is not fair", LockClosedDo: "run chmod g+r %s",
		OpenToAll: "anybody on this machine can change %s", OpenToAllDo: "run chmod o-w %s",
		CanOnlyRead: "you can read %s but not write it", CanOnlyReadDo: "ask the owner for write permission",
		FolderClosed: "you can't create files in %s, so there are no daily backups", FolderClosedDo: "ask the owner of the folder for permission",
		Space: "disk space", SpaceFree: "%s left", SpaceDo: "free some space; nothing can be written when the disk is full", NoFilesLeft: "no more files can be created",
		Lock: "lock", LockFine: "available", LockDo: "check the permissions of the folder; duban works without the lock, but waiting is not fair",
		Copies: "backups", CopiesFound: "%[1]d, latest from %[2]s", CopiesNone: "none", CopiesNotYet: "no changes yet; a backup follows the first change",
		CopiesOld: "the latest is from %[1]s, with changes since, on %[2]s", CopiesDo: "create one with duban backup, and check that the folder %s is writable",
		Clock: "clock", ClockFine: "%s", ClockBack: "the time is %[1]s, before the last change at %[2]s", ClockWrong: "the time is %s, which is the wrong year",
		Conversion: "conversion", ConversionOff: "not allowed here", ConversionGap: "; ",
		OfficeFound: "doc, xls, wps, et, odt, ods and rtf by %s", OfficeMissing: "install libreoffice to import doc, xls, wps, et, odt, ods and rtf",
		PDFFound: "PDF by %s", PDFMissing: "install poppler-utils to import PDF",
		ClockDo: "set the system clock; the order of changes does not depend on it, but their times do",
	}
}
