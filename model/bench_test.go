package model_test

import (
	"fmt"
	"testing"
	"time"

	"duban/model"
	"duban/model/pinyin"
)

// bigSnapshot is a plan of so many tasks, of which every third was marked.
func bigSnapshot(tasks int) *model.Snapshot {
	plan := &model.Plan{ID: "2021", Year: 2021, Categories: []model.Category{{Title: "公开"}}}
	for i := range tasks {
		office := fmt.Sprintf("第%d科", i%16+1)
		plan.Tasks = append(plan.Tasks, model.Task{
			ID: fmt.Sprint(i + 1), Number: fmt.Sprint(i + 1), Text: fmt.Sprintf("推进第%d项政务公开工作，完善公开平台，按时更新专栏", i+1),
			OfficesRaw: office, Lead: []string{office}, Due: model.Date{Year: 2021, Month: time.Month(1 + i%12), Day: 20},
		})
	}
	var log []model.Event
	for i := 0; i < tasks; i += 3 {
		seq := uint64(len(log) + 1)
		log = append(log, model.Event{
			Seq: seq, Group: seq, At: time.Date(2021, time.May, 1, 9, 0, 0, 0, time.UTC), By: "李", Plan: "2021",
			Task: plan.Tasks[i].ID, Kind: model.KindMark, To: []model.Status{model.Doing, model.Done}[i%2],
		})
	}
	return model.NewSnapshot(plan, log, uint64(len(log)))
}

// BenchmarkRules computes what follows from the events: for all tasks, after one mark, and
// of one task with a long history.
func BenchmarkRules(b *testing.B) {
	today := model.Date{Year: 2021, Month: time.November, Day: 22}
	for _, tasks := range []int{30, 10_000} {
		before := bigSnapshot(tasks)
		progress := before.Progress(today)
		event := model.Event{Seq: before.Revision + 1, Task: "2", Kind: model.KindMark, To: model.Done, At: time.Now()}
		after := before.Advance([]model.Event{event}, event.Seq)
		b.Run(fmt.Sprint("figures of ", tasks, " tasks"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				before.Progress(today)
			}
		})
		b.Run(fmt.Sprint("figures after a mark, ", tasks, " tasks"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				after.ProgressSince(before, progress, today)
			}
		})
		b.Run(fmt.Sprint("a mark, ", tasks, " tasks"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				before.Advance([]model.Event{event}, event.Seq)
			}
		})
	}
}

// BenchmarkFilter filters a plan, as each key of a filter or a search does.
func BenchmarkFilter(b *testing.B) {
	today := model.Date{Year: 2021, Month: time.November, Day: 22}
	speller := pinyin.New()
	for _, tasks := range []int{30, 10_000, 100_000} {
		snapshot := bigSnapshot(tasks)
		for what, filter := range map[string]model.Filter{
			"status": {Status: model.StatusOverdue}, "office": {Office: "第3科", Role: model.RoleAny}, "search": {Search: "专栏"}, "pinyin": {Search: "zwgk"},
			"no text": {Search: "档案"}, "no pinyin": {Search: "zgj"}, "number": {Search: "12"},
		} {
			b.Run(fmt.Sprint(what, ", ", tasks, " tasks"), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					filter.Tasks(snapshot, today, speller)
				}
			})
		}
	}
}
