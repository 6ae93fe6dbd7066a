// Package clause reads the cells and clauses of an outline as offices, people, dates
// and quotas of tasks.
package clause

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// builder makes the tasks of a plan from the items of an outline.
type builder struct {
	*text.Grammar
	plan       *model.Plan
	categories map[string]int
	seen       map[[16]byte]int // digest of a task: its index; to find repeated tasks
	sharing    *model.Interner
	last       text.LastRead
	dueWords   []string // of the current task, cell by cell
	lines      []int    // the line of each task
	dateYear   int      // the year of dates without one; 0 if it is not known, or one of several
	firstLeads bool     // the document says that of several offices the first leads
	issued     int      // the year in which the document was issued; 0 if unknown
	warnings   []model.Warning
}

// AddTasks adds the tasks of an outline to its plan, and consumes its items. The
// warnings are those of the outline and of the tasks. issued is the year in which the
// document was issued, 0 if unknown.
func AddTasks(g *text.Grammar, plan *model.Plan, o *outline.Outline, issued int) ([]model.Warning, error) {
	b := builder{Grammar: g, plan: plan, categories: map[string]int{}, seen: map[[16]byte]int{}, sharing: model.NewInterner(), warnings: o.AllWarnings(), issued: issued}
	if plan.UntilYear <= plan.Year || g.SchoolYear > 0 {
		b.dateYear = plan.Year
	}
	b.firstLeads = saysFirstLeads(g, o, b.warnings)
	plan.Tasks = make([]model.Task, 0, len(o.Items))
	for i, it := range o.Items {
		if err := g.Progress.Advance(document.StructureWork, document.WholeWork, i, len(o.Items)); err != nil {
			return nil, err
		}
		b.add(*it)
		o.Items[i] = nil // frees memory
	}
	b.assignIDs()
	return b.warnings, g.Progress.Advance(document.StructureWork, document.WholeWork, len(o.Items), len(o.Items))
}

func (b *builder) warn(p document.Phrase, why model.WarningReason) {
	b.warnings = append(b.warnings, model.Warning{Line: p.Line, Text: p.Trim().String(), Why: why})
}

func (b *builder) add(it outline.Item) {
	task := model.Task{
		Number:   it.Number.String(),
		Category: b.categoryIndex(it.Path),
		Text:     it.Text.Trim().String(),
	}
	digest := sha256.Sum256(fmt.Append(nil, task.Category, "\n", it.Number.Key(), "\n", it.Text.Key()))
	key := [16]byte(digest[:])
	if first, found := b.seen[key]; found {
		b.warnCopy(it, b.plan.Tasks[first])
		return
	}
	b.seen[key] = len(b.plan.Tasks)
	b.dueWords = nil
	for _, cell := range it.Deadlines {
		b.readDeadline(&task, cell)
	}
	due := task.Due
	for _, cell := range it.DetailsOf(outline.Stage) {
		b.readDeadline(&task, cell)
	}
	if !due.IsZero() { // no stage ends after it
		task.Due = due
		task.Milestones = slices.DeleteFunc(task.Milestones, func(day model.Date) bool { return day.After(due) })
	}
	b.setOffices(&task, it)
	for _, detail := range it.Details {
		switch words := detail.Trim().String(); detail.Kind {
		case outline.Person, outline.Leader:
			b.addPeople(&task, detail.Phrase, detail.Kind == outline.Leader)
		case outline.Remark:
			task.Remark = joinWords(task.Remark, words, "\n")
		case outline.Source:
			if task.Source == nil {
				task.Source = &model.Source{}
			}
			task.Source.Text = joinWords(task.Source.Text, model.CleanLine(words), " ")
		}
	}
	task.DueWords = strings.Join(b.dueWords, " ")
	b.readTextDates(&task, it.Text)
	if task.DueWords == "" && task.Quota == nil && !task.Ongoing {
		b.readFallback(&task, it.DetailsOf(outline.Fallback))
	}
	b.sharing.Intern(&task)
	b.plan.Tasks = append(b.plan.Tasks, task)
	b.lines = append(b.lines, it.Text.Line)
}

// warnCopy reports a repeated task, and its offices and deadlines if the first one
// has others.
func (b *builder) warnCopy(it outline.Item, first model.Task) {
	b.warn(it.Text, model.WhySecondCopy)
	for _, words := range it.Clauses() {
		if written := words.Trim().String(); !strings.Contains(first.OfficesRaw, written) && !strings.Contains(first.DueWords, written) {
			b.warn(words, model.WhyOtherCopy)
		}
	}
}

// categoryIndex returns the index of the category under the headings. A heading
// that is repeated, as after a page break, is the same category.
func (b *builder) categoryIndex(path []document.Phrase) int {
	if b.last.Path != nil && slices.EqualFunc(path, b.last.Path, document.Phrase.IsSamePiece) {
		return b.last.Category
	}
	key := ""
	written := make([]string, 0, len(path))
	for _, heading := range path {
		key += heading.Key() + "\n"
		written = append(written, heading.Trim().String())
	}
	index, found := b.categories[key]
	if !found {
		index = len(b.plan.Categories)
		b.categories[key] = index
		b.plan.Categories = append(b.plan.Categories, newCategory(path, written))
	}
	b.last.Path, b.last.Category = path, index
	return index
}

