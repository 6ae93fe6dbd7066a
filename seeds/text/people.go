package text

import (
	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// Person is somebody who answers for a task.
type Person struct {
	Name   document.Phrase
	Leader bool // 责任领导, not 责任人
}

// People returns who is named in a cell of people, or in a clause with labels:
// 责任领导:赵某;责任人:钱某. leader is what the cell's column says.
func (g *Grammar) People(p document.Phrase, leader bool) []Person {
	labels := g.FindLabels(p)
	if len(labels) == 0 {
		return peopleIn(p, leader)
	}
	people := peopleIn(p.Sub(0, labels[0].From), leader)
	for _, label := range labels {
		name := p.Sub(label.From, label.content)
		if label.role == lexicon.RolePerson && !IsContact(name) {
			people = append(people, peopleIn(p.Sub(label.content, label.to), name.Index("领导") >= 0)...)
		}
	}
	return people
}

// IsContact reports whether a label or the name of a column announces whom to call, not
// who answers for a task.
func IsContact(name document.Phrase) bool {
	return name.Index("领导") < 0 && name.ContainsAny([]string{"联系", "聯繫", "电话", "手机", "传真", "邮箱"})
}

// peopleIn returns the names of a list.
func peopleIn(p document.Phrase, leader bool) []Person {
	var people []Person
	for _, part := range p.SplitFunc(func(r rune) bool { return r == '、' || r == ',' || r == ';' || r == '\n' || r == '。' || r == '/' }) {
		fields := part.Fields()
		short := len(fields) > 1
		for _, field := range fields {
			short = short && field.Len() > 1 && field.Len() <= 4 && document.IsLetter(field.At(0))
		}
		if !short || fields[0].SuffixOf([]string{"长", "主任", "书记", "常委", "经理"}) > 0 && fields[0].Len() > 2 { // 副县长 马某
			fields = []document.Phrase{part}
			if part.Len() <= 4 {
				fields[0] = part.Compact() // 李 某
			}
		}
		for _, name := range fields {
			name = name.TrimAny(" ()[]:")
			name = name.Sub(0, name.Len()-name.SuffixOf([]string{"负责", "牵头", "同志", "分管", "主抓", "配合"}))
			if !name.Empty() {
				people = append(people, Person{name, leader})
			}
		}
	}
	return people
}
