package access

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/crypto/ssh"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/store/folder"
	"duban/tui/words"
)

// SharedFile is the file of keys of a shared machine. The account of the gate can't write
// it, as it could its own authorized_keys.
const SharedFile = "/etc/ssh/duban_keys"

// File is a file of authorized keys. Lines that are not duban's are kept as they are.
type File struct {
	Path string
	Text *Words
	// Program is the path of duban that new lines run.
	Program string
}

// maxFile is the size of a file of keys that is still read: some ten thousand keys.
const maxFile = 8 << 20

// Keys returns the keys of the gate in the order of the file. Without a file there are
// none.
func (f *File) Keys() ([]Key, error) {
	within, err := folder.Open(filepath.Dir(f.Path))
	if errors.Is(err, fs.ErrNotExist) {
		return []Key{}, nil
	}
	if err != nil {
		return nil, f.failed(err)
	}
	defer within.Close()
	content, _, err := f.read(within)
	if err != nil {
		return nil, err
	}
	return keysOf(content), nil
}

// Add gives a person's key a role. A key that is there with the same name and role is
// no change.
func (f *File) Add(key Key, public []byte) (added Key, changed bool, err error) {
	key.public, key.Comment, err = parsePublic(public)
	if err != nil {
		return key, false, f.badKey(err)
	}
	key.Type, key.Fingerprint = key.public.Type(), ssh.FingerprintSHA256(key.public)
	err = f.change(func(lines []string) ([]string, error) {
		for _, other := range keysOf(lines) {
			switch same := other.Fingerprint == key.Fingerprint; {
			case same && other.Name == key.Name && other.Role == key.Role && other.Ledger == key.Ledger && key.hasTimesOf(other):
				return lines, nil
			case same:
				return nil, exit.Failf(f.Text.KeyInUse, words.Echo(other.Name), words.Echo(other.Role), model.CleanLine(other.Ledger))
			case other.Name == key.Name && other.Ledger == key.Ledger && other.Role != key.Role:
				return nil, exit.Failf(f.Text.OtherRole, words.Echo(key.Name), words.Echo(other.Role))
			}
		}
		if lineOf(lines, key.Fingerprint) >= 0 {
			return nil, exit.Failf(f.Text.ForeignKey, model.CleanLine(f.Path))
		}
		changed = true
		return append(lines, key.format(f.Program)), nil
	})
	return key, changed, err
}

// Make makes the file if there is none.
func (f *File) Make() (made bool, err error) {
	err = f.change(func(lines []string) ([]string, error) {
		if made = lines == nil; made {
			lines = []string{}
		}
		return lines, nil
	})
	return made, err
}

// Revoke removes all keys of a person and returns them. A key that another line of the file
// still lets in is in stillIn: the number of that line, from 1, by fingerprint.
func (f *File) Revoke(name string) (removed []Key, stillIn map[string]int, err error) {
	stillIn = map[string]int{}
	err = f.change(func(lines []string) ([]string, error) {
		var err error
		if removed, err = keysNamed(keysOf(lines), name); err != nil {
			return nil, err
		}
		kept := make([]string, 0, len(lines))
		for i, line := range lines {
			if !slices.ContainsFunc(removed, func(key Key) bool { return key.line == i }) {
				kept = append(kept, line)
			}
		}
		for _, key := range removed {
			if at := lineOf(kept, key.Fingerprint); at >= 0 {
				stillIn[key.Fingerprint] = at + 1
			}
		}
		return kept, nil
	})
	return removed, stillIn, err
}

// SetRole gives all keys of a person another role, and returns them as they were.
func (f *File) SetRole(name, role string) ([]Key, error) {
	var before []Key
	err := f.change(func(lines []string) ([]string, error) {
		var err error
		if before, err = keysNamed(keysOf(lines), name); err != nil {
			return nil, err
		}
		lines = slices.Clone(lines)
		for _, key := range before {
			lines[key.line] = withRole(lines[key.line], key.Role, role)
			if now, ok := parseLine(lines[key.line]); !ok || now.Role != role {
				return nil, exit.Failf(f.Text.LineByHand, model.CleanLine(f.Path), key.line+1)
			}
		}
		return lines, nil
	})
	return before, err
}

// maxNearest is how many names are offered in place of one that has no key.
const maxNearest = 3

// keysNamed returns the keys of a person.
func keysNamed(keys []Key, name string) ([]Key, error) {
	var found []Key
	var names []string
	for _, key := range keys {
		if key.Name == name {
			found = append(found, key)
		}
		names = append(names, key.Name)
	}
	if len(found) == 0 {
		return nil, &model.NotFoundError{What: model.NounKey, Name: name, Nearest: model.Nearest(names, name, maxNearest)}
	}
	return found, nil
}

