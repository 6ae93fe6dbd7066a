package lexicon

// Role is what a word says about the office beside it.
type Role int

// The roles of offices, people and deadlines.
const (
	RoleUnstated    Role = iota // no role word
	RoleResponsible             // 责任, 负责, 落实: lead, unless another leads
	RoleLead
	RoleAssist
	RolePerson   // a label for people, not for offices
	RoleDeadline // a label for deadlines
	RoleOther    // a label for anything else
	RoleFiller   // 按职责分工: says nothing of the role
)

// RoleWord is a word that says what the office beside it does.
type RoleWord struct {
	Word string
	Role Role
}

// RoleSuffixes returns words that close a clause: 局办公室主办.
func RoleSuffixes() []RoleWord {
	var words []RoleWord
	for _, group := range []struct {
		role  Role
		words []string
	}{
		{RoleLead, []string{"为牵头单位", "为主办单位", "牵头抓总", "抓总", "总牵头", "牵头", "主办", "主责", "主抓", "为主"}},
		{RoleAssist, []string{"为配合单位", "为协办单位", "配合", "协办", "协助", "参与", "参加", "协同", "参照", "协作", "会办", "支持"}},
		{RoleResponsible, []string{"为责任单位", "负责", "落实", "实施", "承办", "办理", "完成", "推进", "执行", "推动", "汇总", "提供", "报送", "审核", "督办", "督促", "指导", "协调", "起草", "申报", "主管", "归口管理", "归口", "建设", "编制", "拟订", "拟定", "草拟"}},
		{RoleFiller, []string{"组织", "具体", "分别", "共同", "各自", "分工", "抓好", "认真", "积极", "联合", "统筹"}},
	} {
		for _, word := range group.words {
			words = append(words, RoleWord{word, group.role})
		}
	}
	return words
}

// LabelWords returns words that open a clause or name a column: 牵头单位:.
func LabelWords() []RoleWord {
	return []RoleWord{
		{"责任领导", RolePerson},
		{"分管领导", RolePerson},
		{"牵头领导", RolePerson},
		{"领导", RolePerson},
		{"责任人", RolePerson},
		{"牵头人", RolePerson},
		{"主办人", RolePerson},
		{"经办人", RolePerson},
		{"负责人", RolePerson},
		{"联系", RolePerson},
		{"电话", RolePerson},
		{"人员", RolePerson},
		{"同志", RolePerson},
		{"时限", RoleDeadline},
		{"时间", RoleDeadline},
		{"期限", RoleDeadline},
		{"节点", RoleDeadline},
		{"进度", RoleDeadline},
		{"第一责任", RoleLead},
		{"主要责任", RoleLead},
		{"牵头", RoleLead},
		{"主办", RoleLead},
		{"主责", RoleLead},
		{"配合", RoleAssist},
		{"协办", RoleAssist},
		{"协助", RoleAssist},
		{"参与", RoleAssist},
		{"参加", RoleAssist},
		{"协同", RoleAssist},
		{"会办", RoleAssist},
		{"责任", RoleResponsible},
		{"承办", RoleResponsible},
		{"落实", RoleResponsible},
		{"实施", RoleResponsible},
		{"负责", RoleResponsible},
		{"主体", RoleResponsible},
		{"完成", RoleResponsible},
		{"承担", RoleResponsible},
		{"起草", RoleResponsible},
		{"申报", RoleResponsible},
		{"主管", RoleResponsible},
		{"归口", RoleResponsible},
		{"建设", RoleResponsible},
		{"编制", RoleResponsible},
		{"发起", RoleResponsible},
		{"会同", RoleAssist},
		{"联合", RoleAssist},
		{"支持", RoleAssist},
	}
}
