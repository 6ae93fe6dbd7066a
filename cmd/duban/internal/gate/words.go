package gate

import "duban/tui/words"

// Words is the text of the gate in one language. The comments name the values of
// each format.
type Words struct {
	Gate, Role, Key, Convert, Lock, Leave, GateLong string // help

	BadRole              string // role
	NeedsName, NeedsRole string
	NotFullName          string // office
	WriteFullName        string // office, full names
	NoPlanHas            string // offices

	TooLong                string // bytes, limit
	Unprintable, OpenQuote string
	NoShell                string // character
	OnlyStreams            string // file, command
	OnlyLooking            string
	IdleTooLong            string // minutes, limit
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
		Gate: "作为 SSH 公钥的强制命令：打开看板，或执行客户端的 duban 命令",
		Role: "这把公钥的`角色`：viewer 只看、office:科室 只标记任务里本科室的部分、写备注（写全称，几个科室用逗号隔开）、editor 改全部、admin 还能导入、删除方案、给科室改名和恢复",
		Key:  "这把公钥的`指纹`，记入访问记录", Convert: "传来的 doc、xls、wps、et、odt、ods、rtf 和 PDF 可以用本机的 LibreOffice 和 pdftotext 转换；不写就不转换",
		Lock: "看板几`分钟`没有按键就锁定，按 Enter 继续；不写则不锁定", Leave: "几`分钟`没有按键就退出看板（或 --plain 的会话）、断开连接；不写则不退出",
		GateLong: "写在 authorized_keys 里，一人一把公钥：\n" +
			"  restrict,pty,command=\"/usr/local/bin/duban gate --as 名字 --role office:办公室 --db /srv/duban/duban.db\" ssh-ed25519 AAAA...\n" +
			"没有 shell，不读写其他文件；改动记在 --as 的名字下，与客户端怎么说无关。",
		BadRole:       "角色不能是「%s」；可用：viewer、office:科室、editor、admin",
		NeedsName:     "gate 要用 --as 写明这把公钥是谁的",
		NeedsRole:     "gate 要用 --role 写明角色：viewer、office:科室、editor、admin",
		TooLong:       "命令太长（%[1]d 字节，上限 %[2]d）；长文字请用 note 任务 - 从标准输入传入",
		Unprintable:   "命令里有控制字符或不是 UTF-8；请只写普通文字",
		OpenQuote:     "命令里的引号或反斜线没有写完；请补上再试",
		NoShell:       "这里没有 shell，「%s」不起作用；文字里要用它，请连引号一起传：'\"…\"'",
		OnlyStreams:   "从这里不能读写文件「%[1]s」；请写成 %[2]s -，文件从标准输入输出传送",
		OnlyLooking:   "从这里改动时不能用 --today；请去掉它",
		IdleTooLong:   "%[1]d 分钟太长；--lock 和 --leave 最多 %[2]d 分钟，0 为不限",
		NotFullName:   "角色里的科室要写全称，不能写成「%s」；请管理员改公钥的 --role，如 office:办公室",
		WriteFullName: "角色里的科室要写全称，不能写成「%[1]s」；请管理员把公钥的 --role 改为 office:%[2]s",
		NoPlanHas:     "没有方案提到科室「%s」；请管理员核对公钥的 --role",
	}
}

func english() *Words {
	return &Words{
		Gate: "forced command of an SSH key: open the dashboard or run the client's duban command",
		Role: "`ROLE` of the key: viewer can only read, office:NAME can mark the parts of the office and add notes (full name; separate several with commas), editor can change all tasks, admin can also import, remove plans, rename offices and restore",
		Key:  "`FINGERPRINT` of the key, for the access log", Convert: "let the client's doc, xls, wps, et, odt, ods, rtf and PDF files be converted by LibreOffice and pdftotext on this machine; refused by default",
		Lock: "`MINUTES` without a key until the dashboard is locked and Enter goes on; never by default", Leave: "`MINUTES` without a key until the dashboard (or the session of --plain) ends, and the connection with it; never by default",
		GateLong: "Use it in authorized_keys, one key per person:\n" +
			"  restrict,pty,command=\"/usr/local/bin/duban gate --as NAME --role office:NAME --db /srv/duban/duban.db\" ssh-ed25519 AAAA...\n" +
			"There is no shell and no access to other files; changes are recorded under the name of --as, whatever the client sends.",
		BadRole:       "invalid role %q; use viewer, office:NAME, editor or admin",
		NeedsName:     "gate needs --as NAME, the owner of the key",
		NeedsRole:     "gate needs --role: viewer, office:NAME, editor or admin",
		TooLong:       "the command is too long (%[1]d bytes, limit %[2]d); send long text through standard input: note TASK -",
		Unprintable:   "the command has control characters or is not UTF-8; use plain text",
		OpenQuote:     "unclosed quote or backslash in the command; close it and try again",
		NoShell:       "there is no shell here, so %q has no effect; to use it in text, quote it twice: '\"...\"'",
		OnlyStreams:   "can't access the file %[1]q from here; use %[2]s - with standard input or output",
		OnlyLooking:   "--today can't be used for changes from here; remove it",
		IdleTooLong:   "%[1]d minutes is too long; --lock and --leave take at most %[2]d, and 0 for never",
		NotFullName:   "a role takes the full name of an office, not %q; ask an admin to change the --role of the key, as in office:办公室",
		WriteFullName: "a role takes the full name of an office, not %[1]q; ask an admin to change the --role of the key to office:%[2]s",
		NoPlanHas:     "no plan names the office %q; ask an admin to check the --role of the key",
	}
}
