package words

import (
	"errors"
	"fmt"

	"duban/model"
)

// Rules says why a task can't take a change.
type Rules struct {
	NoQuota      string // task
	Future       string // day, today
	Outside      string // day, year
	NotLater     string // task, day, the deadline that holds
	NoReason     string
	NotDone      string // task
	Finished     string // task
	OneYear      string // year
	NoYear       string // of a plan to look back from
	Reference    string // as typed
	Link         string // as typed
	SameTask     string // task
	FilterKey    string // as typed
	NoKeyLeft    string
	WhyCancel    string
	Cancelled    string // task
	NoPart       string // task, office
	NotRenamed   string // old name, new name
	BeforeMark   string // task, day, the day of the last mark
	BeforePlan   string // day, the first day of the plan's year
	ReplyPast    string // day, today
	WhyReturn    string
	NotSubmitted string // task
	OtherRules   string // the rule
	BuiltOn      string // task, who, when, what: what is to be undone first
}

func chineseRules() Rules {
	return Rules{
		NoQuota:      "任务 %s 没有定量要求，不能计次；可以用 duban note 写备注",
		Future:       "%[1]s 还没到（今天是 %[2]s）；请给出已到的日期",
		Outside:      "%[1]s 不在方案的 %[2]d 年内；请给出该年的日期",
		NotLater:     "任务 %[1]s 不能延到 %[2]s：现在的期限是 %[3]s；请给出更晚的日期；要提前请用 duban edit %[1]s --due；上次改错了可用 duban undo 撤销",
		NoReason:     "改期限要写明原因；请写上原因",
		WhyCancel:    "中止任务要写明原因；请写上原因",
		Cancelled:    "任务 %s 已中止，不能改动；可以先用 duban reopen 恢复",
		NotRenamed:   "不能把「%[1]s」改为「%[2]s」；请写一个科室的新名称",
		NoPart:       "任务 %[1]s 没有 %[2]s 的部分；用 duban show %[1]s 查看有哪些科室",
		BeforeMark:   "任务 %[1]s 上一次标记是 %[3]s 的事，这一次不能早于它（%[2]s）；请给出更晚的日期",
		BeforePlan:   "%[1]s 早于方案年度的第一天 %[2]s；请给出之后的日期",
		WhyReturn:    "退回要写明原因；请写上原因",
		NotSubmitted: "任务 %s 没有待审核的；用 duban list --status submitted 查看有哪些",
		ReplyPast:    "要求答复的日期 %[1]s 已经过了（今天是 %[2]s）；请给出今天或以后的日期",
		NotDone:      "任务 %s 还没有完成，不能核查；请先标为已完成",
		Finished:     "任务 %s 已经完成，不用结转；请选未完成的任务",
		OneYear:      "台账里没有 %d 年以前的方案，不能回头看；请先导入上一年的方案",
		NoYear:       "这个方案没有年份，不能回头看；请在导入时填写年份",
		Reference:    "「%s」不是文号；请写成 粤府办〔2021〕12号 这样，别的写进备注文字",
		Link:         "「%s」不是链接；请写成 https://… 这样，别的写进备注文字",
		SameTask:     "任务 %s 就在这个方案里，不用结转；请选上一年方案的任务",
		FilterKey:    "「%s」不能作按键；请用 1 到 9",
		NoKeyLeft:    "1 到 9 都有了筛选；请先删去一个", OtherRules: "做不到：%s",
		BuiltOn: "不能撤销：任务 %[1]s 此后又被 %[2]s 于 %[3]s 改动（%[4]s）；要先撤销那一次",
	}
}

