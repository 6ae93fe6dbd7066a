// Command duban follows up work plans: who does what by when, what is done and
// what is late. Without a command it opens the dashboard.
package main

import (
	"context"
	"os"

	"duban/cmd/duban/internal/terminal"
	_ "duban/tui/early" // before Bubble Tea asks the terminal
)

func main() {
	ctx, answered := terminal.UntilSignal(context.Background())
	env := realEnvironment(ctx)
	env.answered = answered
	os.Exit(run(ctx, env, os.Args[1:]))
}
