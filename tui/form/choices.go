package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duban/model"
	"duban/tui/board"
	"duban/tui/words"
)

// isList reports whether the field holds several names.
func (r *row) isList() bool {
	return r.name == model.FieldLead || r.name == model.FieldAssist || r.name == model.FieldLeaders
}

// lastName divides the text of the field before the name that is typed now.
func (r *row) lastName() (before, name string) {
	text := r.field.Value()
	if !r.isList() {
		return "", text
	}
	at := strings.LastIndexFunc(text, model.IsListSeparator)
	if at < 0 {
		return "", text
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[:at+size], text[at+size:]
}

// complete returns the text with the name that is typed now completed.
func (r *row) complete(name string) string {
	before, _ := r.lastName()
	return before + name
}

// options returns what the name that is typed now can be completed to; nothing if it
// is complete.
func (m *Model) options(b *board.Board, r *row) []string {
	_, name := r.lastName()
	switch r.name {
	case model.FieldCategory:
		return choices(b, headings(b), name)
	case model.FieldLead, model.FieldAssist:
		return choices(b, slices.Concat(b.Snapshot.Offices, b.Snapshot.Plan.Classes()), name)
	case model.FieldLeaders:
		return choices(b, leaders(b), name)
	case words.FormOffice:
		return choices(b, m.partOffices(b), name)
	default:
		return nil
	}
}

// choices returns the names that what is typed fits, by their characters or their
// pinyin; nothing if it is one of them.
func choices(b *board.Board, names []string, typed string) []string {
	typed = strings.TrimSpace(model.SearchText(typed))
	if typed == "" {
		return nil
	}
	var fit []string
	for _, name := range names {
		text := model.SearchText(name)
		switch {
		case text == typed:
			return nil
		case strings.Contains(text, typed) || b.Spelling.Contains(name, typed):
			fit = append(fit, name)
		}
	}
	return fit
}

func headings(b *board.Board) []string {
	var all []string
	for _, category := range b.Snapshot.Plan.Categories {
		all = append(all, category.Heading())
	}
	return all
}

func leaders(b *board.Board) []string {
	var all []string
	for i := range b.Snapshot.Plan.Tasks {
		for _, name := range b.Snapshot.Plan.Tasks[i].Leaders {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}
