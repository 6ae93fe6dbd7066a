package model

import (
	"slices"
	"strconv"
)

// queryMatcher compares the tasks of a plan with a query. What does not depend on the task is
// found once.
type queryMatcher struct {
	snapshot *Snapshot
	today    Date
	spelling Spelling
	terms    []preparedTerm
}

// preparedTerm is a term with what of the plan fits it.
type preparedTerm struct {
	queryTerm
	words      []searchWord
	offices    []string
	categories []bool
}

// searchWord is a word as SearchText returns it.
type searchWord struct {
	text      string
	number    string // as a number of a task; may be empty
	isSpelled bool
}

func (q Query) matcher(s *Snapshot, today Date, spelling Spelling) queryMatcher {
	m := queryMatcher{snapshot: s, today: today, spelling: spelling}
	for _, term := range q.terms {
		prepared := preparedTerm{queryTerm: term}
		for _, value := range term.values {
			prepared.words = append(prepared.words, searchWord{value, trimNumber(value), isSpelled(value)})
		}
		switch term.key {
		case QueryOffice, QueryLead, QueryAssist, QueryMissing:
			prepared.offices = m.officesOf(term)
		case QueryCategory:
			prepared.categories = m.categoriesOf(term.values[0])
		case QueryText:
			for _, category := range s.Plan.Categories {
				prepared.categories = append(prepared.categories, m.fits(category.Title, prepared.words[0]))
			}
		}
		m.terms = append(m.terms, prepared)
	}
	// What is quick to compare goes first.
	slices.SortStableFunc(m.terms, func(a, b preparedTerm) int { return boolToInt(a.key == QueryText) - boolToInt(b.key == QueryText) })
	return m
}

// officesOf returns the offices and classes of the plan that the values of a term mean:
// for each value the one of just that name, else those whose name holds it or is spelled
// by it.
func (m *queryMatcher) officesOf(term queryTerm) []string {
	plan := m.snapshot.Plan
	var offices []string
	names := append(slices.Clone(m.snapshot.Offices), plan.Classes()...)
	for _, value := range term.values {
		folded := FoldOffice(plan.Issuer, value)
		isExact := func(name string) bool { return SearchText(name) == value || SearchText(name) == folded }
		if at := slices.IndexFunc(names, isExact); at >= 0 {
			offices = append(offices, names[at])
			continue
		}
		word := []searchWord{{text: value, isSpelled: isSpelled(value)}}
		for _, name := range names {
			if m.fitsOne(name, word) && !slices.Contains(offices, name) {
				offices = append(offices, name)
			}
		}
	}
	return offices
}

// categoriesOf reports of each category of the plan whether a value means it: by its place,
// its ordinal or its title, else by a part of its heading.
func (m *queryMatcher) categoriesOf(value string) []bool {
	categories := m.snapshot.Plan.Categories
	exact, partly := make([]bool, len(categories)), make([]bool, len(categories))
	word := searchWord{text: value, isSpelled: isSpelled(value)}
	for i, category := range categories {
		names := []string{strconv.Itoa(i + 1), SearchText(category.Ordinal), SearchText(category.Title), SearchText(category.Heading())}
		exact[i], partly[i] = slices.Contains(names, value), m.fits(category.Heading(), word)
	}
	if slices.Contains(exact, true) {
		return exact
	}
	return partly
}

// checkNames returns a *NotFoundError for an office or a category that the plan has not.
func (q Query) checkNames(s *Snapshot, today Date, spelling Spelling) error {
	m := q.matcher(s, today, spelling)
	for _, term := range m.terms {
		switch term.key {
		case QueryOffice, QueryLead, QueryAssist, QueryMissing:
			isAny := term.key == QueryMissing && slices.ContainsFunc(term.values, isAnyWord)
			if len(term.offices) == 0 && !isAny {
				names := append(slices.Clone(s.Offices), s.Plan.Classes()...)
				return &NotFoundError{What: NounOffice, Name: term.values[0], Nearest: Nearest(names, term.values[0], 3)}
			}
		case QueryCategory:
			if !slices.Contains(term.categories, true) {
				_, err := s.Plan.FindCategory(term.values[0])
				return err
			}
		}
	}
	return nil
}

