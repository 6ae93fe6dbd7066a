package model

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Plan is one document of one year: categories and their tasks in the order in
// which the document gives them.
type Plan struct {
	// ID names the plan inside a ledger; the ledger gives it on import.
	ID     string `json:"id"`
	Title  string `json:"title"`
	Issuer string `json:"issuer"`
	Year   int    `json:"year"` // 0 if the document does not say
	// UntilYear is the last year of a plan of several, 2023—2025; 0 for a plan of one.
	UntilYear  int        `json:"until_year,omitempty"`
	Categories []Category `json:"categories"`
	Tasks      []Task     `json:"-"`
	// Renamed holds the offices that people gave another name, by the old one.
	Renamed map[string]string `json:"-"`
	// Removed holds tasks that a corrected version of the plan no longer has.
	// What happened to them stays in the ledger.
	Removed []Task `json:"-"`
	// Issued is the date of issue, as the first version of the document that says it gives
	// it; zero if none does.
	Issued Date `json:"issued,omitzero"`
	// CountFrom is the day, set by a person, before which no period of a quota counts; zero
	// for the date of issue. See Counting.
	CountFrom Date `json:"-"`
	// Approval says that what an office marks as done is only submitted.
	Approval bool `json:"-"`
	// Version counts the imported versions of the document, from 1.
	Version int `json:"version,omitempty"`
	// Sample marks the built-in plan; see Snapshot.IsSample.
	Sample bool `json:"sample,omitempty"`
}

// PlanInfo is an entry in a list of plans.
type PlanInfo struct {
	ID, Title, Issuer string
	Year              int
	UntilYear         int // as in Plan
	Tasks             int
	// Sample says that it is the built-in plan, and no task in it was ever changed.
	Sample bool
}

// Category is a heading of the plan.
type Category struct {
	// Ordinal is the numbering as written, without its mark: 十 of 十、
	Ordinal string `json:"ordinal"`
	// Title is the heading without its ordinal and closing mark.
	Title string `json:"title"`
	// Path holds the headings as written, from the outermost to this one.
	Path []string `json:"path"`
}

// Heading returns the category as a person reads it: ordinal and title.
func (c Category) Heading() string {
	if c.Ordinal == "" {
		return c.Title
	}
	if strings.HasSuffix(c.Ordinal, "）") || strings.HasSuffix(c.Ordinal, ")") {
		return c.Ordinal + c.Title // （一）needs no mark behind it
	}
	return c.Ordinal + "、" + c.Title
}

// Task is one item of the plan as the document states it. What has been done
// about it is its State.
type Task struct {
	// ID is the task's identity inside its plan. It never changes, whatever is
	// imported again. It is the number where that is unambiguous.
	ID     string `json:"id"`
	Number string `json:"number"` // as written, without its dot
	// Label is what a first import of the current version would make of ID, where that is
	// another: corrections move numbers, and identities stay.
	Label string `json:"label,omitempty"`
	// Category is the index of the task's category in Plan.Categories.
	Category   int    `json:"category"`
	Text       string `json:"text"`
	OfficesRaw string `json:"offices_raw"` // the offices as written
	// Lead and Assist hold the offices, folded, in the order of the document.
	// Classes and the by-matter office are among them.
	Lead    []string `json:"lead,omitempty"`
	Assist  []string `json:"assist,omitempty"`
	Classes []string `json:"classes,omitempty"`
	// ByMatter says that the task names no office: the office in charge of the
	// matter leads.
	ByMatter   bool   `json:"by_matter,omitempty"`
	Due        Date   `json:"due"`
	DueWords   string `json:"due_words,omitempty"`
	Milestones []Date `json:"milestones,omitempty"` // every date named, in order
	Quota      *Quota `json:"quota,omitempty"`
	Ongoing    bool   `json:"ongoing,omitempty"` // the plan says so; never late
	// Leaders and People answer for the task: 责任领导 and 责任人.
	Leaders []string `json:"leaders,omitempty"`
	People  []string `json:"people,omitempty"`
	Remark  string   `json:"remark,omitempty"` // 备注 of the document
	// Source is where the task comes from; nil if unknown.
	Source *Source `json:"source,omitempty"`
	// AddedByHand says that a person added the task.
	AddedByHand bool `json:"-"`
}

