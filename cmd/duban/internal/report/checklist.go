package report

import (
	"fmt"
	"time"

	"duban/model"
	"duban/tui/words"
)

// checkJSON is a line of the checklist.
type checkJSON struct {
	ID         string     `json:"id"`
	Number     string     `json:"number"`
	Text       string     `json:"text"`
	OfficesRaw string     `json:"offices_raw"`
	DoneBy     string     `json:"done_by"`
	DoneAt     *time.Time `json:"done_at"`
	VerifiedBy string     `json:"verified_by"`
	VerifiedAt *time.Time `json:"verified_at"`
}

// ChecklistJSON prints the done tasks and who verified them as a JSON array.
func (r Report) ChecklistJSON(snapshot *model.Snapshot) error {
	out := []checkJSON{}
	for _, task := range snapshot.Checklist() {
		state := snapshot.State(task.ID)
		out = append(out, checkJSON{
			ID: task.ID, Number: task.Number, Text: task.Text, OfficesRaw: task.OfficesRaw,
			DoneBy: state.DoneBy, DoneAt: orNull(state.DoneAt),
			VerifiedBy: state.VerifiedBy, VerifiedAt: orNull(state.VerifiedAt),
		})
	}
	return r.JSON(out)
}

// Checklist prints the done tasks and who verified them.
func (r Report) Checklist(snapshot *model.Snapshot) {
	year, tasks := r.Words.Year, snapshot.Checklist()
	if len(tasks) == 0 {
		r.Line(year.NoneDone)
		return
	}
	verified := 0
	var rows [][]string
	for _, task := range tasks {
		state := snapshot.State(task.ID)
		mark, status := "[ ]", year.NotVerified
		if state.VerifiedBy != "" {
			verified++
			mark, status = "[x]", fmt.Sprintf(r.Text.VerifiedLine, state.VerifiedBy, Minute(state.VerifiedAt))
		}
		rows = append(rows, []string{mark, snapshot.Name(task.ID), status, state.DoneBy, words.Acting(task), task.Text})
	}
	r.Line(fmt.Sprintf(year.ToVerify, verified, len(tasks)))
	r.Table(rows)
}
