package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/gate"
	"duban/cmd/duban/internal/plain"
	"duban/cmd/duban/internal/terminal"
)

// plainFlag asks for a session that draws nothing.
const plainFlag = "plain"

// plainSession takes commands line by line, without duban before them.
type plainSession struct {
	*program
	lines *plain.Lines
	// flags hold for every command.
	flags    []string
	question lastLine
}

// runPlain prints where the plan is, and runs a command for each line until the input
// ends or the user quits.
func (s *session) runPlain(ctx context.Context, root *cobra.Command) error {
	snapshot, err := s.loadRecent(ctx)
	if err != nil {
		return err
	}
	s.report().Summary(snapshot.Plan, snapshot.Progress(s.today()))
	s.sayWrapped(s.text.Plain.Welcome)
	if s.sample != nil && !s.sample.IsStored() {
		s.sayWrapped(s.nothingStored())
		s.sample = nil // said once, not at the end of the session
	}
	plainly := &plainSession{program: s.program}
	plainly.lines = plain.NewLines(s.watchIdle(func(isLocked bool) { plainly.showLock(s, isLocked) }))
	everywhere := root.PersistentFlags()
	root.Flags().Visit(func(flag *pflag.Flag) {
		if flag.Name != plainFlag && everywhere.Lookup(flag.Name) != nil {
			plainly.flags = append(plainly.flags, "--"+flag.Name+"="+flag.Value.String())
		}
	})
	for {
		line, err := plainly.ask(s.text.Plain.Prompt)
		switch {
		case errors.Is(err, io.EOF):
			s.say()
			return nil
		case errors.Is(err, plain.ErrIdle):
			s.say()
			s.notice = s.leftIdle()
			return nil
		}
		if err != nil || terminal.Interrupted(ctx) != nil {
			return err
		}
		if left := plainly.run(ctx, line); left {
			return nil
		}
	}
}

// ask prints a question and returns the line that answers it.
func (s *plainSession) ask(question string) (string, error) {
	s.question = lastLine(question)
	_, _ = s.out.WriteString(question)
	if err := s.flush(); err != nil {
		return "", err
	}
	return s.lines.Next()
}

// showLock says on a terminal without the earlier lines that nothing but an empty line is
// taken, or asks again what was asked.
func (s *plainSession) showLock(of *session, isLocked bool) {
	text := string(s.question)
	if isLocked {
		idle := s.words.Screen.Idle
		text = "\n" + fmt.Sprintf(idle.Locked, idle.Minutes.Of(int(of.idle().Lock.Minutes()))) + "\n" + idle.Keys + "\n"
		if s.terminal && s.getenv("TERM") != "dumb" {
			text = ansi.CursorHomePosition + ansi.EraseEntireScreen + ansi.EraseEntireDisplay + text
		}
	}
	_, _ = s.out.WriteString(text)
	_ = s.flush()
}

// lastLine is the last line of an output, behind or below which an answer is typed. Of a long one,
// such as a copy that is written there, it has the end.
type lastLine string

const maxLastLine = 4 << 10 // bytes

// Write implements io.Writer.
func (l *lastLine) Write(data []byte) (int, error) {
	text := string(*l) + string(data[max(len(data)-maxLastLine, 0):])
	text = text[max(strings.LastIndexByte(strings.TrimSuffix(text, "\n"), '\n')+1, len(text)-maxLastLine):]
	*l = lastLine(text)
	return len(data), nil
}

// run runs one line; left is true if it is the last.
func (s *plainSession) run(ctx context.Context, line string) (left bool) {
	arguments, err := gate.SplitCommand(line, gate.In(s.words.Language))
	if err != nil {
		s.fail(err)
		return false
	}
	if len(arguments) > 0 && arguments[0] == "duban" {
		arguments = arguments[1:]
	}
	if len(arguments) == 0 {
		return false
	}
	if plain.IsLeaving(arguments[0]) {
		return true
	}
	env := s.environment
	env.stdin, env.answered, env.isPlain = s.lines, nil, true
	if arguments, err = s.complete(env, arguments); err != nil {
		return errors.Is(err, io.EOF)
	}
	s.question, env.stdout = "", io.MultiWriter(env.stdout, &s.question)
	run(ctx, env, append(append([]string{}, s.flags...), arguments...))
	return false
}
