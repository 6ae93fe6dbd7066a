// Package lexicon holds the words that plans are written with, and the folding of
// characters to those that the words are written in.
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

// IsOfOffices reports whether a word with the role is about offices.
func (r Role) IsOfOffices() bool { return r == RoleResponsible || r == RoleLead || r == RoleAssist }

// RoleWord is a word that says what the office beside it does.
type RoleWord struct {
	Word string
	Role Role
}

// Surnames holds the first characters of nearly all surnames.
func Surnames() string {
	return "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房缪丁邓洪包左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳邴糜松段富焦巴牧车侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印白怀蒲从索赖卓屠蒙池乔阴胥苍闻党翟谭劳逄姬申扶堵冉宰雍桑桂牛寿通边扈燕冀尚农温庄晏柴瞿阎慕连习艾容向古易廖庾耿满匡国文寇广禄欧沃利蔚越师巩聂晁勾敖融冷辛阚那简饶曾沙丰关查后荆红游权覃涂肖闫岳缑亢况有琴商牟佘伯赏墨哈谯年"
}
