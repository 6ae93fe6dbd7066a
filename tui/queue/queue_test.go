package queue_test

import (
	"slices"
	"testing"

	"duban/model"
	"duban/tui/drafts"
	"duban/tui/queue"
)

func mark(task string, to model.Status) queue.Write {
	return queue.Write{Kind: model.KindMark, Changes: []model.Change{{Task: task, Kind: model.KindMark, To: to}}}
}

func note(task, text string) queue.Write {
	return queue.Write{
		Kind: model.KindNote, Changes: []model.Change{{Task: task, Kind: model.KindNote, Note: text}},
		Draft: drafts.Entry{Key: task, Draft: drafts.Draft{Text: text}},
	}
}

// send takes the next write and puts it on its way.
func send(t *testing.T, q *queue.Queue) queue.Write {
	t.Helper()
	next, found := q.Next()
	if !found {
		t.Fatal("nothing to send")
	}
	q.Send(next)
	return next
}

func TestOneWriteAtATimeInOrder(t *testing.T) {
	q := queue.New()
	q.Add(mark("1", model.Done))
	q.Add(mark("2", model.Done))
	if first := send(t, q); first.Changes[0].Task != "1" {
		t.Fatalf("the first write is of task %s", first.Changes[0].Task)
	}
	if _, found := q.Next(); found {
		t.Error("a second write is sent before the answer to the first")
	}
	q.Settle([]model.Event{{Seq: 7}})
	if !q.IsOwn(7) || q.IsOwn(8) {
		t.Error("the events written are not the own ones")
	}
	if second := send(t, q); second.Changes[0].Task != "2" {
		t.Errorf("the second write is of task %s", second.Changes[0].Task)
	}
	if q.IsEmpty() {
		t.Error("empty while sending")
	}
	q.Settle(nil)
	if !q.IsEmpty() {
		t.Error("not empty after the last answer")
	}
}

func TestStaleWhileSending(t *testing.T) {
	q := queue.New()
	if !q.MayRead() || q.TakeStale() {
		t.Fatal("an idle queue is stale")
	}
	q.Add(mark("1", model.Done))
	send(t, q)
	if q.MayRead() {
		t.Error("reading is allowed while sending")
	}
	q.Settle(nil)
	if !q.TakeStale() {
		t.Error("the change that came while sending is forgotten")
	}
	if q.TakeStale() || !q.MayRead() {
		t.Error("stale twice")
	}
}

func TestNothingIsSentWhileReloading(t *testing.T) {
	q := queue.New()
	q.Add(note("1", "call back"))
	q.Reload()
	if _, found := q.Next(); found || !q.IsReloading() {
		t.Error("a write is sent while reloading")
	}
	q.EndReload()
	if q.IsReloading() {
		t.Error("the reload never ends")
	}
	send(t, q)
}

func TestClearReturnsWhatWaited(t *testing.T) {
	q := queue.New()
	q.Add(note("1", "call back"))
	q.Add(note("2", "sent"))
	dropped := q.Clear()
	if len(dropped) != 2 || dropped[0].Draft.Text != "call back" || dropped[1].Draft.Key != "2" {
		t.Errorf("dropped %v", dropped)
	}
	if !q.IsEmpty() {
		t.Error("something still waits")
	}
}

func TestDropRemovesWhatBuildsOnARefusedWrite(t *testing.T) {
	q := queue.New()
	for _, w := range []queue.Write{
		mark("1", model.Done),
		note("1", "kept"),
		mark("2", model.Done),
		mark("1", model.Todo),
		{Kind: model.KindUndo},
		{Kind: model.KindRedo},
		{
			Kind: model.KindVerify, Changes: []model.Change{{Task: "1", Kind: model.KindVerify}},
			Draft: drafts.Entry{Key: "verify/1", Draft: drafts.Draft{Text: "seen on site"}},
		},
	} {
		q.Add(w)
	}
	refused := send(t, q)
	q.Settle(nil)
	dropped := q.Drop(refused)
	if len(dropped) != 4 || dropped[0].Kind != model.KindMark || dropped[3].Draft.Text != "seen on site" {
		t.Errorf("dropped %v", dropped)
	}
	var left []string
	for {
		w, found := q.Next()
		if !found {
			break
		}
		left = append(left, string(w.Kind)+w.Changes[0].Task)
	}
	if want := []string{string(model.KindNote) + "1", string(model.KindMark) + "2"}; !slices.Equal(left, want) {
		t.Errorf("%v are left, want %v", left, want)
	}
}

func TestPendingIsTheStatusAskedForLast(t *testing.T) {
	q := queue.New()
	if len(q.Pending()) != 0 {
		t.Fatal("an empty queue has pending tasks")
	}
	q.Add(mark("4", model.Doing))
	q.Add(mark("1", model.Doing))
	q.Add(mark("1", model.Done))
	q.Add(note("2", "a note changes no status"))
	q.Add(queue.Write{Kind: model.KindExtend, Changes: []model.Change{{Task: "3", Kind: model.KindExtend}}})
	q.Add(queue.Write{Kind: model.KindExtend, Changes: []model.Change{{Task: "1", Kind: model.KindExtend}}})
	checkPending(t, q)
	send(t, q)
	checkPending(t, q)
}

func checkPending(t *testing.T, q *queue.Queue) {
	t.Helper()
	pending := q.Pending()
	if status, found := pending["1"]; !found || status != model.Done {
		t.Errorf("task 1 is %q", status)
	}
	if status, found := pending["4"]; !found || status != model.Doing {
		t.Errorf("task 4 is %q", status)
	}
	if _, found := pending["2"]; found {
		t.Error("a note counts")
	}
	if status, found := pending["3"]; !found || status != "" {
		t.Errorf("task 3 is %q, %v", status, found)
	}
}

func TestLeaving(t *testing.T) {
	q := queue.New()
	q.Leave()
	if !q.IsLeaving() {
		t.Error("not leaving")
	}
	q.Stay()
	if q.IsLeaving() {
		t.Error("still leaving")
	}
}
