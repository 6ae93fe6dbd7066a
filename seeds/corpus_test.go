package seeds_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"duban/model"
	"duban/seeds"
)

// TestCorpus reads every document of testdata/corpus and compares it with the outline
// that a person expected before it was read. Lines of the part "wrong" say what is still
// read otherwise: one that is put right must leave it, and no new one may join it.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/corpus/*.txtar")
	if err != nil || len(files) < 80 {
		t.Fatal(len(files), "documents", err)
	}
	var sum tally
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			data, sections := corpusDocument(t, archive)
			plan, warnings, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
			if err != nil {
				t.Fatalf("%v, warnings %+v", err, warnings)
			}
			c := comparison{tally: &sum, issuer: plan.Issuer}
			c.compare(parseOutline(t, sections["expected"]), plan)
			if *update {
				writeWrong(t, file, archive, c.wrong)
			}
			if got := strings.Join(c.wrong, ""); got != sections["wrong"] {
				t.Errorf("read otherwise:\n%s\nknown:\n%s\nread:\n%s", got, sections["wrong"], readingOutline(plan, warnings, nil))
			}
		})
	}
	t.Log(sum)
}

// writeWrong replaces the part "wrong" of an archive.
func writeWrong(t *testing.T, file string, archive *txtar.Archive, wrong []string) {
	t.Helper()
	archive.Files = slices.DeleteFunc(archive.Files, func(part txtar.File) bool { return part.Name == "wrong" })
	if len(wrong) > 0 {
		archive.Files = append(archive.Files, txtar.File{Name: "wrong", Data: []byte(strings.Join(wrong, ""))})
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil { //nolint:gosec // as Git writes it
		t.Fatal(err)
	}
}

// tally counts the tasks of the corpus, and which of their fields are right.
type tally struct {
	tasks, found, read                 int
	lead, assist, due, quota, category int
}

func (s tally) String() string {
	share := func(n int) string { return fmt.Sprintf("%d (%.1f%%)", n, float64(n)*100/float64(max(1, s.tasks))) }
	return fmt.Sprintf("tasks %d, found %s, lead %s, assist %s, due %s, quota %s, category %s, invented %d of %d",
		s.tasks, share(s.found), share(s.lead), share(s.assist), share(s.due), share(s.quota), share(s.category), s.read-s.found, s.read)
}

// comparison holds a plan against the expected outline.
type comparison struct {
	*tally
	issuer string
	wrong  []string
}

func (c *comparison) add(format string, values ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, values...)+"\n")
}

func (c *comparison) compare(want corpusOutline, plan *model.Plan) {
	for _, front := range []struct{ field, got string }{{"title", plan.Title}, {"issuer", plan.Issuer}, {"year", yearOf(plan)}} {
		if expected := want.front[front.field]; !allows(expected, front.got) {
			c.add("%s: %s", front.field, orElse(front.got, "-"))
		}
	}
	next := 0
	c.tasks += len(want.tasks)
	c.read += len(plan.Tasks)
	for _, task := range want.tasks {
		at := slices.IndexFunc(plan.Tasks[next:], func(got model.Task) bool {
			return strings.HasPrefix(oneLine(got.Text), task.text)
		})
		if at < 0 {
			c.add("missing: %s %s", task.number, task.text)
			continue
		}
		c.invented(plan.Tasks[next : next+at])
		next += at + 1
		c.found++
		c.compareTask(task, plan, &plan.Tasks[next-1])
	}
	c.invented(plan.Tasks[next:])
}

func (c *comparison) invented(tasks []model.Task) {
	for i := range tasks {
		c.add("invented: %s %s", orElse(tasks[i].Number, "-"), oneLine(tasks[i].Text))
	}
}

