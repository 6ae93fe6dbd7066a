package bolt

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"duban/model"
)

func wholeState() model.State {
	day, at := model.Date{Year: 2021, Month: 3, Day: 9}, time.Date(2021, 3, 9, 1, 2, 3, 4000, time.UTC)
	return model.State{
		Version: 7, Status: model.Done, DoneBy: "王", DoneAt: at, DoneOn: day, Notes: 2,
		Urged:    []model.OfficeUrge{{Office: "财务科", Times: 2, By: "李", On: day, ReplyBy: day, Seq: 4}, {Office: "办公室"}},
		Ticks:    []model.Tick{{Seq: 3, On: day, Submitted: true}, {Seq: 5}},
		TickedBy: "王", TickedAt: at, Marked: 9, MarkedOn: day,
		Parts:     []model.PartMark{{Office: "财务科", Status: model.Doing, By: "李", At: at, On: day, Seq: 8}},
		Cancelled: true, Due: day, NoDue: true, VerifiedBy: "赵", VerifiedAt: at,
	}
}

// A field that the quick reader does not know would make every state slow to read.
func TestStateReaderKnowsTheCommonFields(t *testing.T) {
	for _, state := range []model.State{wholeState(), {Version: 1, Status: model.Todo}} {
		data, err := json.Marshal(state)
		if err != nil {
			t.Fatal(err)
		}
		var read model.State
		r := taskReader{rest: data, shared: newSharedValues()}
		if !r.state(&read) || len(r.rest) > 0 || !reflect.DeepEqual(read, state) {
			t.Errorf("%+v\nwant %+v, rest %q", read, state, r.rest)
		}
	}
	rare := map[string]bool{"Reports": true, "Reported": true, "Returned": true, "Added": true, "AddedSeq": true, "Edited": true, "Values": true, "Renamed": true}
	fields := reflect.ValueOf(wholeState())
	for i := range fields.NumField() {
		if name := fields.Type().Field(i).Name; fields.Field(i).IsZero() != rare[name] {
			t.Errorf("%s is not tried", name)
		}
	}
}

// Whatever is stored, it is read as encoding/json reads it, whatever was read before.
func FuzzReadState(f *testing.F) {
	whole, err := json.Marshal(wholeState())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	for _, data := range []string{
		`{}`, `{"version":-1}`, `{"marked":-1}`, `{"status":"a\nb"}`, `{"done_at":null}`, `{"done_at":"2021-02-30T01:02:03Z"}`, `{"due":null}`, `{"no_due":false}`,
		`{"parts":[]}`, `{"parts":null}`, `{"parts":[null]}`, `{"parts":[{"office":"a"}],"parts":[{"by":"b"}]}`, `{"ticks":[{"seq":1},{"on":"2021-03-09"}]}`,
		`{"reports":1,"reported":[{"office":"财务科","progress":"好","by":"王","on":"2021-03-09","seq":3,"months":["2021-03-01"],"last_seq":3}]}`,
		`{"edited":["text"],"values":{"text":"新"}}`, `{"STATUS":"x"}`, `[]`, ``, `{"version":1}x`, "{}\v",
	} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		shared := newSharedValues()
		var got, want model.State
		for _, earlier := range [][]byte{whole, data} {
			_ = decodeState(earlier, &got, nil, shared)
		}
		wrong := json.Unmarshal(data, &want)
		if err := decodeState(data, &got, nil, shared); (err == nil) != (wrong == nil) {
			t.Fatalf("%q: %v, want %v", data, err, wrong)
		}
		if wrong == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, want %+v", data, got, want)
		}
	})
}
