package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"duban/cmd/duban/internal/exit"
)

// A ledger that was written to a file can be read as the plan that it is: each
// task with its headings, offices, dates and quota.
func TestExportComesBack(t *testing.T) {
	sources, err := filepath.Glob("../../seeds/testdata/*/source.txt")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no sample plans: %v", err)
	}
	for _, source := range append(sources, "") {
		d := newDesk(t)
		plan := "2021"
		if source != "" {
			var read struct{ Year int }
			readJSON(t, d.mustRun(t, "import", source, "--dry-run", "--json"), &read)
			var imported struct{ Plan string }
			readJSON(t, d.mustRun(t, "import", source, "--json", "--year", strconv.Itoa(cmp.Or(read.Year, 2021))), &imported)
			plan = imported.Plan
		} else {
			d.create(t)
		}
		for _, format := range []string{"xlsx", "docx", "csv", "md"} {
			file := filepath.Join(t.TempDir(), "台账."+format)
			d.mustRun(t, "export", file, "--plan", plan)
			var again struct {
				Revised *struct{ Added, Changed, Moved, Removed []any }
			}
			readJSON(t, d.mustRun(t, "import", file, "--plan", plan, "--dry-run", "--json"), &again)
			if r := again.Revised; r == nil || len(r.Added)+len(r.Changed)+len(r.Moved)+len(r.Removed) > 0 {
				t.Errorf("%q as %s came back as %+v", source, format, r)
			}
		}
	}
}

