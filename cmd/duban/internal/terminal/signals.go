// Package terminal connects the program with the terminal that it runs in: input,
// screen, signals, and the end of the connection.
package terminal

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"duban/cmd/duban/internal/exit"
)

// GracePeriod is how long the program may take to end after a signal. Only a
// terminal that accepts no output or a locked ledger takes that long.
const GracePeriod = 2 * time.Second

// UntilSignal returns a context that is cancelled, with an *exit.Interrupt as its
// cause, by the first SIGINT, SIGTERM or SIGHUP. Whatever is still running after
// GracePeriod or a second signal is killed. Once answered was called, the program
// then ends with the status that it got, because only background work is left.
// Signals that the program was started with ignored, as under nohup, stay ignored.
func UntilSignal(ctx context.Context) (_ context.Context, answered func(status int)) {
	ctx, cancel := context.WithCancelCause(ctx)
	answer := make(chan int, 1)
	answered = func(status int) {
		select {
		case answer <- status:
		default: // the command run by the gate has answered already
		}
	}
	signals := make(chan os.Signal, 2)
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	go func() {
		first, _ := (<-signals).(syscall.Signal)
		cancel(&exit.Interrupt{Signal: first})
		select {
		case <-signals:
		case <-time.After(GracePeriod):
		}
		select {
		case status := <-answer:
			os.Exit(status)
		default:
			os.Exit(exit.Signal + int(first))
		}
	}()
	return ctx, answered
}

// Interrupted returns the *exit.Interrupt that cancelled the context, or nil.
func Interrupted(ctx context.Context) error {
	var interrupt *exit.Interrupt
	if errors.As(context.Cause(ctx), &interrupt) {
		return interrupt
	}
	return nil
}
