package words

import (
	"fmt"

	"duban/model"
)

// Terms are the nouns of duban, used by the screen, the commands and the
// errors alike.
type Terms struct {
	Product                                                      string
	Todo, Doing, Done, Open, Overdue, DueSoon, Behind, AnyStatus string
	Lead, Assist, Named, Class, AnyRole                          string
	Plan, Category, Task, Office, Due, Quota, Ongoing, Changes   string
	Imported, Revised, Note, Tick, Undo, Redo, Reopened          string
	Extended, Verified, Carried, Restored, Dropped, Settings     string
	Cancelled, Added, Edited, AwaitsClosing, Report              string
	Submitted, Accepted, Returned                                string
	Urged                                                        string // how often
	ThisYear, ThisHalfYear, ThisQuarter, ThisMonth, ThisWeek     string
	ThisTwoMonths, ThisHalfMonth, ThisTenDays, ThisTwoWeeks      string
	ThisDay, ThisTime                                            string // this time: of fixed months
	// OverdueDays and DaysLeft take a number of days.
	OverdueDays, DaysLeft string
	DueToday              string
	// QuotaCount takes the period's words, the ticks and how many are asked.
	QuotaCount string
	Ahead      string

	NoteEdited, NoteDropped string

	PlanCount, TaskCount, EventCount, ProblemCount Counted
}

func chineseTerms() Terms {
	return Terms{
		Product: "督办",
		Todo:    "未开始", Doing: "进行中", Done: "已完成", Open: "未完成",
		Overdue: "逾期", DueSoon: "临期", Behind: "落后", AnyStatus: "全部",
		Lead: "主办", Assist: "协办", Named: "点名", Class: "各科室", AnyRole: "不限",
		Plan: "方案", Category: "类别", Task: "任务", Office: "科室",
		Due: "期限", Quota: "定量", Ongoing: "长期", Changes: "动态",
		Imported: "导入", Revised: "导入修订", Note: "备注", Tick: "计次", Undo: "撤销", Redo: "重做", Reopened: "重新打开",
		Cancelled: "已中止", Added: "新增", Edited: "修改", AwaitsClosing: "待办结", Report: "进展", Submitted: "待审核", Accepted: "审核通过", Returned: "退回", Urged: "第%d次催办",
		Extended: "延期", Verified: "核查", Carried: "结转", Restored: "恢复台账", Dropped: "删除方案", Settings: "方案设置",
		ThisYear: "本年", ThisHalfYear: "本半年", ThisQuarter: "本季", ThisMonth: "本月", ThisWeek: "本周",
		ThisTwoMonths: "本双月", ThisHalfMonth: "本半月", ThisTenDays: "本旬", ThisTwoWeeks: "本双周", ThisDay: "今日", ThisTime: "本次",
		OverdueDays: "逾期%d天", DaysLeft: "剩%d天", DueToday: "今天到期",
		QuotaCount: "%s %d/%d", Ahead: "超进度",
		NoteEdited: "改备注", NoteDropped: "删备注",
		PlanCount: Same("%d 个方案"), TaskCount: Same("%d 项任务"), EventCount: Same("%d 条动态"), ProblemCount: Same("%d 处问题"),
	}
}

func englishTerms() Terms {
	return Terms{
		Product: "duban",
		Todo:    "to do", Doing: "in progress", Done: "done", Open: "open",
		Overdue: "overdue", DueSoon: "due soon", Behind: "behind", AnyStatus: "all",
		Lead: "lead", Assist: "assist", Named: "named", Class: "group", AnyRole: "any",
		Plan: "plan", Category: "category", Task: "task", Office: "office",
		Due: "due", Quota: "quota", Ongoing: "ongoing", Changes: "changes",
		Imported: "imported", Revised: "corrected", Note: "note", Tick: "tick", Undo: "undid", Redo: "redid", Reopened: "reopened",
		Cancelled: "cancelled", Added: "added", Edited: "edited", AwaitsClosing: "ready to close", Report: "report", Submitted: "submitted", Accepted: "accepted", Returned: "returned", Urged: "urged (%d)",
		Extended: "extended", Verified: "verified", Carried: "carried over", Restored: "restored the ledger", Dropped: "removed a plan", Settings: "plan settings",
		ThisYear: "year", ThisHalfYear: "half-year", ThisQuarter: "quarter", ThisMonth: "month", ThisWeek: "week",
		ThisTwoMonths: "two months", ThisHalfMonth: "half-month", ThisTenDays: "ten days", ThisTwoWeeks: "two weeks", ThisDay: "today", ThisTime: "this time",
		OverdueDays: "%dd late", DaysLeft: "%dd left", DueToday: "due today",
		QuotaCount: "%s %d/%d", Ahead: "ahead",
		NoteEdited: "note corrected", NoteDropped: "note removed",
		PlanCount: Counted{"%d plan", "%d plans"}, TaskCount: Counted{"%d task", "%d tasks"},
		EventCount: Counted{"%d change", "%d changes"}, ProblemCount: Counted{"%d problem", "%d problems"},
	}
}

