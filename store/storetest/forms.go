package storetest

import (
	"reflect"
	"testing"

	"duban/model"
	"duban/store"
)

// testForms checks that what is known of forms is kept as it is, beside the log.
func testForms(t *testing.T, ledger store.Ledger) {
	importPlan(t, ledger, 2021)
	kept := func() []model.DocumentForm {
		t.Helper()
		forms, err := store.Forms().Read(t.Context(), ledger, "王")
		if err != nil {
			t.Fatal(err)
		}
		return forms
	}
	change := func(to func([]model.DocumentForm) []model.DocumentForm) {
		t.Helper()
		if err := store.Forms().Change(t.Context(), ledger, "李", func(forms []model.DocumentForm) ([]model.DocumentForm, error) {
			return to(forms), nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if forms := kept(); len(forms) != 0 {
		t.Errorf("forms %+v of a new ledger", forms)
	}
	table := model.DocumentForm{
		Names: []string{"sn", "what"}, Columns: map[int]string{1: "number", 2: "task"}, HeaderLines: 2,
		Rows: []model.FormRow{{Words: "合计", Kind: model.RowIgnored}}, By: "李", At: noon(),
	}
	prose := model.DocumentForm{Scheme: "marks 2 3 某局", Rows: []model.FormRow{{Words: "工作要求", Kind: model.RowHeading}}, By: "王", At: noon()}
	for _, form := range []model.DocumentForm{table, prose} {
		change(func(forms []model.DocumentForm) []model.DocumentForm { return model.PutForm(forms, form) })
	}
	forms := kept()
	for i := range forms {
		if !forms[i].At.Equal(noon()) {
			t.Errorf("form %d is of %v", i, forms[i].At)
		}
		forms[i].At = noon()
	}
	if !reflect.DeepEqual(forms, []model.DocumentForm{table, prose}) {
		t.Errorf("kept %+v", forms)
	}
	table.Columns = map[int]string{1: "task"}
	change(func(forms []model.DocumentForm) []model.DocumentForm { return model.PutForm(forms, table) })
	if forms := kept(); len(forms) != 2 || !reflect.DeepEqual(forms[1].Columns, table.Columns) {
		t.Errorf("after a second correction kept %+v", forms)
	}
	change(func(forms []model.DocumentForm) []model.DocumentForm { return model.DropForm(forms, table) })
	if forms := kept(); len(forms) != 1 || forms[0].Scheme != prose.Scheme {
		t.Errorf("after one was forgotten kept %+v", forms)
	}
	if got := revision(t, ledger); got != 1 {
		t.Errorf("revision %d, want 1: forms are no events", got)
	}
	CheckClean(t, ledger)
}
