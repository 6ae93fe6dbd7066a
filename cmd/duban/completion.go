package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/model/pinyin"
	"duban/tui/draw"
)

// shells are those that completions can be made for.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func newCompletionCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:       use("completion", strings.Join(shells(), "|")),
		Short:     p.text.Completion.Help,
		Long:      p.text.Completion.Long,
		Args:      p.arguments(1, 1),
		ValidArgs: shells(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.oneOf("completion", args[0], shells()); err != nil {
				return err
			}
			return writeCompletion(p.out, cmd.Root(), args[0])
		},
	}
}

// writeCompletion writes the completions of a shell. The program itself finds what fits,
// by pinyin as well, so the shell must not look for what begins with the typed letters.
func writeCompletion(to io.Writer, root *cobra.Command, shell string) error {
	var script bytes.Buffer
	var err error
	replace := [][2]string{}
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&script, true)
		replace = [][2]string{
			{`compgen -W "${completions[*]}" -- "${cur}"`, `printf "%s\n" "${completions[@]}"`},
			{`[[ $comp == "$cur"* ]] || continue`, `[[ $comp == "$cur"* ]] || other=1`},
			{"__duban_format_comp_descriptions $longest\n    fi\n", keepTypedInBash},
			{"    local longest=0\n", "    local longest=0 other=\n"},
		}
	case "zsh":
		err = root.GenZshCompletion(&script)
		replace = [][2]string{
			{`_describe $keepOrder "completions" completions`, `_describe $keepOrder "completions" completions -U`},
			{`__duban_debug "_describe found some completions"`, keepTypedInZsh},
		}
	case "fish":
		err = root.GenFishCompletion(&script, true)
	default:
		err = root.GenPowerShellCompletionWithDesc(&script)
		replace = [][2]string{{`$_.Name -like "$WordToComplete*"`, `$true`}}
	}
	if err != nil {
		return err
	}
	text := script.String()
	for _, pair := range replace {
		if !strings.Contains(text, pair[0]) {
			return &exit.Failure{Line: fmt.Sprintf("completion %s: %s", shell, pair[0])}
		}
		text = strings.ReplaceAll(text, pair[0], pair[1])
	}
	_, err = io.WriteString(to, text)
	return err
}

// What several words that fit begin with must not take the place of what was typed,
// if they don't begin with that: the next Tab would look for something else.
const (
	keepTypedInZsh = `if (( compstate[nmatches] > 1 )) && [[ $compstate[unambiguous] != $PREFIX* ]]; then
                compstate[insert]=
                compstate[list]='list force'
            fi`
	keepTypedInBash = `__duban_format_comp_descriptions $longest
        [[ -z $other ]] || COMPREPLY+=(' ')
    fi
`
)

// isCompleting reports whether a shell asks for what fits a command line.
func isCompleting(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// completionTimeout is how long somebody who has pressed Tab waits for the ledger.
const completionTimeout = 500 * time.Millisecond

type completer = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// noFiles keeps the shell from offering files, and the order as it is.
const noFiles = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder

// addCompletions lets a shell complete tasks, offices, plans and categories from the
// ledger, for a command and all below it. What an argument is, the usage of the command
// says.
func (p *program) addCompletions(cmd *cobra.Command) error {
	for name, complete := range map[string]completer{
		"plan": p.completePlans, "of": p.completePlans, "office": p.completeOffices, "lead": p.completeOffices, "assist": p.completeOffices,
		"category": p.completeCategories, "task": p.completeTasks, "search": p.completeSearch, "leader": p.completeValues(model.QueryLeader), "person": p.completeValues(model.QueryPerson), "source": p.completeValues(model.QuerySource), "to": p.completeTasks, "also": p.completeTasks,
		"status": oneOfCompleter(texts(model.StatusFilters())), "lang": oneOfCompleter([]string{"zh", "en"}),
		"theme": oneOfCompleter(draw.Themes()), "form": oneOfCompleter(paperForms()), "sort": completeOrders,
	} {
		if cmd.Flags().Lookup(name) == nil && cmd.PersistentFlags().Lookup(name) == nil {
			continue
		}
		if err := cmd.RegisterFlagCompletionFunc(name, complete); err != nil {
			return err
		}
	}
	if cmd.HasParent() && cmd.ValidArgsFunction == nil && len(cmd.ValidArgs) == 0 {
		cmd.ValidArgsFunction = p.completerOf(cmd)
	}
	for _, below := range cmd.Commands() {
		if err := p.addCompletions(below); err != nil {
			return err
		}
	}
	return nil
}

// completerOf returns what completes the arguments of a command; nil for files.
func (p *program) completerOf(cmd *cobra.Command) completer {
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
	case strings.HasPrefix(arguments, p.text.Help.TasksArgument):
		return p.completeTasks
	case strings.HasPrefix(arguments, p.text.Help.TaskArgument):
		return first(p.completeTasks)
	case arguments == p.text.Plans.PlanArgument:
		return first(p.completePlans)
	case strings.HasPrefix(arguments, p.text.Import.FileArgument):
		return nil
	}
	return cobra.NoFileCompletions
}

