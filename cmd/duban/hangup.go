package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// untilGone returns a context that ends when the terminal is gone, and how to
// say that it is: once, from any goroutine. The last words are done first. The
// signal counts even where whoever started the program told it to ignore it, as
// nohup does: there is no use in a dashboard that nobody sees.
func untilGone(ctx context.Context, lastWords func()) (context.Context, func(), context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	gone := sync.OnceFunc(func() {
		time.AfterFunc(graceToEnd, func() { os.Exit(exitFailed) })
		lastWords()
		cancel()
	})
	hangUps := make(chan os.Signal, 1)
	signal.Notify(hangUps, syscall.SIGHUP)
	go func() {
		select {
		case <-hangUps:
			gone()
		case <-ctx.Done():
		}
	}()
	return ctx, gone, cancel
}
