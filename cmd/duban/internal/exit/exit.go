// Package exit has the exit statuses that scripts rely on, and the errors that
// commands report in the user's language.
package exit

import (
	"errors"
	"fmt"
	"syscall"

	"duban/model"
)

// The exit statuses.
const (
	Done     = 0
	Failed   = 1
	Usage    = 2
	NotFound = 3
	Conflict = 4
	Busy     = 5
	Damaged  = 6
	// Signal plus the number of a signal is the status of a program that the
	// signal ended, as in a shell: 130 for Ctrl-C.
	Signal = 128
)

// UsageError says, in the user's language, how a command was used wrongly.
type UsageError struct{ Line string }

func (e *UsageError) Error() string { return e.Line }

// UserMessage returns the line to print.
func (e *UsageError) UserMessage() string { return e.Line }

// Usagef returns a *UsageError.
func Usagef(format string, values ...any) error {
	return &UsageError{fmt.Sprintf(format, values...)}
}

// Failure says, in the user's language, why a command failed.
type Failure struct{ Line string }

func (e *Failure) Error() string { return e.Line }

// UserMessage returns the line to print.
func (e *Failure) UserMessage() string { return e.Line }

// Failf returns a *Failure.
func Failf(format string, values ...any) error {
	return &Failure{fmt.Sprintf(format, values...)}
}

// Interrupt is the signal that ended the program.
type Interrupt struct{ Signal syscall.Signal }

func (i *Interrupt) Error() string { return i.Signal.String() }

// Status returns the exit status for an error.
func Status(err error) int {
	var (
		usage     *UsageError
		input     *model.InputError
		date      *model.DateError
		term      *model.QueryError
		notFound  *model.NotFoundError
		ledger    *model.LedgerError
		rule      *model.RuleError
		interrupt *Interrupt
	)
	switch {
	case err == nil:
		return Done
	case errors.As(err, &interrupt):
		return Signal + int(interrupt.Signal)
	case errors.As(err, &usage), errors.As(err, &input), errors.As(err, &date), errors.As(err, &term):
		return Usage
	case errors.As(err, &rule):
		return ruleStatus(rule.Rule)
	case errors.As(err, &notFound):
		return NotFound
	case errors.Is(err, model.ErrConflict):
		return Conflict
	case errors.As(err, &ledger):
		return ledgerStatus(ledger)
	default:
		return Failed
	}
}

// ruleStatus separates rules about what was typed from rules about the state of a
// task.
func ruleStatus(rule model.Rule) int {
	switch rule {
	case model.RuleFuture, model.RuleOutsideYear, model.RuleNotLater, model.RuleNoReason,
		model.RuleWhyCancel, model.RuleRename, model.RuleBeforeMark, model.RuleBeforePlan, model.RuleReplyPast, model.RuleWhyReturn,
		model.RuleReference, model.RuleLink, model.RuleFilterKey:
		return Usage
	default:
		return Failed
	}
}

func ledgerStatus(err *model.LedgerError) int {
	switch {
	case err.Fault == model.FaultBusy:
		return Busy
	case err.Fault == model.FaultAddress:
		return Usage
	case err.IsDamage():
		return Damaged
	default:
		return Failed
	}
}