func newCategory(path []document.Phrase, written []string) model.Category {
	category := model.Category{Path: written}
	if len(path) > 0 {
		heading := path[len(path)-1].Trim()
		ordinal, title := numbering.Ordinal(heading)
		category.Ordinal = ordinal.String()
		category.Title = title.TrimAny(" \n。;:.").String()
	}
	return category
}

// setOffices reads the office cells of a task. A responsible office leads, or assists
// where another one is named as lead.
func (b *builder) setOffices(task *model.Task, it outline.Item) {
	var mentions []text.Mention
	var raw []string
	var firsts []int // the place of each cell's first office among the mentions
	for _, cell := range it.Offices {
		words := cell.Trim()
		if words.Empty() || text.IsDash(words) {
			continue
		}
		raw = append(raw, words.String())
		if words.Len() > text.MaxCellLength {
			b.warn(words.Sub(0, 40), model.WhyTooLong)
			words = words.Sub(0, text.MaxCellLength)
		}
		read := b.cachedOffices(words, cell.Role)
		if cell.People {
			read = b.ReadOfficesBesidePeople(words, cell.Role)
		}
		if cell.ByHand {
			read = withUnreadNames(read, words, cell.Role)
		}
		firsts = append(firsts, len(mentions))
		mentions = append(mentions, read.Mentions...)
		for _, words := range read.Deadlines {
			b.readDeadline(task, words)
		}
		for _, words := range read.People {
			if text.IsContact(words) {
				b.warn(words, model.WhyPerson)
			} else {
				b.addPeople(task, words, false)
			}
		}
		for _, words := range read.Unread {
			b.firstLeads = b.firstLeads || isFirstLeads(words)
			b.warn(words, model.WhyOffice)
		}
	}
	task.OfficesRaw = strings.Join(raw, "\n")
	hasLead := slices.ContainsFunc(mentions, func(m text.Mention) bool { return m.Role == lexicon.RoleLead })
	seen := map[string]bool{}
	for i, m := range mentions {
		assists := m.Role == lexicon.RoleAssist || hasLead && m.Role != lexicon.RoleLead || !hasLead && b.firstLeads && !slices.Contains(firsts, i)
		b.addOffice(task, m.Name, assists, seen)
	}
	if it.Inherited {
		b.warn(it.Text, model.WhyInherited)
	}
}

// cachedOffices reads an office cell, unless it is the one that was read last.
func (b *builder) cachedOffices(words document.Phrase, column lexicon.Role) text.OfficeList {
	if last := &b.last; last.Words.Empty() || !last.Words.IsSamePiece(words) || last.Role != column {
		last.Words, last.Role, last.Read = words, column, b.ReadOffices(words, column)
	}
	return b.last.Read
}

func (b *builder) addOffice(task *model.Task, name document.Phrase, assists bool, seen map[string]bool) {
	office := model.FoldOffice(b.plan.Issuer, name.String())
	class := b.IsClass(name)
	if !class && b.IsByMatter(name) {
		office, task.ByMatter = model.ByMatterOffice, true
	}
	if seen[office] {
		return
	}
	seen[office] = true
	if assists {
		task.Assist = append(task.Assist, office)
	} else {
		task.Lead = append(task.Lead, office)
	}
	if class {
		task.Classes = append(task.Classes, office)
	}
}

// assignIDs sets the ID of every task: its number if that is unique, else category
// and number, 3-2, and for a task without number its place in the category. All of
// them can be typed without an input method.
func (b *builder) assignIDs() {
	count := map[string]int{}
	for i := range b.plan.Tasks {
		count[plainNumber(b.Phrase(b.plan.Tasks[i].Number, 0))]++
	}
	used := map[string]int{}
	place := map[int]int{}
	for i := range b.plan.Tasks {
		task := &b.plan.Tasks[i]
		place[task.Category]++
		number := plainNumber(b.Phrase(task.Number, 0))
		id := number
		switch {
		case number == "":
			id = fmt.Sprintf("%d-%d", task.Category+1, place[task.Category])
		case count[number] > 1:
			id = fmt.Sprintf("%d-%s", task.Category+1, number)
		}
		free := id
		for used[free] > 0 {
			used[id]++
			free = id + "-" + strconv.Itoa(used[id])
		}
		if free != id && number != "" {
			b.warnings = append(b.warnings, model.Warning{Line: b.lines[i], Text: task.Number, Why: model.WhySameNumber})
		}
		used[free]++
		task.ID = free
	}
}

// plainNumber returns the number without its brackets, in digits.
func plainNumber(number document.Phrase) string {
	core := number.TrimAny("()[] .、")
	if noun := core.PrefixOf(0, lexicon.TaskNouns()); noun > 0 {
		core = core.Sub(noun, core.Len()).Trim()
	}
	if value, length := numbering.ReadNumeral(core, 0); length > 0 && length == core.Len() {
		return strconv.Itoa(value)
	}
	if core.Len() == 1 && core.At(0) >= '①' && core.At(0) <= '⑳' {
		return strconv.Itoa(int(core.At(0)-'①') + 1)
	}
	return core.Key()
}
