package words

import (
	"cmp"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"duban/model"
)

// PreviewText is a preview in lines, each as long as its words are.
type PreviewText struct {
	Head     []string // which plan it is, and what would happen
	Changes  []string // what a corrected version changes; none for a new plan
	Warnings []string
	// Tasks yields, line by line, how each task was read and from which words. For a
	// large plan the lines take more memory than the plan.
	Tasks iter.Seq[string]
}

// Preview returns what an import would do.
func (w *Words) Preview(p model.ImportPreview) PreviewText {
	t := previewWriter{Words: w, text: w.Documents.Preview}
	return PreviewText{t.head(p), t.changes(p), w.Warnings(p.Warnings), t.tasks(p.Document)}
}

type previewWriter struct {
	*Words
	text PreviewWords
}

func (t previewWriter) head(p model.ImportPreview) []string {
	plan, year := p.Document, ""
	if plan.Year != 0 {
		year = strconv.Itoa(plan.Year)
	}
	var lines []string
	for _, fact := range [][2]string{{t.text.Title, plan.Title}, {t.text.Issuer, plan.Issuer}, {t.text.Year, year}} {
		if fact[1] == "" {
			fact[1] = t.text.Unsaid
		}
		lines = append(lines, fact[0]+"  "+fact[1])
	}
	var due, quota, ongoing, noOffice int
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		due += count(!task.Due.IsZero())
		quota += count(task.Quota != nil)
		ongoing += count(task.Ongoing)
		noOffice += count(len(task.Lead)+len(task.Assist) == 0)
	}
	lines = append(lines, t.Reading(p)...)
	lines = append(lines, fmt.Sprintf(t.text.Counts, plan.CountCategories(), len(plan.Tasks), due, quota, ongoing, noOffice))
	switch r := p.Revision; {
	case r == nil:
		return append(lines, t.text.New)
	case r.IsEmpty():
		return append(lines, fmt.Sprintf(t.text.NothingNew, p.Revises.Plan.ID))
	default:
		return append(lines, fmt.Sprintf(t.text.Revises, p.Revises.Plan.ID, len(r.Added), len(r.Changed), len(r.Moved), len(r.Removed)))
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (t previewWriter) changes(p model.ImportPreview) []string {
	r := p.Revision
	if r == nil {
		return nil
	}
	var lines []string
	if r.HeadingsChanged {
		lines = append(lines, t.text.Retitled)
	}
	for _, part := range []struct {
		name  string
		tasks []*model.Task
	}{{t.text.Added, r.Added}, {t.text.Removed, r.Removed}} {
		for _, task := range part.tasks {
			line := part.name + "  " + numbered(task)
			if status := p.Revises.State(task.ID).Status; status != model.Todo {
				line += "  (" + t.Terms.Status(status) + ")"
			}
			lines = append(lines, line)
		}
	}
	lines = append(lines, t.Answers(r)...)
	for _, part := range []struct {
		name        string
		alterations []model.TaskChange
	}{{t.text.Changed, r.Changed}, {t.text.Moved, r.Moved}} {
		for _, a := range part.alterations {
			lines = append(lines, part.name+"  "+numbered(a.After))
			for _, aspect := range a.Fields {
				before, after := t.fieldText(p.Revises.Plan, a.Before, aspect), t.fieldText(p.Document, a.After, aspect)
				lines = append(lines, fmt.Sprintf("    %s  %s %s %s", t.text.Aspects[string(aspect)], before, t.text.Arrow, after))
			}
		}
	}
	return lines
}

// numbered is a task in a line: its number, or its identity, and its text.
func numbered(task *model.Task) string {
	number := task.Number
	if number == "" {
		number = task.ID
	}
	return number + "  " + task.Text
}

// fieldText returns one field of a task, or a dash.
func (t previewWriter) fieldText(plan *model.Plan, task *model.Task, aspect model.Field) string {
	text := ""
	switch aspect {
	case model.FieldText:
		text = task.Text
	case model.FieldOffices:
		text = strings.Join(t.offices(task), " ")
	case model.FieldDue:
		text = t.due(task)
	case model.FieldQuota:
		text = t.quota(task)
	case model.FieldNumber:
		text = task.Number
	case model.FieldRemark:
		text = task.Remark
	case model.FieldCategory:
		text = strings.Join(plan.PathOf(task), " / ")
	default:
		text = t.value(plan.ValuesOf(task, model.State{}), aspect)
	}
	if text == "" {
		return "-"
	}
	return text
}

// Warnings returns the warnings of a document, one per line.
func (w *Words) Warnings(warnings []model.Warning) []string {
	text := w.Documents.Preview
	if len(warnings) == 0 {
		return []string{text.NothingLeftOut}
	}
	lines := []string{fmt.Sprintf(text.NotUnderstood, len(warnings))}
	for _, warning := range warnings {
		lines = append(lines, "  "+w.warning(warning))
	}
	return lines
}

// warning returns the line for a warning. For several lines it has their numbers and
// the start of their text.
func (w *Words) warning(warning model.Warning) string {
	text, why := w.Documents.Preview, w.Documents.Why(warning.Why)
	if warning.Last == 0 {
		return fmt.Sprintf(text.Line, warning.Line, why, model.CleanLine(warning.Text))
	}
	begin := warning.Text[:min(len(warning.Text), maxQuoted*utf8.UTFMax)]
	quoted := []rune(strings.ReplaceAll(begin, "\n", " / "))
	if len(quoted) > maxQuoted {
		quoted = append(quoted[:maxQuoted:maxQuoted], '…')
	}
	return fmt.Sprintf(text.Lines, warning.Line, why, model.CleanLine(string(quoted)), warning.Last)
}

// maxQuoted is how many characters are shown of lines that share a warning.
const maxQuoted = 120

func (t previewWriter) tasks(plan *model.Plan) iter.Seq[string] {
	return func(tell func(string) bool) {
		last := -1
		for i := range plan.Tasks {
			task := &plan.Tasks[i]
			var lines []string
			if task.Category != last {
				last = task.Category
				lines = append(lines, cmp.Or(strings.Join(plan.PathOf(task), " / "), t.text.NoCategory))
			}
			for n, line := range strings.Split(numbered(task), "\n") {
				lines = append(lines, strings.Repeat(" ", 2+3*min(n, 1))+line)
			}
			for _, line := range append(lines, t.readingLines(task)...) {
				if !tell(line) {
					return
				}
			}
		}
	}
}

// readingLines returns what was read from a task, one line each, with the original
// words.
func (t previewWriter) readingLines(task *model.Task) []string {
	var lines []string
	add := func(what, words string) {
		if what == "" {
			return
		}
		if words != "" {
			what += "  " + t.text.From + model.CleanLine(words)
		}
		lines = append(lines, "      "+what)
	}
	add(strings.Join(t.offices(task), "  "), task.OfficesRaw)
	if due := t.due(task); due != "" {
		add(t.text.Due+" "+due, task.DueWords)
	}
	if task.Quota != nil {
		add(t.text.Quota+" "+t.quota(task), task.Quota.Words)
	}
	return lines
}

// ReadTask says what was read of a task of a document, a field each.
func (w *Words) ReadTask(plan *model.Plan, task *model.Task) []string {
	t := previewWriter{Words: w, text: w.Documents.Preview}
	fields := []string{strings.TrimSpace(task.Number + " " + model.CleanLine(task.Text))}
	add := func(name, value string) {
		if value != "" {
			fields = append(fields, strings.TrimSpace(name+" "+value))
		}
	}
	add("", strings.Join(t.offices(task), "  "))
	add(t.text.Due, t.due(task))
	add(t.text.Quota, t.quota(task))
	add(t.text.Aspects[string(model.FieldLeaders)], strings.Join(task.Leaders, t.Errors.ListSeparator))
	add(t.text.Aspects[string(model.FieldPeople)], strings.Join(task.People, t.Errors.ListSeparator))
	if task.Source != nil {
		add(t.text.Aspects[string(model.FieldSource)], strings.TrimSpace(task.Source.Text+" "+task.Source.Document))
	}
	add(t.text.Aspects[string(model.FieldCategory)], strings.Join(plan.PathOf(task), " / "))
	add(w.Documents.Reading.Roles["remark"], model.CleanLine(task.Remark))
	return fields
}

func (t previewWriter) offices(task *model.Task) []string {
	var parts []string
	if len(task.Lead) > 0 {
		parts = append(parts, t.text.Lead+" "+strings.Join(task.Lead, t.Errors.ListSeparator))
	}
	if len(task.Assist) > 0 {
		parts = append(parts, t.text.Assist+" "+strings.Join(task.Assist, t.Errors.ListSeparator))
	}
	if task.ByMatter {
		parts = append(parts, t.text.ByMatter)
	}
	return parts
}

// due returns the deadlines of a task. Words without a date are kept.
func (t previewWriter) due(task *model.Task) string {
	var parts []string
	for _, day := range task.Milestones {
		parts = append(parts, day.String())
	}
	if len(parts) == 0 && !task.Due.IsZero() {
		parts = append(parts, task.Due.String())
	}
	if task.Ongoing {
		parts = append(parts, t.text.Ongoing)
	}
	if len(parts) == 0 {
		if task.DueWords == "" || task.Quota != nil && task.DueWords == task.Quota.Words {
			return ""
		}
		parts = append(parts, t.text.NoDate)
	}
	return strings.Join(parts, " ")
}

func (t previewWriter) quota(task *model.Task) string {
	if task.Quota == nil {
		return ""
	}
	return fmt.Sprintf(t.text.Times, t.text.Every[string(task.Quota.Every)], task.Quota.AtLeast)
}
