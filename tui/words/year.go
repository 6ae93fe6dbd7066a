package words

import (
	"cmp"
	"fmt"
	"strconv"

	"duban/model"
)

// Year has the words for a year of follow-up: for quotas and their periods,
// deadlines that change, months and the look-back.
type Year struct {
	Lagging                string
	Met, Short, Now, Ahead string // stages
	Periods, Extensions    string
	Moved                  string  // from when, to when
	NoDue                  string  // the deadline before the first, where there was none
	Missing                Counted // unmet periods of a task that is marked as done
	Carried                string  // year of the plan, number, status and deadline, text

	Rate, Month string // column headings
	Colon       string

	MonthDue, MonthShort, MonthSilent string // tasks

	ReviewTitle string // old plan, new plan
	ReviewCount string // tasks, unfinished ones
	Likely      string // task, percent, text
	NothingLike string
	CarriedTo   string // tasks

	WasVerified string // task, who, when
	ToVerify    string // verified tasks, done tasks
	NotVerified string
	NoneDone    string
}

func chineseYear() Year {
	return Year{
		Lagging: "进度偏慢", Met: "已满", Short: "欠缺", Now: "本期", Ahead: "未到",
		Periods: "各期", Extensions: "改期限", Moved: "%[1]s → %[2]s", NoDue: "无期限",
		Missing: Same("定量还有 %d 期未满，全年未完成"),
		Carried: "结转自%[1]s方案第%[2]s项（%[3]s）：%[4]s",
		Rate:    "完成率", Month: "月份", Colon: "：",
		MonthDue: "到期 %d 项", MonthShort: "定量未满 %d 项", MonthSilent: "30天没有动态 %d 项",
		ReviewTitle: "回头看 %[1]s → %[2]s", ReviewCount: "%[1]d 项，其中全年未完成 %[2]d 项",
		Likely: "%[1]s（%[2]d%%）%[3]s", NothingLike: "没有相近的任务", CarriedTo: "已结转到 %s",
		WasVerified: "%[1]s. 已经核查过（%[2]s %[3]s）", ToVerify: "已核查 %[1]d/%[2]d", NotVerified: "待核查", NoneDone: "没有已完成的任务",
	}
}

func englishYear() Year {
	return Year{
		Lagging: "lagging", Met: "met", Short: "short", Now: "now", Ahead: "upcoming",
		Periods: "periods", Extensions: "extensions", Moved: "%[1]s -> %[2]s", NoDue: "no deadline",
		Missing: Counted{"%d period of the quota not met: not done for the year", "%d periods of the quota not met: not done for the year"},
		Carried: "carried over from the plan of %[1]s, task %[2]s (%[3]s): %[4]s",
		Rate:    "rate", Month: "month", Colon: ": ",
		MonthDue: "due: %d", MonthShort: "quota not met: %d", MonthSilent: "no changes for 30 days: %d",
		ReviewTitle: "review: %[1]s -> %[2]s", ReviewCount: "tasks: %[1]d, unfinished: %[2]d",
		Likely: "%[1]s (%[2]d%%) %[3]s", NothingLike: "no similar task", CarriedTo: "carried over to %s",
		WasVerified: "%[1]s. already verified (%[2]s %[3]s)", ToVerify: "verified %[1]d/%[2]d", NotVerified: "not verified", NoneDone: "no tasks are done",
	}
}

// Stage returns the word for a stage.
func (y Year) Stage(stage model.Stage) string {
	switch stage {
	case model.StageMet:
		return y.Met
	case model.StageMissed:
		return y.Short
	case model.StageCurrent:
		return y.Now
	default:
		return y.Ahead
	}
}

// Behind returns the word for a task that is behind: only lagging, if no period
// ended short. It is empty for one that is not behind.
func (w *Words) Behind(standing model.TaskProgress) string {
	switch {
	case !standing.Behind:
		return ""
	case standing.MissedPeriods == 0:
		return w.Year.Lagging
	default:
		return w.Terms.Behind
	}
}

// Pace returns the word for a task that is behind or ahead; empty for any other.
func (w *Words) Pace(standing model.TaskProgress) string {
	if standing.Ahead {
		return w.Terms.Ahead
	}
	return w.Behind(standing)
}

// CarriedNote returns the note on a task of a new plan that continues an older task: the
// older plan, the task and its status.
func (w *Words) CarriedNote(plan *model.Plan, task *model.Task, standing model.TaskProgress) string {
	from := plan.ID
	if plan.Year != 0 {
		from = strconv.Itoa(plan.Year)
		if w.Language == Chinese {
			from += "年"
		}
	}
	state := w.Terms.Status(standing.Status)
	if !standing.Due.IsZero() {
		state += w.Errors.ListSeparator + w.Terms.Due + " " + standing.Due.String()
	}
	text := []rune(model.CleanLine(task.Text))
	return fmt.Sprintf(w.Year.Carried, from, cmp.Or(task.Number, task.ID), state, string(text[:min(len(text), longestCarried)]))
}

// longestCarried is how much of a task's text is repeated, in characters: a
// note has its limit.
const longestCarried = 400
