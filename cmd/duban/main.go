// Command duban follows up work plans: who does what by when, what is done and
// what is late. Without a command it opens the dashboard.
package main

import (
	"context"
	"os"

	_ "duban/tui/early" // before Bubble Tea asks the terminal
)

func main() {
	ctx := untilSignal(context.Background())
	os.Exit(run(ctx, machine(ctx), os.Args[1:]))
}
