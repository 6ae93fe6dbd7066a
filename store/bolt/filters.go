package bolt

import (
	"context"
	"fmt"

	"duban/model"
)

// Filters implements store.Ledger.
func (l *Ledger) Filters(ctx context.Context, by string) ([]model.SavedFilter, error) {
	var filters []model.SavedFilter
	err := l.view(ctx, func(t *transaction) (err error) {
		filters, err = filtersOf(t, by)
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
	return l.update(ctx, func(t *transaction) error {
		before, err := filtersOf(t, by)
		if err != nil {
			return err
		}
		after, err := change(before)
		if err != nil {
			return err
		}
		if _, err := t.tx.CreateBucketIfNotExists([]byte(filtersBucket)); err != nil {
			return err
		}
		return t.put(filtersBucket, []byte(by), after)
	})
}

// filtersOf reads a person's filters; a ledger without filters
// has not the bucket.
func filtersOf(t *transaction, by string) ([]model.SavedFilter, error) {
	data := t.bucket(filtersBucket).Get([]byte(by))
	if data == nil {
		return nil, nil
	}
	var filters []model.SavedFilter
	return filters, decode(data, &filters, "filters of", fmt.Sprintf("%q", by))
}

// filters checks that what people keep can be read.
func (a *audit) filters(t *transaction) error {
	for by, data := range t.bucket(filtersBucket).From(nil) {
		var filters []model.SavedFilter
		if err := decode(data, &filters, "filters of", fmt.Sprintf("%q", by)); err != nil {
			return err
		}
	}
	return nil
}
