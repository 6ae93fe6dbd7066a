package seeds_test

import (
	"testing"

	"duban/model"
	"duban/seeds"
)

// oneRow reads a plan of one task with the given cells.
func oneRow(t *testing.T, text, offices, deadline string) (*model.Task, []model.Warning) {
	t.Helper()
	table := "序号|任务|责任单位|完成时限\n1|" + text + "|" + offices + "|" + deadline
	plan, warnings, err := split(seeds.ReadText(t.Context(), table, seeds.Options{Issuer: "某市财政局", Year: 2021}))
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Tasks) != 1 {
		t.Fatalf("%d tasks", len(plan.Tasks))
	}
	return &plan.Tasks[0], warnings
}

func TestOffices(t *testing.T) {
	for _, test := range []struct{ cell, lead, assist, classes string }{
		{"办公室", "办公室", "", ""},
		{"局办公室、财务科", "办公室|财务科", "", ""},
		{"市财政局牵头，市有关单位、各镇（街）按职能分工落实", "市财政局", "市有关单位|各镇（街）", "市有关单位|各镇（街）"},
		{"宣传处会办公室", "宣传处", "办公室", ""},
		{"市卫生健康委会同市医保局", "市卫生健康委", "市医保局", ""},
		{"由局办公室牵头，会同法规科、财务科", "办公室", "法规科|财务科", ""},
		{"规划信息处（爱卫办）", "规划信息处（爱卫办）", "", ""},
		{"局防控办主办、各工作组协办", "防控办", "各工作组", "各工作组"},
		{"市发改委、市教育局等有关部门按职责分工负责", "市发改委|市教育局|有关部门", "", "有关部门"},
		{"市教育局等部门", "市教育局", "", ""},
		{"市人大常委会办公室、市总工会、村委会", "市人大常委会办公室|市总工会|村委会", "", ""},
		{"市发展和改革局 市财政局", "市发展和改革局|市财政局", "", ""},
		{"办公室和财务科", "办公室和财务科", "", ""},
		{"发展和改革科及信息科", "发展和改革科|信息科", "", ""},
		{"办 公 室", "办公室", "", ""},
		{"主办：法规科；协办：各科室", "法规科", "各科室", "各科室"},
		{"牵头单位：法规科 配合单位：各科室、局属各单位", "法规科", "各科室|局属各单位", "各科室|局属各单位"},
		{"责任科室：综合科（牵头）、财务科", "综合科", "财务科", ""},
		{"办公室（牵头）、财务科、人事科（配合）", "办公室", "财务科|人事科", ""},
		{"由市政府办公室牵头负责，市直各单位参照落实", "市政府办公室", "市直各单位", "市直各单位"},
		{"市公安局负责，市交通运输局协助", "市公安局", "市交通运输局", ""},
		{"县委办、县政府办牵头；各乡镇、县直各部门配合", "县委办|县政府办", "各乡镇|县直各部门", "各乡镇|县直各部门"},
		{"各县、市、区人民政府，各区、县（市）政府", "各县、市、区人民政府|各区、县（市）政府", "", "各县、市、区人民政府|各区、县（市）政府"},
		{"【責任單位：辦公室；配合單位：各處室】", "辦公室", "各處室", "各處室"},
		{"办公室（联系人：某某）", "办公室", "", ""},
		{"各县（市、区）政府（联系电话12345）", "各县（市、区）政府", "", "各县（市、区）政府"},
		{"1.党政办 2.经发办", "党政办|经发办", "", ""},
		{"①党政办；②经发办", "党政办|经发办", "", ""},
		{"市发改委（主办）市财政局（协办）", "市发改委", "市财政局", ""},
		{"市发改委牵头抓总，市财政局协同推进", "市发改委", "市财政局", ""},
		{"市统计局，各区人民政府（含开发区、风景区管委会，下同）", "市统计局|各区人民政府", "", "各区人民政府"},
		{"市安委办 （专班办公室）、各县区（开发区） 安委会", "市安委办（专班办公室）|各县区（开发区）安委会", "", "各县区（开发区）安委会"},
		{"市发改委（市统计局、各县区）", "市发改委（市统计局、各县区）", "", ""},
		{"市委编办、市人大办、市政协办、市安委会办、市法院", "市委编办|市人大办|市政协办|市安委会办|市法院", "", ""},
		{"市发改委 （牵头） 市财政局", "市发改委", "市财政局", ""},
		{"区住房和城乡 建设局、市人力资源和社会 保障局", "区住房和城乡建设局|市人力资源和社会保障局", "", ""},
		{"市税务局市中分局", "市税务局市中分局", "", ""},
		{"市税务局牵 头、市财政局配 合", "市税务局", "市财政局", ""},
		{"各科室按照“谁主管、谁负责”的原则落实", "各科室", "", "各科室"},
		{"业务科室提供，办公室汇总", "业务科室|办公室", "", "业务科室"},
		{"公开内容涉及的科室", "公开内容涉及的科室", "", "公开内容涉及的科室"},
		{"党建办、各村党组织", "党建办|各村党组织", "", "各村党组织"},
		{"—", "", "", ""},
	} {
		task, _ := oneRow(t, "推进工作，落实到位。", test.cell, "")
		if join(task.Lead) != test.lead || join(task.Assist) != test.assist || join(task.Classes) != test.classes {
			t.Errorf("%s: lead %s, assist %s, classes %s", test.cell, join(task.Lead), join(task.Assist), join(task.Classes))
		}
		if want := test.cell; want != "—" && task.OfficesRaw != want {
			t.Errorf("%s: as written %q", test.cell, task.OfficesRaw)
		}
	}
}

