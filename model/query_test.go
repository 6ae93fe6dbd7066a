package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/model/pinyin"
)

// queryPlan adds to the sample plan what searches with keys look at.
func queryPlan() *model.Plan {
	plan := samplePlan()
	due := func(task int, year int, month time.Month, day int) {
		plan.Tasks[task].Due = model.Date{Year: year, Month: month, Day: day}
	}
	due(0, 2021, 3, 31)
	due(1, 2021, 12, 31)
	due(2, 2022, 1, 5)
	plan.Tasks[0].Leaders, plan.Tasks[1].Leaders = []string{"张建国"}, []string{"李敏", "王芳"}
	plan.Tasks[2].People = []string{"张伟"}
	plan.Tasks[5].Source = &model.Source{Text: "5月10日 局长办公会", Document: "江卫办〔2021〕8号"}
	return plan
}

// Tasks are due: 1 on 2021-03-31, 2 on 2021-12-31, 3 on 2022-01-05, 5 on 2021-11-20.
func TestQuery(t *testing.T) {
	s := model.NewSnapshot(queryPlan(), sampleLog(), 5)
	for search, want := range map[string]string{
		"公开 -预算": "1 3 4 5 6", "公开　－预算": "1 3 4 5 6", "-公开": "", "-没有": "1 2 3 4 5 6", "-": "", "--": "",
		`"预算、决算"`: "2", "“至少 更新”": "", "「5G专栏」": "5", "-“预算”": "1 3 4 5 6", "“专栏": "3 4 5 6", `"`: "", "公开”": "",
		"office:财务科": "2", "科室：局财务科": "2", "科室：财": "2", "office:cwk": "2", "OFFICE：财务科,政法科": "1 2 3", "-科室：政法科": "4 5 6",
		"主办：办公室": "3 5", "lead:zf": "1", "assist:政法科": "3", "协办：各科室": "2", "牵头：主办科室": "4",
		"leader:张": "1", "责任领导：wangfang": "2", "领导：张,李": "1 2", "leader:张伟": "", "person:张": "3", "联系人：zw": "3",
		"due:<2021-12": "1 5", "期限：＜2021-12": "1 5", "期限：《２０２１－１２": "1 5", "due:<=2021-12": "1 2 5", "due:>2021-11-20": "2 3",
		"due:>=2021-11-20": "2 3 5", "due:2021": "1 2 5", "due:2021年": "1 2 5", "due:2021-11": "5", "due:2021年11月": "5", "due:11月": "5",
		"due:11月20日": "5", "due:2021-11-20": "5", "due:1120": "5", "due:20211120": "5", "due:2021/11/20": "5", "due:=2021-11": "5",
		"due:2021-11..2022-01": "2 3 5", "due:2021-11~2021-12": "2 5", "期限：3月至11月": "1 5", "due:..2021-03": "1", "due:2022..": "3",
		"due:none": "4 6", "期限：无": "4 6", "-期限：无": "1 2 3 5", "-due:<2021-12": "2 3 4 6", "due:≥2022": "3", "due:>2022": "",
		"source:办公会": "6", "来源：jzbgh": "6", "文号：江卫办[2021]8号": "6", `来源："5月10日 局长"`: "6", "-source:办公会": "1 2 3 4 5",
		"status:done": "1", "状态：未完成": "2 3 4 5 6", "状态：已完成,逾期": "1 5", "-状态：已完成": "2 3 4 5 6", "状态：即将到期": "2", "状态：待审核": "",
		"category:三": "3 4 5 6", "类别：3": "3 4 5 6", "category:财政": "2", "类别：czxx": "2", "-category:三": "1 2",
		"month:2021-11": "3 5", "月份：11月": "3 5",
		"http://x": "", "公开:预算": "", "时间：11月": "",
		"公开 office:财务科 due:2021": "2", "due:2021 -due:2021-12 状态：未完成": "5",
	} {
		filter := model.Filter{Search: search}
		if got := strings.Join(ids(filter.Tasks(s, on(t, "2021-12-05"), pinyin.New())), " "); got != want {
			t.Errorf("%q finds %q, not %q", search, got, want)
		}
		if err := filter.Check(s, on(t, "2021-12-05"), pinyin.New()); err != nil {
			t.Errorf("%q: %v", search, err)
		}
	}
}

