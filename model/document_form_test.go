package model_test

import (
	"reflect"
	"testing"

	"duban/model"
)

// A form says of the next document what was corrected in the last one, and no more.
func TestFormRecallsWhatWasCorrected(t *testing.T) {
	reading := model.DocumentReading{Rows: []model.ReadRow{
		{Line: 3, Kind: model.RowHeader, Cells: []string{"序号", "工作内容", "单位"}},
		{Line: 4, Cells: []string{"一、党建"}},
		{Line: 5, Cells: []string{"1", "开展学习", "办公室"}},
	}}
	for name, corrected := range map[string]model.Corrections{
		"row":     {Rows: map[int]model.RowKind{4: model.RowHeading}},
		"columns": {Columns: map[int]string{3: "lead"}, Header: [2]int{3, 3}},
		"header":  {Header: [2]int{3, 4}},
	} {
		t.Run(name, func(t *testing.T) {
			recalled, ok := model.FormOf(reading, corrected).Recall(reading)
			if !ok || !reflect.DeepEqual(recalled, corrected) {
				t.Errorf("%+v %v, want %+v", recalled, ok, corrected)
			}
		})
	}
	other := model.DocumentReading{Rows: []model.ReadRow{{Line: 1, Kind: model.RowHeader, Cells: []string{"编号", "任务"}}}}
	if _, ok := model.FormOf(reading, model.Corrections{Header: [2]int{3, 4}}).Recall(other); ok {
		t.Error("a document with another header was taken for the same form")
	}
}
