package main

import (
	"github.com/spf13/cobra"

	"duban/model"
)

func newAddCommand(p *program) *cobra.Command {
	var fields taskFields
	about := p.text.ByHand
	cmd := &cobra.Command{
		Use:   use("add", p.text.Help.TextArgument),
		Short: about.Add,
		Long:  p.text.Help.TextAfterDash,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			fields.text = args[0]
			return p.addTask(cmd, fields)
		},
	}
	fields.addFlags(p, cmd, about.Due, about.Quota)
	cmd.Flags().StringVar(&fields.source, "source", "", about.Source)
	cmd.Flags().StringVar(&fields.document, "doc", "", about.Document)
	return cmd
}

// addTask adds a task to the plan and prints its name.
func (p *program) addTask(cmd *cobra.Command, typed taskFields) error {
	if _, err := model.CleanNote(typed.text); err != nil {
		return err
	}
	source := model.Source{Text: typed.source}
	if cmd.Flags().Changed("doc") {
		var err error
		if source.Document, err = model.DocumentNumber(typed.document); err != nil {
			return err
		}
	}
	s, snapshot, err := p.openRecent(cmd.Context())
	if err != nil {
		return err
	}
	if err := s.permit().MayAttempt(s.by, model.Operation(model.KindAdd), snapshot.Plan.Issuer, snapshot.Offices); err != nil {
		return err
	}
	values, _, err := typed.values(cmd, s, snapshot.Plan)
	if err != nil {
		return err
	}
	values.Source = &source
	change, err := model.AddChange(values, "")
	if err != nil {
		return err
	}
	events, after, err := s.apply(cmd.Context(), snapshot, []model.Change{change})
	if err != nil {
		return err
	}
	for _, event := range events {
		s.sayMade(after, event)
	}
	return nil
}
