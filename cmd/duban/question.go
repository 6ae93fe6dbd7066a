package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"duban/cmd/duban/internal/changes"
	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

// yesAnswers agree to a question.
func yesAnswers() []string { return []string{"y", "yes", "是"} }

// confirm asks a question on one line and reports whether the answer is one of those given.
func (p *program) confirm(question string, answers []string) (bool, error) {
	answer, err := p.ask(question)
	return slices.Contains(answers, strings.ToLower(answer)), err
}

// ask asks in a line, and returns what was typed behind the question.
func (p *program) ask(question string) (string, error) {
	_, _ = p.out.WriteString(p.pen().Text(question))
	return p.readAnswer()
}

// askLines is ask for a question of several lines.
func (p *program) askLines(question string) (string, error) {
	lines := strings.Split(question, "\n")
	for _, line := range lines[:len(lines)-1] {
		p.say(line)
	}
	return p.ask(lines[len(lines)-1])
}

// typesWord asks for a word in a line of its own, and reports whether it is one of those
// that confirm.
func (p *program) typesWord(question string, answers []string) (bool, error) {
	p.say(question)
	line, err := p.readAnswer()
	return slices.Contains(answers, line), err
}

// readAnswer shows what was printed so far and reads a line from the terminal.
func (p *program) readAnswer() (string, error) {
	if err := p.flush(); err != nil {
		return "", err
	}
	if p.answers == nil {
		p.answers = bufio.NewReader(p.stdin)
	}
	line, err := p.answers.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimSpace(line), nil
}

// confirmOffices asks about offices that no plan of the ledger has. Without a terminal
// they need --yes.
func (s *session) confirmOffices(ctx context.Context, unknown []model.UnknownOffice, yes bool) error {
	var names []string
	for _, office := range unknown {
		names = append(names, office.Name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) == 0 || yes {
		return nil
	}
	names, nearest, err := changes.UnknownOffices(ctx, s.ledger, names)
	if err != nil || len(names) == 0 {
		return err
	}
	list := words.Echo(strings.Join(names, s.words.Errors.ListSeparator))
	if !s.terminal {
		line := fmt.Sprintf(s.text.ByHand.UnknownOffice, list)
		if len(nearest) > 0 {
			line += s.words.Errors.ClauseEnd + fmt.Sprintf(s.words.Errors.Nearest, s.words.Errors.List(nearest))
		}
		return &words.Reworded{Err: &model.NotFoundError{What: model.NounOffice, Name: names[0], Nearest: nearest}, Line: line}
	}
	agreed, err := s.confirm(fmt.Sprintf(s.text.ByHand.AskOffice, list), yesAnswers())
	if err == nil && !agreed {
		err = &exit.Failure{Line: s.text.ByHand.NotAdded}
	}
	return err
}
