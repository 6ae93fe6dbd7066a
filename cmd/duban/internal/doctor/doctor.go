// Package doctor checks what duban needs to work: the terminal, the ledger, its
// folder, and the clock.
package doctor

import (
	"fmt"
	"io"
	"strings"
	"time"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/store/bolt"
	"duban/tui/draw"
	"duban/tui/layout"
	"duban/tui/words"
)

// Finding is the result of a check. Scripts rely on its JSON.
type Finding struct {
	Check  string `json:"check"`
	OK     bool   `json:"ok"`
	Found  string `json:"found"`
	Advice string `json:"advice"`
	name   string
}

// Doctor runs the checks.
type Doctor struct {
	Words      *words.Words // shared with the dashboard
	Text       *Words
	Getenv     func(string) string
	Now        func() time.Time
	Stdin      io.Reader
	Stdout     io.Writer
	IsTerminal bool
	ASCII      bool
	// Soffice and Pdftotext are the programs that convert documents; empty if not found.
	Soffice, Pdftotext string
	// Converts says that they may be used.
	Converts bool
	// AccessLog is that of the ledger.
	AccessLog access.LogState
	// Message returns the line for an error of the ledger.
	Message func(error) string
	// NeverStored reports whether an error means that there is no ledger yet.
	NeverStored func(err error) bool

	findings []Finding
}

// Examine runs all checks. isDefault means that path is the default place.
func (d *Doctor) Examine(path string, isDefault bool, diagnosis bolt.Diagnosis) []Finding {
	d.locale()
	d.terminal()
	d.place(path, isDefault, diagnosis)
	d.accessLog()
	d.conversion()
	return d.findings
}

// accessLog looks whether what clients with keys do can be recorded. Without a log there
// are none.
func (d *Doctor) accessLog() {
	const check = "access-log"
	switch log := d.AccessLog; {
	case !log.Exists:
	case log.Err != nil:
		d.warn(check, d.Text.AccessLog, fmt.Sprintf(d.Text.AccessLogClosed, log.Err.Error()), d.Text.AccessLogDo)
	case log.AppendOnly:
		d.ok(check, d.Text.AccessLog, d.Text.AccessLogGrows)
	default:
		d.ok(check, d.Text.AccessLog, d.Text.AccessLogOpen)
	}
}

// Problems returns the number of findings that are not OK.
func Problems(findings []Finding) int {
	problems := 0
	for _, f := range findings {
		if !f.OK {
			problems++
		}
	}
	return problems
}

func (d *Doctor) ok(check, name, found string) {
	d.findings = append(d.findings, Finding{Check: check, OK: true, Found: model.CleanLine(found), name: name})
}

func (d *Doctor) warn(check, name, found, advice string) {
	d.findings = append(d.findings, Finding{Check: check, Found: model.CleanLine(found), Advice: model.CleanLine(advice), name: name})
}

// Print prints findings in lines that fit the terminal, each with its advice below.
func Print(p report.Printer, text *Words, findings []Finding) {
	const gap, arrow, minWidth = "  ", "-> ", 20
	verdicts, names := max(draw.Width(text.Fine), draw.Width(text.Wrong)), 0
	for _, f := range findings {
		names = max(names, draw.Width(f.name))
	}
	margin := draw.Fill("", verdicts) + gap + draw.Fill("", names) + gap
	for _, f := range findings {
		verdict := text.Fine
		if !f.OK {
			verdict = text.Wrong
		}
		lines := []string{f.Found}
		if f.Advice != "" {
			lines = append(lines, arrow+f.Advice)
		}
		start := draw.Fill(verdict, verdicts) + gap + draw.Fill(f.name, names) + gap
		for _, line := range lines {
			parts := []string{line}
			if p.Width > 0 {
				parts = p.Pen.Wrap(line, max(p.Width-draw.Width(margin), minWidth))
			}
			for _, part := range parts {
				p.Line(start, part)
				start = margin
			}
		}
	}
}