func (c *comparison) compareTask(want corpusTask, plan *model.Plan, got *model.Task) {
	quota, milestones := "", ""
	if got.Quota != nil {
		quota = fmt.Sprintf("%s %d", got.Quota.Every, got.Quota.AtLeast)
	}
	for _, date := range got.Milestones {
		milestones += " " + date.String()
	}
	due := ""
	if len(got.Milestones) > 0 {
		due = got.Due.String()
	}
	if got.Ongoing {
		due = strings.TrimSpace(due + " ongoing")
	}
	for _, field := range []struct {
		name, got string
		right     *int
	}{
		{"number", got.Number, nil},
		{"category", strings.Join(plan.Categories[got.Category].Path, " / "), &c.category},
		{"lead", strings.Join(got.Lead, "、"), &c.lead},
		{"assist", strings.Join(got.Assist, "、"), &c.assist},
		{"due", due, &c.due},
		{"quota", quota, &c.quota},
		{"milestones", strings.TrimSpace(milestones), nil},
		{"leaders", strings.Join(got.Leaders, "、"), nil},
		{"people", strings.Join(got.People, "、"), nil},
	} {
		expected, stated := want.fields[field.name]
		switch field.name {
		case "number":
			expected, stated = want.number, true
		case "category":
			expected, stated = want.heading, true
		case "lead", "assist":
			expected, stated = c.folded(expected), true
		case "due", "quota":
			stated = true
		}
		switch {
		case stated && !allows(expected, field.got):
			c.add("%s %s: %s %s", want.number, want.text, field.name, orElse(field.got, "-"))
		case field.right != nil:
			*field.right++
		}
	}
}

// folded returns names as a plan has them.
func (c *comparison) folded(names string) string {
	var choices []string
	for choice := range strings.SplitSeq(names, " | ") {
		var all []string
		depth := 0
		for _, name := range strings.FieldsFunc(choice, func(r rune) bool {
			switch r {
			case '(', '（':
				depth++
			case ')', '）':
				depth--
			}
			return r == '、' && depth == 0
		}) {
			all = append(all, fold(&model.Plan{Issuer: c.issuer}, []string{name})...)
		}
		choices = append(choices, strings.Join(all, "、"))
	}
	return strings.Join(choices, " | ")
}

// allows reports whether a value is one of those expected, which | separates.
func allows(expected, got string) bool {
	return slices.Contains(strings.Split(orElse(expected, "-"), " | "), orElse(got, "-"))
}

// corpusOutline is an expected outline.
type corpusOutline struct {
	front map[string]string
	tasks []corpusTask
}

type corpusTask struct {
	number, text, heading string
	fields                map[string]string
}

// parseOutline reads an outline: "title: 某某" and the like, headings at the margin with
// " / " between the levels, tasks with two blanks before the number and two after it,
// and the fields of each below it. A task without a number has -. A heading of - is none.
func parseOutline(t *testing.T, text string) corpusOutline {
	t.Helper()
	o := corpusOutline{front: map[string]string{}}
	heading := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		indent := len(line) - len(strings.TrimLeft(line, " "))
		words := strings.TrimSpace(line)
		field, value, isFront := strings.Cut(words, ": ")
		switch {
		case words == "":
		case indent == 0 && isFront && len(field) < 8:
			o.front[field] = value
		case indent == 0:
			heading = words
		case indent == 2:
			number, text, found := strings.Cut(words, "  ")
			if !found {
				t.Fatalf("no number before %q", line)
			}
			o.tasks = append(o.tasks, corpusTask{number, strings.TrimSpace(text), heading, map[string]string{}})
		default:
			field, value, _ := strings.Cut(words, " ")
			o.tasks[len(o.tasks)-1].fields[field] = strings.TrimSpace(value)
		}
	}
	return o
}

// corpusDocument returns the document of an archive, and its other parts. A document is
// written out, lies beside the others, or is made from rows.
func corpusDocument(t *testing.T, archive *txtar.Archive) (data []byte, sections map[string]string) {
	t.Helper()
	sections = map[string]string{}
	for _, file := range archive.Files {
		sections[file.Name] = string(file.Data)
		var err error
		switch file.Name {
		case "expected", "wrong":
		case "path":
			data, err = os.ReadFile(filepath.Join("testdata", strings.TrimSpace(string(file.Data))))
			if bytes.Contains(data, []byte("\n-- document --\n")) {
				data = txtar.Parse(data).Files[0].Data
			}
		case "rows.xlsx":
			data = bookFromRows(t, string(file.Data))
		case "blocks.docx":
			data = wordFromBlocks(string(file.Data)).zip(t)
		default:
			data = file.Data
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(data) == 0 || sections["expected"] == "" || len(archive.Comment) == 0 {
		t.Fatal("want a comment, a document and the expected outline")
	}
	return data, sections
}

func yearOf(plan *model.Plan) string {
	switch {
	case plan.Year == 0:
		return ""
	case plan.UntilYear != 0:
		return fmt.Sprintf("%d-%d", plan.Year, plan.UntilYear)
	}
	return fmt.Sprint(plan.Year)
}
