package seeds_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// expected is the expected plan of a document: a testdata/*/expected.json.
type expected struct {
	Title, Issuer   *string
	Year            *int
	TasksTotal      int `json:"tasks_total"`
	CategoriesTotal int `json:"categories_total"`
	Categories      []struct {
		Title *string
		Name  *string
		Path  []string
		Tasks []expectedTask
	}
}

type expectedTask struct {
	Number         *string
	Text           string
	TextStartsWith string     `json:"text_starts_with"`
	OfficesRaw     *string    `json:"offices_raw"`
	Lead, Assist   []string   `json:",omitempty"`
	AssistAlsoOK   [][]string `json:"assist_also_ok"`
	Wildcards      any
	GenericLead    bool `json:"generic_lead"`
	Due            *string
	DueRaw         *string  `json:"due_raw"`
	DueAlsoOK      []string `json:"due_also_ok"`
	Milestones     []string
	Cadence        *struct {
		Every   string
		AtLeast int `json:"at_least"`
	}
	CadenceRaw  *string `json:"cadence_raw"`
	DueYearless *string `json:"due_without_year"` // --12-31
	Ongoing     bool
}

func readExpected(t *testing.T, name string) expected {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want expected
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	return want
}

func TestBuiltIn(t *testing.T) {
	plan, err := seeds.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	want := readExpected(t, "built-in")
	compare(t, plan, want)
	if got := len(plan.Categories); got != want.CategoriesTotal || got != 14 {
		t.Errorf("%d categories, want 14", got)
	}
	for i := range plan.Tasks {
		if plan.Tasks[i].ID != plan.Tasks[i].Number {
			t.Errorf("task %s has the identity %q", plan.Tasks[i].Number, plan.Tasks[i].ID)
		}
	}
	last := plan.Categories[13]
	if last.Ordinal != "十四" || last.Title != "狠抓任务落实" || !slices.Equal(last.Path, []string{"十四、狠抓任务落实。"}) {
		t.Errorf("last category: %+v", last)
	}
}

func TestReadTextSamples(t *testing.T) {
	files, err := filepath.Glob("testdata/*/source.txt")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		name := filepath.Base(filepath.Dir(file))
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			plan, warnings, err := split(seeds.ReadText(t.Context(), string(text), seeds.Options{}))
			for _, w := range warnings {
				t.Logf("line %d: %s: %s", w.Line, w.Why, w.Text)
			}
			if err != nil {
				t.Fatal(err)
			}
			compare(t, plan, readExpected(t, name))
			if len(warnings) > len(plan.Tasks) {
				t.Errorf("%d warnings for %d tasks", len(warnings), len(plan.Tasks))
			}
		})
	}
}

// compare compares a plan with the expected one.
func compare(t *testing.T, plan *model.Plan, want expected) {
	t.Helper()
	same(t, "title", plan.Title, deref(want.Title))
	same(t, "issuer", plan.Issuer, deref(want.Issuer))
	same(t, "year", plan.Year, derefYear(want.Year))
	same(t, "tasks", len(plan.Tasks), want.TasksTotal)
	same(t, "categories", len(plan.Categories), len(want.Categories))
	next := 0
	for i, category := range want.Categories {
		if i >= len(plan.Categories) {
			break
		}
		same(t, "category", plan.Categories[i].Title, deref(category.Name))
		if written := plan.Categories[i].Path; len(written) > 0 || category.Title != nil {
			same(t, "category as written", strings.Join(written[max(0, len(written)-1):], ""), deref(category.Title))
		}
		if category.Path != nil {
			same(t, "path", strings.Join(plan.Categories[i].Path, "/"), strings.Join(category.Path, "/"))
		}
		for _, task := range category.Tasks {
			if next >= len(plan.Tasks) {
				t.Errorf("task %s is missing", deref(task.Number))
				continue
			}
			same(t, "category of task", plan.Tasks[next].Category, i)
			t.Run("task "+deref(task.Number), func(t *testing.T) {
				compareTask(t, plan, &plan.Tasks[next], task)
			})
			next++
		}
	}
}

func compareTask(t *testing.T, plan *model.Plan, got *model.Task, want expectedTask) {
	t.Helper()
	same(t, "number", got.Number, deref(want.Number))
	if !strings.HasPrefix(got.Text, want.TextStartsWith) || want.Text != "" && got.Text != want.Text {
		t.Errorf("text %q, want %q %q", got.Text, want.TextStartsWith, want.Text)
	}
	if !strings.Contains(got.OfficesRaw, deref(want.OfficesRaw)) || want.OfficesRaw == nil && got.OfficesRaw != "" {
		t.Errorf("offices as written %q, want %q", got.OfficesRaw, deref(want.OfficesRaw))
	}
	same(t, "lead", join(got.Lead), join(fold(plan, want.Lead)))
	if assist := join(got.Assist); assist != join(fold(plan, want.Assist)) &&
		!slices.ContainsFunc(want.AssistAlsoOK, func(also []string) bool { return join(fold(plan, also)) == assist }) {
		t.Errorf("assist %s, want %v", assist, want.Assist)
	}
	same(t, "classes", join(got.Classes), join(fold(plan, classes(want.Wildcards))))
	same(t, "by matter", got.ByMatter, want.GenericLead)
	if due := got.Due.String(); due != deref(want.Due) && !slices.Contains(want.DueAlsoOK, due) {
		t.Errorf("due %s, want %s", due, deref(want.Due))
	}
	same(t, "due words", got.DueWords, deref(want.DueRaw))
	same(t, "ongoing", got.Ongoing, want.Ongoing)
	if want.DueYearless != nil {
		again, _ := oneRow(t, got.Text, "办公室", got.DueWords)
		same(t, "day without year", "-"+again.Due.String()[4:], *want.DueYearless)
	}
	if want.Milestones != nil {
		var dates []string
		for _, date := range got.Milestones {
			dates = append(dates, date.String())
		}
		same(t, "milestones", join(dates), join(want.Milestones))
	}
	compareQuota(t, got.Quota, want)
}

func compareQuota(t *testing.T, got *model.Quota, want expectedTask) {
	t.Helper()
	switch {
	case (got == nil) != (want.Cadence == nil):
		t.Errorf("quota %v, want %v", got, want.Cadence)
	case got != nil:
		same(t, "every", string(got.Every), want.Cadence.Every)
		same(t, "at least", got.AtLeast, want.Cadence.AtLeast)
		if want.CadenceRaw != nil {
			same(t, "quota's words", got.Words, *want.CadenceRaw)
		}
	}
}

// classes reads both forms of "wildcards": names, or names with their kind.
func classes(wildcards any) []string {
	var names []string
	switch all := wildcards.(type) {
	case []any:
		for _, name := range all {
			names = append(names, name.(string)) //nolint:forcetypeassert // test data
		}
	case map[string]any:
		for name, sort := range all {
			if sort != "generic_lead_office" {
				names = append(names, name)
			}
		}
	}
	return names
}

func fold(plan *model.Plan, names []string) []string {
	var all []string
	for _, name := range names {
		office := model.FoldOffice(plan.Issuer, name)
		if office == "主办科室" {
			office = model.ByMatterOffice
		}
		all = append(all, office)
	}
	return all
}

func join(names []string) string { return strings.Join(names, "|") }

func deref(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

func derefYear(year *int) int {
	if year == nil {
		return 0
	}
	return *year
}

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
