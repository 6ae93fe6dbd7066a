package seeds

import (
	"slices"
	"strings"

	"duban/model"
)

// readDeadline reads dates, quota and 长期 of a task from a cell or bracket about its
// deadline. The words are kept in dueWords.
func (b *builder) readDeadline(task *model.Task, cell phrase) {
	cell = cell.trim()
	if cell.empty() || isDash(cell) {
		return
	}
	b.dueWords = append(b.dueWords, cell.String())
	cell = cell.sub(0, min(cell.len(), maxCellLength)).withoutInnerBlanks()
	quotas := b.quotas(cell)
	if len(quotas) == 0 {
		quotas = b.rhythmOnly(cell)
	}
	b.setQuota(task, quotas, cell)
	found := datesOutsideQuotas(b.dates(cell, b.plan.Year), quotas)
	if len(found) == 0 {
		found = b.yearOnly(cell)
	}
	if len(found) == 0 {
		found = b.dayOnly(cell)
	}
	b.addDates(task, found, cell)
	if saysOngoing(cell, quotas) {
		task.Ongoing = true
	}
	vague := []string{"立即", "即时", "及时", "定期", "适时", "动态", "按时", "按要求", "每", "实时", "即知", "马上", "尽快", "双月", "单月", "隔月", "两个月", "隔周", "双周", "半月", "立行立改"}
	if len(found) == 0 && len(quotas) == 0 && !task.Ongoing && !cell.containsAny(vague) {
		b.warn(cell, model.WhyDeadline)
	}
}

// saysOngoing reports whether a deadline says that a task has no end. 全年 of 全年2次
// belongs to the quota.
func saysOngoing(cell phrase, quotas []quotaFound) bool {
	words := []string{"长期", "持续", "常态", "随时", "全年", "常年", "经常", "日常", "一直", "贯穿", "始终"}
	for i := range cell.glyphs {
		counted := slices.ContainsFunc(quotas, func(q quotaFound) bool { return q.counted && q.from <= i && i < q.to })
		if !counted && cell.prefixOf(i, words) > 0 {
			return true
		}
	}
	return false
}

// yearOnly reads a cell with only a year, 2021年, as its last day.
func (b *builder) yearOnly(cell phrase) []dateFound {
	r := dateReader{phrase: cell, grammar: b.grammar, planYear: b.plan.Year}
	start := 0
	if _, length := r.digits(0, 4); length == 4 {
		// Of 2021-2023年 the end counts.
		if dash := r.spanMarkLength(r.skipWord(4, "年")); dash > 0 {
			start = r.skipWord(4, "年") + dash
		}
	}
	m, next := r.yearAt(start)
	if year, length := r.digits(0, 5); length == 4 && length == cell.len() && year >= 1949 && year <= 2199 {
		m, next = moment{year: year}, length
	}
	if next == start || m.year == 0 || !cell.sub(next, cell.len()).trim().empty() {
		return nil
	}
	m.month, m.day, m.end = 12, 31, next
	return []dateFound{r.resolve(0, m)}
}

// dayOnly reads a cell with only a day in digits, 6.30前 and 20210630.
func (b *builder) dayOnly(cell phrase) []dateFound {
	r := dateReader{phrase: cell, grammar: b.grammar, planYear: b.plan.Year}
	m := r.dayInDigits()
	if value, length := r.digits(0, 9); length == 8 && length == r.len() {
		m = moment{year: value / 10000, month: value / 100 % 100, day: value % 100, end: length}
		m.ok = m.year >= 1949 && m.year <= 2199 && m.month > 0 && m.day > 0
	}
	if !m.ok {
		return nil
	}
	return []dateFound{r.resolve(0, m)}
}

// dayInDigits reads a phrase that is only a month and a day in digits.
func (r *dateReader) dayInDigits() moment {
	month, length := r.digits(0, 2)
	if length == 0 || month > 12 || r.at(length) != '.' && r.at(length) != '-' && r.at(length) != '/' {
		return moment{}
	}
	start := length + 1
	day, length := r.digits(start, 2)
	m := r.limitSuffix(moment{month: month, day: day, ok: true}, r.skipWord(start+length, "日"))
	if length == 0 || day == 0 || m.end != r.len() {
		return moment{}
	}
	return m
}

