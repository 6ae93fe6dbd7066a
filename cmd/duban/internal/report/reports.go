package report

import (
	"fmt"
	"strings"

	"duban/model"
)

// officeReportJSON is the latest report of an office.
type officeReportJSON struct {
	Office   string     `json:"office"` // empty for a task that no office leads
	On       model.Date `json:"on"`
	By       string     `json:"by"`
	Progress string     `json:"progress"`
	Problem  string     `json:"problem"`
	Next     string     `json:"next"`
}

func officeReportsToJSON(reports []model.OfficeReport) []officeReportJSON {
	out := make([]officeReportJSON, 0, len(reports))
	for _, r := range reports {
		out = append(out, officeReportJSON{r.Office, r.On, r.By, r.Progress, r.Problem, r.Next})
	}
	return out
}

// notReportedJSON is an office that has not reported on some tasks for a period.
type notReportedJSON struct {
	Office string           `json:"office"`
	Period string           `json:"period"`
	From   model.Date       `json:"from"`
	To     model.Date       `json:"to"`
	Tasks  []unreportedJSON `json:"tasks"`
}

type unreportedJSON struct {
	ID   string     `json:"id"`
	Text string     `json:"text"`
	Due  model.Date `json:"due"`
	// Latest is the day of the office's last report; null if it never reported.
	Latest model.Date `json:"latest"`
}

// NotReportedJSON prints the offices that have not reported for a period as a JSON array.
func (r Report) NotReportedJSON(snapshot *model.Snapshot, period model.Period, offices []model.OfficeTasks) error {
	out := []notReportedJSON{}
	for _, office := range offices {
		one := notReportedJSON{Office: office.Office, Period: period.Key, From: period.From, To: period.To}
		for _, task := range office.Tasks {
			state := snapshot.State(task.ID)
			one.Tasks = append(one.Tasks, unreportedJSON{task.ID, task.Text, model.DueOf(task, state), state.ReportOf(office.Office).On})
		}
		out = append(out, one)
	}
	return r.JSON(out)
}

// NotReported prints the offices that have not reported for a period, each with its
// tasks.
func (r Report) NotReported(snapshot *model.Snapshot, period model.Period, offices []model.OfficeTasks) {
	text, when := r.Words.Reports, r.Words.Period(period)
	if len(offices) == 0 {
		r.Line(fmt.Sprintf(text.AllReported, when))
		return
	}
	r.Line(fmt.Sprintf(text.NotReported, when))
	for _, office := range offices {
		r.Line()
		r.Line(office.Office + "  " + text.Missing.Of(len(office.Tasks)))
		var rows [][]string
		for _, task := range office.Tasks {
			latest := snapshot.State(task.ID).ReportOf(office.Office).On.String()
			if latest == "" {
				latest = text.Never
			}
			rows = append(rows, []string{"", snapshot.Name(task.ID), latest, task.Text})
		}
		r.Table(rows)
	}
}

// reports returns the latest report of each office as rows of a label and a value.
func (r Report) reports(state model.State) [][]string {
	var rows [][]string
	for _, report := range state.Reported {
		label := r.Words.Reports.Progress
		head := report.On.String()
		if report.Office != "" {
			head = report.Office + " " + head
		}
		rows = append(rows, []string{label, head + "  " + r.Words.Report(report.Report)})
	}
	return rows
}

// returned returns why an open task was sent back, as rows of a label and a value.
func (r Report) returned(state model.State) [][]string {
	var rows [][]string
	for _, back := range state.Returned {
		if state.Status.IsClosed() {
			continue
		}
		who := strings.TrimSpace(back.Office + " " + back.On.String() + " " + back.By)
		rows = append(rows, []string{r.Words.Terms.Returned, who + "  " + back.Reason})
	}
	return rows
}
