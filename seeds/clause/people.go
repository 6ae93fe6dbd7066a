package clause

import (
	"slices"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// addPeople adds the people of a cell or clause to a task.
func (b *builder) addPeople(task *model.Task, words document.Phrase, leader bool) {
	for _, person := range b.People(words, leader) {
		if b.ResemblesDeadline(person.Name) { // 责任人:赵某,6月底前
			b.readDeadline(task, person.Name)
			continue
		}
		list := &task.People
		if person.Leader {
			list = &task.Leaders
		}
		if name := person.Name.String(); !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
}

// officesBesidePeople reads a cell that names people beside offices: 办公室 赵某.
func officesBesidePeople(g *text.Grammar, words document.Phrase, column lexicon.Role) text.OfficeList {
	listed := words.Clone()
	for i, c := range listed.Glyphs {
		if document.IsBlank(c.Plain()) {
			listed.Glyphs[i] = document.GlyphOf('、', '、')
		}
	}
	read := g.ReadOffices(listed, column)
	var offices []text.Mention
	for _, m := range read.Mentions {
		if open := m.Name.Index("("); open > 0 && !read.MayEndName(m.Name.Sub(open+1, m.Name.Len()-1)) {
			read.People = append(read.People, m.Name.Sub(open, m.Name.Len()))
			m.Name = m.Name.Sub(0, open)
		} else if open > 0 && open <= 4 && !read.MayEndName(m.Name.Sub(0, open)) && !g.IsClass(m.Name) {
			read.People = append(read.People, m.Name.Sub(0, open)) // 赵某(办公室)
			m.Name = text.TrimBrackets(m.Name.Sub(open, m.Name.Len()))
		}
		if m.Name.Len() <= 4 && !read.MayEndName(m.Name) && !g.IsClass(m.Name) {
			read.People = append(read.People, m.Name)
			continue
		}
		offices = append(offices, m)
	}
	read.Mentions = offices
	return read
}
