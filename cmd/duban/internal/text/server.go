package text

// Server has the text about ledgers on a server. The comments name the values of each
// format.
type Server struct {
	Readers                    string // help
	Writes, Reads              string // role, URL
	NoAccount, ReadersOfServer string
}

func chineseServer() Server {
	return Server{
		Readers: "服务器上只能查看台账的`角色`",
		Writes:  "角色 %[1]s 可以读写 %[2]s", Reads: "角色 %[1]s 可以查看 %[2]s",
		NoAccount: "台账在服务器上，--account 只用于本机的台账文件", ReadersOfServer: "--readers 只用于服务器上的台账（--db postgres://…）",
	}
}

func englishServer() Server {
	return Server{
		Readers: "`ROLE` of the server that may only look at the ledger",
		Writes:  "role %[1]s may read and write %[2]s", Reads: "role %[1]s may read %[2]s",
		NoAccount: "--account is for a ledger file of this machine, and this one is on a server", ReadersOfServer: "--readers is for a ledger on a server (--db postgres://…)",
	}
}
