package storetest

import (
	"errors"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// urging returns the change that records that an office was urged.
func urging(task, office string, replyBy model.Date) model.Change {
	return model.Change{Task: task, Kind: model.KindUrge, Office: office, ReplyBy: replyBy}
}

func testUrging(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", editing("1", 1, model.Values{Lead: []string{"办公室", "财务科"}}, model.FieldLead))
	apply(t, ledger, plan, "李", urging("1", "办公室", day(7, 1)), urging("1", "财务科", day(7, 1)))
	if event := apply(t, ledger, plan, "王", urging("1", "财务科", day(7, 9)))[0]; event.Times != 2 || event.ReplyBy != day(7, 9) {
		t.Errorf("wrote %+v", event)
	}
	state := load(t, ledger, plan).State("1")
	if got := state.UrgeOf("财务科"); got.Times != 2 || got.By != "王" || got.ReplyBy != day(7, 9) || state.TimesUrged() != 2 || state.Notes != 1 {
		t.Errorf("the state is %+v", state)
	}
	// A report or a mark after it is the answer of that office alone.
	wantAnswered(t, ledger, plan, false, false)
	apply(t, ledger, plan, "陈", reporting("1", "财务科", "已起草", day(2, 3)))
	wantAnswered(t, ledger, plan, false, true)
	apply(t, ledger, plan, "陈", marking("1", "办公室", 0, model.Doing))
	wantAnswered(t, ledger, plan, true, true)
	apply(t, ledger, plan, "王", urging("1", "财务科", model.Date{}))
	wantAnswered(t, ledger, plan, true, false)
	undo(t, ledger, plan, "王")
	wantAnswered(t, ledger, plan, true, true)
	if got := load(t, ledger, plan).State("1").UrgeOf("财务科"); got.Times != 2 {
		t.Errorf("after an undo urged %+v", got)
	}
	// Who has done their part is not urged.
	apply(t, ledger, plan, "陈", marking("1", "办公室", 0, model.Done))
	if events := apply(t, ledger, plan, "王", urging("1", "办公室", model.Date{})); len(events) != 0 {
		t.Errorf("urged about what is done: %+v", events)
	}
	due := time.Date(2021, 12, 25, 9, 0, 0, 0, model.China())
	for _, office := range load(t, ledger, plan).ToUrge(model.DateOf(due), 30, "") {
		if office.Office == "财务科" && (len(office.Tasks) != 1 || office.Tasks[0].ID != "1") || office.Office == "办公室" && office.Tasks[0].ID == "1" {
			t.Errorf("to urge: %s %v", office.Office, office.Tasks)
		}
	}
	var rule *model.RuleError
	if err := refuse(t, ledger, plan, "李", urging("3", "主办科室", model.Date{})); !errors.As(err, &rule) || rule.Rule != model.RuleNoPart {
		t.Errorf("urging an office without a part: %v", err)
	}
}

func wantAnswered(t *testing.T, ledger store.Ledger, plan string, office, finance bool) {
	t.Helper()
	state := load(t, ledger, plan).State("1")
	if got := [2]bool{state.HasAnswered("办公室"), state.HasAnswered("财务科")}; got != [2]bool{office, finance} {
		t.Errorf("answered %v, want %v", got, [2]bool{office, finance})
	}
}
