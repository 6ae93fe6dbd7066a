package model_test

import (
	"slices"
	"testing"

	"duban/model"
)

// Each task that names the office has the fields changed that name it, and no others.
func TestRenameChangesOnlyWhatNamesTheOffice(t *testing.T) {
	snapshot := model.NewSnapshot(samplePlan(), nil, 1)
	for _, old := range snapshot.Plan.Offices() {
		changes, err := snapshot.RenameChanges(model.Rename{Old: old, New: "综合科"})
		if old == model.ByMatterOffice {
			continue
		}
		if err != nil {
			t.Fatal(old, err)
		}
		for i := range snapshot.Plan.Tasks {
			task := &snapshot.Plan.Tasks[i]
			var want []model.Field
			if slices.Contains(task.Lead, old) {
				want = append(want, model.FieldLead)
			}
			if slices.Contains(task.Assist, old) {
				want = append(want, model.FieldAssist)
			}
			var got []model.Field
			for _, change := range changes {
				if change.Task == task.ID {
					got = change.Edit.Fields
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s in task %s: %v, want %v", old, task.ID, got, want)
			}
		}
	}
}
