package words

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"duban/model"
)

// Collect has the words for tables that offices filled in.
type Collect struct {
	Title           string
	File            string            // file, offices, answers, changes
	NoOffice        string            // in the place of the offices
	Fields          map[string]string // by model.CollectedField
	Change          string            // task, office, field, the new words
	Reasons         map[string]string // by model.CollectReason
	Since           string            // who, when
	Row             string            // row, reason, text
	Totals          string            // files, changed tasks, problems
	Written         string            // tasks, files
	Nothing         string
	NotWritten      string
	Keys, EmptyKeys string
	Ask             string
	Prompt          string
	PromptKeys      string
	Reading         string
}

func chineseCollect() Collect {
	return Collect{
		Title: "收集预览", File: "%[2]s  %[1]s  填了 %[3]d 项，改动 %[4]d 处", NoOffice: "（没有认出科室）",
		Fields: map[string]string{"status": "状态", "done_on": "办结时间", "progress": "进展", "problem": "存在问题", "next": "下一步"},
		Change: "  %[1]s  %[2]s  %[3]s：%[4]s",
		Reasons: map[string]string{
			"no-task": "对不上任何任务，没有计入", "other-plan": "是另一个方案的任务，没有计入", "old-table": "是以前季度的表，没有计入", "no-office": "没有写明是哪个科室，没有计入",
			"no-part": "这个科室与该任务无关，没有计入", "cancelled": "任务已中止，没有计入", "twice": "重复填写且内容不同，只计先读到的", "bad-date": "办结时间不对，状态没有改",
			"free-status": "看不出是否完成，只作为进展文字记下，状态没有改", "changed-since": "制表之后台账已有改动，状态没有改", "foreign": "不是本科室的任务，没有计入", "too-long": "文字太长，没有计入",
			"macros": "文件里有宏，没有运行", "lock-file": "是打开着的文件留下的锁文件，不用收", "other-paper": "是 duban 导出的其他报表，不用收", "no-table": "没有找到收集表或催办单",
		},
		Since: "（%[1]s，%[2]s）", Row: "  ! 第 %[1]d 行  %[2]s：%[3]s",
		Totals: "共 %[1]d 份文件，改动 %[2]d 项任务，需核对 %[3]d 处", Written: "已收集 %[2]d 份文件：改动 %[1]d 项任务", Nothing: "没有新的内容，没有写入", NotWritten: "没有收集，台账未变",
		Keys: "回车 全部记入  Esc 放弃  j/k 翻看", EmptyKeys: "Esc 返回  j/k 翻看", Ask: "全部记入台账？(y/N) ",
		Prompt: "收集表或文件夹", PromptKeys: "回车 读取  Esc 取消  Tab 补全路径", Reading: "收集",
	}
}

func englishCollect() Collect {
	return Collect{
		Title: "collected tables", File: "%[2]s  %[1]s  answers %[3]d, changes %[4]d", NoOffice: "(office unknown)",
		Fields: map[string]string{"status": "status", "done_on": "done on", "progress": "progress", "problem": "problems", "next": "next"},
		Change: "  %[1]s  %[2]s  %[3]s: %[4]s",
		Reasons: map[string]string{
			"no-task": "matches no task, ignored", "other-plan": "task of another plan, ignored", "old-table": "table of an earlier quarter, ignored", "no-office": "does not say which office, ignored",
			"no-part": "the office has no part of the task, ignored", "cancelled": "cancelled task, ignored", "twice": "filled in twice with different answers, first one kept", "bad-date": "invalid date, status not changed",
			"free-status": "unclear status, kept as text, status not changed", "changed-since": "changed in the ledger since the table was made, status not changed", "foreign": "not a task of your office, ignored", "too-long": "text too long, ignored",
			"macros": "the file has macros, which were not run", "lock-file": "lock file of an open document, ignored", "other-paper": "is another paper of duban, ignored", "no-table": "no table to fill in was found",
		},
		Since: " (%[1]s, %[2]s)", Row: "  ! row %[1]d  %[2]s: %[3]s",
		Totals: "files %[1]d, tasks changed %[2]d, to check %[3]d", Written: "collected from %[2]d files: tasks changed %[1]d", Nothing: "nothing new, nothing was written", NotWritten: "nothing was collected",
		Keys: "Enter record all  Esc discard  j/k scroll", EmptyKeys: "Esc back  j/k scroll", Ask: "Record all this in the ledger? (y/N) ",
		Prompt: "table or folder", PromptKeys: "Enter read  Esc cancel  Tab complete", Reading: "collect",
	}
}

// Collection returns the lines that show what a collection comes to, file by file.
func (w *Words) Collection(c model.Collection) []string {
	var lines []string
	for _, file := range c.Files {
		offices := strings.Join(file.Offices, w.Errors.ListSeparator)
		if offices == "" {
			offices = w.Collect.NoOffice
		}
		name := Echo(filepath.Base(file.Name))
		if file.Err != nil {
			lines = append(lines, w.WhyUnread(file))
			continue
		}
		lines = append(lines, fmt.Sprintf(w.Collect.File, name, offices, file.Answers, len(file.Changes)))
		for _, change := range file.Changes {
			lines = append(lines, w.collectedChange(c.Seen, change))
		}
		for _, problem := range file.Problems {
			lines = append(lines, w.collectProblem(problem))
		}
	}
	return append(lines, fmt.Sprintf(w.Collect.Totals, len(c.Files), c.Tasks(), c.Problems()))
}

// WhyUnread returns why a file to collect can't be read. What has no tasks in it need not be
// a plan.
func (w *Words) WhyUnread(file model.CollectedFile) string {
	var document *model.DocumentError
	if errors.As(file.Err, &document) && document.Problem == model.DocumentNoTasks {
		return Echo(filepath.Base(file.Name)) + "  " + w.Collect.Reasons[string(model.CollectNoTable)]
	}
	return w.Error(file.Err)
}

func (w *Words) collectedChange(seen *model.Snapshot, change model.CollectedChange) string {
	from, to := model.CleanLine(change.From), model.CleanLine(change.To)
	if change.Field == model.CollectedStatus {
		from, to = w.Terms.Status(model.Status(from)), w.Terms.Status(model.Status(to))
	}
	if from != "" {
		to = from + " " + w.Documents.Preview.Arrow + " " + to
	}
	return fmt.Sprintf(w.Collect.Change, seen.Name(change.Task), change.Office, w.Collect.Fields[string(change.Field)], to)
}

func (w *Words) collectProblem(problem model.CollectProblem) string {
	why := w.WhyNotCollected(problem)
	if problem.Row == 0 {
		return "  ! " + why
	}
	return fmt.Sprintf(w.Collect.Row, problem.Row, why, Echo(problem.Text))
}

// WhyNotCollected returns the reason of a problem.
func (w *Words) WhyNotCollected(problem model.CollectProblem) string {
	why := w.Collect.Reasons[string(problem.Why)]
	if problem.Latest.By != "" {
		why += fmt.Sprintf(w.Collect.Since, Echo(problem.Latest.By), model.DateOf(problem.Latest.At))
	}
	return why
}
