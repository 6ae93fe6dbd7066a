package model

import (
	"slices"
	"strings"
)

// Source says where a task comes from, as a person or the document says.
type Source struct {
	// Text is who asked for it, and when: 5月10日局长办公会.
	Text string `json:"text"`
	// Document is the number of the document that says so.
	Document string `json:"doc"`
}

// Values are the fields of a task, and the settings of a plan, that a person can set.
type Values struct {
	Text     string   `json:"text,omitempty"`
	Category string   `json:"category,omitempty"` // its heading; empty for none
	Lead     []string `json:"lead,omitempty"`
	Assist   []string `json:"assist,omitempty"`
	Due      Date     `json:"due,omitzero"`
	Quota    *Quota   `json:"quota,omitempty"`
	Leaders  []string `json:"leaders,omitempty"`
	People   []string `json:"people,omitempty"`
	Source   *Source  `json:"source,omitempty"`

	// Settings of the plan.
	CountFrom Date `json:"count_from,omitzero"`
	Approval  bool `json:"approval,omitempty"`
}

// Edit is how a person changes a task: the fields, and their values before and
// after. Values of other fields mean nothing.
type Edit struct {
	Fields []Field `json:"fields"`
	From   Values  `json:"from"`
	To     Values  `json:"to"`
	// Rename is a change of an office's name, of which this edit is one task's share.
	Rename *Rename `json:"rename,omitempty"`
	// Merged is what a corrected version of the plan came to: the values are the
	// document's, and later versions may change them, or they stay the hand's. Empty for
	// an edit by hand.
	Merged Side `json:"merged,omitempty"`
}

// Rename gives an office another name; that of an office that is there already merges
// the two.
type Rename struct {
	Old string `json:"old"`
	New string `json:"new"`
	// Merges says, of one task, that both offices have a part of it.
	Merges bool `json:"merges,omitempty"`
	// Seq is that of the event, in a state: the last one counts.
	Seq uint64 `json:"seq,omitempty"`
}

// Has reports whether the edit sets the field.
func (e *Edit) Has(field Field) bool { return e != nil && slices.Contains(e.Fields, field) }

// EditableFields returns the fields that a person can set, in the order in which
// they are shown.
func EditableFields() []Field {
	return []Field{
		FieldText, FieldCategory, FieldLead, FieldAssist, FieldDue, FieldQuota, FieldLeaders, FieldPeople, FieldSource,
	}
}

// copyField copies one field of other values.
func (v *Values) copyField(from Values, field Field) {
	switch field {
	case FieldText:
		v.Text = from.Text
	case FieldCategory:
		v.Category = from.Category
	case FieldLead:
		v.Lead = from.Lead
	case FieldAssist:
		v.Assist = from.Assist
	case FieldDue:
		v.Due = from.Due
	case FieldQuota:
		v.Quota = from.Quota
	case FieldLeaders:
		v.Leaders = from.Leaders
	case FieldPeople:
		v.People = from.People
	case FieldSource:
		v.Source = from.Source
	case FieldCountFrom:
		v.CountFrom = from.CountFrom
	case FieldApproval:
		v.Approval = from.Approval
	}
}

// equalIn reports whether both have the same value of a field.
func (v *Values) equalIn(other *Values, field Field) bool {
	switch field {
	case FieldText:
		return v.Text == other.Text
	case FieldCategory:
		return v.Category == other.Category
	case FieldLead:
		return slices.Equal(v.Lead, other.Lead)
	case FieldAssist:
		return slices.Equal(v.Assist, other.Assist)
	case FieldDue:
		return v.Due == other.Due
	case FieldQuota:
		return equalQuota(v.Quota, other.Quota)
	case FieldLeaders:
		return slices.Equal(v.Leaders, other.Leaders)
	case FieldPeople:
		return slices.Equal(v.People, other.People)
	case FieldCountFrom:
		return v.CountFrom == other.CountFrom
	case FieldApproval:
		return v.Approval == other.Approval
	default:
		return (v.Source == nil) == (other.Source == nil) && (v.Source == nil || *v.Source == *other.Source)
	}
}

// equalQuota reports whether two quotas ask for the same, in whatever words.
func equalQuota(a, b *Quota) bool {
	return (a == nil) == (b == nil) && (a == nil || a.Every == b.Every && a.AtLeast == b.AtLeast && slices.Equal(a.Months, b.Months))
}

// ValuesOf returns the fields of a task of the plan as they are now.
func (p *Plan) ValuesOf(task *Task, state State) Values {
	return Values{
		Text: task.Text, Category: p.categoryOf(task).Heading(), Lead: task.Lead, Assist: task.Assist,
		Due: DueOf(task, state), Quota: task.Quota, Leaders: task.Leaders, People: task.People, Source: task.Source,
	}
}

// set puts the edited fields of a person into a task as the document has it. The
// deadline is no part of it: see State.Due.
func (v *Values) set(plan *Plan, task *Task, fields []Field) {
	for _, field := range fields {
		switch field {
		case FieldText:
			task.Text = v.Text
		case FieldCategory:
			task.Category = plan.categoryAt(v.Category)
		case FieldLead:
			task.Lead = v.Lead
		case FieldAssist:
			task.Assist = v.Assist
		case FieldQuota:
			task.Quota = v.Quota
		case FieldLeaders:
			task.Leaders = v.Leaders
		case FieldPeople:
			task.People = v.People
		case FieldSource:
			task.Source = v.Source
		}
	}
	if slices.Contains(fields, FieldLead) || slices.Contains(fields, FieldAssist) {
		task.foldOffices()
	}
}

// foldOffices derives from lead and assist what else a task says of its offices.
func (t *Task) foldOffices() {
	t.Assist = slices.DeleteFunc(slices.Clone(t.Assist), func(name string) bool { return slices.Contains(t.Lead, name) })
	var classes []string
	for _, name := range slices.Concat(t.Lead, t.Assist) {
		if (slices.Contains(t.Classes, name) || IsClassName(name)) && !slices.Contains(classes, name) {
			classes = append(classes, name)
		}
	}
	t.Classes, t.ByMatter = classes, slices.Contains(t.Lead, ByMatterOffice)
	lead, assist := strings.Join(t.Lead, "、"), strings.Join(t.Assist, "、")
	switch {
	case assist == "":
		t.OfficesRaw = lead
	case lead == "":
		t.OfficesRaw = assist + "配合"
	default:
		t.OfficesRaw = lead + "牵头，" + assist + "配合"
	}
}

// IsClassName reports whether a name that a person gives is a word for many offices.
func IsClassName(name string) bool {
	return slices.ContainsFunc([]string{"各", "全体", "所有", "有关", "相关"}, func(word string) bool {
		return strings.Contains(name, word)
	})
}

// categoryAt returns the place in Plan.Categories of a heading; -1 for none. A
// corrected plan may have changed its ordinal.
func (p *Plan) categoryAt(heading string) int {
	if heading == "" {
		return -1
	}
	if place := slices.IndexFunc(p.Categories, func(c Category) bool { return c.Heading() == heading }); place >= 0 {
		return place
	}
	return slices.IndexFunc(p.Categories, func(c Category) bool { return c.Title != "" && strings.HasSuffix(heading, c.Title) })
}
