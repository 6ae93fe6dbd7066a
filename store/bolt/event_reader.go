package bolt

import (
	"bytes"
	"unicode/utf8"

	"duban/model"
)

// eventReader reads events one after the other. Those of one log have few people, tasks
// and statuses, which share their memory.
type eventReader struct{ words map[string]string }

// maxSharedWords is how many different words an eventReader remembers.
const maxSharedWords = 1 << 14

// decodeEvent reads one event.
func decodeEvent(data []byte, event *model.Event, key any) error {
	return new(eventReader).read(data, event, key)
}

// read reads an event as put writes it. What is not written so is left to encoding/json,
// which takes five times as long.
func (e *eventReader) read(data []byte, event *model.Event, key any) error {
	*event = model.Event{}
	r := taskReader{rest: data}
	if utf8.Valid(data) && e.event(&r, event) && len(bytes.Trim(r.rest, " \t\r\n")) == 0 {
		return nil
	}
	*event = model.Event{}
	return decode(data, event, "event", key)
}

func (e *eventReader) event(r *taskReader, event *model.Event) bool {
	return r.object(func(key string) bool {
		switch key {
		case "seq":
			return r.count(&event.Seq)
		case "at":
			at, ok := r.quoted()
			return ok && event.At.UnmarshalText(at) == nil
		case "by":
			return e.word(r, &event.By)
		case "plan":
			return e.word(r, &event.Plan)
		case "task":
			return e.word(r, &event.Task)
		case "kind":
			return e.word(r, (*string)(&event.Kind))
		case "from":
			return e.word(r, (*string)(&event.From))
		case "to":
			return e.word(r, (*string)(&event.To))
		case "note":
			return r.text(&event.Note)
		case "on":
			return r.date(&event.On)
		case "office":
			return e.word(r, &event.Office)
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

// word reads a text that many events have.
func (e *eventReader) word(r *taskReader, into *string) bool {
	text, ok := r.quoted()
	word, known := e.words[string(text)] // the compiler makes no string to look it up
	if !known {
		word = string(text)
		if e.words == nil {
			e.words = map[string]string{}
		}
		if len(e.words) < maxSharedWords {
			e.words[word] = word
		}
	}
	*into = word
	return ok
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
