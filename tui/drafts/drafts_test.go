package drafts_test

import (
	"maps"
	"strings"
	"testing"

	"duban/model"
	"duban/tui/drafts"
	"duban/tui/keys"
	"duban/tui/words"
)

// store keeps the drafts of one plan.
type store map[string]drafts.Draft

func (s store) All(string) map[string]drafts.Draft { return maps.Clone(s) }

func (s store) Save(_, key string, draft drafts.Draft) {
	s[key] = draft
	if draft.Text == "" {
		delete(s, key)
	}
}

func (s store) Drop(_, key string) { delete(s, key) }

func snapshot(events ...model.Event) *model.Snapshot {
	plan := &model.Plan{ID: "p", Tasks: []model.Task{{ID: "1", Number: "1"}, {ID: "2", Number: "2"}}}
	return model.NewSnapshot(plan, events, uint64(len(events)))
}

func note(seq uint64, task, by, text string) model.Event {
	return model.Event{Seq: seq, Task: task, Kind: model.KindNote, By: by, Note: text}
}

func TestKeepTakeAndRestore(t *testing.T) {
	kept := store{}
	d := drafts.New(kept)
	d.Load(snapshot(), "desk1")
	d.Keep("1", "已催", 4)
	d.Keep("1", "已催办", 9)
	if want := (drafts.Draft{Text: "已催办", Since: 4}); kept["1"] != want || d.Text("1") != want.Text {
		t.Fatalf("kept %+v, want %+v: it was begun at revision 4", kept["1"], want)
	}
	entry := d.Take("1", "已催办")
	if d.Text("1") != "" || kept["1"].Text != "已催办" {
		t.Errorf("taken for a write, it is %q here and %q in the store", d.Text("1"), kept["1"].Text)
	}
	d.Restore(entry)
	if d.Text("1") != "已催办" {
		t.Error("a refused write loses its text")
	}
	d.Take("1", "已催办")
	if d.Saved("1"); len(kept) != 0 {
		t.Errorf("kept although saved: %+v", kept)
	}
	d.Keep("1", "再催", 10)
	if d.Saved("1"); kept["1"].Text != "再催" {
		t.Error("another text with the same key is dropped")
	}
	if d.Discard("1"); len(kept) != 0 || d.Text("1") != "" {
		t.Errorf("kept although discarded: %+v", kept)
	}
	if d.Keep("2", "", 11); len(kept) != 0 {
		t.Errorf("an empty text is kept: %+v", kept)
	}
}

func TestLoad(t *testing.T) {
	for _, c := range []struct {
		name   string
		events []model.Event
		key    string
		draft  drafts.Draft
		loaded bool
	}{
		{"nothing saved", nil, "1", drafts.Draft{Text: "已催办"}, true},
		{"saved since", []model.Event{note(1, "1", "desk1", "已催办")}, "1", drafts.Draft{Text: "已催办 "}, false},
		{"saved before it was begun", []model.Event{note(1, "1", "desk1", "已催办")}, "1", drafts.Draft{Text: "已催办", Since: 1}, true},
		{"saved by a colleague", []model.Event{note(1, "1", "desk2", "已催办")}, "1", drafts.Draft{Text: "已催办"}, true},
		{"saved on one task of two", []model.Event{note(1, "1", "desk1", "已催办")}, "1,2", drafts.Draft{Text: "已催办"}, true},
		{"saved as another change", []model.Event{note(1, "1", "desk1", "已催办")}, "tick/1", drafts.Draft{Text: "已催办"}, true},
		{"of a task that is gone", nil, "9", drafts.Draft{Text: "已催办"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := drafts.New(store{c.key: c.draft})
			d.Load(snapshot(c.events...), "desk1")
			if loaded := d.Text(c.key) != ""; loaded != c.loaded {
				t.Errorf("loaded: %v", loaded)
			}
		})
	}
}

// A task that a correction removed may come back: its draft stays in the store.
func TestDraftsOfMissingTasksStayInTheStore(t *testing.T) {
	kept := store{"9": {Text: "已催办"}}
	drafts.New(kept).Load(snapshot(), "desk1")
	if kept["9"].Text == "" {
		t.Error("dropped")
	}
}

// An edit of other fields did not save the draft of a form.
func TestDraftsOfEditsThatWereSaved(t *testing.T) {
	edit := func(names ...model.Field) model.Event {
		return model.Event{Seq: 5, Task: "1", Kind: model.KindEdit, By: "desk1", Edit: &model.Edit{Fields: names}}
	}
	for _, test := range []struct {
		text string
		edit model.Event
		kept bool
	}{
		{"lead=财务科", edit(model.FieldLead), false},
		{"lead=财务科\nassist=办公室", edit(model.FieldLead), false},
		{"document=江卫办〔2021〕8号", edit(model.FieldSource), false},
		{"lead=财务科", edit(model.FieldDue), true},
		{"lead=财务科", edit(model.FieldLead, model.FieldDue), true},
	} {
		key := drafts.Key(model.KindEdit, "1")
		d := drafts.New(store{key: {Text: test.text, Since: 4}})
		d.Load(snapshot(test.edit), "desk1")
		if kept := d.Text(key) != ""; kept != test.kept {
			t.Errorf("%q after an edit of %s: kept is %v", test.text, test.edit.Edit.Fields, kept)
		}
	}
}

func TestSummaryNamesTasksAndKeys(t *testing.T) {
	d := drafts.New(nil)
	w := words.In(words.Chinese)
	d.Load(snapshot(), "desk1")
	table := keys.NewTable(w, keys.Options{Choices: []keys.Choice{{Action: keys.CancelTask, Keys: []string{"Z"}}}})
	if line := d.Summary(w, table, snapshot()); line != "" {
		t.Errorf("no drafts are summed up as %q", line)
	}
	d.Keep("1,2", "已催办", 0)
	d.Keep(drafts.Key(model.KindTick, "2"), "已报送", 0)
	d.Keep(drafts.Key(model.KindCancel, "1"), "不再需要", 0)
	d.Keep(drafts.Key(model.KindAdd), "新的任务", 0)
	line := d.Summary(w, table, snapshot())
	for _, want := range []string{"4 条", "备注 1、备注 2、", "已中止 1、", "选中任务按 n、Z、t；按 A 接着写"} {
		if !strings.Contains(line, want) {
			t.Errorf("no %q in %q", want, line)
		}
	}
}
