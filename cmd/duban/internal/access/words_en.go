package access

import "duban/tui/words"

func english() *Words {
	return &Words{
		Access: "manage the SSH keys of a shared machine: who may connect, in which role",
		Add:    "give a person's key a role", List: "list keys and roles", Revoke: "withdraw a person's keys", Role: "change a person's role",
		Log:     "list who connected with a key, what they did, and what was refused",
		AddLong: "Writes a line with a forced command into the file of keys, so that the key can use duban alone and has no shell. Offices are written with their full names; separate several with commas.\nAdding the same key again changes nothing; other lines are kept as they are.",
		LogLong: "Records are kept beside the ledger, in LEDGER.access, and sent to the system's log where there is one. The administrator's guide says who can change the file.",
		KeyFlag: "public key `FILE`, such as id_ed25519.pub; - reads standard input", RoleFlag: "`ROLE`: viewer, office:NAME, editor, admin",
		KeysFlag:     "`FILE` of keys; otherwise $DUBAN_KEYS, else /etc/ssh/duban_keys, or ~/.ssh/authorized_keys for those who are not root and where there is none",
		NameArgument: "NAME", RoleArgument: "ROLE",
		NoKey: "no public key; give the .pub file, with one line such as ssh-ed25519 AAAA...", PrivateKey: "this is a private key, which should stay with its owner; give the .pub file of the same name",
		ManyKeys: "more than one public key; add them one at a time", WeakKey: "this kind of key is too weak; make one with ssh-keygen -t ed25519",
		NeedsKey: "give the public key with --key FILE, or - for standard input", NeedsRole: "give the role with --role: viewer, office:NAME, editor or admin",
		KeyInUse:       "the key belongs to %[1]q already, with role %[2]s and ledger %[3]s; to change the role use duban access role, to give it to someone else first duban access revoke",
		OtherRole:      "%[1]q has a key with role %[2]s already; a person has one role, so change it first with duban access role",
		ForeignKey:     "%s has another line with this key that is not duban's and may give a shell; remove that line first",
		LineByHand:     "line %[2]d of %[1]s was written by hand and can't be changed here; edit it yourself",
		OthersMayWrite: "others than its owner can change %[1]s and give themselves any role; first run chmod go-w %[2]s",
		NotFile:        "%s is not a regular file; name the file of keys with --keys", NoRights: "no permission to change %s; run as root, or name a file of your own with --keys",
		Failed: "can't read or write %[1]s: %[2]s",
		Added:  "added the key of %[1]s, role %[2]s, fingerprint %[3]s, to %[4]s", Same: "the key of %[1]s, role %[2]s, fingerprint %[3]s, is in %[4]s already; nothing changed",
		Revoked: "withdrew the key of %[1]s, %[2]s; the next login is refused", RoleSet: "the role of %[1]s is %[2]s from the next login on",
		StillIn:      "the key %[1]s can still log in: line %[3]d of %[2]s has the same key; delete that line by hand if it should not stay",
		OpenSessions: "open sessions go on; to end them: pkill -f '%s'",
		NoKeys:       "no keys of duban in %s; add one with duban access add", NoLog: "no records yet (%s)",
		InSystemLog: "the ledger is on a server, and the records are in the log of this machine's system: journalctl -t duban",
		NotRecorded: "can't make the access log %s; run this again once there is a ledger, or from an account that may write there",
		StreamOnly:  "from here only --key - is possible, with the key on standard input",
		Opened:      "opened", Ended: "ended", Refused: "refused", Changed: "key changed", Status: "status %d", Dashboard: "dashboard",
		Columns:    [5]string{"name", "role", "type", "fingerprint", "comment"},
		LogFlags:   LogFlags{By: "only those of `NAME`", Key: "only of the key with the `FINGERPRINT`", Since: "only since `DAY`", Until: "only until `DAY`, inclusive", Refused: "only what was refused"},
		BadRecords: words.Counted{One: "%d line of the log is not duban's and is left out", Other: "%d lines of the log are not duban's and are left out"},
	}
}