// Status returns the word for a status.
func (t Terms) Status(status model.Status) string {
	switch status {
	case model.Doing:
		return t.Doing
	case model.Submitted:
		return t.Submitted
	case model.Done:
		return t.Done
	case model.Cancelled:
		return t.Cancelled
	default:
		return t.Todo
	}
}

// StatusFilter returns the word for a status filter.
func (t Terms) StatusFilter(filter model.StatusFilter) string {
	switch filter {
	case model.StatusAll:
		return t.AnyStatus
	case model.StatusOpen:
		return t.Open
	case model.StatusOverdue:
		return t.Overdue
	case model.StatusSoon:
		return t.DueSoon
	case model.StatusBehind:
		return t.Behind
	case model.StatusAhead:
		return t.Ahead
	default:
		return t.Status(model.Status(filter))
	}
}

// Role returns the word for a role.
func (t Terms) Role(role model.Role) string {
	switch role {
	case model.RoleLead:
		return t.Lead
	case model.RoleAssist:
		return t.Assist
	case model.RoleNamed:
		return t.Named
	case model.RoleClass:
		return t.Class
	default:
		return t.AnyRole
	}
}

// Every returns the words for the current period of a quota: 本月.
func (t Terms) Every(every model.Every) string {
	switch every {
	case model.EveryHalfYear:
		return t.ThisHalfYear
	case model.EveryQuarter:
		return t.ThisQuarter
	case model.EveryMonth:
		return t.ThisMonth
	case model.EveryWeek:
		return t.ThisWeek
	case model.EveryTwoMonths:
		return t.ThisTwoMonths
	case model.EveryHalfMonth:
		return t.ThisHalfMonth
	case model.EveryTenDays:
		return t.ThisTenDays
	case model.EveryTwoWeeks:
		return t.ThisTwoWeeks
	case model.EveryDay:
		return t.ThisDay
	case model.EveryFixed:
		return t.ThisTime
	default:
		return t.ThisYear
	}
}

// Event returns what an event did, in a word or two: 完成, 备注, 撤销 完成.
func (t Terms) Event(event model.Event) string {
	switch event.Kind {
	case model.KindImport:
		if event.Revised.Version > 1 {
			return t.Revised
		}
		return t.Imported
	case model.KindNote:
		return t.Note
	case model.KindTick:
		return t.Tick
	case model.KindExtend:
		return t.Extended
	case model.KindAdd:
		return t.Added
	case model.KindEdit:
		return t.Edited
	case model.KindVerify:
		return t.Verified
	case model.KindCarry:
		return t.Carried
	case model.KindRestore:
		return t.Restored
	case model.KindDrop:
		return t.Dropped
	case model.KindSettings:
		return t.Settings
	case model.KindNoteEdit:
		return t.NoteEdited
	case model.KindNoteDrop:
		return t.NoteDropped
	case model.KindUndo:
		return t.Undo
	case model.KindRedo:
		return t.Redo
	}
	what := t.Status(event.To)
	switch event.Kind {
	case model.KindReport:
		what = t.Report
	case model.KindUrge:
		what = fmt.Sprintf(t.Urged, event.Times)
	}
	if event.From == model.Submitted && event.To == model.Done {
		what = t.Accepted
	}
	if event.Kind == model.KindReturn {
		what = t.Returned
	}
	if event.From == model.Done && event.To == model.Todo || event.From == model.Cancelled {
		what = t.Reopened
	}
	if event.Office != "" {
		return event.Office + " " + what
	}
	return what
}
