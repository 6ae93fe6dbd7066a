package main

import (
	"time"

	"duban/model"
)

// The shapes below are promised to scripts: every key is always there, lists
// are never null.

type taskJSON struct {
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
	Quota      *quotaJSON   `json:"quota"`
	Status     model.Status `json:"status"`
	Overdue    bool         `json:"overdue"`
	DueSoon    bool         `json:"due_soon"`
	Behind     bool         `json:"behind"`
	Version    int          `json:"version"`
	DoneBy     string       `json:"done_by"`
	DoneAt     *time.Time   `json:"done_at"`
	Notes      int          `json:"notes"`
	// Due is the deadline that holds, DuePlan that of the document.
	DuePlan       model.Date      `json:"due_plan"`
	DaysLeft      *int            `json:"days_left"` // to Due; negative when it is past
	Extensions    []extensionJSON `json:"extensions"`
	MilestoneDays []milestoneJSON `json:"milestone_days"`
	// Settled is done for the year: no period of a quota is missing.
	Settled    bool           `json:"settled"`
	VerifiedBy string         `json:"verified_by"`
	VerifiedAt *time.Time     `json:"verified_at"`
	History    *[]historyJSON `json:"history,omitempty"` // show only
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
	Period  string      `json:"period"`
	Ticks   int         `json:"ticks"`
	// Lagging is that the current period has fewer ticks than an even pace asks
	// for; Missing is how many periods are not met, Short how many ended so.
	Lagging bool         `json:"lagging"`
	Missing int          `json:"missing"`
	Short   int          `json:"short"`
	Periods []periodJSON `json:"periods,omitempty"` // show only
}

// periodJSON is one period of the plan's year.
type periodJSON struct {
	Period string      `json:"period"`
	From   model.Date  `json:"from"`
	To     model.Date  `json:"to"`
	Ticks  int         `json:"ticks"`
	Stage  model.Stage `json:"stage"` // met, short, now, ahead
	Now    bool        `json:"now"`
	// History holds the ticks that count in it.
	History []historyJSON `json:"history"`
}

// extensionJSON is one extension that stands. From is null if there was no
// deadline before.
type extensionJSON struct {
	Seq    uint64     `json:"seq"`
	At     time.Time  `json:"at"`
	By     string     `json:"by"`
	From   model.Date `json:"from"`
	To     model.Date `json:"to"`
	Reason string     `json:"reason"`
}

// milestoneJSON is a date of the task as it stands today. Was is the date of
// the plan, if an extension moved it.
type milestoneJSON struct {
	On       model.Date  `json:"on"`
	Was      model.Date  `json:"was"`
	Stage    model.Stage `json:"stage"` // met, short, now, ahead
	DaysLeft int         `json:"days_left"`
}

type historyJSON struct {
	Seq    uint64       `json:"seq"`
	At     time.Time    `json:"at"`
	By     string       `json:"by"`
	Task   string       `json:"task"`
	Kind   model.Kind   `json:"kind"`
	From   model.Status `json:"from"`
	To     model.Status `json:"to"`
	Note   string       `json:"note"`
	On     model.Date   `json:"on,omitzero"`      // of a tick; the new deadline of an extension
	Was    model.Date   `json:"was,omitzero"`     // the deadline before an extension
	Source string       `json:"source,omitempty"` // PLAN/TASK that was carried over
	Undoes uint64       `json:"undoes,omitempty"` // of an undo or redo
	// References are the document numbers and links of the note.
	References []model.Reference `json:"references,omitempty"`
	// Revised is there if a corrected version of the plan came in.
	Revised model.RevisionSummary `json:"revised,omitzero"`
}

type statsJSON struct {
	Revision   uint64              `json:"revision"`
	Total      int                 `json:"total"`
	Todo       int                 `json:"todo"`
	Doing      int                 `json:"doing"`
	Done       int                 `json:"done"`
	Overdue    int                 `json:"overdue"`
	DueSoon    int                 `json:"due_soon"`
	Behind     int                 `json:"behind"`
	Lagging    int                 `json:"lagging"`   // of those behind, the ones whose current period is
	Unsettled  int                 `json:"unsettled"` // of those done, the ones with periods of a quota missing
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
	state, standing := s.State(task.ID), s.TaskProgress(task, today)
	out := taskJSON{
		ID: task.ID, Number: task.Number, Text: task.Text, OfficesRaw: task.OfficesRaw,
		Lead: notNull(task.Lead), Assist: notNull(task.Assist), Classes: notNull(task.Classes),
		ByMatter: task.ByMatter, Due: standing.Due, DuePlan: task.Due, DueWords: task.DueWords,
		Milestones: notNull(task.Milestones), Ongoing: task.Ongoing,
		Status: standing.Status, Overdue: standing.Overdue, DueSoon: standing.DueSoon, Behind: standing.Behind,
		Version: state.Version, DoneBy: state.DoneBy, DoneAt: orNull(state.DoneAt), Notes: state.Notes,
		Extensions: extensionsToJSON(s.Extensions(task.ID)), MilestoneDays: milestonesToJSON(task, state, today),
		Settled: standing.IsSettled(), VerifiedBy: state.VerifiedBy, VerifiedAt: orNull(state.VerifiedAt),
	}
	if !standing.Due.IsZero() {
		out.DaysLeft = &standing.DaysLeft
	}
	if task.Category < len(s.Plan.Categories) {
		category := s.Plan.Categories[task.Category]
		out.Category = categoryJSON{task.Category + 1, category.Ordinal, category.Title}
	}
	if quota := task.Quota; quota != nil {
		out.Quota = &quotaJSON{
			Every: quota.Every, AtLeast: quota.AtLeast, Words: quota.Words,
			Period: standing.Period.Key, Ticks: standing.Ticks,
			Lagging: standing.Lagging, Missing: standing.UnmetPeriods, Short: standing.MissedPeriods,
		}
	}
	return out
}

func stripToJSON(s *model.Snapshot, task *model.Task, today model.Date) []periodJSON {
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
			Seq: e.Seq, At: second(e.At), By: e.By, Task: e.Task, Kind: e.Kind,
			From: e.From, To: e.To, Note: e.Note, On: e.On, Was: e.Was, Source: e.Source, Undoes: e.Undoes,
			References: model.References(e.Note), Revised: e.Revised,
		})
	}
	return out
}

func statsToJSON(s *model.Snapshot, figures model.Progress) statsJSON {
	out := statsJSON{
		Revision: s.Revision, Total: figures.Total,
		Todo: figures.Todo, Doing: figures.Doing, Done: figures.Done,
		Overdue: figures.Overdue, DueSoon: figures.DueSoon, Behind: figures.Behind,
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

// second tells a time in China's zone, without fractions that nobody reads.
func second(at time.Time) time.Time { return at.In(model.China()).Truncate(time.Second) }

// orNull tells a time, or null if there is none.
func orNull(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	told := second(at)
	return &told
}

// notNull makes an empty list of none, so that JSON shows [] for it.
func notNull[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
