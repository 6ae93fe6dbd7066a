package account

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/store/folder"
	"duban/tui/words"
)

// The configuration of sshd, and the folder that most systems have it include.
const (
	sshdConfig = "/etc/ssh/sshd_config"
	sshdFolder = "/etc/ssh/sshd_config.d"
)

// snippetMark is the first line of a file that may be written anew.
const snippetMark = "# Written by duban setup.\n"

// Snippet returns what sshd is to do with the account: keys alone, from a file that the
// account can't write, no forwarding, and an end to connections that vanished.
func (a *Account) Snippet() string {
	keys := strings.ReplaceAll(a.Keys, "%", "%%")
	if strings.ContainsAny(keys, " \t") {
		keys = `"` + keys + `"`
	}
	return snippetMark + fmt.Sprintf(`Match User %s
    AuthorizedKeysFile %s
    AuthenticationMethods publickey
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    DisableForwarding yes
    PermitTunnel no
    PermitUserRC no
    ClientAliveInterval 15
    ClientAliveCountMax 2
Match all
`, a.Name, keys)
}

// Configure writes the snippet where sshd reads it, or prints it where there is no such
// place. It reports whether sshd has something new to read.
func (a *Account) Configure() (changed bool, err error) {
	path := a.SSHD
	if path == "" && includesFolder() {
		path = filepath.Join(sshdFolder, "10-"+a.Name+".conf")
	}
	if path == "" || path == printOnly {
		a.Say(fmt.Sprintf(a.Text.AddToSSHD, sshdConfig))
		a.Say("")
		a.Say(strings.TrimRight(a.Snippet(), "\n"))
		a.Say("")
		return true, nil
	}
	within, err := folder.Open(filepath.Dir(path))
	if err != nil {
		return false, a.unwritable(path, err)
	}
	defer within.Close()
	before, err := readFile(within, filepath.Base(path))
	switch {
	case err != nil:
		return false, a.unwritable(path, err)
	case bytes.Equal(before, []byte(a.Snippet())):
		return false, nil
	case before != nil && !bytes.HasPrefix(before, []byte(snippetMark)):
		return false, exit.Failf(a.Text.ForeignSnippet, model.CleanLine(path), words.ShellWord(path))
	}
	isSound := a.SSHD == "" && a.run("sshd", "-t") == nil // it may be neither installed nor set up
	if err := writeFile(within, filepath.Base(path), []byte(a.Snippet())); err != nil {
		return false, a.unwritable(path, err)
	}
	if isSound {
		if err := a.run("sshd", "-t"); err != nil {
			return false, errors.Join(err, a.putBack(within, filepath.Base(path), before))
		}
	}
	a.Say(fmt.Sprintf(a.Text.WroteSSHD, model.CleanLine(path)))
	return true, nil
}

// printOnly in the place of a path has the snippet printed.
const printOnly = "-"

// includeLine finds the folder in sshd's configuration.
var includeLine = regexp.MustCompile(`(?mi)^\s*Include\s+"?(/etc/ssh/)?sshd_config\.d/\*\.conf"?\s*$`)

func includesFolder() bool {
	config, err := os.ReadFile(sshdConfig)
	if err != nil || !includeLine.Match(config) {
		return false
	}
	info, err := os.Stat(sshdFolder)
	return err == nil && info.IsDir()
}

// readFile returns what is in a file, nil if there is none.
func readFile(within *folder.Folder, name string) ([]byte, error) {
	file, err := within.OpenFile(name, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	const longest = 1 << 20
	content, err := io.ReadAll(io.LimitReader(file, longest))
	return append([]byte{}, content...), err
}

func writeFile(within *folder.Folder, name string, content []byte) error {
	const mode = 0o644
	file, err := within.New(mode)
	if err != nil {
		return err
	}
	defer file.Drop()
	if _, err := file.Write(content); err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Replace(name)); err != nil {
		return err
	}
	return within.Sync()
}

// putBack undoes a write that sshd refuses.
func (a *Account) putBack(within *folder.Folder, name string, before []byte) error {
	if before == nil {
		return within.Remove(name)
	}
	return writeFile(within, name, before)
}

func (a *Account) unwritable(path string, err error) error {
	return exit.Failf(a.Text.Unwritable, model.CleanLine(path), model.CleanLine(err.Error()))
}
