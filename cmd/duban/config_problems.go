package main

import (
	"fmt"

	"duban/cmd/duban/internal/settings"
	"duban/tui/words"
)

// describeProblem words what is wrong in the file, and what to do.
func (p *program) describeProblem(problem settings.Problem) string {
	text := p.text.Config
	name, detail := words.Echo(problem.Name), words.Echo(problem.Detail)
	allowed := p.words.Errors.List(problem.Allowed)
	line := ""
	switch problem.Kind {
	case settings.Unreadable:
		return fmt.Sprintf(text.Unreadable, detail)
	case settings.TooLarge:
		return text.TooLarge
	case settings.NotTOML:
		line = fmt.Sprintf(text.NotTOML, detail)
	case settings.UnknownName:
		line = fmt.Sprintf(text.UnknownName, name, allowed)
	case settings.WrongValue:
		line = fmt.Sprintf(text.WrongValue, name, detail, allowed)
	case settings.SetTwice:
		line = fmt.Sprintf(text.SetTwice, name)
	case settings.UnknownAction:
		line = fmt.Sprintf(text.UnknownAction, name, allowed)
	case settings.UnknownKey:
		line = fmt.Sprintf(p.words.Settings.UnknownKey, detail)
	case settings.FixedKey:
		line = fmt.Sprintf(p.words.Settings.FixedKey, detail)
	case settings.TakenKey:
		line = fmt.Sprintf(p.words.Settings.TakenKey, name, detail, allowed)
	}
	if problem.Line == 0 {
		return line
	}
	return fmt.Sprintf(text.Line, problem.Line, line)
}

// fileNotice is the message about a settings file in which something is wrong; empty if
// nothing is.
func (p *program) fileNotice() string {
	if len(p.file.Problems) == 0 {
		return ""
	}
	return fmt.Sprintf(p.text.Config.Notice, p.filePlace(), p.describeProblem(p.file.Problems[0]))
}
