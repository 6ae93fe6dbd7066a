//go:build unix

package postgres_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store/postgres"
	"duban/store/postgres/servertest"
	"duban/store/storetest"
)

// testCheckFinds changes rows by SQL, without the engine.
func testCheckFinds(t *testing.T, server *servertest.Server) {
	for statement, want := range map[string][]model.ProblemKind{
		"select 1":                                 nil,
		"delete from S.events where seq = 2":       {model.ProblemEventPlace, model.ProblemState},
		"delete from S.events where seq = 3":       {model.ProblemEventPlace, model.ProblemState},
		"delete from S.states where task = '1'":    {model.ProblemNoState},
		"delete from S.tasks where id = '1'":       {model.ProblemEventTask, model.ProblemState},
		"update S.states set task = '2'":           {model.ProblemState, model.ProblemNoState},
		"update S.ledger set revision = 9":         {model.ProblemEventPlace},
		"delete from S.events where kind='import'": {model.ProblemEventPlace, model.ProblemPlanVersions},
		"update S.events set event = replace(event, '\"plan\":\"2021\"', '\"plan\":\"1999\"') where seq = 3": {
			model.ProblemEventPlan, model.ProblemState,
		},
	} {
		url := newLedger(t, server)
		ledger := open(t, url, postgres.Options{})
		plan, err := ledger.Import(t.Context(), storetest.Plan(2021), "李", time.Now())
		must(t, err)
		for _, status := range []model.Status{model.Doing, model.Done} {
			_, _, err := ledger.Apply(t.Context(), plan, "李", time.Now(), []model.Change{{Task: "1", Kind: model.KindMark, To: status}})
			must(t, err)
		}
		_, schema, _ := strings.Cut(url, "search_path=")
		server.SQL(t, strings.ReplaceAll(statement, "S.", schema+"."))
		result, err := ledger.Check(t.Context())
		must(t, err)
		var found []model.ProblemKind
		for _, problem := range result.Problems {
			found = append(found, problem.Kind)
		}
		slices.Sort(found)
		slices.Sort(want)
		if !slices.Equal(slices.Compact(found), want) {
			t.Errorf("%s: found %v, want %v", statement, result.Problems, want)
		}
	}
}
