package main

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds"
	"duban/seeds/paper"
	"duban/tui/words"
)

// ownPaper is what is known of a document that duban itself may have written: its
// mark, or if that is lost, its columns.
type ownPaper struct {
	mark paper.Mark
	// forms are those whose columns its tables have.
	forms []string
}

// takeMark returns a document without the comment that marks it, and its mark.
func takeMark(data []byte) ([]byte, paper.Mark) {
	if mark, ok := paper.ParseMark(seeds.Property(data, paper.MarkProperty)); ok {
		return data, mark
	}
	if !bytes.Contains(data, []byte(paper.MarkdownMark)) {
		return data, paper.Mark{}
	}
	text, mark := paper.CutMark(string(data))
	return []byte(text), mark
}

// see takes in the header of a table.
func (o *ownPaper) see(names []string) {
	for _, language := range []words.Language{words.Chinese, words.English} {
		said := words.In(language).Paper
		own := names
		for len(own) > 0 && strings.TrimRight(own[0], "0123456789") == said.Category {
			own = own[1:] // csv has a column for each level of headings
		}
		for form, tables := range ownColumns(said) {
			isOwn := slices.ContainsFunc(tables, func(columns []string) bool { return slices.Equal(columns, own) })
			if isOwn && !slices.Contains(o.forms, form) {
				o.forms = append(o.forms, form)
			}
		}
	}
}

// ownColumns returns the columns of the tables of each form.
func ownColumns(said words.Paper) map[string][][]string {
	open := []string{said.Number, said.Text, said.Lead, said.Due, said.Status, said.Latest}
	return map[string][][]string{
		paper.FormLedger:   {{said.Number, said.Text, said.Lead, said.Assist, said.Due, said.Status, said.Latest}},
		paper.FormProgress: {{said.Number, said.Text, said.Lead, said.Happened, said.Status}, open},
		paper.FormAnnual:   {{said.Number, said.Text, said.Lead, said.DoneAt, said.Verified, said.Latest}, open},
		paper.FormUrge:     {{said.Number, said.Text, said.Due, said.Pressing, said.Latest, said.Answer}},
		paper.FormReview:   {{said.Number, said.Text, said.Lead, said.Status, said.Verified, said.Likely}},
	}
}

// form is the form of a paper that lost its mark; empty if it seems to be none.
func (o *ownPaper) form() string {
	for _, form := range []string{paper.FormUrge, paper.FormReview, paper.FormAnnual, paper.FormProgress, paper.FormLedger} {
		if slices.Contains(o.forms, form) {
			return form
		}
	}
	return ""
}

// refuseExcerpt refuses, with a *model.ExcerptError, a paper of duban's own that does
// not hold the whole plan. Where only its columns and rows show that, it may also be
// a correction that removes the rest: with --remove it is one, of the plan that is
// returned.
func (s *session) refuseExcerpt(ctx context.Context, plans []model.PlanInfo, r reading, asked string, remove bool) (string, error) {
	mark, form := r.own.mark, r.own.form()
	switch {
	case mark.IsWhole():
		return asked, nil
	case mark.Form != "" && mark.Form != paper.FormLedger:
		return "", &model.ExcerptError{Form: mark.Form}
	case mark.Form == "" && form == "":
		return asked, nil
	}
	for _, info := range slices.Backward(plans) {
		if asked != "" && asked != info.ID && asked != strconv.Itoa(info.Year) {
			continue
		}
		snapshot, err := s.ledger.Load(ctx, info.ID)
		if err != nil {
			return "", err
		}
		held, all := model.HoldsTasks(snapshot.Plan, r.plan), len(snapshot.Plan.Tasks)
		excerpt := &model.ExcerptError{Plan: info.ID, Form: form, Tasks: held, Of: all}
		switch whole := held == len(r.plan.Tasks); {
		case mark.Form == paper.FormLedger && held > 0:
			excerpt.Form = mark.Form
			return "", excerpt
		case mark.Form != "":
		case form != paper.FormLedger && 2*held >= len(r.plan.Tasks):
			return "", excerpt
		case form == paper.FormLedger && whole && held < all && remove:
			return info.ID, nil
		case form == paper.FormLedger && whole && held < all:
			excerpt.Removable = true
			return "", excerpt
		case whole:
			return asked, nil // the whole plan
		}
	}
	return asked, nil
}
