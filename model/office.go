package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// ByMatterOffice is the name under which tasks that name no office are shown: the
// office in charge of the matter (局主办科室 and the like).
const ByMatterOffice = "主办科室"

// Role says what an office has to do with a task.
type Role string

// The roles. RoleAny and RoleNamed are for filters only.
const (
	RoleAny    Role = "any"    // by name or through a class
	RoleNamed  Role = "named"  // by name
	RoleLead   Role = "lead"   // 主办, by name
	RoleAssist Role = "assist" // 协办, by name
	RoleClass  Role = "class"  // through a class that reaches the office
	RoleNone   Role = ""       // nothing
)

// FoldOffice returns the name under which an office is shown: a leading 局, 委
// or 中心 that means the issuer itself is dropped, so that 局财务科 and
// 财务科 are one office when the issuer is a 局.
func FoldOffice(issuer, name string) string {
	for prefix, issuers := range issuerPrefixes() {
		rest, found := strings.CutPrefix(name, prefix)
		if !found || len([]rune(rest)) < 2 || isCompound(rest) {
			continue
		}
		for _, ending := range issuers {
			if strings.HasSuffix(issuer, ending) {
				return rest
			}
		}
	}
	return name
}

// isCompound reports whether what follows the 局 or 委 makes one word with it,
// as in 局长办公室, 局属单位 and 委员会办公室.
func isCompound(rest string) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("长属直务员", first)
}

func issuerPrefixes() map[string][]string {
	return map[string][]string{
		"局":  {"局"},
		"委":  {"委", "委员会"},
		"中心": {"中心"},
	}
}

// ClassReaches reports whether a class word reaches an office of the plan.
// 各科室, 各部门 and 各单位 reach all; a word such as 各工作组 reaches those
// that end in its last character, 组. The by-matter office is no office of its
// own and is reached by no class, nor is another class.
func ClassReaches(class, office string) bool {
	for _, word := range []string{ByMatterOffice, "各", "有关", "相关"} {
		if strings.Contains(office, word) {
			return false
		}
	}
	members := class
	if _, after, found := strings.Cut(class, "各"); found {
		members = after
	}
	members, _, _ = strings.Cut(members, "(")
	members, _, _ = strings.Cut(members, "（")
	for _, all := range []string{"科室", "处室", "股室", "部门", "单位", "机关", "机构", "成员"} {
		if strings.HasSuffix(members, all) {
			return true
		}
	}
	runes := []rune(members)
	if len(runes) == 0 {
		return false
	}
	return strings.HasSuffix(office, string(runes[len(runes)-1]))
}

// RoleOf returns what the office has to do with the task: RoleLead or
// RoleAssist by name, RoleClass through a class, else RoleNone.
func (t *Task) RoleOf(office string) Role {
	switch {
	case slices.Contains(t.Lead, office):
		return RoleLead
	case slices.Contains(t.Assist, office):
		return RoleAssist
	}
	for _, class := range t.Classes {
		if ClassReaches(class, office) {
			return RoleClass
		}
	}
	return RoleNone
}

// Matches reports whether a task that the office has the given part in passes a
// filter for this role.
func (wanted Role) Matches(part Role) bool {
	switch wanted {
	case RoleAny, "":
		return part != RoleNone
	case RoleNamed:
		return part == RoleLead || part == RoleAssist
	default:
		return part == wanted
	}
}

// Offices returns the offices that the plan names, without classes: those named
// by most tasks first, then in the order of the document. The by-matter office
// is one of them, and the last.
func (p *Plan) Offices() []string {
	var names []string
	named := map[string]int{}
	for i := range p.Tasks {
		task := &p.Tasks[i]
		for _, list := range [][]string{task.Lead, task.Assist} {
			for _, office := range list {
				if slices.Contains(task.Classes, office) {
					continue
				}
				if named[office] == 0 {
					names = append(names, office)
				}
				named[office]++
			}
		}
	}
	named[ByMatterOffice] = 0
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(named[b], named[a]) })
	return names
}

// Classes returns the class words of the plan in the order of the document.
func (p *Plan) Classes() []string {
	var classes []string
	for i := range p.Tasks {
		for _, class := range p.Tasks[i].Classes {
			if !slices.Contains(classes, class) {
				classes = append(classes, class)
			}
		}
	}
	return classes
}

// Spelling compares Chinese text with Latin letters. The package
// model/pinyin has one.
type Spelling interface {
	// Contains reports whether a part of text can be spelled as letters, with
	// whole syllables, initials or both.
	Contains(text, letters string) bool
	// Equals reports whether the whole of text can.
	Equals(text, letters string) bool
}

// FindOffice finds an office or class of the plan by what a person types: its
// name, its name before folding, its pinyin or pinyin initials, or a part of
// its name, as long as only one fits. The error is a *NotFoundError.
func (p *Plan) FindOffice(typed string, spelling Spelling) (string, error) {
	names := append(p.Offices(), p.Classes()...)
	typed = strings.TrimSpace(typed)
	folded := FoldOffice(p.Issuer, typed)
	word, letters := SearchText(typed), strings.Map(HalfWidth, typed)
	place, err := search{NounOffice, typed, names}.pick(
		func(place int) bool { return names[place] == folded },
		func(place int) bool { return names[place] == typed },
		func(place int) bool { return searchEqual(names[place], word) },
		func(place int) bool { return spelling.Equals(names[place], letters) },
		func(place int) bool { return searchContains(names[place], word) },
	)
	if err != nil {
		return "", err
	}
	return names[place], nil
}

// OfficeTasks is an office, or a class of them, with tasks that it leads.
type OfficeTasks struct {
	Office string // empty for tasks that no office leads
	Tasks  []*Task
}

// GroupByLead groups tasks by the offices that lead them, in the order in which the
// tasks name them, with those that no office leads last. A task of several leads
// is in the group of each.
func GroupByLead(tasks []*Task) []OfficeTasks {
	var offices []OfficeTasks
	var withoutLead []*Task
	for _, task := range tasks {
		if len(task.Lead) == 0 {
			withoutLead = append(withoutLead, task)
		}
		for _, office := range task.Lead {
			place := slices.IndexFunc(offices, func(o OfficeTasks) bool { return o.Office == office })
			if place < 0 {
				place = len(offices)
				offices = append(offices, OfficeTasks{Office: office})
			}
			offices[place].Tasks = append(offices[place].Tasks, task)
		}
	}
	if len(withoutLead) > 0 {
		offices = append(offices, OfficeTasks{Tasks: withoutLead})
	}
	return offices
}
