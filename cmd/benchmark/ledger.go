//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"duban/model"
	"duban/store/bolt"
)

// batch is how many events are written at a time.
const batch = 20_000

// ledger makes a ledger with a plan of so many tasks and so many events.
func (b *bench) ledger(tasks, events int) (string, error) {
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
