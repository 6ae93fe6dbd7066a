package date

import (
	"cmp"
	"strings"

	"duban/seeds/numbering"
)

// beforeHoliday reads 国庆节前 as the last day before a holiday that the solar calendar
// dates; those of the lunar calendar have no date here.
func (r *Reader) beforeHoliday(m Moment, start int) Moment {
	if !strings.ContainsRune("清五七八国十", r.At(start)) {
		return Moment{}
	}
	if before := r.At(start - 1); numbering.HanDigit(before) > 0 || before == '十' || before == '第' {
		return Moment{} // 第十一
	}
	year := cmp.Or(m.Year, r.year, r.PlanYear)
	for _, holiday := range []struct {
		word       string
		month, day int
	}{
		{"清明", 4, tombSweepingDay(year) - 1}, {"五一", 4, 30}, {"七一", 6, 30}, {"八一", 7, 31}, {"国庆", 9, 30}, {"十一", 9, 30},
	} {
		next := SkipWord(r.Phrase, start, holiday.word)
		if next == start {
			continue
		}
		next += r.PrefixOf(next, []string{"劳动节", "建党节", "建军节", "假期", "节"})
		end := next + r.PrefixOf(next, []string{"之前", "以前", "前"})
		_, counted := readCount(r.Phrase, end)
		if end == next || counted > 0 || r.PrefixOf(end, []string{"半", "后", "夕", "和", "、后", "、中", "、节"}) > 0 {
			return Moment{} // 国庆节前三天, 国庆节前夕
		}
		m.Month, m.Day, m.End = holiday.month, holiday.day, end
		m.Ok, m.HasDeadlineWord = true, true
		return m
	}
	return Moment{}
}

// tombSweepingDay returns the day of April on which 清明 is in a year of this century, by
// the usual approximation of the solar term.
func tombSweepingDay(year int) int {
	year %= 100
	return int(float64(year)*0.2422+4.81) - year/4
}
