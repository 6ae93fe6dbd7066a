package bolt

import (
	"context"

	"duban/model"
)

// formsKey is the only key of formsBucket.
func formsKey() []byte { return []byte("all") }

// Forms implements store.Ledger.
func (l *Ledger) Forms(ctx context.Context) ([]model.DocumentForm, error) {
	var forms []model.DocumentForm
	err := l.view(ctx, func(t *transaction) (err error) {
		forms, err = formsOf(t)
		return err
	})
	if err != nil {
		return nil, err
	}
	return forms, nil
}

// ChangeForms implements store.Ledger.
func (l *Ledger) ChangeForms(ctx context.Context, by string, change func([]model.DocumentForm) []model.DocumentForm) error {
	if err := l.permit.MayDo(by, model.OperationImport); err != nil {
		return err
	}
	return l.update(ctx, func(t *transaction) error {
		before, err := formsOf(t)
		if err != nil {
			return err
		}
		if _, err := t.tx.CreateBucketIfNotExists([]byte(formsBucket)); err != nil {
			return err
		}
		return t.put(formsBucket, formsKey(), change(before))
	})
}

// formsOf reads the forms; a ledger without any has not the bucket.
func formsOf(t *transaction) ([]model.DocumentForm, error) {
	data := t.bucket(formsBucket).Get(formsKey())
	if data == nil {
		return nil, nil
	}
	var forms []model.DocumentForm
	return forms, decode(data, &forms, "forms", "all")
}
