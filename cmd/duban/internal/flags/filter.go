package flags

import (
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/settings"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/tui/words"
)

// Reader is what the values of flags are read by.
type Reader struct {
	*settings.Settings
	Today    model.Date
	Spelling model.Spelling
}

// DayIn reads the value of a flag that is a day of a plan as people type it.
func (r Reader) DayIn(plan *model.Plan, name, value string) (model.Date, error) {
	day, err := plan.ParseDay(value, r.Today)
	return day, r.BadDate(name, value, err)
}

// Filter are the flags that select tasks, as typed.
type Filter struct {
	Office, Month                          string
	category, role, status, search         string
	leader, person, source, dueFrom, dueTo string
	missing                                bool
}

// filterNames returns the names of these flags.
func filterNames() []string {
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
func (f *Filter) terms() []termFlag {
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

// Add adds the flags to a command.
func (f *Filter) Add(cmd *cobra.Command, text *text.Text) {
	about := text.Flags
	cmd.Flags().StringVar(&f.category, "category", "", about.Category)
	cmd.Flags().StringVar(&f.Office, "office", "", about.Office)
	cmd.Flags().Var(&Choice{&f.role, roleNames()}, "role", about.Role)
	cmd.Flags().Var(&Choice{&f.status, statusNames()}, "status", about.Status)
	cmd.Flags().StringVar(&f.Month, "month", "", text.Year.Flags.Month)
	cmd.Flags().StringVar(&f.search, "search", "", about.Search)
	finding := text.Finding
	cmd.Flags().StringVar(&f.leader, "leader", "", finding.Leader)
	cmd.Flags().StringVar(&f.person, "person", "", finding.Person)
	cmd.Flags().StringVar(&f.dueFrom, "due-from", "", finding.DueFrom)
	cmd.Flags().StringVar(&f.dueTo, "due-to", "", finding.DueTo)
	cmd.Flags().StringVar(&f.source, "source", "", finding.Source)
	cmd.Flags().BoolVar(&f.missing, "missing", false, text.ByHand.Missing)
}

// Check refuses wrong values before the ledger is touched.
func (f *Filter) Check(cmd *cobra.Command, by *settings.Settings) error {
	if cmd.Flags().Changed("role") {
		roles := []model.Role{model.RoleLead, model.RoleAssist, model.RoleNamed, model.RoleAny}
		if err := by.OneOf("--role", f.role, Texts(roles)); err != nil {
			return err
		}
		if !cmd.Flags().Changed("office") && model.Role(f.role) != model.RoleAny {
			return &exit.UsageError{Line: by.Text.Errors.RoleNeedsOffice}
		}
	}
	if cmd.Flags().Changed("saved") {
		for _, name := range filterNames() {
			if cmd.Flags().Changed(name) {
				return exit.Usagef(by.Text.Year.SavedAlone, "--"+name)
			}
		}
	}
	for _, flag := range f.terms() {
		if name := flag.name; cmd.Flags().Changed(name) && model.IsBlank(flag.value) {
			return exit.Usagef(by.Text.Errors.FlagNeedsValue, "--"+name, cmd.CommandPath())
		}
	}
	if cmd.Flags().Changed("month") {
		if _, err := by.Month(f.Month, settings.AnyYear); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("status") {
		return by.OneOf("--status", f.status, Texts(model.StatusFilters()))
	}
	return nil
}

// Read looks up what the flags name.
func (f *Filter) Read(cmd *cobra.Command, snapshot *model.Snapshot, by Reader) (model.Filter, error) {
	plan := snapshot.Plan
	filter := model.Filter{
		Role: model.Role(f.role), Status: model.StatusFilter(f.status), Search: f.search, Missing: f.missing,
	}
	var err error
	if cmd.Flags().Changed("month") {
		if filter.Month, err = by.Month(f.Month, plan.YearAt(by.Today)); err != nil {
			return filter, err
		}
	}
	if cmd.Flags().Changed("category") {
		if filter.Category, err = plan.FindCategory(f.category); err != nil {
			return filter, err
		}
	}
	if cmd.Flags().Changed("office") {
		if filter.Office, err = plan.FindOffice(f.Office, by.Spelling); err != nil {
			return filter, err
		}
	}
	for _, flag := range f.terms() {
		if flag.value == "" {
			continue
		}
		term := model.QueryTerm(flag.key, flag.value)
		if _, err := model.ParseQuery(term, plan.YearAt(by.Today)); err != nil {
			return filter, exit.Usagef(by.Text.Errors.BadDate, "--"+flag.name, words.Echo(flag.typed()))
		}
		filter.Search = strings.TrimSpace(filter.Search + " " + term)
	}
	return filter, filter.Check(snapshot, by.Today, by.Spelling)
}
