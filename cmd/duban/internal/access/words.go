package access

import "duban/tui/words"

// Words is the text of the access commands in one language. The comments name the
// values of each format.
type Words struct {
	Access, Add, List, Revoke, Role, Log           string // help
	AddLong, KeyFlag, RoleFlag, KeysFlag, LogLong  string
	NameArgument, RoleArgument                     string
	NoKey, PrivateKey, ManyKeys, WeakKey, NeedsKey string
	NeedsRole                                      string
	KeyInUse                                       string // name, role, ledger
	OtherRole                                      string // name, role
	ForeignKey                                     string // file
	LineByHand                                     string // file, line
	OthersMayWrite                                 string // path, path for a shell
	NotFile, NoRights                              string // file
	Failed                                         string // file, reason
	Added, Same                                    string // name, role, fingerprint, file
	Revoked, RoleSet                               string // name, fingerprint or role
	StillIn                                        string // fingerprint, file, line
	OpenSessions                                   string // pattern
	NoKeys                                         string // file
	NoLog, NotRecorded                             string // file
	InSystemLog                                    string
	StreamOnly                                     string

	Opened, Ended, Refused, Changed string        // kinds of records
	Status                          string        // exit status
	Dashboard                       string        // what a client without a command opens
	Columns                         [5]string     // of the list
	LogFlags                        LogFlags      // help of access log
	BadRecords                      words.Counted // lines
}

// LogFlags explains the flags of access log.
type LogFlags struct{ By, Key, Since, Until, Refused string }

// In returns the text in a language.
func In(language words.Language) *Words {
	if language == words.English {
		return english()
	}
	return chinese()
}
