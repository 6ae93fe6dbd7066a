package words

import (
	"fmt"
	"strings"

	"duban/model"
)

// Reports has the words for what offices report.
type Reports struct {
	Progress, Problem, Next string // what a report says
	ProblemIs, NextIs       string // the problem and the next step behind the progress
	Quarter, Month          string // year and number of a period
	NotReported             string // period: the title of what is missing
	Missing                 Counted
	AllReported             string // period
	Never                   string // of an office that has reported nothing yet
}

func chineseReports() Reports {
	return Reports{
		Progress: "进展", Problem: "存在问题", Next: "下一步",
		ProblemIs: "存在问题：%s", NextIs: "下一步：%s",
		Quarter: "%d年第%s季度", Month: "%d年%s月",
		NotReported: "%s未报进展", Missing: Same("%d 项未报"), AllReported: "%s都已报进展", Never: "从未报过",
	}
}

func englishReports() Reports {
	return Reports{
		Progress: "progress", Problem: "problems", Next: "next step",
		ProblemIs: "problems: %s", NextIs: "next: %s",
		Quarter: "%d Q%s", Month: "%d-%s",
		NotReported: "not reported for %s", Missing: Counted{"%d task not reported", "%d tasks not reported"}, AllReported: "all offices have reported for %s", Never: "never reported",
	}
}

// Report returns a report as one text: 已起草；存在问题：缺人；下一步：送审.
func (w *Words) Report(report model.Report) string {
	var parts []string
	if report.Progress != "" {
		parts = append(parts, report.Progress)
	}
	if report.Problem != "" {
		parts = append(parts, fmt.Sprintf(w.Reports.ProblemIs, report.Problem))
	}
	if report.Next != "" {
		parts = append(parts, fmt.Sprintf(w.Reports.NextIs, report.Next))
	}
	return strings.Join(parts, w.Errors.ClauseEnd)
}

// Period returns a month or a quarter in words: 2021年第三季度.
func (w *Words) Period(period model.Period) string {
	from := period.From
	if model.MonthOf(from) == model.MonthOf(period.To) {
		if w.Language == English {
			return fmt.Sprintf(w.Reports.Month, from.Year, fmt.Sprintf("%02d", int(from.Month)))
		}
		return fmt.Sprintf(w.Reports.Month, from.Year, fmt.Sprint(int(from.Month)))
	}
	number := (int(from.Month)-1)/3 + 1
	if w.Language == English {
		return fmt.Sprintf(w.Reports.Quarter, from.Year, fmt.Sprint(number))
	}
	return fmt.Sprintf(w.Reports.Quarter, from.Year, string([]rune("一二三四")[number-1]))
}
