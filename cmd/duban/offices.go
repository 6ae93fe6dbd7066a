package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"duban/model"
)

func newOfficesCommand(p *program) *cobra.Command {
	var order string
	var reversed, asJSON bool
	about := p.words.Year.Commands
	cmd := &cobra.Command{
		Use:   "offices",
		Short: about.Help.Offices,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := p.oneOf("--sort", order, texts(model.OfficeOrders())); err != nil {
				return err
			}
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			offices := model.SortOffices(snapshot.Progress(s.today()).Offices, model.OfficeOrder(order), reversed)
			if !asJSON {
				s.sayOfficeTable(offices)
				return nil
			}
			out := make([]officeCountJSON, 0, len(offices))
			for _, office := range offices {
				out = append(out, officeToJSON(office))
			}
			return s.sayJSON(out)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&order, "sort", string(model.OfficesAsNamed), about.Flags.Sort)
	cmd.Flags().BoolVar(&reversed, "reverse", false, about.Flags.Reverse)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.words.Commands.Flags.JSON)
	return cmd
}

func (s *session) sayOfficeTable(offices []model.OfficeProgress) {
	terms := s.words.Terms
	rows := [][]string{{
		terms.Office, terms.Lead, terms.Assist, terms.Class, terms.Done, terms.Overdue, terms.Behind, s.words.Year.Rate,
	}}
	for _, o := range offices {
		row := []string{o.Name}
		for _, figure := range []int{o.Lead, o.Assist, o.Class} {
			row = append(row, strconv.Itoa(figure))
		}
		row = append(row, doneOfTotal(o.Count), strconv.Itoa(o.Overdue), strconv.Itoa(o.Behind), fmt.Sprintf("%d%%", o.Rate()))
		rows = append(rows, row)
	}
	s.table(rows, s.width)
}
