package settings

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ChangeError is why a setting was not changed: what is wrong with the file or the value,
// with the line if it is in the file.
type ChangeError struct{ Problem Problem }

func (e *ChangeError) Error() string { return "settings: " + e.Problem.Name }

// With returns the content of the file with one more setting, or another value of one that
// is there. All else in it stays as it is. The error is a *ChangeError.
func (f *File) With(name, value string) ([]byte, error) {
	for _, problem := range f.Problems {
		switch problem.Kind {
		case Unreadable, TooLarge, NotTOML:
			return nil, &ChangeError{problem}
		}
	}
	s := find(name)
	if s == nil {
		return nil, &ChangeError{Problem{Kind: UnknownName, Name: name, Allowed: Names()}}
	}
	texts := []string{value}
	if s.isList() {
		texts = strings.Fields(value)
	}
	if kind, detail := s.check(texts, true, value); kind != fine {
		return nil, &ChangeError{Problem{Kind: kind, Name: name, Detail: detail, Allowed: s.allowedInTOML()}}
	}
	value = strings.Join(texts, listSeparator)
	after := &File{}
	after.parse(f.put(name, InTOML(name, value)))
	for _, problem := range after.Problems {
		if problem.Name == name && problem.Kind == TakenKey {
			problem.Line = 0
			return nil, &ChangeError{problem}
		}
	}
	for _, other := range slices.Concat(Names(), KeyNames()) {
		was, _ := f.Value(other)
		if other == name {
			was = value
		}
		if is, _ := after.Value(other); is != was {
			return nil, &ChangeError{f.obstacle(name)}
		}
	}
	return after.content, nil
}

// obstacle returns what keeps a setting from being written: a line that is wrong.
func (f *File) obstacle(name string) Problem {
	if len(f.Problems) > 0 {
		return f.Problems[0]
	}
	return Problem{Kind: Unreadable, Name: name, Detail: name}
}

// put returns the content with a value of a setting.
func (f *File) put(name, value string) []byte {
	newline := "\n"
	if bytes.Contains(f.content, []byte("\r\n")) {
		newline = "\r\n"
	}
	if at, isThere := f.extents[name]; isThere {
		return splice(f.content, at.start, at.end, value)
	}
	action, isKey := ActionOf(name)
	switch {
	case isKey && f.inKeys == 0:
		head := "[" + tableOfKeys + "]" + newline
		if len(f.content) > 0 {
			head = newline + head
		}
		return addLine(f.content, len(f.content), head+action+" = "+value, newline)
	case isKey:
		return addLine(f.content, afterLast(f.content, f.inKeys), action+" = "+value, newline)
	}
	return addLine(f.content, afterLast(f.content, f.inTop), name+" = "+value, newline)
}

// afterLast returns where the last line before a place ends that is neither empty nor a
// remark.
func afterLast(content []byte, at int) int {
	for at > 0 {
		start := bytes.LastIndexByte(bytes.TrimSuffix(content[:at], []byte("\n")), '\n') + 1
		line := bytes.TrimPrefix(bytes.TrimSpace(content[start:at]), []byte(byteOrderMark))
		if len(line) > 0 && line[0] != '#' {
			return at
		}
		if start == 0 {
			break
		}
		at = start
	}
	return at
}

func addLine(content []byte, at int, line, newline string) []byte {
	if at > 0 && content[at-1] != '\n' {
		line = newline + line
	}
	return splice(content, at, at, line+newline)
}

func splice(content []byte, start, end int, text string) []byte {
	return slices.Concat(content[:start], []byte(text), content[end:])
}

// WriteFile replaces the settings file. It is complete at any time, keeps its mode, and is
// changed where a link leads to. One that its owner may not write is left as it is.
func WriteFile(path string, content []byte) error {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to
	}
	mode := fs.FileMode(0o600)
	switch info, err := os.Stat(path); {
	case err == nil && info.Mode()&0o200 == 0:
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrPermission}
	case err == nil:
		mode = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".config-*")
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	err = errors.Join(err, file.Chmod(mode), file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}
