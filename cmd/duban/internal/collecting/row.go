package collecting

import (
	"errors"
	"strings"

	"duban/model"
)

// rowChange makes changes of one row.
type rowChange struct {
	*collection
	answer
	task   *model.Task
	office string
	seen   int        // the version on which the table was written; 0 if that is not known
	on     model.Date // the day that the report is for
	free   string     // a status in words of its own
}

// take adds what the row changes to the collection, first the mark, then the report.
func (r *rowChange) take() {
	r.takeMark()
	r.takeReport()
}

func (r *rowChange) takeMark() {
	if r.status == "" && r.date == "" {
		return
	}
	status, rest, ok := statusOf(r.status)
	if r.status == "" {
		status, ok = model.Done, true // it says when it was done
	}
	if !ok {
		r.free = r.status
		r.problem(r.answer, r.status, model.CollectFreeStatus)
		return
	}
	r.Progress = joined(rest, r.Progress)
	// What a table says as done waits for approval, also where the coordinator collects it.
	status = model.Permit{Access: model.AccessOffice}.Submitting(r.Snapshot.Plan, model.Change{Kind: model.KindMark, To: status}).To
	now := r.partStatus()
	if status == now || now == model.Done && status == model.Submitted || status == model.Todo && now == model.Doing {
		return
	}
	change := model.Change{Task: r.task.ID, Kind: model.KindMark, To: status, Office: r.office, Seen: r.seen}
	if (status == model.Done || status == model.Submitted) && r.date != "" {
		day, isDate := dateOf(r.date, r.Snapshot.Plan, r.Today)
		if !isDate || r.Snapshot.CheckDay(r.task.ID, day, r.Today) != nil {
			r.problem(r.answer, r.date, model.CollectBadDate)
			return
		}
		change.HappenedOn = day
	}
	event, ok, err := r.Snapshot.Try(change)
	if err != nil {
		r.refused(err)
		return
	}
	if !ok || event.Kind != model.KindMark {
		return
	}
	change.Seen = r.Snapshot.State(r.task.ID).Version // what happens from here on conflicts
	r.result.Changes = append(r.result.Changes, change)
	r.changed(model.CollectedStatus, string(now), string(status))
	if !change.HappenedOn.IsZero() {
		r.changed(model.CollectedDoneOn, "", change.HappenedOn.String())
	}
}

// refused reports why the mark of the row can't be made.
func (r *rowChange) refused(err error) {
	var conflict *model.ConflictError
	var rule *model.RuleError
	switch {
	case errors.As(err, &conflict):
		r.problem(r.answer, r.status, model.CollectChangedSince)
		r.at.Problems[len(r.at.Problems)-1].Latest = conflict.Latest
	case errors.As(err, &rule) && rule.Rule == model.RuleNoPart:
		r.problem(r.answer, "", model.CollectNoPart)
	default:
		r.problem(r.answer, r.date, model.CollectBadDate)
	}
}

// partStatus returns the status of the office's part now.
func (r *rowChange) partStatus() model.Status {
	for _, part := range r.task.Parts(r.Snapshot.State(r.task.ID), r.Snapshot.Offices) {
		if part.Office == r.office {
			return part.Status
		}
	}
	return model.Todo
}

// takeReport adds what the office reports, unless it has reported just that.
func (r *rowChange) takeReport() {
	report := r.Report
	report.Progress = joined(r.free, report.Progress)
	if report == (model.Report{}) {
		return
	}
	before := r.lastReport()
	if before.Report == report {
		return
	}
	change, err := model.ReportChange(r.task.ID, r.office, report, r.on)
	if err != nil {
		r.problem(r.answer, "", model.CollectTooLong)
		return
	}
	if event, ok, err := r.Snapshot.Try(change); err != nil || !ok || event.Report == nil {
		r.problem(r.answer, "", model.CollectNoPart)
		return
	}
	if r.on == r.Today {
		change.HappenedOn = model.Date{}
	}
	r.result.Changes = append(r.result.Changes, change)
	for _, field := range []struct {
		name     model.CollectedField
		from, to string
	}{
		{model.CollectedProgress, before.Progress, report.Progress},
		{model.CollectedProblem, before.Problem, report.Problem},
		{model.CollectedNext, before.Next, report.Next},
	} {
		if field.from != field.to && field.to != "" {
			r.changed(field.name, field.from, field.to)
		}
	}
}

func (r *rowChange) lastReport() model.OfficeReport {
	for _, report := range r.Snapshot.State(r.task.ID).Reported {
		if report.Office == r.office {
			return report
		}
	}
	return model.OfficeReport{}
}

func (r *rowChange) changed(field model.CollectedField, from, to string) {
	r.at.Changes = append(r.at.Changes, model.CollectedChange{Task: r.task.ID, Office: r.office, Field: field, From: from, To: to})
}

// joined returns two texts of which either may be empty.
func joined(first, second string) string {
	if first == "" || second == "" || first == second || strings.HasPrefix(second, first) {
		return longer(first, second)
	}
	return first + "；" + second
}

func longer(a, b string) string {
	if len(a) > len(b) {
		return a
	}
	return b
}
