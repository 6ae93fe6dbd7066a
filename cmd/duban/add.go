package main

import (
	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/flags"
	"duban/model"
)

func newAddCommand(p *program) *cobra.Command {
	var fields flags.Task
	var source model.Source
	about := p.text.ByHand
	cmd := &cobra.Command{
		Use:   use("add", p.text.Help.TextArgument),
		Short: about.Add,
		Long:  p.text.Help.TextAfterDash,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			fields.Text = args[0]
			return p.addTask(cmd, fields, source)
		},
	}
	fields.Add(cmd, p.text, about.Due, about.Quota)
	cmd.Flags().StringVar(&source.Text, "source", "", about.Source)
	cmd.Flags().StringVar(&source.Document, "doc", "", about.Document)
	return cmd
}

// addTask adds a task to the plan and prints its name.
func (p *program) addTask(cmd *cobra.Command, typed flags.Task, source model.Source) error {
	if _, err := model.CleanNote(typed.Text); err != nil {
		return err
	}
	if cmd.Flags().Changed("doc") {
		var err error
		if source.Document, err = model.DocumentNumber(source.Document); err != nil {
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
	values, _, unknown, err := typed.Values(cmd, snapshot.Plan, s.flagReader())
	if err == nil {
		err = s.confirmOffices(cmd.Context(), unknown, typed.Yes)
	}
	if err != nil {
		return err
	}
	values.Source = &source
	change, err := model.AddChange(values, "")
	if err != nil {
		return err
	}
	return s.applyAndPrint(cmd.Context(), snapshot, []model.Change{change}, "")
}
