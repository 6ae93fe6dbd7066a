package report

import (
	"time"

	"duban/model"
	"duban/tui/words"
)

// Scripts rely on the JSON below: every key is always present, and lists are never
// null.

type taskJSON struct {
	// Plan is the plan of the task, where several are listed together.
	Plan       string       `json:"plan,omitempty"`
	ID         string       `json:"id"`
	Number     string       `json:"number"`
	Category   categoryJSON `json:"category"`
	Text       string       `json:"text"`
	OfficesRaw string       `json:"offices_raw"`
	Lead       []string     `json:"lead"`
	Assist     []string     `json:"assist"`
	Classes    []string     `json:"classes"`
	ByMatter   bool         `json:"by_matter"`
	Due        model.Date   `json:"due"`
	DueWords   string       `json:"due_words"`
	Milestones []model.Date `json:"milestones"`
	Ongoing    bool         `json:"ongoing"`
	Leaders    []string     `json:"leaders"`
	People     []string     `json:"people"`
	Remark     string       `json:"remark"`
	// Source is where a task that was added by hand comes from; null if unknown.
	Source      *model.Source `json:"source"`
	AddedByHand bool          `json:"added_by_hand"`
	Quota       *quotaJSON    `json:"quota"`
	Status      model.Status  `json:"status"`
	Overdue     bool          `json:"overdue"`
	DueSoon     bool          `json:"due_soon"`
	Behind      bool          `json:"behind"`
	Ahead       bool          `json:"ahead"`
	// Parts are those of the offices; empty where a single office is named.
	Parts []partJSON `json:"parts"`
	// Urged is how often the office that was urged most often was; Urges has each.
	Urged   int              `json:"urged"`
	Urges   []officeUrgeJSON `json:"urges"`
	Version int              `json:"version"`
	DoneBy  string           `json:"done_by"`
	DoneAt  *time.Time       `json:"done_at"`
	DoneOn  model.Date       `json:"done_on"` // the day on which it was done
	Notes   int              `json:"notes"`
	Reports int              `json:"reports"`
	// Returned is what was sent back to an office, or to all, and not marked since.
	Returned []model.Returned `json:"returned"`
	// OfficeReports has the latest report of each office.
	OfficeReports []officeReportJSON `json:"office_reports"`
	// Due is the current deadline, DuePlan the one in the document.
	DuePlan       model.Date      `json:"due_plan"`
	DaysLeft      *int            `json:"days_left"` // until Due; negative if overdue
	Extensions    []extensionJSON `json:"extensions"`
	MilestoneDays []milestoneJSON `json:"milestone_days"`
	// Settled means done for the year: every period of a quota is met.
	Settled    bool           `json:"settled"`
	VerifiedBy string         `json:"verified_by"`
	VerifiedAt *time.Time     `json:"verified_at"`
	History    *[]historyJSON `json:"history,omitempty"` // show only
}

// partJSON is the part of an office.
type partJSON struct {
	Office string       `json:"office"`
	Role   model.Role   `json:"role"`
	Status model.Status `json:"status"`
	By     string       `json:"by"`
	On     model.Date   `json:"on"`
}

func partsToJSON(parts []model.Part) []partJSON {
	out := make([]partJSON, 0, len(parts))
	for _, p := range parts {
		out = append(out, partJSON{p.Office, p.Role, p.Status, p.By, p.On})
	}
	return out
}

type categoryJSON struct {
	Index   int    `json:"index"`
	Ordinal string `json:"ordinal"`
	Title   string `json:"title"`
}

type quotaJSON struct {
	Every   model.Every `json:"every"`
	AtLeast int         `json:"at_least"`
	Words   string      `json:"words"`
	Months  []int       `json:"months,omitempty"` // of every: fixed
	Period  string      `json:"period"`
	Ticks   int         `json:"ticks"`
	// Lagging means that the current period is behind an even pace. Missing counts
	// the periods that are not met, Short those of them that have ended.
	Lagging bool         `json:"lagging"`
	Missing int          `json:"missing"`
	Short   int          `json:"short"`
	Periods []periodJSON `json:"periods,omitempty"` // show only
}

// periodJSON is a period of a quota in the plan's year.
type periodJSON struct {
	Period string      `json:"period"`
	From   model.Date  `json:"from"`
	To     model.Date  `json:"to"`
	Ticks  int         `json:"ticks"`
	Stage  model.Stage `json:"stage"` // met, short, now, ahead
	Now    bool        `json:"now"`
	// History has the ticks in the period.
	History []historyJSON `json:"history"`
}

// extensionJSON is an extension that was not undone. From is null if there was no
// deadline before.
type extensionJSON struct {
	Seq    uint64     `json:"seq"`
	At     time.Time  `json:"at"`
	By     string     `json:"by"`
	From   model.Date `json:"from"`
	To     model.Date `json:"to"`
	Reason string     `json:"reason"`
}