// Marks that mean something to a format come back as they were, too.
func TestExportOfMarksComesBack(t *testing.T) {
	d := newDesk(t)
	source := filepath.Join(t.TempDir(), "source.txt")
	err := os.WriteFile(source, []byte(`某局2020年工作要点分工方案
一、甲&乙的<公开>
1.公开 a|b 与 x < y > z 的 &lt;统计&gt; 信息。（规划科）
2.落实**重点**和__要求__，用好`+"`平台`和 C:\\目录\\*.txt"+`，见[通知](http://x.example)、\[附件\]、~~旧文~~。（医政科）
3.按 #1 和 _2_ 办理 50%+10% 的 'A' "B" <br> 事项。（办公室）
`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	d.mustRun(t, "import", source)
	for _, format := range []string{"xlsx", "docx", "csv", "md"} {
		file := filepath.Join(t.TempDir(), "台账."+format)
		d.mustRun(t, "export", file, "--plan", "2020")
		if preview := d.mustRun(t, "import", file, "--plan", "2020", "--dry-run"); strings.Contains(preview, "修改") || strings.Contains(preview, "移动") {
			t.Errorf("%s: %s", format, preview)
		}
	}
}

func readJSON(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
}

// toldPaper is a paper as json.
type toldPaper struct {
	Form, Title string
	From, To    string
	AsOf        string `json:"as_of"`
	Lines       []string
	Sheets      []struct {
		Title   string
		Lines   []string
		Columns []string
		Rows    [][]string
	}
	Tasks []struct{ ID string }
}

func (d *desk) paper(t *testing.T, arguments ...string) toldPaper {
	t.Helper()
	var paper toldPaper
	readJSON(t, d.mustRun(t, append([]string{"export", "-", "--format", "json"}, arguments...)...), &paper)
	return paper
}

// of returns the numbers of the tasks in a sheet.
func (p toldPaper) of(sheet int) string {
	place := slices.Index(p.Sheets[sheet].Columns, "序号")
	var numbers []string
	for _, row := range p.Sheets[sheet].Rows {
		numbers = append(numbers, row[place])
	}
	return strings.Join(numbers, " ")
}

// on goes to a day.
func (d *desk) on(t *testing.T, day string) {
	t.Helper()
	morning, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	d.variables["DUBAN_TODAY"] = day
	d.now = func() time.Time { return morning }
}

// A progress report covers its period alone, with the state at its end.
func TestExportProgress(t *testing.T) {
	d := newDesk(t)
	d.on(t, "2021-08-03")
	d.mustRun(t, "start", "1")
	d.mustRun(t, "report", "2", "--progress", "正在起草")
	d.mustRun(t, "note", "3", "内部")
	d.mustRun(t, "report", "4", "--progress", "写错了")
	d.mustRun(t, "undo")
	d.on(t, "2021-10-12")
	d.mustRun(t, "done", "1", "20", "--note", "已公布")
	d.on(t, "2021-11-22")
	d.mustRun(t, "tick", "5", "--on", "2021-09-20") // recorded late, but within the quarter
	d.mustRun(t, "tick", "5", "--on", "2021-09-21")
	d.mustRun(t, "undo")
	third := d.paper(t, "--form", "progress", "--quarter", "2021-Q3")
	if third.From != "2021-07-01" || third.To != "2021-09-30" || third.AsOf != "2021-09-30" || len(third.Tasks) != 30 {
		t.Errorf("%s to %s as of %s, %d tasks", third.From, third.To, third.AsOf, len(third.Tasks))
	}
	if moved := third.of(0); moved != "1 2 5" {
		t.Errorf("moved in the third quarter: %s, want 1, 2 and 5", moved)
	}
	if rows := third.Sheets[0].Rows; !strings.Contains(strings.Join(rows[0], "|"), "进行中") || !strings.Contains(strings.Join(rows[1], "|"), "：正在起草") ||
		!strings.Contains(strings.Join(rows[2], "|"), "2021年9月 1/2") {
		t.Errorf("%q", rows)
	}
	if still := " " + third.of(2) + " "; !strings.Contains(still, " 20 ") {
		t.Errorf("did not move: %s, want 20 among them", still)
	}
	for flag, want := range map[string]string{"--quarter=2021-Q4": "1 20", "--month=2021-10": "1 20", "--month=2021-11": ""} {
		if moved := d.paper(t, "--form", "progress", flag).of(0); moved != want {
			t.Errorf("%s: moved %q, want %q", flag, moved, want)
		}
	}
}

// What presses goes to the offices that lead it, a sheet for each.
func TestExportUrge(t *testing.T) {
	d := newDesk(t)
	paper := d.paper(t, "--form", "urge")
	var offices []string
	for i, sheet := range paper.Sheets {
		offices = append(offices, sheet.Lines[0]+paper.of(i))
	}
	if want := []string{"防控办：5", "办公室：20"}; !slices.Equal(offices, want) {
		t.Errorf("%q, want %q", offices, want)
	}
	if one := d.paper(t, "--form", "urge", "--office", "bgs"); len(one.Sheets) != 1 || one.of(0) != "20" {
		t.Errorf("the office that was asked for: %+v", one.Sheets)
	}
	if open := d.paper(t, "--form", "urge", "--office", "财务科", "--status", "open"); open.of(0) == "" {
		t.Error("all that is open was asked for, and nothing came")
	}
	if open := d.paper(t, "--form", "urge", "--status", "open"); strings.Contains(open.Sheets[0].Lines[1], "逾期") {
		t.Errorf("a task that is only not done is listed as pressing: %q", open.Sheets[0].Lines)
	}
	if sheet := d.mustRun(t, "export", "-", "--format", "csv", "--form", "urge"); !strings.Contains(sheet, "督办催办单,防控办") {
		t.Errorf("the table does not say whom it is for: %s", sheet)
	}
	d.mustRun(t, "done", "5", "20")
	if _, failed, status := d.run("export", "-", "--format", "md", "--form", "urge", "--status", "done"); status != exit.Failed {
		t.Errorf("what is done is urged: status %d, %s", status, failed)
	}
	if _, failed, status := d.run("export", "-", "--format", "md", "--form", "urge"); status != exit.Failed || !strings.Contains(failed, "没有要写的任务") {
		t.Errorf("status %d, %s", status, failed)
	}
}

// The year's report counts what is done for the year, and lists the rest.
func TestExportAnnual(t *testing.T) {
	d := newDesk(t)
	d.mustRun(t, "done", "1", "5") // 5 has a quota, which is not full
	d.mustRun(t, "verify", "1")
	paper := d.paper(t, "--form", "annual")
	if len(paper.Sheets) != 4 || paper.of(3) != "1" || !strings.Contains(" "+paper.of(2)+" ", " 5 ") {
		t.Fatalf("done %q, open %q", paper.of(3), paper.of(2))
	}
	if !strings.Contains(paper.Lines[0], "共30项，已完成1项") {
		t.Errorf("the line above the tables counts otherwise: %s", paper.Lines[0])
	}
	for i, rows := range [][][]string{paper.Sheets[0].Rows, paper.Sheets[1].Rows} {
		if all := rows[len(rows)-1]; !slices.Equal(all[1:4], []string{"30", "1", "29"}) {
			t.Errorf("table %d ends in %q", i, all)
		}
	}
	if row := strings.Join(paper.Sheets[3].Rows[0], "|"); !strings.Contains(row, "2021-11-22 desk1|2021-11-22 desk1") {
		t.Errorf("who did and verified it is missing: %s", row)
	}
}

// A file that is replaced keeps its rights.
func TestExportKeepsRights(t *testing.T) {
	d := newDesk(t)
	name := filepath.Join(t.TempDir(), "台账.csv")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.mustRun(t, "export", name, "--overwrite")
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 || info.Size() == 0 {
		t.Errorf("%v, %v", info, err)
	}
}

// A look back compares the year before with the plan that is open.
func TestExportReview(t *testing.T) {
	d := twoPlans(t)
	d.mustRun(t, "done", "--plan", "2021", "1")
	paper := d.paper(t, "--form", "review", "--plan", "2022")
	if len(paper.Tasks) != 30 || !strings.Contains(paper.Title, "江门市卫生健康局2021年") || !strings.Contains(paper.Lines[0], "共30项，全年未完成29项") {
		t.Errorf("%s, %q, %d tasks", paper.Title, paper.Lines, len(paper.Tasks))
	}
	part := d.paper(t, "--form", "review", "--plan", "2022", "--category", "十")
	if len(part.Tasks) != 2 || !strings.Contains(part.Lines[0], "共2项") || len(part.Lines) != 2 || !strings.Contains(part.Lines[1], "推进基层政务公开标准化规范化") {
		t.Errorf("of a category of the old plan: %q, %d tasks", part.Lines, len(part.Tasks))
	}
	if _, failed, status := d.run("export", "-", "--format", "md", "--form", "review", "--plan", "2021"); status == exit.Done || failed == "" {
		t.Errorf("there is nothing before 2021: status %d, %s", status, failed)
	}
}

// A link that somebody else has put into a shared folder leads an export nowhere.
func TestExportFollowsNobodyElsesLink(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give a link to somebody else")
	}
	d := newDesk(t)
	folder := t.TempDir()
	theirs, link := filepath.Join(t.TempDir(), "theirs.csv"), filepath.Join(folder, "台账.csv")
	if err := errors.Join(os.WriteFile(theirs, []byte("theirs"), 0o600), os.Symlink(theirs, link), os.Lchown(link, 65534, 65534)); err != nil {
		t.Fatal(err)
	}
	_, failed, status := d.run("export", link, "--overwrite")
	data, err := os.ReadFile(theirs)
	if status != exit.Failed || !strings.Contains(failed, "别人建的链接") || err != nil || string(data) != "theirs" {
		t.Errorf("status %d, %s; the file holds %q, %v", status, failed, data, err)
	}
}
