package bolt

import (
	"bytes"
	"unicode/utf8"

	"duban/model"
)

// eventReader reads events one after the other. Those of one log have few people, tasks
// and statuses, which share their memory.
type eventReader struct{ shared *sharedValues }

func newEventReader() *eventReader { return &eventReader{newSharedValues()} }

// decodeEvent reads one event.
func decodeEvent(data []byte, event *model.Event, key any) error {
	return newEventReader().read(data, event, key)
}

// read reads an event as put writes it. What is not written so is left to encoding/json,
// which takes five times as long.
func (e *eventReader) read(data []byte, event *model.Event, key any) error {
	*event = model.Event{}
	r := taskReader{rest: data, shared: e.shared}
	if utf8.Valid(data) && r.event(event) && len(bytes.Trim(r.rest, " \t\r\n")) == 0 {
		return nil
	}
	*event = model.Event{}
	return decode(data, event, "event", key)
}

func (r *taskReader) event(event *model.Event) bool {
	return r.object(func(key string) bool {
		switch key {
		case "seq":
			return r.count(&event.Seq)
		case "at":
			return r.readTime(&event.At)
		case "by":
			return r.sharedText(&event.By)
		case "plan":
			return r.sharedText(&event.Plan)
		case "task":
			return r.sharedText(&event.Task)
		case "kind":
			return r.sharedText((*string)(&event.Kind))
		case "from":
			return r.sharedText((*string)(&event.From))
		case "to":
			return r.sharedText((*string)(&event.To))
		case "note":
			return r.text(&event.Note)
		case "on":
			return r.date(&event.On)
		case "office":
			return r.sharedText(&event.Office)
		case "reply_by":
			return r.date(&event.ReplyBy)
		case "times":
			return r.number(&event.Times)
		case "happened_on":
			return r.date(&event.HappenedOn)
		case "was":
			return r.date(&event.Was)
		case "source":
			return r.text(&event.Source)
		case "corrects":
			return r.count(&event.Corrects)
		case "undoes":
			return r.count(&event.Undoes)
		case "group":
			return r.count(&event.Group)
		default: // what few events have
			return false
		}
	})
}

// count reads a number that is not negative.
func (r *taskReader) count(into *uint64) bool {
	var number int
	if bytes.HasPrefix(r.rest, []byte("-")) || !r.number(&number) {
		return false
	}
	*into = uint64(number) //nolint:gosec // not negative
	return true
}
