package words

import (
	"errors"
	"fmt"

	"duban/model"
)

// Forms has the words of the form that adds or edits tasks, and of cancelling them.
type Forms struct {
	Add, Edit, EditSeveral string // titles; number; how many
	Document, Reason       string // fields that are no field of a task
	Required               string
	Hints                  map[model.Field]string // below the field, by its name
	SeveralHint            string
	Keys, ChoiceKeys       string
	ReadKeys               string // of a task of a document that is not imported yet
	None                   string // what is typed to leave a field empty
	BadQuota               string // as typed
	NewOffice              string // offices
	NothingChanged         string
	AddKey, EditKey        Label
	CancelKey              Label
	CancelReason           string // number
	CancelledAlready       string // number
	Report                 string // number, what it counts for
	CountsFor              string // quarter, month
	WhichOffice            string
	Office, Day            string // fields of a report
	ReportKey              Label
}

// The rows of the form that are no field of a task.
const (
	FormDocument model.Field = "document"
	FormReason   model.Field = "reason"

	FormOffice   model.Field = "office"
	FormDay      model.Field = "day"
	FormProgress model.Field = "progress"
	FormProblem  model.Field = "problem"
	FormNext     model.Field = "next"
)

func chineseForms() Forms {
	return Forms{
		Add: "新增任务", Edit: "修改任务 %s", EditSeveral: "修改 %d 项任务",
		Document: "文号", Reason: "原因", Required: "（必填）",
		Hints: map[model.Field]string{
			model.FieldText:     "任务内容",
			model.FieldCategory: "输入文字或拼音首字母来选；可不填",
			model.FieldLead:     "输入名称或拼音首字母；几个科室之间用顿号",
			model.FieldAssist:   "输入名称或拼音首字母；几个科室之间用顿号",
			model.FieldDue:      "如 9-30、2021-9-30",
			model.FieldQuota:    "如 每月2次、每季度1次",
			model.FieldLeaders:  "几位之间用顿号",
			model.FieldSource:   "如 5月10日局长办公会",
			FormDocument:        "如 江卫办〔2021〕8号",
			FormReason:          "改动原有期限时必填",
			FormOffice:          "哪个科室报的：输入名称或拼音首字母",
			FormProgress:        "本期做了什么",
			FormProblem:         "可不填",
			FormNext:            "可不填",
		},
		SeveralHint: "只改填了的栏；填“无”就清空",
		Keys:        "Tab 下一栏  回车 下一栏，末栏保存  Ctrl-S 保存  Esc 存草稿",
		ReadKeys:    "Tab 下一栏  回车 下一栏，末栏确定  Ctrl-S 确定  Esc 不改",
		ChoiceKeys:  "↑↓ 选择  回车 填入  Ctrl-S 保存  Esc 存草稿",
		None:        "无",
		BadQuota:    "看不懂「%s」；请写成 每月2次、每季度1次、每年1次 这样",
		NewOffice:   "方案里没有科室「%s」；确实要用这个名称，就再保存一次",

		Report: "报进展 %s  %s", CountsFor: "计入%[1]s、%[2]s", WhichOffice: "请写明是哪个科室报的", Office: "科室", Day: "截至",
		ReportKey: Label{"报进展", "报科室的进展、存在问题、下一步"},

		NothingChanged: "没有改动",
		AddKey:         Label{"新增", "新增任务"}, EditKey: Label{"修改", "修改任务；选中几项时，填了的栏一起改"},
		CancelKey: Label{"中止", "中止任务，写明原因；已中止的按空格恢复"}, CancelReason: "中止 %s 原因", CancelledAlready: "任务 %s 已经中止；按空格恢复",
	}
}

func englishForms() Forms {
	return Forms{
		Add: "Add a task", Edit: "Edit task %s", EditSeveral: "Edit %d tasks",
		Document: "document", Reason: "reason", Required: " (required)",
		Hints: map[model.Field]string{
			model.FieldText:     "what is to be done",
			model.FieldCategory: "type text or pinyin initials to choose; may be empty",
			model.FieldLead:     "type a name or pinyin initials; separate offices by commas",
			model.FieldAssist:   "type a name or pinyin initials; separate offices by commas",
			model.FieldDue:      "such as 9-30 or 2021-9-30",
			model.FieldQuota:    "such as month:2 or quarter:1",
			model.FieldLeaders:  "separate names by commas",
			model.FieldSource:   "such as: meeting of 10 May",
			FormDocument:        "as printed, with the year in brackets",
			FormReason:          "required if a deadline is moved",
			FormOffice:          "the office that reports: type a name or pinyin initials",
			FormProgress:        "what was done",
			FormProblem:         "may be empty",
			FormNext:            "may be empty",
		},
		SeveralHint: "only the fields you fill in are changed; none empties a field",
		Keys:        "Tab next  Enter next, on the last field save  Ctrl-S save  Esc keep a draft",
		ReadKeys:    "Tab next  Enter next, on the last field accept  Ctrl-S accept  Esc back",
		ChoiceKeys:  "Up/Down choose  Enter accept  Ctrl-S save  Esc keep a draft",
		None:        "none",
		BadQuota:    "invalid quota %q; use month:2, quarter:1 or year:1",
		NewOffice:   "the plan has no office %q; save again to use this name anyway",

		Report: "Report on %s  %s", CountsFor: "for %[1]s and %[2]s", WhichOffice: "name the office that reports", Office: "office", Day: "as of",
		ReportKey: Label{"report", "report progress, problems, next step"},

		NothingChanged: "nothing was changed",
		AddKey:         Label{"add", "add a task"}, EditKey: Label{"edit", "edit the task, or all selected ones"},
		CancelKey: Label{"cancel", "cancel with a reason; Space reopens"}, CancelReason: "cancel %s, reason", CancelledAlready: "task %s is cancelled already; Space reopens it",
	}
}

// FormField returns the label of a row of the form.
func (w *Words) FormField(field model.Field) string {
	switch field {
	case FormOffice:
		return w.Forms.Office
	case FormDay:
		return w.Forms.Day
	case FormProgress:
		return w.Reports.Progress
	case FormProblem:
		return w.Reports.Problem
	case FormNext:
		return w.Reports.Next
	case FormDocument:
		return w.Forms.Document
	case FormReason:
		return w.Forms.Reason
	default:
		return w.FieldName(field)
	}
}

// NotThere says that what was typed names nothing, and what is nearest, without the
// command that lists what there is.
func (w *Words) NotThere(missing *model.NotFoundError) string { return w.Errors.notThere(missing) }

// OnScreen words an error for the dashboard, where no command helps.
func (w *Words) OnScreen(err error) string {
	var missing *model.NotFoundError
	var rule *model.RuleError
	switch {
	case errors.As(err, &missing) && missing.What != model.NounPlan:
		return w.NotThere(missing)
	case errors.As(err, &rule) && rule.Rule == model.RuleNotSubmitted:
		return fmt.Sprintf(w.Parts.NothingSubmitted, rule.Task)
	default:
		return w.Error(err)
	}
}

// NewOffices asks about offices that the plan does not have.
func (w *Words) NewOffices(names []string, nearest []string) string {
	line := fmt.Sprintf(w.Forms.NewOffice, Echo(w.Errors.List(names)))
	if len(nearest) > 0 {
		line += w.Errors.ClauseEnd + fmt.Sprintf(w.Errors.Nearest, w.Errors.List(nearest))
	}
	return line
}
