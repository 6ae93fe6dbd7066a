package collecting

import (
	"slices"
	"strings"
	"unicode"

	"duban/cmd/duban/internal/report"
	"duban/seeds"
)

// headerOf returns the roles of the columns if the row is the header of a table to fill
// in: it names the task or its number, and what offices write.
func headerOf(row seeds.RawRow) (columns []role, ok bool) {
	columns = make([]role, len(row.Cells))
	isNamed, isAnswered := false, false
	for i, cell := range row.Cells {
		found := columnRole(plainName(cell))
		if found != roleNone && found != roleProgress && slices.Contains(columns, found) {
			continue // the first one of a name is ours
		}
		columns[i] = found
		isNamed = isNamed || found == roleNumber || found == roleTask
		isAnswered = isAnswered || found.isAnswer()
	}
	dropAsked(columns, row.Cells)
	return columns, isNamed && isAnswered && !row.IsText && !isOtherPaper(row.Cells)
}

// dropAsked takes the column of an urge slip that says why a task is urged for none of
// the office's, if the column for the office's answer is beside it.
func dropAsked(columns []role, cells []string) {
	isUrge := slices.ContainsFunc(cells, func(cell string) bool {
		return slices.Contains([]string{"办理情况", "response"}, plainName(cell))
	})
	for i, cell := range cells {
		if isUrge && slices.Contains([]string{"情况", "status"}, plainName(cell)) {
			columns[i] = roleNone
		}
	}
}

// isOtherPaper reports whether a row is the header of a paper of duban's own that is not
// to be filled in: what its columns say is known, and may be old.
func isOtherPaper(cells []string) bool {
	forms := report.FormsWithColumns(cells)
	return len(forms) > 0 && !isToFillIn(forms)
}

// plainName returns the name of a column without marks, blanks and what is in brackets.
func plainName(name string) string {
	name = strings.NewReplacer("（", "(", "）", ")", "【", "(", "】", ")").Replace(name)
	for {
		before, rest, found := strings.Cut(name, "(")
		_, after, closed := strings.Cut(rest, ")")
		if !found || !closed {
			break
		}
		name = before + after
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name))
}

// columnRole returns what a column with this name holds. Names that people give in the
// place of ours are known by the words in them.
func columnRole(name string) role {
	if len([]rune(name)) > 16 || containsAny(name, "上次", "上期", "上季", "上月", "前期", "最近", "目前", "当前", "原", "last", "latest", "current") {
		return roleNone
	}
	for _, known := range []struct {
		role  role
		exact []string
		parts []string
	}{
		{roleNumber, []string{"序号", "编号", "任务编号", "任务序号", "号", "no", "number"}, nil},
		{roleOffice, []string{"科室", "填报科室", "填报单位", "填报部门", "报送单位", "责任科室", "责任单位", "单位", "部门", "office", "致", "主送"}, nil},
		{roleProblem, []string{"problems", "problem"}, []string{"问题", "困难"}},
		{roleNext, []string{"nextsteps", "next"}, []string{"下一步", "下步", "后续", "下阶段"}},
		{roleNone, nil, []string{"时限", "期限", "要求", "计划"}},
		{roleDate, []string{"finishedon", "doneon"}, []string{"办结时间", "办结日期", "完成时间", "完成日期", "办结日", "完成日"}},
		{roleStatus, []string{"outcome", "status", "状态", "完成情况", "是否完成"}, []string{"完成情况", "办结情况", "是否完成", "是否办结", "完成状态", "办理状态", "完成与否"}},
		{roleProgress, []string{"progress", "情况", "response"}, []string{"进展", "办理情况", "落实情况", "推进情况", "工作情况", "开展情况", "反馈"}},
		{roleTask, []string{"task", "text", "任务", "事项", "工作", "内容"}, []string{"工作任务", "任务内容", "工作内容", "工作事项", "主要任务", "重点任务", "任务名称", "重点工作", "督办事项", "具体任务"}},
	} {
		if slices.Contains(known.exact, name) || containsAny(name, known.parts...) {
			return known.role
		}
	}
	return roleNone
}

func containsAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}
