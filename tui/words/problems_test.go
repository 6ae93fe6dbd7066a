package words

import (
	"strings"
	"testing"
	"unicode"

	"duban/model"
)

// Every problem has words of its own in both languages, whatever the
// damaged ledger holds.
func TestProblem(t *testing.T) {
	kinds := []model.ProblemKind{
		model.ProblemPages, model.ProblemEventPlace, model.ProblemEventGroup, model.ProblemEventPlan, model.ProblemEventTask,
		model.ProblemPlanTasks, model.ProblemPlanTwins, model.ProblemPlanVersions, model.ProblemPlanOrigin,
		model.ProblemState, model.ProblemNoState, model.ProblemHistoryExtra, model.ProblemHistoryLacks, model.ProblemHistoryEntry,
		"of a later version",
	}
	for _, language := range []Language{Chinese, English} {
		seen := map[string]model.ProblemKind{}
		for _, kind := range kinds {
			line := In(language).Problem(model.Problem{
				Kind: kind, Plan: "2021\x1b[2J", Task: "7\n\u202e", Event: 31, Expected: 32, Found: 33, Detail: "page 4\x1b]52;c;aGk=\a",
			})
			if before, twice := seen[line]; twice {
				t.Errorf("%s: %s and %s both read %s", language, kind, before, line)
			}
			seen[line] = kind
			isChinese := strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) })
			if isChinese != (language == Chinese) {
				t.Errorf("%s: %s reads %s", language, kind, line)
			}
			if strings.ContainsAny(line, "\x1b\a\n\u202e") || strings.Contains(line, "%!") {
				t.Errorf("%s: %s reads %q", language, kind, line)
			}
		}
	}
}
