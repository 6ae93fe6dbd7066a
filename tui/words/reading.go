package words

import (
	"fmt"
	"strings"

	"duban/model"
)

// ReadingWords has the words for how a document was understood, and for putting that
// right.
type ReadingWords struct {
	Title           string
	How             string                      // the confidence
	Confidence      map[model.Confidence]string // by level
	Recalled        string                      // who, when
	Found           string                      // tasks, warnings
	NoTasks         string
	Roles           map[string]string        // of columns
	Kinds           map[model.RowKind]string // of rows
	Header          string                   // the line
	NoHeader        string
	Column, Row     string // titles of the choosers: the column's number; the line
	NoTaskHere      string
	NoRowAbove      string
	Keys, LineKeys  string // of a table; of a text without columns
	PreviewKeys     string // added to those of the preview
	TitleKey        string
	IssuerKey       string
	ForgetKey       string
	AddOnlyKey      string // and of the preview of an addition
	ReviseKey       string
	AskTitle        string
	AskIssuer       string
	Forgotten       string
	NothingToUndo   string
	CorrectToImport string
	LeaveAgain      string
}

func chineseReading() ReadingWords {
	return ReadingWords{
		Title: "预览：各列各行读成了什么", How: "读取把握：%s",
		Confidence: map[model.Confidence]string{model.Certain: "确定", model.Likely: "较有把握", model.Doubtful: "拿不准，请核对各列"},
		Recalled:   "按 %[1]s %[2]s 改过的读法读取",
		Found:      "任务 %[1]d 项，需核对 %[2]d 处", NoTasks: "没有读出任务，请指明各列、各行是什么",
		Roles: map[string]string{
			"number": "编号", "category": "类别", "task": "任务", "lead": "主办", "assist": "协办", "leader": "责任领导", "person": "责任人",
			"due": "期限", "source": "来源", "remark": "备注", "progress": "进展", "ignore": "不用",
		},
		Kinds: map[model.RowKind]string{
			model.RowTask: "任务", model.RowHeading: "标题", model.RowContinuation: "续上行", model.RowIgnored: "不用", model.RowHeader: "表头",
		},
		Header: "表头第 %d 行", NoHeader: "没有表头",
		Column: "第 %d 列是什么", Row: "第 %d 行是什么",
		NoTaskHere: "这一行没有读出任务，不能改字段", NoRowAbove: "上面没有任务可接",
		Keys:        "←→选列 回车 定列 1任务 2标题 3续行 4不用 5表头 6两行表头 e 改任务 u 撤 Esc",
		LineKeys:    "回车 定这一行 1任务 2标题 3续上行 4不用 5表头 e 改任务 u 撤销 Esc 返回",
		PreviewKeys: "c 改读法", TitleKey: "t 标题", IssuerKey: "i 印发单位", ForgetKey: "f 不按记住的读", AddOnlyKey: "a 只增加", ReviseKey: "a 不限于增加",
		AskTitle: "方案的标题", AskIssuer: "印发单位", Forgotten: "不再按记住的读法读；导入后不再记住", NothingToUndo: "没有可撤销的更正",
		CorrectToImport: "没有读出任务，不能导入；请按 c 指明各列、各行是什么",
		LeaveAgain:      "还没有导入，更正会丢失；再按一次 Esc 放弃，回车导入",
	}
}

func englishReading() ReadingWords {
	return ReadingWords{
		Title: "preview: what each column and row is", How: "read: %s",
		Confidence: map[model.Confidence]string{model.Certain: "with certainty", model.Likely: "likely right", model.Doubtful: "doubtful, check the columns"},
		Recalled:   "read as corrected by %[1]s on %[2]s",
		Found:      "tasks %[1]d, to check %[2]d", NoTasks: "no tasks found; say what the columns and rows are",
		Roles: map[string]string{
			"number": "number", "category": "category", "task": "task", "lead": "lead", "assist": "assist", "leader": "leader", "person": "person",
			"due": "due", "source": "source", "remark": "remark", "progress": "progress", "ignore": "ignored",
		},
		Kinds: map[model.RowKind]string{
			model.RowTask: "task", model.RowHeading: "heading", model.RowContinuation: "more", model.RowIgnored: "ignored", model.RowHeader: "header",
		},
		Header: "header in line %d", NoHeader: "no header",
		Column: "column %d is", Row: "line %d is",
		NoTaskHere: "no task begins in this row", NoRowAbove: "there is no task above",
		Keys:        "Left/Right Enter role 1task 2head 3more 4skip 5header 6two e edit u undo Esc",
		LineKeys:    "Enter choose 1 task 2 heading 3 more 4 ignore 5 header e edit u undo Esc back",
		PreviewKeys: "c correct", TitleKey: "t title", IssuerKey: "i issuer", ForgetKey: "f forget", AddOnlyKey: "a add only", ReviseKey: "a not only add",
		AskTitle: "the plan's title", AskIssuer: "issuer", Forgotten: "read without what was remembered; importing forgets it", NothingToUndo: "nothing to undo",
		CorrectToImport: "no tasks found, nothing to import; press c and say what the columns and rows are",
		LeaveAgain:      "not imported yet, the corrections would be lost; Esc again drops them, Enter imports",
	}
}

// Reading says in lines how a document was understood: how sure that is, and whose
// corrections were used.
func (w *Words) Reading(p model.ImportPreview) []string {
	text := w.Documents.Reading
	var facts []string
	if sure := text.Confidence[p.Reading.Confidence]; sure != "" && !p.Unreadable {
		facts = append(facts, fmt.Sprintf(text.How, sure))
	}
	if p.Recalled != nil {
		facts = append(facts, fmt.Sprintf(text.Recalled, Echo(p.Recalled.By), model.DateOf(p.Recalled.At)))
	}
	if len(facts) == 0 {
		return nil
	}
	return []string{strings.Join(facts, "  ")}
}
