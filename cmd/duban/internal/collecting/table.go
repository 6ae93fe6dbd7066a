package collecting

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"duban/model"
	"duban/seeds"
	"duban/seeds/paper"
)

// role is what a column of a filled-in table holds.
type role int

const (
	roleNone role = iota
	roleNumber
	roleTask
	roleOffice
	roleStatus
	roleDate
	roleProgress
	roleProblem
	roleNext
)

// isAnswer reports whether the column is one that offices fill in.
func (r role) isAnswer() bool { return r >= roleStatus }

// answer is what one row of a table says.
type answer struct {
	line         int
	mark         paper.TaskMark
	isMarked     bool
	number, text string
	made         model.Date // when the table was made; zero if that is not known
	office       string     // as the row or the lines above its table say it; empty if they don't
	status, date string
	model.Report
}

// words returns all that the office wrote, for a message.
func (a answer) words() string {
	var parts []string
	for _, part := range []string{a.number, a.status, a.date, a.Progress, a.Problem, a.Next, a.text} {
		if part != "" {
			parts = append(parts, model.CleanLine(part))
		}
	}
	return strings.Join(parts, " ")
}

func (a answer) isEmpty() bool { return a.status == "" && a.date == "" && a.Report == (model.Report{}) }

// sheetReader reads the answers of a sheet, of one table after another.
type sheetReader struct {
	columns []role     // of the table that is read; nil before a header
	above   string     // the office that the lines above the table name
	plan    string     // the plan that they name
	made    model.Date // the day on which they say that the table was made
	answers []answer
	matcher
	offices []string // that the table names, whether they answered or not
	last    int      // the index of the answer to which a row without number and task belongs; -1 for none
	isForm  bool
	isOther bool // it has the table of a paper of duban's own that is not filled in
}

// readSheet reads a sheet. It is no table to fill in if isForm is not set.
func readSheet(sheet seeds.RawSheet, m matcher) *sheetReader {
	r := &sheetReader{above: m.office(sheet.Name), matcher: m, last: -1}
	for _, row := range sheet.Rows {
		r.row(row)
	}
	return r
}

// see adds an office that the sheet names.
func (r *sheetReader) see(office string) {
	if office != "" && !slices.Contains(r.offices, office) {
		r.offices = append(r.offices, office)
	}
}

func (r *sheetReader) row(row seeds.RawRow) {
	if columns, ok := headerOf(row); ok {
		r.columns, r.last, r.isForm = columns, -1, true
		return
	}
	if isOtherPaper(row.Cells) {
		r.columns, r.last, r.isOther = nil, -1, true
		return
	}
	cells, mark, isMarked := takeTaskMark(row)
	if r.columns == nil && isMarked {
		r.columns, r.isForm = layoutOf(row.Cells, cells), true
	}
	if office := r.officeAbove(cells); office != "" && !isMarked {
		r.above, r.last = office, -1
		return
	}
	if row.IsText || r.columns == nil {
		r.plan, r.made = cmp.Or(planAbove(cells), r.plan), cmp.Or(dayAbove(cells), r.made)
		return
	}
	a := answer{line: row.Line, mark: mark, isMarked: isMarked, office: r.above, made: r.made}
	if isMarked {
		a.made = mark.Day
	}
	r.see(cmp.Or(r.office(mark.Office), r.above))
	answered := false // by a cell of its own
	for i, cell := range cells {
		if i < len(r.columns) && cell != "" {
			repeated := i < len(row.Repeated) && row.Repeated[i]
			answered = answered || r.columns[i].isAnswer() && !repeated
			a.set(r.columns[i], cell)
		}
	}
	switch isNew := isMarked || a.number != "" || a.text != ""; {
	case !isMarked && (isFooter(cells) || r.isHeading(cells) || isNew && isAlone(cells)): // a heading, a total, a signature
		r.last = -1
	case !isNew && answered && r.last >= 0:
		r.answers[r.last].append(a)
	case isNew || answered:
		r.answers = append(r.answers, a)
		r.last = len(r.answers) - 1
	}
}

func (a *answer) set(column role, text string) {
	into := map[role]*string{
		roleNumber: &a.number, roleTask: &a.text, roleOffice: &a.office, roleStatus: &a.status, roleDate: &a.date,
		roleProgress: &a.Progress, roleProblem: &a.Problem, roleNext: &a.Next,
	}[column]
	switch {
	case into == nil, column == roleProblem && saysNone(text):
	case *into == "" || column == roleOffice:
		*into = text
	case *into != text:
		*into += "\n" + text
	}
}

// append adds what a row below says that has no task of its own.
func (a *answer) append(more answer) {
	for column, text := range map[role]string{
		roleStatus: more.status, roleDate: more.date, roleProgress: more.Progress, roleProblem: more.Problem, roleNext: more.Next,
	} {
		if text != "" {
			a.set(column, text)
		}
	}
}

