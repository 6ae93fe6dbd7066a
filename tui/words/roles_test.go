package words

import (
	"strings"
	"testing"

	"duban/model"
)

// A refusal names what was refused, whatever it was.
func TestEveryRefusalNamesWhatItIsOf(t *testing.T) {
	operations := []model.Operation{
		model.OperationImport, model.OperationDrop, model.OperationRestore, model.OperationBackup, model.OperationDoctor,
		model.OperationRename, model.OperationAccess, model.OperationFilters, model.OperationSettings,
	}
	for _, kind := range []model.Kind{
		model.KindMark, model.KindAdd, model.KindEdit, model.KindCancel, model.KindNote, model.KindTick, model.KindExtend, model.KindReport,
		model.KindReturn, model.KindUrge, model.KindVerify, model.KindCarry, model.KindNoteEdit, model.KindNoteDrop, model.KindUndo, model.KindRedo,
	} {
		operations = append(operations, model.Operation(kind))
	}
	for _, language := range []Language{Chinese, English} {
		w := In(language)
		for _, operation := range operations {
			if w.operation(operation) == "" {
				t.Errorf("%s: no word for %s", language, operation)
			}
		}
	}
	for language, want := range map[Language]string{Chinese: "李 不能修改备注任务 3：", English: "李 is not allowed to change a note of task 3: "} {
		refused := &model.ForbiddenError{By: "李", Permit: model.Permit{Access: model.AccessEditor}, Operation: model.Operation(model.KindNoteEdit), Task: "3", NotOwn: true}
		if got := In(language).forbidden(refused); !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
