package bolt

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"duban/model"
)

func wholeEvent() model.Event {
	day := model.Date{Year: 2021, Month: 3, Day: 9}
	return model.Event{
		Seq: 7, At: time.Date(2021, 3, 9, 1, 2, 3, 4000, time.UTC), By: "王", Plan: "2021", Task: "3-2", Kind: model.KindMark, From: model.Todo, To: model.Done,
		Note: "已报“局长”", On: day, Office: "财务科", ReplyBy: day, Times: 2, HappenedOn: day, Was: day, Source: "2020/3", Corrects: 3, Undoes: 4, Group: 6,
	}
}

// A field that the quick reader does not know would make every event slow to read.
func TestEventReaderKnowsTheCommonFields(t *testing.T) {
	for _, event := range []model.Event{wholeEvent(), {Seq: 1, Plan: "2021", Kind: model.KindImport, Group: 1}} {
		data, err := json.Marshal(event)
		if err != nil {
			t.Fatal(err)
		}
		var read model.Event
		r := taskReader{rest: data, shared: newSharedValues()}
		if !r.event(&read) || len(r.rest) > 0 || !reflect.DeepEqual(read, event) {
			t.Errorf("%+v\nwant %+v, rest %q", read, event, r.rest)
		}
	}
	rare := map[string]bool{"Report": true, "Edit": true, "Revised": true}
	fields := reflect.ValueOf(wholeEvent())
	for i := range fields.NumField() {
		if name := fields.Type().Field(i).Name; fields.Field(i).IsZero() != rare[name] {
			t.Errorf("%s is not tried", name)
		}
	}
}

// Whatever is stored, it is read as encoding/json reads it, whatever was read before.
func FuzzReadEvent(f *testing.F) {
	whole, err := json.Marshal(wholeEvent())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	for _, data := range []string{
		`{}`, `{"seq":1,"note":"a\nb"}`, `{"seq":-1}`, `{"seq":-0}`, `{"seq":01}`, `{"seq":18446744073709551615}`, `{"seq":1.0}`, `{"times":-0}`,
		`{"at":null}`, `{"at":"2021-03-09"}`, `{"at":"2021-03-09T01:02:03+08:00"}`, `{"at":"2021-02-30T01:02:03Z"}`, `{"at":"2021-03-09T1:02:03Z"}`,
		`{"by":"\u738b"}`, "{\"by\":\"\xff\"}", `{"BY":"x"}`, `{"report":{"progress":"好"},"office":"财务科"}`, `{"edit":{"fields":["text"]}}`,
		`{"revised":{"version":2,"added":1}}`, `{"on":"2021-02-30"}`, `{"on":null,"by":null}`, `{"by":"王","by":"李"}`, `[]`, ``, `{"seq":1}x`, "{}\v",
	} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		reader := newEventReader()
		var got model.Event
		if err := reader.read(whole, &got, 0); err != nil {
			t.Fatal(err)
		}
		err := reader.read(data, &got, 0)
		wantAsJSON(t, data, got, err)
	})
}