func keysOf(lines []string) []Key {
	keys := []Key{}
	for i, line := range lines {
		if key, ok := parseLine(line); ok {
			key.line = i
			keys = append(keys, key)
		}
	}
	return keys
}

// lineOf returns the first line that lets a key in, duban's or not; -1 if none does.
func lineOf(lines []string, fingerprint string) int {
	return slices.IndexFunc(lines, func(line string) bool {
		other, _, _, _, err := ssh.ParseAuthorizedKey([]byte(line))
		return err == nil && ssh.FingerprintSHA256(other) == fingerprint
	})
}

// change writes what edit makes of the lines in place of the file, unless they stay the
// same. Two changes at once follow one another.
func (f *File) change(edit func(lines []string) ([]string, error)) error {
	at := filepath.Dir(f.Path)
	if _, err := os.Stat(at); errors.Is(err, fs.ErrNotExist) {
		if err := folder.MakeAll(at, 0o700); err != nil {
			return f.failed(err)
		}
	}
	within, err := folder.Open(at)
	if err != nil {
		return f.failed(err)
	}
	defer within.Close()
	if err := folder.Lock(within.File(), folder.Exclusive); err != nil {
		return f.failed(err)
	}
	before, info, err := f.read(within)
	if err != nil {
		return err
	}
	if err := f.checkRights(within, info); err != nil {
		return err
	}
	after, err := edit(before)
	if err != nil || slices.Equal(before, after) && (before == nil) == (after == nil) {
		return err
	}
	return f.failed(f.replace(within, info, after))
}

// read returns the lines of the file, and what it is; both are nil if there is none.
func (f *File) read(within *folder.Folder) ([]string, *folder.Info, error) {
	file, err := within.OpenFile(filepath.Base(f.Path), os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, f.failed(err)
	}
	defer func() { _ = file.Close() }()
	info, err := folder.Describe(file)
	if err != nil {
		return nil, nil, f.failed(err)
	}
	content, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err == nil && len(content) > maxFile {
		err = errors.New("too large")
	}
	if err != nil {
		return nil, nil, f.failed(err)
	}
	text := strings.TrimSuffix(string(content), "\n")
	if text == "" {
		return []string{}, &info, nil
	}
	return strings.Split(text, "\n"), &info, nil
}

// replace keeps the rights and the owner of the file that was there.
func (f *File) replace(within *folder.Folder, before *folder.Info, lines []string) error {
	mode := fs.FileMode(0o644) // sshd may read it as the account
	if before != nil {
		mode = before.Mode.Perm()
	}
	file, err := within.New(mode)
	if err != nil {
		return err
	}
	defer file.Drop()
	if before != nil {
		if err := keepOwner(file.File, *before); err != nil {
			return err
		}
	}
	if len(lines) > 0 {
		if _, err := file.WriteString(strings.Join(lines, "\n") + "\n"); err != nil {
			return err
		}
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Replace(filepath.Base(f.Path)); err != nil {
		return err
	}
	return within.Sync()
}

// othersMayWrite are the permissions that let others than the owner change a file.
const othersMayWrite = 0o022

// checkRights refuses a file that others than its owner could change: with it they could
// give themselves any role.
func (f *File) checkRights(within *folder.Folder, info *folder.Info) error {
	about, err := folder.Describe(within.File())
	if err != nil {
		return f.failed(err)
	}
	path := filepath.Dir(f.Path)
	if about.Mode&othersMayWrite == 0 && info != nil {
		path, about = f.Path, *info
	}
	if about.Mode&othersMayWrite != 0 {
		return exit.Failf(f.Text.OthersMayWrite, model.CleanLine(path), words.ShellWord(path))
	}
	return nil
}

func (f *File) badKey(err error) error {
	line := f.Text.NoKey
	switch {
	case errors.Is(err, errPrivateKey):
		line = f.Text.PrivateKey
	case errors.Is(err, errManyKeys):
		line = f.Text.ManyKeys
	case errors.Is(err, errWeakKey):
		line = f.Text.WeakKey
	}
	return &exit.UsageError{Line: line}
}

func (f *File) failed(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, folder.ErrNotFile):
		return exit.Failf(f.Text.NotFile, model.CleanLine(f.Path))
	case errors.Is(err, fs.ErrPermission):
		return exit.Failf(f.Text.NoRights, model.CleanLine(f.Path))
	}
	return exit.Failf(f.Text.Failed, model.CleanLine(f.Path), model.CleanLine(err.Error()))
}
