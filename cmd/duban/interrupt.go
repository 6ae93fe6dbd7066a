package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// graceToEnd is how long the program may take to end by itself once it is to.
// What it waits for then can only be a terminal that takes nothing, or a ledger
// that others keep.
const graceToEnd = 2 * time.Second

// exitSignal and the number of a signal are the status of a program that the
// signal ended, as shells have it: 130 for Ctrl-C.
const exitSignal = 128

// interruption is why the program's context ends: a signal.
type interruption struct{ signal syscall.Signal }

func (i *interruption) Error() string { return i.signal.String() }

// untilSignal returns a context that ends with the first signal that asks the
// program to end. Whoever has begun something leaves it as it was and goes; who
// does not within the grace, or by the second signal, is not waited for. Who has
// answered by then, and only waits for what follows, ends with that answer. What
// the program was started to ignore, as nohup does, stays ignored.
func untilSignal(ctx context.Context) (until context.Context, answered func(status int)) {
	ctx, cancel := context.WithCancelCause(ctx)
	answer := make(chan int, 1)
	answered = func(status int) {
		select {
		case answer <- status:
		default: // what a gate let through has answered
		}
	}
	signals := make(chan os.Signal, 2)
	for _, asked := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(asked) {
			signal.Notify(signals, asked)
		}
	}
	go func() {
		asked, _ := (<-signals).(syscall.Signal)
		cancel(&interruption{asked})
		select {
		case <-signals:
		case <-time.After(graceToEnd):
		}
		select {
		case status := <-answer:
			os.Exit(status)
		default:
			os.Exit(exitSignal + int(asked))
		}
	}()
	return ctx, answered
}

// interrupted returns the *interruption that ended the context, or nil.
func interrupted(ctx context.Context) error {
	var by *interruption
	if errors.As(context.Cause(ctx), &by) {
		return by
	}
	return nil
}

// keyboard is standard input for whoever waits for it no longer than the
// context lasts.
type keyboard struct {
	ctx  context.Context
	file *os.File
}

// Fd is the descriptor of the file.
func (k *keyboard) Fd() uintptr { return k.file.Fd() }

// Read reads until the context ends. What comes later is lost.
func (k *keyboard) Read(into []byte) (int, error) {
	type answer struct {
		data []byte
		err  error
	}
	answers := make(chan answer, 1)
	go func() {
		data := make([]byte, len(into))
		n, err := k.file.Read(data)
		answers <- answer{data[:n], err}
	}()
	select {
	case <-k.ctx.Done():
		return 0, context.Cause(k.ctx)
	case got := <-answers:
		return copy(into, got.data), got.err
	}
}
