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
