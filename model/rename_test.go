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

// Where two offices become one, their parts do: what one has not done is to do.
func TestRenameMergesParts(t *testing.T) {
	merge := model.Rename{Old: "财务科", New: "计财科", Merges: true}
	for name, c := range map[string]struct {
		log  []model.Event
		want model.Status // empty for no part
	}{
		"both done":             {[]model.Event{markPart(1, "1", "财务科", model.Done), markPart(2, "1", "计财科", model.Done)}, model.Done},
		"the old one is not":    {[]model.Event{markPart(1, "1", "财务科", model.Doing), markPart(2, "1", "计财科", model.Done)}, model.Doing},
		"the new one is not":    {[]model.Event{markPart(1, "1", "财务科", model.Done), markPart(2, "1", "计财科", model.Doing)}, model.Doing},
		"the new one submitted": {[]model.Event{markPart(1, "1", "财务科", model.Done), markPart(2, "1", "计财科", model.Submitted)}, model.Submitted},
		"the old one alone":     {[]model.Event{markPart(1, "1", "财务科", model.Done)}, ""},
		"neither":               {nil, ""},
	} {
		log := append(slices.Clone(c.log), markPart(3, "1", "办公室", model.Done), renamed(4, merge))
		var got model.Status
		for _, part := range model.Replay(log).Parts {
			switch part.Office {
			case "财务科":
				t.Errorf("%s: the old name has a part", name)
			case "计财科":
				got = part.Status
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Of two parts with the same status the later mark counts.
func TestRenameKeepsTheLaterMark(t *testing.T) {
	merge := renamed(3, model.Rename{Old: "财务科", New: "计财科", Merges: true})
	for _, offices := range [][]string{{"财务科", "计财科"}, {"计财科", "财务科"}} {
		parts := model.Replay([]model.Event{markPart(1, "1", offices[0], model.Done), markPart(2, "1", offices[1], model.Done), merge}).Parts
		if len(parts) != 1 || parts[0].Office != "计财科" || parts[0].Seq != 2 {
			t.Errorf("first %s: %+v", offices[0], parts)
		}
	}
}

// An office that is urged has its urges under the new name, the last of two and the
// larger number of times.
func TestRenameMovesUrges(t *testing.T) {
	urge := func(seq uint64, office string) model.Event {
		return model.Event{Seq: seq, Task: "1", Kind: model.KindUrge, Office: office, Times: 1}
	}
	rename := renamed(9, model.Rename{Old: "财务科", New: "计财科"})
	for name, c := range map[string]struct {
		log   []model.Event
		times int
		seq   uint64
	}{
		"alone":            {[]model.Event{urge(1, "财务科")}, 1, 1},
		"the old one last": {[]model.Event{urge(1, "计财科"), urge(2, "财务科"), urge(3, "财务科")}, 2, 3},
		"the new one last": {[]model.Event{urge(1, "财务科"), urge(2, "财务科"), urge(3, "计财科")}, 2, 3},
	} {
		urged := model.Replay(append(c.log, rename)).Urged
		if len(urged) != 1 || urged[0].Office != "计财科" || urged[0].Times != c.times || urged[0].Seq != c.seq {
			t.Errorf("%s: %+v", name, urged)
		}
	}
}

// A task that reaches the office by a class is changed where the office marked its part.
func TestRenameReachesMarkedPartsOfAClass(t *testing.T) {
	plan := planOf("# 公开", "1 公开", "2 解读", "3 回应")
	for i := range 2 {
		plan.Tasks[i].Lead, plan.Tasks[i].Classes = []string{"各科室"}, []string{"各科室"}
	}
	plan.Tasks[2].Lead = []string{"财务科"}
	s := model.NewSnapshot(plan, []model.Event{markPart(1, "1", "财务科", model.Done)}, 1)
	changes, err := s.RenameChanges(model.Rename{Old: "财务科", New: "计财科"})
	if err != nil || len(changes) != 2 || changes[0].Task != "1" || len(changes[0].Edit.Fields) != 0 || changes[1].Task != "3" {
		t.Errorf("%+v, %v", changes, err)
	}
}

// A part goes with its office to a new name; where a part of that name is there, the one
// that is done less stays.
func TestRenameMovesAPart(t *testing.T) {
	rename := renamed(3, model.Rename{Old: "财务科", New: "计财科"})
	for name, c := range map[string]struct {
		log  []model.Event
		want model.Status
	}{
		"alone":          {[]model.Event{markPart(1, "1", "财务科", model.Done)}, model.Done},
		"beside an open": {[]model.Event{markPart(1, "1", "财务科", model.Done), markPart(2, "1", "计财科", model.Doing)}, model.Doing},
		"beside a done":  {[]model.Event{markPart(1, "1", "财务科", model.Doing), markPart(2, "1", "计财科", model.Done)}, model.Doing},
	} {
		parts := model.Replay(append(slices.Clone(c.log), rename)).Parts
		if len(parts) != 1 || parts[0].Office != "计财科" || parts[0].Status != c.want {
			t.Errorf("%s: %+v", name, parts)
		}
	}
}

func TestRenameIsRefused(t *testing.T) {
	plan := samplePlan()
	s := model.NewSnapshot(plan, nil, 1)
	class := plan.Classes()[0]
	for _, rename := range []model.Rename{
		{Old: "财务科", New: "财务科"},
		{Old: model.ByMatterOffice, New: "财务科"},
		{Old: "财务科", New: model.ByMatterOffice},
		{Old: class, New: "财务科"},
		{Old: "财务科", New: class},
		{Old: "财务科", New: "各股室"},
	} {
		if _, err := s.RenameChanges(rename); err == nil {
			t.Errorf("%s to %s is allowed", rename.Old, rename.New)
		}
	}
}
