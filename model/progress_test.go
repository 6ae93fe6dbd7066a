package model_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"duban/model"
)

// Figures that follow what has changed are those that are counted anew.
func TestProgressSinceIsProgress(t *testing.T) {
	today := model.Date{Year: 2021, Month: time.June, Day: 15}
	plan := &model.Plan{ID: "2021", Year: 2021, Categories: []model.Category{{Title: "甲"}, {Title: "乙"}}}
	for i, id := range []string{"1", "2", "3", "4", "5", "6"} {
		task := model.Task{ID: id, Number: id, Category: i % 2, Due: model.Date{Year: 2021, Month: time.June, Day: 10 + i/2*5}}
		task.Lead = [][]string{{"财务科"}, {"财务科", "办公室"}, {"各科室"}}[i%3]
		if i%3 == 2 {
			task.Classes = []string{"各科室"}
		}
		if i > 2 {
			task.Assist, task.Quota = []string{"办公室"}, &model.Quota{Every: model.EveryMonth, AtLeast: 1}
		}
		plan.Tasks = append(plan.Tasks, task)
	}
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // no secret
	snapshot := model.NewSnapshot(plan, nil, 0)
	progress := snapshot.Progress(today)
	for seq := uint64(1); seq < 400; seq++ {
		event := model.Event{Seq: seq, Group: seq, By: "李", Plan: "2021", Task: plan.Tasks[random.IntN(6)].ID}
		event.At = time.Date(2021, time.June, 1, 9, 0, 0, 0, model.China())
		switch kind := random.IntN(6); kind {
		case 0, 1:
			event.Kind, event.To = model.KindMark, []model.Status{model.Done, model.Doing, model.Todo, model.Submitted}[random.IntN(4)]
			event.Office = []string{"", "", "财务科", "办公室"}[random.IntN(4)]
		case 2:
			event.Kind, event.On = model.KindTick, model.Date{Year: 2021, Month: time.Month(1 + random.IntN(6)), Day: 2}
		case 3:
			event.Kind, event.On = model.KindExtend, model.Date{Year: 2021, Month: time.July, Day: 1 + random.IntN(20)}
		case 4:
			event.Kind = model.KindCancel
		default:
			event.Kind, event.From, event.To = model.KindMark, model.Cancelled, model.Todo
		}
		next := snapshot.Advance([]model.Event{event}, seq)
		if seq%5 != 0 { // sometimes several at once
			progress = next.ProgressSince(snapshot, progress, today)
			if want := next.Progress(today); !reflect.DeepEqual(progress, want) {
				t.Fatalf("after %+v: %+v\nwant %+v", event, progress, want)
			}
		} else {
			progress = next.Progress(today)
		}
		snapshot = next
	}
}
