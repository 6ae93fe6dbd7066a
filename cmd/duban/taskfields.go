package main

import (
	"context"
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
	values := model.Values{Text: f.text, Leaders: model.SplitNames(withoutNone(f.leader))}
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
			return values, nil, exit.Usagef(s.text.Errors.BadFlagValue, "--quota", words.Echo(f.quota), "month:2、quarter:1、week:1、fixed:1:3,9…")
		}
		values.Quota = &quota
	}
	given("lead", model.FieldLead)
	given("assist", model.FieldAssist)
	lead, err := plan.ParseOffices(withoutNone(f.lead), s.spelling)
	if err != nil {
		return values, nil, err
	}
	assist, err := plan.ParseOffices(withoutNone(f.assist), s.spelling)
	if err != nil {
		return values, nil, err
	}
	values.Lead, values.Assist = lead.Names, assist.Names
	unknown := slices.Concat(lead.Unknown, assist.Unknown)
	return values, fields, s.confirmOffices(cmd.Context(), unknown, f.yes)
}

// withoutNone returns what was typed, or nothing for the word that takes a field away.
func withoutNone(typed string) string {
	if typed == noValue {
		return ""
	}
	return typed
}

// confirmOffices asks about offices that no plan of the ledger has. Without a terminal
// they need --yes.
func (s *session) confirmOffices(ctx context.Context, unknown []model.UnknownOffice, yes bool) error {
	var names []string
	for _, office := range unknown {
		names = append(names, office.Name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
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
	agreed, err := s.agrees(fmt.Sprintf(s.text.ByHand.AskOffice, list), yesAnswers())
	if err == nil && !agreed {
		err = &exit.Failure{Line: s.text.ByHand.NotAdded}
	}
	return err
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
		snapshot, err := s.ledger.Recent(ctx, plan.ID)
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
