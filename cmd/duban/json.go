package main

import (
	"encoding/json"
	"fmt"
	"time"

	"duban/model"
)

// The shapes below are promised to scripts: every key is always there, lists
// are never null.

type taskJSON struct {
	ID         string         `json:"id"`
	Number     string         `json:"number"`
	Category   categoryJSON   `json:"category"`
	Text       string         `json:"text"`
	OfficesRaw string         `json:"offices_raw"`
	Lead       []string       `json:"lead"`
	Assist     []string       `json:"assist"`
	Classes    []string       `json:"classes"`
	ByMatter   bool           `json:"by_matter"`
	Due        model.Date     `json:"due"`
	DueWords   string         `json:"due_words"`
	Milestones []model.Date   `json:"milestones"`
	Ongoing    bool           `json:"ongoing"`
	Quota      *quotaJSON     `json:"quota"`
	Status     model.Status   `json:"status"`
	Overdue    bool           `json:"overdue"`
	DueSoon    bool           `json:"due_soon"`
	Behind     bool           `json:"behind"`
	Version    int            `json:"version"`
	DoneBy     string         `json:"done_by"`
	DoneAt     *time.Time     `json:"done_at"`
	Notes      int            `json:"notes"`
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
	On     model.Date   `json:"on,omitzero"`      // of a tick
	Undoes uint64       `json:"undoes,omitempty"` // of an undo or redo
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
}

func taskToJSON(s *model.Snapshot, task *model.Task, today model.Date) taskJSON {
	state, standing := s.State(task.ID), s.Standing(task, today)
	out := taskJSON{
		ID: task.ID, Number: task.Number, Text: task.Text, OfficesRaw: task.OfficesRaw,
		Lead: notNull(task.Lead), Assist: notNull(task.Assist), Classes: notNull(task.Classes),
		ByMatter: task.ByMatter, Due: task.Due, DueWords: task.DueWords,
		Milestones: notNull(task.Milestones), Ongoing: task.Ongoing,
		Status: standing.Status, Overdue: standing.Overdue, DueSoon: standing.DueSoon, Behind: standing.Behind,
		Version: state.Version, DoneBy: state.DoneBy, Notes: state.Notes,
	}
	if task.Category < len(s.Plan.Categories) {
		category := s.Plan.Categories[task.Category]
		out.Category = categoryJSON{task.Category + 1, category.Ordinal, category.Title}
	}
	if quota := task.Quota; quota != nil {
		out.Quota = &quotaJSON{quota.Every, quota.AtLeast, quota.Words, standing.Period.Key, standing.Ticks}
	}
	if !state.DoneAt.IsZero() {
		at := second(state.DoneAt)
		out.DoneAt = &at
	}
	return out
}

func historyToJSON(events []model.Event) []historyJSON {
	out := make([]historyJSON, 0, len(events))
	for _, e := range events {
		out = append(out, historyJSON{
			Seq: e.Seq, At: second(e.At), By: e.By, Task: e.Task, Kind: e.Kind,
			From: e.From, To: e.To, Note: e.Note, On: e.On, Undoes: e.Undoes,
		})
	}
	return out
}

func statsToJSON(s *model.Snapshot, figures model.Progress) statsJSON {
	out := statsJSON{
		Revision: s.Revision, Total: figures.Total,
		Todo: figures.Todo, Doing: figures.Doing, Done: figures.Done,
		Overdue: figures.Overdue, DueSoon: figures.DueSoon, Behind: figures.Behind,
		Categories: []categoryCountJSON{}, Offices: []officeCountJSON{},
	}
	for i, count := range figures.Categories {
		out.Categories = append(out.Categories, categoryCountJSON{s.Plan.Categories[i].Title, count.Done, count.Total})
	}
	for _, o := range figures.Offices {
		out.Offices = append(out.Offices, officeCountJSON{o.Name, o.Lead, o.Assist, o.Class, o.Done, o.Total, o.Overdue})
	}
	return out
}

// second tells a time in China's zone, without fractions that nobody reads.
func second(at time.Time) time.Time { return at.In(model.China()).Truncate(time.Second) }

// notNull makes an empty list of none, so that JSON shows [] for it.
func notNull[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// sayJSON adds a value to what the command answers, as it is: what reads it is
// no terminal.
func (p *program) sayJSON(value any) error {
	encoder := json.NewEncoder(&p.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}
