package storetest

import (
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// Settings of a plan are events as others are: with a version, undo, and for admins alone.
func testSettings(t *testing.T, ledger store.Ledger) {
	id := importPlan(t, ledger, 2021)
	from := func(month time.Month) model.Change {
		return model.Change{
			Task: model.SettingsID, Seen: 1, Kind: model.KindSettings,
			Edit: &model.Edit{Fields: []model.Field{model.FieldCountFrom}, To: model.Values{CountFrom: model.Date{Year: 2021, Month: month, Day: 1}}},
		}
	}
	today := model.Date{Year: 2021, Month: time.August, Day: 1}
	missed := func() int {
		s := load(t, ledger, id)
		return s.TaskProgress(s.Task("2"), today).MissedPeriods
	}
	if got := missed(); got != 7 {
		t.Errorf("%d periods were missed, want 7", got)
	}
	set := apply(t, ledger, id, "李", from(time.March))
	if s := load(t, ledger, id); s.Plan.CountFrom.Month != time.March || missed() != 5 || s.State("1").Version != 1 {
		t.Errorf("counts from %v, %d missed", s.Plan.CountFrom, missed())
	}
	wantConflict(t, refuse(t, ledger, id, "王", from(time.May)), set[0], false)
	asRead := from(time.March)
	asRead.Seen = 2
	if again := apply(t, ledger, id, "王", asRead); len(again) > 0 {
		t.Errorf("the same again wrote %+v", again)
	}
	apply(t, ledger, id, "李", inverses(model.KindUndo, set)...)
	if got := missed(); got != 7 {
		t.Errorf("after an undo %d periods were missed, want 7", got)
	}
	recent, err := ledger.Recent(t.Context(), id)
	if err != nil || recent.Plan.CountFrom != load(t, ledger, id).Plan.CountFrom {
		t.Errorf("the latest events give another setting: %v", err)
	}
}

// testSettingsPermits: editors and offices may neither change settings or names of offices
// nor take such a change back, even one of their own from before they were editors.
func testSettingsPermits(t *testing.T, office model.Permit, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	ledger, with := open(t)
	id := importPlan(t, ledger, 2021)
	settings := model.Change{
		Task: model.SettingsID, Kind: model.KindSettings,
		Edit: &model.Edit{Fields: []model.Field{model.FieldCountFrom}, To: model.Values{CountFrom: noonDate()}},
	}
	rename := renaming(t, load(t, ledger, id), model.Rename{Old: "办公室", New: "综合科"})
	for _, changes := range [][]model.Change{{settings}, rename} {
		for _, permit := range []model.Permit{office, {Access: model.AccessEditor}, {Access: model.AccessViewer}} {
			wantForbidden(t, refuse(t, with(permit), id, "王", changes...), permit)
		}
		made := apply(t, with(model.Permit{Access: model.AccessAdmin}), id, "王", changes...)
		for _, permit := range []model.Permit{{Access: model.AccessEditor}, {Access: model.AccessViewer}} {
			wantForbidden(t, refuse(t, with(permit), id, "王", inverses(model.KindUndo, made)...), permit)
		}
		undone := apply(t, with(model.Permit{Access: model.AccessAdmin}), id, "王", inverses(model.KindUndo, made)...)
		wantForbidden(t, refuse(t, with(model.Permit{Access: model.AccessEditor}), id, "王", inverses(model.KindRedo, undone)...), model.Permit{Access: model.AccessEditor})
	}
	CheckClean(t, ledger)
}

func noonDate() model.Date { return model.DateOf(noon()) }
