package report

import (
	"fmt"
	"strings"

	"duban/model"
)

// urgeJSON is an office to be urged. Message is a text that can be sent as it is.
type urgeJSON struct {
	Office  string         `json:"office"`
	Message string         `json:"message"`
	Tasks   []urgeTaskJSON `json:"tasks"`
}

type urgeTaskJSON struct {
	ID       string     `json:"id"`
	Text     string     `json:"text"`
	Due      model.Date `json:"due"`
	DaysLeft *int       `json:"days_left"` // until Due; negative if overdue
	Overdue  bool       `json:"overdue"`
	Behind   bool       `json:"behind"`
	Urged    int        `json:"urged"` // how often the office was urged before
	UrgedOn  model.Date `json:"urged_on"`
	ReplyBy  model.Date `json:"reply_by"`
	Answered bool       `json:"answered"` // since it was urged
}

// officeUrgeJSON is how often an office was urged about a task.
type officeUrgeJSON struct {
	Office   string     `json:"office"`
	Times    int        `json:"times"`
	On       model.Date `json:"on"`
	By       string     `json:"by"`
	ReplyBy  model.Date `json:"reply_by"`
	Answered bool       `json:"answered"`
}

func urgesToJSON(state model.State) []officeUrgeJSON {
	out := make([]officeUrgeJSON, 0, len(state.Urged))
	for _, u := range state.Urged {
		out = append(out, officeUrgeJSON{u.Office, u.Times, u.On, u.By, u.ReplyBy, state.HasAnswered(u.Office)})
	}
	return out
}

// UrgeJSON prints the offices to be urged as a JSON array. The format of a message names
// the office, and how many tasks.
func (r Report) UrgeJSON(snapshot *model.Snapshot, offices []model.OfficeTasks, message string) error {
	out := []urgeJSON{}
	for _, office := range offices {
		one := urgeJSON{Office: office.Office, Message: r.urgeMessage(snapshot, office, message)}
		for _, task := range office.Tasks {
			state, progress := snapshot.State(task.ID), snapshot.TaskProgress(task, r.Today)
			urge := state.UrgeOf(office.Office)
			row := urgeTaskJSON{
				ID: task.ID, Text: task.Text, Due: progress.Due, Overdue: progress.Overdue, Behind: progress.Behind,
				Urged: urge.Times, UrgedOn: urge.On, ReplyBy: urge.ReplyBy, Answered: state.HasAnswered(office.Office),
			}
			if !progress.Due.IsZero() {
				row.DaysLeft = &progress.DaysLeft
			}
			one.Tasks = append(one.Tasks, row)
		}
		out = append(out, one)
	}
	return r.JSON(out)
}

// urgeMessage returns what can be sent to an office: a line for each task.
func (r Report) urgeMessage(snapshot *model.Snapshot, office model.OfficeTasks, message string) string {
	lines := []string{fmt.Sprintf(message, office.Office, len(office.Tasks))}
	for _, task := range office.Tasks {
		when := strings.Join(r.dueAndQuota(task, snapshot.TaskProgress(task, r.Today)), " ")
		lines = append(lines, strings.TrimSpace(snapshot.Name(task.ID)+". "+when)+"  "+r.Excerpt(task.Text))
	}
	return strings.Join(lines, "\n")
}

// Urge prints the offices to be urged, each with its tasks; nothing if there are none.
func (r Report) Urge(snapshot *model.Snapshot, offices []model.OfficeTasks) {
	for i, office := range offices {
		if i > 0 {
			r.Line()
		}
		r.Line(office.Office + "  " + r.Words.Urging.ToUrge.Of(len(office.Tasks)))
		var rows [][]string
		for _, task := range office.Tasks {
			when := strings.Join(r.dueAndQuota(task, snapshot.TaskProgress(task, r.Today)), " ")
			rows = append(rows, []string{"", snapshot.Name(task.ID), when, r.Words.Urge(snapshot.State(task.ID), office.Office), task.Text})
		}
		r.Table(rows)
	}
}

func (r Report) dueAndQuota(task *model.Task, progress model.TaskProgress) []string {
	return append(r.deadline(task, progress), r.quota(task, progress)...)
}

// urges returns how often each office was urged, as rows of a label and a value.
func (r Report) urges(state model.State) [][]string {
	var rows [][]string
	for _, urge := range state.Urged {
		rows = append(rows, []string{r.Words.Urging.Label, urge.Office + " " + r.Words.Urge(state, urge.Office)})
	}
	return rows
}
