package model

import (
	"strings"
	"time"
)

// daySpan is a span of days, both ends included; a zero end is open.
type daySpan struct{ from, to Date }

func (s daySpan) contains(day Date) bool {
	return !day.IsZero() && !day.Before(s.from) && (s.to.IsZero() || !day.After(s.to))
}

// parseDaySpan reads <2021-12, >=2021-12-05, 2021, 2021-11..2022-02 and the like, as
// SearchText returns them. ok is false for what can't be read, and for a span that ends
// before it begins.
func parseDaySpan(text string, year int) (span daySpan, ok bool) {
	for _, operator := range []string{"<=", ">=", "=<", "=>", "≤", "≥", "<", ">", "="} {
		rest, found := strings.CutPrefix(text, operator)
		if !found {
			continue
		}
		days, ok := parseDays(strings.TrimSpace(rest), year)
		switch operator {
		case "<":
			return daySpan{to: days.from.AddDays(-1)}, ok
		case ">":
			return daySpan{from: days.to.AddDays(1)}, ok
		case "<=", "=<", "≤":
			return daySpan{to: days.to}, ok
		case ">=", "=>", "≥":
			return daySpan{from: days.from}, ok
		}
		return days, ok
	}
	for _, separator := range []string{"...", "..", "~", "至", "到"} {
		first, last, found := strings.Cut(text, separator)
		if !found {
			continue
		}
		from, fromOK := parseEnd(first, year)
		to, toOK := parseEnd(last, year)
		span = daySpan{from.from, to.to}
		isOrdered := span.to.IsZero() || !span.to.Before(span.from)
		return span, fromOK && toOK && isOrdered && span != daySpan{}
	}
	return parseDays(text, year)
}

// parseEnd reads an end of a span, which may be left out.
func parseEnd(text string, year int) (daySpan, bool) {
	if text = strings.TrimSpace(text); text == "" {
		return daySpan{}, true
	}
	return parseDays(text, year)
}

// parseDays reads a year, a month or a day: 2021, 2021年, 2021-12, 12月, 2021-12-05,
// 12月5日.
func parseDays(text string, year int) (daySpan, bool) {
	if number, err := ParseYear(text); err == nil {
		return daySpan{Date{number, time.January, 1}, Date{number, time.December, 31}}, true
	}
	if month, ok := parseMarkedMonth(text, year); ok {
		return daySpan{month.First(), month.Last()}, true
	}
	day, err := ParseTypedDate(text, year)
	return daySpan{day, day}, err == nil
}
