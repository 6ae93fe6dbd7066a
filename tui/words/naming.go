package words

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
)

// Naming says that several tasks match what was typed.
type Naming struct {
	Several       string // how many, as typed, each, how to write one
	Task, Or, Etc string // Task: how to write it, what it is
}

func chineseNaming() Naming {
	return Naming{Several: "有 %[1]d 项任务都叫「%[2]s」：%[3]s；请写作 %[4]s", Task: "%[1]s（%[2]s）", Or: " 或 ", Etc: "等"}
}

func englishNaming() Naming {
	return Naming{Several: "%[1]d tasks go by %[2]q: %[3]s; write %[4]s", Task: "%[1]s (%[2]s)", Or: " or ", Etc: " and others"}
}

// Reworded is an error that has been put in the user's words where more is known
// of what it is about.
type Reworded struct {
	Err  error
	Line string
}

// Refuse returns an error of one line for the user.
func Refuse(line string) error { return &Reworded{errors.New(line), line} }

func (e *Reworded) Error() string { return e.Line }
func (e *Reworded) Unwrap() error { return e.Err }

// mostNamed is how many tasks of the same number are named in a line.
const mostNamed = 3

// TaskError rewords an error of Plan.FindTask that says that several tasks fit:
// which they are, and how each is written. Other errors stay as they are.
func (w *Words) TaskError(plan *model.Plan, err error) error {
	var several *model.NotFoundError
	if !errors.As(err, &several) || !several.Ambiguous || several.What != model.NounTask {
		return err
	}
	var tasks, names []string
	for _, name := range several.Nearest[:min(len(several.Nearest), mostNamed)] {
		task, err := plan.FindTask(name)
		if err != nil {
			continue
		}
		short := shortestName(plan, task, name)
		names = append(names, Echo(short))
		heading := strings.Join(plan.PathOf(task), " ")
		what := strings.TrimSpace(beginning(heading) + " " + beginning(task.Text))
		tasks = append(tasks, fmt.Sprintf(w.Naming.Task, Echo(short), what))
	}
	listed := strings.Join(tasks, w.Errors.ListSeparator)
	if len(several.Nearest) > mostNamed {
		listed += w.Naming.Etc
	}
	return &Reworded{err, fmt.Sprintf(w.Naming.Several, len(several.Nearest), Echo(several.Name), listed, strings.Join(names, w.Naming.Or))}
}

// shortestName is the identity or the number of a task, if it means that one
// alone; else the name that surely does.
func shortestName(plan *model.Plan, task *model.Task, sure string) string {
	names := []string{task.ID, task.Number}
	at := slices.IndexFunc(names, func(name string) bool {
		found, err := plan.FindTask(name)
		return err == nil && found == task
	})
	if at < 0 {
		return sure
	}
	return names[at]
}

// beginning returns enough of a text to recognise it.
func beginning(text string) string {
	const width = 24
	return ansi.Truncate(model.CleanLine(text), width, "…")
}

// Acting returns the offices of a task: the leads, and after a plus those that
// assist.
func Acting(task *model.Task) string {
	offices := strings.Join(task.Lead, " ")
	if len(task.Assist) > 0 {
		offices = strings.TrimSpace(offices + " +" + strings.Join(task.Assist, " "))
	}
	return offices
}