// The other terms still select tasks: a term is wrong while it is being typed.
func TestQueryErrors(t *testing.T) {
	s := model.NewSnapshot(queryPlan(), sampleLog(), 5)
	for _, wrong := range []string{
		"due:", "due:<", "due:明天", "due:2021-13", "due:2021-02-30", "due:12", "due:<>2021", "due:2021-12..2021-01", "due:..", "due:~", "due:99999", "due:0999-12",
		"期限：0月", "status:", "status:late", "状态：未知", "office:", `office:""`, "leader:,", "source:", "month:2021", "month:x", "-due:x", "category:", "by:",
	} {
		filter := model.Filter{Search: "预算 " + wrong}
		var problem *model.QueryError
		if err := filter.Check(s, on(t, "2021-06-01"), pinyin.New()); !errors.As(err, &problem) || problem.Text != wrong {
			t.Errorf("%q: %v", wrong, err)
		}
		if got := ids(filter.Tasks(s, on(t, "2021-06-01"), pinyin.New())); !slices.Equal(got, []string{"2"}) {
			t.Errorf("%q finds %v", filter.Search, got)
		}
	}
	for _, wrong := range []string{"office:财会科", "-lead:没有", "未办：没有", "category:没有", "category:9"} {
		var missing *model.NotFoundError
		if err := (model.Filter{Search: wrong}).Check(s, on(t, "2021-06-01"), pinyin.New()); !errors.As(err, &missing) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

// By looks at what people did and did not undo.
func TestQueryBy(t *testing.T) {
	log := []model.Event{
		mark(1, "王芳", "1", model.Todo, model.Done), mark(2, "desk2", "2", model.Todo, model.Doing),
		mark(3, "王芳", "3", model.Todo, model.Done), undo(4, "王芳", "3", 3),
		mark(5, "王芳", "4", model.Todo, model.Done), undo(6, "王芳", "4", 5), redo(7, "王芳", "4", 6),
	}
	log[1].Note = "已报送"
	s := model.NewSnapshot(queryPlan(), log, 7)
	for search, want := range map[string]string{
		"by:王": "1 4", "经手：wf": "1 4", "by:DESK": "2", "by:没有": "", "-by:王芳": "2 3 5 6", "备注：报送": "2", "note:bs": "2", "by:王,desk2": "1 2 4",
	} {
		filter := model.Filter{Search: search}
		if got := strings.Join(ids(filter.Tasks(s, on(t, "2021-06-01"), pinyin.New())), " "); got != want || !filter.NeedsLog() {
			t.Errorf("%q finds %q, not %q", search, got, want)
		}
	}
	if (model.Filter{Search: "office:财务科 due:2021"}).NeedsLog() || !(model.Filter{Search: "公开"}).NeedsLog() {
		t.Error("the log is needed for words alone")
	}
}

// Who has not: after 办公室 has done its part of 3, 政法科, which assists, has not.
func TestQueryMissing(t *testing.T) {
	plan := queryPlan()
	plan.Tasks[1].Lead = []string{"财务科", "政法科"}
	done := mark(1, "desk1", "2", model.Todo, model.Done)
	done.Office = "财务科"
	s := model.NewSnapshot(plan, []model.Event{done}, 1)
	for search, want := range map[string]string{
		"missing:财务科": "", "未办：政法科": "1 2 3", "missing:any": "2 5", "未办：任一": "2 5", "-未办：任一": "1 3 4 6",
	} {
		if got := strings.Join(ids((model.Filter{Search: search}).Tasks(s, on(t, "2021-06-01"), pinyin.New())), " "); got != want {
			t.Errorf("%q finds %q, not %q", search, got, want)
		}
	}
}

func TestCompleteQuery(t *testing.T) {
	s := model.NewSnapshot(queryPlan(), sampleLog(), 5)
	keyName := func(key model.QueryKey) string { return key.ChineseName() + "：" }
	for text, want := range map[string]string{
		"ks": "科室：", "公开 leade": "公开 责任领导：", "-qx": "-期限：", "科室：cw": "科室：财务科", "公开 -主办：财": "公开 -主办：财务科",
		"责任领导：": "责任领导：张建国 责任领导：李敏 责任领导：王芳", "leader:wf": "leader:王芳", "期限：": "期限：2021-03 期限：2021-11 期限：2021-12 期限：2022-01",
		"来源：局长": `来源："5月10日 局长办公会"`, "状态：yq": "状态：逾期", "类别：网站": "类别：做好政府网站专栏信息公开", "没有的": "", "科室：没有": "",
	} {
		head, completions := s.CompleteQuery(text, keyName, pinyin.New())
		for i := range completions {
			completions[i] = head + completions[i]
			if _, err := model.ParseQuery(completions[i]+"x", 2021); err != nil && !strings.Contains(completions[i], "期限") && !strings.Contains(completions[i], "状态") {
				t.Errorf("%q: %v", completions[i], err)
			}
		}
		if got := strings.Join(completions, " "); got != want {
			t.Errorf("%q is completed to %q, not %q", text, got, want)
		}
	}
	if _, all := s.CompleteQuery("公开 ", keyName, pinyin.New()); len(all) != len(model.QueryKeys()) {
		t.Errorf("after a blank: %v", all)
	}
}

// A task without a lead comes last by office.
func TestSortTasks(t *testing.T) {
	log := []model.Event{mark(1, "desk1", "4", model.Todo, model.Done), mark(2, "desk1", "2", model.Todo, model.Done), undo(3, "desk1", "4", 1)}
	s := model.NewSnapshot(queryPlan(), log, 3)
	all := model.Filter{}.Tasks(s, on(t, "2021-06-01"), pinyin.New())
	for order, want := range map[model.TaskOrder]string{
		model.TasksByNumber: "1 2 3 4 5 6", "": "1 2 3 4 5 6", model.TasksByDue: "1 5 2 3 4 6",
		model.TasksByOffice: "1 3 5 2 6 4", model.TasksByChange: "4 2 1 3 5 6",
	} {
		if got := strings.Join(ids(s.SortTasks(all, order)), " "); got != want {
			t.Errorf("by %s: %s, not %s", order, got, want)
		}
	}
	s.Task("1").Lead = nil
	if got := strings.Join(ids(s.SortTasks(all, model.TasksByOffice)), " "); !strings.HasSuffix(got, "1") {
		t.Errorf("by office without a lead: %s", got)
	}
	if got := strings.Join(ids(all), " "); got != "1 2 3 4 5 6" {
		t.Errorf("the given tasks became %s", got)
	}
}

// What is typed is never lost: every search is read, as a whole or with an error, and
// names of keys in the other language change nothing.
func FuzzQuery(f *testing.F) {
	f.Add("公开 -office:财务科 “a b” due:<2021-12")
	f.Add("期限：《2021..2022 \xff\" 状态：未完成,done :x -- -")
	s := model.NewSnapshot(queryPlan(), sampleLog(), 5)
	today, spelling := model.Date{Year: 2021, Month: 11, Day: 21}, pinyin.New()
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 300 {
			return
		}
		chinese := model.RenameQueryKeys(text, func(key model.QueryKey) string { return key.ChineseName() + "：" })
		want, got := model.Filter{Search: text}.Tasks(s, today, spelling), model.Filter{Search: chinese}.Tasks(s, today, spelling)
		if !slices.Equal(ids(want), ids(got)) {
			t.Errorf("%q finds %v, %q %v", text, ids(want), chinese, ids(got))
		}
	})
}