// milestoneJSON is one of several deadlines of a task. Was is the date in the plan
// if an extension moved it.
type milestoneJSON struct {
	On       model.Date  `json:"on"`
	Was      model.Date  `json:"was"`
	Stage    model.Stage `json:"stage"` // met, short, now, ahead
	DaysLeft int         `json:"days_left"`
}

type historyJSON struct {
	Seq  uint64       `json:"seq"`
	At   time.Time    `json:"at"`
	By   string       `json:"by"`
	Task string       `json:"task"`
	Kind model.Kind   `json:"kind"`
	From model.Status `json:"from"`
	To   model.Status `json:"to"`
	Note string       `json:"note"`
	// Report is what an office reported.
	Report *model.Report `json:"report,omitempty"`
	// HappenedOn is the day on which it happened, Office the one whose part was marked, that
	// reported or that was urged.
	HappenedOn model.Date `json:"happened_on"`
	Office     string     `json:"office"`
	// ReplyBy and Times are those of urging an office.
	ReplyBy model.Date `json:"reply_by,omitzero"`
	Times   int        `json:"times,omitempty"`
	// Fields are those that an edit changed.
	Fields []fieldJSON `json:"fields,omitempty"`
	On     model.Date  `json:"on,omitzero"`      // of a tick; the new deadline of an extension
	Was    model.Date  `json:"was,omitzero"`     // the deadline before an extension
	Source string      `json:"source,omitempty"` // PLAN/TASK of the task that was carried over
	Undoes uint64      `json:"undoes,omitempty"` // of an undo or redo
	// Corrects is the event whose note was changed or removed.
	Corrects uint64 `json:"corrects,omitempty"`
	// References are the document numbers and links in the note.
	References []model.Reference `json:"references,omitempty"`
	// Revised counts what a corrected version of the plan changed.
	Revised model.RevisionSummary `json:"revised,omitzero"`
}

// fieldJSON is a field before and after an edit, as text.
type fieldJSON struct {
	Field model.Field `json:"field"`
	From  string      `json:"from"`
	To    string      `json:"to"`
}

func fieldsToJSON(event model.Event) []fieldJSON {
	if event.Kind != model.KindEdit && event.Kind != model.KindSettings || event.Edit == nil {
		return nil
	}
	text := words.In(words.Chinese) // as the plans are
	var out []fieldJSON
	for _, field := range event.Edit.Fields {
		out = append(out, fieldJSON{field, text.FieldText(event.Edit.From, field), text.FieldText(event.Edit.To, field)})
	}
	return out
}

type statsJSON struct {
	Revision   uint64              `json:"revision"`
	Total      int                 `json:"total"`
	Todo       int                 `json:"todo"`
	Doing      int                 `json:"doing"`
	Done       int                 `json:"done"`
	Submitted  int                 `json:"submitted"` // reported as done, to be accepted
	Cancelled  int                 `json:"cancelled"` // not in Total
	Overdue    int                 `json:"overdue"`
	DueSoon    int                 `json:"due_soon"`
	Behind     int                 `json:"behind"`
	Ahead      int                 `json:"ahead"`
	Lagging    int                 `json:"lagging"`   // tasks in Behind whose current period is behind
	Unsettled  int                 `json:"unsettled"` // tasks in Done with unmet periods
	Categories []categoryCountJSON `json:"categories"`
	Offices    []officeCountJSON   `json:"offices"`
}

