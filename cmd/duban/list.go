package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/flags"
	"duban/model"
	"duban/store"
	"duban/tui/words"
)

// searchedFor takes arguments as the words to search for in a plain session, and refuses
// them elsewhere, where a wrong word must not pass as a search.
func (p *program) searchedFor(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if p.isPlain && !cmd.Flags().Changed("search") {
		return cmd.Flags().Set("search", strings.Join(args, " "))
	}
	return exit.Usagef(p.text.Errors.SearchFlag, words.Echo(args[0]), cmd.CommandPath())
}

func newListCommand(p *program) *cobra.Command {
	var filters flags.Filter
	var saved string
	order := string(model.TasksByNumber)
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: p.text.Help.List,
		Args:  p.searchedFor,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := filters.Check(cmd, p.settings()); err != nil {
				return err
			}
			if err := p.oneOf("--sort", order, flags.Texts(model.TaskOrders())); err != nil {
				return err
			}
			s, snapshot, err := p.openPlans(cmd.Context())
			if err != nil {
				return err
			}
			filter, err := filters.Read(cmd, snapshot, s.flagReader())
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("saved") {
				var sorted model.TaskOrder
				if filter, sorted, err = s.saved(cmd.Context(), snapshot, saved); err != nil {
					return err
				}
				if !cmd.Flags().Changed("sort") {
					order = string(sorted)
				}
			}
			needsLog := filter.NeedsLog() || model.TaskOrder(order).NeedsLog()
			if needsLog && !snapshot.IsWhole() {
				if snapshot, err = s.load(cmd.Context()); err != nil {
					return err
				}
			}
			tasks := snapshot.SortTasks(filter.Tasks(snapshot, s.today(), s.spelling), model.TaskOrder(order))
			if asJSON {
				if snapshot, err = s.history().OfTasks(cmd.Context(), snapshot, snapshot.Extended()...); err != nil {
					return err
				}
				return s.report().ListJSON(snapshot, tasks)
			}
			s.report().List(snapshot, tasks)
			s.hintAtSample(snapshot)
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	filters.Add(cmd, p.text)
	cmd.Flags().Var(&flags.Choice{Value: &order, Names: flags.OrderNames()}, "sort", p.text.Finding.Sort)
	cmd.Flags().StringVar(&saved, "saved", "", p.text.Year.Flags.Saved)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

// saved looks up a filter that the user keeps.
func (s *session) saved(ctx context.Context, snapshot *model.Snapshot, typed string) (model.Filter, model.TaskOrder, error) {
	filters, err := store.Filters().Read(ctx, s.ledger, s.by)
	if err != nil {
		return model.Filter{}, "", err
	}
	found, err := model.FindFilter(filters, typed)
	if err != nil {
		return model.Filter{}, "", err
	}
	filter, err := found.Filter(snapshot.Plan)
	if err != nil {
		return model.Filter{}, "", err
	}
	return filter, found.Sort, filter.Check(snapshot, s.today(), s.spelling)
}
