package words

import (
	"fmt"

	"duban/model"
)

// Merging has the words for where a corrected document and changes by hand differ.
type Merging struct {
	// Of a task, the name of a field, the hand's value and the document's.
	KeptByHand, ByDocument string
	// Of a task, and the name and the text of one that was added by hand.
	SameTask, OtherTask string
	Title               string // how many differ
	Keys                string
	Hand, Document      string // before the value; HandChosen where only the side is named
	Same, Other         string
	AskField, AskTask   string // in the command: a value, or a task, of each side
	First, Second       string // what a person types for the one and for the other
	Again               string // neither was typed
}

func chineseMerging() Merging {
	return Merging{
		KeptByHand: "保留手工修改  %[1]s  %[2]s：%[3]s（文件为 %[4]s）", ByDocument: "改按文件  %[1]s  %[2]s：%[4]s（手工为 %[3]s）",
		SameTask: "视为同一项  %[1]s  与手工增加的 %[2]s  %[3]s", OtherTask: "另作一项  %[1]s  手工增加的 %[2]s 不变  %[3]s",
		Title: "手工改动与文件不同：%d 处，请逐项确定", Keys: "空格 换另一方   回车 按此导入   Esc 返回预览",
		Hand: "手工", Document: "文件", Same: "同一项", Other: "另一项",
		AskField: "%[1]s\n  1 手工  %[2]s\n  2 文件  %[3]s\n按哪个？[1/2]，直接回车保留手工：",
		AskTask:  "%[1]s\n  手工增加的 %[2]s  %[3]s\n  1 是同一项  2 不是，另作一项\n选哪个？[1/2]，直接回车视为同一项：",
		First:    "手工", Second: "文件", Again: "请输入 1 或 2",
	}
}

func englishMerging() Merging {
	return Merging{
		KeptByHand: "kept as edited  %[1]s  %[2]s: %[3]s (the document says %[4]s)", ByDocument: "as in the document  %[1]s  %[2]s: %[4]s (edited to %[3]s)",
		SameTask: "same task  %[1]s  as %[2]s, added by hand  %[3]s", OtherTask: "another task  %[1]s  %[2]s, added by hand, stays  %[3]s",
		Title: "edits that differ from the document: %d, decide each", Keys: "Space other side   Enter import   Esc back to the preview",
		Hand: "edit", Document: "document", Same: "same", Other: "another",
		AskField: "%[1]s\n  1 edited    %[2]s\n  2 document  %[3]s\nWhich? [1/2], Enter keeps the edit: ",
		AskTask:  "%[1]s\n  added by hand: %[2]s  %[3]s\n  1 is the same task  2 is another one\nWhich? [1/2], Enter for the same: ",
		First:    "edit", Second: "document", Again: "please type 1 or 2",
	}
}

// Answers returns what the answers to the questions of a corrected version come to, a
// line each.
func (w *Words) Answers(r *model.Revision) []string {
	var lines []string
	for i := range r.Questions {
		if !r.IsMoot(i) {
			lines = append(lines, w.answer(&r.Questions[i]))
		}
	}
	return lines
}

func (w *Words) answer(q *model.Question) string {
	line := w.Merging.KeptByHand
	switch {
	case q.Added != nil && q.ByDocument:
		return fmt.Sprintf(w.Merging.OtherTask, numbered(q.Task), q.Added.ID, q.Added.Text)
	case q.Added != nil:
		return fmt.Sprintf(w.Merging.SameTask, numbered(q.Task), q.Added.ID, q.Added.Text)
	case q.ByDocument:
		line = w.Merging.ByDocument
	}
	return fmt.Sprintf(line, numbered(q.Task), w.FieldName(q.Field), w.value(q.Hand, q.Field), w.value(q.Document, q.Field))
}

// Ask returns the question as the command asks it.
func (w *Words) Ask(q *model.Question) string {
	if q.Added != nil {
		return fmt.Sprintf(w.Merging.AskTask, numbered(q.Task), q.Added.ID, q.Added.Text)
	}
	return fmt.Sprintf(w.Merging.AskField, numbered(q.Task)+"  "+w.FieldName(q.Field), w.value(q.Hand, q.Field), w.value(q.Document, q.Field))
}

// Sides returns what each side of a question says; the hand's first.
func (w *Words) Sides(q *model.Question) (hand, document string) {
	if q.Added != nil {
		return q.Added.ID + "  " + q.Added.Text, numbered(q.Task)
	}
	return w.value(q.Hand, q.Field), w.value(q.Document, q.Field)
}
