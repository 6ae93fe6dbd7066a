package clause

import (
	"slices"
	"strings"
	"time"

	"duban/model"
	"duban/seeds/date"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// readDeadline reads dates, quota and 长期 of a task from a cell or bracket about its
// deadline. The words are kept in dueWords.
func (b *builder) readDeadline(task *model.Task, cell document.Phrase) {
	cell = cell.Trim()
	if cell.Empty() || text.IsDash(cell) {
		return
	}
	b.dueWords = append(b.dueWords, cell.String())
	cell = cell.Sub(0, min(cell.Len(), text.MaxCellLength)).WithoutInnerBlanks()
	quotas := b.Quotas(cell)
	if len(quotas) == 0 {
		quotas = b.RhythmOnly(cell)
	}
	b.setQuota(task, quotas, cell)
	if interval := b.UnknownInterval(cell); !interval.Empty() {
		b.warn(interval, model.WhyDeadline)
	}
	found := datesOutsideQuotas(b.Dates(cell, b.dateYear, b.issued), quotas)
	if len(found) == 0 {
		found = b.dateOnly(cell)
	}
	b.addDates(task, found, cell)
	if saysOngoing(cell, quotas) {
		task.Ongoing = true
	}
	vague := []string{"立即", "即时", "及时", "定期", "适时", "动态", "按时", "按要求", "根据需要", "按需", "每", "实时", "即知", "马上", "尽快", "双月", "单月", "隔月", "两个月", "隔周", "双周", "半月", "立行立改"}
	if len(found) == 0 && len(quotas) == 0 && !task.Ongoing && !cell.ContainsAny(vague) {
		b.warn(cell, model.WhyDeadline)
	}
}

// readFallback reads the deadlines of the heading for a task that has none of its own.
func (b *builder) readFallback(task *model.Task, cells []document.Phrase) {
	for _, cell := range cells {
		if found := b.Dates(cell, b.dateYear, b.issued); len(found) > 0 {
			b.dueWords = append(b.dueWords, cell.Trim().String())
			b.addDates(task, found, cell)
		} else {
			b.readDeadline(task, cell) // 完成时限:每季度, or words that are no deadline
		}
	}
	task.DueWords = strings.Join(b.dueWords, " ")
}

// saysOngoing reports whether a deadline says that a task has no end. 全年 of 全年2次
// belongs to the quota.
func saysOngoing(cell document.Phrase, quotas []date.QuotaFound) bool {
	words := []string{"长期", "持续", "常态", "随时", "全年", "常年", "经常", "日常", "一直", "贯穿", "始终"}
	for i := range cell.Glyphs {
		counted := slices.ContainsFunc(quotas, func(q date.QuotaFound) bool { return q.Counted && q.From <= i && i < q.To })
		if length := cell.PrefixOf(i, words); !counted && length > 0 && cell.PrefixOf(i+length, []string{"情况", "工作", "总结"}) == 0 {
			return true // but not 每年12月底前报送全年情况
		}
	}
	return false
}

// endsOngoing reports whether the last clause of a text says nothing but that it has no
// end: ,长期坚持.
func endsOngoing(words document.Phrase) bool {
	words = numbering.TrimMarks(words)
	from := text.WordsStart(words, words.Len(), words.Len())
	last := words.Sub(from, words.Len())
	if from > 0 && slices.Contains([]string{"长期", "常态化", "长期有效"}, last.Key()) {
		return true
	}
	return from > 0 && last.Len() <= 6 && last.SuffixOf([]string{"推进", "坚持", "开展", "保持", "实施"}) > 0 && saysOngoing(last.Sub(0, last.Len()-2), nil)
}

// dateOnly reads a cell with only a year, 2021年, as its last day, or with only a day in
// digits, 6.30前, 20210630 and 44377.
func (b *builder) dateOnly(cell document.Phrase) []date.Found {
	r := date.Reader{Phrase: cell, Calendar: b.Calendar, PlanYear: b.dateYear, Issued: b.issued}
	m := r.DayInDigits()
	value, length := numbering.Digits(cell, 0, 9)
	if length < cell.Len() {
		length = 0
	}
	switch {
	case length == 5 && b.dateYear > 0:
		// A date that a spreadsheet shows as the number of its day.
		day := time.Date(1899, 12, 30+value, 0, 0, 0, 0, time.UTC)
		m = date.Moment{Year: day.Year(), Month: int(day.Month()), Day: day.Day(), End: length}
		m.Ok = m.Year >= b.dateYear-10 && m.Year <= b.dateYear+10
	case length == 8:
		m = date.Moment{Year: value / 10000, Month: value / 100 % 100, Day: value % 100, End: length}
		m.Ok = date.IsYear(m.Year) && m.Month > 0 && m.Day > 0
	case length == 4:
		m = date.Moment{Year: value, Month: 12, Day: 31, End: length, Ok: date.IsYear(value)}
	case !m.Ok:
		end := date.SkipWord(cell, 4, "年")
		start := 0
		if dash := date.SpanMarkLength(cell, end); dash > 0 && document.IsDigit(cell.At(3)) {
			start = end + dash // of 2021-2023年 the end counts
		}
		m, end = r.YearAt(start)
		m.Month, m.Day, m.End, m.Ok = 12, 31, end, m.Year > 0 && cell.Sub(end, cell.Len()).Trim().Empty()
	}
	if !m.Ok {
		return nil
	}
	return []date.Found{r.Resolve(0, m)}
}

// readTextDates reads deadlines and quota from a task's own text. In a sentence a date
// is a deadline only with a word that says so.
func (b *builder) readTextDates(task *model.Task, words document.Phrase) {
	if words.Len() > text.MaxTextLength {
		b.warn(words.Sub(0, 40), model.WhyTooLong)
		words = words.Sub(0, text.MaxTextLength)
	}
	quotas := slices.DeleteFunc(b.Quotas(words), func(q date.QuotaFound) bool { return q.Vague })
	if len(quotas) > 0 && (task.Quota == nil || quotas[0].Counted && task.Quota.Every == quotas[0].Every && task.Quota.AtLeast == 1) {
		task.Quota = nil // 每月 in the cell, 每月至少3篇 in the text
		b.setQuota(task, quotas, words)
	}
	if task.DueWords != "" {
		return
	}
	task.Ongoing = task.Ongoing || endsOngoing(words)
	all := datesOutsideQuotas(b.Dates(words, b.dateYear, b.issued), quotas)
	if interval := b.UnknownInterval(words); !interval.Empty() {
		b.warn(interval, model.WhyDeadline)
		task.DueWords = interval.String()
		end := words.Index(task.DueWords) + interval.Len()
		all = slices.DeleteFunc(all, func(f date.Found) bool { return f.From <= end }) // 每三年6月底前
	}
	found := b.deadlines(words, all)
	for _, f := range found {
		task.DueWords = joinWords(task.DueWords, words.Sub(f.From, f.To).Trim().String(), ";")
	}
	b.addDates(task, found, words)
}

// deadlines returns those of the dates in a text that are deadlines. In a list, 6月、9月
// 开展, all are if the last one is.
func (b *builder) deadlines(words document.Phrase, all []date.Found) []date.Found {
	var found []date.Found
	for _, f := range slices.Backward(all) {
		listed := len(found) > 0 && found[0].From == f.To+1 && words.At(f.To) == '、'
		if listed || b.isDeadline(words, f) {
			found = slices.Insert(found, 0, f)
		}
	}
	return found
}

// isDeadline reports whether a date in a sentence is a deadline, not the date of a
// document or of something past.
func (b *builder) isDeadline(text document.Phrase, f date.Found) bool {
	if isQuoted(text, f.From) || b.plan.Year != 0 && f.Year != 0 && f.Year < b.plan.Year {
		return false
	}
	after := text.Sub(f.To, min(text.Len(), f.To+6))
	past := []string{"发布", "制定", "出台", "印发", "公布", "制发", "成立", "实施", "生效", "施行", "颁布", "登记", "已"}
	if after.PrefixOf(0, past) > 0 && after.Index("的") > 0 {
		return false
	}
	adverb := after.PrefixOf(0, []string{"各", "分别", "全面", "全部", "正式", "基本"})
	return f.HasDeadlineWord || after.PrefixOf(adverb, b.CompletionVerbs) > 0 && after.Index("的") < 0 || b.isClauseDeadline(text, f)
}

// isClauseDeadline reports whether a date is the first word of a clause that it is about: a
// span, a half or a quarter, 上半年购置, or a date whose clause ends in a verb of completion,
// 5月份主体封顶. All is about a day at the beginning, and about one that is alone after a
// colon.
func (b *builder) isClauseDeadline(words document.Phrase, f date.Found) bool {
	if f.From == 0 {
		attribute := words.Sub(f.To, min(words.Len(), f.To+6)).Index("的") >= 0 // 9月1日上课的教师
		apart := f.Year == 0 || words.At(f.To) == ',' && words.Sub(0, f.To).ContainsAny([]string{"月", "季", "半年"})
		return apart && !attribute && words.PrefixOf(f.To, []string{"起", "以来", "后", "、"}) == 0
	}
	if words.At(f.From-1) == ':' && (f.To == words.Len() || numbering.IsLabelEdge(words.At(f.To))) {
		return true
	}
	if !numbering.IsLabelEdge(words.At(f.From-1)) || words.At(f.From-1) == '、' {
		return false
	}
	day := words.Sub(f.From, f.To)
	if document.IsLetter(words.At(f.To)) && day.ContainsAny([]string{"半年", "季", "至", "-", "~"}) && words.Sub(f.To, min(words.Len(), f.To+6)).Index("的") < 0 {
		return true
	}
	return words.Sub(f.To, text.WordsEnd(words, f.To, 11)).SuffixOf(b.CompletionVerbs) > 0
}

// isQuoted reports whether a position is inside the name of a document.
func isQuoted(p document.Phrase, place int) bool {
	before := p.Sub(max(0, place-80), place).Plain()
	return strings.LastIndexAny(before, "《[") > strings.LastIndexAny(before, "》]")
}

// datesOutsideQuotas drops the dates that belong to a quota: 每月10日前.
func datesOutsideQuotas(found []date.Found, quotas []date.QuotaFound) []date.Found {
	return slices.DeleteFunc(found, func(f date.Found) bool {
		return slices.ContainsFunc(quotas, func(q date.QuotaFound) bool { return f.From < q.To && q.From < f.To })
	})
}

func (b *builder) setQuota(task *model.Task, quotas []date.QuotaFound, where document.Phrase) {
	if len(quotas) == 0 {
		return
	}
	if task.Quota == nil {
		quota := quotas[0].Quota
		task.Quota = &quota
	}
	if len(quotas) > 1 {
		b.warn(where.Sub(quotas[1].From, quotas[1].To), model.WhySecondQuota)
	}
}

func (b *builder) addDates(task *model.Task, found []date.Found, where document.Phrase) {
	for _, f := range found {
		words := where.Sub(f.From, f.To)
		switch {
		case f.Impossible:
			b.warn(words, model.WhyImpossibleDate)
		case f.Yearless:
			b.warn(words, model.WhyNoYear)
		case slices.Contains(task.Milestones, f.Date): // a repetition
		default:
			task.Milestones = append(task.Milestones, f.Date)
			if f.Date.After(task.Due) {
				task.Due = f.Date
			}
		}
	}
}

func joinWords(before, more, between string) string {
	if before == "" || more == "" {
		return before + more
	}
	return strings.Join([]string{before, more}, between)
}
