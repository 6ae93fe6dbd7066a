package report

import (
	"fmt"
	"strings"

	"duban/model"
)

// pairJSON is an old task and what became of it.
type pairJSON struct {
	Plan    string      `json:"plan"` // the old one
	Task    taskJSON    `json:"task"` // of the old plan
	Likely  *likelyJSON `json:"likely"`
	Carried []string    `json:"carried_to"` // tasks of the new plan
}

type likelyJSON struct {
	ID       string  `json:"id"`
	Number   string  `json:"number"`
	Text     string  `json:"text"`
	Likeness float64 `json:"likeness"` // 0 to 1
}

// ReviewJSON prints pairs of an old and a new task as a JSON array.
func (r Report) ReviewJSON(old *model.Snapshot, pairs []model.LookBackEntry) error {
	out := make([]pairJSON, 0, len(pairs))
	for _, pair := range pairs {
		line := pairJSON{Plan: old.Plan.ID, Task: taskToJSON(old, pair.Old, r.Today), Carried: ids(pair.CarriedTo)}
		if pair.Match != nil {
			line.Likely = &likelyJSON{pair.Match.ID, pair.Match.Number, pair.Match.Text, float64(int(100*pair.Similarity)) / 100}
		}
		out = append(out, line)
	}
	return r.JSON(out)
}

func ids(tasks []*model.Task) []string {
	out := make([]string, 0, len(tasks))
	for _, task := range tasks {
		out = append(out, task.ID)
	}
	return out
}

// Review prints the tasks of an old plan with the most similar ones of the next.
func (r Report) Review(old, next *model.Snapshot, pairs []model.LookBackEntry) {
	r.Wrapped(fmt.Sprintf(r.Words.Year.ReviewTitle, old.Plan.Title, next.Plan.Title))
	open := 0
	for _, pair := range pairs {
		if pair.IsOpen() {
			open++
		}
	}
	r.Line(fmt.Sprintf(r.Words.Year.ReviewCount, len(pairs), open))
	for _, pair := range pairs {
		status := r.Words.Terms.Status(pair.Progress.Status)
		if pair.Progress.Status == model.Done && pair.Progress.UnmetPeriods > 0 {
			status += " " + r.Words.Year.Missing.Of(pair.Progress.UnmetPeriods)
		}
		if verified := old.State(pair.Old.ID).VerifiedBy; verified != "" {
			status += " " + r.Words.Terms.Verified + " " + verified
		}
		rows := [][]string{{old.Name(pair.Old.ID), status + "  " + pair.Old.Text}}
		likely := r.Words.Year.NothingLike
		if pair.Match != nil {
			likely = fmt.Sprintf(r.Words.Year.Likely, next.Name(pair.Match.ID), int(100*pair.Similarity), pair.Match.Text)
		}
		rows = append(rows, []string{"", "→ " + likely})
		if len(pair.CarriedTo) > 0 {
			names := ids(pair.CarriedTo)
			for i, id := range names {
				names[i] = next.Name(id)
			}
			list := strings.Join(names, r.Words.Errors.ListSeparator)
			rows = append(rows, []string{"", fmt.Sprintf(r.Words.Year.CarriedTo, list)})
		}
		r.Table(rows)
	}
}