// readTextDates reads deadlines and quota from a task's own text. In a sentence a date
// is a deadline only with a word that says so.
func (b *builder) readTextDates(task *model.Task, text phrase) {
	if text.len() > maxTextLength {
		b.warn(text.sub(0, 40), model.WhyTooLong)
		text = text.sub(0, maxTextLength)
	}
	quotas := slices.DeleteFunc(b.quotas(text), func(q quotaFound) bool { return q.vague })
	if len(quotas) > 0 && (task.Quota == nil || quotas[0].counted && task.Quota.Every == quotas[0].Every && task.Quota.AtLeast == 1) {
		task.Quota = nil // 每月 in the cell, 每月至少3篇 in the text
		b.setQuota(task, quotas, text)
	}
	if task.DueWords != "" {
		return
	}
	var found []dateFound
	all := datesOutsideQuotas(b.dates(text, b.plan.Year), quotas)
	for i, isDeadline := range b.deadlineFlags(text, all) {
		if f := all[i]; isDeadline {
			found = append(found, f)
			task.DueWords = joinWords(task.DueWords, text.sub(f.from, f.to).trim().String(), ";")
		}
	}
	b.addDates(task, found, text)
}

// deadlineFlags returns which of the dates in a text are deadlines. In a list, 6月、9月
// 开展, all are if the last one is.
func (b *builder) deadlineFlags(text phrase, all []dateFound) []bool {
	flags := make([]bool, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		listed := i+1 < len(all) && flags[i+1] && all[i+1].from == all[i].to+1 && text.at(all[i].to) == '、'
		flags[i] = listed || b.isDeadline(text, all[i])
	}
	return flags
}

// isDeadline reports whether a date in a sentence is a deadline, not the date of a
// document or of something past.
func (b *builder) isDeadline(text phrase, f dateFound) bool {
	if text.isQuoted(f.from) || b.plan.Year != 0 && f.year != 0 && f.year < b.plan.Year {
		return false
	}
	if text.sub(max(0, f.from-3), f.from).containsAny([]string{"截至", "截止", "自", "从", "于上"}) && !f.hasDeadlineWord {
		return false
	}
	after := text.sub(f.to, min(text.len(), f.to+6))
	past := []string{"发布", "制定", "出台", "印发", "公布", "制发", "成立", "实施", "生效", "施行", "颁布", "登记", "已"}
	if after.prefixOf(0, past) > 0 && after.index("的") > 0 {
		return false
	}
	adverb := after.prefixOf(0, []string{"各", "分别", "全面", "全部", "正式", "基本"})
	return f.hasDeadlineWord || after.prefixOf(adverb, b.completionVerbs) > 0 && after.index("的") < 0
}

// isQuoted reports whether a position is inside the name of a document.
func (p phrase) isQuoted(place int) bool {
	for i := place - 1; i >= max(0, place-80); i-- {
		switch p.at(i) {
		case '》', ']':
			return false
		case '《', '[':
			return true
		}
	}
	return false
}

// datesOutsideQuotas drops the dates that belong to a quota: 每月10日前.
func datesOutsideQuotas(found []dateFound, quotas []quotaFound) []dateFound {
	var rest []dateFound
	for _, f := range found {
		inside := false
		for _, q := range quotas {
			inside = inside || f.from < q.to && q.from < f.to
		}
		if !inside {
			rest = append(rest, f)
		}
	}
	return rest
}

func (b *builder) setQuota(task *model.Task, quotas []quotaFound, where phrase) {
	if len(quotas) == 0 {
		return
	}
	if task.Quota == nil {
		quota := quotas[0].Quota
		task.Quota = &quota
	}
	if len(quotas) > 1 {
		b.warn(where.sub(quotas[1].from, quotas[1].to), model.WhySecondQuota)
	}
}

func (b *builder) addDates(task *model.Task, found []dateFound, where phrase) {
	for _, f := range found {
		words := where.sub(f.from, f.to)
		switch {
		case f.impossible:
			b.warn(words, model.WhyImpossibleDate)
		case f.yearless:
			b.warn(words, model.WhyNoYear)
		case slices.Contains(task.Milestones, f.date): // a repetition
		default:
			task.Milestones = append(task.Milestones, f.date)
			if f.date.After(task.Due) {
				task.Due = f.date
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
