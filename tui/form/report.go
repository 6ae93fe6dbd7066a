package form

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/drafts"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/words"
)

// Report opens the form for what an office reports on the task under the cursor. The
// office is asked for where the task has several.
func Report(b *board.Board) effect.Effect {
	task := b.Task()
	if task == nil {
		return effect.Alarm{Text: b.Words.Screen.Notice.NoTask}
	}
	state := b.Snapshot.State(task.ID)
	if state.Status == model.Cancelled {
		return effect.Alarm{Text: fmt.Sprintf(b.Words.Forms.CancelledAlready, b.Name(task.ID))}
	}
	m := &Model{kind: model.KindReport, key: drafts.Key(model.KindReport, task.ID), tasks: []seen{{task.ID, state.Version}}, agreed: map[string]bool{}, within: task.ID}
	b = m.boardOfPlan(b)
	parts := task.Parts(state, b.Snapshot.Offices)
	offices := b.Snapshot.Reporters(task, b.OwnOffices())
	if len(offices) == 1 {
		m.office = offices[0]
	}
	if len(parts) > 1 {
		m.addRow(words.FormOffice, m.office, maxLine)
	}
	m.addRow(words.FormProgress, "", model.MaxNote)
	m.addRow(words.FormProblem, "", model.MaxNote)
	m.addRow(words.FormNext, "", model.MaxNote)
	m.addRow(words.FormDay, b.Today.String(), maxLine)
	if len(parts) > 1 && m.office != "" {
		m.at = 1
	}
	m.restore(b.Drafts.Text(m.key))
	return effect.Open{Overlay: m}
}

func (m *Model) addRow(name model.Field, text string, limit int) {
	m.rows = append(m.rows, &row{name: name, field: field.Line(text, limit), before: text})
}

// reportChanges returns the report that was typed. What can't be taken is put beside its
// field.
func (m *Model) reportChanges(b *board.Board) ([]model.Change, error) {
	office, day := m.reporter(b), m.day(b)
	text := func(name model.Field) string { return m.row(name).field.Value() }
	report := model.Report{Progress: text(words.FormProgress), Problem: text(words.FormProblem), Next: text(words.FormNext)}
	change, err := model.ReportChange(m.tasks[0].task, office, report, day)
	if err != nil {
		m.row(words.FormProgress).problem = b.Words.Error(err)
	}
	return []model.Change{change}, nil
}

// reporter reads the office of the report.
func (m *Model) reporter(b *board.Board) string {
	r := m.row(words.FormOffice)
	if r == nil {
		return m.office
	}
	typed := strings.TrimSpace(r.field.Value())
	if typed == "" {
		r.problem = b.Words.Forms.WhichOffice
		return ""
	}
	office, err := b.Snapshot.Plan.FindOffice(typed, b.Spelling)
	if err != nil {
		r.problem = problem(b, err)
	} else if task := b.Snapshot.Task(m.tasks[0].task); task != nil && !task.HasPart(office) {
		r.problem = b.Words.Error(&model.RuleError{Rule: model.RuleNoPart, Task: b.Name(task.ID), Text: office})
	}
	return office
}

// day reads the day of the report.
func (m *Model) day(b *board.Board) model.Date {
	r := m.row(words.FormDay)
	typed := strings.TrimSpace(r.field.Value())
	if typed == "" {
		return b.Today
	}
	day, err := b.Snapshot.Plan.ParseDay(typed, b.Today)
	if err == nil {
		err = b.Snapshot.CheckDay(m.tasks[0].task, day, b.Today)
	}
	if err != nil {
		r.problem = b.Words.Error(b.Snapshot.WithTaskName(err))
	}
	return day
}

// periodHint says for which quarter and month the report counts.
func (m *Model) periodHint(b *board.Board) string {
	day, err := b.Snapshot.Plan.ParseDay(m.row(words.FormDay).field.Value(), b.Today)
	if err != nil {
		day = b.Today
	}
	return fmt.Sprintf(b.Words.Forms.CountsFor, b.Words.Period(model.EveryQuarter.PeriodAt(day)), b.Words.Period(model.EveryMonth.PeriodAt(day)))
}

// partOffices returns the offices that can report.
func (m *Model) partOffices(b *board.Board) []string {
	task := b.Snapshot.Task(m.tasks[0].task)
	if task == nil {
		return nil
	}
	var offices []string
	for _, part := range task.Parts(b.Snapshot.State(task.ID), b.Snapshot.Offices) {
		offices = append(offices, part.Office)
	}
	return offices
}
