package clause

import (
	"slices"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// withUnreadNames returns the offices of a cell of which a person said that it names
// offices: what does not look like one is one too. Remarks in brackets stay unread.
func withUnreadNames(read text.OfficeList, cell document.Phrase, column lexicon.Role) text.OfficeList {
	if len(read.Unread) == 0 {
		return read
	}
	mentions, unread := slices.Clone(read.Mentions), []document.Phrase(nil)
	for _, words := range read.Unread {
		name := text.TrimBrackets(words)
		if name.Empty() || document.ClosingMark(words.Trim().At(0)) != 0 || !slices.ContainsFunc(name.Glyphs, func(c document.Glyph) bool { return document.IsLetter(c.Plain()) || document.IsDigit(c.Plain()) }) {
			unread = append(unread, words)
			continue
		}
		mentions = append(mentions, text.Mention{Name: name, Role: column})
	}
	slices.SortStableFunc(mentions, func(a, b text.Mention) int { return cell.Index(a.Name.Plain()) - cell.Index(b.Name.Plain()) })
	read.Mentions, read.Unread = mentions, unread
	return read
}

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
