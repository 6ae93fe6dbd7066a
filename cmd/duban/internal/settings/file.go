package settings

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"duban/cmd/duban/internal/machine"
	"duban/tui/keys"
)

// File is what a person's settings file says. A setting that is wrong has its default.
type File struct {
	Path     string // empty if the person has no home
	Exists   bool
	Problems []Problem

	content []byte
	values  map[string]fileValue
	extents map[string]extent // of values, also of wrong ones
	// inTop and inKeys are where a setting is added: the end of what is before the first
	// table, and of the table of keys; inKeys is 0 if there is none.
	inTop, inKeys int
}

type fileValue struct {
	text string
	line int
}

// extent is where something in the file begins and ends, in bytes.
type extent struct{ start, end int }

// ProblemKind is what is wrong with a line of the file.
type ProblemKind int

// The kinds of problems.
const (
	Unreadable ProblemKind = iota // Detail is the cause
	TooLarge
	NotTOML // Detail is what the parser says
	UnknownName
	WrongValue // Detail is the value
	SetTwice
	UnknownAction
	UnknownKey
	FixedKey
	TakenKey // Allowed is the action that has it
)

// Problem is something wrong in the file.
type Problem struct {
	Kind         ProblemKind
	Line         int // from 1; 0 if it is the whole file
	Name, Detail string
	Allowed      []string // names or values
}

// largestFile is in bytes. All settings with a comment each need less than 4 KB.
const largestFile = 64 << 10

// FilePath returns where the settings file is; empty if the person has no home.
func FilePath(getenv func(name string) string) string {
	folder := machine.ConfigFolder(runtime.GOOS, getenv)
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, "duban", "config.toml")
}

// ReadFile reads the settings file. A missing one says nothing, nor does one in a folder
// that this account may not enter, as that of another account is where sudo keeps HOME;
// one that is no TOML is not used at all, and a wrong line of another one is not used.
func ReadFile(path string) *File {
	f := &File{Path: path}
	if path == "" {
		return f
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return f
	}
	f.Exists = true
	switch {
	case err != nil:
		f.add(Problem{Kind: Unreadable, Detail: cause(err)})
	case !info.Mode().IsRegular():
		f.add(Problem{Kind: Unreadable, Detail: info.Mode().Type().String()})
	case info.Size() > largestFile:
		f.add(Problem{Kind: TooLarge})
	default:
		content, err := os.ReadFile(path)
		if err != nil {
			f.add(Problem{Kind: Unreadable, Detail: cause(err)})
			return f
		}
		f.parse(content)
	}
	return f
}

// Parse reads settings that are kept elsewhere than in a file.
func Parse(content string) *File {
	f := &File{Exists: content != ""}
	if len(content) > largestFile {
		f.add(Problem{Kind: TooLarge})
		return f
	}
	f.parse([]byte(content))
	return f
}

// cause is an error without the path, which is named beside it.
func cause(err error) string {
	var onPath *fs.PathError
	if errors.As(err, &onPath) {
		err = onPath.Err
	}
	return err.Error()
}

func (f *File) add(problem Problem) { f.Problems = append(f.Problems, problem) }

func (f *File) parse(content []byte) {
	f.content = content
	if len(content) > 2 && string(content[:3]) == byteOrderMark { // as Windows' Notepad writes it
		content = content[len(byteOrderMark):]
	}
	f.values, f.extents = map[string]fileValue{}, map[string]extent{}
	parser := &unstable.Parser{}
	parser.Reset(content)
	r := reader{File: f, parser: parser, skipped: len(f.content) - len(content), inTop: true}
	for parser.NextExpression() {
		r.read(parser.Expression())
	}
	if r.inTop {
		f.inTop = len(f.content)
	}
	if r.inKeys {
		f.inKeys = len(f.content)
	}
	var wrong *unstable.ParserError
	if err := parser.Error(); errors.As(err, &wrong) {
		line := parser.Shape(parser.Range(wrong.Highlight)).Start.Line
		f.values = nil
		f.Problems = []Problem{{Kind: NotTOML, Line: line, Detail: wrong.Message}}
		return
	}
	f.dropConflicts()
}

const byteOrderMark = "\ufeff"

// reader reads the expressions of a file.
type reader struct {
	*File
	parser  *unstable.Parser
	skipped int // bytes before those of the parser
	// inTop and inKeys say in which table the expression is, and isUnknown that it is in
	// neither.
	inTop, inKeys, isUnknown bool
}

func (r *reader) read(node *unstable.Node) {
	var path []string
	line, start, end := 0, 0, 0
	for key := node.Key(); key.Next(); {
		raw := key.Node().Raw
		if len(path) == 0 {
			line, start = r.parser.Shape(raw).Start.Line, r.lineStart(int(raw.Offset)+r.skipped)
		}
		end = int(raw.Offset+raw.Length) + r.skipped
		path = append(path, string(key.Node().Data))
	}
	switch {
	case len(path) == 0:
	case node.Kind != unstable.KeyValue:
		r.readTable(node.Kind, path, line, start)
	case r.isUnknown:
	default:
		if r.inKeys {
			path = append([]string{tableOfKeys}, path...)
		}
		name, value := strings.Join(path, "."), node.Value()
		if _, isKnown := r.extents[name]; !isKnown {
			r.extents[name] = r.extent(value, end)
		}
		r.set(name, line, value)
	}
}

