package collecting

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"duban/model"
)

// statusOf reads what an office writes as the status of its part; rest is what it adds.
// ok is false for words of its own, such as 基本完成.
func statusOf(text string) (status model.Status, rest string, ok bool) {
	text = strings.TrimSpace(text)
	plain := plainName(text)
	if plain == "" { // only marks, such as √
		plain = text
	}
	for _, known := range []struct {
		status model.Status
		words  []string
	}{
		{model.Done, []string{"已完成", "完成", "已办结", "办结", "已办理", "已完结", "已落实", "是", "√", "✓", "✔", "☑", "v", "done", "yes", "y", "100"}},
		{model.Doing, []string{"进行中", "推进中", "正在推进", "正在进行", "正在办理", "办理中", "在办", "实施中", "已启动", "正常推进", "有序推进", "未完成", "未办结", "否", "×", "✗", "✘", "inprogress", "doing", "no", "n"}},
		{model.Todo, []string{"未开始", "未启动", "尚未开始", "尚未启动", "未开展", "notstarted", "todo"}},
	} {
		if slices.Contains(known.words, plain) {
			return known.status, "", true
		}
		first, after, cut := cutSentence(text)
		if cut && slices.Contains(known.words, plainName(first)) && !qualifies(after) {
			return known.status, after, true
		}
	}
	return "", "", false
}

// saysNone reports whether an office has no problem to name.
func saysNone(text string) bool {
	words := strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), ""))
	return slices.Contains([]string{"", "无", "没有", "暂无", "无问题", "没有问题", "暂无问题", "none", "no", "na"}, words)
}

// withoutFigures returns a status without the lines that duban's own papers add to it:
// how late a task is, how soon it is due, and its quota. They are no office's words.
func withoutFigures(text string) string {
	own := regexp.MustCompile(`^(\d{4}(-[A-Z]?\d{1,2}|年(\d{1,2}月|第[一二三四]季度))? \d+/\d+( \S+)?|逾期\d+天|剩\d+天|今天到期|延至[\d年月日]+|\d+d (late|left)|due today|extended to [\d-]+)$`)
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return own.MatchString(strings.TrimSpace(line)) })
	return strings.Join(lines, "\n")
}

// cutSentence cuts a text at its first mark: 已完成，9月印发.
func cutSentence(text string) (first, rest string, ok bool) {
	at := strings.IndexAny(text, "，。；,;：:\n（(")
	if at < 0 {
		return text, "", false
	}
	return text[:at], strings.Trim(text[at:], "，。；,;：:\n ()（）"), true
}

// qualifies reports whether words after a status take some of it back.
func qualifies(rest string) bool {
	return containsAny(rest, "未", "尚", "除", "部分", "但", "%", "％", "待")
}

// dateOf reads the day on which something was done. Years that are not written are the
// plan's; of a plan of several years the latest that is not in the future.
func dateOf(text string, plan *model.Plan, today model.Date) (model.Date, bool) {
	text = strings.TrimSpace(text)
	if days, err := strconv.ParseFloat(text, 64); err == nil && days > 20_000 && days < 80_000 {
		return model.DateOf(time.Date(1899, time.December, 30+int(days), 0, 0, 0, 0, time.UTC)), true
	}
	text, _, _ = strings.Cut(text, "T") // 2021-09-28T00:00:00
	if first, clock, found := strings.Cut(text, " "); found && strings.Contains(clock, ":") {
		text = first
	}
	text = strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsLetter(r) && r != '日' && r != '号' && r != '月' })
	if day, err := model.ParseTypedDate(text, 0); err == nil && day.Year > 0 {
		return day, true
	}
	year := plan.CurrentYear(today)
	day, err := model.ParseTypedDate(text, year)
	if err == nil && day.After(today) && plan.Year != 0 && year > plan.Year {
		day, err = model.ParseTypedDate(text, year-1)
	}
	return day, err == nil
}
