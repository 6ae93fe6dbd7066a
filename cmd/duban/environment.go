package main

import (
	"context"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"duban/cmd/duban/internal/gate"
	"duban/cmd/duban/internal/machine"
	"duban/cmd/duban/internal/terminal"
)

// environment is what the commands know of the machine. Tests replace it.
type environment struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(name string) string
	// dropVariables removes the variables that decide which server is connected to, and how;
	// nil if there are none.
	dropVariables func()
	now           func() time.Time
	// terminal reports whether both input and output are a terminal.
	terminal bool
	// width of the terminal in columns; 0 if output goes elsewhere.
	width int
	// login is the user's login name; empty if unknown.
	login string
	// version is the version of the program.
	version string
	// answered is called with the exit status when the output is complete and only
	// copies are unfinished; may be nil.
	answered func(status int)
	// gate is the configuration of the gate; nil without a gate.
	gate *gateConfig
	// isPlain says that the command is one of a session that draws nothing.
	isPlain bool
}

// realEnvironment is the environment of this process.
func realEnvironment(ctx context.Context) environment {
	width := 0
	if columns, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		width = columns
	}
	return environment{
		stdin: terminal.NewStdin(ctx, os.Stdin), stdout: os.Stdout, stderr: os.Stderr,
		getenv: os.Getenv, dropVariables: gate.DropVariables, now: time.Now,
		terminal: term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())),
		width:    width,
		login:    machine.LoginName(), version: ownVersion(),
	}
}
