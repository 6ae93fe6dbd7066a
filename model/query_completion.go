package model

import (
	"slices"
	"strings"
)

// CompleteQuery returns what the last word of a search can be completed to, a key with its
// colon as keyName writes it or the value of one, and the text before that.
func (s *Snapshot) CompleteQuery(text string, keyName func(QueryKey) string, spelling Spelling) (head string, completions []string) {
	last := queryWord{valueFrom: len(text)}
	if words := splitQuery(text); len(words) > 0 && words[len(words)-1].to == len(text) {
		last = words[len(words)-1]
	}
	typed := strings.TrimSpace(SearchText(last.value))
	fits := func(name string) bool {
		return strings.Contains(SearchText(name), typed) || spelling.Contains(name, typed)
	}
	if last.key == QueryText {
		for _, names := range QueryKeys() {
			if slices.ContainsFunc(append([]string{string(names.Key)}, names.Chinese...), fits) {
				completions = append(completions, keyName(names.Key))
			}
		}
		return text[:last.valueFrom], completions
	}
	for _, value := range s.QueryValues(last.key) {
		if fits(value) && !slices.Contains(completions, quoteValue(value)) {
			completions = append(completions, quoteValue(value))
		}
	}
	return text[:last.valueFrom], completions
}

// QueryValues returns the values of a key that the plan has.
func (s *Snapshot) QueryValues(key QueryKey) []string {
	var values []string
	switch key {
	case QueryOffice, QueryLead, QueryAssist, QueryMissing:
		return slices.Concat(s.Offices, s.Plan.Classes())
	case QueryCategory:
		for _, category := range s.Plan.Categories {
			values = append(values, category.Title)
		}
	case QueryStatus:
		return []string{"未开始", "进行中", "已完成", "未完成", "逾期", "临期", "落后", "已中止"}
	case QueryBy:
		for _, event := range s.Log {
			values = append(values, event.By)
		}
		slices.Sort(values)
		return slices.Compact(values)
	default:
		for i := range s.Plan.Tasks {
			values = append(values, s.valuesOf(&s.Plan.Tasks[i], key)...)
		}
		if key == QueryDue || key == QueryMonth {
			slices.Sort(values)
		}
	}
	return slices.Compact(values)
}

// valuesOf returns the values of a key that a task has.
func (s *Snapshot) valuesOf(task *Task, key QueryKey) []string {
	switch due := DueOf(task, s.states[task.ID]); {
	case key == QueryLeader:
		return task.Leaders
	case key == QueryPerson:
		return task.People
	case key == QuerySource && task.Source != nil:
		return slices.DeleteFunc([]string{task.Source.Text, task.Source.Document}, func(text string) bool { return text == "" })
	case (key == QueryDue || key == QueryMonth) && !due.IsZero():
		return []string{MonthOf(due).String()}
	default:
		return nil
	}
}
