package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/store/bolt"
	"duban/tui/draw"
	"duban/tui/words"
)

// finding is one thing that the doctor looked at. The shape is promised to
// scripts.
type finding struct {
	Check  string `json:"check"`
	OK     bool   `json:"ok"`
	Found  string `json:"found"`
	Advice string `json:"advice"`
	name   string
}

// doctor collects findings.
type doctor struct {
	*program
	said     words.Doctor
	findings []finding
}

func (d *doctor) fine(check, name, found string) {
	d.findings = append(d.findings, finding{Check: check, OK: true, Found: model.CleanLine(found), name: name})
}

func (d *doctor) wrong(check, name, found, advice string) {
	d.findings = append(d.findings, finding{Check: check, Found: model.CleanLine(found), Advice: model.CleanLine(advice), name: name})
}

func newDoctorCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: p.words.Doctor.Help,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ledger, err := p.ledgerThere()
			if err != nil {
				return err
			}
			_, isDefault, err := p.ledgerPath()
			if err != nil {
				return err
			}
			d := &doctor{program: p, said: p.words.Doctor}
			d.locale()
			d.terminalAndEncoding()
			d.place(ledger.Path(), isDefault, ledger.Diagnose(cmd.Context()))
			return d.tell(asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.words.Commands.Flags.JSON)
	return cmd
}

// tell says what was found. What is wrong makes the command fail.
func (d *doctor) tell(asJSON bool) error {
	wrong := 0
	for _, f := range d.findings {
		if !f.OK {
			wrong++
		}
	}
	if asJSON {
		if err := d.printer().JSON(report.NotNull(d.findings)); err != nil {
			return err
		}
	} else {
		d.sayFindings()
	}
	if wrong > 0 {
		return &failure{Line: d.said.Findings.Of(wrong)}
	}
	if !asJSON {
		d.say(d.said.AllWell)
	}
	return nil
}

// sayFindings says each in lines that fit the terminal, below each other, and
// what to do below them.
func (d *doctor) sayFindings() {
	const gap, arrow, leastWidth = "  ", "-> ", 20
	verdicts, names := max(draw.Width(d.said.Fine), draw.Width(d.said.Wrong)), 0
	for _, f := range d.findings {
		names = max(names, draw.Width(f.name))
	}
	margin := draw.Fill("", verdicts) + gap + draw.Fill("", names) + gap
	for _, f := range d.findings {
		verdict := d.said.Fine
		if !f.OK {
			verdict = d.said.Wrong
		}
		lines := []string{f.Found}
		if f.Advice != "" {
			lines = append(lines, arrow+f.Advice)
		}
		start := draw.Fill(verdict, verdicts) + gap + draw.Fill(f.name, names) + gap
		for _, line := range lines {
			parts := []string{line}
			if d.width > 0 {
				parts = d.pen().Wrap(line, max(d.width-draw.Width(margin), leastWidth))
			}
			for _, part := range parts {
				d.say(start, part)
				start = margin
			}
		}
	}
}

// locale looks at the encoding that the locale names. duban itself writes UTF-8
// always; tmux and screen draw what the locale says.
func (d *doctor) locale() {
	const check = "locale"
	locale := ""
	for _, variable := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = d.getenv(variable); locale != "" {
			break
		}
	}
	_, charset, _ := strings.Cut(locale, ".")
	charset, _, _ = strings.Cut(charset, "@")
	isUTF8 := strings.EqualFold(strings.ReplaceAll(charset, "-", ""), "utf8")
	multiplexed := d.getenv("TMUX") != "" || d.getenv("STY") != ""
	switch {
	case isUTF8:
		d.fine(check, d.said.Locale, locale)
	case locale == "" && !multiplexed:
		d.fine(check, d.said.Locale, d.said.LocaleNone)
	case (locale == "C" || locale == "POSIX") && !multiplexed:
		d.fine(check, d.said.Locale, locale)
	case locale == "":
		d.wrong(check, d.said.Locale, d.said.LocaleNone, d.said.LocaleDo)
	default:
		d.wrong(check, d.said.Locale, fmt.Sprintf(d.said.LocaleOther, words.Echo(locale)), d.said.LocaleDo)
	}
}

// terminalAndEncoding looks at the terminal, and asks it how it draws.
func (d *doctor) terminalAndEncoding() {
	const leastWidth, leastHeight = 60, 15
	said := d.said
	if !d.terminal {
		d.fine("terminal", said.Terminal, said.NoTerminal)
		return
	}
	if kind := d.getenv("TERM"); kind == "" || kind == "dumb" {
		d.wrong("terminal", said.Terminal, fmt.Sprintf(said.DumbTerminal, kind), said.DumbDo)
		return
	}
	d.fine("terminal", said.Terminal, words.Echo(d.getenv("TERM")))
	answer := askTerminal(d.stdin, d.stdout)
	size := fmt.Sprintf("%dx%d", answer.width, answer.height)
	if answer.width < leastWidth || answer.height < leastHeight {
		d.wrong("size", said.Size, size, said.SmallDo)
	} else {
		d.fine("size", said.Size, size)
	}
	switch {
	case answer.chinese == 0:
		d.fine("encoding", said.Encoding, said.NoAnswer)
		return
	case answer.chinese == 2*len([]rune(chineseSample)):
		d.fine("encoding", said.Encoding, said.EncodingUTF8)
	default:
		d.wrong("encoding", said.Encoding, said.EncodingOther, said.EncodingDo)
		return
	}
	switch {
	case answer.ambiguous == 0:
		d.fine("ambiguous", said.Ambiguous, said.NoAnswer)
	case answer.ambiguous == len([]rune(ambiguousSample)) || d.options.ascii:
		d.fine("ambiguous", said.Ambiguous, said.AmbiguousOne)
	default:
		d.wrong("ambiguous", said.Ambiguous, said.AmbiguousTwo, said.AmbiguousDo)
	}
}

// place looks at where the ledger is.
func (d *doctor) place(path string, isDefault bool, survey bolt.Diagnosis) {
	d.ledger(path, isDefault, survey)
	d.fileSystem(survey)
	d.permissions(path, survey)
	d.space(survey)
	if survey.File.Exists {
		if survey.LockErr != nil {
			d.wrong("lock", d.said.Lock, d.words.Error(survey.LockErr), d.said.LockDo)
		} else {
			d.fine("lock", d.said.Lock, d.said.LockFine)
		}
	}
	d.copies(path, survey)
	d.clock(survey)
}
