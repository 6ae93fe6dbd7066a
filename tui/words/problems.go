package words

import (
	"fmt"

	"duban/model"
)

// Problems has the lines for what a check finds wrong with a ledger. The verbs
// are explained by their use in Problem.
type Problems struct {
	Found string // the ledger, how many

	Pages                                             string
	EventPlace, EventGroup, EventPlan, EventTask      string
	PlanTasks, PlanTwins, PlanVersions, PlanOrigin    string
	State, NoState                                    string
	HistoryExtra, HistoryLacks, HistoryEntry, Unnamed string
}

func chineseProblems() Problems {
	return Problems{
		Found:        "台账 %[1]s 有 %[2]s",
		Pages:        "文件结构有误：%s",
		EventPlace:   "动态 %[1]d 占了动态 %[2]d 的位置",
		EventGroup:   "动态 %[1]d 属于第 %[2]d 组，那一组不在它之前",
		EventPlan:    "动态 %[1]d 属于方案「%[2]s」，没有这个方案",
		EventTask:    "动态 %[1]d 属于任务「%[2]s」，方案 %[3]s 没有这项任务",
		PlanTasks:    "方案 %s 的任务与它的目录不符",
		PlanTwins:    "方案 %s 有两项任务编号相同",
		PlanVersions: "方案 %[1]s 是第 %[2]d 版，导入过的却是 %[3]d 版",
		PlanOrigin:   "方案 %[1]s 不是由动态 %[2]d 导入的",
		State:        "方案 %[1]s 任务 %[2]s 的状态与它的动态不符",
		NoState:      "方案 %[1]s 任务 %[2]s 有动态却没有状态",
		HistoryExtra: "方案 %[1]s 任务 %[2]s 的索引里有动态 %[3]d，其实没有",
		HistoryLacks: "方案 %[1]s 任务 %[2]s 的索引里缺动态 %[3]d",
		HistoryEntry: "索引里有一条无法辨认：%s",
		Unnamed:      "有误：%s",
	}
}

func englishProblems() Problems {
	return Problems{
		Found:        "found %[2]s in the ledger %[1]s",
		Pages:        "invalid file structure: %s",
		EventPlace:   "event %[1]d is in the place of event %[2]d",
		EventGroup:   "event %[1]d is of group %[2]d, which is not before it",
		EventPlan:    "event %[1]d is of plan %[2]q, which does not exist",
		EventTask:    "event %[1]d is of task %[2]q, which plan %[3]s does not have",
		PlanTasks:    "the tasks of plan %s do not match its index",
		PlanTwins:    "plan %s has two tasks with the same ID",
		PlanVersions: "plan %[1]s is version %[2]d, but %[3]d were imported",
		PlanOrigin:   "plan %[1]s was not imported by event %[2]d",
		State:        "plan %[1]s, task %[2]s: its state does not match its events",
		NoState:      "plan %[1]s, task %[2]s has events but no state",
		HistoryExtra: "plan %[1]s, task %[2]s: the index lists event %[3]d, which it does not have",
		HistoryLacks: "plan %[1]s, task %[2]s: event %[3]d is missing from the index",
		HistoryEntry: "the index has an invalid entry: %s",
		Unnamed:      "wrong: %s",
	}
}

// Problem returns what a check found in one line. Text from the ledger is cleaned.
func (w *Words) Problem(p model.Problem) string {
	text, plan, task := w.Problems, Echo(p.Plan), Echo(p.Task)
	switch p.Kind {
	case model.ProblemPages:
		return fmt.Sprintf(text.Pages, model.CleanLine(p.Detail))
	case model.ProblemEventPlace:
		return fmt.Sprintf(text.EventPlace, p.Event, p.Expected)
	case model.ProblemEventGroup:
		return fmt.Sprintf(text.EventGroup, p.Event, p.Found)
	case model.ProblemEventPlan:
		return fmt.Sprintf(text.EventPlan, p.Event, plan)
	case model.ProblemEventTask:
		return fmt.Sprintf(text.EventTask, p.Event, task, plan)
	case model.ProblemPlanTasks:
		return fmt.Sprintf(text.PlanTasks, plan)
	case model.ProblemPlanTwins:
		return fmt.Sprintf(text.PlanTwins, plan)
	case model.ProblemPlanVersions:
		return fmt.Sprintf(text.PlanVersions, plan, p.Expected, p.Found)
	case model.ProblemPlanOrigin:
		return fmt.Sprintf(text.PlanOrigin, plan, p.Event)
	case model.ProblemState:
		return fmt.Sprintf(text.State, plan, task)
	case model.ProblemNoState:
		return fmt.Sprintf(text.NoState, plan, task)
	case model.ProblemHistoryExtra:
		return fmt.Sprintf(text.HistoryExtra, plan, task, p.Event)
	case model.ProblemHistoryLacks:
		return fmt.Sprintf(text.HistoryLacks, plan, task, p.Event)
	case model.ProblemHistoryEntry:
		return fmt.Sprintf(text.HistoryEntry, model.CleanLine(p.Detail))
	default:
		return fmt.Sprintf(text.Unnamed, model.CleanLine(p.String()))
	}
}
