package bolt

import (
	"context"
	"fmt"

	"duban/store"
)

// keptByAll is the key of a value that all share.
const keptByAll = "all"

func keptKey(kind store.KeptKind, by string) []byte {
	if kind.IsShared() {
		return []byte(keptByAll)
	}
	return []byte(by)
}

// Kept implements store.Keeper.
func (l *Ledger) Kept(ctx context.Context, kind store.KeptKind, by string, into any) error {
	return l.view(ctx, func(t *transaction) error { return readKept(t, kind, by, into) })
}

// Keep implements store.Keeper.
func (l *Ledger) Keep(ctx context.Context, kind store.KeptKind, by string, change func(read func(into any) error) (any, error)) error {
	if err := kind.MayKeep(l.permit, by); err != nil {
		return err
	}
	return l.update(ctx, func(t *transaction) error {
		value, err := change(func(into any) error { return readKept(t, kind, by, into) })
		if err != nil {
			return err
		}
		return putKept(t, kind, by, value)
	})
}

func readKept(t *transaction, kind store.KeptKind, by string, into any) error {
	data := t.bucket(string(kind)).Get(keptKey(kind, by))
	if data == nil {
		return nil
	}
	return decode(data, into, string(kind)+" of", fmt.Sprintf("%q", by))
}

func putKept(t *transaction, kind store.KeptKind, by string, value any) error {
	if _, err := t.tx.CreateBucketIfNotExists([]byte(kind)); err != nil {
		return err
	}
	return t.put(string(kind), keptKey(kind, by), value)
}

// allKept reads what all people keep.
func allKept(t *transaction) ([]store.KeptValue, error) {
	var all []store.KeptValue
	for _, kind := range store.KeptKinds() {
		for key, data := range t.bucket(string(kind)).From(nil) {
			kept := store.KeptValue{Kind: kind, By: string(key), Value: kind.NewValue()}
			if err := decode(data, kept.Value, string(kind)+" of", fmt.Sprintf("%q", key)); err != nil {
				return nil, err
			}
			all = append(all, kept)
		}
	}
	return all, nil
}
