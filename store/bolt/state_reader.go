package bolt

import (
	"bytes"
	"unicode/utf8"

	"duban/model"
)

// decodeState reads a state as put writes it. What is not written so, or few states have,
// is left to encoding/json, which takes ten times as long.
func decodeState(data []byte, state *model.State, key []byte, shared *sharedValues) error {
	*state = model.State{}
	r := taskReader{rest: data, shared: shared}
	if utf8.Valid(data) && r.state(state) && len(bytes.Trim(r.rest, " \t\r\n")) == 0 {
		return nil
	}
	*state = model.State{}
	return decode(data, state, "state", string(key))
}

// state reads a state. A list that is there twice is left to encoding/json, which puts the
// one on the other.
func (r *taskReader) state(state *model.State) bool {
	return r.object(func(key string) bool {
		switch key {
		case "version":
			return r.number(&state.Version)
		case "status":
			return r.sharedText((*string)(&state.Status))
		case "done_by":
			return r.sharedText(&state.DoneBy)
		case "done_at":
			return r.readTime(&state.DoneAt)
		case "done_on":
			return r.date(&state.DoneOn)
		case "notes":
			return r.number(&state.Notes)
		case "urged":
			return state.Urged == nil && list(r, &state.Urged, r.urge)
		case "ticks":
			return state.Ticks == nil && list(r, &state.Ticks, r.tick)
		case "ticked_by":
			return r.sharedText(&state.TickedBy)
		case "ticked_at":
			return r.readTime(&state.TickedAt)
		case "marked":
			return r.count(&state.Marked)
		case "marked_on":
			return r.date(&state.MarkedOn)
		case "parts":
			return state.Parts == nil && list(r, &state.Parts, r.part)
		case "cancelled":
			return r.readBool(&state.Cancelled)
		case "due":
			return r.date(&state.Due)
		case "no_due":
			return r.readBool(&state.NoDue)
		case "verified_by":
			return r.sharedText(&state.VerifiedBy)
		case "verified_at":
			return r.readTime(&state.VerifiedAt)
		default:
			return false
		}
	})
}

func (r *taskReader) urge(urge *model.OfficeUrge) bool {
	return r.object(func(key string) bool {
		switch key {
		case "office":
			return r.sharedText(&urge.Office)
		case "times":
			return r.number(&urge.Times)
		case "by":
			return r.sharedText(&urge.By)
		case "on":
			return r.date(&urge.On)
		case "reply_by":
			return r.date(&urge.ReplyBy)
		case "seq":
			return r.count(&urge.Seq)
		default:
			return false
		}
	})
}

func (r *taskReader) tick(tick *model.Tick) bool {
	return r.object(func(key string) bool {
		switch key {
		case "seq":
			return r.count(&tick.Seq)
		case "on":
			return r.date(&tick.On)
		case "submitted":
			return r.readBool(&tick.Submitted)
		default:
			return false
		}
	})
}

func (r *taskReader) part(part *model.PartMark) bool {
	return r.object(func(key string) bool {
		switch key {
		case "office":
			return r.sharedText(&part.Office)
		case "status":
			return r.sharedText((*string)(&part.Status))
		case "by":
			return r.sharedText(&part.By)
		case "at":
			return r.readTime(&part.At)
		case "on":
			return r.date(&part.On)
		case "seq":
			return r.count(&part.Seq)
		default:
			return false
		}
	})
}
