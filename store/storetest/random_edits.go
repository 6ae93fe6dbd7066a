package storetest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"

	"duban/model"
	"duban/store"
)

// randomSteps is how many changes each random sequence has.
const randomSteps = 24

func testRandomEdits(t *testing.T, ledger store.Ledger) { RandomEdits(t, ledger, 0, 30) }

// RandomEdits adds, edits, cancels, marks, renames, imports and undoes at random, a
// sequence for each seed. The plan that the states give must be that of the events,
// whatever was refused.
func RandomEdits(t *testing.T, ledger store.Ledger, first, count uint64) {
	t.Helper()
	for seed := first; seed < first+count; seed++ {
		random := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // repeatable, not secret
		document := Plan(2021)
		document.Title += strconv.FormatUint(seed, 10)
		document.Tasks[0].Lead = []string{"办公室", "财务科"}
		plan, err := ledger.Import(t.Context(), document, "李", noon())
		if err != nil {
			t.Fatal(err)
		}
		for range randomSteps {
			stepAtRandom(t, ledger, plan, random)
		}
		byEvents := load(t, ledger, plan)
		byStates, err := ledger.Recent(t.Context(), plan)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(byEvents.Plan, byStates.Plan) {
			t.Fatalf("seed %d: the events give the plan %+v, the states %+v", seed, byEvents.Plan, byStates.Plan)
		}
		for i := range byEvents.Plan.Tasks {
			if id := byEvents.Plan.Tasks[i].ID; byEvents.State(id).Notes != len(byEvents.Notes(id)) {
				t.Fatalf("seed %d, task %s: %d notes, counted as %d", seed, id, len(byEvents.Notes(id)), byEvents.State(id).Notes)
			}
			id := byEvents.Plan.Tasks[i].ID
			if got, want := byStates.State(id), byEvents.State(id); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, task %s: the states give %+v, the events %+v", seed, id, got, want)
			}
		}
	}
}

func stepAtRandom(t *testing.T, ledger store.Ledger, plan string, random *rand.Rand) {
	t.Helper()
	snapshot := load(t, ledger, plan)
	by := pick(random, []string{"李", "王"})
	task := snapshot.Plan.Tasks[random.IntN(len(snapshot.Plan.Tasks))].ID
	seen := max(1, snapshot.State(task).Version-random.IntN(2))
	text := fmt.Sprint("第", random.IntN(9), "种说法")
	var changes []model.Change
	switch random.IntN(18) {
	case 0:
		changes = []model.Change{adding(t, model.Values{Text: text, Category: "二、更新", Lead: []string{"人事科"}, Due: day(5, 1+random.IntN(28))})}
	case 1:
		changes = []model.Change{editing(task, seen, model.Values{Text: text, Due: day(6, 1+random.IntN(28))}, model.FieldText, model.FieldDue)}
	case 2:
		changes = []model.Change{editing(task, seen, model.Values{Lead: []string{"财务科"}, Assist: []string{text}}, model.FieldLead, model.FieldAssist)}
	case 3:
		changes = []model.Change{cancelling(task, seen)}
	case 4, 5:
		changes = []model.Change{marking(task, pick(random, []string{"办公室", "财务科"}), seen, pick(random, []model.Status{model.Done, model.Submitted, model.Todo}))}
	case 6:
		changes = []model.Change{mark(task, seen, pick(random, []model.Status{model.Done, model.Submitted, model.Todo}))}
	case 7:
		changes = renaming(t, snapshot, model.Rename{Old: "财务科", New: pick(random, []string{"规划科", "办公室"})})
	case 8, 9:
		changes = []model.Change{reporting(task, pick(random, []string{"办公室", "财务科", ""}), text, day(1+random.IntN(6), 1))}
	case 10:
		changes = []model.Change{urging(task, pick(random, []string{"办公室", "财务科"}), day(7, 1))}
	case 11:
		changes = []model.Change{{Task: task, Seen: seen, Kind: model.KindReturn, Office: pick(random, []string{"办公室", "财务科", ""}), Note: text}}
	case 12:
		correctAtRandom(t, ledger, plan, random)
		return
	case 13:
		changes = []model.Change{note(task, text), {Task: task, Kind: model.KindTick, On: day(1+random.IntN(12), 1), Note: text}}
	case 14:
		changes = correctingNote(snapshot, task, by, text, random)
	case 15:
		changes = []model.Change{snapshot.SettingsChange([]model.Field{model.FieldApproval, model.FieldCountFrom}, model.Values{Approval: random.IntN(2) == 0, CountFrom: day(1+random.IntN(2), 1)})}
	case 16:
		changes = inverses(model.KindRedo, model.LastRedoable(snapshot.Log, by))
	default:
		changes = inverses(model.KindUndo, model.LastUndoable(snapshot.Log, by))
	}
	// A refusal is as good as a change: it must leave the ledger whole.
	_, _, _ = ledger.Apply(t.Context(), plan, by, noon(), changes)
}

// correctingNote changes or removes one of a person's notes on a task.
func correctingNote(snapshot *model.Snapshot, task, by, text string, random *rand.Rand) []model.Change {
	own := snapshot.OwnNotes(task, by)
	if len(own) == 0 {
		return nil
	}
	change, err := snapshot.NoteChange(task, own[random.IntN(len(own))].Seq, pick(random, []string{text, ""}))
	if err != nil {
		return nil
	}
	return []model.Change{change}
}

func correctAtRandom(t *testing.T, ledger store.Ledger, plan string, random *rand.Rand) {
	t.Helper()
	snapshot := load(t, ledger, plan)
	corrected := Plan(2021)
	corrected.Title = snapshot.Imported.Title
	corrected.Tasks[0].Text += strconv.Itoa(random.IntN(3))
	corrected.Tasks[0].Due = day(8, 1+random.IntN(3))
	corrected.Tasks[1].Lead = []string{pick(random, []string{"财务科", "办公室"})}
	switch random.IntN(3) {
	case 0:
		corrected.Tasks = corrected.Tasks[:2]
	case 1: // like one that people may have added
		corrected.Tasks = append(corrected.Tasks, model.Task{ID: "4", Number: "4", Category: 1, Text: fmt.Sprint("第", random.IntN(9), "种说法"), Lead: []string{"办公室"}})
	}
	revision := snapshot.Reconcile(corrected)
	for i := range revision.Questions {
		revision.Answer(i, random.IntN(2) == 0)
	}
	if err := ledger.Revise(t.Context(), revision, "王", noon()); err != nil {
		t.Fatal(err)
	}
}
