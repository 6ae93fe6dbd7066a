// Package completion lets shells complete command lines: what is typed is looked for in
// the ledger, by pinyin as well.
package completion

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/model/pinyin"
	"duban/seeds/paper"
	"duban/tui/draw"
	"duban/tui/words"
)

// timeout is how long Tab waits for the ledger: as long as a busy one may take, and no longer
// than a person does.
const timeout = 2 * time.Second

// Completer completes command lines from the ledger.
type Completer struct {
	Plan  func(ctx context.Context) (*model.Snapshot, error) // opens the plan that the command line names
	Plans func(ctx context.Context) ([]model.PlanInfo, error)
	Words *words.Words
	Text  *text.Text
}

type completer = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// noFiles keeps the shell from offering files, and the order as it is.
const noFiles = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder

// AddTo lets a shell complete tasks, offices, plans and categories from the
// ledger, for a command and all below it. What an argument is, the usage of the command
// says.
func (c *Completer) AddTo(cmd *cobra.Command) error {
	byOffice, byTask := c.fromPlan(offices), c.fromPlan(tasks)
	for name, complete := range map[string]completer{
		"plan": c.completePlans, "of": c.completePlans,
		"office": byOffice, "lead": byOffice, "assist": byOffice,
		"task": byTask, "to": byTask, "also": byTask,
		"category": c.fromPlan(categories), "search": c.completeSearch,
		"leader": c.fromPlan(valuesOf(model.QueryLeader)), "person": c.fromPlan(valuesOf(model.QueryPerson)), "source": c.fromPlan(valuesOf(model.QuerySource)),
		"status": oneOf(model.StatusFilters()), "lang": oneOf([]words.Language{words.Chinese, words.English}),
		"theme": oneOf(draw.Themes()), "form": oneOf(paper.Forms()), "sort": completeOrders,
	} {
		if cmd.Flags().Lookup(name) == nil && cmd.PersistentFlags().Lookup(name) == nil {
			continue
		}
		if err := cmd.RegisterFlagCompletionFunc(name, complete); err != nil {
			return err
		}
	}
	if cmd.HasParent() && cmd.ValidArgsFunction == nil && len(cmd.ValidArgs) == 0 {
		cmd.ValidArgsFunction = c.completerOf(cmd)
	}
	for _, below := range cmd.Commands() {
		if err := c.AddTo(below); err != nil {
			return err
		}
	}
	return nil
}

// completerOf returns what completes the arguments of a command; nil for files.
func (c *Completer) completerOf(cmd *cobra.Command) completer {
	_, arguments, _ := strings.Cut(cmd.Use, " ")
	first := func(complete completer) completer {
		return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, noFiles
			}
			return complete(cmd, args, typed)
		}
	}
	switch {
	case strings.HasPrefix(arguments, c.Text.Help.TasksArgument):
		return c.fromPlan(tasks)
	case strings.HasPrefix(arguments, c.Text.Help.TaskArgument):
		return first(c.fromPlan(tasks))
	case arguments == c.Text.Plans.PlanArgument:
		return first(c.completePlans)
	case strings.HasPrefix(arguments, c.Text.Import.FileArgument):
		return nil
	}
	return cobra.NoFileCompletions
}

// completeOrders completes what tasks, or else offices, are sorted by.
func completeOrders(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	if cmd.Name() == "offices" {
		return oneOf(model.OfficeOrders())(cmd, nil, "")
	}
	return oneOf(model.TaskOrders())(cmd, nil, "")
}

func oneOf[T ~string](values []T) completer {
	var texts []string
	for _, value := range values {
		texts = append(texts, string(value))
	}
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return texts, noFiles }
}

// candidate is something that fits: what is put in the command line, and what it is.
type candidate struct{ word, about string }

// matching returns the candidates that fit what was typed: they begin with it or hold
// it, or their pinyin or its initials do.
func (c *Completer) matching(candidates []candidate, typed string) ([]string, cobra.ShellCompDirective) {
	wanted, spelling := model.SearchText(typed), pinyin.New()
	fits := func(text string) bool {
		return strings.Contains(model.SearchText(text), wanted) || spelling.Contains(text, typed)
	}
	var lines []string
	for _, found := range candidates {
		isNumber := strings.ContainsAny(typed, "0123456789") && strings.HasPrefix(found.word, typed)
		if typed == "" || isNumber || !strings.ContainsAny(typed, "0123456789") && (fits(found.word) || fits(found.about)) {
			lines = append(lines, model.CleanLine(found.word)+"\t"+draw.Letters{}.Cut(model.CleanLine(found.about), 60))
		}
	}
	return lines, noFiles
}

// snapshot reads the plan that the command line names; nil if it can't be read
// at once.
func (c *Completer) snapshot(cmd *cobra.Command) *model.Snapshot {
	ctx, cancel := context.WithTimeout(cmd.Context(), timeout)
	defer cancel()
	snapshot, err := c.Plan(ctx)
	if err != nil {
		return nil
	}
	return snapshot
}

// fromPlan returns a completer of what a function finds in the plan.
func (c *Completer) fromPlan(find func(snapshot *model.Snapshot) []candidate) completer {
	return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		snapshot := c.snapshot(cmd)
		if snapshot == nil {
			return nil, noFiles
		}
		return c.matching(find(snapshot), typed)
	}
}

func tasks(snapshot *model.Snapshot) (candidates []candidate) {
	for i := range snapshot.Plan.Tasks {
		task := &snapshot.Plan.Tasks[i]
		candidates = append(candidates, candidate{snapshot.Name(task.ID), task.Text})
	}
	return candidates
}

func offices(snapshot *model.Snapshot) []candidate {
	return wordsOnly(append(snapshot.Plan.Offices(), snapshot.Plan.Classes()...))
}

func categories(snapshot *model.Snapshot) (candidates []candidate) {
	for _, category := range snapshot.Plan.Categories {
		candidates = append(candidates, candidate{word: category.Heading()})
	}
	return candidates
}

// valuesOf returns what finds the values of a key of searches, as a flag takes them.
func valuesOf(key model.QueryKey) func(snapshot *model.Snapshot) []candidate {
	return func(snapshot *model.Snapshot) []candidate { return wordsOnly(snapshot.QueryValues(key)) }
}

func wordsOnly(words []string) (candidates []candidate) {
	for _, word := range words {
		candidates = append(candidates, candidate{word: word})
	}
	return candidates
}

func (c *Completer) completePlans(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	ctx, cancel := context.WithTimeout(cmd.Context(), timeout)
	defer cancel()
	plans, err := c.Plans(ctx)
	if err != nil {
		return nil, noFiles
	}
	var candidates []candidate
	for _, plan := range plans {
		candidates = append(candidates, candidate{plan.ID, plan.Title})
	}
	return c.matching(candidates, typed)
}

// completeSearch completes the last word of a search.
func (c *Completer) completeSearch(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	snapshot := c.snapshot(cmd)
	if snapshot == nil {
		return nil, noFiles
	}
	keyName := func(key model.QueryKey) string { return c.Words.KeyName(key) + c.Words.Finding.Colon }
	head, completions := snapshot.CompleteQuery(typed, keyName, pinyin.New())
	var lines []string
	for _, completion := range completions {
		lines = append(lines, model.CleanLine(head+completion))
	}
	return lines, noFiles | cobra.ShellCompDirectiveNoSpace
}
