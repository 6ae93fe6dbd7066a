package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/keys"
)

// savedFilters shows the filters that the user keeps, each on a key.
type savedFilters struct {
	filters []model.SavedFilter
	read    bool
}

// filtersRead is what the user keeps in the ledger. recall is the key of the
// filter that is asked for; 0 for none.
type filtersRead struct {
	filters []model.SavedFilter
	recall  int
	err     error
}

func (a *App) openSaved() tea.Cmd {
	a.turnTo(&savedFilters{})
	if a.sheet == nil {
		return nil
	}
	return a.readFilters(0)
}

func (a *App) readFilters(recall int) tea.Cmd {
	ledger := a.Ledger
	return func() tea.Msg {
		filters, err := ledger.Filters()
		return filtersRead{filters, recall, err}
	}
}

func (a *App) changeFilters(change func([]model.SavedFilter) ([]model.SavedFilter, error)) tea.Cmd {
	ledger := a.Ledger
	return func() tea.Msg {
		if err := ledger.ChangeFilters(change); err != nil {
			return filtersRead{err: err}
		}
		filters, err := ledger.Filters()
		return filtersRead{filters, 0, err}
	}
}

// takeFilters shows what was read, or filters by the one asked for.
func (a *App) takeFilters(msg filtersRead) {
	if msg.err != nil {
		a.fail(msg.err)
		return
	}
	if msg.recall != 0 {
		a.recall(msg.filters, msg.recall)
		return
	}
	if a.sheet == nil {
		return
	}
	if page, is := a.sheet.page.(*savedFilters); is {
		page.filters, page.read = msg.filters, true
	}
}

// recall filters by the saved filter of a key.
func (a *App) recall(filters []model.SavedFilter, key int) {
	at := slices.IndexFunc(filters, func(f model.SavedFilter) bool { return f.Key == key })
	if at < 0 {
		a.alarm(fmt.Sprintf(a.Words.Follow.NoSaved, key))
		return
	}
	filter, err := filters[at].Filter(a.snapshot.Plan)
	if err != nil {
		a.fail(err)
		return
	}
	a.sheet = nil
	a.filter, a.applied, a.kept = filter, nil, ""
	for _, part := range []filterPart{byCategory, byOffice, byRole, byStatus, byMonth, bySearch} {
		if a.filters(part) {
			a.applied = append(a.applied, part)
		}
	}
	a.refresh()
	a.setFocus(keys.Tasks)
	a.sayf(a.Words.Follow.Recalled, filters[at].Name)
}

func (*savedFilters) place() keys.Place { return keys.SavedFilters }

func (s *savedFilters) content(a *App, width int) content {
	all := content{title: a.Words.Follow.Saved, empty: a.Words.Follow.NoneSaved}
	if !s.read {
		all.empty = a.Words.Follow.Reading
	}
	for _, saved := range s.filters {
		all.rows = append(all.rows, a.plainRow(strconv.Itoa(saved.Key), width, func() told {
			text := a.Pen.Cell(saved.Name, min(24, width/3)) + "  " + a.savedWords(saved)
			return told{fmt.Sprintf(" %d  ", saved.Key), a.Pen.Theme.Accent, text}
		}))
	}
	return all
}

// savedWords tells a saved filter, whatever plan it was made for.
func (a *App) savedWords(f model.SavedFilter) string {
	terms, screen := a.Words.Terms, a.Words.Screen.Panes
	var parts []string
	if f.Category != "" {
		parts = append(parts, f.Category)
	}
	if f.Office != "" {
		parts = append(parts, fmt.Sprintf(screen.Filter, terms.Office, f.Office))
		if f.Role != model.RoleAny {
			parts = append(parts, terms.Role(f.Role))
		}
	}
	if f.Status != model.StatusAll {
		parts = append(parts, terms.StatusFilter(f.Status))
	}
	if f.Month != "" {
		parts = append(parts, fmt.Sprintf(screen.Filter, a.Words.Year.Month, f.Month))
	}
	if f.Search != "" {
		parts = append(parts, fmt.Sprintf(screen.Search, f.Search))
	}
	return strings.Join(parts, " · ")
}

func (s *savedFilters) about(a *App, _ string, width int) []string {
	now := a.filterWords()
	if now == "" {
		now = a.Words.Screen.Panes.All
	}
	return a.Pen.Wrap(fmt.Sprintf(a.Words.Follow.FilterNow, now), width)
}

func (s *savedFilters) do(a *App, does keys.Action, id string) tea.Cmd {
	key, err := strconv.Atoi(id)
	switch {
	case does == keys.SaveFilter:
		s.askName(a)
	case does == keys.Open && err == nil:
		a.recall(s.filters, key)
	case does == keys.DropFilter && err == nil && a.canWrite():
		s.askDrop(a, key)
	case does >= keys.RecallFilter1:
		a.recall(s.filters, int(does-keys.RecallFilter1)+1)
	}
	return nil
}

func (s *savedFilters) askName(a *App) {
	words := a.filterWords()
	switch {
	case words == "":
		a.alarm(a.Words.Follow.NothingToSave)
		return
	case !a.canWrite():
		return
	}
	filter, plan := a.filter, a.snapshot.Plan
	in := newInput(words, model.MaxName)
	in.proposed = true
	a.ask(&prompt{
		label: a.Words.Follow.FilterName, input: in,
		enter: func(text string) (tea.Cmd, error) {
			name, err := model.CleanName(text)
			if err != nil {
				return nil, err
			}
			return a.changeFilters(func(filters []model.SavedFilter) ([]model.SavedFilter, error) {
				return model.PutFilter(filters, filter.Save(plan, name, 0))
			}), nil
		},
	})
}

// askDrop asks before a filter goes: that can't be undone.
func (s *savedFilters) askDrop(a *App, key int) {
	at := slices.IndexFunc(s.filters, func(f model.SavedFilter) bool { return f.Key == key })
	if at < 0 {
		return
	}
	name := s.filters[at].Name
	a.ask(&prompt{
		label: fmt.Sprintf(a.Words.Follow.DropFilter, name), input: newInput("", 1),
		enter: func(string) (tea.Cmd, error) {
			return a.changeFilters(func(filters []model.SavedFilter) ([]model.SavedFilter, error) {
				return model.DropFilter(filters, name)
			}), nil
		},
	})
}