// lineStart returns where the line of a byte begins.
func (r *reader) lineStart(at int) int { return bytes.LastIndexByte(r.content[:at], '\n') + 1 }

// readTable reads the head of a table. Only that of keys is known.
func (r *reader) readTable(kind unstable.Kind, path []string, line, start int) {
	if r.inTop {
		r.File.inTop = start
	}
	if r.inKeys {
		r.File.inKeys = start
	}
	r.inTop, r.inKeys = false, kind == unstable.Table && len(path) == 1 && path[0] == tableOfKeys
	if r.isUnknown = !r.inKeys; r.isUnknown {
		r.add(Problem{Kind: UnknownName, Line: line, Name: strings.Join(path, "."), Allowed: Names()})
	}
}

// set takes one setting, unless it is wrong.
func (r *reader) set(name string, line int, value *unstable.Node) {
	s := find(name)
	problem := Problem{Line: line, Name: name, Detail: string(value.Data)}
	_, twice := r.values[name]
	action, isKey := ActionOf(name)
	switch {
	case s == nil && isKey:
		problem.Kind, problem.Name, problem.Allowed = UnknownAction, action, keys.ActionNames()
	case s == nil:
		problem.Kind, problem.Allowed = UnknownName, Names()
	case twice:
		problem.Kind = SetTwice
	default:
		texts, isKind := textsOf(value, s.kind)
		if problem.Kind, problem.Detail = s.check(texts, isKind, problem.Detail); problem.Kind == fine {
			r.values[name] = fileValue{text: strings.Join(texts, listSeparator), line: line}
			return
		}
		problem.Allowed = s.allowedInTOML()
	}
	r.add(problem)
}

// extent returns where the value behind a key is. That of a list is not known: it goes from
// the first bracket to the one after its last text.
func (r *reader) extent(value *unstable.Node, keyEnd int) extent {
	if value.Kind != unstable.Array {
		raw := value.Raw
		if raw.Length == 0 {
			raw = r.parser.Range(value.Data)
		}
		start := int(raw.Offset) + r.skipped
		return extent{start, start + int(raw.Length)}
	}
	start := keyEnd + bytes.IndexByte(r.content[keyEnd:], '[')
	last := start
	for it := value.Children(); it.Next(); {
		if child := it.Node(); child.Kind != unstable.Comment {
			last = r.extent(child, last).end
		}
	}
	return extent{start, last + bytes.IndexByte(r.content[last:], ']') + 1}
}

// textsOf returns the texts of a value; isKind is false for one of another kind.
func textsOf(value *unstable.Node, kind unstable.Kind) (texts []string, isKind bool) {
	switch {
	case kind == unstable.Array && value.Kind == unstable.String: // a single one
		return []string{string(value.Data)}, true
	case value.Kind != kind:
		return nil, false
	case kind != unstable.Array:
		return []string{string(value.Data)}, true
	}
	for it := value.Children(); it.Next(); {
		switch child := it.Node(); child.Kind {
		case unstable.String:
			texts = append(texts, string(child.Data))
		case unstable.Comment:
		default:
			return nil, false
		}
	}
	return texts, true
}

// dropConflicts drops the keys that are taken by another action.
func (f *File) dropConflicts() {
	names, choices := f.keyChoices()
	for _, conflict := range keys.Conflicts(choices) {
		name := names[conflict.Index]
		f.add(Problem{
			Kind: TakenKey, Line: f.values[name].line, Name: name, Detail: keys.ShownKey(conflict.Key), Allowed: []string{conflict.Other.Name()},
		})
		delete(f.values, name)
	}
	slices.SortStableFunc(f.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}

// keyChoices returns the keys that are chosen, in the order of the file, with the name of
// each setting.
func (f *File) keyChoices() (names []string, choices []keys.Choice) {
	for name := range f.values {
		if strings.HasPrefix(name, tableOfKeys+".") {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(f.values[a].line, f.values[b].line) })
	for _, name := range names {
		action := keys.Named(strings.TrimPrefix(name, tableOfKeys+"."))
		choices = append(choices, keys.Choice{Action: action, Keys: strings.Fields(f.values[name].text)})
	}
	return names, choices
}

// Keys returns the keys that are chosen.
func (f *File) Keys() []keys.Choice {
	_, choices := f.keyChoices()
	return choices
}

// Value returns a setting, and its line; both are zero if the file does not have it. The
// texts of a list have blanks between them.
func (f *File) Value(name string) (text string, line int) {
	value := f.values[name]
	return value.text, value.line
}

// Minutes returns a setting in minutes, 0 if the file does not have it.
func (f *File) Minutes(name string) uint {
	minutes, _ := strconv.ParseUint(f.values[name].text, 10, 16)
	return uint(minutes)
}
