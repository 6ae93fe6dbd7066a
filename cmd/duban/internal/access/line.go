// Package access manages the SSH keys of a shared machine: the lines of an authorized_keys
// file whose forced command is duban gate.
package access

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/crypto/ssh"

	"duban/cmd/duban/internal/gate"
	"duban/model"
	"duban/tui/words"
)

// Key is one person's key and what it may do.
type Key struct {
	Name        string `json:"name"`
	Role        string `json:"role"` // as --role of the gate has it
	Type        string `json:"type"` // such as ssh-ed25519
	Fingerprint string `json:"fingerprint"`
	Comment     string `json:"comment"`
	Ledger      string `json:"ledger"` // path
	// Lock and Leave are as the gate has them: minutes, 0 for never.
	Lock  uint `json:"lock"`
	Leave uint `json:"leave"`

	public ssh.PublicKey
	line   int // place in the file, from 0
}

// hasTimesOf reports whether the times of a key are those of another, or were not typed.
func (k Key) hasTimesOf(other Key) bool {
	return k.Lock == 0 && k.Leave == 0 || k.Lock == other.Lock && k.Leave == other.Leave
}

// What may be wrong with a public key.
var (
	errNoKey      = errors.New("no public key")
	errPrivateKey = errors.New("a private key")
	errManyKeys   = errors.New("several keys")
	errWeakKey    = errors.New("a weak key")
)

// minRSA is the shortest RSA key in bits that is still thought safe (NIST SP 800-131A).
const minRSA = 2048

// parsePublic reads a public key as ssh-keygen writes it: one line. Options in front of
// it are ignored: the sender of the key does not decide what it may do.
func parsePublic(text []byte) (ssh.PublicKey, string, error) {
	if bytes.Contains(text, []byte("PRIVATE KEY")) {
		return nil, "", errPrivateKey
	}
	public, comment, _, rest, err := ssh.ParseAuthorizedKey(text)
	if err != nil {
		return nil, "", errNoKey
	}
	if _, _, _, _, err := ssh.ParseAuthorizedKey(rest); err == nil {
		return nil, "", errManyKeys
	}
	if public.Type() == ssh.InsecureKeyAlgoDSA { //nolint:staticcheck // known so as to refuse it
		return nil, "", errWeakKey
	}
	if wrapped, ok := public.(ssh.CryptoPublicKey); ok {
		if number, ok := wrapped.CryptoPublicKey().(*rsa.PublicKey); ok && number.N.BitLen() < minRSA {
			return nil, "", errWeakKey
		}
	}
	return public, model.CleanLine(comment), nil
}

// parseLine reads a line of the file; ok is false if it is no key of the gate.
func parseLine(line string) (key Key, ok bool) {
	public, comment, options, _, err := ssh.ParseAuthorizedKey([]byte(line))
	if err != nil {
		return Key{}, false
	}
	at := slices.IndexFunc(options, func(option string) bool { return strings.HasPrefix(strings.ToLower(option), commandOption) })
	if at < 0 {
		return Key{}, false
	}
	command := strings.TrimSuffix(options[at][len(commandOption):], `"`)
	arguments, err := gate.SplitCommand(strings.ReplaceAll(command, `\"`, `"`), gate.In(words.English))
	if err != nil || len(arguments) < 2 || !slices.Contains(arguments[1:], "gate") {
		return Key{}, false
	}
	key = Key{Type: public.Type(), Fingerprint: ssh.FingerprintSHA256(public), Comment: model.CleanLine(comment), public: public}
	flags := pflag.NewFlagSet("gate", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.StringVar(&key.Name, "as", "", "")
	flags.StringVar(&key.Role, "role", "", "")
	flags.StringVar(&key.Ledger, "db", "", "")
	flags.UintVar(&key.Lock, "lock", 0, "")
	flags.UintVar(&key.Leave, "leave", 0, "")
	flags.Bool("convert", false, "")
	if err := flags.Parse(arguments[1:]); err != nil {
		return Key{}, false
	}
	return key, key.Name != "" && key.Role != ""
}

// commandOption begins the option with the forced command.
const commandOption = `command="`

// withRole returns the line of a key with another role, and all else as it is.
func withRole(line, from, to string) string {
	for _, quoted := range []string{words.ShellWord(from), from, "'" + from + "'", `"` + from + `"`} {
		for _, flag := range []string{"--role ", "--role="} {
			old := escape(flag + quoted)
			if start := strings.Index(line, old); start >= 0 {
				return line[:start] + escape(flag+words.ShellWord(to)) + line[start+len(old):]
			}
		}
	}
	return line
}

// format writes the line of a key: nothing but the gate, with a terminal.
func (k Key) format(program string) string {
	command := fmt.Sprintf("%s gate --as %s --role %s --db %s --key %s", words.ShellWord(program),
		words.ShellWord(k.Name), words.ShellWord(k.Role), words.ShellWord(k.Ledger), k.Fingerprint)
	if k.Lock > 0 {
		command += fmt.Sprint(" --lock ", k.Lock)
	}
	if k.Leave > 0 {
		command += fmt.Sprint(" --leave ", k.Leave)
	}
	public := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k.public)))
	return strings.TrimSpace(fmt.Sprintf(`restrict,pty,command="%s" %s %s`, escape(command), public, k.Comment))
}

// escape writes a command within the quotes of an option.
func escape(command string) string { return strings.ReplaceAll(command, `"`, `\"`) }
