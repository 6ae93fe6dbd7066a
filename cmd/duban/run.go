package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/plain"
	"duban/cmd/duban/internal/terminal"
	"duban/model"
	"duban/tui/words"
)

// run runs one command line and returns its exit status. A command that the end
// of the context stops leaves everything as it was.
func run(ctx context.Context, env environment, args []string) (status int) {
	p := newProgram(env, args)
	defer func() { p.end(status) }()
	defer func() {
		if cause := recover(); cause != nil {
			status = p.fail(&exit.Failure{Line: fmt.Sprintf(p.text.Errors.Internal, words.Echo(fmt.Sprint(cause)))})
		}
	}()
	completes := isCompleting(args) && p.gate == nil
	if completes {
		p.stderr = io.Discard // it would stand in the middle of what is typed
	}
	root := newRootCommand(p)
	if completes {
		if err := p.completer().AddTo(root); err != nil {
			return p.fail(err)
		}
	}
	root.SetArgs(append([]string{}, args...))
	err := root.ExecuteContext(ctx)
	if flushed := p.flush(); err == nil {
		err = flushed
	}
	if by := terminal.Interrupted(ctx); err != nil && by != nil {
		err = by
	}
	if err != nil {
		return p.fail(err)
	}
	if p.notice != "" {
		p.printMessage(p.notice)
	}
	if p.hasNoPlan {
		p.printMessage(p.words.Error(&model.NotFoundError{What: model.NounPlan}))
	}
	if p.sample != nil && !p.sample.IsStored() && !p.isPlain {
		p.printMessage(p.nothingStored())
	}
	return p.status
}

// nothingStored says that the sample answers, as there is no ledger yet, and how to begin one. A
// session in plain mode says so at its start.
func (p *program) nothingStored() string {
	return fmt.Sprintf(p.text.Answers.NothingStored, model.CleanLine(p.sample.File().Path()))
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

// fail prints an error in one line and returns its exit status.
func (p *program) fail(err error) int {
	ledgerfile.AddCopies(err)
	var missing *model.NotFoundError
	if p.hasNoPlan && errors.As(err, &missing) {
		err = &model.NotFoundError{What: model.NounPlan} // nothing can be found in no plan
	}
	line := p.words.Error(err)
	var message interface{ UserMessage() string }
	var interrupt *exit.Interrupt
	switch {
	case errors.As(err, &message):
		line = message.UserMessage()
	case errors.As(err, &interrupt), errors.Is(err, plain.ErrIdle):
		line = p.text.Errors.Interrupted
	}
	p.printMessage(line)
	status := exit.Status(err)
	var forbidden *model.ForbiddenError
	if p.gate != nil && p.gate.audit != nil && (status == exit.Usage && !p.gate.audit.isAllowed || errors.As(err, &forbidden)) {
		p.gate.audit.reason = line
	}
	return status
}

// printMessage writes a line to standard error. If even that fails, there is no
// other place to report it.
func (p *program) printMessage(line string) {
	_, _ = fmt.Fprintln(p.stderr, p.pen().Text("duban: "+line))
}

// flush writes what is held back of the answer. It returns the error of the first
// write that failed, also of one before it.
func (p *program) flush() error {
	if err := p.out.Flush(); err != nil {
		return &exit.Failure{Line: fmt.Sprintf(p.text.Errors.Output, model.CleanLine(err.Error()))}
	}
	return nil
}
