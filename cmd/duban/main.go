// Command duban follows up work plans: who does what by when, what is done and
// what is late. Without a command it opens the dashboard.
package main

import (
	"os"

	_ "duban/tui/early" // before Bubble Tea asks the terminal
)

func main() { os.Exit(run(machine(), os.Args[1:])) }
