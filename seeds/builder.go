package seeds

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duban/model"
)

// builder makes the tasks of a plan from the items of an outline.
type builder struct {
	*grammar
	plan         *model.Plan
	categories   map[string]int
	seen         map[[16]byte]int // digest of a task: its index; to find repeated tasks
	sharing      *model.Interner
	last         lastRead
	dueWords     []string // of the current task, cell by cell
	lines        []int    // the line of each task
	warnings     []model.Warning
	warnedPeople bool // a warning already says that people are not kept
}

// addTasks adds the tasks of an outline to its plan, and consumes its items. The
// warnings are those of the outline and of the tasks.
func (g *grammar) addTasks(plan *model.Plan, o *outline) ([]model.Warning, error) {
	b := builder{grammar: g, plan: plan, categories: map[string]int{}, seen: map[[16]byte]int{}, sharing: model.NewInterner(), warnings: o.allWarnings()}
	plan.Tasks = make([]model.Task, 0, len(o.items))
	for i, it := range o.items {
		if err := g.progress.advance(structureWork, wholeWork, i, len(o.items)); err != nil {
			return nil, err
		}
		b.add(*it)
		o.items[i] = nil // frees memory
	}
	b.assignIDs()
	return b.warnings, g.progress.advance(structureWork, wholeWork, len(o.items), len(o.items))
}

func (b *builder) warn(p phrase, why model.WarningReason) {
	b.warnings = append(b.warnings, model.Warning{Line: p.line, Text: p.trim().String(), Why: why})
}

func (b *builder) add(it item) {
	task := model.Task{
		Number:   it.number.String(),
		Category: b.categoryIndex(it.path),
		Text:     it.text.trim().String(),
	}
	digest := sha256.Sum256(fmt.Append(nil, task.Category, "\n", it.number.key(), "\n", it.text.key()))
	key := [16]byte(digest[:])
	if first, found := b.seen[key]; found {
		b.warnCopy(it, b.plan.Tasks[first])
		return
	}
	b.seen[key] = len(b.plan.Tasks)
	b.dueWords = nil
	for _, cell := range it.deadlines {
		b.readDeadline(&task, cell)
	}
	b.setOffices(&task, it)
	task.DueWords = strings.Join(b.dueWords, " ")
	b.readTextDates(&task, it.text)
	b.sharing.Intern(&task)
	b.plan.Tasks = append(b.plan.Tasks, task)
	b.lines = append(b.lines, it.text.line)
}

// warnCopy reports a repeated task, and its offices and deadlines if the first one
// has others.
func (b *builder) warnCopy(it item, first model.Task) {
	b.warn(it.text, model.WhySecondCopy)
	for _, words := range it.clauses() {
		if written := words.trim().String(); !strings.Contains(first.OfficesRaw, written) && !strings.Contains(first.DueWords, written) {
			b.warn(words, model.WhyOtherCopy)
		}
	}
}

// categoryIndex returns the index of the category under the headings. A heading
// that is repeated, as after a page break, is the same category.
func (b *builder) categoryIndex(path []phrase) int {
	if b.last.path != nil && slices.EqualFunc(path, b.last.path, phrase.isSamePiece) {
		return b.last.category
	}
	b.last.path, b.last.category = path, b.findOrAddCategory(path)
	return b.last.category
}

func (b *builder) findOrAddCategory(path []phrase) int {
	key := ""
	written := make([]string, 0, len(path))
	for _, heading := range path {
		key += heading.key() + "\n"
		written = append(written, heading.trim().String())
	}
	if index, found := b.categories[key]; found {
		return index
	}
	category := model.Category{Path: written}
	if len(path) > 0 {
		heading := path[len(path)-1].trim()
		ordinal, title := heading.ordinal()
		category.Ordinal = ordinal.String()
		category.Title = title.trimAny(" \n。;:.").String()
	}
	b.plan.Categories = append(b.plan.Categories, category)
	b.categories[key] = len(b.plan.Categories) - 1
	return len(b.plan.Categories) - 1
}

// setOffices reads the office cells of a task. A responsible office leads, or assists
// where another one is named as lead.
func (b *builder) setOffices(task *model.Task, it item) {
	var mentions []mention
	var raw []string
	for _, cell := range it.offices {
		words := cell.trim()
		if words.empty() || isDash(words) {
			continue
		}
		raw = append(raw, words.String())
		if words.len() > maxCellLength {
			b.warn(words.sub(0, 40), model.WhyTooLong)
			words = words.sub(0, maxCellLength)
		}
		read := b.cachedOffices(words, cell.role)
		if cell.people {
			read = b.officesBesidePeople(words, cell.role)
		}
		mentions = append(mentions, read.mentions...)
		for _, words := range read.deadlines {
			b.readDeadline(task, words)
		}
		if len(read.people) > 0 && !b.warnedPeople {
			b.warn(read.people[0], model.WhyPerson)
			b.warnedPeople = true // once for a plan
		}
		for _, words := range read.unread {
			b.warn(words, model.WhyOffice)
		}
	}
	task.OfficesRaw = strings.Join(raw, "\n")
	hasLead := false
	for _, m := range mentions {
		hasLead = hasLead || m.role == roleLead
	}
	seen := map[string]bool{}
	for _, m := range mentions {
		assists := m.role == roleAssist || hasLead && m.role != roleLead
		b.addOffice(task, m.name, assists, seen)
	}
	if it.inherited {
		b.warn(it.text, model.WhyInherited)
	}
}

// cachedOffices reads an office cell, unless it is the one that was read last.
func (b *builder) cachedOffices(words phrase, column role) officeList {
	if last := &b.last; last.words.empty() || !last.words.isSamePiece(words) || last.role != column {
		last.words, last.role, last.read = words, column, b.readOffices(words, column)
	}
	return b.last.read
}

func (b *builder) addOffice(task *model.Task, name phrase, assists bool, seen map[string]bool) {
	office := model.FoldOffice(b.plan.Issuer, name.String())
	class := b.isClass(name)
	if !class && b.isByMatter(name) {
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
		count[plainNumber(b.phrase(b.plan.Tasks[i].Number, 0))]++
	}
	used := map[string]int{}
	place := map[int]int{}
	for i := range b.plan.Tasks {
		task := &b.plan.Tasks[i]
		place[task.Category]++
		number := plainNumber(b.phrase(task.Number, 0))
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
func plainNumber(number phrase) string {
	core := number.trimAny("()[] .、")
	if noun := core.prefixOf(0, taskNouns()); noun > 0 {
		core = core.sub(noun, core.len()).trim()
	}
	if value, length := core.readNumeral(0); length > 0 && length == core.len() {
		return strconv.Itoa(value)
	}
	if core.len() == 1 && core.at(0) >= '①' && core.at(0) <= '⑳' {
		return strconv.Itoa(int(core.at(0)-'①') + 1)
	}
	return core.key()
}
