package history

import (
	"context"
	"slices"

	"duban/model"
)

// A page has more events than the one after it, as the latest may be all that is wanted.
const (
	latestEvents = 500
	mostEvents   = 8000
)

// Pages is a plan's log that is read page by page, so that it takes no more memory after
// years.
type Pages struct {
	reader   Reader
	snapshot *model.Snapshot
	parts    []part // the latest first
	undone   map[uint64]bool
}

// part is where a page is.
type part struct {
	before uint64 // the number before which it ends
	count  int
}

func (p *Pages) read(ctx context.Context, at part) (model.Page, error) {
	return p.reader.Ledger.LogBefore(ctx, p.reader.Plan, at.before, at.count)
}

// Take is given a page of the log with a snapshot that explains its events.
type Take func(page *model.Snapshot, events []model.Event)

// Back reads the log from its end, page by page, for as long as more says so of what it
// has taken. The snapshot says where the end is.
func (r Reader) Back(ctx context.Context, snapshot *model.Snapshot, take Take, more func() bool) (*Pages, error) {
	p := &Pages{reader: r, snapshot: snapshot, undone: map[uint64]bool{}}
	if snapshot.IsWhole() {
		take(snapshot, snapshot.Log)
		return p, nil
	}
	for at := (part{snapshot.Revision + 1, latestEvents}); ; {
		page, err := p.read(ctx, at)
		if err != nil {
			return nil, err
		}
		p.parts = append(p.parts, at)
		model.AddUndone(p.undone, page.Events)
		take(snapshot.WithLog(page, p.undone), page.Events)
		if !page.HasEarlier || !more() {
			return p, nil
		}
		at = part{page.Events[0].Seq, min(4*at.count, mostEvents)}
	}
}

// InOrder reads the same pages again, the earliest first.
func (p *Pages) InOrder(ctx context.Context, take Take) error {
	if len(p.parts) == 0 {
		take(p.snapshot, p.snapshot.Log)
	}
	for _, at := range slices.Backward(p.parts) {
		page, err := p.read(ctx, at)
		if err != nil {
			return err
		}
		take(p.snapshot.WithLog(page, p.undone), page.Events)
	}
	return nil
}
