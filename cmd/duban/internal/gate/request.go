package gate

import (
	"slices"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/tui/words"
)

// Request is a client's command line after it was read.
type Request struct {
	Command   string // by its path without duban: offices rename
	Arguments []string
	Flags     []string // of the command itself, those that were typed
	HasToday  bool     // --today was typed
}

// Check refuses what a client may not ask for, before anything is read.
func (r Request) Check(by string, permit model.Permit, language words.Language) error {
	refusals := In(language)
	top, _, _ := strings.Cut(r.Command, " ")
	if operation, isGuarded := guardedOperations()[top]; isGuarded {
		if err := permit.MayDo(by, operation); err != nil {
			return err
		}
	}
	if r.HasToday && !IsReading(r.Command) {
		return &exit.UsageError{Line: refusals.OnlyLooking}
	}
	known, isStream := StreamFlags(top)
	if !isStream {
		return nil
	}
	return r.checkStream(top, known, language)
}

// checkStream refuses arguments and flags that may name a file.
func (r Request) checkStream(top string, known []string, language words.Language) error {
	for _, argument := range r.Arguments {
		if argument != standardStream {
			return exit.Usagef(In(language).OnlyStreams, words.Echo(argument), top)
		}
	}
	for _, flag := range r.Flags {
		if !slices.Contains(known, flag) {
			return exit.Usagef(text.In(language).Errors.UnknownFlag, "--"+flag, "duban "+top)
		}
	}
	return nil
}

// standardStream is the file name for standard input or output.
const standardStream = "-"

// guardedOperations are those that a client may not even try without the right to them.
func guardedOperations() map[string]model.Operation {
	return map[string]model.Operation{
		"import": model.OperationImport, "restore": model.OperationRestore,
		"backup": model.OperationBackup, "doctor": model.OperationDoctor, "access": model.OperationAccess,
	}
}
