package seeds_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"duban/model"
	"duban/seeds"
)

var update = flag.Bool("update", false, "write the outlines in testdata/documents anew; read every one that changed")

// Each file in testdata/documents has a document and its expected outline. The comment
// names the form and where it comes from.
func TestDocuments(t *testing.T) {
	files, err := filepath.Glob("testdata/documents/*.txtar")
	if err != nil || len(files) < 100 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) != 2 || archive.Files[0].Name != "document" || archive.Files[1].Name != "outline" || len(archive.Comment) == 0 {
				t.Fatal("want a comment, a document and an outline")
			}
			plan, warnings, err := split(seeds.Read(t.Context(), archive.Files[0].Data, seeds.Options{}))
			got := readingOutline(plan, warnings, err)
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil { //nolint:gosec // as Git writes it
					t.Fatal(err)
				}
			}
			if want := string(archive.Files[1].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// readingOutline returns a plan as text: the front matter, each heading with its tasks,
// and the warnings. A field that a task lacks has no line.
func readingOutline(plan *model.Plan, warnings []model.Warning, err error) string {
	var b strings.Builder
	var refused *model.DocumentError
	switch {
	case errors.As(err, &refused):
		fmt.Fprintln(&b, "refused:", refused.Problem)
	case err != nil:
		return err.Error() + "\n"
	default:
		writeFront(&b, plan)
		for i := range plan.Categories {
			fmt.Fprintf(&b, "\n%s\n", orElse(strings.Join(plan.Categories[i].Path, " / "), "(no heading)"))
			for j := range plan.Tasks {
				if plan.Tasks[j].Category == i {
					writeTask(&b, &plan.Tasks[j])
				}
			}
		}
	}
	if len(warnings) > 0 {
		b.WriteString("\nwarnings\n")
	}
	for _, warning := range warnings {
		fmt.Fprintf(&b, "  line %d, %s: %s\n", warning.Line, warning.Why, oneLine(warning.Text))
	}
	return b.String()
}

func writeFront(b *strings.Builder, plan *model.Plan) {
	fmt.Fprintf(b, "title:  %s\n", orElse(plan.Title, "(none)"))
	if plan.Issuer != "" {
		fmt.Fprintf(b, "issuer: %s\n", plan.Issuer)
	}
	if plan.Year != 0 {
		fmt.Fprintf(b, "year:   %d\n", plan.Year)
	}
}

func writeTask(b *strings.Builder, task *model.Task) {
	fmt.Fprintf(b, "  %s  %s\n", orElse(task.Number, "-"), oneLine(task.Text))
	for _, line := range []struct{ name, value string }{
		{"lead", strings.Join(task.Lead, "、")},
		{"assist", strings.Join(task.Assist, "、")},
		{"classes", strings.Join(task.Classes, "、")},
		{"leaders", strings.Join(task.Leaders, "、")},
		{"people", strings.Join(task.People, "、")},
		{"remark", oneLine(task.Remark)},
		{"due", timeOutline(task)},
		{"in words", oneLine(task.DueWords)},
	} {
		if line.value != "" {
			fmt.Fprintf(b, "      %-8s  %s\n", line.name, line.value)
		}
	}
}

func oneLine(text string) string { return strings.ReplaceAll(text, "\n", "⏎") }

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
