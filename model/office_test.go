package model_test

import (
	"slices"
	"testing"

	"duban/model"
)

func TestFoldOffice(t *testing.T) {
	tests := []struct{ issuer, name, want string }{
		{"江门市卫生健康局", "局办公室", "办公室"},
		{"江门市卫生健康局", "办公室", "办公室"},
		{"江门市卫生健康局", "局各科室", "各科室"},
		{"江门市卫生健康局", "局主办科室", "主办科室"},
		{"江门市卫生健康局", "局机关党委", "机关党委"},
		{"江门市卫生健康局", "委办公室", "委办公室"},
		{"江门市卫生健康局", "局办", "局办"},
		{"江门市卫生健康局", "局机关", "机关"},
		{"江门市卫生健康局", "局", "局"},
		{"江门市卫生健康局", "", ""},
		{"江门市卫生健康局", "局长办公室", "局长办公室"},
		{"江门市卫生健康局", "局属各单位", "局属各单位"},
		{"广东省卫生健康委员会", "委办公室", "办公室"},
		{"广东省卫生健康委", "委规划处", "规划处"},
		{"广东省卫生健康委员会", "委员会办公室", "委员会办公室"},
		{"广东省卫生健康委员会", "局办公室", "局办公室"},
		{"江门市疾病预防控制中心", "中心检验科", "检验科"},
		{"江门市疾病预防控制中心", "中心组", "中心组"},
		{"江门市人民政府", "局办公室", "局办公室"},
		{"", "局办公室", "局办公室"},
	}
	for _, test := range tests {
		if got := model.FoldOffice(test.issuer, test.name); got != test.want {
			t.Errorf("%s of %s is shown %s, want %s", test.name, test.issuer, got, test.want)
		}
	}
}

func TestClassReaches(t *testing.T) {
	tests := []struct {
		class, office string
		want          bool
	}{
		{"各科室", "办公室", true},
		{"各科室", "防控办", true},
		{"各科室", "宣传科研组", true},
		{"各部门", "财务科", true},
		{"各单位", "财务科", true},
		{"机关各科室", "财务科", true},
		{"各有关单位", "财务科", true},
		{"各处室", "财务科", true},
		{"各股室", "财务科", true},
		{"各机关", "财务科", true},
		{"各机构", "财务科", true},
		{"各成员", "财务科", true},
		{"各科室(含下属)", "财务科", true},
		{"各科室（含下属）", "财务科", true},
		{"各工作组", "宣传科研组", true},
		{"各工作组", "办公室", false},
		{"各镇(街)", "棠下镇", true},
		{"各镇(街)", "财务科", false},
		{"各", "财务科", false},
		{"", "财务科", false},
		{"(各)", "财务科", false},
		{"各科室", model.ByMatterOffice, false},
		{"各科室", "各工作组", false},
		{"各单位", "有关单位", false},
	}
	for _, test := range tests {
		if got := model.ClassReaches(test.class, test.office); got != test.want {
			t.Errorf("%s reaches %s: %v, want %v", test.class, test.office, got, test.want)
		}
	}
}

func TestRoleOf(t *testing.T) {
	plan := samplePlan()
	tests := []struct {
		task, office string
		want         model.Role
	}{
		{"1", "政法科", model.RoleLead},
		{"1", "办公室", model.RoleNone},
		{"2", "财务科", model.RoleLead},
		{"2", "办公室", model.RoleClass},
		{"2", "各科室", model.RoleAssist},
		{"2", model.ByMatterOffice, model.RoleNone},
		{"2", "各工作组", model.RoleNone},
		{"3", "政法科", model.RoleAssist},
		{"4", model.ByMatterOffice, model.RoleLead},
		{"5", "宣传科研组", model.RoleClass},
		{"5", "政法科", model.RoleNone},
		{"5", "各工作组", model.RoleLead},
	}
	for _, test := range tests {
		if got := plan.TaskByID(test.task).RoleOf(test.office); got != test.want {
			t.Errorf("%s in task %s: %q, want %q", test.office, test.task, got, test.want)
		}
	}
}

func TestRoleMatches(t *testing.T) {
	admitted := map[model.Role][]model.Role{
		"":               {model.RoleLead, model.RoleAssist, model.RoleClass},
		model.RoleAny:    {model.RoleLead, model.RoleAssist, model.RoleClass},
		model.RoleNamed:  {model.RoleLead, model.RoleAssist},
		model.RoleLead:   {model.RoleLead},
		model.RoleAssist: {model.RoleAssist},
		model.RoleClass:  {model.RoleClass},
		"nonsense":       {},
	}
	for wanted, parts := range admitted {
		for _, part := range []model.Role{model.RoleLead, model.RoleAssist, model.RoleClass, model.RoleNone} {
			if got := wanted.Matches(part); got != slices.Contains(parts, part) {
				t.Errorf("%q admits %q: %v", wanted, part, got)
			}
		}
	}
}

func TestOffices(t *testing.T) {
	plan := samplePlan()
	want := []string{"政法科", "办公室", "财务科", "宣传科研组", model.ByMatterOffice}
	if got := plan.Offices(); !slices.Equal(got, want) {
		t.Errorf("offices %v, want %v", got, want)
	}
	if got := plan.Classes(); !slices.Equal(got, []string{"各科室", "各工作组"}) {
		t.Errorf("classes %v", got)
	}
	empty := &model.Plan{}
	if len(empty.Offices()) != 0 || len(empty.Classes()) != 0 {
		t.Error("an empty plan has offices")
	}
}

func TestGroupByLead(t *testing.T) {
	a := &model.Task{ID: "1", Lead: []string{"甲", "乙"}}
	b := &model.Task{ID: "2", Assist: []string{"甲"}}
	c := &model.Task{ID: "3", Lead: []string{"乙"}}
	var summary []string
	for _, office := range model.GroupByLead([]*model.Task{a, b, c}) {
		line := office.Office
		for _, task := range office.Tasks {
			line += " " + task.ID
		}
		summary = append(summary, line)
	}
	if want := []string{"甲 1", "乙 1 3", " 2"}; !slices.Equal(summary, want) {
		t.Errorf("%q, want %q", summary, want)
	}
}
