package main

import (
	"bufio"
	"slices"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/sample"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/tui/draw"
	"duban/tui/words"
)

// options are the flags that every command takes, as typed.
type options struct {
	db, plan, as, lang, today, theme string
	readOnly, ascii                  bool
}

// program is what all commands share: the environment, the words, the flags and the
// output, which is held back until the command is done or the buffer is full.
type program struct {
	environment
	words   *words.Words
	text    *text.Text
	options options
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
}

// outputBuffer is how much of an answer is held back, in bytes.
const outputBuffer = 64 << 10

func newProgram(env environment, args []string) *program {
	language := wantedLanguage(env, args)
	p := &program{
		environment: env, words: words.In(language), text: text.In(language), out: bufio.NewWriterSize(env.stdout, outputBuffer),
	}
	p.documents = &importing.Reader{Stdin: p.stdin, Text: p.text, Begin: saveMemory}
	if p.gate != nil {
		p.notice = p.gate.warning
	}
	return p
}

func (p *program) pen() draw.Pen {
	return draw.Pen{ASCII: p.options.ascii, Whole: true}
}

// printer returns what writes the answer of a command.
func (p *program) printer() report.Printer {
	return report.Printer{Out: p.out, Pen: p.pen(), Width: p.width}
}

// say adds a line to the answer.
func (p *program) say(parts ...string) { p.printer().Line(parts...) }

func (p *program) sayWrapped(text string) { p.printer().Wrapped(text) }

// wantedLanguage decides before the command line is read, as help and the
// errors of reading it use that language too.
func wantedLanguage(env environment, args []string) words.Language {
	wanted := []string{env.getenv("DUBAN_LANG")}
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, found := strings.CutPrefix(arg, "--lang="); found {
			wanted = append(wanted, value)
		} else if arg == "--lang" && i+1 < len(args) {
			wanted = append(wanted, args[i+1])
		}
	}
	// The last one that there is counts: a language that is unknown is refused in
	// the one that would be spoken without it.
	for _, last := range slices.Backward(wanted) {
		switch language := words.Language(last); language {
		case words.Chinese, words.English:
			return language
		}
	}
	return localeLanguage(env)
}

// localeLanguage is Chinese unless the locale is that of another language. The
// locales C and POSIX are no language's.
func localeLanguage(env environment) words.Language {
	for _, variable := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := env.getenv(variable)
		if locale == "" {
			continue
		}
		language, _, _ := strings.Cut(locale, ".")
		language, _, _ = strings.Cut(language, "_")
		switch strings.ToLower(language) {
		case "c", "posix", "zh":
			return words.Chinese
		}
		return words.English
	}
	return words.Chinese
}

// checkFlags refuses wrong values of the flags that every command takes, and
// of the variables that stand for them, whether the command needs them or not.
func (p *program) checkFlags() error {
	if _, err := p.user(); err != nil {
		return err
	}
	if _, _, err := p.fixedToday(); err != nil {
		return err
	}
	languages := []string{string(words.Chinese), string(words.English)}
	for _, choice := range []struct {
		name, value string
		allowed     []string
	}{
		{"--lang", p.options.lang, languages},
		{"$DUBAN_LANG", p.getenv("DUBAN_LANG"), languages},
		{"--theme", p.options.theme, draw.Themes()},
	} {
		if choice.value == "" {
			continue
		}
		if err := p.oneOf(choice.name, choice.value, choice.allowed); err != nil {
			return err
		}
	}
	return nil
}

// oneOf refuses a value that is not among those allowed.
func (p *program) oneOf(name, value string, allowed []string) error {
	for _, known := range allowed {
		if value == known {
			return nil
		}
	}
	list := strings.Join(allowed, p.words.Errors.ListSeparator)
	return exit.Usagef(p.text.Errors.BadFlagValue, name, words.Echo(value), list)
}

// permit returns what the user may do.
func (p *program) permit() model.Permit {
	if p.gate == nil {
		return model.Permit{}
	}
	return p.gate.permit
}

// user returns the name under which changes are signed.
func (p *program) user() (string, error) {
	if p.gate != nil {
		return p.gate.by, nil
	}
	for _, source := range []struct{ name, value string }{
		{"--as", p.options.as}, {"$DUBAN_AS", p.getenv("DUBAN_AS")}, {"--as", p.login},
	} {
		if source.value == "" {
			continue
		}
		name, err := model.CleanName(source.value)
		if err != nil {
			return "", exit.Usagef(p.text.Errors.BadName, source.name, p.words.Error(err))
		}
		return name, nil
	}
	return "", &exit.UsageError{Line: p.text.Errors.NoName}
}

// fixedToday returns the day that the user wants to be today, if any.
func (p *program) fixedToday() (today model.Date, fixed bool, err error) {
	for _, source := range []struct{ name, value string }{
		{"--today", p.options.today}, {"$DUBAN_TODAY", p.getenv("DUBAN_TODAY")},
	} {
		if source.value == "" {
			continue
		}
		today, err := p.date(source.name, source.value)
		return today, err == nil, err
	}
	return model.Date{}, false, nil
}

// date reads the value of a flag or variable that is a date.
func (p *program) date(name, value string) (model.Date, error) {
	date, err := model.ParseDate(value)
	return date, p.badDate(name, value, err)
}

// dayIn reads the value of a flag that is a day of a plan as people type it.
func (s *session) dayIn(plan *model.Plan, name, value string) (model.Date, error) {
	day, err := plan.ParseDay(value, s.today())
	return day, s.badDate(name, value, err)
}

func (p *program) badDate(name, value string, err error) error {
	if err == nil {
		return nil
	}
	return exit.Usagef(p.text.Errors.BadDate, name, words.Echo(value))
}
