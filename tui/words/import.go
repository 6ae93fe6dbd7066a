package words

import (
	"errors"
	"fmt"

	"duban/model"
)

// ImportWords has the words for the import of documents.
type ImportWords struct {
	Imported, Revised, Nothing string
	Figures                    string // added, changed, moved, removed

	RemoveLabel      string // tasks, started, what confirms
	RemoveKeys       string
	Word             string // confirms
	NotConfirmed     string
	Removes          string // tasks, of how many, started, the plan
	RemovesTooMuch   string // as Removes
	PaperForm        string // the form
	FilledIn         string // the form
	Excerpt, CutRows string // the plan, tasks, of how many
	Forms            map[string]string
}

func chineseImport() ImportWords {
	return ImportWords{
		Figures:  "新增 %[1]d，修改 %[2]d，移动 %[3]d，删去 %[4]d",
		Imported: "已导入方案 %[1]s：%[2]d 个类别，%[3]d 项任务", Revised: "已更新方案 %[1]s：新增 %[2]d，修改 %[3]d，移动 %[4]d，删去 %[5]d",
		RemoveLabel: "删去 %[1]d 项（%[2]d 项有进展），输入“%[3]s”确认", RemoveKeys: "回车 确认  Esc 返回预览",
		Word: "导入", NotConfirmed: "没有导入，台账未变",
		Removes:        "将从方案 %[4]s 删去 %[1]d 项任务（共 %[2]d 项），其中 %[3]d 项已有进展。",
		RemovesTooMuch: "没有导入：这份文件会从方案 %[4]s 删去 %[1]d 项任务（共 %[2]d 项），其中 %[3]d 项已有进展；请用 --dry-run 核对，确要删去请加 --remove",
		FilledIn:       "没有导入：这是 duban 导出的%s，不是方案；填好的请用 duban collect 文件 收回（看板的方案列表里按 c）",
		PaperForm:      "没有导入：这是 duban 导出的%s，不是完整的方案；修订方案请用 duban export 导出全部任务的台账，改好再导入",
		Excerpt:        "没有导入：这是方案 %[1]s 台账的摘录（%[2]d/%[3]d 项），不能当作修订；请用 duban export 导出全部任务的台账，改好再导入",
		CutRows:        "没有导入：这张表只有方案 %[1]s 的 %[2]d 项任务（共 %[3]d 项），像是台账的摘录；请导出全部任务再改，确要删去其余任务请加 --remove",
		Forms:          map[string]string{"ledger": "台账摘录", "progress": "进展情况", "urge": "催办单", "annual": "年度完成情况", "closing": "销号清单", "review": "回头看", "collect": "收集表", "bulletin": "通报"},
		Nothing:        "与台账里的方案 %s 相同，没有写入",
	}
}

func englishImport() ImportWords {
	return ImportWords{
		Figures:  "added %[1]d, changed %[2]d, moved %[3]d, removed %[4]d",
		Imported: "imported plan %[1]s: categories %[2]d, tasks %[3]d", Revised: "updated plan %[1]s: added %[2]d, changed %[3]d, moved %[4]d, removed %[5]d",
		RemoveLabel: "removes %[1]d (%[2]d started), type %[3]s", RemoveKeys: "Enter confirm  Esc back",
		Word: "import", NotConfirmed: "nothing was imported",
		Removes:        "This removes %[1]d of the %[2]d tasks of plan %[4]s, %[3]d of them with progress. ",
		RemovesTooMuch: "nothing was imported: the file would remove %[1]d of the %[2]d tasks of plan %[4]s, %[3]d of them with progress; check with --dry-run, and add --remove to remove them",
		FilledIn:       "nothing was imported: this is a duban export (%s), not a plan; to take in what was filled in, use duban collect FILE (c in the dashboard's list of plans)",
		PaperForm:      "nothing was imported: this is a duban export (%s), not a whole plan; to correct the plan, export a ledger of all tasks and edit that",
		Excerpt:        "nothing was imported: this is an excerpt of plan %[1]s (%[2]d of %[3]d tasks), not a corrected version; export a ledger of all tasks and edit that",
		CutRows:        "nothing was imported: the table has only %[2]d of the %[3]d tasks of plan %[1]s and looks like an excerpt; export all tasks, or add --remove to remove the others",
		Forms:          map[string]string{"ledger": "excerpt", "progress": "progress", "urge": "reminder", "annual": "annual report", "closing": "list of closed tasks", "review": "review", "collect": "table to fill in", "bulletin": "bulletin"},
		Nothing:        "same as plan %s in the ledger, nothing was written",
	}
}

// Removes says what an import would remove.
func (w *Words) Removes(r model.Removal) string {
	return fmt.Sprintf(w.Documents.Import.Removes, r.Tasks, r.Of, r.Started, Echo(r.Plan))
}

// refusedImport says why a document that can be read is not imported; empty if err
// is about something else.
func (d Documents) refusedImport(err error) string {
	var removal *model.RemovalError
	var excerpt *model.ExcerptError
	text := d.Import
	switch {
	case errors.As(err, &removal):
		return fmt.Sprintf(text.RemovesTooMuch, removal.Tasks, removal.Of, removal.Started, Echo(removal.Plan))
	case !errors.As(err, &excerpt):
		return ""
	case excerpt.Removable:
		return fmt.Sprintf(text.CutRows, Echo(excerpt.Plan), excerpt.Tasks, excerpt.Of)
	case text.Forms[excerpt.Form] == "" || excerpt.Of > 0 && excerpt.Form == "ledger":
		return fmt.Sprintf(text.Excerpt, Echo(excerpt.Plan), excerpt.Tasks, excerpt.Of)
	case excerpt.Form == "collect" || excerpt.Form == "urge":
		return fmt.Sprintf(text.FilledIn, text.Forms[excerpt.Form])
	default:
		return fmt.Sprintf(text.PaperForm, text.Forms[excerpt.Form])
	}
}
