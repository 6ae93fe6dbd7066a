package main

import (
	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/flags"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/store"
)

func newFilterCommand(p *program) *cobra.Command {
	about := p.text.Year
	cmd := &cobra.Command{
		Use:   use("filter", about.Help.FilterArgument),
		Short: about.Help.Filter,
		Long:  about.Help.FilterForms,
		Args:  p.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.oneOf("filter", args[0], []string{"save", "list", "drop"})
		},
	}
	cmd.AddCommand(newFilterSaveCommand(p), newFilterListCommand(p), newFilterDropCommand(p))
	return cmd
}

func newFilterSaveCommand(p *program) *cobra.Command {
	var filters flags.Filter
	var typedKey, order string
	about := p.text.Year
	cmd := &cobra.Command{
		Use:   use("save", about.Help.NameArgument),
		Short: about.Help.FilterSave,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, err := model.CleanName(args[0])
			if err != nil {
				return err
			}
			key := 0
			if cmd.Flags().Changed("key") {
				if key, err = model.ParseFilterKey(typedKey); err != nil {
					return err
				}
			}
			if err := filters.Check(cmd, p.settings()); err != nil {
				return err
			}
			if order != "" {
				if err := p.oneOf("--sort", order, flags.Texts(model.TaskOrders())); err != nil {
					return err
				}
			}
			s, snapshot, err := p.openRecent(cmd.Context())
			if err != nil {
				return err
			}
			filter, err := filters.Read(cmd, snapshot, s.flagReader())
			if err != nil {
				return err
			}
			if filter.IsEmpty() {
				return &exit.UsageError{Line: about.NothingToSave}
			}
			return s.changeFilters(cmd, name, func(kept []model.SavedFilter) ([]model.SavedFilter, error) {
				saved := filter.Save(snapshot.Plan, name, key)
				saved.Sort = model.TaskOrder(order)
				return model.PutFilter(kept, saved)
			})
		},
	}
	cmd.Flags().SortFlags = false
	filters.Add(cmd, p.text)
	cmd.Flags().Var(&flags.Choice{Value: &order, Names: flags.OrderNames()}, "sort", p.text.Finding.Sort)
	cmd.Flags().StringVar(&typedKey, "key", "", about.Flags.Key)
	return cmd
}

func newFilterListCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: p.text.Year.Help.FilterList,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := p.openSession(cmd.Context())
			if err != nil {
				return err
			}
			filters, err := store.Filters().Read(cmd.Context(), s.ledger, s.by)
			switch {
			case err != nil:
				return err
			case asJSON:
				return s.printer().JSON(report.NotNull(filters))
			case len(filters) == 0:
				s.say(p.text.Year.NoFilters)
			}
			s.report().Filters(filters)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

func newFilterDropCommand(p *program) *cobra.Command {
	about := p.text.Year
	return &cobra.Command{
		Use:   use("drop", about.Help.NameArgument),
		Short: about.Help.FilterDrop,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := p.openSession(cmd.Context())
			if err != nil {
				return err
			}
			return s.changeFilters(cmd, "", func(kept []model.SavedFilter) ([]model.SavedFilter, error) {
				return model.DropFilter(kept, args[0])
			})
		},
	}
}

// changeFilters changes the filters of the user and prints them. They are not read
// again, because the change is on disk whether or not reading works.
func (s *session) changeFilters(cmd *cobra.Command, name string, change func([]model.SavedFilter) ([]model.SavedFilter, error)) error {
	var filters []model.SavedFilter
	err := store.Filters().Change(cmd.Context(), s.ledger, s.by, func(kept []model.SavedFilter) (_ []model.SavedFilter, err error) {
		filters, err = change(kept)
		return filters, err
	})
	if err != nil {
		return err
	}
	if name == "" && len(filters) == 0 {
		s.say(s.text.Year.LastDropped)
	}
	s.report().Filters(filters)
	return nil
}
