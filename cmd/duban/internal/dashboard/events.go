package dashboard

import (
	"context"
	"time"

	"duban/model"
	"duban/store"
)

// Watch reports changes to the ledger if its engine can; else it returns nil.
func Watch(ctx context.Context, ledger store.Ledger) <-chan struct{} {
	watcher, can := ledger.(interface {
		Watch(ctx context.Context) <-chan struct{}
	})
	if !can {
		return nil
	}
	return watcher.Watch(ctx)
}

// UntilMidnight returns how long it is until the next day has begun in China.
func UntilMidnight(now time.Time) time.Duration {
	tomorrow := model.DateOf(now).AddDays(1)
	return time.Date(tomorrow.Year, tomorrow.Month, tomorrow.Day, 0, 0, 1, 0, model.China()).Sub(now)
}
