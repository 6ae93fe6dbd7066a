package settings

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"

	"github.com/pelletier/go-toml/v2/unstable"

	"duban/cmd/duban/internal/machine"
	"duban/tui/draw"
	"duban/tui/words"
)

// File is what a person's settings file says. A setting that is wrong has its default.
type File struct {
	Path     string // empty if the person has no home
	Exists   bool
	Problems []Problem

	values map[string]fileValue
}

type fileValue struct {
	text string
	line int
}

// The names of the settings, in the order in which they are printed.
const (
	NameTheme    = "theme"
	NameASCII    = "ascii"
	NameLanguage = "language"
	NamePlain    = "plain"
	NamePlace    = "place"
	NameMouse    = "mouse"
	NameLock     = "lock"
	NameLeave    = "leave"
)

// Never is the value of a setting in minutes whose time never comes.
const Never = "0"

// Names returns the names of all settings.
func Names() []string {
	return []string{NameTheme, NameASCII, NameLanguage, NamePlain, NamePlace, NameMouse, NameLock, NameLeave}
}

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
	if len(content) > 2 && string(content[:3]) == "\ufeff" { // as Windows' Notepad writes it
		content = content[3:]
	}
	f.values = map[string]fileValue{}
	parser := &unstable.Parser{}
	parser.Reset(content)
	inTable := false // which is no setting itself
	for parser.NextExpression() {
		node := parser.Expression()
		key := node.Key()
		if !key.Next() || inTable && node.Kind == unstable.KeyValue {
			continue
		}
		inTable = node.Kind != unstable.KeyValue
		name, line := string(key.Node().Data), parser.Shape(key.Node().Raw).Start.Line
		if node.Kind != unstable.KeyValue || !key.IsLast() {
			f.add(Problem{Kind: UnknownName, Line: line, Name: name, Allowed: Names()})
			continue
		}
		f.set(name, line, node.Value())
	}
	var wrong *unstable.ParserError
	if err := parser.Error(); errors.As(err, &wrong) {
		line := parser.Shape(parser.Range(wrong.Highlight)).Start.Line
		f.values = nil
		f.Problems = []Problem{{Kind: NotTOML, Line: line, Detail: wrong.Message}}
	}
}

// set takes one setting, unless it is wrong.
func (f *File) set(name string, line int, value *unstable.Node) {
	problem := Problem{Line: line, Name: name, Detail: string(value.Data)}
	allowed, kind := allowedValues(name)
	_, twice := f.values[name]
	switch {
	case allowed == nil:
		problem.Kind, problem.Allowed = UnknownName, Names()
	case twice:
		problem.Kind = SetTwice
	case value.Kind != kind || !slices.Contains(allowed, string(value.Data)):
		problem.Kind, problem.Allowed = WrongValue, inTOML(allowed, kind)
	default:
		f.values[name] = fileValue{text: string(value.Data), line: line}
		return
	}
	f.add(problem)
}

// allowedValues returns the values of a setting and their kind; nil if there is no such
// setting.
func allowedValues(name string) (values []string, kind unstable.Kind) {
	switch name {
	case NameTheme:
		return draw.Themes(), unstable.String
	case NameLanguage:
		return []string{string(words.Chinese), string(words.English)}, unstable.String
	case NameASCII, NamePlain, NamePlace, NameMouse:
		return []string{"true", "false"}, unstable.Bool
	case NameLock, NameLeave: // minutes
		return []string{Never, "5", "10", "15", "30", "60"}, unstable.Integer
	}
	return nil, unstable.Invalid
}

// inTOML returns values as they are written in the file.
func inTOML(values []string, kind unstable.Kind) []string {
	if kind != unstable.String {
		return values
	}
	quoted := make([]string, len(values))
	for i, value := range values {
		quoted[i] = strconv.Quote(value)
	}
	return quoted
}

// Value returns a setting, and its line; both are zero if the file does not have it.
func (f *File) Value(name string) (text string, line int) {
	value := f.values[name]
	return value.text, value.line
}

// Minutes returns a setting in minutes, 0 if the file does not have it.
func (f *File) Minutes(name string) uint {
	minutes, _ := strconv.ParseUint(f.values[name].text, 10, 16)
	return uint(minutes)
}

// InTOML returns a value of a setting as it is written in the file.
func InTOML(name, value string) string {
	_, kind := allowedValues(name)
	return inTOML([]string{value}, kind)[0]
}
