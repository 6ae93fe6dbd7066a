package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/plain"
)

// complete asks for what a command needs and was not given.
func (s *plainSession) complete(env environment, arguments []string) ([]string, error) {
	root := newRootCommand(newProgram(env, s.flags))
	command, rest, err := root.Find(arguments)
	if err != nil || command == root {
		return arguments, nil // the command itself says what is wrong
	}
	var noValue *pflag.ValueRequiredError
	if err := command.ParseFlags(rest); errors.As(err, &noValue) { // the last word is a flag
		answer, err := s.askFlag(noValue.GetFlag())
		if err != nil || answer == "" {
			return arguments, err
		}
		return s.complete(env, append(arguments, answer))
	} else if err != nil || command.Flags().Changed("help") {
		return arguments, nil
	}
	form, needs := command.Use, need{}
	if command.Parent() == root {
		needs = needed()[command.Name()]
	}
	if needs.unless != "" && command.Flags().Changed(needs.unless) {
		return arguments, nil
	}
	if needs.unless != "" {
		form = strings.NewReplacer("[", "", "]", "").Replace(form)
	}
	for _, name := range plain.Missing(form, command.Flags().NArg()) {
		answer, err := s.ask(fmt.Sprintf(s.text.Plain.Ask, strings.TrimSuffix(name, "...")))
		switch {
		case err != nil:
			return nil, err
		case strings.TrimSpace(answer) == "":
			return arguments, nil
		case strings.HasSuffix(name, "..."):
			arguments = append(arguments, strings.Fields(answer)...)
		default:
			arguments = append(arguments, answer)
		}
	}
	if len(arguments) == 1 {
		return arguments, nil
	}
	return s.completeFlag(command, needs.flag, arguments)
}

// completeFlag asks for the flag that a command needs; of edit, for one of those that say
// what is changed.
func (s *plainSession) completeFlag(command *cobra.Command, name string, arguments []string) ([]string, error) {
	if name == editFlag && !slices.ContainsFunc(editFlags(), command.Flags().Changed) {
		names := s.text.Plain.EditFields
		field, err := s.ask(fmt.Sprintf(s.text.Plain.EditWhat, s.words.Errors.List(names)))
		if err != nil {
			return nil, err
		}
		field = strings.TrimSpace(field)
		if at := max(slices.Index(names, field), slices.Index(editFlags(), field)); at >= 0 {
			name = editFlags()[at]
		}
	}
	flag := command.Flags().Lookup(name)
	if flag == nil || flag.Changed {
		return arguments, nil
	}
	answer, err := s.askFlag(flag)
	if err != nil {
		return nil, err
	}
	if answer != "" {
		arguments = append(arguments, "--"+name+"="+answer)
	}
	if name == "due" { // only of edit
		return s.completeFlag(command, "reason", arguments)
	}
	return arguments, nil
}

// askFlag asks for the value of a flag; empty if there is none.
func (s *plainSession) askFlag(flag *pflag.Flag) (string, error) {
	_, about := pflag.UnquoteUsage(flag)
	answer, err := s.ask(fmt.Sprintf(s.text.Plain.Ask, about))
	return strings.TrimSpace(answer), err
}

// need is what a command is refused without.
type need struct {
	flag   string
	unless string // the flag with which the command needs nothing
}

// editFlag is the need of edit: one of editFlags.
const editFlag = "edit"

func needed() map[string]need {
	return map[string]need{
		"cancel": {flag: "reason"}, "extend": {flag: "reason"}, "return": {flag: "reason"},
		"report": {flag: "progress", unless: "missing"}, "export": {unless: "each"}, "carry": {flag: "to", unless: "all"}, "verify": {unless: "list"},
		"edit": {flag: editFlag},
	}
}
