package main

import (
	"bufio"
	"path/filepath"

	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/convert"
	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/sample"
	"duban/cmd/duban/internal/settings"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/tui/draw"
	"duban/tui/words"
)

// options are the flags that every command takes, as typed.
type options struct {
	db, plan, as, lang, today, theme string
	readOnly, ascii, plain, mouse    bool
}

// program is what all commands share: the environment, the words, the flags and the
// output, which is held back until the command is done or the buffer is full.
type program struct {
	environment
	words   *words.Words
	text    *text.Text
	options options
	flags   *pflag.FlagSet // of the command
	out     *bufio.Writer
	// notice is a message for standard error beside the answer; may be empty.
	notice string
	// sample answers where no ledger is stored yet; else nil.
	sample *sample.Ledger
	// answers is what is read of standard input where questions are asked; nil before.
	answers *bufio.Reader
	// hasNoPlan says that the command was about a ledger without any plan.
	hasNoPlan bool
	// atEnd is what the program waits for after its answer, such as copies.
	atEnd     []func()
	documents *importing.Reader // reads what is imported
	// status is the exit status of a client's command that a gate ran; else 0.
	status int
	// file is the settings file, behind a gate that of the client in the ledger.
	file *settings.File
	// isFileHeld says that the settings could not be kept in the ledger: they hold for
	// this session.
	isFileHeld bool
}

// outputBuffer is how much of an answer is held back, in bytes.
const outputBuffer = 64 << 10

func newProgram(env environment, args []string) *program {
	var file *settings.File
	if env.gate != nil {
		file = settings.Parse(env.gate.settings)
	} else {
		file = settings.ReadFile(settings.FilePath(env.getenv))
	}
	language := settings.Language(env.getenv, args, file)
	p := &program{
		environment: env, file: file, words: words.In(language), text: text.In(language), out: bufio.NewWriterSize(env.stdout, outputBuffer),
	}
	p.documents = p.documentReader()
	if p.gate != nil {
		p.notice = p.gate.warning
	} else if !p.isPlain {
		p.notice = p.fileNotice()
	}
	return p
}

// documentReader returns what reads documents.
func (p *program) documentReader() *importing.Reader {
	return &importing.Reader{Stdin: p.stdin, Text: p.text, Begin: saveMemory, Converter: p.converter}
}

// converter returns what converts documents that are not read as they are; nil for a
// client whose key may not have that done. A client's PATH counts for nothing.
func (p *program) converter() *convert.Converter {
	folders := convert.SystemFolders()
	switch {
	case p.gate == nil:
		folders = append(filepath.SplitList(p.getenv("PATH")), folders...)
	case !p.gate.converts:
		return nil
	}
	return convert.Find(folders)
}

func (p *program) pen() draw.Letters {
	return draw.Letters{ASCII: p.options.ascii, Whole: true}
}

// printer returns what writes the answer of a command.
func (p *program) printer() report.Printer {
	return report.Printer{Out: p.out, Pen: p.pen(), Width: p.width}
}

// say adds a line to the answer.
func (p *program) say(parts ...string) { p.printer().Line(parts...) }

func (p *program) sayWrapped(text string) { p.printer().Wrapped(text) }

// settings returns what the flags and variables say.
func (p *program) settings() *settings.Settings {
	return &settings.Settings{
		DB: p.options.db, As: p.options.as, Lang: p.options.lang, Today: p.options.today, Theme: p.options.theme,
		Getenv: p.getenv, Login: p.login, Words: p.words, Text: p.text,
	}
}

// oneOf refuses a value that is not among those allowed.
func (p *program) oneOf(name, value string, allowed []string) error {
	return p.settings().OneOf(name, value, allowed)
}

// permit returns what the user may do.
func (p *program) permit() model.Permit {
	if p.gate == nil {
		return model.Permit{}
	}
	return p.gate.permit
}

// user returns the name that changes are signed with.
func (p *program) user() (string, error) {
	if p.gate != nil {
		return p.gate.by, nil
	}
	return p.settings().User()
}

// ledgerPath returns where the ledger is, and whether that is the default place.
func (p *program) ledgerPath() (path string, isDefault bool, err error) {
	if p.gate != nil {
		return p.gate.db, p.gate.isDefault, nil
	}
	path, isDefault, err = p.settings().LedgerPath()
	if err == nil {
		err = ledgerfile.CheckPlace(path)
	}
	return path, isDefault, err
}