func TestOfficeByMatter(t *testing.T) {
	for _, cell := range []string{"局主办科室", "承办科室", "政策起草单位", "（局主管科室）"} {
		task, _ := oneRow(t, "推进工作，落实到位。", cell, "")
		if !task.ByMatter || join(task.Lead) != model.ByMatterOffice || task.Classes != nil {
			t.Errorf("%s: %+v", cell, task)
		}
	}
	if task, _ := oneRow(t, "推进工作，落实到位。", "各责任单位", ""); task.ByMatter || join(task.Classes) != "各责任单位" {
		t.Errorf("各责任单位: %+v", task)
	}
}

func TestOfficeRemarks(t *testing.T) {
	task, warnings := oneRow(t, "推进工作，落实到位。", "市教育局，以下均需各县市区落实，不再逐一列出", "")
	if join(task.Lead) != "市教育局" || len(warnings) == 0 || warnings[0].Why != model.WhyOffice || warnings[0].Line != 2 {
		t.Errorf("lead %v, warnings %v", task.Lead, warnings)
	}
}

// People in the brackets of tasks answer for them.
// Words about when somebody acts name no office.
func TestNoOfficeByNeed(t *testing.T) {
	task, warnings := oneRow(t, "推进工作，落实到位。", "市教育局、根据需要", "")
	if join(task.Lead) != "市教育局" || len(warnings) != 1 || warnings[0].Text != "根据需要" {
		t.Errorf("lead %v, warnings %v", task.Lead, warnings)
	}
}

func TestPeopleInBrackets(t *testing.T) {
	text := "某县2022年任务分解\n1.推进一。（责任领导：赵某；责任单位：县发改局）\n2.推进二。（责任领导：钱某；责任单位：县教育局）\n3.推进三。（责任领导：孙某；责任单位：县公安局）\n"
	plan, warnings, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
	if err != nil || len(plan.Tasks) != 3 || join(plan.Tasks[2].Lead) != "县公安局" {
		t.Fatalf("%+v %v", plan, err)
	}
	if len(warnings) > 0 || join(plan.Tasks[0].Leaders) != "赵某" || join(plan.Tasks[2].Leaders) != "孙某" {
		t.Errorf("%+v, warnings %v", plan.Tasks, warnings)
	}
}

// Whom to call does not answer for a task.
func TestContactsBesidePeople(t *testing.T) {
	text := "某县2022年任务分解\n序号|任务|责任单位|责任人\n1|推进一|县发改局|赵某；联系电话：12345\n2|推进二|县教育局|责任人：钱某\n"
	plan, _, err := split(seeds.ReadText(t.Context(), text, seeds.Options{}))
	if err != nil || len(plan.Tasks) != 2 {
		t.Fatalf("%+v %v", plan, err)
	}
	if join(plan.Tasks[0].People) != "赵某" || join(plan.Tasks[1].People) != "钱某" {
		t.Errorf("%+v", plan.Tasks)
	}
}

// Roles and people may be before or after the names in a cell.
func TestRolesAndPeopleInOfficeCells(t *testing.T) {
	for cell, want := range map[string]string{
		"（牵头）县发改局（配合）县财政局": "县发改局 · 县财政局",
		"★县发改局、县财政局":       "县发改局|县财政局 · ",
		"县发改局 赵某":          "县发改局 · ",
		"赵某（县发改局）":         "县发改局 · ",
		"县发改局：赵某":          "县发改局 · ",
		"局领导班子成员":          "局领导班子成员 · ",
		"县委编办县人社局":         "县委编办|县人社局 · ",
		"第一责任单位：县发改局；其他责任单位：县司法局": "县发改局 · 县司法局",
		"县发改局；各科室配合":              "县发改局 · 各科室",
		"县发改局、各科室（12月）":           "县发改局|各科室 · ",
	} {
		checkForm(t, form{
			cell, "某县2023年任务分解表",
			"某县2023年任务分解表\n|序号|工作任务|责任单位|完成时限|\n|1|推进某项工作|" + cell + "|12月|\n|2|推进改革工作|县司法局|12月|\n",
			" · 1 · 推进某项工作 · " + want + " · 2023-12-31\n · 2 · 推进改革工作 · 县司法局 ·  · 2023-12-31",
		})
	}
}
