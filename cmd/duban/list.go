package main

import (
	"context"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
)

// listFlags are the flags of list, as typed.
type listFlags struct {
	category, office, role, status, month, search string
	missing                                       bool
}

func newListCommand(p *program) *cobra.Command {
	var flags listFlags
	var saved string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: p.text.Help.List,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := p.checkListFlags(cmd, flags); err != nil {
				return err
			}
			s, snapshot, err := p.openRecent(cmd.Context())
			if err != nil {
				return err
			}
			filter, err := s.filter(cmd, snapshot.Plan, flags)
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("saved") {
				if filter, err = s.saved(cmd.Context(), snapshot.Plan, saved); err != nil {
					return err
				}
			}
			if filter.Search != "" && !snapshot.IsWhole() {
				if snapshot, err = s.load(cmd.Context()); err != nil { // a search looks at the notes
					return err
				}
			}
			tasks := filter.Tasks(snapshot, s.today(), s.spelling)
			if asJSON {
				if snapshot, err = s.withHistories(cmd.Context(), snapshot, extended(snapshot, tasks)...); err != nil {
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
	p.addFilterFlags(cmd, &flags)
	cmd.Flags().StringVar(&saved, "saved", "", p.text.Year.Flags.Saved)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

// extended returns the tasks whose deadline people have set.
func extended(snapshot *model.Snapshot, tasks []*model.Task) []string {
	var ids []string
	for _, task := range tasks {
		if state := snapshot.State(task.ID); !state.Due.IsZero() || state.NoDue {
			ids = append(ids, task.ID)
		}
	}
	return ids
}

// addFilterFlags adds the flags that select tasks.
func (p *program) addFilterFlags(cmd *cobra.Command, flags *listFlags) {
	about := p.text.Flags
	cmd.Flags().StringVar(&flags.category, "category", "", about.Category)
	cmd.Flags().StringVar(&flags.office, "office", "", about.Office)
	cmd.Flags().Var(&choice{&flags.role, roleNames()}, "role", about.Role)
	cmd.Flags().Var(&choice{&flags.status, statusNames()}, "status", about.Status)
	cmd.Flags().StringVar(&flags.month, "month", "", p.text.Year.Flags.Month)
	cmd.Flags().StringVar(&flags.search, "search", "", about.Search)
	cmd.Flags().BoolVar(&flags.missing, "missing", false, p.text.ByHand.Missing)
}

// saved looks up a filter that the user keeps.
func (s *session) saved(ctx context.Context, plan *model.Plan, typed string) (model.Filter, error) {
	filters, err := s.ledger.Filters(ctx, s.by)
	if err != nil {
		return model.Filter{}, err
	}
	found, err := model.FindFilter(filters, typed)
	if err != nil {
		return model.Filter{}, err
	}
	return found.Filter(plan)
}

// checkListFlags refuses wrong values before the ledger is touched.
func (p *program) checkListFlags(cmd *cobra.Command, flags listFlags) error {
	if cmd.Flags().Changed("role") {
		roles := []model.Role{model.RoleLead, model.RoleAssist, model.RoleNamed, model.RoleAny}
		if err := p.oneOf("--role", flags.role, texts(roles)); err != nil {
			return err
		}
		if !cmd.Flags().Changed("office") && model.Role(flags.role) != model.RoleAny {
			return &exit.UsageError{Line: p.text.Errors.RoleNeedsOffice}
		}
	}
	if cmd.Flags().Changed("saved") {
		for _, name := range []string{"category", "office", "role", "status", "month", "search", "missing"} {
			if cmd.Flags().Changed(name) {
				return exit.Usagef(p.text.Year.SavedAlone, "--"+name)
			}
		}
	}
	if cmd.Flags().Changed("month") {
		if _, err := p.month(flags.month); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("status") {
		return p.oneOf("--status", flags.status, texts(model.StatusFilters()))
	}
	return nil
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = string(value)
	}
	return out
}

// filter looks up what the flags name.
func (s *session) filter(cmd *cobra.Command, plan *model.Plan, flags listFlags) (model.Filter, error) {
	filter := model.Filter{
		Role: model.Role(flags.role), Status: model.StatusFilter(flags.status), Search: flags.search, Missing: flags.missing,
	}
	var err error
	if cmd.Flags().Changed("month") {
		if filter.Month, err = s.month(flags.month); err != nil {
			return filter, err
		}
	}
	if cmd.Flags().Changed("category") {
		if filter.Category, err = plan.FindCategory(flags.category); err != nil {
			return filter, err
		}
	}
	if cmd.Flags().Changed("office") {
		filter.Office, err = plan.FindOffice(flags.office, s.spelling)
	}
	return filter, err
}
