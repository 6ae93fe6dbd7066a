//go:build linux

package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/bolt"
	"duban/store/postgres"
)

// batch is how many events are written at a time.
const batch = 20_000

// ledger makes a ledger with a plan of so many tasks and so many events: a file, or on the
// server if there is one, in a schema of its own.
func (b *bench) ledger(tasks, events int) (place string, err error) {
	path, err := b.file(tasks, events)
	if err != nil || b.server == "" {
		return path, err
	}
	parsed, err := url.Parse(b.server)
	if err != nil {
		return "", err
	}
	query := parsed.Query()
	query.Set("search_path", fmt.Sprintf("benchmark_%d_%d", tasks, events))
	parsed.RawQuery = query.Encode()
	place = parsed.String()
	if b.isMade[place] {
		return place, nil
	}
	b.isMade[place] = true
	server, err := postgres.At(place, postgres.Options{})
	if err != nil {
		return "", err
	}
	defer server.Close()
	if err := server.Create(b.ctx, nil, "", time.Now()); err != nil {
		return "", err
	}
	return place, bolt.At(path, bolt.Options{}).Export(b.ctx, func(archive *store.Archive) error {
		return server.Replace(b.ctx, archive, func(*store.Archive) error { return nil })
	})
}

// open returns what writes a ledger, and what ends its use.
func open(place string) (ledger store.Ledger, end func(), err error) {
	if !postgres.IsURL(place) {
		return bolt.At(place, bolt.Options{}), func() {}, nil
	}
	server, err := postgres.At(place, postgres.Options{})
	if err != nil {
		return nil, nil, err
	}
	return server, server.Close, nil
}

func (b *bench) file(tasks, events int) (string, error) {
	path := filepath.Join(b.folder, fmt.Sprintf("%d-%d.db", tasks, events))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	at := time.Date(2021, time.March, 1, 9, 0, 0, 0, model.China())
	if err := bolt.Create(b.ctx, path, plan(tasks), "李", at); err != nil {
		return "", err
	}
	ledger := bolt.At(path, bolt.Options{})
	for written := 0; written < events; {
		var changes []model.Change
		for len(changes) < batch && written < events {
			to := []model.Status{model.Doing, model.Done, model.Todo}[written/tasks%3]
			changes = append(changes, model.Change{Task: fmt.Sprint(1 + written%tasks), Kind: model.KindMark, To: to})
			written++
		}
		at = at.Add(time.Minute)
		if _, _, err := ledger.Apply(b.ctx, "2021", "王", at, changes); err != nil {
			return "", err
		}
	}
	return path, nil
}

func plan(tasks int) *model.Plan {
	plan := &model.Plan{Title: "政务公开工作方案", Issuer: "某局", Year: 2021, Categories: []model.Category{{Ordinal: "一", Title: "公开", Path: []string{"一、公开"}}}}
	for i := range tasks {
		office := fmt.Sprintf("第%d科", i%16+1)
		plan.Tasks = append(plan.Tasks, model.Task{
			ID: fmt.Sprint(i + 1), Number: fmt.Sprint(i + 1), Text: fmt.Sprintf("推进第%d项政务公开工作，完善公开平台，按时更新专栏", i+1),
			OfficesRaw: office, Lead: []string{office},
		})
	}
	return plan
}