type categoryCountJSON struct {
	Title string `json:"title"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

type officeCountJSON struct {
	Name    string `json:"name"`
	Lead    int    `json:"lead"`
	Assist  int    `json:"assist"`
	Class   int    `json:"class"`
	Done    int    `json:"done"`
	Total   int    `json:"total"`
	Overdue int    `json:"overdue"`
	Behind  int    `json:"behind"`
	Rate    int    `json:"rate"` // percent done
}

func taskToJSON(s *model.Snapshot, task *model.Task, today model.Date) taskJSON {
	if s.IsJoined() {
		plan, own := s.Member(task)
		out := taskToJSON(plan, own, today)
		out.Plan = plan.Plan.ID
		return out
	}
	state, standing := s.State(task.ID), s.TaskProgress(task, today)
	out := taskJSON{
		ID: task.ID, Number: task.Number, Text: task.Text, OfficesRaw: task.OfficesRaw,
		Lead: NotNull(task.Lead), Assist: NotNull(task.Assist), Classes: NotNull(task.Classes),
		ByMatter: task.ByMatter, Due: standing.Due, DuePlan: task.Due, DueWords: task.DueWords,
		Milestones: NotNull(task.Milestones), Ongoing: task.Ongoing,
		Status: standing.Status, Overdue: standing.Overdue, DueSoon: standing.DueSoon, Behind: standing.Behind, Ahead: standing.Ahead,
		Leaders: NotNull(task.Leaders), People: NotNull(task.People), Remark: task.Remark, Source: task.Source, AddedByHand: task.AddedByHand,
		Parts: partsToJSON(s.Parts(task)), DoneOn: state.DoneOn,
		Version: state.Version, DoneBy: state.DoneBy, DoneAt: orNull(state.DoneAt), Notes: state.Notes,
		Returned: NotNull(state.Returned), Urged: state.TimesUrged(), Urges: urgesToJSON(state), Reports: state.Reports, OfficeReports: officeReportsToJSON(state.Reported),
		Extensions: extensionsToJSON(s.Extensions(task.ID)), MilestoneDays: milestonesToJSON(task, state, today),
		Settled: standing.IsSettled(), VerifiedBy: state.VerifiedBy, VerifiedAt: orNull(state.VerifiedAt),
	}
	if !standing.Due.IsZero() {
		out.DaysLeft = &standing.DaysLeft
	}
	if task.Category >= 0 && task.Category < len(s.Plan.Categories) {
		category := s.Plan.Categories[task.Category]
		out.Category = categoryJSON{task.Category + 1, category.Ordinal, category.Title}
	}
	if quota := task.Quota; quota != nil {
		out.Quota = &quotaJSON{
			Every: quota.Every, AtLeast: quota.AtLeast, Words: quota.Words, Months: quota.Months,
			Period: standing.Period.Key, Ticks: standing.Ticks,
			Lagging: standing.Lagging, Missing: standing.UnmetPeriods, Short: standing.MissedPeriods,
		}
	}
	return out
}

func periodsToJSON(s *model.Snapshot, task *model.Task, today model.Date) []periodJSON {
	out := []periodJSON{}
	for _, p := range s.PeriodHistory(task, today) {
		events := historyToJSON(s.TicksIn(task.ID, p))
		out = append(out, periodJSON{p.Key, p.From, p.To, len(p.Ticks), p.Stage, p.Current, events})
	}
	return out
}

func extensionsToJSON(events []model.Event) []extensionJSON {
	out := make([]extensionJSON, 0, len(events))
	for _, e := range events {
		out = append(out, extensionJSON{e.Seq, second(e.At), e.By, e.Was, e.On, e.Note})
	}
	return out
}

func milestonesToJSON(task *model.Task, state model.State, today model.Date) []milestoneJSON {
	out := []milestoneJSON{}
	for _, m := range model.Milestones(task, state, today) {
		out = append(out, milestoneJSON{m.On, m.Was, m.Stage, m.DaysLeft})
	}
	return out
}

func historyToJSON(events []model.Event) []historyJSON {
	out := make([]historyJSON, 0, len(events))
	for _, e := range events {
		out = append(out, historyJSON{
			Seq: e.Seq, At: second(e.At), By: e.By, Task: e.AboutTask(), Kind: e.Kind,
			From: e.From, To: e.To, Note: e.Note, On: e.On, Was: e.Was, Source: e.Source, Undoes: e.Undoes, Corrects: e.Corrects,
			References: model.References(e.Note), Revised: e.Revised,
			HappenedOn: e.Day(), Office: e.Office, Fields: fieldsToJSON(e), Report: e.Report, ReplyBy: e.ReplyBy, Times: e.Times,
		})
	}
	return out
}

func statsToJSON(s *model.Snapshot, figures model.Progress) statsJSON {
	out := statsJSON{
		Revision: s.Revision, Total: figures.Total,
		Todo: figures.Todo, Doing: figures.Doing, Submitted: figures.Submitted, Done: figures.Done, Cancelled: figures.Cancelled,
		Overdue: figures.Overdue, DueSoon: figures.DueSoon, Behind: figures.Behind, Ahead: figures.Ahead,
		Lagging: figures.Lagging, Unsettled: figures.Unsettled,
		Categories: []categoryCountJSON{}, Offices: []officeCountJSON{},
	}
	for i, count := range figures.Categories {
		out.Categories = append(out.Categories, categoryCountJSON{s.Plan.Categories[i].Title, count.Done, count.Total})
	}
	for _, o := range figures.Offices {
		out.Offices = append(out.Offices, officeToJSON(o))
	}
	return out
}

func officeToJSON(o model.OfficeProgress) officeCountJSON {
	return officeCountJSON{o.Name, o.Lead, o.Assist, o.Class, o.Done, o.Total, o.Overdue, o.Behind, o.Rate()}
}

// second returns a time in China's time zone, in whole seconds.
func second(at time.Time) time.Time { return at.In(model.China()).Truncate(time.Second) }

// orNull returns nil for the zero time.
func orNull(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	seconds := second(at)
	return &seconds
}

// NotNull returns an empty slice for nil, which JSON shows as [].
func NotNull[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
