package main

import (
	"bytes"
	"cmp"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"duban/cmd/duban/internal/completion"
	"duban/tui/words"
)

var manualFolder = flag.String("manual", "", "write manual pages and shell completions there, for packages")

// manualFiles returns manual pages in both languages and completions for each shell, by
// their path.
func manualFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for language, folder := range map[words.Language]string{words.English: "man/man1", words.Chinese: "man/zh_CN/man1"} {
		d := newDesk(t)
		d.variables["DUBAN_LANG"] = string(language)
		root := newRootCommand(newProgram(d.environment, nil))
		root.DisableAutoGenTag = true // it has the date
		pages := t.TempDir()
		if err := doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "duban", Manual: "duban"}, pages); err != nil {
			t.Fatal(err)
		}
		written, err := os.ReadDir(pages)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range written {
			content, err := os.ReadFile(filepath.Join(pages, page.Name()))
			if err != nil {
				t.Fatal(err)
			}
			files[folder+"/"+page.Name()] = string(content)
		}
	}
	root := newRootCommand(newProgram(newDesk(t).environment, nil))
	for shell, name := range map[string]string{"bash": "duban.bash", "zsh": "_duban", "fish": "duban.fish", "powershell": "duban.ps1"} {
		var script bytes.Buffer
		if err := completion.Write(&script, root, shell); err != nil {
			t.Fatal(err)
		}
		files["completions/"+name] = script.String()
	}
	return files
}

// TestManual looks for a page of each command, with its flags.
func TestManual(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", cmp.Or(os.Getenv("SOURCE_DATE_EPOCH"), "1"))
	files := manualFiles(t)
	root := newRootCommand(newProgram(newDesk(t).environment, nil))
	var look func(command *cobra.Command)
	look = func(command *cobra.Command) {
		if command.Hidden || !command.IsAvailableCommand() && command != root {
			return
		}
		name := strings.ReplaceAll(command.CommandPath(), " ", "-") + ".1"
		for _, folder := range []string{"man/man1/", "man/zh_CN/man1/"} {
			page := strings.ReplaceAll(files[folder+name], `\`, "")
			if page == "" {
				t.Errorf("no page %s%s", folder, name)
			}
			for _, flag := range longFlag.FindAllString(command.LocalFlags().FlagUsages(), -1) {
				if !strings.Contains(page, flag) {
					t.Errorf("%s%s lacks %s", folder, name, flag)
				}
			}
		}
		for _, inner := range command.Commands() {
			look(inner)
		}
	}
	look(root)
	for _, shell := range []string{"duban.bash", "_duban", "duban.fish", "duban.ps1"} {
		if !strings.Contains(files["completions/"+shell], "__complete") {
			t.Errorf("completions/%s does not ask the program", shell)
		}
	}
	if *manualFolder == "" {
		return
	}
	for name, content := range files {
		path := filepath.Join(*manualFolder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
