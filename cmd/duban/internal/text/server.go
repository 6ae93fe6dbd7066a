package text

// Server has the text about ledgers on a server. The comments name the values of each
// format.
type Server struct {
	Readers                    string // help
	Writes, Reads              string // role, URL
	StillWrites                string // role, the role as which it writes
	NoAccount, ReadersOfServer string
	OneRole                    string // role
	DamagedNotKept             string
}

func chineseServer() Server {
	return Server{
		Readers: "服务器上只能查看台账的`角色`",
		Writes:  "角色 %[1]s 可以读写 %[2]s", Reads: "角色 %[1]s 可以查看 %[2]s",
		StillWrites:    "角色 %[1]s 仍可写入：它就是角色 %[2]s，或可以成为它；没有授权。请换一个角色，或先在服务器上收回",
		OneRole:        "角色 %[1]s 不能既读写又只能查看；请给 --group 和 --readers 不同的角色",
		DamagedNotKept: "服务器上原来的台账没有留存：它是空的，或已损坏读不出来",
		NoAccount:      "台账在服务器上，--account 只用于本机的台账文件", ReadersOfServer: "--readers 只用于服务器上的台账（--db postgres://…）",
	}
}

func englishServer() Server {
	return Server{
		Readers: "`ROLE` of the server that may only look at the ledger",
		Writes:  "role %[1]s may read and write %[2]s", Reads: "role %[1]s may read %[2]s",
		StillWrites:    "role %[1]s can still write, as it is or may become role %[2]s; nothing was granted; use another role, or take that away on the server",
		OneRole:        "role %[1]s can't both write and only look; give --group and --readers different roles",
		DamagedNotKept: "no copy was kept of what the server had: it was empty, or too damaged to be read",
		NoAccount:      "--account is for a ledger file of this machine, and this one is on a server", ReadersOfServer: "--readers is for a ledger on a server (--db postgres://…)",
	}
}
