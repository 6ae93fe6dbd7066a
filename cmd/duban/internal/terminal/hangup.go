package terminal

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"duban/cmd/duban/internal/exit"
)

// UntilHangUp returns a context that ends when the terminal is gone, because of
// SIGHUP or because hangUp was called. It runs save first. hangUp may be called by
// any goroutine, more than once. SIGHUP counts even if the program was started
// with it ignored, as under nohup: a dashboard without a terminal has no use.
func UntilHangUp(ctx context.Context, save func()) (_ context.Context, hangUp func(), cancel context.CancelFunc) {
	ctx, cancel = context.WithCancel(ctx)
	hangUp = sync.OnceFunc(func() {
		time.AfterFunc(GracePeriod, func() { os.Exit(exit.Failed) })
		save()
		cancel()
	})
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP)
	go func() {
		select {
		case <-signals:
			hangUp()
		case <-ctx.Done():
		}
	}()
	return ctx, hangUp, cancel
}
