package main

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
)

// yesAnswers agree to a question.
func yesAnswers() []string { return []string{"y", "yes", "是"} }

// agrees asks in a line, and reports whether the answer is one of those given.
func (p *program) agrees(question string, answers []string) (bool, error) {
	answer, err := p.ask(question)
	return slices.Contains(answers, strings.ToLower(answer)), err
}

// ask asks in a line, and returns what was typed behind the question.
func (p *program) ask(question string) (string, error) {
	_, _ = p.out.WriteString(p.pen().Text(question))
	return p.readAnswer()
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