// takeTaskMark returns the cells of a row without its mark, and the mark.
func takeTaskMark(row seeds.RawRow) (cells []string, mark paper.TaskMark, ok bool) {
	cells = make([]string, len(row.Cells))
	for i, cell := range row.Cells {
		rest, found, has := paper.CutTaskMark(cell)
		cells[i] = strings.TrimSpace(rest)
		if has && (i >= len(row.Repeated) || !row.Repeated[i]) {
			mark, ok = found, true
		}
	}
	return cells, mark, ok
}

// layoutOf returns the columns of a table of duban's own whose header was deleted, from a
// row with its mark and without. The mark is in a hidden column of its own, or in Word
// before the number.
func layoutOf(marked, cells []string) []role {
	const shortest = 9 // no urge slip is as wide
	columns := []role{
		roleNone, roleNumber, roleTask, roleNone, roleNone, roleNone, roleNone,
		roleStatus, roleDate, roleProgress, roleProblem, roleNext,
	}
	if len(cells) < shortest {
		columns = []role{roleNone, roleNumber, roleTask, roleNone, roleNone, roleNone, roleProgress}
	}
	if cells[0] != "" && cells[0] != marked[0] { // what is left is the number
		columns = columns[1:]
	}
	return columns
}

// isAlone reports whether a row has nothing but one text, as headings do.
func isAlone(cells []string) bool {
	first, filled := firstFilled(cells)
	return filled == 1 && !isNumber(first)
}

// isHeading reports whether a row has only the heading of a category.
func (r *sheetReader) isHeading(cells []string) bool {
	first, filled := firstFilled(cells)
	return filled == 1 && slices.ContainsFunc(r.Plan.Categories, func(c model.Category) bool {
		title := plainName(c.Title)
		return title != "" && strings.HasSuffix(plainName(first), title)
	})
}

// isFooter reports whether a row is a total, a signature or a note.
func isFooter(cells []string) bool {
	first, _ := firstFilled(cells)
	return slices.ContainsFunc([]string{"合计", "总计", "小计", "填报人", "负责人", "科室负责人", "填表", "审核", "备注", "注：", "说明", "联系"}, func(word string) bool {
		return strings.HasPrefix(first, word)
	})
}

// firstFilled returns the first text of a row, and how many there are.
func firstFilled(cells []string) (first string, filled int) {
	for _, cell := range cells {
		if cell != "" {
			filled++
			first = cmp.Or(first, cell)
		}
	}
	return first, filled
}

func isNumber(text string) bool {
	return text != "" && strings.IndexFunc(text, unicode.IsDigit) == 0 && len(text) < 12
}

// officeAbove returns the office that a line above a table names: 填报科室：办公室, 办公室：
// or 办公室进展情况表.
func (r *sheetReader) officeAbove(cells []string) string {
	line, filled := firstFilled(cells)
	if filled == 2 { // 填报科室 | 办公室
		if label := plainName(line); columnRole(label) == roleOffice {
			return r.office(cells[lastFilled(cells)])
		}
	}
	if filled != 1 {
		return ""
	}
	label, office, labelled := strings.Cut(strings.Replace(line, ":", "：", 1), "：")
	switch isLabel := columnRole(plainName(label)) == roleOffice || plainName(label) == "to"; {
	case labelled && (isLabel || strings.TrimSpace(office) == ""):
		office, _, _ = strings.Cut(strings.TrimSpace(office), " ")
		return r.office(cmp.Or(office, label))
	case strings.HasSuffix(line, "表"):
		for end := len(line); end > 0; end-- {
			if found := r.office(line[:end]); found != "" {
				return found
			}
		}
	}
	return ""
}

// planAbove returns the plan that a line above one of duban's own tables names.
func planAbove(cells []string) string {
	line, _ := firstFilled(cells)
	for _, around := range [][2]string{{"请按《", "》填写"}, {"《", "》中应由"}, {"尚未报送《", "》中下列"}, {"of your tasks in ", " (table made on"}} {
		if _, rest, found := strings.Cut(line, around[0]); found {
			if name, _, found := strings.Cut(rest, around[1]); found {
				return name
			}
		}
	}
	return ""
}

// dayAbove returns the day that a line above one of duban's own tables says it asks about, or
// was made on.
func dayAbove(cells []string) model.Date {
	line, _ := firstFilled(cells)
	for _, around := range [][2]string{{"任务截至", "的情况"}, {"制表日期：", "）"}, {"as of ", "."}, {"table made on ", ")"}} {
		if _, rest, found := strings.Cut(line, around[0]); found {
			typed, _, _ := strings.Cut(rest, around[1])
			if day, err := model.ParseTypedDate(typed, 0); err == nil && day.Year > 0 {
				return day
			}
		}
	}
	return model.Date{}
}

func lastFilled(cells []string) int {
	for i := len(cells) - 1; i > 0; i-- {
		if cells[i] != "" {
			return i
		}
	}
	return 0
}