// Name returns the plan's title; its identity if the document gave it none.
func (p *Plan) Name() string { return cmp.Or(p.Title, p.ID) }

// YearAt returns the plan's year; that of today if the document gave it none.
func (p *Plan) YearAt(today Date) int { return cmp.Or(p.CurrentYear(today), today.Year) }

// CurrentYear returns the year of the plan that counts on a day: of a plan of several
// years that of the day, as far as it is one of them.
func (p *Plan) CurrentYear(day Date) int {
	if p.UntilYear <= p.Year || p.Year == 0 {
		return p.Year
	}
	return min(max(day.Year, p.Year), p.UntilYear)
}

// ParseDay reads a day as people type it, see ParseTypedDate. A day without a year is
// in the plan's year, whatever year it is today; 昨天 and the like count from today.
func (p *Plan) ParseDay(text string, today Date) (Date, error) {
	if day, ok := parseRelativeDay(text, today); ok {
		return day, nil
	}
	return ParseTypedDate(text, p.YearAt(today))
}

// FindRemoved finds a task that a correction took out by its identity; nil if
// there is none.
func (p *Plan) FindRemoved(typed string) *Task {
	wanted := strings.TrimPrefix(trimNumber(typed), idPrefix)
	for i := range p.Removed {
		if p.Removed[i].ID == wanted {
			return &p.Removed[i]
		}
	}
	return nil
}

// TaskByID finds a task; nil if the plan has none of that identity.
func (p *Plan) TaskByID(id string) *Task {
	for i := range p.Tasks {
		if p.Tasks[i].ID == id {
			return &p.Tasks[i]
		}
	}
	return nil
}

// taskOrRemoved finds a task, one that a correction took out included; nil if there
// never was one.
func (p *Plan) taskOrRemoved(id string) *Task {
	for _, tasks := range [][]Task{p.Tasks, p.Removed} {
		if place := slices.IndexFunc(tasks, func(t Task) bool { return t.ID == id }); place >= 0 {
			return &tasks[place]
		}
	}
	return nil
}

// HasOrHad reports whether the plan has a task of the identity, or had one that a
// corrected version removed.
func (p *Plan) HasOrHad(id string) bool {
	return p.TaskByID(id) != nil || slices.ContainsFunc(p.Removed, func(t Task) bool { return t.ID == id })
}

// idPrefix marks an identity that must not be read as a number.
const idPrefix = "id:"

// FindTask finds a task by what a person types: its number, with or without the
// closing dot and in full width too, what Snapshot.Name returns, or its identity. After
// a correction has renumbered a plan, one task's number can be another's identity: then
// it is the number, and id: before an identity means that alone. Where several tasks
// have the number, the error says so. The error is a *NotFoundError that names the
// nearest tasks.
func (p *Plan) FindTask(typed string) (*Task, error) {
	wanted := trimNumber(typed)
	folded := strings.Map(HalfWidth, wanted)
	ids, marked := make([]string, len(p.Tasks)), make([]string, len(p.Tasks))
	for i := range p.Tasks {
		ids[i], marked[i] = p.Tasks[i].ID, idPrefix+p.Tasks[i].ID
	}
	place, err := search{NounTask, wanted, marked}.pick(
		func(place int) bool { return marked[place] == wanted },
		func(place int) bool { return trimNumber(p.Tasks[place].Number) == wanted },
		func(place int) bool { return p.Tasks[place].label() == wanted },
		func(place int) bool { return ids[place] == wanted },
		func(place int) bool {
			return p.Tasks[place].Number == folded || p.Tasks[place].label() == folded || ids[place] == folded ||
				p.Tasks[place].AddedByHand && strings.EqualFold(ids[place], folded)
		},
	)
	var none *NotFoundError
	switch {
	case errors.As(err, &none) && !none.Ambiguous:
		none.Nearest = Nearest(ids, wanted, 3)
		return nil, none
	case err != nil:
		return nil, err
	}
	return &p.Tasks[place], nil
}

