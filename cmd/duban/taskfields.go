package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

// noValue is what a person types to take the deadline, the quota or offices away.
const noValue = "none"

// taskFields are the flags with the fields of a task, as typed.
type taskFields struct {
	text, category, lead, assist, due, quota, leader, source, document string
	yes                                                                bool
}

// addFlags adds the flags that add and edit have in common.
func (f *taskFields) addFlags(p *program, cmd *cobra.Command, due, quota string) {
	about := p.text.ByHand
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.category, "category", "", about.Category)
	cmd.Flags().StringVar(&f.lead, "lead", "", about.Lead)
	cmd.Flags().StringVar(&f.assist, "assist", "", about.Assist)
	cmd.Flags().StringVar(&f.due, "due", "", due)
	cmd.Flags().StringVar(&f.quota, "quota", "", quota)
	cmd.Flags().StringVar(&f.leader, "leader", "", about.Leader)
	cmd.Flags().BoolVar(&f.yes, "yes", false, about.Yes)
}

// values looks up what the flags name, and returns the fields that were given.
func (f *taskFields) values(cmd *cobra.Command, s *session, plan *model.Plan) (model.Values, []model.Field, error) {
	values := model.Values{Text: f.text, Leaders: namesIn(f.leader)}
	var fields []model.Field
	given := func(flag string, field model.Field) bool {
		if !cmd.Flags().Changed(flag) {
			return false
		}
		fields = append(fields, field)
		return true
	}
	given("text", model.FieldText)
	given("leader", model.FieldLeaders)
	if given("category", model.FieldCategory) && f.category != noValue {
		place, err := plan.FindCategory(f.category)
		if err != nil {
			return values, nil, err
		}
		values.Category = plan.Categories[place-1].Heading()
	}
	if given("due", model.FieldDue) && f.due != noValue {
		var err error
		if values.Due, err = s.dayIn(plan, "--due", f.due); err != nil {
			return values, nil, err
		}
	}
	if given("quota", model.FieldQuota) && f.quota != noValue {
		quota, ok := model.ParseQuota(f.quota)
		if !ok {
			return values, nil, exit.Usagef(s.text.Errors.BadFlagValue, "--quota", words.Echo(f.quota), "month:2、quarter:1、week:1…")
		}
		values.Quota = &quota
	}
	unknown := map[string]bool{}
	given("lead", model.FieldLead)
	given("assist", model.FieldAssist)
	var err error
	if values.Lead, err = s.officesTyped(plan, f.lead, unknown); err != nil {
		return values, nil, err
	}
	if values.Assist, err = s.officesTyped(plan, f.assist, unknown); err != nil {
		return values, nil, err
	}
	return values, fields, s.confirmOffices(cmd.Context(), unknown, f.yes)
}

// namesIn returns the names of a list as people type it; none for none.
func namesIn(typed string) []string {
	if typed == noValue {
		return nil
	}
	var names []string
	for _, name := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(",，、;；", r) }) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// officesTyped returns the offices of a list; those that the plan does not have are
// unknown.
func (s *session) officesTyped(plan *model.Plan, typed string, unknown map[string]bool) ([]string, error) {
	var offices []string
	for _, name := range namesIn(typed) {
		office, err := plan.FindOffice(name, s.spelling)
		var none *model.NotFoundError
		switch {
		case errors.As(err, &none) && !none.Ambiguous:
			if office, err = model.CleanName(name); err != nil {
				return nil, err
			}
			office = model.FoldOffice(plan.Issuer, office)
			unknown[office] = !model.IsClassName(office) && office != model.ByMatterOffice
		case err != nil:
			return nil, err
		}
		offices = append(offices, office)
	}
	return offices, nil
}

// confirmOffices asks about offices that no plan of the ledger has. Without a terminal
// they need --yes.
func (s *session) confirmOffices(ctx context.Context, unknown map[string]bool, yes bool) error {
	var names []string
	for office, isUnknown := range unknown {
		if isUnknown {
			names = append(names, office)
		}
	}
	slices.Sort(names)
	if len(names) == 0 || yes {
		return nil
	}
	names, nearest, err := s.withoutOthers(ctx, names)
	if err != nil || len(names) == 0 {
		return err
	}
	list := words.Echo(strings.Join(names, s.words.Errors.ListSeparator))
	if !s.terminal {
		line := fmt.Sprintf(s.text.ByHand.UnknownOffice, list)
		if len(nearest) > 0 {
			line += s.words.Errors.ClauseEnd + fmt.Sprintf(s.words.Errors.Nearest, s.words.Errors.List(nearest))
		}
		return &words.Reworded{Err: &model.NotFoundError{What: model.NounOffice, Name: names[0], Nearest: nearest}, Line: line}
	}
	_, _ = s.out.WriteString(s.pen().Text(fmt.Sprintf(s.text.ByHand.AskOffice, list)))
	answer, err := s.readAnswer()
	if err != nil {
		return err
	}
	if !slices.Contains([]string{"y", "yes", "是"}, strings.ToLower(strings.TrimSpace(answer))) {
		return &exit.Failure{Line: s.text.ByHand.NotAdded}
	}
	return nil
}

// withoutOthers returns the offices that no plan of the ledger has, and what is nearest
// to the first.
func (s *session) withoutOthers(ctx context.Context, names []string) (missing, nearest []string, err error) {
	plans, err := s.ledger.Plans(ctx)
	if err != nil {
		return nil, nil, err
	}
	var known []string
	for _, plan := range plans {
		snapshot, err := s.ledger.Load(ctx, plan.ID)
		if err != nil {
			return nil, nil, err
		}
		known = append(known, snapshot.Offices...)
	}
	missing = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(known, name) })
	if len(missing) > 0 {
		nearest = model.Nearest(known, missing[0], 3)
	}
	return missing, nearest, nil
}
