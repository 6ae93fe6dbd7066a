package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

// listFlags are the flags of list, as typed.
type listFlags struct {
	category, office, role, status, month, search string
	leader, person, source, dueFrom, dueTo        string
	missing                                       bool
}

// filterFlags returns the names of the flags that select tasks.
func filterFlags() []string {
	return []string{
		"category", "office", "role", "status", "month", "search", "leader", "person", "due-from", "due-to", "source", "missing",
	}
}

// termFlag is a flag that adds a term to the search.
type termFlag struct {
	name  string
	key   model.QueryKey
	value string
}

// typed returns the value without the operator before it.
func (f termFlag) typed() string { return strings.TrimLeft(f.value, "<>=") }

// terms returns the flags that add terms to the search; those not used have no value.
func (f listFlags) terms() []termFlag {
	terms := []termFlag{
		{"leader", model.QueryLeader, f.leader},
		{"person", model.QueryPerson, f.person},
		{"due-from", model.QueryDue, f.dueFrom},
		{"due-to", model.QueryDue, f.dueTo},
		{"source", model.QuerySource, f.source},
	}
	for i, operator := range map[int]string{2: ">=", 3: "<="} {
		if terms[i].value != "" {
			terms[i].value = operator + terms[i].value
		}
	}
	return terms
}

func newListCommand(p *program) *cobra.Command {
	var flags listFlags
	var saved string
	order := string(model.TasksByNumber)
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: p.text.Help.List,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := p.checkListFlags(cmd, flags); err != nil {
				return err
			}
			if err := p.oneOf("--sort", order, texts(model.TaskOrders())); err != nil {
				return err
			}
			s, snapshot, err := p.openPlans(cmd.Context())
			if err != nil {
				return err
			}
			filter, err := s.filter(cmd, snapshot, flags)
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("saved") {
				if filter, err = s.saved(cmd.Context(), snapshot, saved); err != nil {
					return err
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
	p.addFilterFlags(cmd, &flags)
	cmd.Flags().Var(&choice{&order, orderNames()}, "sort", p.text.Finding.Sort)
	cmd.Flags().StringVar(&saved, "saved", "", p.text.Year.Flags.Saved)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
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
	finding := p.text.Finding
	cmd.Flags().StringVar(&flags.leader, "leader", "", finding.Leader)
	cmd.Flags().StringVar(&flags.person, "person", "", finding.Person)
	cmd.Flags().StringVar(&flags.dueFrom, "due-from", "", finding.DueFrom)
	cmd.Flags().StringVar(&flags.dueTo, "due-to", "", finding.DueTo)
	cmd.Flags().StringVar(&flags.source, "source", "", finding.Source)
	cmd.Flags().BoolVar(&flags.missing, "missing", false, p.text.ByHand.Missing)
}

// saved looks up a filter that the user keeps.
func (s *session) saved(ctx context.Context, snapshot *model.Snapshot, typed string) (model.Filter, error) {
	filters, err := s.ledger.Filters(ctx, s.by)
	if err != nil {
		return model.Filter{}, err
	}
	found, err := model.FindFilter(filters, typed)
	if err != nil {
		return model.Filter{}, err
	}
	filter, err := found.Filter(snapshot.Plan)
	if err != nil {
		return model.Filter{}, err
	}
	return filter, filter.Check(snapshot, s.today(), s.spelling)
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
		for _, name := range filterFlags() {
			if cmd.Flags().Changed(name) {
				return exit.Usagef(p.text.Year.SavedAlone, "--"+name)
			}
		}
	}
	for _, flag := range flags.terms() {
		if name := flag.name; cmd.Flags().Changed(name) && model.IsBlank(flag.value) {
			return exit.Usagef(p.text.Errors.FlagNeedsValue, "--"+name, cmd.CommandPath())
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
func (s *session) filter(cmd *cobra.Command, snapshot *model.Snapshot, flags listFlags) (model.Filter, error) {
	plan := snapshot.Plan
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
		if filter.Office, err = plan.FindOffice(flags.office, s.spelling); err != nil {
			return filter, err
		}
	}
	for _, flag := range flags.terms() {
		if flag.value == "" {
			continue
		}
		term := model.QueryTerm(flag.key, flag.value)
		if _, err := model.ParseQuery(term, plan.YearAt(s.today())); err != nil {
			return filter, exit.Usagef(s.text.Errors.BadDate, "--"+flag.name, words.Echo(flag.typed()))
		}
		filter.Search = strings.TrimSpace(filter.Search + " " + term)
	}
	return filter, filter.Check(snapshot, s.today(), s.spelling)
}
