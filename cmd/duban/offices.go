package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/flags"
	"duban/model"
)

func newOfficesCommand(p *program) *cobra.Command {
	var order string
	var reversed, asJSON bool
	about := p.text.Year
	cmd := &cobra.Command{
		Use:   "offices",
		Short: about.Help.Offices,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := p.oneOf("--sort", order, flags.Texts(model.OfficeOrders())); err != nil {
				return err
			}
			s, snapshot, err := p.openPlans(cmd.Context())
			if err != nil {
				return err
			}
			offices := model.SortOffices(snapshot.Progress(s.today()).Offices, model.OfficeOrder(order), reversed)
			if asJSON {
				return s.report().OfficesJSON(offices)
			}
			s.report().Offices(offices)
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&order, "sort", string(model.OfficesAsNamed), about.Flags.Sort)
	cmd.Flags().BoolVar(&reversed, "reverse", false, about.Flags.Reverse)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	cmd.AddCommand(newOfficesRenameCommand(p))
	return cmd
}

func newOfficesRenameCommand(p *program) *cobra.Command {
	text := p.text.ByHand
	return &cobra.Command{
		Use:   use("rename", text.OldOffice, text.NewOffice),
		Short: text.Rename,
		Args:  p.arguments(2, 2),
		RunE:  func(cmd *cobra.Command, args []string) error { return p.renameOffice(cmd.Context(), args[0], args[1]) },
	}
}

// renameOffice gives an office another name in all of the plan, in one group of events.
func (p *program) renameOffice(ctx context.Context, typed, name string) error {
	name, err := model.CleanName(name)
	if err != nil {
		return err
	}
	s, snapshot, err := p.openRecent(ctx)
	if err != nil {
		return err
	}
	if err := s.permit().MayDo(s.by, model.OperationRename); err != nil {
		return err
	}
	rename := model.Rename{New: model.FoldOffice(snapshot.Plan.Issuer, name)}
	if rename.Old, err = snapshot.Plan.FindOffice(typed, s.spelling); err != nil {
		return err
	}
	changes, err := snapshot.RenameChanges(rename)
	if err != nil {
		return err
	}
	events, _, err := s.apply(ctx, snapshot, changes)
	if err != nil {
		return err
	}
	s.say(fmt.Sprintf(s.text.ByHand.Renamed, rename.Old, rename.New, s.words.Terms.TaskCount.Of(len(events))))
	return nil
}
