package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/keys"
	"duban/tui/prompt"
)

// Filters is the user's saved filters, each on a key.
type Filters struct {
	filters []model.SavedFilter
	read    bool
}

// Place implements Page.
func (*Filters) Place() keys.Place { return keys.SavedFilters }

// SetFilters shows the filters, which have been read.
func (s *Filters) SetFilters(filters []model.SavedFilter) { s.filters, s.read = filters, true }

// Content implements Page.
func (s *Filters) Content(b *board.Board, width int) Content {
	content := Content{Title: b.Words.FollowUp.Saved, Empty: b.Words.FollowUp.NoneSaved}
	if !s.read {
		content.Empty = b.Words.FollowUp.Reading
	}
	for _, saved := range s.filters {
		content.Rows = append(content.Rows, plainRow(b, strconv.Itoa(saved.Key), width, func() rowText {
			text := b.Pen.Cell(saved.Name, min(24, width/3)) + "  " + savedWords(b, saved)
			return rowText{fmt.Sprintf(" %d  ", saved.Key), b.Pen.Theme.Accent, text}
		}))
	}
	return content
}

// savedWords returns a saved filter in words, whatever plan it was made for.
func savedWords(b *board.Board, f model.SavedFilter) string {
	terms, panes := b.Words.Terms, b.Words.Screen.Panes
	var parts []string
	if f.Category != "" {
		parts = append(parts, f.Category)
	}
	if f.Office != "" {
		parts = append(parts, fmt.Sprintf(panes.Filter, terms.Office, f.Office))
		if f.Role != model.RoleAny {
			parts = append(parts, terms.Role(f.Role))
		}
	}
	if f.Status != model.StatusAll {
		parts = append(parts, terms.StatusFilter(f.Status))
	}
	if f.Month != "" {
		parts = append(parts, fmt.Sprintf(panes.Filter, b.Words.Year.Month, f.Month))
	}
	if f.Missing {
		parts = append(parts, b.Words.Missing(f.Office))
	}
	if f.Search != "" {
		parts = append(parts, fmt.Sprintf(panes.Search, b.Words.Search(f.Search)))
	}
	return strings.Join(parts, " · ")
}

// About implements Page: it shows the filter that would be saved.
func (s *Filters) About(b *board.Board, _ string, width int) []string {
	now := b.FilterWords()
	if now == "" {
		now = b.Words.Screen.Panes.All
	}
	return b.Pen.Wrap(fmt.Sprintf(b.Words.FollowUp.FilterNow, now), width)
}

// Update implements Page: it uses, saves or drops a filter.
func (s *Filters) Update(b *board.Board, action keys.Action, id string) effect.Effect {
	number, err := strconv.Atoi(id)
	switch {
	case action == keys.SaveFilter:
		return askFilterName(b)
	case action == keys.Open && err == nil:
		return Recall(b, s.filters, number)
	case action == keys.DropFilter && err == nil && b.ReadOnly:
		return effect.Alarm{Text: b.Words.Screen.Notice.ReadOnly}
	case action == keys.DropFilter && err == nil:
		return s.askDrop(b, number)
	case action.RecalledFilter() != 0:
		return Recall(b, s.filters, action.RecalledFilter())
	}
	return nil
}

// Recall uses the saved filter of a number.
func Recall(b *board.Board, filters []model.SavedFilter, number int) effect.Effect {
	at := slices.IndexFunc(filters, func(f model.SavedFilter) bool { return f.Key == number })
	if at < 0 {
		return effect.Alarm{Text: fmt.Sprintf(b.Words.FollowUp.NoSaved, number)}
	}
	filter, err := filters[at].Filter(b.Snapshot.Plan)
	if err == nil {
		err = filter.Check(b.Snapshot, b.Today, b.Spelling)
	}
	if err != nil {
		return effect.Fail{Err: err}
	}
	return effect.UseFilter{Filter: filter, Order: filters[at].Sort, Name: filters[at].Name}
}

func askFilterName(b *board.Board) effect.Effect {
	description := b.FilterWords()
	switch {
	case description == "":
		return effect.Alarm{Text: b.Words.FollowUp.NothingToSave}
	case b.ReadOnly:
		return effect.Alarm{Text: b.Words.Screen.Notice.ReadOnly}
	}
	filter, plan, order := b.Filter.Filter, b.Snapshot.Plan, b.Order
	p := prompt.New(b.Words.FollowUp.FilterName, field.Propose(description, model.MaxName))
	p.Enter = func(_ *board.Board, text string) (effect.Effect, error) {
		name, err := model.CleanName(text)
		if err != nil {
			return nil, err
		}
		return effect.ChangeFilters{Change: func(filters []model.SavedFilter) ([]model.SavedFilter, error) {
			saved := filter.Save(plan, name, 0)
			saved.Sort = order
			return model.PutFilter(filters, saved)
		}}, nil
	}
	return effect.Open{Overlay: p}
}

// askDrop asks before a filter is dropped: that can't be undone.
func (s *Filters) askDrop(b *board.Board, number int) effect.Effect {
	at := slices.IndexFunc(s.filters, func(f model.SavedFilter) bool { return f.Key == number })
	if at < 0 {
		return nil
	}
	name := s.filters[at].Name
	p := prompt.New(fmt.Sprintf(b.Words.FollowUp.DropFilter, name), field.Line("", 1))
	p.Enter = func(*board.Board, string) (effect.Effect, error) {
		return effect.ChangeFilters{Change: func(filters []model.SavedFilter) ([]model.SavedFilter, error) {
			return model.DropFilter(filters, name)
		}}, nil
	}
	return effect.Open{Overlay: p}
}