// completeOrders completes what tasks, or else offices, are sorted by.
func completeOrders(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	if cmd.Name() == "offices" {
		return texts(model.OfficeOrders()), noFiles
	}
	return texts(model.TaskOrders()), noFiles
}

func oneOfCompleter(values []string) completer {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return values, noFiles }
}

// candidate is something that fits: what is put in the command line, and what it is.
type candidate struct{ word, about string }

// completed returns the candidates that fit what was typed: they begin with it or hold
// it, or their pinyin or its initials do.
func (p *program) completed(candidates []candidate, typed string) ([]string, cobra.ShellCompDirective) {
	wanted, spelling := model.SearchText(typed), pinyin.New()
	fits := func(text string) bool {
		return strings.Contains(model.SearchText(text), wanted) || spelling.Contains(text, typed)
	}
	var lines []string
	for _, c := range candidates {
		isNumber := strings.ContainsAny(typed, "0123456789") && strings.HasPrefix(c.word, typed)
		if typed == "" || isNumber || !strings.ContainsAny(typed, "0123456789") && (fits(c.word) || fits(c.about)) {
			lines = append(lines, model.CleanLine(c.word)+"\t"+draw.Pen{}.Cut(model.CleanLine(c.about), 60))
		}
	}
	return lines, noFiles
}

// snapshotToComplete reads the plan that the command line names; nil if it can't be read
// at once.
func (p *program) snapshotToComplete(cmd *cobra.Command) *model.Snapshot {
	ctx, cancel := context.WithTimeout(cmd.Context(), completionTimeout)
	defer cancel()
	_, snapshot, err := p.openRecent(ctx)
	if err != nil {
		return nil
	}
	return snapshot
}

func (p *program) completeTasks(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	snapshot := p.snapshotToComplete(cmd)
	if snapshot == nil {
		return nil, noFiles
	}
	var candidates []candidate
	for i := range snapshot.Plan.Tasks {
		task := &snapshot.Plan.Tasks[i]
		candidates = append(candidates, candidate{snapshot.Name(task.ID), task.Text})
	}
	return p.completed(candidates, typed)
}

func (p *program) completeOffices(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	snapshot := p.snapshotToComplete(cmd)
	if snapshot == nil {
		return nil, noFiles
	}
	var candidates []candidate
	for _, office := range append(snapshot.Plan.Offices(), snapshot.Plan.Classes()...) {
		candidates = append(candidates, candidate{word: office})
	}
	return p.completed(candidates, typed)
}

func (p *program) completeCategories(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	snapshot := p.snapshotToComplete(cmd)
	if snapshot == nil {
		return nil, noFiles
	}
	var candidates []candidate
	for _, category := range snapshot.Plan.Categories {
		candidates = append(candidates, candidate{word: category.Heading()})
	}
	return p.completed(candidates, typed)
}

func (p *program) completePlans(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	ctx, cancel := context.WithTimeout(cmd.Context(), completionTimeout)
	defer cancel()
	_, plans, err := p.openLedger(ctx)
	if err != nil {
		return nil, noFiles
	}
	var candidates []candidate
	for _, plan := range plans {
		candidates = append(candidates, candidate{plan.ID, plan.Title})
	}
	return p.completed(candidates, typed)
}

// completeSearch completes the last word of a search.
func (p *program) completeSearch(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	snapshot := p.snapshotToComplete(cmd)
	if snapshot == nil {
		return nil, noFiles
	}
	keyName := func(key model.QueryKey) string { return p.words.KeyName(key) + p.words.Finding.Colon }
	head, completions := snapshot.CompleteQuery(typed, keyName, pinyin.New())
	var lines []string
	for _, completion := range completions {
		lines = append(lines, model.CleanLine(head+completion))
	}
	return lines, noFiles | cobra.ShellCompDirectiveNoSpace
}

// completeValues completes the values of a key of searches, as a flag takes them.
func (p *program) completeValues(key model.QueryKey) completer {
	return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		snapshot := p.snapshotToComplete(cmd)
		if snapshot == nil {
			return nil, noFiles
		}
		var candidates []candidate
		for _, value := range snapshot.QueryValues(key) {
			candidates = append(candidates, candidate{word: value})
		}
		return p.completed(candidates, typed)
	}
}
