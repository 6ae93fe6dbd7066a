package seeds_test

import (
	"errors"
	"testing"

	"duban/model"
	"duban/seeds"
)

func TestReadRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		want model.DocumentProblem
	}{
		"no bytes":      {"", model.DocumentBlank},
		"blanks alone":  {" \r\n\t　\n", model.DocumentBlank},
		"no task":       {"关于放假的通知\n各科室：\n国庆节放假七天。\n", model.DocumentNoTasks},
		"a header only": {"序号|工作任务|责任科室|完成时限\n", model.DocumentNoTasks},
		"invalid bytes": {"一、公开\n1.\xff\xfe\xfd。（办公室负责）\n", model.DocumentEncoding},
	} {
		t.Run(name, func(t *testing.T) {
			plan, _, err := seeds.Read([]byte(test.data), seeds.Options{})
			var refused *model.DocumentError
			if plan != nil || !errors.As(err, &refused) || refused.Problem != test.want {
				t.Errorf("plan %v, error %v, want %s", plan, err, test.want)
			}
		})
	}
}

func TestProgressGrowsToTheEnd(t *testing.T) {
	last, whole := 0, 0
	_, _, err := seeds.Read([]byte("一、公开\n1.更新栏目。（办公室负责）\n2.编制年报。（法规科负责）\n"), seeds.Options{
		Progress: func(done, total int) {
			if done < last || whole != 0 && total != whole {
				t.Errorf("%d of %d after %d of %d", done, total, last, whole)
			}
			last, whole = done, total
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if last != whole || whole == 0 {
		t.Errorf("the last call said %d of %d", last, whole)
	}
}
