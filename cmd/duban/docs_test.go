package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/exit"
	"duban/tui/keys"
	"duban/tui/words"
)

var writeDocs = flag.Bool("docs", false, "write docs/reference.md and its Chinese twin anew")

// referenceWords are the headings of the generated reference in one language.
type referenceWords struct {
	file, title, other, intro                      string
	commands, command, does                        string
	flags, flag, everywhere                        string
	keys, key, panes, sheets                       string
	exits, status, means                           string
	json, jsonIntro, jsonKey, jsonType, jsonSample string
	statuses                                       [7]string
	signal                                         string
}

var referencePages = map[words.Language]referenceWords{
	words.English: {
		file: "reference.md", title: "Reference", other: "[中文](reference.zh-CN.md)",
		intro:    "Generated from the program by `make docs`; do not edit it by hand.",
		commands: "Commands", command: "command", does: "does",
		flags: "Flags", flag: "flag", everywhere: "Every command",
		keys: "Keys", key: "key", panes: "In the panes", sheets: "In the sheets",
		exits: "Exit status", status: "status", means: "means",
		json:      "JSON",
		jsonIntro: "The keys of each answer, with an example from the sample. A key that exists never changes its meaning.",
		jsonKey:   "key", jsonType: "type", jsonSample: "example",
		statuses: [7]string{
			"done", "failed", "wrong usage", "no such task, plan or office", "somebody else changed it first",
			"the ledger stayed busy", "the ledger is damaged",
		},
		signal: "ended by a signal: its number is added, 130 for Ctrl-C; what was not finished was not written",
	},
	words.Chinese: {
		file: "reference.zh-CN.md", title: "参考", other: "[English](reference.md)",
		intro:    "由 `make docs` 从程序生成，请勿手工修改。",
		commands: "命令", command: "命令", does: "作用",
		flags: "选项", flag: "选项", everywhere: "各命令通用",
		keys: "按键", key: "键", panes: "各栏", sheets: "各页",
		exits: "退出状态", status: "状态", means: "含义",
		json:      "JSON",
		jsonIntro: "各命令输出的键，附示例方案里的例子。已有的键含义不变。",
		jsonKey:   "键", jsonType: "类型", jsonSample: "例",
		statuses: [7]string{"完成", "失败", "用法不对", "没有这项任务、方案或科室", "别人先改了", "台账一直忙", "台账损坏"},
		signal:   "被信号中止：加上信号的编号，Ctrl-C 是 130；没做完的没有写入",
	},
}

// TestReference compares the generated pages with the program.
func TestReference(t *testing.T) {
	for language, text := range referencePages {
		d := newDesk(t)
		d.variables["DUBAN_LANG"] = string(language)
		path := filepath.Join("..", "..", "docs", text.file)
		want := writeReference(t, d, language, text)
		if *writeDocs {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Errorf("docs/%s is not what the program says (%v); run make docs", text.file, err)
		}
	}
}

func writeReference(t *testing.T, d *desk, language words.Language, text referenceWords) string {
	t.Helper()
	root := newRootCommand(newProgram(d.environment, nil))
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n", text.title, text.other, text.intro)
	writeCommands(&b, root, text)
	writeFlags(&b, root, text)
	writeKeys(&b, words.In(language), text)
	writeStatuses(&b, text)
	writeJSON(t, &b, d, text)
	return b.String()
}

func writeCommands(w *strings.Builder, root *cobra.Command, text referenceWords) {
	rows := [][]string{{text.command, text.does}}
	for _, command := range allCommands(root) {
		rows = append(rows, []string{"`" + formOf(command) + "`", command.Short})
	}
	writeSection(w, text.commands, rows)
}

func writeFlags(w *strings.Builder, root *cobra.Command, text referenceWords) {
	fmt.Fprintf(w, "\n## %s\n", text.flags)
	table := func(title string, flags *pflag.FlagSet) {
		rows := [][]string{{text.flag, text.does}}
		flags.VisitAll(func(flag *pflag.Flag) {
			value, about := pflag.UnquoteUsage(flag)
			rows = append(rows, []string{"`" + strings.TrimSpace("--"+flag.Name+" "+value) + "`", about})
		})
		if len(rows) > 1 {
			fmt.Fprintf(w, "\n### %s\n\n%s", title, markdownTable(rows))
		}
	}
	table(text.everywhere, root.PersistentFlags())
	for _, command := range allCommands(root) {
		table("`"+command.CommandPath()+"`", command.LocalNonPersistentFlags())
	}
}

// allCommands returns the commands below one, each before its own.
func allCommands(of *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, command := range of.Commands() {
		if !command.Hidden {
			all = append(append(all, command), allCommands(command)...)
		}
	}
	return all
}

func writeKeys(out *strings.Builder, w *words.Words, text referenceWords) {
	fmt.Fprintf(out, "\n## %s\n", text.keys)
	table := keys.NewTable(w, keys.Options{MayImport: true})
	for _, part := range []struct {
		title string
		in    keys.Place
	}{{text.panes, keys.Panes}, {text.sheets, keys.Sheets}} {
		rows := [][]string{{text.key, text.does}}
		for _, binding := range table.Of(part.in) {
			rows = append(rows, []string{binding.Help().Key, binding.Help().Desc})
		}
		fmt.Fprintf(out, "\n### %s\n\n%s", part.title, markdownTable(rows))
	}
}

func writeStatuses(w *strings.Builder, text referenceWords) {
	rows := [][]string{{text.status, text.means}}
	for status := exit.Done; status <= exit.Damaged; status++ {
		rows = append(rows, []string{fmt.Sprint(status), text.statuses[status]})
	}
	rows = append(rows, []string{fmt.Sprintf("%d+", exit.Signal), text.signal})
	writeSection(w, text.exits, rows)
}

