package bolt_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

// However long the tasks of a document are, the ledger that has taken them in
// can be read.
func TestLongTasks(t *testing.T) {
	const document = 20 << 20 // as long as one may be, in bytes
	for what, plan := range map[string]*model.Plan{
		"many long ones": longPlan(64, strings.Repeat("<", document/64)),
		"a longest one":  longPlan(1, strings.Repeat(`"`, document)),
	} {
		t.Run(what, func(t *testing.T) {
			path := planFile(t)
			ledger := bolt.At(path, bolt.Options{})
			_, err := ledger.Import(t.Context(), plan, "李", time.Now())
			must(t, err)
			if got := load(t, ledger, "2022").Plan; !reflect.DeepEqual(got.Tasks, plan.Tasks) {
				t.Errorf("%d tasks are not the %d that came in", len(got.Tasks), len(plan.Tasks))
			}
			storetest.CheckClean(t, ledger)
		})
	}
}

func longPlan(tasks int, text string) *model.Plan {
	plan := storetest.Plan(2022)
	plan.Tasks = nil
	for i := range tasks {
		plan.Tasks = append(plan.Tasks, model.Task{ID: fmt.Sprint(i + 1), Text: text})
	}
	return plan
}
