package collecting

import (
	"path/filepath"
	"strings"

	"duban/model"
)

// How alike two texts must be, from 0 to 1.
const (
	likeMarked   = 0.3 // that a mark is believed: a table may be sorted without its hidden column
	likeNumbered = 0.4 // to be the same task beside an equal number
	likeAlone    = 0.7 // to be the same task by the text alone
	likeAhead    = 0.1 // that one has to be ahead of the next best
)

// matcher finds the tasks and offices of a plan that the rows of tables are about.
type matcher struct {
	*model.Snapshot
}

// office returns the plan's office of a name, renamed or not folded; empty if there is
// none.
func (m matcher) office(name string) string {
	name = strings.TrimSpace(name)
	if name == "" {
		return ""
	}
	permit := m.Plan.FollowRenames(model.Permit{Access: model.AccessOffice, Offices: []string{name}})
	found, err := permit.OfficesAmong(m.Plan.Issuer, m.Offices)
	if err != nil || len(found) != 1 {
		return ""
	}
	return found[0]
}

// officeOfFile returns the office that a file's name ends with; empty if there is none.
func (m matcher) officeOfFile(path string) string {
	name := filepath.Base(path)
	name = strings.TrimSuffix(name, filepath.Ext(name))
	best := ""
	for _, office := range m.Offices {
		if strings.Contains(name, office) && len(office) > len(best) && office != model.ByMatterOffice {
			best = office
		}
	}
	return best
}

// task returns the task of a row: by its mark, else by number and text. isMarked says
// that it is the mark's. The problem says why there is none; empty if there is one.
func (m matcher) task(a answer) (task *model.Task, isMarked bool, problem model.CollectReason) {
	if a.isMarked && a.mark.Plan != m.Plan.ID {
		return nil, false, model.CollectOtherPlan
	}
	if a.isMarked {
		task = m.Task(a.mark.Task)
		if task != nil && (a.text == "" || model.Similarity(a.text, task.Text) >= likeMarked) {
			return task, true, ""
		}
	}
	if found := m.byNumberAndText(a); found != nil {
		return found, found == task && task != nil, ""
	}
	if task != nil && (a.number == "" || isNumbered(m.Snapshot, task, a.number)) { // reworded
		return task, true, ""
	}
	return nil, false, model.CollectNoTask
}

// isOfOtherPlan reports whether none of the marked rows of a table has the text of its
// task: plans of two ledgers may have one name. A single row may have got another text,
// unless the table names another plan or the row is newer than the task.
func (m matcher) isOfOtherPlan(rows []answer, planAbove string) bool {
	unlike, isOther := 0, planAbove != "" && model.Similarity(planAbove, m.Plan.Name()) < likeNumbered
	for _, a := range rows {
		if !a.isMarked || a.text == "" {
			continue
		}
		task := m.Task(a.mark.Task)
		if task != nil && model.Similarity(a.text, task.Text) >= likeMarked {
			return false
		}
		unlike++
		isOther = isOther || task == nil || a.mark.Version > m.State(task.ID).Version
	}
	return unlike > 1 || unlike == 1 && isOther
}

func (m matcher) byNumberAndText(a answer) *model.Task {
	var best *model.Task
	most, second := 0.0, 0.0
	for i := range m.Plan.Tasks {
		task := &m.Plan.Tasks[i]
		if a.number != "" && isNumbered(m.Snapshot, task, a.number) && (a.text == "" || isBeginning(a.text, task.Text) || model.Similarity(a.text, task.Text) >= likeNumbered) {
			if a.text != "" {
				return task
			}
			if best != nil {
				return nil // several tasks have the number
			}
			best = task
		}
	}
	if a.text == "" {
		return best
	}
	for i := range m.Plan.Tasks {
		switch like := model.Similarity(a.text, m.Plan.Tasks[i].Text); {
		case like > most:
			best, most, second = &m.Plan.Tasks[i], like, most
		case like > second:
			second = like
		}
	}
	if most < likeAlone || most < second+likeAhead {
		return nil
	}
	return best
}

// isBeginning reports whether a text is what a task begins with: people shorten it.
func isBeginning(text, of string) bool {
	return len([]rune(text)) >= 4 && strings.HasPrefix(of, strings.TrimRight(text, "….。"))
}

func isNumbered(s *model.Snapshot, task *model.Task, number string) bool {
	number = strings.TrimRight(model.CleanLine(number), ".．。、 ")
	return number == strings.TrimRight(task.Number, ".．。、 ") || number == s.Name(task.ID)
}
