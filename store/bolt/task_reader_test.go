package bolt

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"duban/model"
)

func allFields() model.Task {
	day := model.Date{Year: 2021, Month: 3, Day: 9}
	return model.Task{
		ID: "3-2", Number: "3.2", Label: "4-2", Category: 12, Text: "推进“公开”，<完善>&平台", OfficesRaw: "局办公室\n\t“财务科”\\\"", Lead: []string{"办公室", "各科室"}, Assist: []string{"财务科"},
		Classes: []string{"各科室"}, ByMatter: true, Due: day, DueWords: "3月9日前", Milestones: []model.Date{day, {Year: 2021, Month: 12, Day: 31}},
		Quota: &model.Quota{Every: model.EveryFixed, AtLeast: 2, Words: "3月、9月各2次", Months: []int{3, 9}}, Ongoing: true,
		Leaders: []string{"王局"}, People: []string{"李", "赵"}, Remark: "备注",
		Source: &model.Source{Text: "局长办公会", Document: "8号"},
	}
}

// A field that the quick reader does not know would make every task slow to read.
func TestTaskReaderKnowsEveryField(t *testing.T) {
	for _, task := range []model.Task{allFields(), {ID: "1"}} {
		line, err := json.Marshal(task)
		if err != nil {
			t.Fatal(err)
		}
		line = bytes.ReplaceAll(bytes.ReplaceAll(bytes.ReplaceAll(line, []byte(`\u003c`), []byte("<")), []byte(`\u003e`), []byte(">")), []byte(`\u0026`), []byte("&"))
		var read model.Task
		r := taskReader{rest: line, shared: newSharedValues()}
		if !r.task(&read) || len(r.rest) > 0 || !reflect.DeepEqual(read, task) {
			t.Errorf("%+v\nwant %+v, rest %q", read, task, r.rest)
		}
	}
	fields := reflect.ValueOf(allFields())
	for i := range fields.NumField() {
		name := fields.Type().Field(i).Name
		if fields.Field(i).IsZero() && name != "AddedByHand" { // no task of a document is
			t.Errorf("%s is not tried", name)
		}
	}
}

// Whatever a line holds, it is read as encoding/json reads it.
func FuzzReadTask(f *testing.F) {
	whole, err := json.Marshal(allFields())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	for _, line := range []string{
		`{}`, `{"id":"1","text":"a\nb"}`, `{"text":"\"\\\/\b\f\r\t"}`, `{"text":"a\`, `{"text":"\x"}`, `{"id":"7","number":"7"}`, `{"lead":["a]"]}`, `{"lead":["办公室","各科室"],"assist":["办公室","各科室"]}`, `{"id":"1","source":{"text":"会","doc":"1号"}}`, `{"id":"\u00e9"}`, "{\"id\":\"\xff\"}", `{"id":"1"} `, `{"id":"1"}x`,
		`{"ID":"1"}`, `{"lead":[]}`, `{"lead":null}`, `{"lead":["a"],"lead":["b"]}`, `{"due":null}`, `{"due":"2021-02-30"}`, `{"category":1.5}`, `{"category":-1}`,
		`{"quota":null}`, `{"id":1}`, `[]`, ``, `{"id":"a",}`, `{"milestones":[null]}`, `{"category":01}`, `{"category":-0}`, "{}\v",
		`{"quota":{"every":"month"},"quota":{"words":"x"}}`, `{"source":{"text":"会"},"source":{"doc":"1"}}`, `{"due":""2021-01-1"}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var before, got model.Task
		shared := newSharedValues()
		for _, earlier := range [][]byte{whole, line} {
			_ = readTask(earlier, &before, shared)
		}
		err := readTask(line, &got, shared)
		wantAsJSON(t, line, got, err)
	})
}

// wantAsJSON fails the test if encoding/json reads something else.
func wantAsJSON[T any](t *testing.T, data []byte, got T, err error) {
	t.Helper()
	var want T
	wrong := json.Unmarshal(data, &want)
	if (err == nil) != (wrong == nil) || wrong == nil && !reflect.DeepEqual(got, want) {
		t.Errorf("%q: %+v, %v; want %+v, %v", data, got, err, want, wrong)
	}
}
