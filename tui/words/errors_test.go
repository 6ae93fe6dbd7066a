package words

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"duban/model"
)

func TestError(t *testing.T) {
	at := time.Date(2021, 11, 22, 1, 12, 0, 0, time.UTC)
	byDesk2 := model.Event{By: "desk2", At: at, Kind: model.KindMark, From: model.Todo, To: model.Done}
	long := strings.Repeat("长", 200)
	wantWorded(t, []errorCase{
		{
			name: "conflict", err: &model.ConflictError{Task: "20", Latest: byDesk2},
			zh: []string{"20", "desk2", "11-22 09:12", "已完成", "没有写入"},
			en: []string{"20", "desk2", "11-22 09:12", "done", "nothing was written"},
		},
		{
			name: "built on", err: &model.ConflictError{Task: "20", Latest: byDesk2, BuiltOn: true},
			zh: []string{"不能撤销", "desk2"}, en: []string{"can't undo", "desk2"},
		},
		{
			name: "conflict with unknown author", err: &model.ConflictError{Task: "20"},
			zh: []string{"20", "别人"}, en: []string{"20", "someone else"},
		},
		{
			name: "undo with unknown author", err: &model.ConflictError{Task: "20", BuiltOn: true},
			zh: []string{"不能撤销"}, en: []string{"can't undo"},
		},
		{
			name: "no task", err: &model.NotFoundError{What: model.NounTask, Name: "99", Nearest: []string{"9", "19"}},
			zh: []string{"没有任务「99」", "9、19", "duban list"}, en: []string{`no task "99"`, "9, 19", "duban list"},
		},
		{
			name: "no plan", err: &model.NotFoundError{What: model.NounPlan, Name: "2020"},
			zh: []string{"没有方案", "duban plans"}, en: []string{"no plan", "duban plans"}, without: []string{"最接近", "nearest"},
		},
		{
			name: "office fits several",
			err:  &model.NotFoundError{What: model.NounOffice, Name: "科", Nearest: []string{"财务科", "宣教科"}, Ambiguous: true},
			zh:   []string{"不止一个", "财务科、宣教科"}, en: []string{"several", "财务科, 宣教科"},
		},
		{
			name: "headings",
			err:  &model.NotFoundError{What: model.NounCategory, Name: "公开", Nearest: []string{"一、主动公开", "二、财政信息公开"}, Ambiguous: true},
			zh:   []string{"「一、主动公开」、「二、财政信息公开」"}, en: []string{`"一、主动公开", "二、财政信息公开"`},
		},
		{
			name: "hostile name", err: &model.NotFoundError{What: model.NounCategory, Name: "\x1b]52;c;aGk=\a\n\u202e" + long},
			zh: []string{"没有类别"}, en: []string{"no category"}, without: []string{"\x1b", "\a", "\u202e", long},
		},
	})
}

func TestErrorsOfInput(t *testing.T) {
	wantWorded(t, []errorCase{
		{name: "date", err: &model.DateError{Text: "2021-13-01"}, zh: []string{"2021-13-01"}, en: []string{"2021-13-01"}},
		{name: "empty", err: &model.InputError{Problem: model.InputEmpty}, zh: []string{"空"}, en: []string{"empty"}},
		{
			name: "too long", err: &model.InputError{Problem: model.InputTooLong, Length: 10000, Limit: 2000},
			zh: []string{"10000", "2000"}, en: []string{"10000", "2000"},
		},
		{name: "not UTF-8", err: &model.InputError{Problem: model.InputNotUTF8}, zh: []string{"UTF-8"}, en: []string{"UTF-8"}},
		{
			name: "wrapped", err: fmt.Errorf("opening: %w", &model.LedgerError{Fault: model.FaultBusy, Path: "/x/a.db"}),
			zh: []string{"/x/a.db", "占用"}, en: []string{"/x/a.db", "in use"},
		},
		{
			name: "any other failure", err: &model.LedgerError{Fault: model.FaultIO, Path: "a.db", Err: errors.New("input/output\nerror")},
			zh: []string{"a.db", "input/output error"}, en: []string{"a.db", "input/output error"},
		},
		{name: "unknown fault", err: &model.LedgerError{Fault: "odd", Path: "a.db"}, zh: []string{"odd"}, en: []string{"odd"}},
		{name: "not ours", err: errors.New("odd\x1b[2J"), zh: []string{"失败：odd"}, en: []string{"failed: odd"}},
	})
	if line := In(Chinese).Error(nil); line != "" {
		t.Errorf("no error reads %q", line)
	}
}

type errorCase struct {
	name    string
	err     error
	zh, en  []string
	without []string
}

func wantWorded(t *testing.T, tests []errorCase) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			holds(t, In(Chinese).Error(test.err), test.zh, test.without)
			holds(t, In(English).Error(test.err), test.en, test.without)
		})
	}
}

// Every fault has words of its own, and they name the file.
func TestEveryFault(t *testing.T) {
	seen := map[string]model.Fault{}
	for _, fault := range []model.Fault{
		model.FaultMissing, model.FaultEmpty, model.FaultNotLedger, model.FaultTruncated, model.FaultDamaged,
		model.FaultNewer, model.FaultBusy, model.FaultPermission, model.FaultReadOnly, model.FaultDiskFull, model.FaultTooLarge,
		model.FaultNoRoom,
		model.FaultNoDirectory, model.FaultIsDirectory, model.FaultReplaced, model.FaultNetworkFS,
		model.FaultExists, model.FaultItself, model.FaultIO,
	} {
		for _, language := range []Language{Chinese, English} {
			line := In(language).Error(&model.LedgerError{Fault: fault, Path: "a.db"})
			holds(t, line, []string{"a.db"}, nil)
			if other, known := seen[line]; known {
				t.Errorf("%s and %s have the same line: %s", fault, other, line)
			}
			seen[line] = fault
		}
	}
}

func holds(t *testing.T, line string, wanted, unwanted []string) {
	t.Helper()
	for _, part := range wanted {
		if !strings.Contains(line, part) {
			t.Errorf("%q lacks %q", line, part)
		}
	}
	for _, part := range append(unwanted, "\n", "\x1b", "%!") {
		if strings.Contains(line, part) {
			t.Errorf("%q holds %q", line, part)
		}
	}
}