// matches reports whether a task matches all terms.
func (m *queryMatcher) matches(task *Task) bool {
	for i := range m.terms {
		if term := &m.terms[i]; m.matchesTerm(term, task) == term.negated {
			return false
		}
	}
	return true
}

func (m *queryMatcher) matchesTerm(term *preparedTerm, task *Task) bool {
	s := m.snapshot
	hasRole := func(role Role) bool {
		return slices.ContainsFunc(term.offices, func(office string) bool { return role.Matches(task.RoleOf(office)) })
	}
	switch term.key {
	case QueryText:
		return m.hasWord(task, term)
	case QueryOffice:
		return hasRole(RoleAny)
	case QueryLead:
		return hasRole(RoleLead)
	case QueryAssist:
		return hasRole(RoleAssist)
	case QueryMissing:
		return slices.ContainsFunc(term.offices, func(office string) bool { return s.isMissing(task, office) }) ||
			slices.ContainsFunc(term.values, isAnyWord) && s.isMissing(task, "")
	case QueryLeader:
		return m.fitsAny(task.Leaders, term.words)
	case QueryPerson:
		return m.fitsAny(task.People, term.words)
	case QuerySource:
		return task.Source != nil && (m.fitsOne(task.Source.Text, term.words) || m.fitsOne(task.Source.Document, term.words))
	case QueryCategory:
		return term.hasCategory(task)
	case QueryDue:
		due := DueOf(task, s.states[task.ID])
		if term.hasNoDue {
			return due.IsZero()
		}
		return term.days.contains(due)
	case QueryMonth:
		return s.concernsMonth(term.month, task, m.today)
	case QueryStatus:
		progress := s.TaskProgress(task, m.today)
		return slices.ContainsFunc(term.statuses, func(f StatusFilter) bool { return f.Matches(progress) })
	default:
		return m.matchesEvents(term, task)
	}
}

// matchesEvents looks at what people did to a task and what they noted.
func (m *queryMatcher) matchesEvents(term *preparedTerm, task *Task) bool {
	s := m.snapshot
	if term.key == QueryNote {
		return slices.ContainsFunc(s.notes[task.ID], func(e Event) bool { return m.fitsOne(e.Note, term.words) })
	}
	return slices.ContainsFunc(s.histories[task.ID], func(e Event) bool {
		return e.Undoes == 0 && !s.undone[e.Seq] && m.fitsOne(e.By, term.words)
	})
}

// hasCategory reports whether the category of a task fits the term.
func (t *preparedTerm) hasCategory(task *Task) bool {
	return task.Category >= 0 && task.Category < len(t.categories) && t.categories[task.Category]
}

// hasWord looks for the word of a term in all that a person reads of a task.
func (m *queryMatcher) hasWord(task *Task, term *preparedTerm) bool {
	s, word := m.snapshot, term.words[0]
	if word.number != "" && (searchEqual(task.Number, word.number) || searchEqual(s.Name(task.ID), word.number)) {
		return true
	}
	if term.hasCategory(task) || m.fits(task.Text, word) || m.fits(task.OfficesRaw, word) || m.fits(task.DueWords, word) {
		return true
	}
	fits := func(text string) bool { return m.fits(text, word) }
	return slices.ContainsFunc(task.Lead, fits) || slices.ContainsFunc(task.Assist, fits) ||
		slices.ContainsFunc(s.notes[task.ID], func(e Event) bool { return fits(e.Note) })
}

func (m *queryMatcher) fitsAny(texts []string, words []searchWord) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return m.fitsOne(text, words) })
}

// fitsOne reports whether a text holds one of the words or is spelled by it.
func (m *queryMatcher) fitsOne(text string, words []searchWord) bool {
	return slices.ContainsFunc(words, func(word searchWord) bool { return m.fits(text, word) })
}

func (m *queryMatcher) fits(text string, word searchWord) bool {
	return searchContains(text, word.text) || word.isSpelled && m.spelling.Contains(text, word.text)
}

// isSpelled reports whether a word may be pinyin: Latin letters, digits among
// them as in 5gjs. A single letter is not: it would fit almost every task.
func isSpelled(word string) bool {
	letters := 0
	for _, r := range word {
		switch {
		case 'a' <= r && r <= 'z', r == 'ü':
			letters++
		case r < '0' || r > '9':
			return false
		}
	}
	return letters >= 2
}