// FindCategory finds a category by its place (1 is the first), its ordinal, or
// a part of its title that no other title has. It returns the place, from 1.
// The error is a *NotFoundError.
func (p *Plan) FindCategory(typed string) (int, error) {
	wanted := trimNumber(typed)
	word := SearchText(wanted)
	headings := make([]string, len(p.Categories))
	for i := range p.Categories {
		headings[i] = p.Categories[i].Heading()
	}
	place, err := search{NounCategory, wanted, headings}.pick(
		func(place int) bool { return strconv.Itoa(place+1) == word },
		func(place int) bool { return headings[place] == wanted },
		func(place int) bool { return p.Categories[place].Ordinal == wanted },
		func(place int) bool { return p.Categories[place].Title == wanted },
		func(place int) bool { return searchContains(headings[place], word) },
	)
	var none *NotFoundError
	if errors.As(err, &none) && len(none.Nearest) == 0 {
		none.Nearest = similarHeadings(headings, wanted, 3)
	}
	return place + 1, err
}

// similarHeadings returns at most n of the headings that share words with what was
// typed, which is often much shorter than a heading; the likeliest first.
func similarHeadings(headings []string, typed string, n int) []string {
	wanted := bigrams(typed, nil)
	likeness := map[string]float64{}
	for _, heading := range headings {
		likeness[heading] = diceSimilarity(bigrams(heading, nil), wanted)
	}
	near := slices.DeleteFunc(slices.Clone(headings), func(heading string) bool { return likeness[heading] == 0 })
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(likeness[b], likeness[a]) })
	return near[:min(n, len(near))]
}

func trimNumber(typed string) string {
	return strings.TrimRight(strings.TrimSpace(typed), ".．。、")
}

// categoryOf returns a task's category; the zero Category if it has none.
func (p *Plan) categoryOf(task *Task) Category {
	if task.Category < 0 || task.Category >= len(p.Categories) {
		return Category{}
	}
	return p.Categories[task.Category]
}

// PathOf returns the headings above a task as written, outermost first.
func (p *Plan) PathOf(task *Task) []string { return p.categoryOf(task).Path }

// CountCategories returns how many categories the document has: one without a heading holds
// the tasks of none.
func (p *Plan) CountCategories() int {
	count := 0
	for _, category := range p.Categories {
		if category.Heading() != "" || len(category.Path) > 0 {
			count++
		}
	}
	return count
}

// FindPlan finds a plan of a ledger by what a person types: its identity or
// its year, or one of the years of a plan of several. Nothing typed means the newest year, and of two of the same year
// the one imported last; the sample only where there is no other plan. The error is
// a *NotFoundError, without a name if nothing was typed: the ledger has no plan.
func FindPlan(plans []PlanInfo, typed string) (PlanInfo, error) {
	typed = strings.Map(HalfWidth, strings.TrimSpace(typed))
	found := -1
	isNewer := func(plan, than PlanInfo) bool {
		if plan.Sample != than.Sample {
			return than.Sample
		}
		return plan.Year >= than.Year
	}
	year, _ := ParseYear(typed) // 0 if it is none
	ids := make([]string, 0, len(plans))
	for i, plan := range plans {
		ids = append(ids, plan.ID)
		switch {
		case typed == plan.ID && typed != "":
			return plan, nil
		case typed == "" && (found < 0 || isNewer(plan, plans[found])):
			found = i
		case year != 0 && year == plan.Year,
			plan.Year < year && year <= plan.UntilYear && (found < 0 || plans[found].Year != year):
			found = i
		}
	}
	if found < 0 {
		return PlanInfo{}, &NotFoundError{What: NounPlan, Name: typed, Nearest: Nearest(ids, typed, 3)}
	}
	return plans[found], nil
}
