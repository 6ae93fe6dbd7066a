package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Every is the length of a quota's period.
type Every string

// The periods that plans use.
const (
	EveryYear      Every = "year"
	EveryHalfYear  Every = "halfyear"
	EveryQuarter   Every = "quarter"
	EveryTwoMonths Every = "twomonths"
	EveryMonth     Every = "month"
	EveryHalfMonth Every = "halfmonth"
	EveryTenDays   Every = "tendays"
	EveryTwoWeeks  Every = "twoweeks"
	EveryWeek      Every = "week"
	EveryDay       Every = "day"
	EveryFixed     Every = "fixed" // at the months of the quota
)

// Quota asks for a task to be done at least a number of times in each period.
type Quota struct {
	Every   Every  `json:"every"`
	AtLeast int    `json:"at_least"`
	Words   string `json:"words"` // the words of the plan that say so
	// Months holds the months of EveryFixed in order. Each ends a period.
	Months []int `json:"months,omitempty"`
}

func (q Quota) equal(other Quota) bool {
	return q.Every == other.Every && q.AtLeast == other.AtLeast && q.Words == other.Words && slices.Equal(q.Months, other.Months)
}

// maxAtLeast is how often a person may ask for in a period.
const maxAtLeast = 999

// ParseQuota reads a quota as a person types it: month:2 or 每月2次 for at least twice a
// month, fixed:1:3,9 or 每年3月、9月1次 for at least once by the end of each of the months.
// ok is false if it is none.
func ParseQuota(typed string) (quota Quota, ok bool) {
	typed = strings.Join(strings.Fields(strings.Map(HalfWidth, typed)), "")
	if strings.HasPrefix(typed, "每") {
		typed = chineseQuota(typed)
	}
	every, count, _ := strings.Cut(typed, ":")
	count, months, isFixed := strings.Cut(count, ":")
	atLeast, err := strconv.Atoi(count)
	quota = Quota{Every: Every(every), AtLeast: atLeast}
	place := slices.IndexFunc(quotaWords(), func(w quotaWord) bool { return w.every == quota.Every })
	if err != nil || atLeast < 1 || atLeast > maxAtLeast || isFixed != (quota.Every == EveryFixed) || place < 0 && !isFixed {
		return Quota{}, false
	}
	if !isFixed {
		quota.Words = fmt.Sprintf("%s至少%d次", quotaWords()[place].words, atLeast)
		return quota, true
	}
	quota.Words = fmt.Sprintf("每年%s月各至少%d次", strings.ReplaceAll(months, ",", "月、"), atLeast)
	quota.Months, ok = parseMonths(months)
	return quota, ok
}

// parseMonths reads months in order: 3,9.
func parseMonths(typed string) (months []int, ok bool) {
	for _, word := range strings.Split(typed, ",") {
		month, err := strconv.Atoi(word)
		if err != nil || month < 1 || month > 12 || len(months) > 0 && month <= months[len(months)-1] {
			return nil, false
		}
		months = append(months, month)
	}
	return months, true
}

type quotaWord struct {
	words string
	every Every
}

// quotaWords returns the words for periods, the one that is written first.
func quotaWords() []quotaWord {
	return []quotaWord{
		{"每半年", EveryHalfYear},
		{"每年", EveryYear},
		{"每季度", EveryQuarter},
		{"每季", EveryQuarter},
		{"每两个月", EveryTwoMonths},
		{"每两月", EveryTwoMonths},
		{"每双月", EveryTwoMonths},
		{"每半个月", EveryHalfMonth},
		{"每半月", EveryHalfMonth},
		{"每月", EveryMonth},
		{"每个月", EveryMonth},
		{"每旬", EveryTenDays},
		{"每两周", EveryTwoWeeks},
		{"每双周", EveryTwoWeeks},
		{"每周", EveryWeek},
		{"每星期", EveryWeek},
		{"每日", EveryDay},
		{"每天", EveryDay},
	}
}

// chineseQuota returns month:2 for 每月至少2次.
func chineseQuota(typed string) string {
	for _, length := range quotaWords() {
		rest, found := strings.CutPrefix(typed, length.words)
		if !found {
			continue
		}
		every, months := length.every, ""
		if until := strings.LastIndex(rest, "月"); every == EveryYear && until > 0 {
			every, months = EveryFixed, ":"+strings.NewReplacer("月", "", "、", ",", "和", ",").Replace(rest[:until])
			rest = strings.TrimPrefix(rest[until+len("月"):], "各")
		}
		for _, atLeast := range []string{"至少", "不少于", "最少"} {
			rest = strings.TrimPrefix(rest, atLeast)
		}
		rest = strings.TrimSuffix(rest, "次")
		if at := slices.Index(strings.Split("一二三四五六七八九十", ""), rest); at >= 0 {
			rest = strconv.Itoa(at + 1)
		}
		return string(every) + ":" + rest + months
	}
	return ""
}

// Period is one period of a quota. From and To are both inside it.
type Period struct {
	Key      string // 2021, 2021-H2, 2021-Q4, 2021-11, 2021-W47
	From, To Date
}

