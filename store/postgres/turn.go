package postgres

import (
	"context"
	"sync/atomic"
)

// turn is a lock that is given in the order in which it was asked for. One who only waits
// on what it guards learns when others want it.
type turn struct {
	taken  chan struct{}
	wanted *atomic.Int64
	// interrupt ends the wait of who has the turn until it is wanted.
	interrupt *atomic.Pointer[context.CancelFunc]
}

func newTurn() turn {
	return turn{taken: make(chan struct{}, 1), wanted: new(atomic.Int64), interrupt: new(atomic.Pointer[context.CancelFunc])}
}

func (t turn) take(ctx context.Context) error {
	t.wanted.Add(1)
	defer t.wanted.Add(-1)
	if interrupt := t.interrupt.Load(); interrupt != nil {
		(*interrupt)()
	}
	return t.await(ctx)
}

func (t turn) await(ctx context.Context) error {
	select {
	case t.taken <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// takeUntilWanted takes the turn and returns a context that ends when another caller waits for it.
func (t turn) takeUntilWanted(ctx context.Context) (context.Context, error) {
	if err := t.await(ctx); err != nil {
		return nil, err
	}
	until, cancel := context.WithCancel(ctx)
	t.interrupt.Store(&cancel)
	if t.wanted.Load() > 0 { // since before the interrupt could be found
		cancel()
	}
	return until, nil
}

func (t turn) end() {
	if interrupt := t.interrupt.Swap(nil); interrupt != nil {
		(*interrupt)()
	}
	<-t.taken
}
