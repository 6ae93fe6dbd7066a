package bolt

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"duban/model"
)

// readTask reads a task as a packer writes it. What is not written so is left to
// encoding/json, which takes ten times as long.
func readTask(line []byte, task *model.Task, shared *sharedValues) error {
	if r := (taskReader{rest: line, shared: shared}); utf8.Valid(line) && r.task(task) && len(bytes.Trim(r.rest, " \t\r\n")) == 0 {
		return nil
	}
	*task = model.Task{}
	return json.Unmarshal(line, task)
}

// taskReader reads the values of a task one after the other. Each method reports whether
// it understood what is next.
type taskReader struct {
	rest   []byte
	shared *sharedValues
}

func (r *taskReader) task(task *model.Task) bool {
	return r.object(func(key string) bool {
		switch key {
		case "id":
			return r.text(&task.ID)
		case "number":
			return r.readTextLike(task.ID, &task.Number) // as it is nearly always
		case "label":
			return r.text(&task.Label)
		case "category":
			return r.number(&task.Category)
		case "text":
			return r.text(&task.Text)
		case "offices_raw":
			return r.sharedText(&task.OfficesRaw)
		case "lead":
			return r.sharedTexts(&task.Lead)
		case "assist":
			return r.sharedTexts(&task.Assist)
		case "classes":
			return r.sharedTexts(&task.Classes)
		case "due":
			return r.date(&task.Due)
		case "due_words":
			return r.sharedText(&task.DueWords)
		case "milestones":
			return sharedList(r, r.shared.days, &task.Milestones, r.date)
		case "quota":
			if task.Quota == nil {
				task.Quota = &model.Quota{}
			}
			return r.quota(task.Quota)
		case "ongoing":
			return r.readBool(&task.Ongoing)
		case "by_matter":
			return r.readBool(&task.ByMatter)
		case "leaders":
			return r.sharedTexts(&task.Leaders)
		case "people":
			return r.sharedTexts(&task.People)
		case "source":
			if task.Source == nil {
				task.Source = &model.Source{}
			}
			return r.source(task.Source)
		case "remark":
			return r.text(&task.Remark)
		default:
			return false
		}
	})
}

func (r *taskReader) quota(quota *model.Quota) bool {
	return r.object(func(key string) bool {
		switch key {
		case "every":
			return r.sharedText((*string)(&quota.Every))
		case "at_least":
			return r.number(&quota.AtLeast)
		case "words":
			return r.sharedText(&quota.Words)
		case "months":
			return list(r, &quota.Months, r.number)
		default:
			return false
		}
	})
}

func (r *taskReader) source(source *model.Source) bool {
	return r.object(func(key string) bool {
		switch key {
		case "text":
			return r.text(&source.Text)
		case "doc":
			return r.text(&source.Document)
		default:
			return false
		}
	})
}

// object reads {"key":value,…}.
func (r *taskReader) object(value func(key string) bool) bool {
	if !r.skip('{') {
		return false
	}
	for {
		key, ok := r.readQuoted()
		// The compiler makes no string of a key that is only compared.
		if !ok || !r.skip(':') || !value(string(key)) {
			return false
		}
		if !r.skip(',') {
			return r.skip('}')
		}
	}
}

// list reads [value,…].
func list[T any](r *taskReader, into *[]T, value func(*T) bool) bool {
	*into = nil
	if !r.skip('[') {
		return false
	}
	for {
		var next T
		if !value(&next) {
			return false
		}
		*into = append(*into, next)
		if !r.skip(',') {
			return r.skip(']')
		}
	}
}

func (r *taskReader) text(into *string) bool {
	text, ok := r.readQuoted()
	*into = string(text)
	return ok
}

// readTextLike reads a text that is often the same as another one.
func (r *taskReader) readTextLike(other string, into *string) bool {
	text, ok := r.readQuoted()
	if *into = other; string(text) != other {
		*into = string(text)
	}
	return ok
}

// readQuoted reads a text. What it returns is gone with the next call or the line.
func (r *taskReader) readQuoted() ([]byte, bool) {
	if !r.skip('"') {
		return nil, false
	}
	for end, c := range r.rest {
		switch {
		case c == '"':
			text := r.rest[:end]
			r.rest = r.rest[end+1:]
			return text, true
		case c == '\\':
			return r.readEscaped(end)
		case c < ' ':
			return nil, false
		}
	}
	return nil, false
}

// readEscaped is readQuoted for a text with a backslash, after which is one character: no \u.
func (r *taskReader) readEscaped(at int) ([]byte, bool) {
	text := bytes.Clone(r.rest[:at])
	for ; at < len(r.rest); at++ {
		c := r.rest[at]
		switch {
		case c == '"':
			r.rest = r.rest[at+1:]
			return text, true
		case c < ' ':
			return nil, false
		case c == '\\':
			const written, meant = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
			if at++; at == len(r.rest) {
				return nil, false
			}
			place := strings.IndexByte(written, r.rest[at])
			if place < 0 {
				return nil, false
			}
			c = meant[place]
		}
		text = append(text, c)
	}
	return nil, false
}

// readTime reads a time.
func (r *taskReader) readTime(into *time.Time) bool {
	text, ok := r.readQuoted()
	return ok && into.UnmarshalText(text) == nil
}

func (r *taskReader) number(into *int) bool {
	end := 0
	for end < len(r.rest) && ('0' <= r.rest[end] && r.rest[end] <= '9' || r.rest[end] == '-') {
		end++
	}
	digits := bytes.TrimPrefix(r.rest[:end], []byte("-"))
	number, err := strconv.Atoi(string(r.rest[:end]))
	*into, r.rest = number, r.rest[end:]
	return err == nil && (len(digits) == 1 || digits[0] != '0')
}

func (r *taskReader) date(into *model.Date) bool {
	const null, length = "null", len(`"2006-01-02"`)
	if bytes.HasPrefix(r.rest, []byte(null)) {
		*into, r.rest = model.Date{}, r.rest[len(null):]
		return true
	}
	if len(r.rest) < length || r.rest[0] != '"' || r.rest[length-1] != '"' {
		return false
	}
	day, err := model.ParseDate(string(r.rest[1 : length-1]))
	*into, r.rest = day, r.rest[length:]
	return err == nil
}

// readBool reads true: where it is false, nothing is written.
func (r *taskReader) readBool(into *bool) bool {
	rest, isTrue := bytes.CutPrefix(r.rest, []byte("true"))
	*into, r.rest = isTrue, rest
	return isTrue
}

func (r *taskReader) skip(next byte) bool {
	if len(r.rest) == 0 || r.rest[0] != next {
		return false
	}
	r.rest = r.rest[1:]
	return true
}
