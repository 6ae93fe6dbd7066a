package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Query is a search: terms, all of which a task must match.
type Query struct{ terms []queryTerm }

// queryTerm is one condition of a search.
type queryTerm struct {
	key     QueryKey
	negated bool
	// values are as SearchText returns them; one of them must fit.
	values []string
	// days is what the deadline must be in; hasNoDue says that there must be none.
	days     daySpan
	hasNoDue bool
	statuses []StatusFilter
	month    Month
}

// QueryError says that the value of a term can't be read.
type QueryError struct {
	Key  QueryKey
	Text string // the term as typed
}

// Error implements error.
func (e *QueryError) Error() string { return fmt.Sprintf("search: no value of %s: %q", e.Key, e.Text) }

// ParseQuery reads a search as people type it:
//
//	公开 年报              both words
//	-公开                  not this word
//	"信息 公开"            the phrase
//	office:财务科 due:<2021-12
//
// A word before a colon that is no key makes a word of all of it. Days and months
// without a year are in the year given. On an error, a *QueryError about the first term
// that can't be read, the Query has the other terms.
func ParseQuery(text string, year int) (Query, error) {
	var query Query
	var wrong error
	for _, word := range splitQuery(text) {
		term, ok := newQueryTerm(word, year)
		switch {
		case ok:
			query.terms = append(query.terms, term)
		case wrong == nil:
			wrong = &QueryError{Key: word.key, Text: word.written}
		}
	}
	return query, wrong
}

// newQueryTerm reads the value of a word; ok is false if it can't be read.
func newQueryTerm(word queryWord, year int) (term queryTerm, ok bool) {
	value := strings.TrimSpace(SearchText(word.value))
	term = queryTerm{key: word.key, negated: word.negated, values: []string{value}}
	if word.key != QueryText && strings.Trim(value, "\"") == "" {
		return term, false // SearchText makes all quotation marks this one
	}
	switch word.key {
	case QueryText:
		return term, value != ""
	case QueryDue:
		if isNoneWord(value) {
			term.hasNoDue = true
			return term, true
		}
		term.days, ok = parseDaySpan(value, year)
		return term, ok
	case QueryMonth:
		days, isDays := parseDays(value, year)
		term.month = MonthOf(days.from)
		return term, isDays && days == daySpan{term.month.First(), term.month.Last()}
	case QueryStatus:
		for _, name := range SplitNames(value) {
			status, known := statusNamed(name)
			if !known {
				return term, false
			}
			term.statuses = append(term.statuses, status)
		}
		return term, len(term.statuses) > 0
	case QuerySource, QueryCategory, QueryNote:
		return term, true
	default:
		if !word.quoted {
			term.values = SplitNames(value)
		}
		return term, len(term.values) > 0
	}
}

func statusNamed(name string) (StatusFilter, bool) {
	if status, found := StatusNames()[name]; found {
		return status, true
	}
	return StatusFilter(name), slices.Contains(StatusFilters(), StatusFilter(name))
}

// isNoneWord and isAnyWord recognise the words for none and for whichever.
func isNoneWord(value string) bool {
	return slices.Contains([]string{"none", "无", "没有"}, value)
}

func isAnyWord(value string) bool {
	return slices.Contains([]string{"any", "任一", "任意", "不限"}, value)
}

// NeedsLog reports whether the query looks at what happened to a task.
func (q Query) NeedsLog() bool {
	return slices.ContainsFunc(q.terms, func(t queryTerm) bool {
		return t.key == QueryText || t.key == QueryBy || t.key == QueryNote
	})
}

// QueryTerm returns a term with a key as ParseQuery reads it.
func QueryTerm(key QueryKey, value string) string { return string(key) + ":" + quoteValue(value) }

// quoteValue puts a value in quotation marks if it would not be read as it is without.
func quoteValue(value string) string {
	value = strings.TrimSpace(value)
	open, end := "\"", "\""
	switch first, _ := utf8.DecodeRuneInString(value); {
	case value != "" && wordEnd(value) == len(value) && closingMarks(first) == "":
		return value
	case !strings.ContainsAny(value, closingMarks('"')):
	case !strings.ContainsAny(value, closingMarks('「')):
		open, end = "「", "」"
	default:
		value = strings.NewReplacer("\"", "", "＂", "").Replace(value)
	}
	return open + value + end
}

// RenameQueryKeys returns a search with other names before its values: those that name
// returns, colons included.
func RenameQueryKeys(text string, name func(QueryKey) string) string {
	var renamed strings.Builder
	at := 0
	for _, word := range splitQuery(text) {
		if word.key == QueryText {
			continue
		}
		renamed.WriteString(text[at:word.from])
		if word.negated {
			renamed.WriteString("-")
		}
		renamed.WriteString(name(word.key))
		at = word.valueFrom
	}
	return renamed.String() + text[at:]
}
