// Package storetest tests that every implementation of store.Ledger behaves the same.
package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// Run tests an implementation. The open function returns a new, empty ledger;
// what it needs to clean up it registers with the test that it is given. After
// each test the ledger must pass its own Check.
func Run(t *testing.T, open func(t *testing.T) store.Ledger) {
	for name, test := range tests() {
		t.Run(name, func(t *testing.T) {
			ledger := open(t)
			test(t, ledger)
			CheckClean(t, ledger)
		})
	}
}

func tests() map[string]func(t *testing.T, ledger store.Ledger) {
	return map[string]func(t *testing.T, ledger store.Ledger){
		"an empty ledger":                  testEmpty,
		"import and load":                  testImport,
		"identities of plans":              testPlanIdentities,
		"the caller's plan stays apart":    testPlansAreCopied,
		"a mark":                           testMark,
		"events since a revision":          testEventsSince,
		"conflicts":                        testConflicts,
		"a version that is not there":      testUnknownVersion,
		"undo after a later change":        testUndoConflicts,
		"redo after a later change":        testRedoConflicts,
		"all or none":                      testAllOrNone,
		"changes of several plans":         testChangesOfPlans,
		"nothing to write":                 testNothingToWrite,
		"notes never conflict":             testNotes,
		"ticks":                            testTicks,
		"extensions":                       testExtensions,
		"verifying":                        testVerify,
		"carrying over":                    testCarry,
		"tasks added by hand":              testAdd,
		"edits":                            testEdit,
		"cancelled tasks":                  testCancel,
		"a correction of what was edited":  testReviseByHand,
		"a correction with answers":        testReviseByAnswers,
		"random edits":                     testRandomEdits,
		"an office renamed":                testRename,
		"an office renamed that submitted": testRenameSubmitted,
		"two offices merged":               testMerge,
		"parts of an edited task":          testPartsOfEdited,
		"parts of offices":                 testParts,
		"reports of offices":               testReports,
		"reports of a renamed office":      testReportsOfRenamed,
		"settings of a plan":               testSettings,
		"notes that are corrected":         testCorrectedNotes,
		"urging offices":                   testUrging,
		"saved filters":                    testFilters,
		"forms of documents":               testForms,
		"settings of people":               testKeptSettings,
		"changes of one task together":     testSeveralChangesOfOneTask,
		"several plans":                    testSeveralPlans,
		"a plan that is dropped":           testDrop,
		"the last plan is dropped":         testDropLast,
		"the sample":                       testSample,
		"a corrected plan":                 testRevise,
		"the same plan twice at once":      testSameCorrectionTwice,
		"a corrected plan says nothing":    testReviseNothing,
		"a correction that came late":      testReviseLate,
		"unknown plan and task":            testUnknown,
		"undo and redo":                    testUndo,
		"undo of a group":                  testUndoGroup,
		"undo of what was built on":        testBuiltOn,
		"undo twice at once":               testUndoTwice,
		"the latest events":                testRecent,
		"the latest of a few tasks":        testRecentOf,
		"a context that has ended":         testEndedContext,
		"many goroutines":                  testGoroutines,
	}
}

// CheckClean fails the test if the ledger's Check finds a problem.
func CheckClean(t *testing.T, ledger store.Ledger) {
	t.Helper()
	report, err := ledger.Check(t.Context())
	if err != nil {
		t.Fatalf("check: %v", err)
	}
	for _, problem := range report.Problems {
		t.Errorf("check: %s", problem)
	}
}

// Plan returns a plan of the year with three tasks in two categories.
func Plan(year int) *model.Plan {
	return &model.Plan{
		Title: "工作方案", Issuer: "卫生健康局", Year: year,
		Categories: []model.Category{
			{Ordinal: "一", Title: "公开", Path: []string{"一、公开"}},
			{Ordinal: "二", Title: "更新", Path: []string{"二、更新"}},
		},
		Tasks: []model.Task{
			{
				ID: "1", Number: "1", Text: "制定目录", OfficesRaw: "局办公室牵头，各科室配合",
				Lead: []string{"办公室"}, Assist: []string{"各科室"}, Classes: []string{"各科室"},
				Due: model.Date{Year: 2021, Month: time.November, Day: 20}, DueWords: "2021年11月20日前",
				Milestones: []model.Date{{Year: 2021, Month: time.November, Day: 20}},
			},
			{
				ID: "2", Number: "2", Category: 1, Text: "更新专栏", OfficesRaw: "局办公室", Lead: []string{"办公室"},
				Quota: &model.Quota{Every: model.EveryMonth, AtLeast: 2, Words: "每月至少更新2条"},
			},
			{ID: "3", Number: "3", Category: 1, Text: "长期坚持", OfficesRaw: "主办科室", ByMatter: true, Ongoing: true},
		},
	}
}

// noon is when things happen in these tests, in China and with a fraction of a
// second.
func noon() time.Time { return time.Date(2021, 6, 1, 12, 0, 0, 123456000, model.China()) }

func importPlan(t *testing.T, ledger store.Ledger, year int) string {
	t.Helper()
	id, err := ledger.Import(t.Context(), Plan(year), "李", noon())
	if err != nil {
		t.Fatalf("import: %v", err)
	}
	return id
}

func load(t *testing.T, ledger store.Ledger, plan string) *model.Snapshot {
	t.Helper()
	snapshot, err := ledger.Load(t.Context(), plan)
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	return snapshot
}

func apply(t *testing.T, ledger store.Ledger, plan, by string, changes ...model.Change) []model.Event {
	t.Helper()
	events, _, err := ledger.Apply(t.Context(), plan, by, noon(), changes)
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	return events
}

// refuse makes changes that must be refused, and returns why. Nothing may have
// been written.
func refuse(t *testing.T, ledger store.Ledger, plan, by string, changes ...model.Change) error {
	t.Helper()
	before := revision(t, ledger)
	events, _, err := ledger.Apply(context.Background(), plan, by, noon(), changes)
	if err == nil {
		t.Fatalf("wrote %v, want a refusal", events)
	}
	if after := revision(t, ledger); after != before {
		t.Fatalf("refused with %v, but the revision went from %d to %d", err, before, after)
	}
	return err
}

func revision(t *testing.T, ledger store.Ledger) uint64 {
	t.Helper()
	report, err := ledger.Check(t.Context())
	if err != nil {
		t.Fatalf("check: %v", err)
	}
	return report.Revision
}

// wantConflict checks that the error says that the event was faster.
func wantConflict(t *testing.T, err error, latest model.Event, builtOn bool) {
	t.Helper()
	var conflict *model.ConflictError
	if !errors.As(err, &conflict) {
		t.Fatalf("got %v, want a conflict", err)
	}
	if !reflect.DeepEqual(conflict.Latest, latest) || conflict.BuiltOn != builtOn || conflict.Task != latest.Task {
		t.Errorf("the conflict names %+v, built on: %t; want %+v, built on: %t",
			conflict.Latest, conflict.BuiltOn, latest, builtOn)
	}
}

func mark(task string, seen int, to model.Status) model.Change {
	return model.Change{Task: task, Seen: seen, Kind: model.KindMark, To: to}
}

func note(task, text string) model.Change {
	return model.Change{Task: task, Kind: model.KindNote, Note: text}
}

// inverses asks for the events, newest first, to be undone or redone.
func inverses(kind model.Kind, events []model.Event) []model.Change {
	var changes []model.Change
	for _, event := range events {
		changes = append(changes, model.Change{Task: event.Task, Kind: kind, Undoes: event.Seq})
	}
	return changes
}
