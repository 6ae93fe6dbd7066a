// Package account prepares the account through which people with SSH keys reach a ledger:
// one that sshd lets in by key, and by nothing else.
package account

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"regexp"
	"slices"
	"strings"
	"time"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/tui/words"
)

// Account is the account that is prepared.
type Account struct {
	Name  string
	Group string // which shares the ledger
	Keys  string // path of the file of keys
	SSHD  string // path of the file for sshd; empty for the default, "-" to print it only
	Text  text.Account
	Say   func(line string) // prints what was changed
}

// Where the system keeps its accounts, see passwd(5) and shadow(5).
const (
	accountFile  = "/etc/passwd"
	passwordFile = "/etc/shadow"
)

// keysOnly is the password that none is, and that does not lock the account: with one
// that begins with ! sshd refuses keys too, unless PAM decides.
const keysOnly = "*"

// validName is what useradd takes on every Linux.
var validName = regexp.MustCompile(`^[a-z_][a-z0-9_-]{0,31}$`)

// Prepare makes the account or mends it, after Check. It may be repeated.
func (a *Account) Prepare() error {
	if _, err := a.find(accountFile); errors.Is(err, errNoAccount) {
		return a.make()
	}
	return a.repair()
}

// Check refuses an account that can't be prepared, before anything is changed.
func (a *Account) Check() error {
	if !validName.MatchString(a.Name) {
		return exit.Usagef(a.Text.BadName, words.Echo(a.Name))
	}
	if os.Geteuid() != 0 {
		return &exit.Failure{Line: a.Text.NeedsRoot}
	}
	fields, err := a.find(accountFile)
	switch {
	case errors.Is(err, errNoAccount):
		return nil
	case err != nil:
		return exit.Failf(a.Text.Unreadable, accountFile, model.CleanLine(err.Error()))
	case fields[userID] == "0":
		return exit.Failf(a.Text.IsRoot, a.Name)
	}
	password, err := a.password()
	if err == nil && !isKeysOnly(password) && !isPlaceholder(password) {
		return exit.Failf(a.Text.HasPassword, a.Name)
	}
	return err
}

func (a *Account) make() error {
	if err := a.run("useradd", "--create-home", "--shell", gateShell, "--groups", a.Group, "--password", keysOnly, a.Name); err != nil {
		return err
	}
	a.Say(fmt.Sprintf(a.Text.Made, a.Name, a.Group))
	return nil
}

// repair changes what keeps sshd or the gate from working with an account that exists.
func (a *Account) repair() error {
	fields, err := a.find(accountFile)
	if err != nil {
		return exit.Failf(a.Text.Unreadable, accountFile, model.CleanLine(err.Error()))
	}
	password, err := a.password()
	if err != nil {
		return err
	}
	var change, done []string
	if !isKeysOnly(password) {
		change, done = append(change, "--password", keysOnly), append(done, a.Text.Unlocked)
	}
	if shell := fields[loginShell]; strings.HasSuffix(shell, "/nologin") || strings.HasSuffix(shell, "/false") {
		change, done = append(change, "--shell", gateShell), append(done, fmt.Sprintf(a.Text.Shell, gateShell))
	}
	if !a.isMember() {
		change, done = append(change, "--append", "--groups", a.Group), append(done, fmt.Sprintf(a.Text.Joined, a.Group))
	}
	if len(change) == 0 {
		return nil
	}
	if err := a.run("usermod", append(change, a.Name)...); err != nil {
		return err
	}
	for _, line := range done {
		a.Say(fmt.Sprintf(a.Text.Mended, a.Name, line))
	}
	return nil
}

// gateShell is the shell by which sshd runs the forced command of a key.
const gateShell = "/bin/sh"

// The places of fields in the lines of both files.
const (
	hashField  = 1
	userID     = 2
	loginShell = 6
)

var errNoAccount = errors.New("no such account")

// find returns the fields of the account's line in a file, at least seven.
func (a *Account) find(path string) ([]string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(content)) {
		fields := strings.Split(strings.TrimRight(line, "\n"), ":")
		if fields[0] == a.Name && len(fields) > loginShell {
			return fields, nil
		}
	}
	return nil, errNoAccount
}

func (a *Account) password() (string, error) {
	fields, err := a.find(passwordFile)
	if err != nil {
		return "", exit.Failf(a.Text.Unreadable, passwordFile, model.CleanLine(err.Error()))
	}
	return fields[hashField], nil
}

// isKeysOnly reports whether sshd takes keys and no password.
func isKeysOnly(password string) bool { return strings.HasPrefix(password, keysOnly) }

// isPlaceholder reports whether an account never had a password: what useradd of several
// systems leaves, or none.
func isPlaceholder(password string) bool {
	return slices.Contains([]string{"", "!", "!!", "!*"}, password)
}

func (a *Account) isMember() bool {
	about, err := user.Lookup(a.Name)
	if err != nil {
		return false
	}
	group, err := user.LookupGroup(a.Group)
	if err != nil {
		return false
	}
	groups, err := about.GroupIds()
	return err == nil && slices.Contains(groups, group.Gid)
}

// How often a program is tried where another one has locked the accounts, and the pause
// between.
const (
	lockTries = 20
	lockWait  = 250 * time.Millisecond
)

// run runs a program of the system. PATH of a root shell may lack their folder.
func (a *Account) run(program string, args ...string) error {
	path := program
	for _, folder := range []string{"/usr/sbin/", "/sbin/"} {
		if _, err := os.Stat(folder + program); err == nil {
			path = folder + program
			break
		}
	}
	var out []byte
	var err error
	for try := range lockTries {
		command := exec.Command(path, args...)
		command.Env = []string{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"}
		if out, err = command.CombinedOutput(); err == nil {
			return nil
		}
		if try == lockTries-1 || !strings.Contains(string(out), "try again later") {
			break
		}
		time.Sleep(lockWait)
	}
	reason, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	if reason == "" {
		reason = err.Error()
	}
	return exit.Failf(a.Text.Failed, program, model.CleanLine(reason))
}