// PeriodAt returns the period that holds the day. Weeks begin on Monday and
// belong to the year that holds their Thursday (ISO 8601, GB/T 7408).
func (e Every) PeriodAt(day Date) Period {
	switch e {
	case EveryHalfYear:
		half := (int(day.Month) - 1) / 6
		return monthsPeriod(fmt.Sprintf("%04d-H%d", day.Year, half+1), day.Year, half*6+1, 6)
	case EveryQuarter:
		quarter := (int(day.Month) - 1) / 3
		return monthsPeriod(fmt.Sprintf("%04d-Q%d", day.Year, quarter+1), day.Year, quarter*3+1, 3)
	case EveryTwoMonths:
		first := (int(day.Month)-1)/2*2 + 1
		return monthsPeriod(fmt.Sprintf("%04d-%02d+%02d", day.Year, first, first+1), day.Year, first, 2)
	case EveryMonth:
		return monthsPeriod(fmt.Sprintf("%04d-%02d", day.Year, int(day.Month)), day.Year, int(day.Month), 1)
	case EveryHalfMonth:
		return partOfMonth(day, 15)
	case EveryTenDays:
		return partOfMonth(day, 10)
	case EveryTwoWeeks:
		return weeksPeriod(day, 2)
	case EveryWeek:
		return weeksPeriod(day, 1)
	case EveryDay:
		return Period{day.String(), day, day}
	default:
		return monthsPeriod(fmt.Sprintf("%04d", day.Year), day.Year, 1, 12)
	}
}

func monthsPeriod(key string, year, first, count int) Period {
	last := time.Month(first + count - 1)
	return Period{key, Date{year, time.Month(first), 1}, EndOfMonth(year, last)}
}

// partOfMonth returns the part of a month with so many days that holds the day. The
// last part is longer or shorter: it ends the month.
func partOfMonth(day Date, days int) Period {
	part := min((day.Day-1)/days, 30/days-1)
	to := Date{day.Year, day.Month, (part + 1) * days}
	if part == 30/days-1 {
		to = EndOfMonth(day.Year, day.Month)
	}
	return Period{fmt.Sprintf("%04d-%02d-%d", day.Year, int(day.Month), part+1), Date{day.Year, day.Month, part*days + 1}, to}
}

// weeksPeriod returns the week that holds the day, or the two weeks, of which the first
// has an odd number. The 53rd week of a year is alone.
func weeksPeriod(day Date, count int) Period {
	year, week := day.midnight().ISOWeek()
	first := (week-1)/count*count + 1
	monday := day.AddDays(-(int(day.midnight().Weekday())+6)%7 - 7*(week-first))
	key := fmt.Sprintf("%04d-W%02d", year, first)
	if count == 1 || first == 53 {
		return Period{key, monday, monday.AddDays(6)}
	}
	return Period{fmt.Sprintf("%s+%02d", key, first+1), monday, monday.AddDays(13)}
}

// Periods returns the periods of a year in order.
func (e Every) Periods(year int) []Period {
	var periods []Period
	period, last := e.PeriodAt(Date{year, time.January, 1}), e.PeriodAt(Date{year, time.December, 31})
	if e == EveryWeek || e == EveryTwoWeeks {
		// The 4th of January is in the first week of every year.
		period, last = e.PeriodAt(Date{year, time.January, 4}), e.PeriodAt(Date{year, time.December, 28})
	}
	for ; !period.From.After(last.From); period = e.PeriodAt(period.To.AddDays(1)) {
		periods = append(periods, period)
	}
	return periods
}

// Periods returns the periods of a year in order.
func (q Quota) Periods(year int) []Period {
	if q.Every != EveryFixed {
		return q.Every.Periods(year)
	}
	var periods []Period
	from := Date{year, time.January, 1}
	for _, month := range q.Months {
		to := EndOfMonth(year, time.Month(month))
		periods = append(periods, Period{fmt.Sprintf("%04d-%02d", year, month), from, to})
		from = to.AddDays(1)
	}
	return periods
}

// PeriodAt returns the period that holds the day. After the last of its months, a quota
// of fixed months counts for the first of the next year.
func (q Quota) PeriodAt(day Date) Period {
	if q.Every != EveryFixed {
		return q.Every.PeriodAt(day)
	}
	for _, period := range q.Periods(day.Year) {
		if !day.After(period.To) {
			return period
		}
	}
	if next := q.Periods(day.Year + 1); len(next) > 0 {
		next[0].From = day
		return next[0]
	}
	return EveryYear.PeriodAt(day)
}

// Contains reports whether the day is inside the period.
func (p Period) Contains(day Date) bool { return !day.Before(p.From) && !day.After(p.To) }

// Count returns how many of the ticks fall into the period.
func (p Period) Count(ticks []Tick) int {
	count := 0
	for _, tick := range ticks {
		if p.Contains(tick.On) {
			count++
		}
	}
	return count
}

// ParseQuarter reads a quarter as people type it: 2021-Q3, 2021年第三季度, or Q3, 三季度 or 3
// of the year given, in full-width characters as well. The error is a *DateError.
func ParseQuarter(text string, year int) (Period, error) {
	typed := strings.ToUpper(strings.Join(strings.Fields(strings.Map(HalfWidth, text)), ""))
	if at := strings.IndexAny(typed, "-/年Q第"); at == len("2021") {
		typedYear, err := ParseYear(typed[:at])
		if err != nil {
			return Period{}, &DateError{Text: text}
		}
		year, typed = typedYear, strings.TrimLeft(typed[at:], "-/年")
	}
	number := strings.TrimLeft(strings.TrimSuffix(strings.TrimSuffix(typed, "度"), "季"), "第Q")
	for quarter, names := range []string{"1一", "2二", "3三", "4四"} {
		if utf8.RuneCountInString(number) == 1 && strings.Contains(names, number) {
			return EveryQuarter.PeriodAt(Date{year, time.Month(3 * (quarter + 1)), 1}), nil
		}
	}
	return Period{}, &DateError{Text: text}
}
