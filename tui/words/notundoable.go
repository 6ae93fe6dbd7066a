package words

import (
	"cmp"
	"fmt"

	"duban/model"
)

// NotUndoable has the words for what undo can't revert: an import, a restore or the
// removal of a plan.
type NotUndoable struct {
	AfterImportKey              string
	Import, Correction, Restore string // the plan; the plan; the backup
	Drop                        string // the plan
	NotUndone                   string // what, when, the command
	NoCopy                      string // what, when
	ImportAgain                 string // after NoCopy, of an import
	EarlierKey                  string // to undo what was done before
}

func chineseNotUndoable() NotUndoable {
	return NotUndoable{
		AfterImportKey: "{undo} 看怎样退回",
		Drop:           "删除方案 %s",
		Import:         "导入方案 %s", Correction: "导入方案 %s 的修订", Restore: "恢复备份 %s",
		NotUndone:   "%[1]s（%[2]s）不能撤销；要退回到它之前（此后大家的改动也会一并退回），请在本机执行：%[3]s",
		NoCopy:      "%[1]s（%[2]s）不能撤销，之前的副本也没有了",
		ImportAgain: "；导错了请把改好的文件再导入一次",
		EarlierKey:  "；再按 {undo} 撤销更早的改动",
	}
}

func englishNotUndoable() NotUndoable {
	return NotUndoable{
		AfterImportKey: "{undo} shows how to undo it",
		Drop:           "the removal of plan %s",
		Import:         "the import of plan %s", Correction: "the correction of plan %s", Restore: "the restore of %s",
		NotUndone:   "%[1]s (%[2]s) can't be undone with undo; to go back, losing everyone's later changes, run on this machine: %[3]s",
		NoCopy:      "%[1]s (%[2]s) can't be undone: no copy from before it exists",
		ImportAgain: "; to fix a wrong import, import the corrected file",
		EarlierKey:  "; press {undo} again to undo earlier changes",
	}
}

// CannotUndo says that an import, a restore or the removal of a plan can't be undone, and which command
// restores the state before it; the command is empty if there is none.
func (w *Words) CannotUndo(event model.Event, command string) string {
	text := w.NotUndoable
	what := fmt.Sprintf(text.Import, Echo(event.Plan))
	switch {
	case event.Kind == model.KindRestore:
		what = fmt.Sprintf(text.Restore, Echo(cmp.Or(event.Note, w.Documents.Problems.StandardInput)))
	case event.Kind == model.KindDrop:
		what = fmt.Sprintf(text.Drop, Echo(event.Source))
	case event.Revised.Version > 1:
		what = fmt.Sprintf(text.Correction, Echo(event.Plan))
	}
	at := event.At.In(model.China()).Format("01-02 15:04")
	switch {
	case command == "" && event.Kind != model.KindImport:
		return fmt.Sprintf(text.NoCopy, what, at)
	case command == "":
		return fmt.Sprintf(text.NoCopy, what, at) + text.ImportAgain
	}
	return fmt.Sprintf(text.NotUndone, what, at, model.CleanLine(command))
}