func englishRules() Rules {
	return Rules{
		NoQuota:      "task %s has no quota; use duban note instead",
		Future:       "%[1]s is in the future (today is %[2]s); use a past date",
		Outside:      "%[1]s is not in %[2]d, the year of the plan; use a date in that year",
		NotLater:     "can't move the deadline of task %[1]s to %[2]s: it is %[3]s already; use a later date, or duban edit %[1]s --due for an earlier one, or undo the last extension",
		NoReason:     "changing a deadline needs a reason; add one",
		WhyCancel:    "cancelling a task needs a reason; add one",
		Cancelled:    "task %s is cancelled and can't be changed; reopen it first with duban reopen",
		NotRenamed:   "can't rename %[1]q to %[2]q; give another name for a single office",
		NoPart:       "task %[1]s has no part for %[2]s; run duban show %[1]s to see its offices",
		BeforeMark:   "task %[1]s was last marked for %[3]s, this can't be earlier (%[2]s); use a later date",
		BeforePlan:   "%[1]s is before %[2]s, the first day of the plan's year; use a later date",
		WhyReturn:    "sending back needs a reason; add one",
		NotSubmitted: "nothing of task %s is submitted; run duban list --status submitted",
		ReplyPast:    "the day to reply by, %[1]s, is past (today is %[2]s); use today or a later date",
		NotDone:      "task %s is not done; mark it as done before verifying it",
		Finished:     "task %s is done; only unfinished tasks can be carried over",
		OneYear:      "the ledger has no plan before %d; import last year's first",
		NoYear:       "this plan has no year to look back from; give the year when you import it",
		Reference:    "%q is not a document number; write it as printed, with the year in brackets",
		Link:         "%q is not a link; use the form https://...",
		SameTask:     "task %s is in this plan already; choose one of last year's plan",
		FilterKey:    "invalid key %q; use 1 to 9",
		NoKeyLeft:    "keys 1 to 9 are all taken; delete a filter first", OtherRules: "not possible: %s",
		BuiltOn: "can't undo: task %[1]s was changed later by %[2]s at %[3]s (%[4]s); undo that change first",
	}
}

// rule words a rule that was broken.
func (r Rules) rule(e *model.RuleError) string {
	switch e.Rule {
	case model.RuleNoQuota:
		return fmt.Sprintf(r.NoQuota, Echo(e.Task))
	case model.RuleFuture:
		return fmt.Sprintf(r.Future, e.Day, e.Limit)
	case model.RuleOutsideYear:
		return fmt.Sprintf(r.Outside, e.Day, e.Year)
	case model.RuleNotLater:
		return fmt.Sprintf(r.NotLater, Echo(e.Task), e.Day, e.Limit)
	case model.RuleNoReason:
		return r.NoReason
	case model.RuleNotDone:
		return fmt.Sprintf(r.NotDone, Echo(e.Task))
	case model.RuleAlreadyDone:
		return fmt.Sprintf(r.Finished, Echo(e.Task))
	case model.RuleNoEarlierPlan:
		if e.Year == 0 {
			return r.NoYear
		}
		return fmt.Sprintf(r.OneYear, e.Year)
	case model.RuleReference:
		return fmt.Sprintf(r.Reference, Echo(e.Text))
	case model.RuleLink:
		return fmt.Sprintf(r.Link, Echo(e.Text))
	case model.RuleRename:
		return fmt.Sprintf(r.NotRenamed, Echo(e.Text), Echo(e.New))
	case model.RuleSameTask:
		return fmt.Sprintf(r.SameTask, Echo(e.Task))
	case model.RuleFilterKey:
		return fmt.Sprintf(r.FilterKey, Echo(e.Text))
	case model.RuleNoKeyLeft:
		return r.NoKeyLeft
	case model.RuleWhyCancel:
		return r.WhyCancel
	case model.RuleCancelled:
		return fmt.Sprintf(r.Cancelled, Echo(e.Task))
	case model.RuleNoPart:
		return fmt.Sprintf(r.NoPart, Echo(e.Task), Echo(e.Text))
	case model.RuleBeforeMark:
		return fmt.Sprintf(r.BeforeMark, Echo(e.Task), e.Day, e.Limit)
	case model.RuleWhyReturn:
		return r.WhyReturn
	case model.RuleNotSubmitted:
		return fmt.Sprintf(r.NotSubmitted, Echo(e.Task))
	case model.RuleReplyPast:
		return fmt.Sprintf(r.ReplyPast, e.Day, e.Limit)
	case model.RuleBeforePlan:
		return fmt.Sprintf(r.BeforePlan, e.Day, e.Limit)
	default:
		return fmt.Sprintf(r.OtherRules, Echo(string(e.Rule)))
	}
}

// asRule returns the rule that an error says was broken; nil if it says
// something else.
func asRule(err error) *model.RuleError {
	var broken *model.RuleError
	errors.As(err, &broken)
	return broken
}