// locale checks the encoding of the locale. duban always writes UTF-8, but tmux and
// screen use the locale.
func (d *Doctor) locale() {
	const check = "locale"
	locale := ""
	for _, variable := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = d.Getenv(variable); locale != "" {
			break
		}
	}
	_, charset, _ := strings.Cut(locale, ".")
	charset, _, _ = strings.Cut(charset, "@")
	isUTF8 := strings.EqualFold(strings.ReplaceAll(charset, "-", ""), "utf8")
	multiplexed := d.Getenv("TMUX") != "" || d.Getenv("STY") != ""
	switch {
	case isUTF8:
		d.ok(check, d.Text.Locale, locale)
	case locale == "" && !multiplexed:
		d.ok(check, d.Text.Locale, d.Text.LocaleNone)
	case (locale == "C" || locale == "POSIX") && !multiplexed:
		d.ok(check, d.Text.Locale, locale)
	case locale == "":
		d.warn(check, d.Text.Locale, d.Text.LocaleNone, d.Text.LocaleDo)
	default:
		d.warn(check, d.Text.Locale, fmt.Sprintf(d.Text.LocaleOther, words.Echo(locale)), d.Text.LocaleDo)
	}
}

// terminal checks the terminal, and asks it how it draws.
func (d *Doctor) terminal() {
	text := d.Text
	if !d.IsTerminal {
		d.ok("terminal", text.Terminal, text.NoTerminal)
		return
	}
	if kind := d.Getenv("TERM"); kind == "" || kind == "dumb" {
		d.warn("terminal", text.Terminal, fmt.Sprintf(text.DumbTerminal, kind), text.DumbDo)
		return
	}
	d.ok("terminal", text.Terminal, words.Echo(d.Getenv("TERM")))
	answer := askTerminal(d.Stdin, d.Stdout)
	size := fmt.Sprintf("%dx%d", answer.width, answer.height)
	if answer.width < layout.MinWidth || answer.height < layout.MinHeight {
		d.warn("size", text.Size, size, fmt.Sprintf(text.SmallDo, layout.MinWidth, layout.MinHeight))
	} else {
		d.ok("size", text.Size, size)
	}
	switch {
	case answer.chinese == 0:
		d.ok("encoding", text.Encoding, text.NoAnswer)
		return
	case answer.chinese == 2*len([]rune(chineseSample)):
		d.ok("encoding", text.Encoding, text.EncodingUTF8)
	default:
		d.warn("encoding", text.Encoding, text.EncodingOther, text.EncodingDo)
		return
	}
	switch {
	case answer.ambiguous == 0:
		d.ok("ambiguous", text.Ambiguous, text.NoAnswer)
	case answer.ambiguous == len([]rune(ambiguousSample)) || d.ASCII:
		d.ok("ambiguous", text.Ambiguous, text.AmbiguousOne)
	default:
		d.warn("ambiguous", text.Ambiguous, text.AmbiguousTwo, text.AmbiguousDo)
	}
}

// conversion reports which documents of other formats can be read. None need be.
func (d *Doctor) conversion() {
	const check = "conversion"
	text := d.Text
	if !d.Converts {
		d.ok(check, text.Conversion, text.ConversionOff)
		return
	}
	office, pdf := text.OfficeMissing, text.PDFMissing
	if d.Soffice != "" {
		office = fmt.Sprintf(text.OfficeFound, d.Soffice)
	}
	if d.Pdftotext != "" {
		pdf = fmt.Sprintf(text.PDFFound, d.Pdftotext)
	}
	d.ok(check, text.Conversion, office+text.ConversionGap+pdf)
}

// place checks the ledger and its folder.
func (d *Doctor) place(path string, isDefault bool, diagnosis bolt.Diagnosis) {
	d.ledger(path, isDefault, diagnosis)
	d.fileSystem(diagnosis)
	d.permissions(path, diagnosis)
	d.space(diagnosis)
	if diagnosis.File.Exists {
		if diagnosis.LockErr != nil {
			d.warn("lock", d.Text.Lock, d.Words.Error(diagnosis.LockErr), d.Text.LockDo)
		} else {
			d.ok("lock", d.Text.Lock, d.Text.LockFine)
		}
	}
	d.copies(path, diagnosis)
	d.clock(diagnosis)
}
