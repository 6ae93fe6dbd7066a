package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// HalfWidth returns the ASCII character on the same key as a full-width one of a
// Chinese input method: the block at U+FF01, and the ideographic space.
func HalfWidth(r rune) rune {
	const first, last, distance = '！', '～', '！' - '!'
	switch {
	case r >= first && r <= last:
		return r - distance
	case r == '\u3000':
		return ' '
	}
	return r
}

// ParseYear reads the year of a plan as people type it, in full-width figures as well.
// The error is a *YearError.
func ParseYear(text string) (int, error) {
	plain := strings.TrimSuffix(strings.Map(HalfWidth, strings.TrimSpace(text)), "年")
	year, err := strconv.Atoi(strings.TrimSpace(plain))
	if err != nil || !IsYear(year) {
		return 0, &YearError{Text: text}
	}
	return year, nil
}

// IsYear reports whether a number can be the year of a plan.
func IsYear(year int) bool { return 1900 <= year && year <= 2999 }

// parseRelativeDay reads a day as counted from today: 今天, yesterday.
func parseRelativeDay(text string, today Date) (Date, bool) {
	for days, words := range map[int][]string{
		-2: {"前天", "前日"},
		-1: {"昨天", "昨日", "yesterday"},
		0:  {"今天", "今日", "当天", "today"},
		1:  {"明天", "明日", "tomorrow"},
		2:  {"后天", "後天"},
	} {
		if slices.Contains(words, strings.ToLower(strings.TrimSpace(text))) {
			return today.AddDays(days), true
		}
	}
	return Date{}, false
}

// ParseTypedDate reads a day as people type it: 2021-11-22, 20211122, 11-22, 1122 or
// 11月22日 of the year given, in full-width figures as well. The error is a
// *DateError.
func ParseTypedDate(text string, year int) (Date, error) {
	wrong := &DateError{Text: text}
	var parts []string
	inside := false
	for _, r := range strings.TrimSpace(text) {
		r = HalfWidth(r)
		switch {
		case '0' <= r && r <= '9' && inside:
			parts[len(parts)-1] += string(r)
		case '0' <= r && r <= '9':
			parts, inside = append(parts, string(r)), true
		case strings.ContainsRune("-/.年月日号。 ", r):
			inside = false
		default:
			return Date{}, wrong
		}
	}
	if len(parts) == 1 && len(parts[0]) == len("20211122") {
		parts = []string{parts[0][:4], parts[0][4:6], parts[0][6:]}
	}
	if len(parts) == 1 && len(parts[0]) == len("1122") {
		parts = []string{parts[0][:2], parts[0][2:]}
	}
	if len(parts) == 2 {
		parts = append([]string{fmt.Sprintf("%04d", year)}, parts...)
	}
	if len(parts) != 3 || len(parts[0]) != 4 || len(parts[1]) > 2 || len(parts[2]) > 2 {
		return Date{}, wrong
	}
	day, err := ParseDate(fmt.Sprintf("%s-%02s-%02s", parts[0], parts[1], parts[2]))
	if err != nil {
		return Date{}, wrong
	}
	return day, nil
}

// ParseTypedMonth reads a month as people type it: 2021-11, 2021/11, 202111, 2021年11月, or
// 11月 or 11 of the year given, in full-width figures as well. The error is a *DateError.
func ParseTypedMonth(text string, year int) (Month, error) {
	typed := strings.Map(HalfWidth, strings.TrimSpace(text))
	if _, err := strconv.Atoi(typed); err == nil {
		if len(typed) == len("202111") {
			typed = typed[:4] + "-" + typed[4:]
		} else {
			typed += "月"
		}
	}
	if month, ok := parseMarkedMonth(typed, year); ok {
		return month, nil
	}
	return Month{}, &DateError{Text: text}
}

// parseMarkedMonth reads a month that is written with a mark or a word: 2021-12, 2021/12,
// 2021年12月, 12月. A number alone is none: it may be a day or a year.
func parseMarkedMonth(text string, year int) (Month, bool) {
	text, endsInWord := strings.CutSuffix(text, "月")
	number := text
	if at := strings.IndexAny(text, "-/.年"); at == len("2021") {
		typed, err := strconv.Atoi(text[:at])
		if err != nil || !IsYear(typed) {
			return Month{}, false
		}
		year, number = typed, strings.TrimLeft(text[at:], "-/.年")
	} else if !endsInWord {
		return Month{}, false
	}
	month, err := strconv.Atoi(number)
	isMonth := err == nil && 1 <= month && month <= 12 && len(number) <= 2
	return Month{year, time.Month(month)}, isMonth && year > 0
}
