package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"duban/model"
	"duban/store/bolt"
	"duban/tui/words"
)

// The exit statuses, as promised to scripts.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitNotFound = 3
	exitConflict = 4
	exitBusy     = 5
	exitDamaged  = 6
)

// run runs one command line and returns its exit status. A command that the end
// of the context stops leaves everything as it was.
func run(ctx context.Context, env environment, args []string) (status int) {
	p := newProgram(env, args)
	defer func() { p.end(status) }()
	defer func() {
		if cause := recover(); cause != nil {
			status = p.fail(&failure{fmt.Sprintf(p.words.Commands.Wrong.Internal, words.Echo(fmt.Sprint(cause)))})
		}
	}()
	root := newRootCommand(p)
	root.SetArgs(append([]string{}, args...))
	err := root.ExecuteContext(ctx)
	if flushed := p.flush(); err == nil {
		err = flushed
	}
	if by := interrupted(ctx); err != nil && by != nil {
		err = by
	}
	if err != nil {
		return p.fail(err)
	}
	if p.aside != "" {
		p.tell(p.aside)
	}
	return p.status
}

// end waits for what follows an answer.
func (p *program) end(status int) {
	if p.answered != nil {
		p.answered(status)
	}
	for _, wait := range p.atEnd {
		wait()
	}
}

// fail tells an error in one line and returns its exit status.
func (p *program) fail(err error) int {
	lookForCopies(err)
	line := p.words.Error(err)
	var told interface{ told() string }
	var by *interruption
	switch {
	case errors.As(err, &told):
		line = told.told()
	case errors.As(err, &by):
		line = p.words.Commands.Wrong.Interrupted
	}
	p.tell(line)
	return exitStatus(err)
}

// tell writes a line to standard error. If even this can't be written there is
// nobody left to tell.
func (p *program) tell(line string) {
	_, _ = fmt.Fprintln(p.stderr, p.pen().Text("duban: "+line))
}

func exitStatus(err error) int {
	var (
		wrong    *usageError
		input    *model.InputError
		date     *model.DateError
		notFound *model.NotFoundError
		ledger   *model.LedgerError
		rule     *model.RuleError
		by       *interruption
	)
	switch {
	case errors.As(err, &by):
		return exitSignal + int(by.signal)
	case errors.As(err, &wrong), errors.As(err, &input), errors.As(err, &date):
		return exitUsage
	case errors.As(err, &rule):
		return exitOfRule(rule.Rule)
	case errors.As(err, &notFound):
		return exitNotFound
	case errors.Is(err, model.ErrConflict):
		return exitConflict
	case errors.As(err, &ledger):
		return exitOfLedger(ledger)
	default:
		return exitFailed
	}
}

// exitOfRule tells what was typed wrongly from what the task does not allow.
func exitOfRule(rule model.Rule) int {
	switch rule {
	case model.RuleFuture, model.RuleOutside, model.RuleNotLater, model.RuleNoReason,
		model.RuleReference, model.RuleLink, model.RuleFilterKey:
		return exitUsage
	default:
		return exitFailed
	}
}

func exitOfLedger(broken *model.LedgerError) int {
	switch {
	case broken.Fault == model.FaultBusy:
		return exitBusy
	case broken.IsDamage():
		return exitDamaged
	default:
		return exitFailed
	}
}

// lookForCopies adds to an error that tells of damage what the ledger can be
// restored from.
func lookForCopies(err error) {
	var broken *model.LedgerError
	if errors.As(err, &broken) && broken.IsDamage() {
		broken.Copies, broken.Newest = bolt.NewestCopy(broken.Path)
	}
}

// usageError says, in the user's language, how a command was used wrongly.
type usageError struct{ line string }

func (e *usageError) Error() string { return e.line }
func (e *usageError) told() string  { return e.line }

// failure says, in the user's language, why what was asked can't be done.
type failure struct{ line string }

func (e *failure) Error() string { return e.line }
func (e *failure) told() string  { return e.line }

// wrong returns a *usageError made of words and what goes into them.
func wrong(format string, values ...any) error {
	return &usageError{fmt.Sprintf(format, values...)}
}

// flush writes what is held back of what a command had to say. Of writes that
// failed, before it too, the first one is told.
func (p *program) flush() error {
	if err := p.out.Flush(); err != nil {
		return &failure{fmt.Sprintf(p.words.Commands.Wrong.Output, model.CleanLine(err.Error()))}
	}
	return nil
}

// say adds a line to what the command answers, fit for a terminal.
func (p *program) say(parts ...string) {
	_, _ = p.out.WriteString(p.pen().Paragraph(strings.Join(parts, "")) + "\n") // flush tells of an error
}
