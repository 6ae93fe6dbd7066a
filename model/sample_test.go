package model_test

import (
	"testing"
	"time"

	"duban/model"
)

// samplePlan has a task of every sort.
func samplePlan() *model.Plan {
	return &model.Plan{
		ID: "2021", Title: "江门市卫生健康局2021年政务公开工作要点分工方案", Issuer: "江门市卫生健康局", Year: 2021,
		Categories: []model.Category{
			{Ordinal: "一", Title: "做好行政执法信息公开"},
			{Ordinal: "二", Title: "做好财政信息公开"},
			{Ordinal: "三", Title: "做好政府网站专栏信息公开"},
		},
		Tasks: []model.Task{
			{ID: "1", Number: "1", Text: "加强行政执法信息公开。", OfficesRaw: "局政法科", Lead: []string{"政法科"}},
			{
				ID: "2", Number: "2", Category: 1, Text: "推进预算、决算公开。", OfficesRaw: "局财务科、各科室",
				Lead: []string{"财务科"}, Assist: []string{"各科室"}, Classes: []string{"各科室"},
			},
			{
				ID: "3", Number: "3", Category: 2, Text: "每月至少更新2条。", OfficesRaw: "局办公室、政法科",
				Lead: []string{"办公室"}, Assist: []string{"政法科"},
				Quota: &model.Quota{Every: model.EveryMonth, AtLeast: 2, Words: "每月至少更新2条"},
			},
			{
				ID: "4", Number: "4", Category: 2, Text: "及时反馈意见。", OfficesRaw: "局主办科室",
				Lead: []string{model.ByMatterOffice}, ByMatter: true, Ongoing: true,
			},
			{
				ID: "5", Number: "5", Category: 2, Text: "2021年11月20日前完成5G专栏。", OfficesRaw: "局办公室、各工作组",
				Lead: []string{"办公室", "各工作组"}, Classes: []string{"各工作组"},
				Due: model.Date{Year: 2021, Month: 11, Day: 20}, DueWords: "2021年11月20日前",
			},
			{ID: "6", Number: "6", Category: 2, Text: "妇女会计报表。", OfficesRaw: "宣传科研组", Lead: []string{"宣传科研组"}},
		},
	}
}

// on reads a date that is known to be one.
func on(t testing.TB, text string) model.Date {
	t.Helper()
	date, err := model.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return date
}

// noon is a time on a day of 2021.
func noon(month time.Month, day int) time.Time {
	return time.Date(2021, month, day, 12, 0, 0, 0, model.China())
}

func mark(seq uint64, by, task string, from, to model.Status) model.Event {
	return model.Event{
		Seq: seq, Group: seq, By: by, At: noon(3, int(seq)), Plan: "2021", Task: task,
		Kind: model.KindMark, From: from, To: to,
	}
}

func undo(seq uint64, by, task string, undoes uint64) model.Event {
	return model.Event{
		Seq: seq, Group: seq, By: by, At: noon(3, int(seq)), Plan: "2021", Task: task,
		Kind: model.KindUndo, Undoes: undoes,
	}
}

func redo(seq uint64, by, task string, undoes uint64) model.Event {
	event := undo(seq, by, task, undoes)
	event.Kind = model.KindRedo
	return event
}

func ids(tasks []*model.Task) []string {
	found := []string{}
	for _, task := range tasks {
		found = append(found, task.ID)
	}
	return found
}
