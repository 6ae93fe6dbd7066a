package bolt

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"duban/model"
)

// Filters implements store.Ledger.
func (l *Ledger) Filters(ctx context.Context, by string) ([]model.SavedFilter, error) {
	var filters []model.SavedFilter
	err := l.view(ctx, func(tx *bbolt.Tx) (err error) {
		filters, err = filtersOf(tx, by)
		return err
	})
	if err != nil {
		return nil, err
	}
	return filters, nil
}

// ChangeFilters implements store.Ledger.
func (l *Ledger) ChangeFilters(ctx context.Context, by string, change func([]model.SavedFilter) ([]model.SavedFilter, error)) error {
	if err := l.permit.MayDo(by, model.OperationFilters); err != nil {
		return err
	}
	return l.update(ctx, func(tx *bbolt.Tx) error {
		before, err := filtersOf(tx, by)
		if err != nil {
			return err
		}
		after, err := change(before)
		if err != nil {
			return err
		}
		kept, err := tx.CreateBucketIfNotExists([]byte(filtersBucket))
		if err != nil {
			return err
		}
		return put(kept, []byte(by), after)
	})
}

// filtersOf reads a person's filters; a ledger without filters
// has not the bucket.
func filtersOf(tx *bbolt.Tx, by string) ([]model.SavedFilter, error) {
	kept := bucket(tx, filtersBucket)
	if kept == nil {
		return nil, nil
	}
	data := kept.Get([]byte(by))
	if data == nil {
		return nil, nil
	}
	var filters []model.SavedFilter
	return filters, decode(data, &filters, "filters of", fmt.Sprintf("%q", by))
}

// filters checks that what people keep can be read.
func (a *audit) filters(tx *bbolt.Tx) error {
	kept := bucket(tx, filtersBucket)
	if kept == nil {
		return nil
	}
	return kept.ForEach(func(by, data []byte) error {
		var filters []model.SavedFilter
		return decode(data, &filters, "filters of", fmt.Sprintf("%q", by))
	})
}
