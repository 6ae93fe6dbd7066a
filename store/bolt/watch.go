package bolt

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// settleTime is how long notifications after the first one are taken together, as one
	// transaction gives several.
	settleTime = 120 * time.Millisecond
	// pollInterval is how often to look at the file besides, as notifications can be
	// lost; pollIntervalWithoutEvents, where there are none.
	pollInterval              = 3 * time.Second
	pollIntervalWithoutEvents = 500 * time.Millisecond
)

// Watch returns a channel that receives when the ledger may have changed, by this
// process or another. Of changes close together the first is sent at once, so that it is
// seen soon, and the others once they have settled; what comes before the last one is
// received is not sent again. Changes after the call are sent, so call it before Load. The channel is closed when
// the context ends.
func (l *Ledger) Watch(ctx context.Context) <-chan struct{} {
	notifier, err := fsnotify.NewWatcher()
	if err != nil {
		return l.watch(ctx, pollIntervalWithoutEvents, nil, nil)
	}
	context.AfterFunc(ctx, func() { _ = notifier.Close() })
	// The folder is watched, as the file may be replaced.
	every := pollInterval
	if err := notifier.Add(filepath.Dir(l.path)); err != nil {
		every = pollIntervalWithoutEvents
	}
	return l.watch(ctx, every, notifier.Events, notifier.Errors)
}

// watch is Watch with the given notifications and poll interval. An error counts as a
// notification, as it means that some were lost.
func (l *Ledger) watch(ctx context.Context, every time.Duration, events <-chan fsnotify.Event, lost <-chan error) <-chan struct{} {
	changed := make(chan struct{}, 1)
	last := stampOf(l.path)
	go func() {
		defer close(changed)
		poll := time.NewTicker(every)
		defer poll.Stop()
		send := func() {
			last = stampOf(l.path)
			select {
			case changed <- struct{}{}:
			default: // the last one is not received yet
			}
		}
		var settled <-chan time.Time
		again := false
		for {
			sign := false
			select {
			case <-ctx.Done():
				return
			case event := <-events:
				sign = filepath.Base(event.Name) == filepath.Base(l.path)
			case err := <-lost:
				sign = err != nil
			case <-poll.C:
				sign = stampOf(l.path) != last
			case <-settled:
				settled = nil
				if again {
					again = false
					send()
				}
			}
			switch {
			case !sign:
			case settled == nil:
				settled = time.After(settleTime)
				send()
			default:
				again = true
			}
		}
	}()
	return changed
}

// stamp is what a change of a file shows in.
type stamp struct {
	size     int64
	modified time.Time
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}