// writeJSON lists the keys that commands really print.
func writeJSON(t *testing.T, w *strings.Builder, d *desk, text referenceWords) {
	t.Helper()
	fmt.Fprintf(w, "\n## %s\n\n%s\n", text.json, text.jsonIntro)
	plan := filepath.Join("testdata", "docs", "plan.csv")
	for _, arguments := range [][]string{
		{"done", "12", "--note", "已印发"}, {"tick", "5"},
	} {
		if _, failed, status := d.run(arguments...); status != exit.Done {
			t.Fatal(failed)
		}
	}
	for _, arguments := range [][]string{
		{"list", "--json"},
		{"show", "5", "--json"},
		{"stats", "--json"},
		{"log", "--json"},
		{"plans", "--json"},
		{"offices", "--json"},
		{"month", "--json"},
		{"import", plan, "--dry-run", "--json"},
	} {
		out, failed, status := d.run(arguments...)
		if status != exit.Done {
			t.Fatalf("duban %q: %s", arguments, failed)
		}
		var answer any
		if err := json.Unmarshal([]byte(out), &answer); err != nil {
			t.Fatalf("duban %q: %v", arguments, err)
		}
		samples := jsonSamples{types: map[string]string{}, values: map[string]string{}}
		samples.collect("", answer)
		rows := [][]string{{text.jsonKey, text.jsonType, text.jsonSample}}
		for _, key := range slices.Sorted(samples.keys()) {
			rows = append(rows, []string{"`" + key + "`", samples.types[key], samples.values[key]})
		}
		title := strings.Join(arguments, " ")
		title = strings.Replace(title, plan, "FILE", 1)
		fmt.Fprintf(w, "\n### `duban %s`\n\n%s", title, markdownTable(rows))
	}
}

func writeSection(w *strings.Builder, title string, rows [][]string) {
	fmt.Fprintf(w, "\n## %s\n\n%s", title, markdownTable(rows))
}

// markdownTable writes rows, the first of them as the head.
func markdownTable(rows [][]string) string {
	var b strings.Builder
	for i, row := range rows {
		cells := make([]string, len(row))
		for j, cell := range row {
			cells[j] = strings.ReplaceAll(cell, "|", `\|`)
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
		if i == 0 {
			fmt.Fprintf(&b, "|%s\n", strings.Repeat(" --- |", len(row)))
		}
	}
	return b.String()
}

// jsonSamples has the type and the first telling value of each key of an answer, by
// the key's path such as [].category.title.
type jsonSamples struct{ types, values map[string]string }

func (s jsonSamples) keys() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for key := range s.types {
			if key != "" && !strings.HasSuffix(key, "[]") && !yield(key) {
				return
			}
		}
	}
}

func (s jsonSamples) collect(path string, value any) {
	kind, sample := "null", ""
	switch value := value.(type) {
	case map[string]any:
		kind = "object"
		for key, inner := range value {
			s.collect(strings.TrimPrefix(path+"."+key, "."), inner)
		}
	case []any:
		kind = "array"
		for _, inner := range value {
			s.collect(path+"[]", inner)
		}
	case string:
		kind = "string"
		if short := []rune(value); len(short) > 24 {
			value = string(short[:23]) + "…"
		}
		if value != "" {
			sample = "`" + strings.ReplaceAll(value, "\n", " ") + "`"
		}
	case float64:
		kind, sample = "number", fmt.Sprint(value)
	case bool:
		kind, sample = "boolean", fmt.Sprint(value)
	}
	if known := s.types[path]; known == "" || known == "null" {
		s.types[path] = kind
	}
	if s.values[path] == "" {
		s.values[path] = sample
	}
}

var (
	markdownLink = regexp.MustCompile(`\]\(([^)#:]+)\)`)
	shellBlock   = regexp.MustCompile("(?s)```sh\n(.*?)```")
	dubanCommand = regexp.MustCompile(`(?:^|[\s"@])duban(?:@box)? (?:-- )?"?([a-z]+)((?:[^#\n|]*))`)
	longFlag     = regexp.MustCompile(`--[a-z][a-z-]*`)
)

// documentPages returns every page of prose in the repository.
func documentPages(t *testing.T) []string {
	t.Helper()
	top := filepath.Join("..", "..")
	pages, err := filepath.Glob(filepath.Join(top, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob(filepath.Join(top, "docs", "*.md"))
	if err != nil || len(more) == 0 {
		t.Fatalf("no pages in docs: %v", err)
	}
	return append(pages, more...)
}

// TestDocumentsNameWhatExists follows each link, and looks up each command and
// flag that a shell block gives.
func TestDocumentsNameWhatExists(t *testing.T) {
	root := newRootCommand(newProgram(newDesk(t).environment, nil))
	commands := 0
	for _, page := range documentPages(t) {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range markdownLink.FindAllStringSubmatch(string(content), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), link[1])); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
		for _, block := range shellBlock.FindAllStringSubmatch(string(content), -1) {
			for _, call := range dubanCommand.FindAllStringSubmatch(block[1], -1) {
				if call[1] == "gate" || strings.HasPrefix(call[0], "go") {
					continue
				}
				commands++
				command, _, err := root.Find(append([]string{call[1]}, strings.Fields(call[2])...))
				if err != nil || command == root {
					t.Errorf("%s: no command in %q", page, call[0])
					continue
				}
				for _, name := range longFlag.FindAllString(call[2], -1) {
					if command.Flag(name[2:]) == nil && root.PersistentFlags().Lookup(name[2:]) == nil {
						t.Errorf("%s: no flag %s in %q", page, name, call[0])
					}
				}
			}
		}
	}
	if commands < 20 {
		t.Errorf("only %d commands looked up", commands)
	}
}
