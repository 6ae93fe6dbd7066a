package bolt

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"duban/store/bolt/pages"
	"duban/store/folder"
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
// received is not sent again. Changes after the call are sent, so call it before Load.
// The channel is closed when the context ends.
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
	w := watched{path: l.path, changed: make(chan struct{}, 1), last: stampOf(l.path)}
	go func() {
		defer close(w.changed)
		poll := time.NewTicker(every)
		defer poll.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case event := <-events:
				if filepath.Base(event.Name) == filepath.Base(l.path) {
					w.notice()
				}
			case err := <-lost:
				if err != nil {
					w.notice()
				}
			case <-poll.C:
				if w.settled == nil {
					w.send(stampOf(l.path))
				}
			case <-w.settled:
				w.settled, w.isSent = nil, false
				w.send(stampOf(l.path))
			}
		}
	}()
	return w.changed
}

// watched is a file that is watched.
type watched struct {
	path    string
	changed chan struct{}
	last    stamp // as of what was sent last
	// settled fires when notifications that belong together are over; nil between them.
	settled <-chan time.Time
	isSent  bool // since the first of these notifications
}

// notice takes a notification. The first commit is sent at once. What a transaction
// writes before it commits is not: a reading would wait for the commit, and another one
// would follow.
func (w *watched) notice() {
	if w.settled == nil {
		w.settled = time.After(settleTime)
	}
	if w.isSent {
		return
	}
	if now := stampOf(w.path); now.commit != w.last.commit {
		w.send(now)
	}
}

// send sends the file as it is now, if it was not sent so.
func (w *watched) send(now stamp) {
	if now == w.last {
		return
	}
	w.last, w.isSent = now, true
	if w.settled == nil {
		w.settled = time.After(settleTime)
	}
	select {
	case w.changed <- struct{}{}:
	default: // the last one is not received yet
	}
}

// stamp is what a change of a file shows in; the zero stamp is that of none.
type stamp struct {
	commit   commit
	size     int64 // in bytes
	modified time.Time
}

// commit names the last transaction of a ledger.
type commit struct {
	file folder.ID
	meta pages.Meta // zero if the file is no ledger
}

// stampOf takes no lock: a commit is whole when its notification comes, and what another
// one is just writing fails its checksum.
func stampOf(path string) stamp {
	place, err := openPlace(path)
	if err != nil {
		return stamp{}
	}
	defer place.Close()
	file, err := place.OpenFile(place.name, os.O_RDONLY)
	if err != nil {
		return stamp{}
	}
	defer func() { _ = file.Close() }()
	info, err := folder.Describe(file)
	if err != nil {
		return stamp{}
	}
	meta, _, err := pages.ReadMeta(file)
	if err != nil {
		meta = pages.Meta{}
	}
	return stamp{commit{info.ID, meta}, info.Size, info.Modified}
}
