package main

import (
	"github.com/spf13/cobra"

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
			if err := p.oneOf("--sort", order, texts(model.OfficeOrders())); err != nil {
				return err
			}
			s, snapshot, err := p.openRecent(cmd.Context())
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
	return cmd
}
