package flags

import (
	"slices"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/tui/words"
)

// None is what a person types to take the deadline, the quota or offices away.
const None = "none"

// Task are the flags with the fields of a task, as typed.
type Task struct {
	Text                                       string // no flag of add, which takes it as its argument
	Yes                                        bool   // takes offices that no plan has
	category, lead, assist, due, quota, leader string
}

// Add adds the flags that add and edit have in common.
func (f *Task) Add(cmd *cobra.Command, text *text.Text, due, quota string) {
	about := text.ByHand
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.category, "category", "", about.Category)
	cmd.Flags().StringVar(&f.lead, "lead", "", about.Lead)
	cmd.Flags().StringVar(&f.assist, "assist", "", about.Assist)
	cmd.Flags().StringVar(&f.due, "due", "", due)
	cmd.Flags().StringVar(&f.quota, "quota", "", quota)
	cmd.Flags().StringVar(&f.leader, "leader", "", about.Leader)
	cmd.Flags().BoolVar(&f.Yes, "yes", false, about.Yes)
}

// Values looks up what the flags name, and returns the fields that were given, and the
// offices that the plan lacks.
func (f *Task) Values(cmd *cobra.Command, plan *model.Plan, by Reader) (values model.Values, fields []model.Field, unknown []model.UnknownOffice, err error) {
	values = model.Values{Text: f.Text, Leaders: model.SplitNames(withoutNone(f.leader))}
	given := func(flag string, field model.Field) bool {
		if !cmd.Flags().Changed(flag) {
			return false
		}
		fields = append(fields, field)
		return true
	}
	given("text", model.FieldText)
	given("leader", model.FieldLeaders)
	if given("category", model.FieldCategory) && f.category != None {
		place, err := plan.FindCategory(f.category)
		if err != nil {
			return values, nil, nil, err
		}
		values.Category = plan.Categories[place-1].Heading()
	}
	if given("due", model.FieldDue) && f.due != None {
		if values.Due, err = by.DayIn(plan, "--due", f.due); err != nil {
			return values, nil, nil, err
		}
	}
	if given("quota", model.FieldQuota) && f.quota != None {
		quota, ok := model.ParseQuota(f.quota)
		if !ok {
			return values, nil, nil, exit.Usagef(by.Text.Errors.BadFlagValue, "--quota", words.Echo(f.quota), "month:2、quarter:1、week:1、fixed:1:3,9…")
		}
		values.Quota = &quota
	}
	given("lead", model.FieldLead)
	given("assist", model.FieldAssist)
	lead, err := plan.ParseOffices(withoutNone(f.lead), by.Spelling)
	if err != nil {
		return values, nil, nil, err
	}
	assist, err := plan.ParseOffices(withoutNone(f.assist), by.Spelling)
	if err != nil {
		return values, nil, nil, err
	}
	values.Lead, values.Assist = lead.Names, assist.Names
	return values, fields, slices.Concat(lead.Unknown, assist.Unknown), nil
}

// withoutNone returns what was typed, or nothing for the word that takes a field away.
func withoutNone(typed string) string {
	if typed == None {
		return ""
	}
	return typed
}
