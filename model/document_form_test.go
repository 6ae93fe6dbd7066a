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
	if (model.Corrections{Fields: []model.FieldCorrection{{Line: 1}}}).HasForm() || !(model.Corrections{Header: [2]int{3, 3}}).HasForm() {
		t.Error("a corrected task says something of the next document")
	}
	byYear := func(year string) model.DocumentReading {
		return model.DocumentReading{Rows: []model.ReadRow{{Line: 1, Kind: model.RowHeader, Cells: []string{year + "年目标", "1季度"}}}}
	}
	if _, ok := model.FormOf(byYear("2021"), model.Corrections{Header: [2]int{1, 1}}).Recall(byYear("2022")); !ok {
		t.Error("the year in a header makes another form of it")
	}
	other := model.DocumentReading{Rows: []model.ReadRow{{Line: 1, Kind: model.RowHeader, Cells: []string{"编号", "任务"}}}}
	if _, ok := model.FormOf(reading, model.Corrections{Header: [2]int{3, 4}}).Recall(other); ok {
		t.Error("a document with another header was taken for the same form")
	}
}

// A document with thousands of corrected rows is no form to remember in full.
func TestFormKeepsFewRows(t *testing.T) {
	var reading model.DocumentReading
	corrected := model.Corrections{Rows: map[int]model.RowKind{}}
	for line := range 1000 {
		reading.Rows = append(reading.Rows, model.ReadRow{Line: line, Cells: []string{"小计"}})
		corrected.Rows[line] = model.RowHeading
	}
	if rows := len(model.FormOf(reading, corrected).Rows); rows == 0 || rows >= 1000 {
		t.Errorf("%d rows", rows)
	}
}

// Documents without a header are of one form if they are numbered alike.
func TestPutFormReplacesTheSameForm(t *testing.T) {
	first, second := model.DocumentForm{Scheme: "一、"}, model.DocumentForm{Scheme: "1."}
	forms := model.PutForm(model.PutForm(nil, first), second)
	if len(forms) != 2 {
		t.Errorf("two forms became %+v", forms)
	}
	second.HeaderLines = 2
	if forms = model.PutForm(forms, second); len(forms) != 2 || forms[1].HeaderLines != 2 {
		t.Errorf("corrected again: %+v", forms)
	}
}
